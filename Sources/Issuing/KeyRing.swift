public import Certificates
import Files
import Foundation

/// The keys that sign, in files that nobody else may read.
public struct KeyRing: Sendable {
  /// The log's key has this name in its folder.
  static let logName = "log"
  /// The key for second tokens has this one.
  static let secondName = "es256"

  private let places: CertificatePlaces
  /// A file that the environment names in place of the folder's.
  private let named: String?
  private let passphrase: @Sendable (_ path: String) -> String?

  /// The keys of a site.
  ///
  /// - Parameters:
  ///   - named: the file that `MIYABI_SIGNING_KEY_FILE` names; the log's key lies beside it.
  ///   - passphrase: asked for where a file is sealed.
  public init(_ places: CertificatePlaces, named: String?, passphrase: @escaping @Sendable (String) -> String?) {
    self.places = places
    self.named = named
    self.passphrase = passphrase
  }

  /// The key that signs certificates: the site's current one.
  public func signingKey(of document: IssuerDocument) throws(IssuingError) -> SigningKey {
    guard let current = document.currentKey else {
      throw .noKey(folder: places.keys)
    }
    if let named {
      let key = try read(named)
      guard key.id == current.id else { throw .otherKey(has: key.id.string, needs: current.id.string) }
      return try checked(key, current, named)
    }
    let path = "\(places.keys)/\(Self.name(of: current.id)).json"
    guard FileSystem.kind(of: path) != nil else { throw .noKey(folder: places.keys) }
    return try checked(try read(path), current, path)
  }

  /// The key that signs the log's checkpoints.
  public func logKey() throws(IssuingError) -> SigningKey { try read(path(of: Self.logName)) }

  /// The key that signs second tokens; `nil` where there is none yet.
  func secondKey() throws(IssuingError) -> SecondKey? {
    let path = path(of: Self.secondName)
    guard FileSystem.kind(of: path) != nil else { return nil }
    let file = try file(path)
    do { return try file.secondKey(passphrase: file.isSealed ? passphrase(path) : nil) } catch {
      throw .key(path: path, error)
    }
  }

  /// Writes a new key, never over another.
  func add(_ key: SigningKey, passphrase: String?) throws(IssuingError) {
    try add(key.id, try? KeyFile.bytes(of: key, passphrase: passphrase))
  }

  /// Writes a new key for second tokens, sealed as the current key is.
  func add(_ key: SecondKey, besides current: SigningKey) throws(IssuingError) {
    let path = path(of: Self.name(of: current.id))
    let isSealed = try file(path).isSealed
    try add(key.id, try? KeyFile.bytes(of: key, passphrase: isSealed ? passphrase(path) : nil))
  }

  private func add(_ id: ExactText, _ bytes: [UInt8]?) throws(IssuingError) {
    try places.makeWorkFolder()
    let path = path(of: Self.name(of: id))
    try writing { () throws(WriteError) in
      try FileSystem.makeFolder((path as NSString).deletingLastPathComponent)
    }
    guard let bytes else {
      throw .refused("The passphrase cannot be used", help: "choose another")
    }
    // The file is never there without its protection.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw .keyExists(name: Self.name(of: id)) }
      throw .file(WriteError(path: path, code: errno))
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try file.write(contentsOf: Data(bytes))
      try file.synchronize()
    } catch {
      unlink(path)
      throw .file(WriteError(path: path, code: ENOSPC))
    }
  }

  /// Whether a key of that name is there.
  func has(_ name: String) -> Bool { FileSystem.kind(of: path(of: name)) != nil }

  /// Where a key of a name lies.
  public func path(of name: String) -> String {
    let folder = named.map { ($0 as NSString).deletingLastPathComponent } ?? places.keys
    return "\(folder)/\(name).json"
  }

  /// `key-2026` of `did:web:…#key-2026`.
  static func name(of id: ExactText) -> String { id.string.split(separator: "#").last.map(String.init) ?? "key" }

  private func read(_ path: String) throws(IssuingError) -> SigningKey {
    let file = try file(path)
    do { return try file.key(passphrase: file.isSealed ? passphrase(path) : nil) } catch {
      throw .key(path: path, error)
    }
  }

  private func file(_ path: String) throws(IssuingError) -> KeyFile {
    let inside = FileSystem.realPath(of: path) ?? path
    if let content = FileSystem.realPath(of: places.content), inside.hasPrefix(content + "/") {
      throw .keyInContent(path: path)
    }
    let bytes: [UInt8]
    do { bytes = try FileSystem.bytes(of: path, limit: 100_000) } catch {
      throw error.code == ENOENT ? .noKey(folder: path) : .file(WriteError(path: path, code: error.code))
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & 0o077 == 0 else { throw .openKey(path: path) }
    do { return try KeyFile(bytes) } catch { throw .key(path: path, error) }
  }

  private func checked(_ key: SigningKey, _ published: IssuerDocument.Key, _ path: String) throws(IssuingError)
    -> SigningKey
  {
    let same = Multikey.text(key.publicKey) == Multikey.text(published.publicKey)
    guard same, key.id == published.id else {
      throw .key(path: path, .notAKey("its public half is not the one that did.json has under this name"))
    }
    return key
  }
}
