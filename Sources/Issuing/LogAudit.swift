import Certificates
import Files

/// Verifies a whole log: its own parts, that each record of the site is in it, and that it continues an older copy.
public struct LogAudit: Sendable {
  /// What was found.
  public struct Result: Sendable {
    /// How many entries the log has.
    public let size: Int
    /// How many records the site has, all of them in the log.
    public let records: Int
    /// How many entries the older copy had.
    public let olderSize: Int?
  }

  /// What does not hold.
  public struct Problem: Error, Sendable {
    /// In one sentence.
    public let message: String
    /// What to do about it.
    public let help: String

    init(_ message: String, help: String = "compare with another copy of the site: somebody changed its files") {
      self.message = message
      self.help = help
    }
  }

  private let files: SiteCopy.Files
  private let recordsFolder: String

  /// An audit of a folder that was built, or of what is published of a site.
  public init(folder: String?, places: CertificatePlaces) {
    if let folder {
      files = siteFiles(in: folder)
      recordsFolder = "\(folder)/certificates"
    } else {
      files = places.files
      recordsFolder = places.published
    }
  }

  /// Verifies everything.
  ///
  /// - Parameters:
  ///   - older: the folder of an older copy.
  ///   - progress: told how many entries are done, and how many there are.
  public func verify(since older: String?, progress: (Int, Int) -> Void) throws(Problem) -> Result {
    let (log, verifier) = try open()
    var done = 0
    var (lists, document): ([[UInt8]], [UInt8]?) = ([], nil)
    do throws(LogProblem) {
      try log.verifyAll { entries in
        done += entries.count
        for entry in entries {
          if entry.first == LogEntry.Kind.statusList.rawValue { lists.append(entry) }
          if entry.first == LogEntry.Kind.issuerDocument.rawValue { document = entry }
        }
        progress(done, log.checkpoint.size)
      }
    } catch {
      throw Problem("The log does not hold: \(error.words).")
    }
    try verifyLatest(lists, document)
    let records = try verifyRecords(log)
    guard let older else { return Result(size: log.checkpoint.size, records: records, olderSize: nil) }
    // A copy of the site, of its `log/` alone, or of what lies in `content/certificates/`.
    let place = FileSystem.kind(of: "\(older)/log/checkpoint") == nil ? older : "\(older)/log"
    let old = try openOlder(place, verifier)
    guard old.checkpoint.size <= log.checkpoint.size else {
      throw Problem(
        "The older copy’s log has \(old.checkpoint.size) entries, and this one \(log.checkpoint.size): entries were removed."
      )
    }
    guard let root = try? log.root(ofFirst: old.checkpoint.size), root == old.checkpoint.root else {
      throw Problem("The log’s first \(old.checkpoint.size) entries are not those of the older copy: it was rewritten.")
    }
    return Result(size: log.checkpoint.size, records: records, olderSize: old.checkpoint.size)
  }

  private func openOlder(_ folder: String, _ verifier: SignedNote.Verifier) throws(Problem) -> LogTiles {
    let files = siteFiles(in: folder)
    if let key = files("vkey"), !String(decoding: key, as: UTF8.self).hasPrefix(verifier.text) {
      throw Problem("The older copy’s log has another key: it is another log.")
    }
    do { return try LogTiles(signedBy: verifier, files: files) } catch {
      throw Problem("The log of the older copy does not hold: \(error.words).")
    }
  }

  private func open() throws(Problem) -> (LogTiles, SignedNote.Verifier) {
    let files = files
    guard let verifier = SignedNote.Verifier(file: files("log/vkey")) else {
      throw Problem("There is no log in the site.", help: "`miyabi certificate keygen` begins one")
    }
    do { return (try LogTiles(signedBy: verifier) { files("log/\($0)") }, verifier) } catch {
      throw Problem("The log of the site does not hold: \(error.words).")
    }
  }

  /// What the log has last of keys and status lists has to be what the site shows: an older list, put back, hides a revocation.
  private func verifyLatest(_ lists: [[UInt8]], _ document: [UInt8]?) throws(Problem) {
    let published = (files(".well-known/did.json") ?? files("did.json")).flatMap { try? JSON(strict: $0) }
    guard let published, LogEntry(.issuerDocument, json: published).bytes == document else {
      throw Problem("The keys in did.json are not those that the log has last.")
    }
    var tokens: [[UInt8]] = []
    while let bytes = files("status/\(tokens.count + 1).jwt") {
      tokens.append(LogEntry(.statusList, token: String(decoding: bytes, as: UTF8.self)).bytes)
    }
    guard Array(lists.suffix(tokens.count)) == tokens, !tokens.isEmpty else {
      throw Problem("The status list is not the one that the log has last: an older one may have been put back.")
    }
  }

  private func verifyRecords(_ log: LogTiles) throws(Problem) -> Int {
    let hashes = (try? publishedHashes(in: recordsFolder)) ?? []
    for hash in hashes {
      guard let record = files("certificates/\(hash).json").flatMap({ try? JSON(strict: $0) }) else {
        throw Problem("The record \(hash) cannot be read.")
      }
      guard let index = files("certificates/\(hash).log.json").flatMap({ try? JSON(strict: $0) })?["index"]?.integer
      else {
        throw Problem("The record \(hash) does not say where the log has it.")
      }
      do { try log.verify(LogEntry(.record, json: record), at: index) } catch {
        throw Problem("The record \(hash) is not entry \(index + 1) of the log: \(error.words).")
      }
    }
    return hashes.count
  }
}
