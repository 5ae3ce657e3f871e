/// Why the records' database cannot be used.
public enum RecordsError: Error, Hashable, Sendable {
  /// The file holds something else, or is damaged.
  case notADatabase(path: String)
  /// Another program made the file.
  case anotherApplication(path: String)
  /// An earlier version of Miyabi made the file.
  case olderSchema(path: String)
  /// A later version of Miyabi made the file.
  case newerSchema(path: String)
  /// The file or its folder cannot be written: permissions, a read-only disk.
  case unwritable(path: String, reason: String)
  /// Another process holds the file for longer than a minute.
  case busy(path: String)
  /// The disk has no room left.
  case diskFull(path: String)
  /// What is written there is no key of 32 bytes in base64.
  case invalidKey(place: String)
  /// There is no key where one was named.
  case noKey(path: String)
  /// Something personal has to be read or written, and nobody gave the key.
  case keyNeeded
  /// The key is not the one that the database's personal data is sealed with.
  case wrongKey
  /// The one who acts may not.
  case forbidden(RecordAction, needs: String)
  /// There is nothing of that name.
  case unknown(noun: String, name: String, near: String?)
  /// It cannot be done as things stand.
  case refused(String, help: String)
  /// SQLite refused for another reason: an input or output error.
  case failed(path: String, reason: String)

  /// What happened, in one sentence.
  public var message: String {
    switch self {
    case .notADatabase(let path): "\(path) is not a database of Miyabi’s, or it is damaged."
    case .anotherApplication(let path): "\(path) is a database of another program."
    case .olderSchema(let path): "\(path) was made by an older version of Miyabi."
    case .newerSchema(let path): "\(path) was made by a newer version of Miyabi."
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)."
    case .busy(let path): "\(path) is in use by another process."
    case .diskFull(let path): "the disk has no room for \(path)."
    case .invalidKey(let place): "\(place) holds no key: 32 bytes in base64."
    case .noKey(let path): "there is no key at \(path)."
    case .keyNeeded: "this reads or writes personal data, and there is no key for it."
    case .wrongKey: "this is not the key that the personal data of this database is sealed with."
    case .forbidden(let action, let needs): "`\(action.rawValue)` is not permitted: \(needs)."
    case .unknown(let noun, let name, _): "there is no \(noun) `\(name)`."
    case .refused(let reason, _): "\(reason)."
    case .failed(let path, let reason): "\(path): \(reason)."
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .notADatabase: "move the file away, or name another with `--database`; `--no-index` builds without it"
    case .anotherApplication: "name another file with `--database`"
    case .olderSchema: "`miyabi db migrate` brings it up to date, after a backup"
    case .newerSchema: "update Miyabi, or name another file with `--database`"
    case .unwritable: "make its folder writable, name another file with `--database`, or build with `--no-index`"
    case .busy: "wait until the other command has ended, then try again"
    case .diskFull: "make room, then try again: nothing was changed"
    case .invalidKey: "`openssl rand -base64 32` makes one; the first command that needs one makes it by itself"
    case .noKey: "see where MIYABI_RECORDS_KEY_FILE leads"
    case .keyNeeded: "set MIYABI_RECORDS_KEY_FILE to the key’s file"
    case .wrongKey: "name the right one with MIYABI_RECORDS_KEY_FILE; what needs no personal data works without any"
    case .forbidden: "act as somebody who may, with `--as USER`"
    case .unknown(_, _, let near): near.map { "did you mean `\($0)`?" } ?? "see how it is written"
    case .refused(_, let help): help
    case .failed: "try again; `miyabi db verify` looks for damage"
    }
  }
}
