import Foundation

/// A file of the folder that stands beside the checkout; a test that needs one fails where it is missing.
struct SharedFile {
  let path: String

  init(_ name: String, from file: String = #filePath) throws {
    var folder = URL(fileURLWithPath: file)
    while folder.path != "/" {
      folder = folder.deletingLastPathComponent()
      let candidate = folder.appendingPathComponent("shared/\(name)").path
      if FileManager.default.fileExists(atPath: candidate) {
        path = candidate
        return
      }
    }
    throw Missing(name: name)
  }

  struct Missing: Error { var name: String }

  func data() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }
}
