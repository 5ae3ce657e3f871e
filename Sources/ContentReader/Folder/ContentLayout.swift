import CatalogModel
import Diagnostics

/// What each file of the content folder is, by its place and name alone.
struct ContentLayout: Sendable {
  /// A Markdown file with a meaning.
  struct Item: Sendable {
    /// Relative to the site's root.
    var file: String
    var kind: ContentKind
    /// The name; for a course its folder's.
    var slug: Slug
    /// The course that the file belongs to, which may be itself.
    var course: Slug?
    /// The folder that names of files in its front matter are relative to.
    var baseFolder: String
    /// The number that a lesson's name begins with.
    var number: Int?
  }

  /// By file.
  private(set) var items: [Item] = []
  /// Where each file stands in `items`.
  private(set) var places: [String: Int] = [:]
  /// `site.yaml`, if there is one.
  var siteFile: String?
  /// `statistics.json`, if there is one.
  private(set) var statisticsFile: String?
  /// Files whose names fit nowhere.
  var diagnostics: [Diagnostic] = []

  /// The courses whose folders have no `course.md`, or one of another name.
  private(set) var coursesWithoutFile: Set<Slug> = []

  private let content: String
  private var strayFolders: Set<String> = []

  /// The course that a file belongs to; `nil` where it belongs to none.
  func course(of file: String) -> Slug? { places[file].flatMap { items[$0].course } }

  private init(content: String) { self.content = content }

