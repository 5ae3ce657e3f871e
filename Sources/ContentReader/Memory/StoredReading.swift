import CatalogModel
import Diagnostics
import Markup

extension FileReading {
  /// Writes down what the file came to, all but its markup: that is made again from the file when a page needs it.
  func store(in writer: inout StoreWriter) {
    writer.put(isDamaged)
    writer.put(dependsOnFolder)
    writer.put(linkDigest)
    writer.put(fields)
    writer.put(damagedKeys.sorted(by: byBytes))
    writer.put(diagnostics)
    writer.put(links.count)
    for link in links {
      writer.put(link.destination)
      writer.put(link.range)
      writer.put(link.isImage)
    }
    writer.put(namedFiles)
    writer.put(outside.count)
    for link in outside {
      writer.put(link.value)
      writer.put(link.range)
    }
    writer.put(anchors?.sorted(by: byBytes))
    writer.put(document?.digest)
    writer.put(entity.body)
    if case .assessment(let assessment, _) = entity {
      writer.put(assessment.brief)
      writer.put(assessment.rubric)
      writer.put(assessment.questions)
    }
  }

  /// Reads what was written down.
  ///
  /// - Parameters:
  ///   - entity: what the checked keys describe.
  ///   - target: where a link leads today.
  ///   - markup: makes the markup again, which had the digest that it is given.
  init(
    file: String, from reader: inout StoreReader, entity: (Fields) -> Entity, target: (String) -> LinkTarget,
    markup: @escaping @Sendable (String) -> HTML
  ) throws(StoreDamage) {
    let isDamaged = try reader.value(Bool.self)
    let dependsOnFolder = try reader.value(Bool.self)
    let linkDigest = try reader.value(ContentDigest?.self)
    let fields = try reader.value(Fields.self)
    self.init(file: file, entity: entity(fields))
    self.isDamaged = isDamaged
    self.dependsOnFolder = dependsOnFolder
    self.linkDigest = linkDigest
    self.fields = fields
    damagedKeys = Set(try reader.value([String].self))
    diagnostics = try reader.value()
    let count = try reader.count()
    links.reserveCapacity(count)
    for _ in 0..<count {
      let destination = try reader.value(String.self)
      links.append(
        CheckedLink(
          destination: destination, range: try reader.value(), isImage: try reader.value(), target: target(destination))
      )
    }
    namedFiles = try reader.value()
    for _ in 0..<(try reader.count()) {
      outside.append(Located(try reader.value(String.self), at: try reader.value()))
    }
    anchors = try reader.value([String]?.self).map { Set($0) }
    document = try reader.value(String?.self).map { digest in
      RenderedDocument(digest: digest, again: { markup(digest) })
    }
    self.entity.setBody(try reader.value())
    if case .assessment(var assessment, let course) = self.entity {
      assessment.brief = try reader.value()
      assessment.rubric = try reader.value()
      assessment.questions = try reader.value()
      self.entity = .assessment(assessment, course: course)
    }
    guard reader.isAtEnd else { throw StoreDamage() }
  }
}

extension NamedFile: Storable {
  init(from reader: inout StoreReader) throws(StoreDamage) {
    self.init(path: try reader.value(), range: try reader.value(), use: try reader.value())
  }

  func store(in writer: inout StoreWriter) {
    writer.put(path)
    writer.put(range)
    writer.put(use)
  }
}
