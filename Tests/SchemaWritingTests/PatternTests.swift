import ContentReader
import Diagnostics
import Fixtures
import Foundation
import Markup
import SchemaWriting
import Testing

/// A form of values, with texts to begin from.
struct Form: Sendable, CustomTestStringConvertible {
  var kind: ContentKind
  var key: String
  var seeds: [String]
  /// Texts that the pattern and the reader may differ on, with the reason beside them.
  var exempt: @Sendable (String) -> Bool = { _ in false }

  var testDescription: String { "\(kind).\(key)" }

  /// The seeds, and what one slip of the pen makes of each: a character left out, doubled, or another in its place.
  var texts: [String] {
    var texts = Set(seeds)
    for seed in seeds {
      let letters = Array(seed)
      for index in letters.indices {
        texts.insert(String(letters[..<index] + letters[(index + 1)...]))
        for other in [String(letters[index]) + String(letters[index]), "0", "9", "a", "Z", " ", "-", ".", "/", "é"] {
          texts.insert(String(letters[..<index]) + other + String(letters[(index + 1)...]))
        }
      }
    }
    return texts.filter { !$0.isEmpty && !exempt($0) }.sorted()
  }
}

private let forms: [Form] = [
  Form(
    kind: .course, key: "estimatedTime",
    seeds: ["45m", "1h 30m", "PT1H30M", "1h30m15s", "045", "9999999", "00012345678m", "10000000", "90 S", "m", "pt"],
    // The pattern counts the digits of each part and does not add them up.
    exempt: { $0.contains { $0 == "h" || $0 == "H" } && $0.filter(\.isNumber).count > 6 }),
  Form(
    kind: .course, key: "publishedAt",
    seeds: [
      "2026-01-15", "2024-02-29", "1900-02-29", "2000-02-29", "0000-02-29", "2026-04-31", "2026-12-31",
      "2026-01-15T09:30:00Z", "2026-01-15t23:59:60.25+09:00", "2026-01-15T09:30:00.5-00:00",
    ]),
  Form(
    kind: .course, key: "price",
    seeds: ["149.99", "149.99 USD", "free", "0", "  7.5   EUR ", "999999999999", "0001000000000000.00"]),
  Form(kind: .category, key: "color", seeds: ["#1E40AF", "#abc", "#12345", "1E40AF"]),
  Form(kind: .course, key: "language", seeds: ["en", "pt-BR", "zh-Hant-TW", "en-x-private", "sl-rozaj-biske-1994"]),
  Form(kind: .course, key: "creator", seeds: ["ben", "a-b-2", "x_y"]),
  Form(kind: .category, key: "parent", seeds: ["dyeing", "a-b-2", "x_y"]),
  Form(
    kind: .course, key: "thumbnail",
    seeds: [
      "files/cover.svg", "../../files/logo.PNG", "./files//a/b.webp", "https://example.org/files/a.svg", "files/a",
      "/files/cover.svg", "cover.svg",
    ],
    // A way back through folders is followed by the reader alone.
    exempt: { $0.contains("..") && !$0.hasPrefix("../../files/") || $0.dropFirst(6).contains("/.") }),
]

@Suite("The patterns")
struct PatternTests {
  @Test("take what the reader takes, and nothing else", arguments: forms)
  func agreement(_ form: Form) async throws {
    let matches = try WrittenSchema(form.kind).at(form.key).matcher()
    let site = try SampleSite()
    for (number, text) in form.texts.enumerated() {
      let value = String(decoding: JSONText(.string(text)).bytes, as: UTF8.self)
      let matter = "---\ntitle: T\ndescription: D\n\(form.key): \(value)\n---\n"
      try site.write(form.kind == .course ? "courses/t\(number)/course.md" : "categories/t\(number).md", matter)
      // What a slug or a path names must exist, where it can.
      if form.key == "creator", matches(text) {
        try site.write("people/\(text).md", "---\nname: N\n---\n")
      } else if form.key == "parent", matches(text) {
        try site.write("categories/\(text).md", "---\ntitle: \(value)\n---\n")
      } else if form.key == "thumbnail", matches(text), text.hasPrefix("../../") {
        try site.write(String(text.dropFirst(6)), "picture")
      } else if form.key == "thumbnail", matches(text) {
        try site.write("courses/t\(number)/\(text)", "picture")
      }
    }
    let reading = await readContent(ReadOptions(root: site.root.path))
    let codes: Set<DiagnosticCode> = [.invalidValue, .wrongType, .unknownReference, .emptyValue, .missingFiles]
    let refused = Set(reading.diagnostics.filter { codes.contains($0.code) }.map(\.location.file))
    #expect(!refused.isEmpty)
    for (number, text) in form.texts.enumerated() {
      let name = form.kind == .course ? "content/courses/t\(number)/course.md" : "content/categories/t\(number).md"
      #expect(matches(text) != refused.contains(name), "“\(text)”")
    }
  }

  @Test(
    "of addresses take what the reader takes, and nothing else",
    arguments: [
      ("contact", ["a@b.example", "mailto:a@b.example", "https://example.org/", "a@b"]),
      ("url", ["https://example.org/ö", "HTTP://[::1]/", "/a/b/", "//a", "mailto:", "a/b"]),
    ])
  func addresses(_ key: String, _ seeds: [String]) async throws {
    let schema = try WrittenSchema(.site)
    let target = key == "contact" ? try schema.at("contact") : try schema.at("navigation").items().at("url")
    let matches = try target.matcher()
    for text in Form(kind: .site, key: key, seeds: seeds).texts {
      let value = String(decoding: JSONText(.string(text)).bytes, as: UTF8.self)
      let line = key == "contact" ? "contact: \(value)\n" : "navigation: [{ title: A, url: \(value) }]\n"
      let site = try SampleSite().write("site.yaml", "title: Sample\n\(line)")
      let reading = await readContent(ReadOptions(root: site.root.path))
      #expect(matches(text) == !reading.diagnostics.contains { $0.code == .invalidValue }, "“\(text)”")
    }
  }

  @Test("of former addresses take what the reader takes, and nothing else")
  func formerAddresses() async throws {
    let form = Form(
      kind: .page, key: "aliases", seeds: ["/old/address/", "/a", "/.a/", "/a/%20?#", "/", "//", "/ä b/c.d"])
    let matches = try WrittenSchema(.page).at("aliases").items().matcher()
    let site = try SampleSite()
    for (number, text) in form.texts.enumerated() {
      let value = String(decoding: JSONText(.string(text)).bytes, as: UTF8.self)
      try site.write("pages/t\(number).md", "---\ntitle: T\naliases: [\(value)]\n---\nText.\n")
    }
    let reading = await readContent(ReadOptions(root: site.root.path))
    let refused = Set(reading.diagnostics.filter { $0.code == .invalidValue }.map(\.location.file))
    for (number, text) in form.texts.enumerated() {
      #expect(matches(text) != refused.contains("content/pages/t\(number).md"), "“\(text)”")
    }
  }
}
