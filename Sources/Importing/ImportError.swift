/// Why nothing was imported.
public enum ImportError: Error, Sendable, Equatable {
  /// There is no such folder.
  case noFolder(String)
  /// The folder holds something else.
  case otherKind(folder: String, lacks: String, help: String)
  /// A file that everything depends on cannot be read.
  case unreadable(file: String, reason: String)
  /// There is nothing in it that could become a lesson or a page.
  case nothingToImport(folder: String, reason: String)

  /// What is wrong, in one sentence.
  public var message: String {
    switch self {
    case .noFolder(let folder): "there is no folder `\(folder)`"
    case .otherKind(let folder, let lacks, _): "there is no \(lacks) in `\(folder)`"
    case .unreadable(let file, let reason): "`\(file)` cannot be read: \(reason)"
    case .nothingToImport(let folder, let reason): "nothing in `\(folder)` can be imported: \(reason)"
    }
  }

  /// What to do next.
  public var help: String {
    switch self {
    case .noFolder: "name a folder that exists"
    case .otherKind(_, _, let help): help
    case .unreadable: "see to its permissions, and that it is UTF-8 text"
    case .nothingToImport: "look at the folder's files, or name another one"
    }
  }
}