  /// Sorts the files of a folder into kinds.
  static func read(_ folder: ContentFolder) -> ContentLayout {
    var layout = ContentLayout(content: folder.name)
    let skipped = folder.name.utf8.count + 1
    for file in folder.files {
      layout.place(
        file,
        file.utf8.dropFirst(skipped).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
          String(decoding: $0, as: UTF8.self)
        })
    }
    layout.findMissingCourseFiles(folder)
    return layout
  }

  private mutating func place(_ file: String, _ parts: [String]) {
    let name = parts[parts.count - 1]
    switch (parts[0], parts.count) {
    case ("site.yaml", 1): siteFile = file
    case ("statistics.json", 1): statisticsFile = file
    case ("files", 2...): break
    case ("pages", 3...) where parts[1] == "files": break
    case ("courses", 4...) where parts[2] == "files": break
    case ("courses", 3) where name == "course.md":
      add(file, .course, name: parts[1], isFolder: true, course: parts[1])
    case ("courses", 4) where parts[2] == "lessons": addLesson(file, name, course: parts[1])
    case ("courses", 4) where parts[2] == "assessments":
      addMarkdown(file, .assessment, name, course: parts[1])
    case ("paths", 2): addMarkdown(file, .path, name)
    case ("categories", 2): addMarkdown(file, .category, name)
    case ("people", 2): addMarkdown(file, .person, name)
    case ("pages", 2): addMarkdown(file, .page, name)
    default: reportStray(file, parts)
    }
  }

  private mutating func addMarkdown(_ file: String, _ kind: ContentKind, _ name: String, course: String? = nil) {
    guard let stem = stem(of: name, file) else { return }
    add(file, kind, name: stem, isFolder: false, course: course)
  }

  private mutating func addLesson(_ file: String, _ name: String, course: String) {
    guard let stem = stem(of: name, file) else { return }
    let digits = stem.utf8.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, stem.utf8.dropFirst(digits.count).first == UInt8(ascii: "-") else {
      if digits.count == stem.utf8.count {
        report(.invalidSlug, file, "the name of this lesson is a number only", help: "call it `\(stem)-name.md`")
        return
      }
      return add(file, .lesson, name: stem, isFolder: false, course: course)
    }
    let rest = String(stem.utf8.dropFirst(digits.count + 1)) ?? ""
    guard !rest.isEmpty, let number = Int(Substring(digits)), number <= 999_999 else {
      report(
        .invalidSlug, file,
        rest.isEmpty ? "nothing follows the number in the name" : "the number in the name is too long",
        help: "call it `01-name.md`")
      return
    }
    add(file, .lesson, name: rest, isFolder: false, course: course, number: number, prefix: "\(Substring(digits))-")
  }

  /// The name of a Markdown file without its ending; a file that is none is reported.
  private mutating func stem(of name: String, _ file: String) -> String? {
    let upper = name.prefix { $0 != "." }.uppercased()
    guard name.hasSuffix(".md") else {
      let lower = name.lowercased()
      if lower.hasSuffix(".md") || lower.hasSuffix(".markdown") {
        report(
          .strayFile, file, "Markdown files end with `.md`", help: "rename it to `\(name.prefix { $0 != "." }).md`")
      } else {
        report(.strayFile, file, "only Markdown files belong here", help: "move it into a folder `files`, or remove it")
      }
      return nil
    }
    if ["README", "LICENSE", "LICENCE", "CHANGELOG", "CONTRIBUTING", "TODO"].contains(upper) {
      report(
        .strayFile, file, "`\(name)` is no part of the catalog",
        help: "move it out of `\(content)/`, or begin its name with a dot")
      return nil
    }
    return String(name.dropLast(3))
  }

  private mutating func add(
    _ file: String, _ kind: ContentKind, name: String, isFolder: Bool, course: String?, number: Int? = nil,
    prefix: String = ""
  ) {
    let alphabet: Slug.Alphabet = kind == .person ? .username : .name
    let isValid = Slug.isValid(name, alphabet)
    if !isValid {
      let suggestion = ContentLayout.suggestion(for: name, alphabet)
      let what = isFolder ? "the folder" : "the file"
      let characters = "lowercase letters, digits\(alphabet == .username ? ", `-` and `_`" : " and hyphens")"
      report(
        .invalidSlug, file,
        name.utf8.count > 100 && Slug.isValid(String(name.prefix(100)), alphabet)
          ? "`\(name.prefix(40))…` is longer than 100 characters"
          : "`\(name)` is no slug: it holds more than \(characters)",
        help: suggestion.map { "rename \(what) to `\(prefix)\($0)\(isFolder ? "" : ".md")`" } ?? "rename \(what)")
    }
    let courseFolder = course.map { content + "/courses/" + $0 }
    places[file] = items.count
    items.append(
      Item(
        file: file, kind: kind, slug: Slug(name), course: course.map { Slug($0) }, baseFolder: courseFolder ?? content,
        number: number))
  }

  private static func suggestion(for name: String, _ alphabet: Slug.Alphabet) -> String? {
    guard alphabet == .username else { return Slug.suggestion(for: name) }
    return Slug.suggestion(for: name.lowercased().split(separator: "_").joined(separator: " x-x "))?
      .split(separator: "-x-x-").joined(separator: "_")
  }

  private mutating func reportStray(_ file: String, _ parts: [String]) {
    let name = parts[parts.count - 1]
    if parts.count == 1 {
      if name.lowercased() == "site.yaml" || name.lowercased() == "site.yml" {
        siteFile = siteFile ?? file
        return report(
          name.hasSuffix(".yaml") ? .caseMismatch : .strayFile, file, "this file is to be called `site.yaml`",
          help: "rename it to `site.yaml`")
      }
      return report(
        .strayFile, file, "`\(name)` is no part of the catalog",
        help: name.hasSuffix(".md")
          ? "a page of the site's own lies in `\(content)/pages/`" : "move it into `\(content)/files/`, or remove it")
    }
    if parts[0] == "courses", parts.count == 2 {
      return report(
        .strayFile, file, "a course is a folder, and this is a file",
        help: name.hasSuffix(".md")
          ? "move it to `courses/\(name.dropLast(3))/course.md`" : "move it into a folder `files`")
    }
    if parts[0] == "courses", parts.count == 3 {
      if name.lowercased() == "course.md" {
        return report(.caseMismatch, file, "this file is to be called `course.md`", help: "rename it to `course.md`")
      }
      return report(
        .strayFile, file, "`\(name)` is no part of a course",
        help: name.hasSuffix(".md") && name.prefix(1).allSatisfy(\.isNumber)
          ? "move it into `lessons/`" : "move it into `files/`, or remove it")
    }
    reportStrayFolder(of: file, parts)
  }

  /// Reports an unknown folder once, whatever it holds.
  private mutating func reportStrayFolder(of file: String, _ parts: [String]) {
    let known: [String]
    let depth: Int
    switch parts[0] {
    case "courses" where ["lessons", "assessments"].contains(parts[2]): (known, depth) = ([], 4)
    case "courses": (known, depth) = (["lessons", "assessments", "files"], 3)
    case "pages": (known, depth) = (["files"], 2)
    case "paths", "categories", "people": (known, depth) = ([], 2)
    default: (known, depth) = (["courses", "paths", "categories", "people", "pages", "files", "certificates"], 1)
    }
    let folder = ([content] + parts.prefix(depth)).joined(separator: "/")
    guard strayFolders.insert(folder).inserted else { return }
    let name = parts[depth - 1]
    let near = nearestName(to: name, among: known)
    report(
      .strayFile, folder, "the folder `\(name)` is no part of \(depth >= 3 ? "a course" : "the catalog")",
      help: near.map { "did you mean `\($0)`?" }
        ?? (known.isEmpty
          ? "files lie here without folders of their own" : "move its files into `files/`, or remove it"))
  }

  private mutating func findMissingCourseFiles(_ folder: ContentFolder) {
    let courses = content + "/courses/"
    let folders = folder.folders.filter { $0.hasPrefix(courses) && !$0.dropFirst(courses.utf8.count).contains("/") }
    let found = Set(items.lazy.filter { $0.kind == .course }.map { $0.file.dropLast("/course.md".utf8.count) })
    let misspelt = Set(
      diagnostics.lazy.filter { $0.code == .caseMismatch }.map { $0.location.file.dropLast("/course.md".utf8.count) })
    for course in folders.sorted() where !found.contains(course[...]) {
      coursesWithoutFile.insert(Slug(String(course.dropFirst(courses.count))))
      guard !misspelt.contains(course[...]) else { continue }
      report(
        .missingCourseFile, course + "/course.md", "this course has no `course.md`",
        help: "write one, or move what lies in the folder")
    }
  }

  private mutating func report(_ code: DiagnosticCode, _ file: String, _ message: String, help: String) {
    diagnostics.append(Diagnostic(code, at: SourceLocation(file: file), message, help: help))
  }
}
