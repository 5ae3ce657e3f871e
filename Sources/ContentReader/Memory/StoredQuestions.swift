import CatalogModel
import Diagnostics
import Markup

extension Question: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self.init(
      id: try reader.value(), text: try reader.value(), title: try reader.value(), prompt: try reader.value(),
      points: try reader.value(), format: try reader.value(), explanation: try reader.value(),
      range: try reader.value())
  }

  func store(in writer: inout StoreWriter) {
    writer.put(id)
    writer.put(text)
    writer.put(title)
    writer.put(prompt)
    writer.put(points)
    writer.put(format)
    writer.put(explanation)
    writer.put(range)
  }
}

extension Question.Format: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    switch try reader.number() {
    case 0: self = .singleChoice(try reader.value())
    case 1: self = .multipleResponse(try reader.value())
    case 2: self = .numeric(value: try reader.value(), tolerance: try reader.value())
    case 3: self = .shortText(try reader.value())
    case 4: self = .ordering(try reader.value())
    case 5: self = .matching(try reader.value(), leftTitle: try reader.value(), rightTitle: try reader.value())
    case 6: self = .essay
    case 7: self = .code(language: try reader.value(), starter: try reader.value())
    default: throw StoreDamage()
    }
  }

  func store(in writer: inout StoreWriter) {
    switch self {
    case .singleChoice(let options):
      writer.put(0)
      writer.put(options)
    case .multipleResponse(let options):
      writer.put(1)
      writer.put(options)
    case .numeric(let value, let tolerance):
      writer.put(2)
      writer.put(value)
      writer.put(tolerance)
    case .shortText(let texts):
      writer.put(3)
      writer.put(texts)
    case .ordering(let items):
      writer.put(4)
      writer.put(items)
    case .matching(let pairs, let leftTitle, let rightTitle):
      writer.put(5)
      writer.put(pairs)
      writer.put(leftTitle)
      writer.put(rightTitle)
    case .essay: writer.put(6)
    case .code(let language, let starter):
      writer.put(7)
      writer.put(language)
      writer.put(starter)
    }
  }
}

extension Question.Option: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self.init(
      html: try reader.value(), text: try reader.value(), isRight: try reader.value(), feedback: try reader.value())
  }

  func store(in writer: inout StoreWriter) {
    writer.put(html)
    writer.put(text)
    writer.put(isRight)
    writer.put(feedback)
  }
}

extension Question.Item: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self.init(html: try reader.value(), text: try reader.value())
  }

  func store(in writer: inout StoreWriter) {
    writer.put(html)
    writer.put(text)
  }
}

extension Question.Pair: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self.init(left: try reader.value(), right: try reader.value())
  }

  func store(in writer: inout StoreWriter) {
    writer.put(left)
    writer.put(right)
  }
}
