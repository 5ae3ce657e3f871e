import Certificates
import Fixtures
import Foundation

/// The published example: a credential and everything beside it, made with published test keys.
enum Example {
  static let hash = "b76f852e13967696907e6f35606ce9f7e71164b08108b96c91228acaace3ec35"
  /// In the place of a file that a site does not have.
  static let gone: [UInt8]? = nil
  /// A day on which nothing of it has lapsed.
  static let today = Moment(seconds: 1_795_694_400)  // 2026-11-26T12:00:00Z

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try SharedFile("vectors/certificates/\(path)").data())
  }

  static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  static func json(_ path: String) throws -> JSON { try JSON(strict: bytes(path)) }

  static func key(_ name: String) throws -> SigningKey {
    let id = ExactText("did:web:academy.example#\(name)")
    let seed = try json("test-keys/seeds.json")[id]?["seedHex"]?.text?.string ?? ""
    let digits = Array(seed)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    guard let key = SigningKey(id: id, seed: bytes) else { throw CocoaError(.fileReadCorruptFile) }
    return key
  }

  /// The example's site, with some files in the place of others; `nil` takes one away.
  static func site(_ changes: [String: [UInt8]?] = [:]) -> SiteCopy {
    SiteCopy { path in
      if let changed = changes[path] { return changed }
      return try? bytes("site/\(path)")
    }
  }

  static func verifier(_ changes: [String: [UInt8]?] = [:], now: Moment = today) -> CertificateVerifier {
    CertificateVerifier(site: site(changes), now: now)
  }
}

extension VerificationReport {
  /// The findings by name, with what they name.
  var told: [String] { steps.map { ([$0.finding.rawValue] + $0.values).joined(separator: " ") } }
}
