import CatalogModel
import ContentReader
import Diagnostics
import Fixtures
import Foundation
import Testing

@testable import SchemaWriting

/// A site in which everything exists that the examples of the reference name.
private func exampleSite() throws -> SampleSite {
  let site = try SampleSite()
  for (name, text) in [
    ("courses/weaving/course.md", "---\ntitle: Weaving\ndescription: Cloth.\n---\n"),
    ("courses/weaving/assessments/final.md", "---\ntitle: Final\n---\n## Why? {type=essay}\n"),
    ("courses/weaving/lessons/01-weaving.md", "---\ntitle: Row\n---\nText.\n"),
    ("courses/weaving/assessments/weaving.md", "---\ntitle: Row\n---\n## Why? {type=essay}\n"),
    ("categories/weaving.md", "---\ntitle: Weaving\n---\n"), ("people/weaving.md", "---\nname: Weaving\n---\n"),
    ("files/cover.svg", "picture"), ("courses/weaving/files/cover.svg", "picture"),
    ("courses/weaving/files/try.html", "page"),
  ] {
    try site.write(name, text)
  }
  return site
}

extension ContentKind {
  /// A file of the kind, and what it needs.
  fileprivate var sample: (file: String, needed: String, body: String) {
    switch self {
    case .site: ("site.yaml", "title: Sample\n", "")
    case .course: ("courses/weaving/course.md", "title: Weaving\ndescription: Cloth.\n", "")
    case .lesson: ("courses/weaving/lessons/01-weaving.md", "title: Row\n", "Text.\n")
    case .assessment: ("courses/weaving/assessments/final.md", "title: Final\n", "## Why? {type=essay}\n")
    case .path: ("paths/way.md", "title: Way\ndescription: On it.\ncourses: []\n", "")
    case .category: ("categories/craft.md", "title: Craft\n", "")
    case .person: ("people/ann.md", "name: Ann\n", "")
    case .page: ("pages/about.md", "title: About\n", "Text.\n")
    }
  }

  /// The file, with one more line.
  fileprivate func text(_ line: String) -> String {
    // A key that is needed gives way to the line.
    let key = line.prefix { $0 != ":" }
    let needed = sample.needed.split(separator: "\n").filter { !$0.hasPrefix(key + ":") }.map { $0 + "\n" }.joined()
    return self == .site ? "\(needed)\(line)\n" : "---\n\(needed)\(line)\n---\n\(sample.body)"
  }
}

@Suite("docs/front-matter.md")
struct ReferenceTests {
  private var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  @Test("is what `miyabi schema --format markdown` writes: after a change of the keys, write it anew")
  func committed() throws {
    let text = try String(contentsOf: root.appendingPathComponent("docs/front-matter.md"), encoding: .utf8)
    #expect(text == keyReference())
  }

  @Test("has every key of every kind, with what it is for", arguments: ContentKind.allCases)
  func keys(_ kind: ContentKind) throws {
    let reference = keyReference()
    let section = try #require(reference.components(separatedBy: "\n## ").first { $0.hasPrefix(kind.title + "\n") })
    for key in kind.keys {
      #expect(section.contains("| `\(key.name)` | "), "\(key.name)")
      #expect(section.contains(" | \(key.summary) |"), "\(key.summary)")
    }
  }

