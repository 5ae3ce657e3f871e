import Markdown

/// Imports a book of mdBook: one course, with its chapters as lessons.
struct BookImport {
  private let folder: SourceFolder
  private let options: ImportOptions
  private let manifest: BookManifest
  private let source: String
  private var draft: SiteDraft
  private var directives: BookDirectives
  private var aliases = AliasShelf()

  /// Reads the book.
  static func run(_ folder: SourceFolder, _ options: ImportOptions) throws(ImportError) -> Importation {
    var notes: [ImportNote] = []
    var manifest = BookManifest()
    if folder.contains(BookManifest.file) {
      manifest = BookManifest.read(folder, notes: &notes)
    } else if !folder.contains("src/SUMMARY.md"), !folder.contains("SUMMARY.md") {
      throw .otherKind(
        folder: folder.name, lacks: "`book.toml`", help: "name the book's folder, the one that holds `book.toml`")
    }
    var source = SourcePath.normalized(manifest.source) ?? ""
    if !folder.contains(join(source, "SUMMARY.md")), folder.contains("SUMMARY.md") { source = "" }
    var book = BookImport(folder, options, manifest, source: source, notes: notes)
    return try book.read()
  }

  private init(
    _ folder: SourceFolder, _ options: ImportOptions, _ manifest: BookManifest, source: String, notes: [ImportNote]
  ) {
    self.folder = folder
    self.options = options
    self.manifest = manifest
    self.source = source
    draft = SiteDraft(folder)
    draft.notes = notes
    directives = BookDirectives(folder)
  }

  private mutating func read() throws(ImportError) -> Importation {
    for name in manifest.preprocessors {
      draft.notes.append(
        ImportNote(.lost, BookManifest.file, "the preprocessor `\(name)` does not run: what it would add is missing"))
    }
    let file = join(source, "SUMMARY.md")
    let text: String
    do {
      text = try folder.text(of: file)
    } catch {
      throw .unreadable(file: file, reason: error.explanation)
    }
    let summary = BookSummary(text, file: file, notes: &draft.notes)
    let chapters = chapters(of: summary, in: file)
    guard !chapters.isEmpty else {
      throw .nothingToImport(folder: folder.name, reason: "`\(file)` names no chapter that has a text")
    }
    add(chapters)
    let sources = Set(chapters.map(\.source))
    return draft.finish { [folder, source] destination, _, file in
      BookLinks(folder: folder, root: source, chapters: sources).destination(destination, from: file.source)
    }
  }

  /// A chapter whose text has been read.
  private struct Chapter {
    var title: String
    var section: String?
    var source: String
    var text: TextDraft
  }

  private mutating func chapters(of summary: BookSummary, in file: String) -> [Chapter] {
    var chapters: [Chapter] = []
    var seen: Set<String> = []
    let hasParts = summary.chapters.contains { $0.part != nil }
    var top: String?
    for (index, chapter) in summary.chapters.enumerated() {
      let children = summary.children(of: index)
      if chapter.depth == 0 { top = children.isEmpty ? nil : chapter.title }
      guard let name = chapter.file else {
        draft.notes.append(
          ImportNote(.lost, file, chapter.line, "the draft chapter “\(chapter.title)” has no text and is left out"))
        continue
      }
      guard let path = SourcePath.join(source, name), !name.hasPrefix("/") else {
        draft.notes.append(
          ImportNote(
            .missing, file, chapter.line, "`\(name)` is left out: \(SourceFolder.Refusal.outside.explanation)"))
        continue
      }
      guard seen.insert(path).inserted else {
        draft.notes.append(
          ImportNote(.lost, file, chapter.line, "`\(name)` is listed twice: it stays where it is listed first"))
        continue
      }
      guard let text = text(of: path, listedAt: chapter.line, in: file) else { continue }
      var body = text
      body.removeTitle(chapter.title)
      if body.text.isBlank { body.text = contents(children, of: path) }
      guard !body.text.isBlank else {
        draft.notes.append(ImportNote(.lost, path, "the chapter “\(chapter.title)” has no text and is left out"))
        continue
      }
      chapters.append(
        Chapter(title: chapter.title, section: hasParts ? chapter.part : top, source: path, text: body))
    }
    return chapters
  }

  private mutating func text(of path: String, listedAt line: Int, in summary: String) -> TextDraft? {
    let written: String
    do {
      written = try folder.text(of: path)
    } catch {
      var note = ImportNote(.missing, summary, line, "`\(path)` is left out: \(error.explanation)")
      if case .notUTF8(let line) = error {
        note = ImportNote(.lost, path, line, "the chapter is left out: it is not UTF-8")
      }
      draft.notes.append(note)
      return nil
    }
    var text = directives.expand(TracedText(written, file: path), in: path)
    draft.notes += directives.notes
    directives.notes = []
    text = BookBoxes.rewrite(text)
    text = BookCode.rewrite(text, hidden: manifest.hiddenLines)
    text = Formulas.rewrite(
      text, dollars: manifest.dollars, parentheses: manifest.hasMathJax || manifest.hasKaTeX ? .formulas : .text)
    return TextDraft.make(text, notes: &draft.notes)
  }

