import Markdown

/// Imports a lesson of The Carpentries' Workbench: one course, with its episodes as lessons.
struct WorkbenchImport {
  private let folder: SourceFolder
  private let options: ImportOptions
  private let config: WorkbenchConfig
  private var draft: SiteDraft
  /// Reference definitions that all texts share.
  private var definitions: [(label: String, line: String, origin: TextOrigin)] = []

  /// Reads the lesson.
  static func run(_ folder: SourceFolder, _ options: ImportOptions) throws(ImportError) -> Importation {
    guard folder.contains(WorkbenchConfig.file), folder.containsFolder("episodes") else {
      let isOlder = folder.contains("_config.yml") || folder.containsFolder("_episodes")
      throw .otherKind(
        folder: folder.name, lacks: folder.contains(WorkbenchConfig.file) ? "folder `episodes`" : "`config.yaml`",
        help: isOlder
          ? "this lesson is of the older, Jekyll kind; the Workbench's own transition comes first"
          : "name the lesson's folder, the one that holds `config.yaml` and `episodes/`")
    }
    var notes: [ImportNote] = []
    let config = WorkbenchConfig(folder, notes: &notes)
    var lesson = WorkbenchImport(folder, options, config, notes)
    return try lesson.read()
  }

  private init(_ folder: SourceFolder, _ options: ImportOptions, _ config: WorkbenchConfig, _ notes: [ImportNote]) {
    self.folder = folder
    self.options = options
    self.config = config
    draft = SiteDraft(folder)
    draft.notes = notes
  }

  /// A text of the lesson that has been read.
  private struct Part {
    var title: String
    var minutes: Int?
    var objectives: [String]
    var source: String
    var text: TextDraft
  }

  private mutating func read() throws(ImportError) -> Importation {
    readDefinitions()
    var parts = files(of: "learners").filter { SourcePath.stem(of: $0) == "setup" }.compactMap { part($0) }
    let episodes = files(of: "episodes").compactMap { part($0) }
    guard !episodes.isEmpty else {
      throw .nothingToImport(folder: folder.name, reason: "`episodes/` holds no text")
    }
    parts += episodes
    parts += files(of: "learners").filter { SourcePath.stem(of: $0) != "setup" }.compactMap { part($0) }
    parts += files(of: "profiles").compactMap { part($0) }
    for file in files(of: "instructors") {
      draft.notes.append(ImportNote(.lost, file, "what is for instructors is not published, and is left out"))
    }
    addCourse(parts)
    let pages = Set(parts.map(\.source) + ["index.md"])
    return draft.finish { [folder] destination, _, file in
      WorkbenchLinks(folder: folder, pages: pages).destination(destination, from: file.source)
    }
  }

  private mutating func readDefinitions() {
    guard folder.contains("links.md"), let text = folder.text(of: "links.md", notes: &draft.notes) else { return }
    let traced = TracedText(text, file: "links.md")
    for index in 0..<traced.lineCount {
      var line = TracedText()
      line.append(traced.line(index), traced.origin(ofLine: index))
      for (label, written) in LinkReferences.definitions(in: line) {
        definitions.append((label, written, traced.origin(ofLine: index)))
      }
    }
  }

  /// The texts of a folder in the order that `config.yaml` gives, or that of their names.
  private mutating func files(of name: String) -> [String] {
    let there = folder.files(below: name).filter { file in
      SourcePath.folder(of: file) == name && ["md", "rmd"].contains(SourcePath.fileExtension(of: file))
    }
    let order = config.order(of: name)
    guard !order.isEmpty else { return there }
    var files: [String] = []
    for entry in order {
      let line = config.line(naming: entry)
      guard let file = SourcePath.join(name, entry), file.hasPrefix(name + "/") else {
        draft.notes.append(
          ImportNote(.missing, WorkbenchConfig.file, line, "`\(entry)` is left out: it lies outside of `\(name)/`"))
        continue
      }
      guard there.contains(file) else {
        draft.notes.append(
          ImportNote(.missing, WorkbenchConfig.file, line, "`\(file)` is left out: there is no such file"))
        continue
      }
      if !files.contains(file) { files.append(file) }
    }
    for file in there where !files.contains(file) && name == "episodes" {
      draft.notes.append(ImportNote(.lost, file, "`config.yaml` does not list this episode: it is left out"))
    }
    return name == "episodes" ? files : files + there.filter { !files.contains($0) }
  }

