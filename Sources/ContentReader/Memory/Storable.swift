import CatalogModel
import Diagnostics
import Markup

/// A value that a store can hold.
protocol Storable {
  init(from reader: inout StoreReader) throws(StoreDamage)
  func store(in writer: inout StoreWriter)
}

extension Int: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) { self = try reader.number() }
  func store(in writer: inout StoreWriter) { writer.put(self) }
}

extension Bool: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) { self = try reader.number() != 0 }
  func store(in writer: inout StoreWriter) { writer.put(self ? 1 : 0) }
}

extension String: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self.init(decoding: try reader.slice(), as: UTF8.self)
  }

  func store(in writer: inout StoreWriter) { writer.put(bytes: utf8) }
}

extension Optional: Storable where Wrapped: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self = try reader.number() == 0 ? nil : try reader.value(Wrapped.self)
  }

  func store(in writer: inout StoreWriter) {
    writer.put(self == nil ? 0 : 1)
    if let value = self { writer.put(value) }
  }
}

extension Array: Storable where Element: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    let count = try reader.count()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(try reader.value(Element.self)) }
  }

  func store(in writer: inout StoreWriter) {
    writer.put(count)
    for element in self { writer.put(element) }
  }
}

extension HTML: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) { self.init(markup: Array(try reader.slice())) }
  func store(in writer: inout StoreWriter) { writer.put(bytes: bytes) }
}

extension SourceRange: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    let start = SourcePosition(line: try reader.number(), column: try reader.number())
    // Most ranges lie in one line: the rest is written as a difference.
    self.init(
      start: start,
      end: SourcePosition(line: start.line &+ (try reader.number()), column: start.column &+ (try reader.number())))
  }

  func store(in writer: inout StoreWriter) {
    writer.put(start.line)
    writer.put(start.column)
    writer.put(end.line - start.line)
    writer.put(end.column - start.column)
  }
}

extension Diagnostic: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    guard let code = DiagnosticCode(rawValue: try reader.value()) else { throw StoreDamage() }
    let location = SourceLocation(file: try reader.value(), range: try reader.value())
    self.init(
      code, at: location, try reader.value(), help: try reader.value(), fix: try reader.value(),
      related: try reader.value(), sourceLine: try reader.value())
    guard let severity = Severity(rawValue: try reader.value()) else { throw StoreDamage() }
    self.severity = severity
  }

  func store(in writer: inout StoreWriter) {
    writer.put(code.rawValue)
    writer.put(location.file)
    writer.put(location.range)
    writer.put(message)
    writer.put(help)
    writer.put(fix)
    writer.put(related)
    writer.put(sourceLine)
    writer.put(severity.rawValue)
  }
}

extension Fix: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self = try reader.value(Bool.self) ? .certain(try reader.value()) : .suggestion(try reader.value())
  }

  func store(in writer: inout StoreWriter) {
    writer.put(certain)
    writer.put(replacement)
  }
}

extension Diagnostic.Related: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self.init(SourceLocation(file: try reader.value(), range: try reader.value()), try reader.value())
  }

  func store(in writer: inout StoreWriter) {
    writer.put(location.file)
    writer.put(location.range)
    writer.put(message)
  }
}

extension Body.Heading: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self.init(level: try reader.value(), id: try reader.value(), title: try reader.value())
  }

  func store(in writer: inout StoreWriter) {
    writer.put(level)
    writer.put(id)
    writer.put(title)
  }
}

extension Body: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self.init(
      file: try reader.value(), outline: try reader.value(), terms: try reader.value(),
      wordCount: try reader.value(), excerpt: try reader.value())
  }

  func store(in writer: inout StoreWriter) {
    writer.put(file)
    writer.put(outline)
    writer.put(terms)
    writer.put(wordCount)
    writer.put(excerpt)
  }
}
