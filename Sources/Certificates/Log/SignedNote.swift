public import Crypto
import Foundation

/// A text with signatures below it (C2SP signed-note).
public struct SignedNote: Sendable {
  /// Why bytes are no note, or none that counts.
  public enum Problem: Error, Hashable, Sendable {
    /// Not of the form.
    case form
    /// No signature by this key.
    case unsigned
    /// The signature does not hold.
    case signature
  }

  /// A public key as text: a name, four bytes of a hash, and the key.
  public struct Verifier: Hashable, Sendable {
    /// Under which name it signs.
    public let name: String
    /// The Ed25519 key, 32 bytes.
    public let key: [UInt8]

    /// The verifier of a key.
    public init(name: String, key: Curve25519.Signing.PublicKey) {
      self.name = name
      self.key = Array(key.rawRepresentation)
    }

    /// Reads a text such as `example.org/log+58786363+AVWR…`.
    public init?(_ text: String) {
      // Base64 has plus signs of its own.
      let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let data = Data(base64Encoded: String(parts[2])), data.count == 33, data.first == 1,
        let key = try? Curve25519.Signing.PublicKey(rawRepresentation: data.dropFirst())
      else { return nil }
      self.init(name: String(parts[0]), key: key)
      guard text.utf8.elementsEqual(self.text.utf8) else { return nil }
    }

    /// Reads a file of such a text; the line may have its end.
    public init?(file: [UInt8]?) {
      guard let text = file.flatMap({ String(validating: $0, as: UTF8.self) }) else { return nil }
      self.init(text.utf8.last == 0x0A ? String(text.dropLast()) : text)
    }

    /// The key as text.
    public var text: String {
      "\(name)+\(hexadecimal(keyHash))+\(Data([1] + key).base64EncodedString())"
    }

    /// What names the key in a signature's line.
    var keyHash: [UInt8] { Array(SHA256.hash(data: Array("\(name)\n".utf8) + [1] + key).prefix(4)) }
  }

  /// The text, with its last line's end.
  public let text: String
  private let signatures: [(name: String, bytes: [UInt8])]

  /// Reads a note; nothing is verified.
  public init(_ bytes: [UInt8]) throws(Problem) {
    guard bytes.count <= JSON.largestText, let whole = String(validating: bytes, as: UTF8.self),
      let end = whole.range(of: "\n\n", options: [.backwards, .literal]), whole.utf8.last == 0x0A,
      whole.unicodeScalars.allSatisfy({ $0 == "\n" || $0.value >= 0x20 })
    else { throw .form }
    text = String(whole[..<end.lowerBound]) + "\n"
    var signatures: [(name: String, bytes: [UInt8])] = []
    for line in whole[end.upperBound...].split(separator: "\n") {
      let parts = line.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0] == "\u{2014}", let data = Data(base64Encoded: String(parts[2])), data.count > 4
      else { throw .form }
      signatures.append((String(parts[1]), Array(data)))
    }
    guard !signatures.isEmpty else { throw .form }
    self.signatures = signatures
  }

  /// A text signed with a key under a verifier's name.
  public static func sign(_ text: String, as verifier: Verifier, with key: SigningKey) throws -> [UInt8] {
    let signature = try key.signature(of: Array(text.utf8))
    let line = Data(verifier.keyHash + signature).base64EncodedString()
    return Array("\(text)\n\u{2014} \(verifier.name) \(line)\n".utf8)
  }

  /// Verifies the signature of a key; those of others are passed over.
  public func verify(with verifier: Verifier) throws(Problem) {
    let own = signatures.filter { $0.name == verifier.name && $0.bytes.starts(with: verifier.keyHash) }
    guard let signature = own.first else { throw .unsigned }
    guard own.count == 1, signature.bytes.count == 68,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: verifier.key),
      key.isValidSignature(signature.bytes.dropFirst(4), for: Array(text.utf8))
    else { throw .signature }
  }
}

/// How large a log is and what it holds, in one hash (C2SP tlog-checkpoint).
public struct Checkpoint: Hashable, Sendable {
  /// Which log: its address without a scheme.
  public let origin: String
  /// How many entries.
  public let size: Int
  /// The root of the tree.
  public let root: TreeHash

  /// The state of a log.
  public init(origin: String, size: Int, root: TreeHash) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// Reads a checkpoint and verifies its signature.
  public init(_ bytes: [UInt8], signedBy verifier: SignedNote.Verifier) throws(SignedNote.Problem) {
    let note = try SignedNote(bytes)
    try note.verify(with: verifier)
    let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 4, lines[0].utf8.elementsEqual(verifier.name.utf8), let size = Int(lines[1]), size >= 0,
      String(size).utf8.elementsEqual(lines[1].utf8),
      let root = Data(base64Encoded: String(lines[2])).flatMap({ TreeHash(Array($0)) })
    else { throw .form }
    self.init(origin: String(lines[0]), size: size, root: root)
  }

  /// The text that is signed.
  public var text: String { "\(origin)\n\(size)\n\(Data(root.bytes).base64EncodedString())\n" }
}
