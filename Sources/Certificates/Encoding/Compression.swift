import ZLib

/// DEFLATE (RFC 1951) by zlib, as it is or in one of its wrappings.
public enum Compression: Sendable {
  /// DEFLATE alone, as share links have it.
  case raw
  /// gzip (RFC 1952), as status lists have it; without a name or a time.
  case gzip
  /// zlib (RFC 1950), as PDF has it.
  case zlib

  /// How much work is put into it.
  public enum Effort: Sendable {
    /// As small as can be.
    case best
    /// What is quickly done.
    case quick
    /// None: for bytes that would not become fewer, in a format that wants the wrapping.
    case wrapping

    fileprivate var level: Int32 {
      switch self {
      // Beyond this level, hundreds of bytes are not made fewer.
      case .best: 6
      case .quick: Z_BEST_SPEED
      case .wrapping: Z_NO_COMPRESSION
      }
    }
  }

  /// What zlib calls a window of some bits in this wrapping.
  private func window(_ bits: Int32) -> Int32 {
    switch self {
    case .raw: -bits
    case .gzip: 16 + bits
    case .zlib: bits
    }
  }

  /// The CRC-32 of bytes, as PNG has it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 { UInt32(crc32(0, bytes, UInt32(bytes.count))) }

  /// Compresses bytes.
  public func compress(_ bytes: [UInt8], _ effort: Effort = .best) -> [UInt8] {
    withStream { stream in
      // No window needs to be larger than what it looks at, and zlib clears all of it first.
      var bits: Int32 = 9
      while bits < 15, 1 << bits < bytes.count { bits += 1 }
      guard miyabi_deflate_init(stream, effort.level, window(bits), max(1, bits - 7)) == Z_OK else { return nil }
      defer { deflateEnd(stream) }
      let bound = Int(deflateBound(stream, UInt(bytes.count))) + 32
      return run(stream, bytes, capacity: bound) { deflate($0, Z_FINISH) }
    } ?? []
  }

  /// Expands bytes; `nil` where they are damaged, where something follows them, or where they come to more than a limit: a
  /// few bytes can stand for gigabytes.
  public func expand(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
    withStream { stream in
      guard miyabi_inflate_init(stream, window(15)) == Z_OK else { return nil }
      defer { inflateEnd(stream) }
      guard let expanded = run(stream, bytes, capacity: limit + 1, { inflate($0, Z_FINISH) }) else { return nil }
      return stream.pointee.avail_in == 0 && expanded.count <= limit ? expanded : nil
    }
  }

  /// zlib's state points back to its stream, which therefore stays where it is.
  private func withStream<Value>(_ work: (z_streamp) -> Value) -> Value {
    let stream = z_streamp.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    return work(stream)
  }

  private func run(_ stream: z_streamp, _ bytes: [UInt8], capacity: Int, _ step: (z_streamp) -> Int32) -> [UInt8]? {
    var input = bytes
    var isDone = false
    let output = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      input.withUnsafeMutableBufferPointer { source in
        stream.pointee.next_in = source.baseAddress
        stream.pointee.avail_in = UInt32(source.count)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(capacity)
        isDone = step(stream) == Z_STREAM_END
        count = capacity - Int(stream.pointee.avail_out)
      }
    }
    return isDone ? output : nil
  }
}
