import CatalogModel
import ContentReader
import Diagnostics
import Fixtures
import Foundation
import SiteBuilder
import Templates
import Testing

/// A session does what an edit asks for and no more: whatever the edits are, it must come to what a reading from nothing
/// comes to.
@Suite("A site that follows its author")
struct PreviewTests {
  /// What an author may make of each file, one after the other.
  private static let drafts: [(file: String, texts: [String])] = [
    (
      "courses/a/lessons/02-second.md",
      [
        "---\ntitle: Second\n---\nAfter it [the third](03-third.md#place).\n",
        "---\ntitle: Second\n---\nBefore [the third](03-third.md#place), with [a plan](../files/plan.txt).\n",
        "---\ntitle: Second\n---\nAnother text, of more words.\n",
        "---\ntitle: Second\n---\n", "---\ntitle: Second\n---\n## A heading\n\nA text.\n",
        "---\ntitle: Second\n---\nTo [the third](03-third.md#place) and [elsewhere](/courses/b/).\n",
        "---\ntitle: Second\n---\nTo [nowhere](04-fourth.md).\n",
        "---\ntitle: Second\n---\n![A cover](../files/cover.svg)\n", "---\ntitle: Renamed\n---\nA text.\n",
        "---\ntitle: Second\nduration: 50m\n---\nA text.\n", "---\ntitle: [\n---\nA text.\n",
        "---\ntitle: Second\naliases: [/old/]\nsection: One\n---\nA text.\n",
      ]
    ),
    (
      "courses/a/lessons/03-third.md",
      [
        "---\ntitle: Third\n---\n## Place\n", "---\ntitle: Third\n---\n## Place\n\nWords.\n",
        "---\ntitle: Third\n---\n## Elsewhere\n", "---\ntitle: Third\n---\n", "---\ntitle: Third\n---\nWords.\n",
        "---\ntitle: Third\n---\n## Other\n",
        "---\ntitle: Third\ntype: video\n---\n",
        "---\ntitle: Third\naliases: [/old/]\n---\n## Place\n", "---\ntitel: Third\n---\n## Place\n",
        "---\ntitle: Third\nduration: 20m\n---\n## Place\n\nWith [a link](/old/).\n",
      ]
    ),
    (
      "courses/a/course.md",
      [
        SampleSite.course, SampleSite.course + "\n\nAnd more.\n",
        SampleSite.course.replacing("title: A Course", with: "title: Another\nfeatured: true\ntags: [clay]"),
        SampleSite.course.replacing("status: published", with: "status: draft"),
        SampleSite.course.replacing("categories: [craft]", with: "categories: [crafts]"),
      ]
    ),
    (
      "courses/b/course.md",
      [
        SampleSite.course.replacing("A Course", with: "B"),
        SampleSite.course.replacing("A Course", with: "B").replacing("level:", with: "prerequisites: [a]\nlevel:"),
        SampleSite.course.replacing("A Course", with: "B").replacing("status: published", with: "status: under_review"),
        SampleSite.course.replacing("A Course", with: "B").replacing("level:", with: "tags: [Clay]\nlevel:"),
      ]
    ),
    (
      "courses/a/assessments/q.md",
      [
        "---\ntitle: Q\ntype: quiz\n---\n## Why?\n\nAnswer: 4\n",
        "---\ntitle: Q\ntype: quiz\nmaxScore: 2\n---\n## Why?\n\nAnswer: 4\n",
        "---\ntitle: Q\ntype: quiz\nmaxScore: 2\n---\n## Why? {points=2}\n\nAnswer: 4\n",
        "---\ntitle: Q\ntype: quiz\nlesson: second\npassingScore: 9\n---\n## Why?\n\nAnswer: 4\n",
      ]
    ),
    (
      "people/ann.md",
      ["---\nname: Ann\n---\nAnn writes.\n", "---\nname: Ann\n---\nShe paints.\n", "---\nname: Zoe\n---\n"]
    ),
    (
      "pages/about.md",
      ["---\ntitle: About\n---\nWe.\n", "---\ntitle: Us\nnavigation: true\n---\nWe, [all](/people/).\n"]
    ),
    (
      "paths/p.md",
      [
        "---\ntitle: P\ndescription: D.\ncourses: [a]\n---\n",
        "---\ntitle: P\ndescription: D.\ncourses: [b, a]\n---\nT.\n",
      ]
    ),
  ]

  private static let addresses: [Address] = [
    .home, .catalog, .people, .tags, .categories, .paths, .notFound, .sitemap, .feed, .searchData, .catalogData,
    .course(Slug("a")), .course(Slug("b")), .courseData(Slug("a")), .courseData(Slug("b")), .person(Slug("ann")),
    .lesson(Slug("first"), of: Slug("a")), .lesson(Slug("second"), of: Slug("a")),
    .lesson(Slug("third"), of: Slug("a")), .assessment(Slug("q"), of: Slug("a")), .path(Slug("p")),
    .page(Slug("about")), .category([Slug("craft")]), Address(path: "/tags/clay/"), Address(path: "/old/"),
  ]

  private func pages(_ site: SitePreview) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: Self.addresses.map { address in
        switch site.file(at: address) {
        case .bytes(let bytes)?, .fixed(let bytes)?: (address.path, String(decoding: bytes, as: UTF8.self))
        case .file(let path)?: (address.path, path)
        case nil: (address.path, "none")
        }
      })
  }

  @Test("after any series of edits it is the site that a reading from nothing gives", arguments: [1, 2, 3])
  func equality(_ seed: UInt64) async throws {
    let site = try SampleSite()
    for (file, texts) in Self.drafts { try site.write(file, texts[0]) }
    try site.write("courses/b/lessons/01-first.md", SampleSite.lesson)
    try site.write("courses/a/files/plan.txt", "A plan.")
    try site.write("courses/b/files/cover.svg", #"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>"#)
    let options = ReadOptions(root: site.root.path)
    var session = ContentSession(options)
    var shown: SitePreview?
    var count = 0
    _ = await session.read()
    var random = Numbers(state: seed)
    var wrong: (file: String, texts: [String])?
    for _ in 0..<250 {
      // A mistake is mended sooner or later, and other edits come between.
      let isMended = wrong != nil && Int.random(in: 0..<4, using: &random) > 0
      let (file, texts) =
        isMended ? wrong ?? Self.drafts[0] : Self.drafts.randomElement(using: &random) ?? Self.drafts[0]
      try site.write(file, isMended ? texts[0] : texts.randomElement(using: &random) ?? "")
      let reading = await session.read(changed: ["content/\(file)"])
      let fresh = await readContent(options)
      #expect(reading.diagnostics == fresh.diagnostics, "\(file)")
      #expect("\(reading.catalog)" == "\(fresh.catalog)", "\(file)")
      #expect(reading.assets.keys.sorted() == fresh.assets.keys.sorted(), "\(file)")
      // What is shown last had no error, and may be some edits old.
      let error = reading.diagnostics.first { $0.severity == .error }
      wrong = error.flatMap { error in Self.drafts.first { "content/\($0.file)" == error.location.file } }
      guard error == nil else { continue }
      let preview = SitePreview(reading, theme: .standard, root: site.root.path, after: shown)
      let other = SitePreview(fresh, theme: .standard, root: site.root.path)
      let (left, right) = (pages(preview), pages(other))
      for address in Self.addresses { #expect(left[address.path] == right[address.path], "\(file) \(address)") }
      shown = preview
      count += 1
    }
    #expect(count > 20)
  }
}

/// The same numbers for the same seed: SplitMix64.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
