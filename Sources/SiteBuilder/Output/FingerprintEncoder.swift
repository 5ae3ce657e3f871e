import Markup
import Templates

/// Writes any encodable value as bytes that differ where the values differ: each key with its depth, each value with its
/// kind and its length. The bytes are for hashing; nothing reads them back.
final class FingerprintEncoder: Encoder {
  /// The bytes so far: shared by the containers of one encoding, so a class.
  final class Record {
    fileprivate(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(4096) }

    func append(text: String) {
      var text = text
      text.withUTF8 {
        append(count: $0.count)
        bytes.append(contentsOf: $0)
      }
    }

    func append(count: Int) { withUnsafeBytes(of: Int64(count).littleEndian) { bytes.append(contentsOf: $0) } }

    fileprivate func append(kind: Kind) { bytes.append(kind.rawValue) }

    fileprivate func append(number: UInt64) {
      append(kind: .number)
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
  }

  fileprivate enum Kind: UInt8 {
    case key, element, none, truth, number, text, object, array, link
  }

  let record: Record
  fileprivate let depth: Int
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  init(_ record: Record = Record(), depth: Int = 0) {
    self.record = record
    self.depth = depth
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    record.append(kind: .object)
    return KeyedEncodingContainer(Object(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    record.append(kind: .array)
    return List(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

  fileprivate var below: FingerprintEncoder { FingerprintEncoder(record, depth: depth + 1) }

  fileprivate func write(_ value: some Encodable) throws {
    // The commonest values need no container of their own.
    switch value {
    case let text as String:
      record.append(kind: .text)
      record.append(text: text)
    case let number as Int: record.append(number: UInt64(bitPattern: Int64(number)))
    case let flag as Bool:
      record.append(kind: .truth)
      record.bytes.append(flag ? 1 : 0)
    case let link as Link:
      record.append(kind: .link)
      record.append(text: link.title)
      record.append(text: link.url.text)
    case let url as SafeURL:
      record.append(kind: .text)
      record.append(text: url.text)
    // The same in every page of a build: it is part of the context.
    case is SiteFrame: break
    default: try value.encode(to: below)
    }
  }

  private struct Object<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: FingerprintEncoder
    var codingPath: [any CodingKey] { [] }

    private func name(_ key: Key) {
      encoder.record.append(kind: .key)
      encoder.record.append(count: encoder.depth)
      encoder.record.append(text: key.stringValue)
    }

    func encodeNil(forKey key: Key) {
      name(key)
      encoder.record.append(kind: .none)
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
      name(key)
      try encoder.write(value)
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      name(key)
      return encoder.below.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      name(key)
      return encoder.below.unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder.below }

    func superEncoder(forKey key: Key) -> any Encoder {
      name(key)
      return encoder.below
    }
  }

  private struct List: UnkeyedEncodingContainer {
    let encoder: FingerprintEncoder
    var count = 0
    var codingPath: [any CodingKey] { [] }

    private mutating func next() {
      encoder.record.append(kind: .element)
      encoder.record.append(count: encoder.depth)
      count += 1
    }

    mutating func encodeNil() {
      next()
      encoder.record.append(kind: .none)
    }

    mutating func encode(_ value: some Encodable) throws {
      next()
      try encoder.write(value)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
      next()
      return encoder.below.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      next()
      return encoder.below.unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder {
      next()
      return encoder.below
    }
  }

  private struct Single: SingleValueEncodingContainer {
    let encoder: FingerprintEncoder
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { encoder.record.append(kind: .none) }
    func encode(_ value: Bool) { encoder.record.bytes.append(contentsOf: [Kind.truth.rawValue, value ? 1 : 0]) }
    func encode(_ value: String) {
      encoder.record.append(kind: .text)
      encoder.record.append(text: value)
    }
    func encode(_ value: Double) { encoder.record.append(number: value.bitPattern) }
    func encode(_ value: Float) { encoder.record.append(number: UInt64(value.bitPattern)) }
    func encode(_ value: Int) { integer(value) }
    func encode(_ value: Int8) { integer(value) }
    func encode(_ value: Int16) { integer(value) }
    func encode(_ value: Int32) { integer(value) }
    func encode(_ value: Int64) { integer(value) }
    func encode(_ value: UInt) { integer(value) }
    func encode(_ value: UInt8) { integer(value) }
    func encode(_ value: UInt16) { integer(value) }
    func encode(_ value: UInt32) { integer(value) }
    func encode(_ value: UInt64) { integer(value) }
    func encode(_ value: some Encodable) throws { try encoder.write(value) }

    private func integer(_ value: some FixedWidthInteger) {
      encoder.record.append(number: UInt64(truncatingIfNeeded: value))
    }
  }
}
