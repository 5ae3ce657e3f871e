/// What a site publishes about its certificates, as files: a folder that was built, `content/certificates/`, or a copy.
public struct SiteCopy: Sendable {
  /// Gives the bytes of a file below the site's base address; `nil` where there is none.
  public typealias Files = @Sendable (_ path: String) -> [UInt8]?

  /// The issuer's keys; `nil` where there are none, or none that can be read.
  public let issuer: IssuerDocument?
  let files: Files

  /// A site whose files are given by a function.
  public init(files: @escaping Files) {
    self.files = files
    let bytes = files(".well-known/did.json") ?? files("did.json")
    issuer = bytes.flatMap { try? IssuerDocument($0) }
  }

  /// The log, once its key and checkpoint hold.
  func log() throws(LogProblem) -> LogTiles {
    let files = files
    guard let verifier = SignedNote.Verifier(file: files("log/vkey")) else { throw .missing("vkey") }
    return try LogTiles(signedBy: verifier) { files("log/\($0)") }
  }

  /// Where the log says that a record is entered.
  func logIndex(of hash: CertificateHash) -> Int? {
    files("certificates/\(hash).log.json").flatMap { try? JSON(strict: $0) }?["index"]?.integer
  }
}
