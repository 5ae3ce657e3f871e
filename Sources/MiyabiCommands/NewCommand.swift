public import ArgumentParser
public import CatalogModel
import ContentReader
import Files
import Foundation
import Scaffolding

extension CourseLevel: ExpressibleByArgument {}
extension LessonType: ExpressibleByArgument {}
extension AssessmentType: ExpressibleByArgument {}

/// `miyabi new`: files to begin with.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a file to begin with: a site, a course, a lesson and so on.",
    discussion: """
      What it writes passes `check`. On a terminal it asks for what is missing. It never writes over a file: if one is there
      already, nothing is written. The names of the new files go to standard output.

        miyabi new site bakery --title "The Bakery"
        miyabi new course "Weaving for Beginners"
        miyabi new lesson weaving-for-beginners/"The First Row"
        code $(miyabi new lesson weaving-for-beginners --title "The Second Row")
      """,
    subcommands: [
      NewSiteCommand.self, NewCourseCommand.self, NewLessonCommand.self, NewAssessmentCommand.self, NewPathCommand.self,
      NewCategoryCommand.self, NewPersonCommand.self,
    ])
}

struct NewSiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Writes a whole small site, with a course, a workflow and an editor's settings.",
    discussion: """
      The folder must be empty or not there yet; a repository (.git) may be in it.

        miyabi new site bakery --title "The Bakery"
        miyabi new site . --title "Die Backstube" --language de
      """)

  @Argument(help: ArgumentHelp("The folder of the new site.", valueName: "dir")) var folder: String
  @Option(help: "The site's name.") var title: String?
  @Option(help: "The site's language (BCP 47).") var language = "en"
  @Flag(help: "Say nothing but problems and results.") var quiet = false

  func validate() throws {
    if folder.isEmpty { throw ValidationError("A folder’s name cannot be empty.") }
  }

  func run() async throws {
    let desk = WritingDesk(terminal: Terminal(quiet ? .quiet : .normal))
    var folder = self.folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    try desk.refusing { () throws(ScaffoldError) in
      try checkFolderForSite(folder)
      let path = absolutePath(folder, in: FileManager.default.currentDirectoryPath)
      let read = { (title: String) throws(ScaffoldError) in try NewSite(title: title, language: language) }
      let site =
        if let title { try read(title) } else {
          desk.ask("Title", suggestion: NewSite.suggestedTitle(folder: path), read)
        }
      guard let site else { throw .missing("the title of the new site", say: "add `--title \"…\"`") }
      try desk.write(site.files, into: folder, shownIn: folder == "." ? "" : folder + "/")
    }
    desk.terminal.note("next: " + (folder == "." ? "" : "cd \(quoted(folder)) && ") + "miyabi serve --drafts")
  }
}

struct NewCourseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "course",
    abstract: "Writes a course to begin with, as a draft.",
    discussion: """
      The argument is the course's name in addresses, or its title, from which that name is made.

        miyabi new course "Weaving for Beginners"
        miyabi new course weaving --title "Weaving for Beginners" --level advanced --creator ann
      """)

  @OptionGroup var site: SiteOptions
  @OptionGroup var name: NameOptions
  @Option(help: "What the course asks of those who begin it.") var level = CourseLevel.beginner
  @Option(help: ArgumentHelp("Who makes it.", valueName: "username")) var creator: String?

  func run() async throws {
    try await site.begin { desk, existing throws(ScaffoldError) in
      let name = try desk.complete(PartialName(name.argument, title: name.title, of: .course))
      return try NewCourse(name: name, level: level, creator: creator).files(in: existing)
    }
  }
}

struct NewLessonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Writes a lesson to begin with, and what its type needs besides.",
    discussion: """
      It comes at the end of its course, or of its section, with the next number. A quiz and an assignment get their
      assessment, an interactive lesson its page; a video and an audio lesson need a --url.

        miyabi new lesson weaving/first-row --title "The First Row"
        miyabi new lesson weaving/"The Second Row" --section Beginning
        miyabi new lesson weaving/knots --title Knots --type quiz --after first-row
        miyabi new lesson weaving/loom --title "The Loom" --type video --url https://example.org/loom
      """)

  @OptionGroup var site: SiteOptions
  @OptionGroup var target: CourseTarget
  @Option(help: "What the lesson consists of.") var type = LessonType.text
  @Option(help: "The heading it stands under in the syllabus.") var section: String?
  @Option(help: ArgumentHelp("The lesson that comes before it.", valueName: "lesson")) var after: String?
  @Option(help: "The number that gives its place.") var number: Int?
  @Option(help: "The address of a recording.") var url: String?

  func validate() throws {
    if after != nil, number != nil { throw ValidationError("--after and --number cannot be given together.") }
  }

  func run() async throws {
    try await site.begin { desk, existing throws(ScaffoldError) in
      let course = try desk.course(target, in: existing, for: "lesson")
      let name = try desk.complete(PartialName(target.name, title: target.title, of: .lesson))
      let asks = url == nil && NewLesson.needsURL(type)
      let lesson = NewLesson(
        course: course, name: name, type: type, section: section,
        position: after.map { .after($0) } ?? number.map { .number($0) },
        url: asks ? desk.ask("Address of the recording", NewLesson.checkedURL) : url)
      return try lesson.files(in: existing)
    }
  }
}

