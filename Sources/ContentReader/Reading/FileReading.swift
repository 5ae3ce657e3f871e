import CatalogModel
import Diagnostics
import Files
import Markdown
public import Markup

/// The markup of a Markdown file.
public struct RenderedDocument: Sendable {
  /// The SHA-256 of the markup, in hexadecimal digits.
  public let digest: String
  /// Gives the markup; for a file that was not read in this run, by reading it now.
  public let markup: @Sendable () -> HTML

  init(html: HTML) {
    digest = ContentDigest(of: html.bytes).description
    markup = { html }
  }

  /// A document whose markup is made again when somebody asks.
  init(digest: String, again markup: @escaping @Sendable () -> HTML) {
    self.digest = digest
    self.markup = markup
  }
}

/// What one file came to: read, checked and rendered by one worker.
struct FileReading: Sendable {
  /// What the file describes.
  enum Entity: Sendable {
    case course(Course)
    case lesson(Lesson, course: Slug)
    case assessment(Assessment, course: Slug)
    case path(LearningPath)
    case category(Category)
    case person(Person)
    case page(Page)
    /// A Markdown file that is part of another page, such as a transcript.
    case part
  }

  var file: String
  var entity: Entity
  var document: RenderedDocument?
  var diagnostics: [Diagnostic] = []
  var damagedKeys: Set<String> = []
  var isDamaged = false
  var links: [CheckedLink] = []
  /// Addresses outside of the site.
  var outside: [Located<String>] = []
  var namedFiles: [NamedFile] = []
  /// The anchors of the page; `nil` where the file was not understood.
  var anchors: Set<String>?
  /// The checked keys that `entity` was made from.
  var fields = Fields()
  /// Whether the names of other files decided over more than where links lead: a file that is missing, a near name.
  var dependsOnFolder = false
  /// Where the links led, with what of it stands in the markup; `nil` where there are none.
  var linkDigest: ContentDigest?
  /// The file's stamp before it was read; `nil` where the next run has to read it again.
  var stamp: SourceStamp?
  /// The written form that this was taken from.
  var stored: ArraySlice<UInt8>?
}

/// A file's reading when nothing more is changed about it.
///
/// A class, because it is handed on for as long as the file stays the same, and its many parts would be copied each time.
final class FinishedReading: Sendable {
  let content: FileReading

  init(_ content: FileReading) { self.content = content }
}

/// Reads files into what they describe: everything that all workers share.
struct FileReader: Sendable {
  let root: String
  let site: Site
  let map: LinkMap
  let shelf: AssetShelf
  let memory: ReadingMemory
  /// The list of files that there is.
  let folder: ContentDigest
  /// Told of files that were not what they had been when their markup was made again.
  let changes = ChangedFiles()

  /// How large a Markdown file may be: what the longest body needs, with room for front matter.
  private var largestFile: Int { max(4_194_304, site.bodyCharacters * 4 + 1_048_576) }

  /// Reads one file of the catalog, unless it is remembered.
  func read(_ item: ContentLayout.Item) -> FinishedReading {
    remembered(item.file, entity: { entity($0, item) }, again: { readAnew(item) })
  }

  /// Reads a Markdown file that is part of another page, unless it is remembered; it needs no front matter.
  func readPart(_ file: String) -> FinishedReading {
    remembered(file, entity: { _ in .part }, again: { readPartAnew(file) })
  }

  private func readAnew(_ item: ContentLayout.Item) -> FileReading {
    var reading = FileReading(file: item.file, entity: entity(Fields.ofDamagedFile, item))
    reading.fields = .ofDamagedFile
    guard let source = load(item.file, into: &reading) else { return reading }
    guard let matter = FrontMatter.read(source, into: &reading.diagnostics) else {
      reading.isDamaged = true
      return reading
    }
    var checker = SchemaChecker(source: source, kind: item.kind, files: map.files, baseFolder: item.baseFolder)
    let fields = checker.check(matter.entries, opening: matter.opening)
    reading.fields = fields
    reading.dependsOnFolder = checker.dependsOnFolder
    reading.diagnostics += checker.diagnostics
    reading.namedFiles = checker.namedFiles
    reading.outside = checker.outside
    reading.damagedKeys = fields.damaged
    reading.entity = entity(fields, item)
    checkLength(source, from: matter.bodyStart, into: &reading)
    if case .assessment(var assessment, let course) = reading.entity {
      readQuestions(source, from: matter.bodyStart, into: &reading, &assessment)
      reading.entity = .assessment(assessment, course: course)
    } else {
      let body = renderBody(source, from: matter.bodyStart, into: &reading)
      reading.entity.setBody(body)
    }
    return reading
  }

  private func readPartAnew(_ file: String) -> FileReading {
    var reading = FileReading(file: file, entity: .part)
    guard let source = load(file, into: &reading) else { return reading }
    var start = 0
    if case .found(_, let bodyStart) = FrontMatter.fences(in: source.bytes) { start = bodyStart }
    _ = renderBody(source, from: start, into: &reading)
    return reading
  }

