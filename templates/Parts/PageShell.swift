import Markup

/// What a page puts into the shell.
struct PageShell {
  /// What Open Graph calls the page.
  enum Kind: String {
    case website, article, profile
  }

  var frame: SiteFrame
  var meta: PageMeta
  var kind = Kind.website
  /// JSON-LD, one object each; the way down from the home page is added.
  var structured: [JSONValue] = []
  /// Names in `templates/assets/`.
  var scripts: [String] = []
  /// The SHA-256, in base64, of the one script that may run in the page; it stands in the page itself.
  var onlyScriptHash: String?
  /// Names the layout in the style sheet.
  var layout: String

  /// The page's own words.
  var words: Words { .of(meta.language) }

  /// The whole document; `aside` stands beside the content on wide screens and after it on narrow ones.
  func document(aside: HTML? = nil, main: HTML) -> HTML {
    """
    <!doctype html>
    <html lang="\(meta.language)">
    <head>
    \(head)</head>
    <body class="\(layout)"\(progressData)>
    <a class="skip" href="#main">\(words.skipToContent)</a>
    \(siteHeader(frame, current: meta))
    <div class="page">
    <main id="main" tabindex="-1">
    \(main)</main>
    \(aside)</div>
    \(siteFooter(frame, current: meta))
    </body>
    </html>

    """
  }

  /// What the script of the learner's progress has to know.
  private var progressData: HTML {
    guard scripts.contains("progress.js") else { return HTML() }
    return
      #" data-progress="{&quot;home&quot;:&quot;\#(frame.progressURL)&quot;,&quot;words&quot;:\#(words.progressTexts)}""#
  }

  private var head: HTML {
    let title = meta.title == frame.title ? frame.title : "\(meta.title) — \(frame.title)"
    return """
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      \(onlyScriptHash.html { contentSecurityPolicy($0) })\
      <title>\(title)</title>
      <meta name="description" content="\(meta.description)">
      \(meta.robots == .noindex ? "<meta name=\"robots\" content=\"noindex\">\n" : HTML())\
      \(canonical)
      \(sharing)
      <link rel="stylesheet" href="\(frame.stylesheet)">
      \(frame.accent.flatMap(AccentColor.init)?.style)\
      \(frame.favicon.html { #"<link rel="icon" type="image/svg+xml" href="\#($0)">"# })
      <link rel="alternate" type="application/atom+xml" title="\(frame.title)" href="\(frame.feedURL)">
      \((onlyScriptHash == nil ? ["search.js"] + scripts : []).compactMap { frame.scripts[$0] }.html { #"<script type="module" src="\#($0)"></script>"# })\
      \((structured + breadcrumbData(frame, meta)).html(jsonLD))

      """
  }

  /// A saved copy has its style sheet beside it, so files may be read for that.
  private func contentSecurityPolicy(_ hash: String) -> HTML {
    """
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-\(hash)'; \
    style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data:; connect-src 'self'; base-uri 'none'; \
    form-action 'none'">

    """
  }

  private var canonical: HTML {
    let own = PageMeta.Alternate(language: meta.language, title: meta.title, url: meta.url)
    let alternates = meta.alternates.isEmpty ? [] : [own] + meta.alternates
    return """
      <link rel="canonical" href="\(frame.absolute(meta.url))">
      \(alternates.html {
        #"<link rel="alternate" hreflang="\#($0.language)" href="\#(frame.absolute($0.url))">"#
      })
      """
  }

  private var sharing: HTML {
    """
    <meta property="og:type" content="\(kind.rawValue)">
    <meta property="og:site_name" content="\(frame.title)">
    <meta property="og:title" content="\(meta.title)">
    <meta property="og:description" content="\(meta.description)">
    <meta property="og:url" content="\(frame.absolute(meta.url))">
    <meta property="og:locale" content="\(meta.language.split(separator: "-").joined(separator: "_"))">
    \(meta.image.html { image in
      """
      <meta property="og:image" content="\(frame.absolute(image.url))">
      \(image.alt.isEmpty ? HTML() : #"<meta property="og:image:alt" content="\#(image.alt)">"#)
      """
    })
    <meta name="twitter:card" content="\(meta.image == nil ? "summary" : "summary_large_image")">
    """
  }

  private func jsonLD(_ value: JSONValue) -> HTML {
    """
    <script type="application/ld+json">\(json: JSONText(value))</script>

    """
  }
}

extension SiteFrame {
  /// A link of the site in full; addresses elsewhere stay as they are.
  func absolute(_ url: SafeURL) -> String {
    url.text.hasPrefix("/") && !url.text.hasPrefix("//") ? origin + url.text : url.text
  }
}
