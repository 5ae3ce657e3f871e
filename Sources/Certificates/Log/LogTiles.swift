/// Where the parts of a log lie (C2SP tlog-tiles), below the log's folder.
enum TilePath {
  /// How many hashes a full tile has.
  static let width = 256

  /// `tile/0/x001/067`, or `tile/0/x001/067.p/8` for a part of one.
  static func hashes(level: Int, index: Int, width: Int = width) -> String {
    "tile/\(level)/\(number(index))\(part(width))"
  }

  /// The entries that a tile of the lowest level stands above.
  static func entries(index: Int, width: Int = width) -> String { "tile/entries/\(number(index))\(part(width))" }

  private static func part(_ width: Int) -> String { width == self.width ? "" : ".p/\(width)" }

  /// Groups of three digits, all but the last with an `x`.
  private static func number(_ index: Int) -> String {
    func three(_ number: Int) -> String { String(String(1000 + number).dropFirst()) }
    var parts = [three(index % 1000)]
    var rest = index / 1000
    while rest > 0 {
      parts.insert("x" + three(rest % 1000), at: 0)
      rest /= 1000
    }
    return parts.joined(separator: "/")
  }
}

/// Why a log's files do not hold.
public enum LogProblem: Error, Hashable, Sendable {
  /// A file is not there.
  case missing(String)
  /// A file has not the length that it has to have.
  case damaged(String)
  /// The checkpoint is not signed by the log's key.
  case checkpoint(SignedNote.Problem)
  /// The files come to another root than the checkpoint says.
  case root
  /// An entry is not the one that was expected at its place.
  case entry(Int)
}

extension LogProblem {
  /// What is wrong, to stand after a colon.
  public var words: String {
    switch self {
    case .missing(let path): "\(path) is missing"
    case .damaged(let path): "\(path) is not as long as it has to be, or is not what its entries come to"
    case .checkpoint: "its checkpoint is not signed with the log’s key"
    case .root: "its tiles do not come to what the checkpoint says"
    case .entry(let index): "entry \(index) is another one"
    }
  }
}

/// A log as its files, up to a size that a checkpoint vouches for.
public struct LogTiles: Sendable {
  /// Gives the bytes of a file below the log's folder; `nil` where there is none.
  public typealias Files = @Sendable (_ path: String) -> [UInt8]?

  /// How large it is, and its root.
  public let checkpoint: Checkpoint
  private let files: Files

  /// A log whose checkpoint was verified.
  public init(_ checkpoint: Checkpoint, files: @escaping Files) {
    self.checkpoint = checkpoint
    self.files = files
  }

  /// Opens a log: its checkpoint has to be signed by its key.
  public init(signedBy verifier: SignedNote.Verifier, files: @escaping Files) throws(LogProblem) {
    guard let bytes = files("checkpoint") else { throw .missing("checkpoint") }
    do { checkpoint = try Checkpoint(bytes, signedBy: verifier) } catch { throw .checkpoint(error) }
    self.files = files
  }

  /// The bytes of an entry.
  public func entry(at index: Int) throws(LogProblem) -> [UInt8] {
    guard index >= 0, index < checkpoint.size else { throw .entry(index) }
    return try entries(ofTile: index / TilePath.width)[index % TilePath.width]
  }

  /// The entries below a tile of the lowest level.
  func entries(ofTile tile: Int) throws(LogProblem) -> [[UInt8]] {
    let width = min(TilePath.width, checkpoint.size - tile * TilePath.width)
    let (path, bytes) = try read(TilePath.entries(index: tile, width: width), TilePath.entries(index: tile))
    var entries: [[UInt8]] = []
    var place = 0
    while place < bytes.count, entries.count < width {
      guard place + 2 <= bytes.count else { throw .damaged(path) }
      let length = Int(bytes[place]) << 8 + Int(bytes[place + 1])
      guard place + 2 + length <= bytes.count else { throw .damaged(path) }
      entries.append(Array(bytes[place + 2..<place + 2 + length]))
      place += 2 + length
    }
    guard entries.count == width else { throw .damaged(path) }
    return entries
  }

  /// The hashes that lead from an entry to the root.
  public func proof(of index: Int) throws(LogProblem) -> [TreeHash] {
    try path(to: index, from: 0, to: checkpoint.size)
  }

