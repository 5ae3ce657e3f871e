import CatalogModel
import Certificates
import Diagnostics
import Files
import Foundation

/// The files of `content/certificates/`, before they are verified.
struct CertificateFolder: Sendable {
  let root: String
  /// `content/certificates`.
  let folder: String
  let site: Site

  init(_ content: ContentFolder, _ site: Site) {
    root = content.root
    folder = "\(content.name)/certificates"
    self.site = site
  }

  func file(_ name: String) -> String { "\(folder)/\(name)" }

  func bytes(_ name: String) -> [UInt8]? { try? FileSystem.bytes(of: "\(root)/\(folder)/\(name)", limit: 64 << 20) }

  func digest(_ name: String) -> ContentDigest? { bytes(name).map { ContentDigest(of: $0) } }

  /// What lies in the folder.
  struct Sorted: Sendable {
    /// The hashes of the records, in their order.
    var records: [CertificateHash] = []
    /// Names and notices that stand beside records.
    var statements: Set<String> = []
    /// Everything else that is published: keys, status lists, the log.
    var others: [String] = []
    /// What has no place here.
    var strays: [String] = []
    /// What is wrong with that.
    var diagnostics: [Diagnostic] = []
  }

  /// Which files are what.
  ///
  /// - Parameter names: relative to the folder.
  func sort(_ names: [String]) -> Sorted {
    var sorted = Sorted()
    var beside: [(name: String, hash: Substring)] = []
    for name in names {
      let text = name.utf8
      if let end = text.index(text.startIndex, offsetBy: 64, limitedBy: text.endIndex), !text.contains(0x2F),
        let hash = try? CertificateHash(String(name[..<end]))
      {
        switch name[end...] {
        case ".json": sorted.records.append(hash)
        case ".log.json", ".name.json", ".notice.json": beside.append((name, name[..<end]))
        default: sorted.stray(name, file(name))
        }
        continue
      }
      let isOther =
        name == "did.json" || name == "jwks.json" || name.hasPrefix("log/")
        || name.hasPrefix("status/") && name.hasSuffix(".jwt") && text.count { $0 == 0x2F } == 1
      if isOther { sorted.others.append(name) } else { sorted.stray(name, file(name)) }
    }
    let known = Set(sorted.records.map(\.text))
    for (name, hash) in beside {
      if !known.contains(String(hash)) {
        sorted.diagnostics.append(
          CertificateFault(file(name), "this stands beside a record that is not there", help: "remove it").diagnostic)
      } else if !name.hasSuffix(".log.json") {
        sorted.statements.insert(name)
      }
    }
    return sorted
  }

  /// Where a file is published.
  func address(of name: String, _ publication: CertificatePublication) -> Address {
    switch name {
    case "did.json": publication.documentAddress
    case "jwks.json": Address(path: "/.well-known/jwks.json")
    default:
      name.hasPrefix("status/") || name.hasPrefix("log/") ? Address(path: "/\(name)") : .certificateFile(name)
    }
  }

  /// Whose certificates these are, with the log and the status lists, all of them verified.
  ///
  /// - Parameter statements: the names and notices that stand beside records.
  func issuing(_ statements: Set<String>) throws(CertificateFault) -> Issuing {
    guard let bytes = bytes("did.json") else {
      throw CertificateFault(file("did.json"), "the issuer’s keys are missing")
    }
    let document: IssuerDocument
    do { document = try IssuerDocument(bytes) } catch {
      throw CertificateFault(file("did.json"), "these are no issuer’s keys: \(error.words)")
    }
    let expected = site.issuer.issuer.map { WebIdentifier(ExactText($0)) } ?? WebIdentifier(baseURL: site.baseURL)
    guard document.id == expected else {
      throw CertificateFault(
        file("did.json"),
        "these are the keys of \(document.id), and the site’s issuer is \(expected?.description ?? "nobody")",
        help: "set `baseURL` in site.yaml back, or write `certificates: { issuer: \(document.id) }`")
    }
    let log = try log()
    let statuses = try statuses(document, log.entries)
    let domain = document.id.path == "/" ? document.id.host : document.id.host + document.id.path.dropLast()
    let publication = CertificatePublication(
      issuer: document.id.description, domain: domain, document: String(decoding: bytes, as: UTF8.self),
      logKey: log.key,
      statusSigned: statuses.values.map(\.signed).min()?.day ?? "")
    return Issuing(
      folder: self, document: document, context: ContentDigest(of: bytes), statements: statements,
      entries: log.entries, statuses: statuses, publication: publication)
  }

