import CatalogModel
import Diagnostics

/// What the files of a content folder are to each other: all that does not change while an author only writes text.
///
/// A class, because readings that differ in their texts only share one, and can be told by that.
public final class ContentOutline: Sendable {
  /// What is wrong between the files, all but the links of their texts.
  let faults: [Diagnostic]
  /// What is published as it is.
  let assets: [String: Asset]
  /// What the links of texts are held against.
  let links: LinkCheck

  init(faults: [Diagnostic], assets: [String: Asset], links: LinkCheck) {
    self.faults = faults
    self.assets = assets
    self.links = links
  }
}

extension FileReading {
  /// Whether nothing but the text differs from what the same file came to before, so that no other file can tell: not its
  /// keys, not whether there is a text, not the places in it that others may link to, not the files that it shows.
  func differsInTextOnly(from other: FileReading) -> Bool {
    // An assessment's text is its questions, which others count.
    if case .assessment = entity { return false }
    return isDamaged == other.isDamaged && damagedKeys == other.damagedKeys && anchors == other.anchors
      && (entity.body == nil) == (other.entity.body == nil) && files == other.files && keys == other.keys
  }

  private var files: [String] {
    links.compactMap { if case .file(let path, _) = $0.target { path } else { nil } }
  }

  /// The checked keys with their places, as bytes.
  private var keys: [UInt8] {
    var writer = StoreWriter()
    writer.put(fields)
    writer.put(namedFiles)
    return writer.bytes
  }
}
