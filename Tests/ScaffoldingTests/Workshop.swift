import ContentReader
import Diagnostics
import Fixtures
import Foundation
import Scaffolding

/// A small site to which a test adds what `miyabi new` would.
struct Workshop {
  let site: SampleSite

  init() throws { site = try SampleSite() }

  /// The site as it is now.
  var existing: ExistingSite {
    get async { ExistingSite(await readContent(ReadOptions(root: site.root.path)).catalog) }
  }

  /// What `check --strict` would refuse.
  var faults: [String] {
    get async {
      await readContent(ReadOptions(root: site.root.path)).diagnostics.filter { $0.severity != .note }
        .map { "\($0.location.file):\($0.location.range.start.line) \($0.code.rawValue): \($0.message)" }
    }
  }

  func add(_ files: [StartingFile]) throws { try writeNew(files, into: site.root.path) }

  /// Adds a lesson, or says why not.
  @discardableResult
  func add(_ lesson: NewLesson) async throws -> String {
    let files = try await lesson.files(in: existing)
    try add(files)
    return String(files[0].path.split(separator: "/").last ?? "")
  }

  /// A lesson of the sample course.
  func lesson(_ file: String, _ extra: String = "") throws {
    try site.write("courses/a/lessons/\(file).md", "---\ntitle: \(file)\n\(extra)---\n\nA text.\n")
  }
}

/// A name that is known to be right.
func name(_ slug: String, _ title: String = "A Title", of kind: ContentKind = .course) throws -> EntityName {
  try PartialName(slug, title: title, of: kind).completed()
}

/// The error that `work` throws, if it throws one.
func refusal<Value>(_ work: () throws -> Value) -> ScaffoldError? {
  do {
    _ = try work()
    return nil
  } catch {
    return error as? ScaffoldError
  }
}
