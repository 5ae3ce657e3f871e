/// What `config.yaml` says of a lesson.
struct WorkbenchConfig: Sendable {
  static let file = "config.yaml"

  private let keys: Metadata
  private let lines: [String]

  /// Reads the file; what is wrong with it becomes a note.
  init(_ folder: SourceFolder, notes: inout [ImportNote]) {
    let text = folder.text(of: WorkbenchConfig.file, notes: &notes) ?? ""
    lines = text.utf8Lines
    do {
      keys = try Metadata.yaml(text)
    } catch {
      notes.append(ImportNote(.lost, WorkbenchConfig.file, error.line, "the file is not read: \(error.message)"))
      keys = .map([])
    }
  }

  /// The lesson's title.
  var title: String? { keys["title"]?.text?.nonBlank }
  /// BCP 47.
  var language: String? { keys["lang"]?.text.flatMap(LanguageTag.normalized) }
  /// The day it was begun: `2014-11-25`.
  var created: String? { keys["created"]?.text.flatMap(DateText.day) }
  /// How mature it is.
  var lifeCycle: String? { keys["life_cycle"]?.text?.nonBlank }
  /// The licence by name.
  var licence: String? { (keys["license"] ?? keys["licence"])?.text?.nonBlank }
  /// An address for mail or on the web.
  var contact: String? { keys["contact"]?.text?.nonBlank }

  /// Free words.
  var keywords: [String] {
    let written = keys["keywords"]?.texts ?? []
    return written.flatMap { $0.split(separator: ",").map { $0.collapsed } }.filter { !$0.isEmpty }
  }

  /// What the lesson belongs to.
  var programme: String {
    switch keys["carpentry"]?.text {
    case "swc": "Software Carpentry"
    case "dc": "Data Carpentry"
    case "lc": "Library Carpentry"
    case "cp": "The Carpentries"
    case "incubator": "The Carpentries Incubator"
    case "lab": "The Carpentries Lab"
    default: "Lessons"
    }
  }

  /// The file names that a list of the navigation gives, in order.
  func order(of folder: String) -> [String] { keys[folder]?.texts ?? [] }

  /// The value that `{{ site.name }}` stands for.
  func value(_ name: String) -> String? { keys[name]?.text }

  /// The line that names a file.
  func line(naming name: String) -> Int? { lines.firstIndex { $0.contains(name) }.map { $0 + 1 } }
}

/// Dates as other programs write them.
enum DateText {
  /// The day, where the text begins with one of the calendar: `2014-11-25`.
  static func day(_ text: String) -> String? {
    let day = String(text.trimmed.prefix(10))
    let parts = day.split(separator: "-", omittingEmptySubsequences: false).map { part in
      part.allSatisfy(\.isNumber) ? Int(part) ?? 0 : 0
    }
    guard day.utf8.count == 10, parts.count == 3, parts[0] > 0, (1...12).contains(parts[1]), parts[2] > 0 else {
      return nil
    }
    let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return parts[2] <= days[parts[1] - 1] ? day : nil
  }
}
