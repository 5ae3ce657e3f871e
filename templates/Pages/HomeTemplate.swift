import Markup

/// The first page: what the site is, what it offers first, and the ways in.
func homeTemplate(_ page: HomePage) -> HTML {
  let shell = PageShell(frame: page.frame, meta: page.meta, structured: [page.frame.siteData], layout: "home")
  let words = shell.words
  return shell.document(
    main: """
      <header class="hero">
      <h1>\(page.frame.title)</h1>
      \(page.frame.description.isEmpty ? HTML() : #"<p class="lede">\#(page.frame.description)</p>"#)
      <p class="facts">\(facts([words.courseCount(page.courseCount), words.lessonCount(page.lessonCount)]))</p>
      <p><a class="button" href="\(page.catalog.url)">\(words.browse)</a></p>
      </header>
      \(section(words.featured, cards(page.featured.html { courseCard($0, page.frame, words) })))\
      \(section(page.featured.isEmpty ? words.courses : words.moreCourses, cards(page.recent.html { courseCard($0, page.frame, words) })))\
      \(section(words.paths, cards(page.paths.html { pathCard($0, words) })))\
      \(section(words.categories, categoryTree(page.categories, words)))
      """)
}

/// Cards side by side; nothing for none.
func cards(_ content: HTML) -> HTML {
  content.isEmpty ? content : "<div class=\"cards\">\n\(content)</div>"
}

/// Categories with those below them.
func categoryTree(_ categories: [CategoryCard], _ words: Words) -> HTML {
  guard !categories.isEmpty else { return HTML() }
  return """
    <ul class="tree">\(categories.html { category in
      """
      <li><a href="\(category.link.url)">\(category.icon.html { #"<span aria-hidden="true">\#($0)</span> "# })\
      \(category.link.title)</a> <small>\(words.courseCount(category.courseCount))</small>\
      \(categoryTree(category.children, words))</li>
      """
    })</ul>
    """
}
