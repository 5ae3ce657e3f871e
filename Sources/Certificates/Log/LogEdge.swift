/// The right edge of a log: what has to be known to add to it, and the tiles that adding makes.
public struct LogEdge: Sendable {
  /// A file below the log's folder.
  public struct File: Sendable {
    /// Where it lies.
    public let path: String
    /// What it holds.
    public let bytes: [UInt8]
  }

  /// How many entries.
  public private(set) var size = 0
  /// The tile of each level that is not full yet.
  private var levels: [[TreeHash]] = []
  /// The entries below the lowest of them.
  private var bundle: [UInt8] = []
  private var full: [File] = []

  /// The edge of an empty log.
  public init() {}

  /// The edge of a log that is there.
  ///
  /// - Throws: ``LogProblem`` where its last tiles are not there, or come to another root than the checkpoint says.
  public init(of checkpoint: Checkpoint, files: LogTiles.Files) throws(LogProblem) {
    size = checkpoint.size
    var level = 0
    while checkpoint.size >> (8 * level) > 0 {
      let count = checkpoint.size >> (8 * level)
      let (index, width) = (count / TilePath.width, count % TilePath.width)
      var hashes: [TreeHash] = []
      if width > 0 {
        let path = TilePath.hashes(level: level, index: index, width: width)
        guard let bytes = files(path) else { throw .missing(path) }
        guard bytes.count == 32 * width else { throw .damaged(path) }
        hashes = (0..<width).compactMap { TreeHash(Array(bytes[$0 * 32..<$0 * 32 + 32])) }
        if level == 0 {
          let path = TilePath.entries(index: index, width: width)
          guard let bytes = files(path) else { throw .missing(path) }
          bundle = bytes
        }
      }
      levels.append(hashes)
      level += 1
    }
    guard root == checkpoint.root else { throw .root }
  }

  /// Adds an entry; its index is the size from before.
  public mutating func append(_ entry: [UInt8]) {
    bundle.append(UInt8(entry.count >> 8))
    bundle.append(UInt8(entry.count & 0xFF))
    bundle.append(contentsOf: entry)
    size += 1
    var (level, hash) = (0, TreeHash(leaf: entry))
    while true {
      if level == levels.count { levels.append([]) }
      levels[level].append(hash)
      guard levels[level].count == TilePath.width else { return }
      // How many tiles of this level the log has now.
      let index = (size >> (8 * (level + 1))) - 1
      full.append(File(path: TilePath.hashes(level: level, index: index), bytes: levels[level].flatMap(\.bytes)))
      if level == 0 {
        full.append(File(path: TilePath.entries(index: index), bytes: bundle))
        bundle = []
      }
      hash = MerkleTree.perfect(levels[level][...])
      levels[level] = []
      level += 1
    }
  }

  /// How many tiles of entries are full.
  public var fullTiles: Int { size / TilePath.width }

  /// The root of the tree.
  public var root: TreeHash {
    MerkleTree.root(above: levels.reversed().flatMap { MerkleTree.perfectSubtrees($0[...]) })
  }

  /// The tiles that became full since they were last taken.
  public mutating func takeFull() -> [File] {
    defer { full = [] }
    return full
  }

  /// The tiles that are not full.
  public var partial: [File] {
    var files: [File] = []
    for (level, hashes) in levels.enumerated() where !hashes.isEmpty {
      let index = (size >> (8 * level)) / TilePath.width
      files.append(
        File(
          path: TilePath.hashes(level: level, index: index, width: hashes.count), bytes: hashes.flatMap(\.bytes)))
      if level == 0 { files.append(File(path: TilePath.entries(index: index, width: hashes.count), bytes: bundle)) }
    }
    return files
  }
}
