import Crypto

/// A hash in the log's tree, 32 bytes.
public struct TreeHash: Hashable, Sendable {
  /// The bytes.
  public let bytes: [UInt8]

  /// A hash; `nil` where there are not 32 bytes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  init(_ digest: SHA256.Digest) { bytes = Array(digest) }

  /// The hash of a leaf (RFC 6962, section 2.1).
  public init(leaf entry: [UInt8]) {
    var hash = SHA256()
    hash.update(data: [0])
    hash.update(data: entry)
    self.init(hash.finalize())
  }

  /// The hash of what stands above two others.
  public init(_ left: TreeHash, _ right: TreeHash) {
    var hash = SHA256()
    hash.update(data: [1])
    hash.update(data: left.bytes)
    hash.update(data: right.bytes)
    self.init(hash.finalize())
  }

  /// The root of a tree without leaves.
  public static let ofNothing = TreeHash(SHA256.hash(data: [UInt8]()))
}

/// What a tree's root is made of (RFC 6962, section 2.1).
enum MerkleTree {
  /// The root above perfect subtrees that stand from the left in falling size.
  static func root(above subtrees: [TreeHash]) -> TreeHash {
    guard var root = subtrees.last else { return .ofNothing }
    for subtree in subtrees.dropLast().reversed() { root = TreeHash(subtree, root) }
    return root
  }

  /// The perfect subtrees from the left that hashes of one level come to.
  static func perfectSubtrees(_ hashes: ArraySlice<TreeHash>) -> [TreeHash] {
    var subtrees: [TreeHash] = []
    var rest = hashes
    while !rest.isEmpty {
      let size = 1 << (Int.bitWidth - 1 - rest.count.leadingZeroBitCount)
      subtrees.append(perfect(rest.prefix(size)))
      rest = rest.dropFirst(size)
    }
    return subtrees
  }

  /// The root of a perfect subtree.
  static func perfect(_ hashes: ArraySlice<TreeHash>) -> TreeHash {
    var level = Array(hashes)
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map { TreeHash(level[$0], level[$0 + 1]) }
    }
    return level.first ?? .ofNothing
  }

  /// Whether a proof leads from a leaf to a root (RFC 9162, section 2.1.3.2).
  static func verify(_ proof: [TreeHash], of leaf: TreeHash, at index: Int, in size: Int, root: TreeHash) -> Bool {
    guard index >= 0, index < size else { return false }
    var (node, last) = (index, size - 1)
    var hash = leaf
    for sibling in proof {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        hash = TreeHash(sibling, hash)
        if node & 1 == 0 {
          while node & 1 == 0, node != 0 {
            node >>= 1
            last >>= 1
          }
        }
      } else {
        hash = TreeHash(hash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }
}
