import CatalogModel
public import Files
import Markup

extension ReadingMemory {
  private static let header = "miyabi readings 2\n"

  /// Reads what an earlier run of the same program remembered; a file that is absent, of another program or damaged
  /// counts as empty.
  ///
  /// - Parameter program: tells one build of the program from another.
  public init(file: String, program: String) {
    self.init()
    guard let bytes = try? FileSystem.bytes(of: file, limit: 1 << 32),
      bytes.starts(with: ReadingMemory.header.utf8), bytes.count > ReadingMemory.header.utf8.count + 32
    else { return }
    let content = bytes[ReadingMemory.header.utf8.count..<bytes.count - 32]
    guard ContentDigest(of: content).bytes.elementsEqual(bytes.suffix(32)) else { return }
    var reader = StoreReader(content)
    do throws(StoreDamage) {
      guard try reader.value(String.self) == program else { return }
      context = try reader.value()
      folder = try reader.value()
      for _ in 0..<(try reader.count()) {
        let path = try reader.value(String.self)
        entries[path] = Entry(stamp: try reader.value(), reading: nil, stored: try reader.slice())
      }
      for _ in 0..<(try reader.count()) {
        let path = try reader.value(String.self)
        assets[path] = AssetEntry(stamp: try reader.value(), asset: try reader.value())
      }
      let context = try reader.value(ContentDigest?.self)
      var certificates: [String: RememberedCertificate] = [:]
      for _ in 0..<(try reader.count()) {
        let certificate = try reader.value(RememberedCertificate.self)
        certificates[certificate.certificate.hash] = certificate
      }
      restore(certificates, context: context)
    } catch {
      self = ReadingMemory()
    }
  }

  /// Writes it down for the next run, beside its place and renamed, where it holds anything new.
  ///
  /// - Throws: ``WriteError``; nothing is lost by it but the time that the next run takes.
  public func write(to file: String, program: String) throws(WriteError) {
    guard isNew else { return }
    var writer = StoreWriter()
    writer.put(program)
    writer.put(context)
    writer.put(folder)
    writer.put(entries.count)
    for path in entries.keys.sorted(by: byBytes) {
      guard let entry = entries[path] else { continue }
      writer.put(path)
      writer.put(entry.stamp)
      writer.put(bytes: entry.stored ?? (entry.reading?.content).map(stored) ?? [])
    }
    writer.put(assets.count)
    for (path, entry) in assets.sorted(by: { byBytes($0.key, $1.key) }) {
      writer.put(path)
      writer.put(entry.stamp)
      writer.put(entry.asset)
    }
    writer.put(certificateContext)
    writer.put(certificates.count)
    for hash in certificates.keys.sorted(by: byBytes) {
      if let certificate = certificates[hash] { writer.put(certificate) }
    }
    let bytes = Array(ReadingMemory.header.utf8) + writer.bytes + ContentDigest(of: writer.bytes).bytes
    try FileSystem.place(file) { (beside) throws(WriteError) in try FileSystem.write(bytes, to: beside) }
  }

  private func stored(_ reading: FileReading) -> ArraySlice<UInt8> {
    var writer = StoreWriter()
    reading.store(in: &writer)
    return writer.bytes[...]
  }
}

extension SourceStamp: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self.init(
      size: try reader.value(), modified: try reader.value(), changed: try reader.value(),
      number: UInt64(bitPattern: Int64(try reader.number())))
  }

  func store(in writer: inout StoreWriter) {
    writer.put(size)
    writer.put(modified)
    writer.put(changed)
    writer.put(Int(Int64(bitPattern: number)))
  }
}

extension ContentDigest: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    let slice = try reader.slice()
    guard slice.count == 32 else { throw StoreDamage() }
    self.init(bytes: Array(slice))
  }

  func store(in writer: inout StoreWriter) { writer.put(bytes: bytes) }
}

extension Asset: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self.init(
      path: try reader.value(), publishedAddress: Address(path: try reader.value()), digest: try reader.value(),
      byteCount: try reader.value(),
      pixelSize: try reader.value(Bool.self)
        ? PixelSize(width: try reader.value(), height: try reader.value()) : nil)
  }

  func store(in writer: inout StoreWriter) {
    writer.put(path)
    writer.put(publishedAddress.path)
    writer.put(digest)
    writer.put(byteCount)
    writer.put(pixelSize != nil)
    if let pixelSize {
      writer.put(pixelSize.width)
      writer.put(pixelSize.height)
    }
  }
}