  @Test("links to explanations that it has")
  func links() throws {
    let reference = keyReference()
    let headings = reference.split(separator: "\n").filter { $0.hasPrefix("#") }
    let anchors = headings.map { $0.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-") }
    let links = reference.matches(of: /\]\(#([^)]+)\)/).map { String($0.output.1) }
    #expect(links.count > 50)
    for link in links { #expect(anchors.contains(link), "\(link)") }
    // What nothing links to explains nothing that can be written. A word is one of those in its cell.
    let linked = Set(links)
    for form in ValueForm.allCases where form != .choice {
      #expect(linked.contains(form.title.lowercased().replacing(" ", with: "-")), "\(form.title)")
    }
  }

  @Test("names the places where the reader looks for each kind")
  func places() async throws {
    let site = try SampleSite()
    for kind in ContentKind.allCases {
      let file = kind.place.replacing("content/", with: "").replacing("<course>", with: "a").replacing(
        /<[a-z]+>/, with: "x")
      // A key that none has tells by its hint of which kind the reader took the file to be.
      try site.write(file, kind == .site ? "title: T\nzzzzzzzzzz: 1\n" : "---\nzzzzzzzzzz: 1\n---\nText.\n")
    }
    let found = await readContent(ReadOptions(root: site.root.path)).diagnostics
    #expect(!found.contains { $0.code == .strayFile || $0.code == .invalidSlug })
    for kind in ContentKind.allCases {
      let name = kind.place.replacing("<course>", with: "a").replacing(/<[a-z]+>/, with: "x")
      let hint = try #require(found.first { $0.location.file == name && $0.code == .unknownKey }?.help, "\(name)")
      #expect(hint == "the keys here are " + kind.keys.map { "`\($0.name)`" }.joined(separator: ", "))
    }
  }

  @Test("shows examples that the reader takes under every key of their form", arguments: ContentKind.allCases)
  func examples(_ kind: ContentKind) async throws {
    var tried = 0
    for key in kind.keys {
      let form = key.value.form
      for example in form.examples where form != .list && form != .mapping && form != .choice && form != .named {
        // Examples of files are pictures, and those of slugs belong to no course of their own.
        if case .file(let type) = key.value, !type.extensions.contains("svg") { continue }
        if case .text(let lengths) = key.value, example.count > lengths.upperBound { continue }
        if form == .file, kind != .course, example.hasPrefix("..") { continue }
        if key.name == "translationOf" || key.name == "parent" { continue }
        if key.name == "maxScore" || key.name == "passingScore" { continue }
        let site = try exampleSite().write(kind.sample.file, kind.text("\(key.name): \(example)"))
        let errors = await readContent(ReadOptions(root: site.root.path)).diagnostics.filter { $0.severity == .error }
        #expect(errors == [], "\(key.name): \(example)")
        tried += 1
      }
    }
    #expect(tried >= 5)
  }

  @Test("says what holds where a key is absent, as the reader has it")
  func fallbacks() async throws {
    // Mappings that hold a key with a fallback, with `…` in its place; a comment keeps the lines where they are.
    let frames: [String: String] = [
      "markdown": "markdown: { … }", "limits": "limits: { … }", "completion": "completion: { … }",
      "certificate": "certificate: { … }", "interactive": "interactive: { file: files/try.html, … }",
      "instructors": "instructors: [{ person: ann, … }]", "prerequisites": "prerequisites: [{ course: a, … }]",
      "courses": "courses: [{ course: a, … }]",
    ]
    var checked = 0
    func check(_ key: ContentKey, _ kind: ContentKind, frame: String) async throws {
      guard case .value(let value)? = key.fallback else { return }
      let absent = frame == "…" ? "# absent" : frame.replacing(", …", with: "").replacing("…", with: "")
      func catalog(_ line: String) async throws -> String {
        let site = try exampleSite().write(kind.sample.file, kind.text(line))
        let reading = await readContent(ReadOptions(root: site.root.path))
        #expect(!reading.diagnostics.contains { $0.severity == .error }, "\(line)")
        return String(describing: reading.catalog)
      }
      let written = try await catalog(frame.replacing("…", with: "\(key.name): \(value)"))
      let unwritten = try await catalog(absent)
      #expect(written == unwritten, "\(kind).\(key.name)")
      checked += 1
    }
    for kind in ContentKind.allCases {
      for key in kind.keys {
        try await check(key, kind, frame: "…")
        guard let frame = frames[key.name] else { continue }
        for inner in innerKeys(key.value) { try await check(inner, kind, frame: frame) }
      }
    }
    #expect(checked == fallbackCount())
  }

  private func innerKeys(_ value: ContentValue) -> [ContentKey] {
    switch value {
    case .mapping(let keys, _): keys
    case .list(let element), .either(_, let element): innerKeys(element)
    default: []
    }
  }

  private func fallbackCount() -> Int {
    func count(_ keys: [ContentKey]) -> Int {
      keys.reduce(0) { sum, key in
        if case .value? = key.fallback { return sum + 1 + count(innerKeys(key.value)) }
        return sum + count(innerKeys(key.value))
      }
    }
    return ContentKind.allCases.reduce(0) { $0 + count($1.keys) }
  }
}
