public import CatalogModel
public import Foundation
import GRDB
import Markup

/// What an import of statements came to.
public struct StatementReport: Sendable {
  /// A statement that was not taken, and why.
  public struct Refusal: Sendable, Hashable {
    /// Its place in the file, from 1.
    public var place: Int
    /// Why, in one sentence.
    public var reason: String
  }

  /// Statements that were taken.
  public var taken = 0
  /// Statements that an earlier import took.
  public var known = 0
  /// In the order of the file.
  public var refused: [Refusal] = []
}

/// A file of statements, taken apart.
public struct StatementFile: Sendable {
  /// What stands at each place: a statement, or why there is none.
  enum Entry: Sendable {
    case statement(Statement)
    case fault(String)
  }

  let entries: [Entry]

  /// How many statements there are.
  public var count: Int { entries.count }

  /// Takes a file apart: a JSON array of statements, an object with `statements` (what a learning record store answers),
  /// or a statement in each line.
  ///
  /// - Throws: ``RecordsError/refused(_:help:)`` where it is none of these.
  public init(_ bytes: Data) throws(RecordsError) {
    let start = bytes.first { $0 > 0x20 }
    do {
      if start == UInt8(ascii: "[") {
        entries = try JSONDecoder().decode([Lenient].self, from: bytes).map(\.entry)
      } else if start == UInt8(ascii: "{"), let answer = try? JSONDecoder().decode(Answer.self, from: bytes) {
        entries = answer.statements.map(\.entry)
      } else if start == UInt8(ascii: "{") {
        entries = bytes.split(separator: UInt8(ascii: "\n")).filter { $0.contains { $0 > 0x20 } }.map { line in
          guard line.count <= 1_000_000 else { return .fault("it is longer than 1 MB") }
          return (try? JSONDecoder().decode(Lenient.self, from: line))?.entry ?? .fault("it is no JSON")
        }
      } else {
        entries = []
      }
    } catch {
      throw .refused(
        "the file is no JSON array of statements, nor a statement in each line", help: "export statements as JSON")
    }
    guard !entries.isEmpty else {
      throw .refused("the file holds no statement", help: "export xAPI statements as JSON, or one in each line")
    }
  }

  private struct Answer: Decodable { var statements: [Lenient] }

  /// A statement, or why what stands there is none: one that is wrong must not keep the others out.
  private struct Lenient: Decodable {
    var entry: Entry

    init(from decoder: any Decoder) throws {
      do {
        entry = .statement(try Statement(from: decoder))
      } catch let DecodingError.keyNotFound(key, _) {
        entry = .fault("it has no `\(key.stringValue)`")
      } catch let DecodingError.typeMismatch(_, context) {
        entry = .fault("`\(context.codingPath.map(\.stringValue).last ?? "")` is of another type")
      } catch let DecodingError.valueNotFound(_, context) {
        entry = .fault("`\(context.codingPath.map(\.stringValue).last ?? "")` is null")
      }
    }
  }
}

extension RecordChange {
  /// Takes statements over: what learners did elsewhere, as a learning record store tells it. A second time changes
  /// nothing.
  ///
  /// A lesson or an assessment is meant by its address in the site, a learner by their e-mail address or by an account of
  /// the site with their username. What does not hold is left out and reported; what holds is taken, all of it or nothing.
  ///
  /// - Parameters:
  ///   - base: where the site lives.
  ///   - progress: told how many statements were looked at.
  public func importStatements(
    _ file: StatementFile, base: BaseURL, progress: ((_ done: Int, _ all: Int) -> Void)? = nil
  ) throws -> StatementReport {
    var work = StatementWork(change: self, base: base)
    for (index, entry) in file.entries.enumerated() {
      if index % 4_096 == 0 { progress?(index, file.entries.count) }
      switch entry {
      case .statement(let statement): try work.take(statement, at: index + 1)
      case .fault(let reason): work.refuse(index + 1, reason)
      }
    }
    try work.finish()
    return work.report
  }
}
