import CatalogModel
import Diagnostics

extension SchemaChecker {
  /// Checks a single value; `nil` when a fault was reported.
  mutating func scalar(
    _ written: String, _ style: YAMLNode.Style, _ expected: ContentValue, _ node: YAMLNode, key: YAMLNode.Entry
  ) -> Field? {
    let name = key.key
    let text = style == .block ? written.trimmingEnd : written
    func invalid(_ checker: inout SchemaChecker, _ what: String, help: String, fix: Fix? = nil) -> Field? {
      checker.report(.invalidValue, node.range, what, help: help, fix: fix)
      return nil
    }
    func field(_ value: Field.Value?) -> Field? { value.map { Field(value: $0, range: node.range) } }

    switch expected {
    case .text(let lengths): return checkedText(text, lengths, node, name: name)
    case .advisedText(let limit):
      let length = text.unicodeScalars.count
      if length > limit {
        report(
          .longMetaText, node.range, "`\(name)` has \(length) characters; search engines show about \(limit)",
          help: "shorten it to \(limit) characters")
      }
      return checkedText(text, 1...1000, node, name: name)
    case .boolean:
      if style == .plain, text == "true" || text == "false" { return field(.flag(text == "true")) }
      let fix: Fix? =
        switch text.lowercased() {
        case "true", "yes", "on", "y": .certain("true")
        case "false", "no", "off", "n": .certain("false")
        default: nil
        }
      report(
        .wrongType, node.range, "`\(name)` is true or false, not “\(text)”",
        help: fix.map { "write `\($0.replacement)`" } ?? "write `true` or `false`", fix: fix)
      return nil
    case .integer(let values):
      guard let number = wholeNumber(text) else {
        report(.wrongType, node.range, "`\(name)` is a whole number, not “\(text.shortened)”")
        return nil
      }
      guard values.contains(number) else {
        return invalid(
          &self, "`\(name)` cannot be \(number)",
          help: "write a number from \(values.lowerBound) to \(values.upperBound)")
      }
      return field(.number(number))
    case .minutes:
      if let time = Minutes(written: text) { return field(.minutes(time)) }
      return invalid(
        &self, "“\(text.shortened)” is no length of time", help: "write `45m`, `1h 30m`, or a whole number of minutes")
    case .date:
      if let date = CalendarDate(written: text) { return field(.date(date)) }
      return invalid(
        &self, "“\(text.shortened)” is no date", help: "write `2026-01-15`, or `2026-01-15T09:30:00Z`")
    case .price:
      if let price = Price(written: text) { return field(.price(price)) }
      return invalid(&self, "“\(text.shortened)” is no price", help: "write `149.99`, `149.99 USD` or `free`")
    case .color:
      if let color = hexColor(text) { return field(.text(color)) }
      return invalid(&self, "“\(text.shortened)” is no colour", help: "write it as `\"#1E40AF\"`, in quotation marks")
    case .language:
      if isLanguageTag(text) { return field(.text(text)) }
      return invalid(
        &self, "“\(text.shortened)” is no language tag", help: "write one of BCP 47, such as `en` or `pt-BR`")
    case .currency:
      if Price.isCurrency(text) { return field(.text(text)) }
      return invalid(&self, "“\(text.shortened)” is no currency", help: "write its three letters, such as `USD`")
    case .url:
      if isWebAddress(text) {
        // Where the site will live need not answer yet.
        if name != "baseURL" { outside.append(Located(text, at: node.range)) }
        return field(.text(text))
      }
      return invalid(&self, "“\(text.shortened)” is no address on the web", help: "write it with `https://`")
    case .contact:
      if isWebAddress(text) {
        outside.append(Located(text, at: node.range))
        return field(.text(text))
      }
      let mail = text.hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
      if isMailAddress(mail) { return field(.text("mailto:" + mail)) }
      return invalid(&self, "“\(text.shortened)” is no address", help: "write `https://…` or `mailto:…`")
    case .linkTarget:
      if isWebAddress(text) {
        outside.append(Located(text, at: node.range))
        return field(.text(text))
      }
      if text.hasPrefix("mailto:") || (text.hasPrefix("/") && !text.hasPrefix("//")) {
        return field(.text(text))
      }
      return invalid(
        &self, "“\(text.shortened)” is no address", help: "begin it with `/` (an address of the site) or `https://`")
    case .formerAddress:
      if isFormerAddress(text) { return field(.text(text)) }
      return invalid(
        &self, "“\(text.shortened)” is no address of this site", help: "write it from the site's root: `/old/address/`")
    case .share:
      if text == "all" { return field(.number(100)) }
      if text.hasSuffix("%"), let number = wholeNumber(String(text.dropLast())), (0...100).contains(number) {
        return field(.number(number))
      }
      return invalid(
        &self, "“\(text.shortened)” is no share of the lessons", help: "write `all`, or a percentage: `80%`")
    case .choice(let noun, let values): return checkedChoice(text, noun: noun, values: values, node)
    case .reference:
      if text.isEmpty {
        report(.emptyValue, node.range, "`\(name)` is empty", help: "write a slug")
        return nil
      }
      return field(.text(text))
    case .file(let type):
      let file = checkedFile(text, type, node, name: name)
      if file == nil { dependsOnFolder = true }
      return file
    case .list, .mapping, .named, .either: return nil
    }
  }

