/// Why the records' database cannot be used.
public enum RecordsError: Error, Hashable, Sendable {
  /// The file holds something else, or is damaged.
  case notADatabase(path: String)
  /// A later version of Miyabi made the file.
  case newerSchema(path: String)
  /// The file or its folder cannot be written: permissions, a read-only disk.
  case unwritable(path: String, reason: String)
  /// Another process holds the file for longer than a minute.
  case busy(path: String)
  /// SQLite refused for another reason: a full disk, an input or output error.
  case failed(path: String, reason: String)

  /// What happened, in one sentence.
  public var message: String {
    switch self {
    case .notADatabase(let path): "\(path) is not a database of Miyabi’s, or it is damaged."
    case .newerSchema(let path): "\(path) was made by a newer version of Miyabi."
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)."
    case .busy(let path): "\(path) is in use by another process."
    case .failed(let path, let reason): "\(path): \(reason)."
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .notADatabase: "move the file away, or name another with `--database`; `--no-index` builds without it"
    case .newerSchema: "update Miyabi, or name another file with `--database`"
    case .unwritable: "make its folder writable, name another file with `--database`, or build with `--no-index`"
    case .busy: "wait until the other command has ended, then try again"
    case .failed: "see that the disk has room; `--no-index` builds without the index"
    }
  }
}
