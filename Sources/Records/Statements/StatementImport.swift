public import CatalogModel
import Dispatch
public import Foundation
import GRDB
import Markup
import Synchronization

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
  /// or a statement in each line. What is wrong with one of them is noted at its place.
  ///
  /// - Throws: ``RecordsError/refused(_:help:)`` where it is none of these.
  public init(_ bytes: Data) throws(RecordsError) {
    let bytes = Data(bytes)
    var places: [Range<Int>]? = nil
    switch bytes.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "["): places = arrayElements(of: bytes)
    case UInt8(ascii: "{"):
      places = bytes.split(separator: UInt8(ascii: "\n")).filter { $0.contains { $0 > 0x20 } }
        .map { $0.startIndex..<$0.endIndex }
      if let answer = try? JSONDecoder().decode(Answer.self, from: bytes) {
        entries = answer.statements.map(\.entry)
        return
      }
    default: break
    }
    guard let places else {
      throw .refused(
        "the file is no JSON array of statements, nor a statement in each line", help: "export statements as JSON")
    }
    guard !places.isEmpty else {
      throw .refused("the file holds no statement", help: "export xAPI statements as JSON, or one in each line")
    }
    entries = StatementFile.decoded(bytes, places)
  }

  /// Decodes every statement, on all cores.
  private static func decoded(_ bytes: Data, _ places: [Range<Int>]) -> [Entry] {
    let piece = 1_024
    let pieces = Mutex<[Int: [Entry]]>([:])
    DispatchQueue.concurrentPerform(iterations: (places.count + piece - 1) / piece) { index in
      let decoder = JSONDecoder()
      let entries = places[index * piece..<min((index + 1) * piece, places.count)].map { place -> Entry in
        guard place.count <= 1_000_000 else { return .fault("it is longer than 1 MB") }
        return (try? decoder.decode(Lenient.self, from: bytes[place]))?.entry ?? .fault("it is no JSON")
      }
      pieces.withLock { $0[index] = entries }
    }
    return pieces.withLock { $0 }.sorted { $0.key < $1.key }.flatMap(\.value)
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

/// Where the elements of a JSON array stand; what is inside of them is not looked at.
///
/// - Returns: `nil` where brackets or quotation marks do not close, or something follows the array.
func arrayElements(of bytes: Data) -> [Range<Int>]? {
  var elements: [Range<Int>] = []
  var depth = 0
  var first: Int?
  var isInString = false
  var isEscaped = false
  var isClosed = false
  return bytes.withUnsafeBytes { bytes -> [Range<Int>]? in
    for index in bytes.indices {
      let byte = bytes[index]
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      if byte <= 0x20 { continue }
      if isClosed { return nil }
      if depth == 1, first == nil, byte != UInt8(ascii: ","), byte != UInt8(ascii: "]") { first = index }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        guard depth >= 0 else { return nil }
        if depth == 0 {
          if let begin = first { elements.append(begin..<index) }
          isClosed = true
        }
      case UInt8(ascii: ",") where depth == 1:
        guard let begin = first else { return nil }
        elements.append(begin..<index)
        first = nil
      default: break
      }
    }
    return isClosed ? elements : nil
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
