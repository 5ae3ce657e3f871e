import Markdown

/// Imports a site of Hugo: each folder at the top of its content becomes a course, the pages beside them stay pages.
struct HugoImport {
  private let folder: SourceFolder
  private let options: ImportOptions
  private let config: HugoConfig
  private let root: String
  private var draft: SiteDraft
  private var links: HugoLinks
  private var aliases = AliasShelf()
  private var courseSlugs = SlugMaker()
  private var pageSlugs = SlugMaker(reserved: SlugMaker.sitesOwn)

  /// Reads the site.
  static func run(_ folder: SourceFolder, _ options: ImportOptions) throws(ImportError) -> Importation {
    var notes: [ImportNote] = []
    let config = HugoConfig(folder, notes: &notes)
    let isSite = config.file != nil || folder.containsFolder(config.contentFolder)
    let root = isSite ? contentRoot(folder, config, notes: &notes) : ""
    guard folder.containsFolder(root.isEmpty ? "." : root) else {
      throw .otherKind(
        folder: folder.name, lacks: "folder `\(root)`", help: "name the site's folder, or its content folder")
    }
    let tree = HugoTree.read(folder, root: root, config, notes: &notes)
    guard !tree.allPages.isEmpty else {
      throw .otherKind(
        folder: folder.name, lacks: "Markdown file",
        help: "name the site's folder (where `hugo.toml` is), or its content folder")
    }
    var site = HugoImport(folder, options, config, root: root, notes)
    return try site.read(tree)
  }

  private init(
    _ folder: SourceFolder, _ options: ImportOptions, _ config: HugoConfig, root: String, _ notes: [ImportNote]
  ) {
    self.folder = folder
    self.options = options
    self.config = config
    self.root = root
    draft = SiteDraft(folder)
    draft.notes = notes
    links = HugoLinks(folder, root: root, config)
  }

  /// The folder that holds the texts of the language that is imported.
  private static func contentRoot(_ folder: SourceFolder, _ config: HugoConfig, notes: inout [ImportNote]) -> String {
    let content = config.contentFolder
    let own = content + "/" + config.defaultLanguage
    guard folder.containsFolder(own), config.languages.count != 1 || config.languages[config.defaultLanguage] != nil
    else {
      return content
    }
    for language in config.languages.keys.sorted() where language != config.defaultLanguage {
      let other = content + "/" + language
      if folder.containsFolder(other) {
        notes.append(ImportNote(.lost, other, "the translation (\(language)) is left out: one language is imported"))
      }
    }
    return own
  }

  private mutating func read(_ tree: HugoSection) throws(ImportError) -> Importation {
    for page in tree.allPages { addPlace(of: page) }
    // The pages beside the sections, and what the home page says.
    for case .page(let page) in tree.members { addPage(page) }
    if let home = tree.page { addPage(home) }
    for case .section(let section) in tree.members { addCourse(section) }
    addSite()
    guard !draft.files.isEmpty else {
      throw .nothingToImport(folder: folder.name, reason: "all of its pages are drafts or have no text")
    }
    return draft.finish { [links] destination, _, file in links.destination(destination, from: file.source) }
  }

  private mutating func addPlace(of page: HugoPage) {
    var others: [String] = []
    let parent = SourcePath.folder(of: page.path)
    if let slug = page.matter.keys["slug"]?.text?.nonBlank {
      others.append(parent.isEmpty ? slug : parent + "/" + slug)
    }
    if let url = page.matter.keys["url"]?.text?.nonBlank {
      others.append(String(url.split(separator: "/").joined(separator: "/")))
    }
    links.add(file: page.file, path: page.path, otherPaths: others)
  }