  private func log() throws(CertificateFault) -> (key: String, entries: [[UInt8]]) {
    guard let verifier = SignedNote.Verifier(file: bytes("log/vkey")), bytes("log/checkpoint") != nil
    else { throw CertificateFault(file("log/vkey"), "the log’s key or checkpoint is missing, or is none") }
    var entries: [[UInt8]] = []
    do throws(LogProblem) {
      let log = try LogTiles(signedBy: verifier) { bytes("log/\($0)") }
      entries.reserveCapacity(log.checkpoint.size)
      try log.verifyAll { entries += $0 }
    } catch {
      throw CertificateFault(file("log/checkpoint"), "the log does not hold: \(error.words)")
    }
    return (verifier.text, entries)
  }

  private func statuses(
    _ document: IssuerDocument, _ log: [[UInt8]]
  ) throws(CertificateFault) -> [String: (list: StatusList, signed: Moment)] {
    var lists: [String: (list: StatusList, signed: Moment)] = [:]
    var entries: [LogEntry] = []
    var number = 1
    let current = document.currentKey
    while let bytes = bytes("status/\(number).jwt") {
      let name = file("status/\(number).jwt")
      let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
      guard let token = try? WebToken(text), let current, token.keyID == current.id,
        (try? token.verify(with: current.publicKey)) != nil
      else {
        throw CertificateFault(name, "the status list is not signed with the current key")
      }
      guard let credential = try? CredentialToken.credential(in: token.claims), let list = try? StatusList(credential),
        let address = credential["id"]?.text, address.string.hasSuffix("/status/\(number).jwt"),
        credential["issuer"]?.text == document.id.text,
        let signed = credential["validFrom"]?.text.flatMap({ Moment($0) })
      else { throw CertificateFault(name, "this is no status list of this issuer") }
      lists[address.string] = (list, signed)
      entries.append(LogEntry(.statusList, token: text))
      number += 1
    }
    for (index, entry) in entries.enumerated() {
      guard StatusTurn(of: entry, number: index + 1, among: entries.count, in: log) == .replaced,
        log.contains(entry.bytes)
      else { continue }
      throw CertificateFault(
        file("status/\(index + 1).jwt"),
        "this is an older status list that was put back: the log has a later one, and what was revoked since would not show",
        help: "put the later one back from git: signed again, this one would take revocations back")
    }
    return lists
  }

  /// What certificates are verified with.
  struct Issuing: Sendable {
    let folder: CertificateFolder
    let document: IssuerDocument
    /// What verifying a record depends on, besides the record.
    let context: ContentDigest
    /// The names and notices that stand beside records.
    let statements: Set<String>
    /// The log's entries, in order.
    let entries: [[UInt8]]
    let statuses: [String: (list: StatusList, signed: Moment)]
    let publication: CertificatePublication

    /// Reads a record with what stands beside it, unless it is known and the same.
    func read(
      _ hash: CertificateHash, _ known: RememberedCertificate?
    ) -> Result<RememberedCertificate, CertificateFault> {
      do throws(CertificateFault) {
        let instant = FileSystem.now
        let stamps = names(hash).map { name in name.flatMap { FileSystem.sourceStamp(of: path($0)) } }
        var found: RememberedCertificate
        if let known, known.stamps == stamps {
          found = known
        } else {
          let isFresh = stamps.contains { $0?.isFresh(at: instant) ?? false }
          found = try verified(hash, isFresh ? [] : stamps)
        }
        try settle(&found)
        return .success(found)
      } catch { return .failure(error) }
    }

    /// The files of a certificate, in the order of ``RememberedCertificate/endings``; `nil` for those that are not there.
    private func names(_ hash: CertificateHash) -> [String?] {
      RememberedCertificate.endings.enumerated().map { index, ending in
        let name = "\(hash).\(ending)"
        return index < 2 || statements.contains(name) ? name : nil
      }
    }

    private func path(_ name: String) -> String { "\(folder.root)/\(folder.file(name))" }

    /// What the log and the status lists say of a certificate whose own files hold.
    private func settle(_ found: inout RememberedCertificate) throws(CertificateFault) {
      let (file, index) = (found.certificate.file, found.certificate.logIndex)
      guard entries.indices.contains(index), entries[index] == found.entry else {
        throw CertificateFault(file, "the log does not have this record where it should")
      }
      if let cutoff = found.cutoff, index >= cutoff {
        throw CertificateFault(file, "its key was retired before the log had the record: it is back-dated")
      }
      guard let list = found.certificate.statusList.flatMap({ statuses[$0] }) else {
        throw CertificateFault(file, "the status list that it names is not there")
      }
      found.certificate.isRevoked = list.list[found.statusIndex]
    }

