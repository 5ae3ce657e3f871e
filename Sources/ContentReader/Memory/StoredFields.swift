import CatalogModel
import Diagnostics
import Markup

extension Fields: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self.init()
    for _ in 0..<(try reader.count()) { set(try reader.value(), try reader.value()) }
    for name in try reader.value([String].self) { markDamaged(name) }
  }

  func store(in writer: inout StoreWriter) {
    writer.put(byName.count)
    for (name, field) in byName.sorted(by: { byBytes($0.key, $1.key) }) {
      writer.put(name)
      writer.put(field)
    }
    writer.put(damaged.sorted(by: byBytes))
  }
}

extension Field: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    let range = try reader.value(SourceRange.self)
    self.init(value: try reader.value(), range: range)
  }

  func store(in writer: inout StoreWriter) {
    writer.put(range)
    writer.put(value)
  }
}

extension Field.Value: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    switch try reader.number() {
    case 0: self = .text(try reader.value())
    case 1: self = .flag(try reader.value())
    case 2: self = .number(try reader.value())
    case 3: self = .minutes(Minutes(try reader.value()))
    case 4:
      guard let date = CalendarDate(written: try reader.value()) else { throw StoreDamage() }
      self = .date(date)
    case 5: self = .price(Price(hundredths: try reader.value(), currency: try reader.value()))
    case 6: self = .file(FileReference(path: try reader.value()))
    case 7: self = .list(try reader.value())
    case 8: self = .mapping(try reader.value())
    case 9:
      var entries: [(name: Located<String>, field: Field)] = []
      for _ in 0..<(try reader.count()) {
        let name = Located(try reader.value(String.self), at: try reader.value())
        entries.append((name, try reader.value()))
      }
      self = .named(entries)
    default: throw StoreDamage()
    }
  }

  func store(in writer: inout StoreWriter) {
    func put(_ tag: Int, _ value: some Storable) {
      writer.put(tag)
      writer.put(value)
    }
    switch self {
    case .text(let text): put(0, text)
    case .flag(let flag): put(1, flag)
    case .number(let number): put(2, number)
    case .minutes(let time): put(3, time.count)
    case .date(let date): put(4, date.text)
    case .price(let price):
      put(5, price.hundredths)
      writer.put(price.currency)
    case .file(let file): put(6, file.path)
    case .list(let fields): put(7, fields)
    case .mapping(let fields): put(8, fields)
    case .named(let entries):
      put(9, entries.count)
      for entry in entries {
        writer.put(entry.name.value)
        writer.put(entry.name.range)
        writer.put(entry.field)
      }
    }
  }
}
