import Files
import Markup

/// The good answers of earlier runs. Dead addresses are never remembered: somebody may be mending them.
///
/// A file of lines: the name of the format, then for each address the second since 1970, the address and, where it has
/// moved, the new one, with tabs between. A file with anything else in it counts as empty.
struct LinkCache: Equatable {
  struct Entry: Equatable {
    var time: Int
    var newAddress: WebAddress?

    var verdict: Verdict { newAddress.map { .moved(to: $0) } ?? .reachable }
  }

  static let name = "miyabi-links 1"
  /// In bytes; a file that is longer is none of ours.
  static let largest = 16 * 1024 * 1024

  private(set) var entries: [WebAddress: Entry] = [:]

  init() {}

  /// Reads a file, without what is older than `maximumAge` seconds, or from the future.
  init(file: String, now: Int, maximumAge: Int) {
    guard let bytes = try? FileSystem.bytes(of: file, limit: Self.largest),
      let text = String(validating: bytes, as: UTF8.self), let read = Self.read(text)
    else { return }
    entries = read.filter { _, entry in entry.time <= now && entry.time >= now - maximumAge }
  }

  func verdict(on address: WebAddress) -> Verdict? { entries[address]?.verdict }

  mutating func remember(_ verdict: Verdict, on address: WebAddress, now: Int) {
    switch verdict {
    case .reachable: entries[address] = Entry(time: now)
    case .moved(let newAddress): entries[address] = Entry(time: now, newAddress: newAddress)
    case .dead: entries[address] = nil
    }
  }

  /// Writes the whole file, and the folder that it lies in.
  func write(to file: String) throws(WriteError) {
    if let slash = file.lastIndex(of: "/"), slash > file.startIndex {
      try FileSystem.makeFolder(String(file[..<slash]))
    }
    let bytes = Array(text.utf8)
    try FileSystem.place(file) { (beside) throws(WriteError) in try FileSystem.write(bytes, to: beside) }
  }

  private var text: String {
    let lines = entries.sorted { byBytes($0.key.text, $1.key.text) }.map { address, entry in
      "\(entry.time)\t\(address.text)\(entry.newAddress.map { "\t\($0.text)" } ?? "")\n"
    }
    return "\(Self.name)\n\(lines.joined())"
  }

  private static func read(_ text: String) -> [WebAddress: Entry]? {
    // A last line without its end was cut, and its address with it.
    guard text.hasPrefix("\(name)\n"), text.utf8.last == UInt8(ascii: "\n") else { return nil }
    var entries: [WebAddress: Entry] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard (2...3).contains(fields.count), let time = Int(fields[0]), time >= 0, let address = address(fields[1])
      else { return nil }
      let newAddress = fields.count == 3 ? Self.address(fields[2]) : nil
      guard fields.count == 2 || newAddress != nil else { return nil }
      guard entries.updateValue(Entry(time: time, newAddress: newAddress), forKey: address) == nil else { return nil }
    }
    return entries
  }

  private static func address(_ text: Substring) -> WebAddress? {
    guard let address = try? WebAddress(String(text)), address.text == text else { return nil }
    return address
  }
}