  /// A chapter that is only a heading lists what stands below it.
  private func contents(_ children: [BookSummary.Chapter], of path: String) -> TracedText {
    var text = TracedText()
    for child in children {
      guard let name = child.file, let target = SourcePath.join(source, name), folder.contains(target) else { continue }
      text.append(
        "- " + MarkdownWriting.link(child.title, to: SourcePath.relative(to: target, from: path)),
        TextOrigin(file: path, line: 1))
    }
    return text
  }

  private mutating func add(_ chapters: [Chapter]) {
    let title = (manifest.title ?? "").collapsed
    let name = title.isEmpty ? folder.lastName : title
    var slugs = SlugMaker()
    let slug = options.course.flatMap(SlugMaker.base) ?? slugs.slug(for: name, folder.lastName, fallback: "book")
    let home = "content/courses/\(slug)"
    let category = draft.category(options.category ?? "Books")
    let authors = manifest.authors.map { draft.person($0) }
    let summary = chapters.lazy.compactMap(\.text.summary).first
    var keys = FrontMatterKeys()
    keys.setText("title", name, limit: 200)
    keys.setText("description", manifest.description?.nonBlank ?? summary ?? name, limit: 300)
    keys["status"] = .plain("published")
    if let language = manifest.language.flatMap(LanguageTag.normalized) { keys["language"] = .plain(language) }
    keys["creator"] = authors.first.map { .text($0) }
    keys["instructors"] = authors.isEmpty ? nil : .list(authors.uniqued)
    keys["categories"] = .list([category])
    var text = TracedText()
    if let description = manifest.description?.nonBlank, description.unicodeScalars.count > 300 {
      for line in description.utf8Lines { text.append(line, TextOrigin(file: BookManifest.file, line: 1)) }
      text = Formulas.rewrite(text, dollars: .text, parentheses: .text)
    }
    draft.add(
      DraftFile(kind: .course, path: home + "/course.md", keys: keys, text: text, source: BookManifest.file))
    var names = LessonNames(count: chapters.count)
    for chapter in chapters {
      var keys = FrontMatterKeys()
      keys.setText("title", chapter.title, limit: 200)
      keys.setText("description", chapter.text.summary, limit: 300)
      keys["section"] = names.section(chapter.section).map { .text($0) }
      let path = home + "/lessons/" + names.next(title: chapter.title, fallback: SourcePath.stem(of: chapter.source))
      draft.add(
        DraftFile(
          kind: .lesson, path: path, keys: keys, text: chapter.text.text, source: chapter.source,
          names: chapter.text.names))
    }
    addRedirects(Set(chapters.map(\.source)))
    draft.setSite("title", .text(name.shortened(to: 200)))
    draft.setSite("language", keys["language"])
  }

  /// Former addresses of the book, as far as they lead to a chapter.
  private mutating func addRedirects(_ chapters: Set<String>) {
    let links = BookLinks(folder: folder, root: source, chapters: chapters)
    for (from, to) in manifest.redirects {
      let file = join(source, from.split(separator: "/").joined(separator: "/"))
      guard case .file(let chapter, _) = links.destination(to, from: file), chapters.contains(chapter),
        let address = aliases.address(from)
      else {
        draft.notes.append(
          ImportNote(.lost, BookManifest.file, "the former address `\(from)` leads to no chapter, and is left out"))
        continue
      }
      draft.updateKeys(ofSource: chapter) { keys in
        var all = [address]
        if case .list(let others)? = keys["aliases"] { all = others + all }
        keys["aliases"] = .list(all)
      }
    }
  }

  private static func join(_ folder: String, _ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }
  private func join(_ folder: String, _ name: String) -> String { BookImport.join(folder, name) }
}

/// Where links of a book lead.
struct BookLinks {
  let folder: SourceFolder
  /// The source folder.
  let root: String
  let chapters: Set<String>

  /// Where a destination leads that is written in a chapter.
  func destination(_ text: String, from file: String) -> SourceDestination {
    let written = WrittenDestination(text)
    if written.isElsewhere { return .asWritten }
    if written.path.isEmpty { return .here(fragment: written.fragment ?? "") }
    let base = written.path.hasPrefix("/") ? root : SourcePath.folder(of: file)
    guard let path = SourcePath.join(base, String(written.path.drop { $0 == "/" })) else { return .nowhere }
    for candidate in candidates(path, isFolder: written.path.hasSuffix("/")) {
      if chapters.contains(candidate) { return .file(candidate, fragment: written.fragment) }
    }
    return folder.containsFolder(path) ? .nowhere : .file(path, fragment: written.fragment)
  }

  /// The chapters that a path may mean: pages have other names than the texts that they come from.
  private func candidates(_ path: String, isFolder: Bool) -> [String] {
    var names = [path]
    let stem = path.hasSuffix(".html") ? String(path.dropLast(5)) : path
    if path.hasSuffix(".html") { names.append(stem + ".md") }
    if stem == "index" || stem.hasSuffix("/index") {
      names.append(stem.dropLast("index".count) + "README.md")
    }
    if path.hasSuffix("README.md") { names.append(path.dropLast("README.md".count) + "index.md") }
    if path.hasSuffix("index.md") { names.append(path.dropLast("index.md".count) + "README.md") }
    let prefix = path.isEmpty || path.hasSuffix("/") ? path : path + "/"
    return names + [path + ".md", prefix + "README.md", prefix + "index.md"]
  }
}
