import Markup

/// The site's name and the ways through it.
func siteHeader(_ frame: SiteFrame, current meta: PageMeta) -> HTML {
  let words = Words.of(frame.language)
  return """
    <header class="site-header"\(attribute: "lang", otherLanguage(frame, than: meta))>
    <a class="brand" href="\(frame.homeURL)"\(attribute: "aria-current", meta.url == frame.homeURL ? "page" : nil)>\
    \(frame.logo.html { brandPicture($0) })<span>\(frame.title)</span></a>
    \(frame.navigation.isEmpty ? HTML() : siteNavigation(frame.navigation, words.siteNavigation, current: meta))
    \(searchButton(frame, words))
    </header>
    """
}

private func siteNavigation(_ links: [Link], _ label: String, current meta: PageMeta) -> HTML {
  """
  <nav aria-label="\(label)"><ul>\
  \(links.html { link in
    """
    <li><a href="\(link.url)"\(attribute: "aria-current", currentMark(link, meta))>\(link.title)</a></li>
    """
  })\
  </ul></nav>
  """
}

/// The page itself, or one that the page lies below.
private func currentMark(_ link: Link, _ meta: PageMeta) -> String? {
  if link.url == meta.url { return "page" }
  return meta.breadcrumbs.dropFirst().contains { $0.url == link.url } ? "true" : nil
}

/// Opens the search; shown by its script, because nothing is searched without it.
private func searchButton(_ frame: SiteFrame, _ words: Words) -> HTML {
  """
  <button type="button" class="search" data-index="\(frame.searchURL)" \
  data-words="\(words.searchTexts)" hidden>\(words.search)</button>
  """
}

private func brandPicture(_ logo: Picture) -> HTML {
  """
  <img src="\(logo.url)" alt="" height="32"\(attribute: "width", logoWidth(logo))>
  """
}

private func logoWidth(_ logo: Picture) -> String? {
  guard let width = logo.width, let height = logo.height, height > 0, width > 0 else { return nil }
  return String(max(1, width * 32 / height))
}

private func otherLanguage(_ frame: SiteFrame, than meta: PageMeta) -> String? {
  frame.language == meta.language ? nil : frame.language
}

/// Links, licence, contact, feed.
func siteFooter(_ frame: SiteFrame, current meta: PageMeta) -> HTML {
  let words = Words.of(frame.language)
  return """
    <footer class="site-footer"\(attribute: "lang", otherLanguage(frame, than: meta))>
    <p class="colophon"><strong>\(frame.title)</strong> \(frame.description)</p>
    <ul>\
    \(frame.footer.html { #"<li><a href="\#($0.url)">\#($0.title)</a></li>"# })\
    \(frame.contact.html { #"<li><a href="\#($0)">\#(words.contact)</a></li>"# })\
    <li><a href="\(frame.progressURL)">\(words.progress)</a></li>\
    <li><a href="\(frame.feedURL)">\(words.feed)</a></li>\
    \(frame.licence.html { licence($0, words) })\
    </ul>
    </footer>
    """
}

private func licence(_ text: String, _ words: Words) -> HTML {
  guard text.hasPrefix("https://") || text.hasPrefix("http://"), let url = SafeURL(text) else {
    return "<li>\(words.licence): \(text)</li>"
  }
  return #"<li><a rel="license" href="\#(url)">\#(words.licence)</a></li>"#
}

/// The way down from the home page.
func breadcrumbs(_ meta: PageMeta, _ words: Words) -> HTML {
  guard !meta.breadcrumbs.isEmpty else { return HTML() }
  return """
    <nav class="breadcrumbs" aria-label="\(words.breadcrumbs)"><ol>\
    \(meta.breadcrumbs.html { #"<li><a href="\#($0.url)">\#($0.title)</a></li>"# })\
    </ol></nav>

    """
}
