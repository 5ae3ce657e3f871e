import CatalogModel
import Markup

/// A text made from Markdown.
func prose(_ body: RenderedBody?) -> HTML {
  body.html { body in
    """
    <div class="prose">
    \(body.html)
    </div>

    """
  }
}

/// The headings of a text; nothing where there are fewer than three.
func tableOfContents(_ body: RenderedBody?, _ words: Words) -> HTML {
  let headings = (body?.outline ?? []).filter { $0.level <= 3 }
  guard headings.count >= 3 else { return HTML() }
  return """
    <details class="toc"><summary>\(words.onThisPage)</summary>
    <nav aria-label="\(words.onThisPage)"><ul>\
    \(headings.html { heading in
      """
      <li\(attribute: "class", heading.level > 2 ? "deep" : nil)><a href="#\(heading.id)">\(heading.title)</a></li>
      """
    })\
    </ul></nav></details>

    """
}

/// The top of a page: the way down, a line above the title, the title, a sentence.
func pageHeader(_ meta: PageMeta, eyebrow: HTML? = nil, title: String, lede: String?, more: HTML? = nil) -> HTML {
  """
  <header class="page-header">
  \(breadcrumbs(meta, .of(meta.language)))\
  \(eyebrow.html { #"<p class="eyebrow">\#($0)</p>"# })
  <h1>\(title)</h1>
  \(lede.html { $0.isEmpty ? HTML() : #"<p class="lede">\#($0)</p>"# })
  \(more)
  </header>

  """
}

/// A part of a page under a heading of level 2; nothing where the part is empty.
func section(_ title: String, class name: String? = nil, id: String? = nil, _ content: HTML) -> HTML {
  guard !content.isEmpty else { return HTML() }
  return """
    <section\(attribute: "class", name)\(attribute: "id", id)>
    <h2>\(title)</h2>
    \(content)
    </section>

    """
}
