import CatalogModel
import Files
import Markup
import Synchronization

extension FileReader {
  /// What a file came to before, if that holds today; else what it comes to now.
  func remembered(
    _ file: String, entity: (Fields) -> FileReading.Entity, again: @escaping @Sendable () -> FileReading
  ) -> FinishedReading {
    let stamp = FileSystem.sourceStamp(of: "\(root)/\(file)")
    if let stamp, let entry = memory.entries[file], entry.stamp == stamp,
      let reading = reading(entry, of: file, entity: entity, again: again), holds(reading.content)
    {
      return reading
    }
    var reading = again()
    reading.linkDigest = digest(of: reading.links, in: file)
    // What was written just now may be written once more without a trace in the stamp.
    if let stamp, !stamp.isFresh(at: FileSystem.now) { reading.stamp = stamp }
    return FinishedReading(reading)
  }

  private func reading(
    _ entry: ReadingMemory.Entry, of file: String, entity: (Fields) -> FileReading.Entity,
    again: @escaping @Sendable () -> FileReading
  ) -> FinishedReading? {
    if let reading = entry.reading { return reading }
    guard let stored = entry.stored else { return nil }
    var reader = StoreReader(stored)
    let taken = try? FileReading(
      file: file, from: &reader, entity: entity, target: { map.target(of: $0, from: file) },
      markup: { [changes] digest in
        let document = again().document
        if document?.digest != digest { changes.insert(file) }
        return document?.markup() ?? HTML()
      })
    guard var reading = taken else { return nil }
    reading.stamp = entry.stamp
    reading.stored = stored
    return FinishedReading(reading)
  }

  /// Whether everything besides the file's own bytes that decided over it is as it was.
  private func holds(_ reading: FileReading) -> Bool {
    let isFolderSame = folder == memory.folder
    if reading.dependsOnFolder, !isFolderSame { return false }
    for named in reading.namedFiles {
      guard map.files.contains(named.path) else { return false }
      if named.use == "captions", !map.files.isWebVTT(named.path) { return false }
    }
    if isFolderSame, !reading.links.contains(where: { if case .file = $0.target { true } else { false } }) {
      return true
    }
    return reading.linkDigest == digest(of: reading.links, in: reading.file)
  }

  /// Everything of links' targets that stands in the markup; `nil` without links.
  private func digest(of links: [CheckedLink], in file: String) -> ContentDigest? {
    guard !links.isEmpty else { return nil }
    var writer = StoreWriter()
    for link in links {
      let target = map.target(of: link.destination, from: file)
      writer.put(map.url(of: target, written: link.destination, shelf: shelf))
      if case .file(let path, _) = target { writer.put(shelf.asset(path)?.digest) }
    }
    return ContentDigest(of: writer.bytes)
  }
}

/// Files that were changed after they had been read, and before their markup was made from them.
///
/// A class, because everything that makes markup tells it.
final class ChangedFiles: Sendable {
  private let files = Mutex<Set<String>>([])

  func insert(_ file: String) { _ = files.withLock { $0.insert(file) } }

  var isEmpty: Bool { files.withLock { $0.isEmpty } }
}