  private mutating func checkedText(
    _ text: String, _ lengths: ClosedRange<Int>, _ node: YAMLNode, name: String
  ) -> Field? {
    if text.allSatisfy(\.isWhitespace) {
      // The file's name stands in for an empty text, so that the page can be made.
      report(.emptyValue, node.range, "`\(name)` is empty", help: "write a text", severity: .warning)
      return nil
    }
    // The count of bytes is never below that of characters: most texts need no counting.
    if text.utf8.count > lengths.upperBound {
      let length = text.unicodeScalars.count
      if length > lengths.upperBound {
        report(
          .tooLong, node.range, "`\(name)` has \(length) characters, and at most \(lengths.upperBound) are allowed",
          help: "shorten it by \(length - lengths.upperBound)")
        return nil
      }
    }
    return Field(value: .text(text), range: node.range)
  }

  private mutating func checkedChoice(_ text: String, noun: String, values: [String], _ node: YAMLNode) -> Field? {
    if values.contains(text) { return Field(value: .text(text), range: node.range) }
    let near = nearestName(to: text, among: values)
    let list = values.map { "`\($0)`" }.joined(separator: ", ")
    let article = noun.first.map { "aeiou".contains($0) } ?? false ? "an" : "a"
    report(
      .unknownValue, node.range, "“\(text.shortened)” is not \(article) \(noun)",
      help: near.map { "did you mean `\($0)`?" } ?? "write one of \(list)", fix: near.map { .certain($0) })
    return nil
  }

  private mutating func checkedFile(
    _ text: String, _ type: ContentFileType, _ node: YAMLNode, name: String
  ) -> Field? {
    if isWebAddress(text) {
      report(
        .invalidValue, node.range, "`\(name)` is a file of the site, not an address on the web",
        help: "put the file into `files/` and name it: `files/…`")
      return nil
    }
    guard let path = FileIndex.join(baseFolder, text, top: files.contentFolder) else {
      report(
        .invalidValue, node.range, "`\(text.shortened)` lies outside the content folder",
        help: "put the file into `files/` and name it: `files/…`")
      return nil
    }
    guard files.contains(path) else {
      if let right = files.otherSpelling(of: path) {
        let replacement = FileIndex.replaceEnd(of: text, with: right)
        report(
          .caseMismatch, node.range, "the file is called `\(right)`: upper and lower case differ",
          help: "write `\(replacement)`", fix: .certain(replacement))
        return nil
      }
      let near = files.nearestFile(to: path)
      report(
        .missingFiles, node.range, "there is no file `\(path)`",
        help: near.map { "did you mean `\(FileIndex.replaceEnd(of: text, with: $0))`?" })
      return nil
    }
    let reference = FileReference(path: path)
    if !type.extensions.isEmpty, !type.extensions.contains(reference.pathExtension) {
      report(
        .invalidValue, node.range, "`\(name)` is \(type.noun), and `\(reference.name)` is none",
        help: "its name ends with \(type.extensions.map { "`.\($0)`" }.joined(separator: ", "))")
      return nil
    }
    guard files.isPublishable(path) else {
      report(
        .invalidValue, node.range, "only files below a folder `files` are published, and `\(path)` is not",
        help: "move it into `files/`")
      return nil
    }
    if case .captions = type, !files.isWebVTT(path) {
      report(
        .invalidValue, node.range, "`\(reference.name)` does not begin with `WEBVTT`",
        help: "convert the captions to WebVTT")
      return nil
    }
    namedFiles.append(NamedFile(path: path, range: node.range, use: name))
    return Field(value: .file(reference), range: node.range)
  }
}

/// A file that the front matter names.
struct NamedFile: Sendable, Equatable {
  /// The file, relative to the site's root.
  var path: String
  /// Where it is named.
  var range: SourceRange
  /// The key that names it.
  var use: String
}