  /// Whether an object is entered at an index: its own hash, and the way from there to the signed root.
  public func verify(_ entry: LogEntry, at index: Int) throws(LogProblem) {
    guard try self.entry(at: index) == entry.bytes else { throw .entry(index) }
    let proof = try proof(of: index)
    guard MerkleTree.verify(proof, of: entry.leaf, at: index, in: checkpoint.size, root: checkpoint.root) else {
      throw .root
    }
  }

  /// The root that the first entries come to.
  public func root(ofFirst size: Int) throws(LogProblem) -> TreeHash { try hash(0, size) }

  /// The entries of the last two tiles, held against the root.
  func lastEntries() throws(LogProblem) -> [[UInt8]] {
    let count = (checkpoint.size + TilePath.width - 1) / TilePath.width
    var found: [[UInt8]] = []
    for number in max(0, count - 2)..<count {
      let (entries, start) = (try entries(ofTile: number), number * TilePath.width)
      let leaves = entries.map { TreeHash(leaf: $0) }
      guard leaves == (try tile(0, number)) else { throw .damaged(TilePath.entries(index: number)) }
      // The way from any leaf to the root goes by all others of its tile.
      guard
        MerkleTree.verify(
          try proof(of: start), of: leaves[0], at: start, in: checkpoint.size, root: checkpoint.root)
      else { throw .root }
      found += entries
    }
    return found
  }

  /// Makes the whole tree anew from the entries, and holds every tile against it.
  ///
  /// - Parameter visit: given the entries of one tile after another.
  public func verifyAll(visit: (_ entries: [[UInt8]]) -> Void = { _ in }) throws(LogProblem) {
    var edge = LogEdge()
    var start = 0
    while start < checkpoint.size {
      let entries = try entries(ofTile: start / TilePath.width)
      for entry in entries { edge.append(entry) }
      for file in edge.takeFull() where file.path.hasPrefix("tile/") && !file.path.hasPrefix("tile/entries/") {
        guard let bytes = files(file.path) else { throw .missing(file.path) }
        guard bytes == file.bytes else { throw .damaged(file.path) }
      }
      start += TilePath.width
      visit(entries)
    }
    for file in edge.partial where !file.path.hasPrefix("tile/entries/") {
      guard let bytes = files(file.path) else { throw .missing(file.path) }
      guard bytes == file.bytes else { throw .damaged(file.path) }
    }
    guard edge.root == checkpoint.root else { throw .root }
  }

  private func read(_ path: String, _ full: String) throws(LogProblem) -> (path: String, bytes: [UInt8]) {
    if let bytes = files(path) { return (path, bytes) }
    // A part may be gone where the whole is there.
    guard path != full, let bytes = files(full) else { throw .missing(path) }
    return (full, bytes)
  }

  /// The hashes of one tile, as many as the checkpoint vouches for.
  private func tile(_ level: Int, _ index: Int) throws(LogProblem) -> [TreeHash] {
    let width = min(TilePath.width, checkpoint.size >> (8 * level) - index * TilePath.width)
    let (path, bytes) = try read(
      TilePath.hashes(level: level, index: index, width: width), TilePath.hashes(level: level, index: index))
    guard bytes.count % 32 == 0, bytes.count / 32 >= width else { throw .damaged(path) }
    return (0..<width).compactMap { TreeHash(Array(bytes[$0 * 32..<$0 * 32 + 32])) }
  }

  /// The hash above the leaves from one to another: a perfect subtree lies in a tile, anything else is made of two.
  private func hash(_ start: Int, _ end: Int) throws(LogProblem) -> TreeHash {
    let count = end - start
    guard count > 0 else { return .ofNothing }
    if count & (count - 1) == 0 {
      let height = count.trailingZeroBitCount
      let level = height / 8
      let (width, first) = (1 << (height - 8 * level), start >> (8 * level))
      let hashes = try tile(level, first / TilePath.width)
      let offset = first % TilePath.width
      guard offset + width <= hashes.count else {
        throw .damaged(TilePath.hashes(level: level, index: first / TilePath.width))
      }
      return MerkleTree.perfect(hashes[offset..<offset + width])
    }
    let middle = start + Self.split(count)
    return TreeHash(try hash(start, middle), try hash(middle, end))
  }

  private func path(to index: Int, from start: Int, to end: Int) throws(LogProblem) -> [TreeHash] {
    guard end - start > 1 else { return [] }
    let middle = start + Self.split(end - start)
    if index < middle { return try path(to: index, from: start, to: middle) + [hash(middle, end)] }
    return try path(to: index, from: middle, to: end) + [hash(start, middle)]
  }

  /// The largest power of two below a number.
  private static func split(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }
}
