import Foundation

/// Where the key of personal data comes from.
public enum KeySource: Sendable {
  /// The environment holds it.
  case text(String)
  /// A file that somebody keeps.
  case file(String)
  /// The file beside the database, which is made where there is none.
  case madeAt(String)
}

extension RecordsKey {
  /// Reads a key; makes one where that is asked for and there is none yet.
  ///
  /// - Parameter made: told where a new key was put: whoever loses it loses the names of all learners.
  public static func read(_ source: KeySource, made: (String) -> Void) throws(RecordsError) -> RecordsKey {
    switch source {
    case .text(let text):
      guard let key = RecordsKey(base64: text) else { throw .invalidKey(place: "MIYABI_RECORDS_KEY") }
      return key
    case .file(let path): return try read(path)
    case .madeAt(let path):
      if FileManager.default.fileExists(atPath: path) { return try read(path) }
      let key = RecordsKey()
      // The file is never there without its protection, nor is another's written over.
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        if errno == EEXIST { return try read(path) }
        throw .unwritable(path: path, reason: String(cString: strerror(errno)).lowercased())
      }
      let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      do {
        try file.write(contentsOf: Data((key.base64 + "\n").utf8))
        try file.synchronize()
      } catch {
        try? FileManager.default.removeItem(atPath: path)
        throw .unwritable(path: path, reason: error.localizedDescription.lowercased())
      }
      made(path)
      return key
    }
  }

  private static func read(_ path: String) throws(RecordsError) -> RecordsKey {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw .noKey(path: path) }
    guard bytes.count < 1_000, let key = RecordsKey(base64: String(decoding: bytes, as: UTF8.self)) else {
      throw .invalidKey(place: path)
    }
    return key
  }
}
