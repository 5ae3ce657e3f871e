import CatalogModel
import Files

/// What a certificate's files came to when they were verified: as long as they and the issuer's keys are the same, they are
/// not read again. What the log and the status list say of it is asked anew.
struct RememberedCertificate: Sendable {
  /// The record, its place in the log, the name, the notice: those that are there, with their digests.
  static let endings = ["json", "log.json", "name.json", "notice.json"]

  /// Empty where one of them was written just now: a further write might not show.
  var stamps: [SourceStamp?]
  var digests: [ContentDigest?]
  /// The log's entry of the record.
  var entry: [UInt8]
  /// The place in the status list.
  var statusIndex: Int
  /// The size of the log when its key was retired.
  var cutoff: Int?
  var certificate: PublishedCertificate
}

extension RememberedCertificate: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    stamps = try reader.value()
    digests = try reader.value()
    entry = Array(try reader.slice())
    statusIndex = try reader.value()
    cutoff = try reader.value()
    certificate = try reader.value()
  }

  func store(in writer: inout StoreWriter) {
    writer.put(stamps)
    writer.put(digests)
    writer.put(bytes: entry)
    writer.put(statusIndex)
    writer.put(cutoff)
    writer.put(certificate)
  }
}

extension PublishedCertificate: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self.init(
      hash: try reader.value(), file: try reader.value(), validFrom: try reader.value(), validUntil: try reader.value(),
      courseURL: try reader.value(), courseName: try reader.value(), courseVersion: try reader.value(),
      key: try reader.value(), logIndex: try reader.value())
    statusList = try reader.value()
    holder = try reader.value()
    if try reader.value(Bool.self) {
      notice = Notice(day: try reader.value(), reason: try reader.value(), successor: try reader.value())
    }
  }

  func store(in writer: inout StoreWriter) {
    for text in [hash, file, validFrom] { writer.put(text) }
    writer.put(validUntil)
    for text in [courseURL, courseName] { writer.put(text) }
    writer.put(courseVersion)
    writer.put(key)
    writer.put(logIndex)
    writer.put(statusList)
    writer.put(holder)
    writer.put(notice != nil)
    if let notice {
      writer.put(notice.day)
      writer.put(notice.reason)
      writer.put(notice.successor)
    }
  }
}