  private mutating func part(_ file: String) -> Part? {
    guard let written = folder.text(of: file, notes: &draft.notes) else { return nil }
    let matter = SourceFrontMatter(written, file: file, notes: &draft.notes)
    let (text, objectives) = prepare(matter.body)
    let title =
      matter.keys["title"]?.text.map { MarkdownWriting.plain($0).collapsed }?.nonBlank
      ?? text.text.leadingHeading?.title.nonBlank ?? SourcePath.stem(of: file)
    var body = text
    body.removeTitle(title)
    guard !body.text.isBlank else {
      draft.notes.append(ImportNote(.lost, file, "“\(title)” has no text and is left out"))
      return nil
    }
    if SourcePath.fileExtension(of: file) == "rmd" {
      draft.notes.append(ImportNote(.lost, file, "the code of R Markdown is shown, and its output is not computed"))
    }
    let times = ["teaching", "exercises"].compactMap { matter.keys[$0]?.number }.filter { $0 >= 0 && $0 < 100_000 }
    let minutes = times.reduce(0, +)
    return Part(
      title: title, minutes: minutes > 0 ? minutes : nil, objectives: objectives, source: file, text: body)
  }

  /// A text as Miyabi reads it.
  private mutating func prepare(_ text: TracedText) -> (TextDraft, objectives: [String]) {
    var text = WorkbenchTemplates.rewrite(text, config, notes: &draft.notes)
    text = WorkbenchTables.rewrite(text, notes: &draft.notes)
    text = WorkbenchCode.rewrite(text, notes: &draft.notes)
    text = InlineAttributes.rewrite(text)
    let divs = WorkbenchDivs.rewrite(text, notes: &draft.notes)
    return (TextDraft.make(addDefinitions(to: divs.text), notes: &draft.notes), divs.objectives)
  }

  /// Appends the shared definitions of labels that a text uses and does not define.
  private func addDefinitions(to text: TracedText) -> TracedText {
    guard !definitions.isEmpty else { return text }
    let used = Set(LinkReferences.uses(in: text.bytes, VerbatimMap(text.bytes)).map(\.label))
    let own = LinkReferences.definitions(in: text)
    var result = text
    var isFirst = true
    for (label, line, origin) in definitions where used.contains(label) && own[label] == nil {
      if isFirst { result.append("", origin) }
      isFirst = false
      result.append(line, origin)
    }
    return result
  }

