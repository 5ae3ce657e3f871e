import Diagnostics
import Files

/// Private keys in the content: whatever lies there is in git, and so in other hands.
enum PrivateKeyCheck {
  /// What private keys begin with, in their commonest forms, and the program's own.
  private static let marks = ["\"MiyabiSigningKey\"", "PRIVATE KEY-----", "\"privateKeyMultibase\"", "AGE-SECRET-KEY-"]
  private static let endings = [".json", ".pem", ".key", ".txt", ".jwk", ".der"]

  /// Looks into the files that a key could be.
  ///
  /// - Parameter besides: files of the certificates that are none of a certificate's own, which are read strictly.
  static func faults(_ folder: ContentFolder, besides others: [String]) -> [Diagnostic] {
    (folder.files + others).filter { file in endings.contains { file.lowercased().hasSuffix($0) } }.compactMap { file in
      guard let bytes = try? FileSystem.firstBytes(of: folder.path(of: file), count: 16_384) else { return nil }
      let text = String(decoding: bytes, as: UTF8.self)
      guard marks.contains(where: { text.contains($0) }) else { return nil }
      return Diagnostic(
        .privateKey, at: SourceLocation(file: file), "this is a private key: whoever has seen it signs as you do",
        help: "remove it, and make a new one with `miyabi certificate keygen`: keys belong in `.miyabi/keys/`")
    }
  }
}
