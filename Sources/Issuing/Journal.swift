import Files
public import Foundation

/// Makes a change of many files whole: after a kill or a full disk either all of it is there, or nothing.
///
/// New files are written where they belong, under names that a list holds before they exist: as long as the change is not
/// sealed, what the list names is removed again. What replaces other files waits in a folder; sealing gives that folder its
/// final name, and from then on everything is put in its place, now or by the next command.
public struct Journal: Sendable {
  private let places: CertificatePlaces
  private var waiting: String { "\(places.journal)/waiting" }
  private var sealed: String { "\(places.journal)/sealed" }
  private var list: String { "\(places.journal)/new-files" }

  /// What a sealed change asks for beside files: rows for the records.
  public struct Rest: Codable, Sendable {
    /// Files below the published folder that are to go.
    public var removed: [String] = []
    /// Rows, as JSON that the caller understands.
    public var rows: Data?
  }

  init(_ places: CertificatePlaces) { self.places = places }

  /// Begins a change.
  func begin() throws(IssuingError) {
    try places.makeWorkFolder()
    try writing { () throws(WriteError) in try FileSystem.makeFolder(waiting) }
  }

  /// Notes files that are about to be made.
  func note(_ paths: [String]) throws(IssuingError) {
    let descriptor = open(list, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .file(WriteError(path: list, code: errno)) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do { try file.write(contentsOf: Data((paths.joined(separator: "\n") + "\n").utf8)) } catch {
      throw .file(WriteError(path: list, code: ENOSPC))
    }
  }

  /// Keeps a file of the published folder for the end.
  func stage(_ bytes: [UInt8], at path: String) throws(IssuingError) {
    let target = "\(waiting)/files/\(path)"
    try writing { () throws(WriteError) in
      try FileSystem.makeFolder((target as NSString).deletingLastPathComponent)
      try FileSystem.write(bytes, to: target)
    }
  }

  /// From here on the change is to happen.
  func seal(_ rest: Rest) throws(IssuingError) {
    let bytes = (try? JSONEncoder().encode(rest)).map { Array($0) } ?? []
    try writing { () throws(WriteError) in
      try FileSystem.makeFolder("\(waiting)/files")
      try FileSystem.write(bytes, to: "\(waiting)/rest.json")
      try FileSystem.rename(waiting, to: sealed)
    }
  }

  /// Takes a change back that failed. One that is sealed stays: the next command ends it.
  func abandon() {
    guard FileSystem.kind(of: sealed) == nil else { return }
    try? finish { _ in }
  }

  /// Ends what an earlier command began: carries a sealed change out, takes any other back.
  ///
  /// - Parameter rows: puts rows into the records; it may be called again for rows that are there.
  public func finish(rows: (Data) throws -> Void) throws {
    if FileSystem.kind(of: sealed) == .folder {
      let bytes = try? FileSystem.bytes(of: "\(sealed)/rest.json", limit: 1 << 30)
      guard let rest = bytes.flatMap({ try? JSONDecoder().decode(Rest.self, from: Data($0)) }) else {
        throw IssuingError.damaged(path: "\(sealed)/rest.json", reason: "it cannot be read")
      }
      if let data = rest.rows { try rows(data) }
      try place()
      for path in rest.removed { try writing { () throws(WriteError) in try remove("\(places.published)/\(path)") } }
    } else if let bytes = try? FileSystem.bytes(of: list, limit: 1 << 30) {
      for path in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        try writing { () throws(WriteError) in try remove(String(path)) }
      }
    }
    try? FileManager.default.removeItem(atPath: places.journal)
  }

  /// Checkpoints go last: whoever reads meanwhile finds no log that is larger than its tiles.
  private func place() throws(IssuingError) {
    let folder = "\(sealed)/files"
    let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted {
      ($0.hasSuffix("checkpoint") ? 1 : 0, $0) < ($1.hasSuffix("checkpoint") ? 1 : 0, $1)
    }
    for name in names where FileSystem.kind(of: "\(folder)/\(name)") == .file {
      let target = "\(places.published)/\(name)"
      try writing { () throws(WriteError) in
        try FileSystem.makeFolder((target as NSString).deletingLastPathComponent)
        try FileSystem.place(target) { (beside) throws(WriteError) in
          try FileSystem.copy("\(folder)/\(name)", to: beside)
        }
      }
    }
  }

  /// Removes a file, and the folder that it leaves empty.
  private func remove(_ path: String) throws(WriteError) {
    try FileSystem.remove(path)
    _ = FileSystem.removeEmptyFolder((path as NSString).deletingLastPathComponent)
  }
}
