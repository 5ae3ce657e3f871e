public import Certificates
public import Files

/// Why certificates cannot be issued, revoked or published.
public enum IssuingError: Error, Sendable {
  /// There is no key to sign with.
  case noKey(folder: String)
  /// A key's file gives no key.
  case key(path: String, KeyFile.Problem)
  /// Others may read a key's file.
  case openKey(path: String)
  /// A key of that name is there already.
  case keyExists(name: String)
  /// A key lies where it would be published.
  case keyInContent(path: String)
  /// There is a key, and not the one that the site publishes as its current one.
  case otherKey(has: String, needs: String)
  /// The keys are of another issuer than the site is.
  case otherIssuer(has: String, site: String)
  /// The base address is none that an issuer's name can be made of.
  case noIssuer(String)
  /// What the site publishes already is damaged.
  case damaged(path: String, reason: String)
  /// Something is not known.
  case unknown(noun: String, name: String)
  /// It cannot be done as things stand.
  case refused(String, help: String)
  /// A file cannot be read or written.
  case file(WriteError)
  /// Another command is at the certificates.
  case busy

  /// What happened, in one sentence.
  public var message: String {
    switch self {
    case .noKey(let folder): "There is no key to sign with in \(folder)."
    case .key(let path, .notAKey(let reason)): "\(path) holds no signing key: \(reason)."
    case .key(let path, .newer(let version)): "\(path) has the form \(version), which a newer Miyabi writes."
    case .key(let path, .needsPassphrase): "\(path) is sealed with a passphrase."
    case .key(let path, .wrongPassphrase): "The passphrase does not open \(path)."
    case .openKey(let path): "\(path) can be read by others."
    case .keyExists(let name): "There is a key `\(name)` already."
    case .keyInContent(let path): "The key \(path) lies below content/, and would be published."
    case .otherKey(let has, let needs): "The site’s current key is \(needs), and this one is \(has)."
    case .otherIssuer(let has, let site): "The site publishes keys of \(has), and its issuer is \(site)."
    case .noIssuer(let text): "“\(text)” is no issuer that certificates can name."
    case .damaged(let path, let reason): "\(path) is damaged: \(reason)."
    case .unknown(let noun, let name): "There is no \(noun) `\(name)`."
    case .refused(let reason, _): "\(reason)."
    case .file(let error): "\(error.path) cannot be written: \(error.explanation)."
    case .busy: "Another command is at work on the certificates."
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .noKey: "`miyabi certificate keygen` makes one; MIYABI_SIGNING_KEY_FILE names one that lies elsewhere"
    case .key(_, .needsPassphrase): "set MIYABI_SIGNING_PASSPHRASE, or type it when asked on a terminal"
    case .key(_, .wrongPassphrase): "see MIYABI_SIGNING_PASSPHRASE"
    case .key: "put the file back from a copy, or name another with MIYABI_SIGNING_KEY_FILE"
    case .openKey(let path): "chmod 600 \(path)"
    case .keyExists: "give the new one another name with `--name`"
    case .keyInContent: "move it out; whoever has seen it signs as you do, so make a new one"
    case .otherKey:
      "name the right one with MIYABI_SIGNING_KEY_FILE, or make a new one with `miyabi certificate keygen`"
    case .otherIssuer: "set `certificates: { issuer: … }` in site.yaml to the issuer that the certificates name"
    case .noIssuer:
      "set `baseURL` in site.yaml to an https address with a host name, or `certificates: { issuer: did:web:… }`"
    case .damaged: "put content/certificates/ back from git"
    case .unknown: "see how it is written"
    case .refused(_, let help): help
    case .file(let error):
      error.isFullDisk ? "make room, then try again: nothing was changed" : "make its folder writable"
    case .busy: "wait until it has ended, then try again"
    }
  }

  /// Whether the machine is at fault, and not the request.
  public var isOfTheMachine: Bool {
    switch self {
    case .file, .busy: true
    default: false
    }
  }
}

/// Does what may fail to write.
@discardableResult
func writing<Value>(_ work: () throws(WriteError) -> Value) throws(IssuingError) -> Value {
  do { return try work() } catch { throw .file(error) }
}