    private func verified(
      _ hash: CertificateHash, _ stamps: [SourceStamp?]
    ) throws(CertificateFault) -> RememberedCertificate {
      let file = folder.file("\(hash).json")
      let parts = try names(hash).map { (name) throws(CertificateFault) in try name.map(part) }
      let (record, hint) = (parts[0]?.json ?? .null, parts[1]?.json)
      guard record["type"]?.text == CertificateRecord.type, record["version"]?.integer == 1 else {
        throw CertificateFault(file, "this is no record of a certificate")
      }
      guard record["digest"]?.text == hash.digest else {
        throw CertificateFault(
          file, "this is the record of another hash: \(record["digest"]?.text?.string.prefix(80) ?? "–")")
      }
      guard record["issuer"]?["id"]?.text == document.id.text else {
        throw CertificateFault(
          file, "the record names another issuer: \(record["issuer"]?["id"]?.text?.string.prefix(80) ?? "–")")
      }
      let key = try verify(record, file)
      guard let index = hint?["index"]?.integer else {
        throw CertificateFault(file, "the log does not have this record where it should")
      }
      let achievement = record["achievement"]
      guard let from = record["validFrom"]?.text.flatMap({ Moment($0) }), let course = achievement?["id"]?.text,
        let title = achievement?["name"]?.text
      else { throw CertificateFault(file, "the record has no date, or no course") }
      var certificate = PublishedCertificate(
        hash: hash.text, file: file, validFrom: from.day,
        validUntil: record["validUntil"]?.text.flatMap { Moment($0) }?.day, courseURL: course.string,
        courseName: title.string, courseVersion: achievement?["version"]?.text?.string, key: key.id.string,
        logIndex: index)
      let status = StatusEntry(record["credentialStatus"])
      certificate.statusList = status?.list.string
      let name = try statement(parts[2]?.json, CertificateStatement.nameType, "name", hash)
      certificate.holder = name?["name"]?.text?.string
      if let notice = try statement(parts[3]?.json, CertificateStatement.noticeType, "notice", hash) {
        certificate.notice = PublishedCertificate.Notice(
          day: notice["date"]?.text.flatMap { Moment($0) }?.day ?? "", reason: notice["reason"]?.text?.string ?? "",
          successor: notice["supersededBy"]?.text.flatMap { CertificateHash(digest: $0) }?.text)
      }
      return RememberedCertificate(
        stamps: stamps, digests: parts.map { $0?.digest }, entry: LogEntry(.record, json: record).bytes,
        statusIndex: status?.index ?? 0, cutoff: key.cutoff, certificate: certificate)
    }

    private func part(_ name: String) throws(CertificateFault) -> (json: JSON, digest: ContentDigest) {
      guard let bytes = folder.bytes(name) else { throw CertificateFault(folder.file(name), "this file is missing") }
      do { return (try JSON(strict: bytes), ContentDigest(of: bytes)) } catch {
        throw CertificateFault(folder.file(name), "this cannot be read: \(error.words)")
      }
    }

    private func verify(_ json: JSON, _ file: String) throws(CertificateFault) -> IssuerDocument.Key {
      guard let options = try? DataIntegrity.options(of: json) else {
        throw CertificateFault(file, "this is not signed as it has to be")
      }
      guard let key = document.key(named: options.verificationMethod) else {
        throw CertificateFault(
          file, "this is signed with \(options.verificationMethod), a key that did.json does not have")
      }
      guard (try? DataIntegrity.verify(json, with: key.publicKey)) != nil else {
        throw CertificateFault(file, "the signature does not hold: this was changed after it was signed")
      }
      guard key.revoked == nil else {
        throw CertificateFault(
          file, "this is signed with a key that was withdrawn",
          help: "`miyabi certificate distrust` signs again what such a key signed")
      }
      return key
    }

    private func statement(
      _ statement: JSON?, _ type: ExactText, _ kind: String, _ hash: CertificateHash
    ) throws(CertificateFault) -> JSON? {
      guard let statement else { return nil }
      let name = "\(hash).\(kind).json"
      guard statement["type"]?.text == type, statement["digest"]?.text == hash.digest else {
        throw CertificateFault(folder.file(name), "this is no \(kind) of this certificate")
      }
      _ = try verify(statement, folder.file(name))
      return statement
    }
  }
}

extension CertificateFolder.Sorted {
  fileprivate mutating func stray(_ name: String, _ file: String) {
    strays.append(name)
    diagnostics.append(
      Diagnostic(
        .strayFile, at: SourceLocation(file: file), "`\(name)` is no part of the certificates",
        help: "`miyabi certificate` writes this folder; keep other files elsewhere"))
  }
}

extension IssuerDocument.Problem {
  fileprivate var words: String {
    switch self {
    case .json(let problem): problem.words
    case .member(let name): "`\(name)` is missing, or is not what it has to be"
    }
  }
}
