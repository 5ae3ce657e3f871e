import Certificates
import Files
import Foundation
import Issuing
import SwiftCSV

/// A list of those who completed a course, for institutions that keep no records: CSV.
struct NameList {
  /// One of them.
  struct Entry {
    let line: Int
    let name: String
    let date: Moment
    let grade: String?
    let expiry: Moment?
    let email: String?

    /// What the report calls them.
    var label: String { email.map { "\(name) <\($0)>" } ?? name }
  }

  private(set) var entries: [Entry] = []
  private(set) var refused: [(line: Int, reason: String)] = []

  private static let columns: Set<String> = ["name", "date", "grade", "expiry", "email"]

  init(_ path: String, shown: String, _ terminal: Terminal) throws {
    let bytes: [UInt8]
    do { bytes = try FileSystem.bytes(of: path, limit: 256 << 20) } catch {
      throw terminal.report(.refused("\(shown) cannot be read: \(FileSystem.explanation(of: error.code))."))
    }
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw terminal.report(.refused("\(shown) is not UTF-8.", help: "save it as “CSV UTF-8”"))
    }
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    let rows: [[String]]
    do { rows = try EnumeratedCSV(string: text, delimiter: .comma, loadColumns: false).rows } catch {
      throw terminal.report(
        .refused("\(shown) is no CSV: \(error).", help: "write one name in each line, with a header"))
    }
    let header =
      text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
    let names = header.trimmingCharacters(in: .whitespacesAndNewlines).split(
      separator: ",", omittingEmptySubsequences: false
    )
    .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" \t")).lowercased() }
    if names != [""], let other = names.first(where: { !Self.columns.contains($0) }) {
      throw terminal.report(
        .refused(
          "\(shown) has a column “\(other.prefix(40))”, which is not known.",
          help: "the columns are name, date, and optionally grade, expiry, email"))
    }
    guard names.contains("name"), names.contains("date"), Set(names).count == names.count else {
      throw terminal.report(
        .refused("\(shown) needs the columns name and date, once each.", help: "begin it with the line `name,date`"))
    }
    for (index, row) in rows.enumerated() {
      func cell(_ name: String) -> String? {
        guard let place = names.firstIndex(of: name), place < row.count else { return nil }
        let text = row[place].trimmingCharacters(in: .whitespaces)
        return text.isEmpty ? nil : text
      }
      if row.allSatisfy({ $0.trimmingCharacters(in: .whitespaces).isEmpty }) { continue }
      let line = index + 2
      do throws(Reason) { entries.append(try Self.entry(line, cell)) } catch { refused.append((line, error.text)) }
    }
    if entries.isEmpty, refused.isEmpty {
      throw terminal.report(.refused("\(shown) names nobody.", help: "write one name in each line below the header"))
    }
  }

  private struct Reason: Error { let text: String }

  private static func entry(_ line: Int, _ cell: (String) -> String?) throws(Reason) -> Entry {
    guard let name = cell("name") else { throw Reason(text: "the name is missing") }
    guard name.count <= 200, !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw Reason(text: "the name is longer than 200 characters, or has control characters in it")
    }
    func moment(_ column: String) throws(Reason) -> Moment? {
      guard let text = cell(column) else { return nil }
      guard let moment = Moment(ExactText(text)) ?? Moment(ExactText("\(text)T00:00:00Z")) else {
        throw Reason(text: "“\(text.prefix(40))” is no \(column): write it as 2026-11-20")
      }
      return moment
    }
    guard let date = try moment("date") else { throw Reason(text: "the date is missing") }
    guard date.seconds <= Int64(Date().timeIntervalSince1970) + 86_400 else {
      throw Reason(text: "\(date.day) has not come yet")
    }
    let expiry = try moment("expiry")
    if let expiry, expiry <= date { throw Reason(text: "it would expire on \(expiry.day), before it begins") }
    return Entry(line: line, name: name, date: date, grade: cell("grade"), expiry: expiry, email: cell("email"))
  }
}

/// Which certificates of a course lie among the holders' files: a list that comes again issues nothing twice.
struct IssuedLedger {
  private struct Key: Hashable {
    let name: ExactText
    let date: Moment
  }

  private var hashes: [Key: [String]] = [:]

  /// Looks through the holders' files. Two people of one name on one day are two lines, and two certificates.
  init(places: CertificatePlaces, course: String) throws(IssuingError) {
    guard FileSystem.kind(of: places.holders) == .folder else { return }
    let entries: [FileSystem.Entry]
    do { entries = try FileSystem.entries(of: places.holders) } catch {
      throw .file(WriteError(path: places.holders, code: error.code))
    }
    for entry in entries {
      guard let name = entry.name, let hash = try? CertificateHash(name),
        // Without a record it was begun and not finished, or is not this site's.
        let bytes = try? FileSystem.bytes(of: "\(places.holders)/\(hash)/credential.json", limit: JSON.largestText),
        let credential = try? JSON(strict: bytes), FileSystem.kind(of: "\(places.published)/\(hash).json") == .file,
        let id = credential["credentialSubject"]?["achievement"]?["id"]?.text,
        id.string.hasSuffix("/courses/\(course)/"),
        let holder = credential["credentialSubject"]?["name"]?.text,
        let date = credential["validFrom"]?.text.flatMap({ Moment($0) })
      else { continue }
      hashes[Key(name: holder, date: date), default: []].append(hash.text)
    }
  }

  /// The certificate of a line, where it has one that no line before it took.
  mutating func take(_ entry: NameList.Entry) -> String? {
    let key = Key(name: ExactText(entry.name), date: entry.date)
    guard var found = hashes[key], !found.isEmpty else { return nil }
    let hash = found.removeFirst()
    hashes[key] = found
    return hash
  }
}
