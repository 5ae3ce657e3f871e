public import Files

/// Why the site could not be written.
public enum OutputError: Error, Hashable, Sendable {
  /// The output folder lies in the content folder, holds it, or is something else than a folder.
  case unsuitable(folder: String, reason: String)
  /// Files that Miyabi did not write stand where pages would be written.
  case foreignFiles([String])
  /// The machine refused: permissions, a full disk.
  case write(WriteError)
}
