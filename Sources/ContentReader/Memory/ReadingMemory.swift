import Files
import Markup

/// What files came to when they were read before. A file that is still the same, and whose links still lead where they
/// led, is not read again.
///
/// It is only ever a reason to do less: with an empty one, or a damaged one, every file is read.
public struct ReadingMemory: Sendable {
  /// What is known of a Markdown file.
  struct Entry: Sendable {
    /// The file's stamp before it was read.
    var stamp: SourceStamp
    /// What it came to; `nil` where that has not been taken from `stored` yet.
    var reading: FinishedReading?
    /// The written form, without the markup; `nil` where it has not been written.
    var stored: ArraySlice<UInt8>?
  }

  /// What is known of a file that is published as it is.
  struct AssetEntry: Sendable {
    var stamp: SourceStamp
    var asset: Asset
  }

  /// Everything besides the files themselves and the list of them that readings depend on.
  var context: ContentDigest?
  /// The list of files that there was.
  var folder: ContentDigest?
  var entries: [String: Entry] = [:]
  var assets: [String: AssetEntry] = [:]
  /// Certificates that hold, by hash, and the keys that they were verified with.
  private(set) var certificates: [String: RememberedCertificate] = [:]
  private(set) var certificateContext: ContentDigest?
  /// Whether it holds anything that a file would not have yet.
  private(set) var isNew = false

  /// Remembers nothing.
  public init() {}

  /// What of it holds in a context; all of it, or nothing.
  func valid(in context: ContentDigest) -> ReadingMemory {
    if self.context == context { return self }
    var memory = ReadingMemory()
    memory.context = context
    memory.assets = assets
    memory.certificates = certificates
    memory.certificateContext = certificateContext
    memory.isNew = true
    return memory
  }

  /// Takes over which certificates hold.
  mutating func keep(_ certificates: [String: RememberedCertificate], context: ContentDigest?) {
    let kept = certificates.filter { !$0.value.stamps.isEmpty }
    let isSame = context == certificateContext && kept.count == self.certificates.count
    if !isSame || kept.contains(where: { self.certificates[$0.key]?.stamps != $0.value.stamps }) { isNew = true }
    self.certificates = kept
    certificateContext = context
  }

  /// Restores what was written down.
  mutating func restore(_ certificates: [String: RememberedCertificate], context: ContentDigest?) {
    self.certificates = certificates
    certificateContext = context
  }

  /// Takes over what a reading of the whole folder came to, and forgets what it did not meet.
  mutating func keep(_ readings: [FinishedReading], assets: [String: AssetEntry], folder: ContentDigest) {
    var kept: [String: Entry] = [:]
    kept.reserveCapacity(readings.count)
    for reading in readings {
      guard let stamp = reading.content.stamp else { continue }
      kept[reading.content.file] = Entry(stamp: stamp, reading: reading, stored: reading.content.stored)
      if reading.content.stored == nil { isNew = true }
    }
    if kept.count != entries.count || assets.count != self.assets.count || folder != self.folder { isNew = true }
    entries = kept
    self.assets = assets
    self.folder = folder
  }
}
