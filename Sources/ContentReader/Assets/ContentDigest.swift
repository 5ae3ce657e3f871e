import Crypto
public import Foundation

/// The SHA-256 of something that was read.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
  /// 32 bytes.
  public let bytes: [UInt8]

  init(_ hash: SHA256) { bytes = Array(hash.finalize()) }

  /// The digest of bytes.
  public init(of content: some DataProtocol) { bytes = Array(SHA256.hash(data: content)) }

  /// A digest that was written down.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The digest in 64 hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