struct NewAssessmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assessment",
    abstract: "Writes an assessment to begin with: questions, or a brief with a rubric.",
    discussion: """
      Without --lesson it belongs to the whole course.

        miyabi new assessment weaving/knots --title Knots --lesson first-row
        miyabi new assessment weaving/final --title "Final Examination" --type final_exam
      """)

  @OptionGroup var site: SiteOptions
  @OptionGroup var target: CourseTarget
  @Option(help: "What it is for.") var type = AssessmentType.quiz
  @Option(help: ArgumentHelp("The lesson it belongs to.", valueName: "lesson")) var lesson: String?

  func run() async throws {
    try await site.begin { desk, existing throws(ScaffoldError) in
      let course = try desk.course(target, in: existing, for: "assessment")
      let name = try desk.complete(PartialName(target.name, title: target.title, of: .assessment))
      return try NewAssessment(course: course, name: name, type: type, lesson: lesson).files(in: existing)
    }
  }
}

struct NewPathCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Writes a learning path to begin with.",
    discussion: """
      Courses are named in the order in which they are taken; one that is not published yet is not required.

        miyabi new path "From Wool to Cloth" --course spinning --course weaving
      """)

  @OptionGroup var site: SiteOptions
  @OptionGroup var name: NameOptions
  @Option(name: .customLong("course"), help: ArgumentHelp("A course of the path; repeatable.", valueName: "course"))
  var courses: [String] = []

  func run() async throws {
    try await site.begin { desk, existing throws(ScaffoldError) in
      let name = try desk.complete(PartialName(name.argument, title: name.title, of: .path))
      return try NewPath(name: name, courses: courses).files(in: existing)
    }
  }
}

struct NewCategoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "category",
    abstract: "Writes a category to begin with.",
    discussion: """
      Without --parent it stands at the top of the tree.

        miyabi new category Gardening
        miyabi new category textiles --title "Textiles" --parent crafts
      """)

  @OptionGroup var site: SiteOptions
  @OptionGroup var name: NameOptions
  @Option(help: ArgumentHelp("The category above.", valueName: "category")) var parent: String?

  func run() async throws {
    try await site.begin { desk, existing throws(ScaffoldError) in
      let name = try desk.complete(PartialName(name.argument, title: name.title, of: .category))
      return try NewCategory(name: name, parent: parent).files(in: existing)
    }
  }
}

struct NewPersonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: "Writes the page of somebody who makes or teaches courses.",
    discussion: """
      The argument is the username, or the name, from which a username is made.

        miyabi new person ben --name "Ben Carpenter"
        miyabi new person "Ben Carpenter"            with the username ben-carpenter
      """)

  @OptionGroup var site: SiteOptions
  @Argument(help: ArgumentHelp("The username, or the name.", valueName: "username")) var username: String?
  @Option(help: "The name that is shown.") var name: String?

  func run() async throws {
    try await site.begin { desk, existing throws(ScaffoldError) in
      try NewPerson(name: desk.complete(PartialName(username, title: name, of: .person))).files(in: existing)
    }
  }
}

/// What something of the whole site is called.
struct NameOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The name in addresses, or the title.", valueName: "slug")) var argument: String?
  @Option(help: "The title.") var title: String?
}

/// What something of a course is called, and which course it is: `COURSE/SLUG`.
struct CourseTarget: ParsableArguments {
  @Argument(help: ArgumentHelp("The course, then the name in addresses or the title.", valueName: "course/slug"))
  var argument: String?
  @Option(help: "The title.") var title: String?

  var course: String? { parts.first.flatMap { $0.isEmpty ? nil : String($0) } }
  var name: String? { parts.dropFirst().first.flatMap { $0.isEmpty ? nil : String($0) } }

  private var parts: [Substring] {
    argument?.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false) ?? []
  }
}

extension SiteOptions {
  /// Plans files for the site as it is, writes them and says what to do next.
  fileprivate func begin(
    _ plan: (WritingDesk, ExistingSite) throws(ScaffoldError) -> [StartingFile]
  ) async throws {
    let desk = WritingDesk(terminal: terminal)
    try desk.refusing { () throws(ScaffoldError) in
      guard FileSystem.target(of: "\(root)/\(contentFolder)")?.kind == .folder else { throw .noContent(contentFolder) }
    }
    let cache = CacheFolder.found(for: absolutePath(root, in: FileManager.default.currentDirectoryPath))
    let catalog = await readContent(try readOptions(Visibility()), cache, terminal).catalog
    try desk.refusing { () throws(ScaffoldError) in
      try desk.write(plan(desk, ExistingSite(catalog, contentFolder: contentFolder)), into: root)
    }
    let place =
      (root == "." ? "" : " --root \(quoted(root))") + (content == "content" ? "" : " --content \(quoted(content))")
    terminal.note("next: miyabi serve --drafts\(place)")
  }
}

/// A path as a shell takes it.
private func quoted(_ path: String) -> String {
  let isPlain = path.utf8.allSatisfy { byte in
    byte >= 0x80 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
      || UInt8(ascii: "-")...UInt8(ascii: "9") ~= byte
      || byte == UInt8(ascii: "_")
  }
  return isPlain ? path : "'\(path.replacing("'", with: #"'\''"#))'"
}
