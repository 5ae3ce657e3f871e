public import Certificates
import Files
import Foundation

/// Where certificates are issued and revoked: one command at a time, each change whole.
public final class IssuingDesk {
  /// The places of the site.
  public let places: CertificatePlaces
  /// The keys.
  public let keys: KeyRing
  /// Whose certificates these are.
  public let issuer: CertificateClaims.Issuer
  /// The site's base address, with a slash at its end.
  let baseURL: String
  /// How certificates are drawn.
  let image: CertificateImage
  /// The font of those that are printed.
  let font: TrueTypeFont
  /// What “now” is.
  let now: Moment
  let journal: Journal
  private let turn: IssuingTurn

  /// Opens the desk.
  ///
  /// - Parameter turn: nobody else is at the certificates meanwhile.
  public init(
    _ turn: IssuingTurn, places: CertificatePlaces, keys: KeyRing, issuer: CertificateClaims.Issuer, baseURL: String,
    image: CertificateImage, font: TrueTypeFont, now: Moment
  ) {
    self.turn = turn
    self.places = places
    self.keys = keys
    self.issuer = issuer
    self.baseURL = baseURL
    self.image = image
    self.font = font
    self.now = now
    journal = Journal(places)
  }

  /// The published keys; `nil` where there are none yet.
  public func document() throws(IssuingError) -> IssuerDocument? {
    guard let bytes = places.bytes(of: "did.json") else { return nil }
    let document: IssuerDocument
    do { document = try IssuerDocument(bytes) } catch {
      switch error {
      case .json(let problem): throw .damaged(path: "\(places.published)/did.json", reason: problem.words)
      case .member(let name): throw .damaged(path: "\(places.published)/did.json", reason: "`\(name)` is not right")
      }
    }
    guard document.id == issuer.id else {
      throw .otherIssuer(has: document.id.text.string, site: issuer.id.text.string)
    }
    return document
  }

  /// The published keys, which have to be there.
  func existingDocument() throws(IssuingError) -> IssuerDocument {
    guard let document = try document() else { throw .noKey(folder: places.keys) }
    return document
  }

  /// Who signs the log.
  func logVerifier(_ key: SigningKey) -> SignedNote.Verifier {
    let path = issuer.id.path == "/" ? "/" : issuer.id.path
    return SignedNote.Verifier(name: "\(issuer.id.host)\(path)log", key: key.publicKey)
  }

  /// The end of the log, to add to; that of an empty log where there is none.
  func logEdge(_ verifier: SignedNote.Verifier) throws(IssuingError) -> (edge: LogEdge, old: [LogEdge.File]) {
    let places = places
    guard let bytes = places.bytes(of: "log/checkpoint") else { return (LogEdge(), []) }
    do {
      let checkpoint = try Checkpoint(bytes, signedBy: verifier)
      let edge = try LogEdge(of: checkpoint) { places.bytes(of: "log/\($0)") }
      return (edge, edge.partial)
    } catch let problem as LogProblem {
      throw .damaged(path: "\(places.published)/log", reason: problem.words)
    } catch {
      throw .damaged(path: "\(places.published)/log/checkpoint", reason: "it is not signed with the log’s key")
    }
  }

  /// Stages what the log came to, and tells which of its files are no longer needed.
  func stage(_ edge: inout LogEdge, before: [LogEdge.File], signedBy key: SigningKey) throws(IssuingError) -> [String] {
    let verifier = logVerifier(key)
    let files = edge.takeFull() + edge.partial
    for file in files { try journal.stage(file.bytes, at: "log/\(file.path)") }
    let checkpoint = Checkpoint(origin: verifier.name, size: edge.size, root: edge.root)
    try journal.stage(
      try signing { try SignedNote.sign(checkpoint.text, as: verifier, with: key) }, at: "log/checkpoint")
    try journal.stage(Array("\(verifier.text)\n".utf8), at: "log/vkey")
    let kept = Set(files.map(\.path))
    return before.map(\.path).filter { !kept.contains($0) }.map { "log/\($0)" }
  }

  /// What makes the files of certificates whose texts are these.
  func files(
    with key: SigningKey, _ second: SecondKey? = nil, texts: some Sequence<String>
  ) -> CertificateSigning {
    CertificateSigning(
      places: places, key: key, second: second, issuer: issuer, verify: "\(baseURL)verify/", image: image,
      document: CertificateDocument(image, font: font, texts: texts), now: now, journal: journal)
  }

  /// Signs; a key that cannot is damaged.
  func signing<Value>(_ work: () throws -> Value) throws(IssuingError) -> Value {
    do { return try work() } catch { throw .refused("The key could not sign", help: "put its file back from a copy") }
  }
}