  private mutating func addCourse(_ parts: [Part]) {
    var body = TextDraft(text: TracedText())
    if folder.contains("index.md"), let written = folder.text(of: "index.md", notes: &draft.notes) {
      let matter = SourceFrontMatter(written, file: "index.md", notes: &draft.notes)
      body = prepare(matter.body).0
    }
    let title = config.title ?? body.text.leadingHeading?.title.nonBlank ?? folder.lastName
    body.removeTitle(title)
    var slugs = SlugMaker()
    let home =
      "content/courses/"
      + (options.course.flatMap(SlugMaker.base) ?? slugs.slug(for: title, folder.lastName, fallback: "lesson"))
    var keys = FrontMatterKeys()
    keys.setText("title", title, limit: 200)
    keys.setText("description", body.summary ?? title, limit: 300)
    keys["status"] = .plain("published")
    keys["language"] = config.language.map { .plain($0) }
    keys["publishedAt"] = config.created.map { .plain($0) }
    keys["categories"] = .list([draft.category(options.category ?? config.programme)])
    let tags = Tags.usable(config.keywords)
    keys["tags"] = tags.isEmpty ? nil : .list(tags)
    draft.add(
      DraftFile(
        kind: .course, path: home + "/course.md", keys: keys, text: body.text, source: "index.md", names: body.names))
    var names = LessonNames(count: parts.count)
    for part in parts {
      var keys = FrontMatterKeys()
      keys.setText("title", part.title, limit: 200)
      keys.setText("description", part.text.summary, limit: 300)
      keys["duration"] = part.minutes.map { .plain("\($0)m") }
      keys["objectives"] = part.objectives.isEmpty ? nil : .list(part.objectives)
      draft.add(
        DraftFile(
          kind: .lesson,
          path: home + "/lessons/" + names.next(title: part.title, fallback: SourcePath.stem(of: part.source)),
          keys: keys, text: part.text.text, source: part.source, names: part.text.names))
    }
    addSite(title, keys)
  }

  private mutating func addSite(_ title: String, _ keys: FrontMatterKeys) {
    draft.setSite("title", .text(title.shortened(to: 200)))
    draft.setSite("language", keys["language"])
    if let contact = config.contact, ContactText.isAddress(contact) { draft.setSite("contact", .text(contact)) }
    draft.setSite("licence", config.licence.map { .text($0.shortened(to: 300)) })
    if let stage = config.lifeCycle, stage != "stable" {
      draft.notes.append(
        ImportNote(
          .lost, WorkbenchConfig.file, config.line(naming: "life_cycle"),
          "the life cycle `\(stage)` has no equivalent: the course is published"))
    }
  }
}

/// Where links of a lesson lead. The Workbench puts all pages into one folder, whatever folders their texts lie in.
struct WorkbenchLinks {
  let folder: SourceFolder
  let pages: Set<String>

  private static let folders = ["", "episodes/", "learners/", "profiles/", "instructors/", "site/"]

  /// Where a destination leads that is written in a text.
  func destination(_ text: String, from file: String) -> SourceDestination {
    let written = WrittenDestination(text)
    if written.isElsewhere { return .asWritten }
    if written.path.isEmpty { return .here(fragment: written.fragment ?? "") }
    if SourcePath.name(of: written.path) == "index.html", written.fragment == "setup",
      pages.contains("learners/setup.md")
    {
      return .file("learners/setup.md", fragment: nil)
    }
    let path = String(written.path.drop { $0 == "/" })
    let beside = SourcePath.join(SourcePath.folder(of: file), path)
    var rest = path[...]
    while rest.hasPrefix("../") || rest.hasPrefix("./") { rest = rest.drop { $0 == "." }.dropFirst() }
    if rest.hasPrefix("instructor/") { rest = rest.dropFirst("instructor/".count) }
    let flat = WorkbenchLinks.folders.compactMap { SourcePath.normalized($0 + rest) }
    let candidates = ([beside].compactMap(\.self) + flat).flatMap(names)
    if let page = candidates.first(where: pages.contains) { return .file(page, fragment: written.fragment) }
    if let found = candidates.first(where: folder.contains) {
      // What is for instructors stays with them.
      return found.hasPrefix("instructors/") ? .nowhere : .file(found, fragment: written.fragment)
    }
    return folder.containsFolder(path) ? .nowhere : beside.map { .file($0, fragment: written.fragment) } ?? .nowhere
  }

  private func names(_ path: String) -> [String] {
    if path.isEmpty { return ["index.md"] }
    if path.hasSuffix(".html") {
      let stem = path.dropLast(".html".count)
      return [stem + ".md", stem + ".Rmd", path]
    }
    if path.hasSuffix(".md") { return [path, path.dropLast(3) + ".Rmd"] }
    return [path, path + ".md", path + ".Rmd"]
  }
}