  private func load(_ file: String, into reading: inout FileReading) -> SourceText? {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.bytes(of: root + "/" + file, limit: largestFile)
    } catch {
      reading.diagnostics.append(.unreadable(file, error))
      reading.isDamaged = true
      return nil
    }
    let source = SourceText(file: file, bytes: bytes)
    if let offset = firstInvalidUTF8(in: bytes) {
      let place = source.position(at: offset)
      reading.diagnostics.append(
        Diagnostic(
          .notUTF8, at: SourceLocation(file: file, range: SourceRange(line: place.line, column: place.column)),
          "the file is not UTF-8: this byte is \(hexadecimal(bytes[offset]))", help: "save it as UTF-8 in your editor"))
      reading.isDamaged = true
      return nil
    }
    return source
  }

  private func checkLength(_ source: SourceText, from start: Int, into reading: inout FileReading) {
    guard source.bytes.count - start > site.bodyCharacters else { return }
    let characters = source.bytes[start...].count { $0 & 0xC0 != 0x80 }
    guard characters > site.bodyCharacters else { return }
    reading.diagnostics.append(
      Diagnostic(
        .tooLong,
        at: SourceLocation(
          file: source.file, range: SourceRange(start: source.position(at: start), end: source.position(at: start))),
        "the body has \(characters) characters, and \(site.bodyCharacters) are the most",
        help: "split it, or raise `limits: { bodyCharacters: … }` in site.yaml"))
  }

  private var options: MarkdownOptions {
    var options = MarkdownOptions()
    options.rawHTML = site.keepsRawHTML ? .keep : .omit
    return options
  }

  private func resolver(for file: String) -> LinkResolver {
    LinkResolver { [map, shelf] destination, kind in
      let target = map.target(of: destination, from: file)
      guard let url = map.url(of: target, written: destination, shelf: shelf) else { return nil }
      guard kind == .image, case .file(let path, _) = target, let size = shelf.asset(path)?.pixelSize else {
        return ResolvedLink(url: url)
      }
      return ResolvedLink(url: url, width: size.width, height: size.height)
    }
  }

  private func renderBody(_ source: SourceText, from start: Int, into reading: inout FileReading) -> Body? {
    let document = renderMarkdown(source, from: start, options: options, resolver: resolver(for: source.file))
    reading.diagnostics += document.diagnostics
    reading.anchors = document.anchors
    note(document.links, in: source.file, into: &reading)
    guard !document.html.bytes.allSatisfy({ $0 <= 0x20 }) else { return nil }
    reading.document = RenderedDocument(html: document.html)
    return Body(
      file: source.file,
      outline: document.outline.map { Body.Heading(level: $0.level, id: $0.id, title: $0.title) },
      terms: document.terms, wordCount: document.wordCount, excerpt: document.excerpt)
  }

  private func readQuestions(
    _ source: SourceText, from start: Int, into reading: inout FileReading, _ assessment: inout Assessment
  ) {
    let document = parseAssessment(source, from: start, options: options, resolver: resolver(for: source.file))
    reading.diagnostics += document.diagnostics
    reading.anchors = document.anchors
    note(document.links, in: source.file, into: &reading)
    assessment.brief = document.brief
    assessment.rubric = document.rubric
    var questions = QuestionReading(source: source)
    for section in document.questions {
      if let question = questions.question(section) {
        assessment.questions.append(question)
      } else {
        reading.damagedKeys.insert("questions")
      }
    }
    reading.diagnostics += questions.diagnostics
  }

  private func note(_ links: [DocumentLink], in file: String, into reading: inout FileReading) {
    for link in links {
      let target = map.target(of: link.destination, from: file)
      if target == .elsewhere {
        reading.outside.append(Located(link.destination, at: link.range))
        continue
      }
      reading.links.append(
        CheckedLink(destination: link.destination, range: link.range, isImage: link.kind == .image, target: target))
    }
  }

  private func entity(_ fields: Fields, _ item: ContentLayout.Item) -> FileReading.Entity {
    switch item.kind {
    case .course: .course(Course(fields, item, site: site))
    case .lesson: .lesson(Lesson(fields, item), course: item.course ?? Slug(""))
    case .assessment: .assessment(Assessment(fields, item), course: item.course ?? Slug(""))
    case .path: .path(LearningPath(fields, item))
    case .category: .category(Category(fields, item))
    case .person: .person(Person(fields, item))
    case .page: .page(Page(fields, item))
    case .site: .part
    }
  }
}

extension FileReading.Entity {
  /// The long text; an assessment has none.
  var body: Body? {
    switch self {
    case .course(let course): course.body
    case .lesson(let lesson, _): lesson.body
    case .path(let path): path.body
    case .category(let category): category.body
    case .person(let person): person.body
    case .page(let page): page.body
    case .assessment, .part: nil
    }
  }

  mutating func setBody(_ body: Body?) {
    switch self {
    case .course(var course):
      course.body = body
      self = .course(course)
    case .lesson(var lesson, let course):
      lesson.body = body
      self = .lesson(lesson, course: course)
    case .path(var path):
      path.body = body
      self = .path(path)
    case .category(var category):
      category.body = body
      self = .category(category)
    case .person(var person):
      person.body = body
      self = .person(person)
    case .page(var page):
      page.body = body
      self = .page(page)
    case .assessment, .part: break
    }
  }
}

extension Fields {
  /// The fields of a file that was not understood: its status counts as damaged.
  fileprivate static var ofDamagedFile: Fields {
    var fields = Fields()
    fields.markDamaged("status")
    fields.markDamaged("type")
    return fields
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}
