import ArgumentParser
import CatalogModel
import Files
import Foundation
import Scaffolding

/// Asks, writes and tells for all verbs of `new`.
struct WritingDesk: Sendable {
  let terminal: Terminal

  /// Does the work of a verb, and tells why it stops: wrong usage ends with 64, a refusal with 1, the machine with 2.
  func refusing(_ work: () throws(ScaffoldError) -> Void) throws {
    do throws(ScaffoldError) {
      try work()
    } catch {
      guard error.fault != .machine else { throw terminal.report(.machine("\(error.message).", help: error.help)) }
      let refusal = terminal.report(.refused("\(error.message).", help: error.help))
      throw error.fault == .request ? .validationFailure : refusal
    }
  }

  /// Asks on a terminal until there is an answer that will do; `nil` where nobody can be asked, or nobody answers.
  func ask<Answer>(
    _ question: String, suggestion: String? = nil, _ read: (String) throws(ScaffoldError) -> Answer
  ) -> Answer? {
    guard terminal.asks else { return nil }
    while true {
      guard let line = terminal.ask("\(question)\(suggestion.map { " [\($0)]" } ?? ""): ") else { return nil }
      do throws(ScaffoldError) {
        return try read(line.isEmpty ? suggestion ?? "" : line)
      } catch {
        _ = terminal.report(.refused("\(error.message).", help: error.help))
      }
    }
  }

  /// The name with its title, asked for if need be.
  func complete(_ name: PartialName) throws(ScaffoldError) -> EntityName {
    guard name.title == nil else { return try name.completed() }
    let answer = ask("Title", suggestion: name.suggestedTitle) { answer throws(ScaffoldError) in
      try name.completed(title: answer)
    }
    return if let answer { answer } else { try name.completed() }
  }

  /// The course that a target names, asked for if need be.
  func course(_ target: CourseTarget, in site: ExistingSite, for noun: String) throws(ScaffoldError) -> String {
    if let course = target.course { return try site.course(course).slug.text }
    let answer = ask("Course") { answer throws(ScaffoldError) in try site.course(answer).slug.text }
    guard let answer else { throw .missing("the course of the new \(noun)", say: "name it first: `COURSE/SLUG`") }
    return answer
  }

  /// Writes files and names them on standard output.
  func write(_ files: [StartingFile], into root: String, shownIn prefix: String = "") throws(ScaffoldError) {
    try writeNew(files, into: root)
    // The files are there, whether or not somebody reads their names.
    try? terminal.print(files.map { "\(prefix)\($0.path)\n" }.joined())
  }
}
