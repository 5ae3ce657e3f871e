import CatalogModel
import Diagnostics
import Files
import Foundation

/// What `statistics.json` came to: what `miyabi report public` wrote of the courses' learners.
struct StatisticsFile: Sendable {
  var courses: [Slug: CourseStatistics] = [:]
  var diagnostics: [Diagnostic] = []

  /// Reads the file, if there is one.
  static func read(_ layout: ContentLayout, _ folder: ContentFolder) -> StatisticsFile {
    var result = StatisticsFile()
    guard let file = layout.statisticsFile else { return result }
    func report(_ message: String) {
      result.diagnostics.append(
        Diagnostic(
          .invalidValue, at: SourceLocation(file: file), message, help: "write it again with `miyabi report public`"))
    }
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.bytes(of: folder.path(of: file), limit: 16_000_000)
    } catch {
      result.diagnostics.append(.unreadable(file, error))
      return result
    }
    guard let read = try? JSONDecoder().decode(PublicStatistics.self, from: Data(bytes)) else {
      report("this is not what `miyabi report public` writes")
      return result
    }
    guard read.schemaVersion == PublicStatistics.latestVersion else {
      report("this has the form \(read.schemaVersion), and \(PublicStatistics.latestVersion) is known")
      return result
    }
    for (name, course) in read.courses.sorted(by: { $0.key < $1.key }) {
      if let fault = course.fault { report("`\(name)`: \(fault)") }
      // A course that is gone since is no fault: nobody sees it.
      result.courses[Slug(name)] = course
    }
    return result
  }
}
