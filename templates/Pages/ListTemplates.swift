import Markup

/// The catalog, a category or a tag: its courses.
func courseListTemplate(_ page: CourseListPage) -> HTML {
  let words = Words.of(page.meta.language)
  let shell = PageShell(
    frame: page.frame, meta: page.meta, structured: page.frame.listData(page.meta.title, page.courses), layout: "list")
  var eyebrow: HTML?
  var body: HTML?
  var children = HTML()
  var lede: String?
  if case .category(let icon, _, let text, let below) = page.subject {
    eyebrow = icon.map { #"<span class="icon" aria-hidden="true">\#($0)</span>"# }
    body = prose(text)
    children = section(words.categories, categoryTree(below, words))
    lede = page.meta.description
  }
  return shell.document(
    main: """
      \(pageHeader(page.meta, eyebrow: eyebrow, title: page.meta.title, lede: lede))\
      \(body)\(children)\
      \(page.courses.isEmpty
        ? #"<p class="empty">\#(words.nothingHere)</p>"#
        : section(words.allCourses, cards(page.courses.html { courseCard($0, page.frame, words) })))
      """)
}

/// All learning paths.
func pathListTemplate(_ page: PathListPage) -> HTML {
  let words = Words.of(page.meta.language)
  return listDocument(page.frame, page.meta, cards(page.paths.html { pathCard($0, words, heading: .second) }))
}

/// The tree of categories.
func categoryListTemplate(_ page: CategoryListPage) -> HTML {
  listDocument(page.frame, page.meta, categoryTree(page.categories, .of(page.meta.language)))
}

/// All tags.
func tagListTemplate(_ page: TagListPage) -> HTML {
  let words = Words.of(page.meta.language)
  let list: HTML = """
    <ul class="tags">\(page.tags.html {
      #"<li><a href="\#($0.link.url)">\#($0.link.title)</a> <small>\#(words.courseCount($0.courseCount))</small></li>"#
    })</ul>
    """
  return listDocument(page.frame, page.meta, page.tags.isEmpty ? HTML() : list)
}

/// All people.
func personListTemplate(_ page: PersonListPage) -> HTML {
  let words = Words.of(page.meta.language)
  let list: HTML = #"<ul class="people">\#(page.people.html { personCard($0, words, heading: .second) })</ul>"#
  return listDocument(page.frame, page.meta, page.people.isEmpty ? HTML() : list)
}

private func listDocument(_ frame: SiteFrame, _ meta: PageMeta, _ content: HTML) -> HTML {
  let words = Words.of(meta.language)
  let shell = PageShell(frame: frame, meta: meta, layout: "list")
  return shell.document(
    main: """
      \(pageHeader(meta, title: meta.title, lede: nil))\
      \(content.isEmpty ? #"<p class="empty">\#(words.nothingHere)</p>"# : content)
      """)
}