  /// The text of a page as Miyabi reads it; `nil` where it is not imported, with a note.
  private mutating func text(of page: HugoPage) -> TextDraft? {
    guard !page.isDraft || page.isSection, !page.isHidden else {
      draft.notes.append(
        ImportNote(
          .lost, page.file, page.matter.line(of: page.isDraft ? "draft" : "build"),
          page.isDraft ? "“\(page.title)” is a draft and is left out" : "“\(page.title)” has no page and is left out"))
      return nil
    }
    let keys = page.matter.keys
    var text = HugoShortcodes.rewrite(page.matter.body, notes: &draft.notes) { [config] name in
      keys[name]?.text ?? keys["params"]?[name]?.text ?? config.parameter(name)
    }
    text = HugoBlockAttributes.rewrite(text, notes: &draft.notes)
    text = InlineAttributes.rewrite(CodeFences.rewrite(text))
    let own = ["math", "katex", "mathjax"].contains { keys[$0]?.flag ?? keys["params"]?[$0]?.flag ?? false }
    let hasFormulas = own || config.hasFormulas
    text = Formulas.rewrite(
      text, dollars: hasFormulas ? .formulas : .text, parentheses: hasFormulas ? .formulas : .text)
    var body = TextDraft.make(text, notes: &draft.notes)
    body.removeTitle(page.title)
    return body
  }

  private mutating func addPage(_ page: HugoPage) {
    guard let body = text(of: page) else { return }
    guard !body.text.isBlank else {
      if !page.isSection {
        draft.notes.append(ImportNote(.lost, page.file, "“\(page.title)” has no text and is left out"))
      }
      return
    }
    let name = page.path.isEmpty ? "home" : page.matter.keys["slug"]?.text ?? SourcePath.name(of: page.path)
    let slug = pageSlugs.slug(for: name, page.title, fallback: "page")
    aliases.reserve("/\(slug)/")
    var keys = FrontMatterKeys()
    keys.setText(
      "title", page.path.isEmpty && page.matter.keys["title"] == nil ? config.title ?? "Home" : page.title, limit: 200)
    keys.setText("description", description(of: page) ?? body.summary, limit: 300)
    if isInMenu(page) { keys["navigation"] = .plain("true") }
    if page.path.isEmpty {
      draft.notes.append(ImportNote(.changed, page.file, "what the home page says is now the page `\(slug)`"))
    }
    addDates(of: page, to: &keys)
    keys["aliases"] = aliases.list(of: page, config)
    draft.add(
      DraftFile(
        kind: .page, path: "content/pages/\(slug).md", keys: keys, text: body.text, source: page.file, names: body.names
      ))
  }

  private mutating func addCourse(_ section: HugoSection) {
    let name = SourcePath.name(of: section.path)
    guard !config.taxonomies.contains(name.lowercased()) else {
      for page in section.allPages {
        draft.notes.append(
          ImportNote(.lost, page.file, "what is said about `\(name)` has no equivalent: “\(page.title)” is left out"))
      }
      return
    }
    let slug = courseSlugs.slug(for: name, section.title, fallback: "course")
    let home = "content/courses/\(slug)"
    let body = section.page.flatMap { text(of: $0) } ?? TextDraft(text: TracedText())
    let pages = section.allPages.filter { !$0.isDraft }
    guard !body.text.isBlank || section.allPages.contains(where: { $0.path != section.path }) else {
      if let page = section.page {
        draft.notes.append(ImportNote(.lost, page.file, "“\(page.title)” has neither a text nor pages and is left out"))
      }
      return
    }
    var keys = FrontMatterKeys()
    keys.setText("title", section.title, limit: 200)
    keys.setText("description", section.page.flatMap(description) ?? body.summary ?? section.title, limit: 300)
    keys["status"] = .plain("published")
    addDates(of: section.page, to: &keys, publishes: true)
    addPeopleAndWords(of: pages, to: &keys)
    keys["aliases"] = section.page.flatMap { aliases.list(of: $0, config) }
    let source = section.page?.file ?? (root.isEmpty ? "" : root + "/") + section.path + "/_index.md"
    let course = DraftFile(
      kind: .course, path: home + "/course.md", keys: keys, text: body.text, source: source, names: body.names)
    if section.page == nil { links.add(file: source, path: section.path, otherPaths: []) }
    let before = draft.files.count
    draft.add(course)
    var names = LessonNames(count: section.allPages.count)
    addLessons(of: section, under: nil, home, &names)
    if draft.files.count == before + 1 {
      draft.notes.append(
        ImportNote(.changed, source, "no page of the course “\(section.title)” is imported: it is a draft"))
    }
    if draft.files.count == before + 1 || section.page?.isDraft ?? false {
      draft.updateKeys(ofSource: source) { $0["status"] = .plain("draft") }
    }
  }

