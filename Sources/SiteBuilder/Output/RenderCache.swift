import Files
import Markup

/// What was written when: for each file its fingerprint and the stamp that it had afterwards.
///
/// A file whose fingerprint and stamp are those of the cache needs neither rendering nor writing. The cache is only ever
/// a reason to do less: without it, or with a damaged one, everything is rendered.
struct RenderCache: Sendable {
  /// What is known of a file.
  struct Entry: Hashable, Sendable {
    var fingerprint: Fingerprint
    var stamp: FileStamp
  }

  private(set) var entries: [String: Entry] = [:]
  private static let header = "miyabi render cache 1"

  /// An empty cache.
  init() {}

  /// Reads a cache; an unreadable one counts as empty.
  init(file: String) {
    guard let bytes = try? FileSystem.bytes(of: file, limit: 1 << 30) else { return }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first, first.elementsEqual(RenderCache.header.utf8) else { return }
    entries.reserveCapacity(lines.count)
    for line in lines.dropFirst() {
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 3).map { String(decoding: $0, as: UTF8.self) }
      guard parts.count == 4, let fingerprint = Fingerprint(text: parts[0]), let size = Int(parts[1]),
        let modified = Int(parts[2])
      else { continue }
      entries[parts[3]] = Entry(fingerprint: fingerprint, stamp: FileStamp(size: size, modified: modified))
    }
  }

  /// Whether it would be the same if it were written again.
  func holds(exactly other: [(file: String, entry: Entry)]) -> Bool {
    other.count == entries.count && other.allSatisfy { entries[$0.file] == $0.entry }
  }

  /// Writes a cache of these entries beside its place and renames it.
  static func write(_ entries: [(file: String, entry: Entry)], to file: String) throws(WriteError) {
    var bytes = Array("\(header)\n".utf8)
    bytes.reserveCapacity(entries.count * 160)
    for (path, entry) in entries {
      bytes.append(contentsOf: entry.fingerprint.text.utf8)
      bytes.append(contentsOf: " \(entry.stamp.size) \(entry.stamp.modified) ".utf8)
      bytes.append(contentsOf: path.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    try FileSystem.place(file) { (beside) throws(WriteError) in try FileSystem.write(bytes, to: beside) }
  }
}
