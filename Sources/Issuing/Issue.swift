public import Certificates
import Files
public import Foundation
import Workers

/// Which tokens holders get.
public enum IssuedTokens: Sendable {
  /// One, signed with Ed25519.
  case one
  /// Another besides, signed with P-256.
  case two
}

/// What a certificate is asked for.
public struct IssueRequest: Sendable {
  /// The holder's name.
  public var holder: String
  /// When the course was completed.
  public var validFrom: Moment
  /// When the certificate expires; `nil` for never.
  public var validUntil: Moment?
  /// How well.
  public var grade: CertificateClaims.Grade?
  /// The title.
  public var title: String
  /// What was achieved.
  public var achievement: CertificateClaims.Achievement
  /// Whether the holder consented that the site shows their name.
  public var showsName = false

  /// A request.
  public init(
    holder: String, title: String, achievement: CertificateClaims.Achievement, validFrom: Moment,
    validUntil: Moment? = nil,
    grade: CertificateClaims.Grade? = nil
  ) {
    self.holder = holder
    self.title = title
    self.achievement = achievement
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.grade = grade
  }
}

extension IssuingDesk {
  /// Issues certificates: all of them or none.
  ///
  /// - Parameters:
  ///   - tokens: whether holders get a second token, signed with a P-256 key; the first time makes that key.
  ///   - rows: what the records are to know of them, made of their hashes; it is handed to whoever opens the desk where
  ///     this command does not come to it.
  ///   - apply: puts these rows into the records.
  ///   - progress: told how many are signed.
  /// - Returns: the hashes, in the order of the requests.
  public func issue(
    _ requests: [IssueRequest], tokens: IssuedTokens = .one, rows: ([CertificateHash]) throws -> Data?,
    apply: (Data) throws -> Void,
    progress: @escaping @Sendable (_ done: Int) -> Void = { _ in }
  ) async throws -> [CertificateHash] {
    guard !requests.isEmpty else { return [] }
    var document = try existingDocument()
    let (key, logKey) = (try keys.signingKey(of: document), try keys.logKey())
    var (edge, before) = try logEdge(logVerifier(logKey))
    var lists = try StatusLists(places, baseURL: baseURL)
    for record in try records() { lists.take(record["credentialStatus"]) }
    let entries = requests.map { _ in lists.next() }
    let statuses = entries.map { CertificateClaims.Status(list: lists.address($0.number), index: $0.index) }
    let tiles = edge.fullTiles
    try journal.begin()
    let hashes: [CertificateHash]
    do {
      let second = try tokens == .two ? secondKey(in: &document, besides: key, &edge) : nil
      let texts = requests.lazy.flatMap {
        [$0.holder, $0.achievement.name, $0.achievement.description, $0.grade?.value ?? ""]
      }
      let signing = files(with: key, second, texts: [issuer.name] + texts)
      let signed = try await signing.write(requests, statuses, first: edge.size, progress: progress)
      for certificate in signed { edge.append(certificate.entry) }
      try enter(lists, into: &edge, fullBefore: tiles, signedBy: key)
      let removed = try stage(&edge, before: before, signedBy: logKey)
      hashes = signed.map(\.hash)
      try journal.seal(Journal.Rest(removed: removed, rows: try rows(hashes)))
    } catch {
      journal.abandon()
      throw error
    }
    try journal.finish(rows: apply)
    return hashes
  }

  /// Enters the status lists into the log where there is a new one, which is signed with the others; those that are there say
  /// the same as before. They are entered again where a tile became full, so that the last two tiles name them.
  private func enter(
    _ lists: StatusLists, into edge: inout LogEdge, fullBefore: Int, signedBy key: SigningKey
  ) throws(IssuingError) {
    let tokens = lists.lists.keys.sorted().map { places.bytes(of: "status/\($0).jwt") }
    if tokens.contains(nil) { return try stage(lists, into: &edge, signedBy: key) }
    guard edge.fullTiles > fullBefore else { return }
    for case let token? in tokens {
      edge.append(LogEntry(.statusList, token: String(decoding: token, as: UTF8.self)).bytes)
    }
  }

  /// The key that signs second tokens. One that `did.json` does not list is published with what it signs.
  func secondKey(
    in document: inout IssuerDocument, besides key: SigningKey, _ edge: inout LogEdge
  ) throws(IssuingError) -> SecondKey {
    let second: SecondKey
    if let found = try keys.secondKey() {
      second = found
    } else {
      second = SecondKey(id: ExactText("\(issuer.id)#\(KeyRing.secondName)"))
      try keys.add(second, besides: key)
    }
    guard !document.secondKeys.contains(where: { $0.id == second.id }) else { return second }
    document.others.append((second.method(of: issuer.id), true))
    try journal.stage(document.json.pretty, at: "did.json")
    try journal.stage(document.webKeys.pretty, at: "jwks.json")
    edge.append(LogEntry(.issuerDocument, json: document.json).bytes)
    return second
  }