  private mutating func addLessons(
    of section: HugoSection, under title: String?, _ home: String, _ names: inout LessonNames
  ) {
    for member in section.members {
      switch member {
      case .page(let page): addLesson(page, under: title, home, &names)
      case .section(let inner):
        if let page = inner.page { addLesson(page, under: inner.title, home, &names) }
        addLessons(of: inner, under: inner.title, home, &names)
      }
    }
  }

  private mutating func addLesson(_ page: HugoPage, under title: String?, _ home: String, _ names: inout LessonNames) {
    if page.isSection, page.isDraft { return }
    guard let body = text(of: page) else { return }
    guard !body.text.isBlank else {
      if !page.isSection {
        draft.notes.append(ImportNote(.lost, page.file, "“\(page.title)” has no text and is left out"))
      }
      return
    }
    var keys = FrontMatterKeys()
    keys.setText("title", page.title, limit: 200)
    keys.setText("description", description(of: page) ?? body.summary, limit: 300)
    keys["section"] = names.section(title).map { .text($0) }
    addDates(of: page, to: &keys)
    keys["aliases"] = aliases.list(of: page, config)
    let name = page.matter.keys["slug"]?.text ?? SourcePath.name(of: page.path)
    draft.add(
      DraftFile(
        kind: .lesson, path: home + "/lessons/" + names.next(title: name, fallback: page.title), keys: keys,
        text: body.text, source: page.file, names: body.names))
  }

  private func description(of page: HugoPage) -> String? {
    (page.matter.keys["description"] ?? page.matter.keys["summary"])?.text
      .map { MarkdownWriting.plain($0).collapsed }?.nonBlank
  }

  private func isInMenu(_ page: HugoPage) -> Bool {
    guard let menu = page.matter.keys["menu"] ?? page.matter.keys["menus"] else { return false }
    return menu.texts.contains("main") || menu["main"] != nil
  }

  private func addDates(of page: HugoPage?, to keys: inout FrontMatterKeys, publishes: Bool = false) {
    guard let matter = page?.matter.keys else { return }
    func day(_ names: String...) -> FrontMatterValue? {
      names.lazy.compactMap { matter[$0]?.text.flatMap(DateText.day) }.first.map { .plain($0) }
    }
    if publishes {
      keys["publishedAt"] = day("publishdate", "date")
      keys["updatedAt"] = day("lastmod")
    } else {
      keys["updatedAt"] = day("lastmod", "date")
    }
  }

  /// What its pages say of a course: who wrote them, and where they stand.
  private mutating func addPeopleAndWords(of pages: [HugoPage], to keys: inout FrontMatterKeys) {
    func words(_ names: String...) -> [String] {
      pages.flatMap { page in names.flatMap { page.matter.keys[$0]?.texts ?? [] } }.map(\.collapsed)
        .filter { !$0.isEmpty }
    }
    var authors = words("author", "authors")
    if authors.isEmpty { authors = config.authors }
    let people = authors.map { draft.person($0) }.uniqued
    keys["creator"] = people.first.map { .text($0) }
    keys["instructors"] = people.isEmpty ? nil : .list(people)
    var categories = words("categories", "category")
    if let category = options.category { categories.insert(category, at: 0) }
    if categories.isEmpty { categories = ["Imported"] }
    keys["categories"] = .list(categories.map { draft.category($0) }.uniqued)
    let tags = Tags.usable(words("tags"))
    keys["tags"] = tags.isEmpty ? nil : .list(tags)
  }

  private mutating func addSite() {
    draft.setSite("title", .text((config.title ?? HugoPage.title(ofName: folder.lastName)).shortened(to: 200)))
    draft.setSite("description", config.description.map { .text($0.shortened(to: 1000)) })
    draft.setSite("baseURL", config.baseURL.map { .text($0) })
    draft.setSite("language", config.languageTag.map { .plain($0) })
  }
}