  /// The records that the site publishes.
  func records() throws(IssuingError) -> [JSON] {
    guard FileSystem.kind(of: places.published) == .folder else { return [] }
    let hashes: [CertificateHash]
    do { hashes = try publishedHashes(in: places.published) } catch {
      throw .file(WriteError(path: places.published, code: error.code))
    }
    var records: [JSON] = []
    for hash in hashes {
      guard let record = places.bytes(of: "\(hash).json").flatMap({ try? JSON(strict: $0) }) else {
        throw .damaged(path: "\(places.published)/\(hash).json", reason: "it is no record")
      }
      records.append(record)
    }
    return records
  }
}

/// Makes and signs the files of certificates.
struct CertificateSigning: Sendable {
  /// What the log and the records need to know of a certificate.
  struct Signed: Sendable {
    let hash: CertificateHash
    let entry: [UInt8]
  }

  let places: CertificatePlaces
  let key: SigningKey
  let second: SecondKey?
  let issuer: CertificateClaims.Issuer
  /// The address of the page that verifies.
  let verify: String
  let image: CertificateImage
  let document: CertificateDocument
  let now: Moment
  let journal: Journal
  /// The folder of what is published, which all workers write into.
  private let published = SharedFolder()

  /// Makes and signs the files of certificates on all cores.
  ///
  /// - Parameters:
  ///   - statuses: the places of each in the status lists.
  ///   - first: the place of the first of them in the log.
  func write(
    _ requests: [IssueRequest], _ statuses: [CertificateClaims.Status], first: Int,
    progress: @escaping @Sendable (_ done: Int) -> Void
  ) async throws -> [Signed] {
    let pieces = stride(from: 0, to: requests.count, by: 64).map { $0..<min($0 + 64, requests.count) }
    let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    return try await parallelMap(pieces, workers: workers) { range in
      let made = try write(range.map { (requests[$0], statuses[$0], first + $0) })
      progress(range.upperBound)
      return made
    }.flatMap(\.self)
  }

  private func write(_ requests: [(IssueRequest, CertificateClaims.Status, index: Int)]) throws -> [Signed] {
    var (files, folders): ([(path: String, bytes: [UInt8])], [String]) = ([], [])
    var records: [(path: String, bytes: [UInt8])] = []
    var signed: [Signed] = []
    for (request, status, index) in requests {
      let claims = CertificateClaims(
        title: request.title, issuer: issuer, holder: request.holder, validFrom: request.validFrom,
        validUntil: request.validUntil, achievement: request.achievement, grade: request.grade, status: status,
        identifiers: { "urn:uuid:\(UUID.random.uuidString.lowercased())" })
      let credential = claims.credential
      let hash = CertificateHash(of: credential)
      let record = try DataIntegrity.sign(CertificateRecord.document(of: credential), with: key, at: now)
      files += try holderFiles(credential, hash)
      folders.append("\(places.holders)/\(hash)")
      let place: JSON = ["index": .number(Double(index))]
      records.append(("\(places.published)/\(hash).json", record.pretty))
      records.append(("\(places.published)/\(hash).log.json", place.pretty))
      if request.showsName {
        let name = try DataIntegrity.sign(CertificateStatement.name(request.holder, of: hash), with: key, at: now)
        records.append(("\(places.published)/\(hash).name.json", name.pretty))
      }
      signed.append(Signed(hash: hash, entry: LogEntry(.record, json: record).bytes))
    }
    try journal.note((files + records).map(\.path))
    try writing { () throws(WriteError) in
      for folder in folders { try FileSystem.makeFolder(folder) }
      for file in files { try FileSystem.write(file.bytes, to: file.path) }
    }
    try published.write(records)
    return signed
  }

  /// What the holder of a certificate gets.
  func holderFiles(_ credential: JSON, _ hash: CertificateHash) throws -> [(path: String, bytes: [UInt8])] {
    let folder = "\(places.holders)/\(hash)"
    let signed = try DataIntegrity.sign(credential, hashedAs: hash, with: key, at: now)
    let token = try WebToken.sign(CredentialToken.claims(of: credential), with: key)
    let link = ShareLink.of(signed, verify: verify)
    let subject = CertificateImage.Subject(
      credential: credential, hash: hash, token: token, link: link,
      address: String(verify.trimmingPrefix("https://")))
    let (layout, code) = (image.layout(subject), QRCode(Array(link.utf8)))
    let other = try second.map { key in
      ("\(folder)/credential.es256.jwt", Array("\(try key.token(of: CredentialToken.claims(of: credential)))\n".utf8))
    }
    return (other.map { [$0] } ?? []) + [
      ("\(folder)/credential.json", signed.pretty), ("\(folder)/credential.jwt", Array("\(token)\n".utf8)),
      ("\(folder)/certificate.svg", image.svg(subject, layout, code: code)),
      ("\(folder)/certificate.pdf", document.pdf(subject, layout, code: code)),
      ("\(folder)/share-link.txt", Array("\(link)\n".utf8)),
    ]
  }
}

extension UUID {
  /// A version 4 UUID from the system's generator. Foundation's own opens `/dev/urandom` for each, and a certificate has three.
  fileprivate static var random: UUID {
    let high = UInt64.random(in: .min ... .max) & ~0xF000 | 0x4000
    let low = UInt64.random(in: .min ... .max) & ~(0b11 << 62) | 0b10 << 62
    return withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { UUID(uuid: $0.load(as: uuid_t.self)) }
  }
}
