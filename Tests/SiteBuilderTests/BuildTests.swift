import CatalogModel
import ContentReader
import Diagnostics
import Files
import Fixtures
import Foundation
import SiteBuilder
import Templates
import Testing

@Suite("Building a site")
struct BuildTests {
  @discardableResult
  private func build(
    _ site: SampleSite, workers: Int = 2, mode: BuildOptions.Mode = .incremental, visibility: Visibility = Visibility(),
    base: String? = nil, into folder: String = "public"
  ) async throws -> BuildSummary {
    var read = ReadOptions(root: site.root.path)
    read.workers = workers
    read.visibility = visibility
    read.baseURL = base.flatMap { BaseURL($0) }
    let reading = await readContent(read)
    #expect(reading.diagnostics.filter { $0.severity == .error } == [])
    var options = BuildOptions(root: site.root.path, output: site.root.appendingPathComponent(folder).path)
    options.cacheFile = site.root.appendingPathComponent("cache-\(folder).txt").path
    options.workers = workers
    options.mode = mode
    return try await buildSite(reading, theme: .standard, options: options)
  }

  private func larger() throws -> SampleSite {
    let site = try SampleSite()
    for number in 2...30 {
      try site.write(
        "courses/a/lessons/\(number)-l\(number).md",
        "---\ntitle: L \(number)\naliases: [/old/\(number)/]\n---\nText \(number).\n")
    }
    try site.write(
      "courses/a/assessments/exam.md",
      """
      ---
      title: Exam
      type: final_exam
      ---

      ## Which? {#w}

      - [ ] Wrong one
        > Feedback secret.
      - [x] Right one

      > Explanation secret.

      ## In which order? {type=ordering}

      1. Zebra
      2. Ant

      ## How many?

      Answer: 4711

      ## Pairs {type=matching}

      | A | B |
      |---|---|
      | one | zwei |
      | two | eins |
      """)
    try site.write(
      "courses/hidden/course.md",
      SampleSite.course.replacing("status: published", with: "status: under_review").replacing(
        "thumbnail: files/cover.svg\nthumbnailAlt: A cover\n", with: ""))
    try site.write("courses/hidden/lessons/01-x.md", "---\ntitle: Kintsugi\nnotes: Not for learners.\n---\nKintsugi.\n")
    return site
  }

  @Test("a second build writes nothing, and a changed lesson only what shows it")
  func incremental() async throws {
    let site = try larger()
    let first = try await build(site)
    #expect(first.written > 30)
    #expect(try await build(site).written == 0)
    try site.write("courses/a/lessons/05-l5.md", "---\ntitle: L 5\n---\nNew text.\n")
    try site.remove("courses/a/lessons/5-l5.md")
    let second = try await build(site)
    // The page itself, and what names the removed alias.
    #expect(second.written <= 3, "\(second)")
    #expect(second.removed == 1)
  }

  @Test("an incremental build equals a clean one, after any series of edits")
  func equality() async throws {
    let site = try larger()
    var generator = SystemRandomNumberGenerator()
    for round in 0..<6 {
      let number = Int.random(in: 2...30, using: &generator)
      try site.write("courses/a/lessons/\(number)-l\(number).md", "---\ntitle: Edited \(round)\n---\nEdited.\n")
      if round == 3 { try site.write("pages/new.md", "---\ntitle: New\nnavigation: true\n---\nNew.\n") }
      if round == 5 { try site.remove("pages/new.md") }
      try await build(site)
    }
    try await build(site, mode: .clean, into: "clean")
    #expect(try site.files(in: "public") == site.files(in: "clean"))
  }

  @Test("the number of workers changes no byte")
  func workers() async throws {
    let site = try larger()
    try await build(site, workers: 1, into: "one")
    try await build(site, workers: 4, into: "four")
    #expect(try site.files(in: "one") == site.files(in: "four"))
  }

  @Test("what nobody may see is nowhere in the site")
  func privacy() async throws {
    let site = try larger()
    try await build(site)
    for (name, data) in try site.files(in: "public") {
      let text = String(decoding: data, as: UTF8.self)
      for secret in [
        "Kintsugi", "Not for learners", "hidden", "Feedback secret", "Explanation secret", "4711", "data-right",
      ] {
        #expect(!text.contains("/\(secret)/") && (secret == "hidden" || !text.contains(secret)), "\(secret) in \(name)")
      }
      if name.hasSuffix("exam/index.html") {
        let ant = try #require(text.firstRange(of: "Ant"))
        let zebra = try #require(text.firstRange(of: "Zebra"))
        #expect(ant.lowerBound < zebra.lowerBound)
      }
    }
  }

  @Test("a preview shows and marks what is not published; a date hides what is not yet")
  func visibility() async throws {
    let site = try larger()
    try await build(site, visibility: Visibility(drafts: .shown))
    let page = try #require(try site.files(in: "public")["courses/hidden/index.html"])
    #expect(String(decoding: page, as: UTF8.self).contains("Under review"))
    try site.write(
      "courses/a/course.md", SampleSite.course.replacing("price: 10", with: "price: 10\npublishedAt: 2030-01-01"))
    try await build(site, visibility: Visibility(asOf: CalendarDate(written: "2029-01-01")))
    #expect(try site.files(in: "public")["courses/a/index.html"] == nil)
    try await build(site)
    #expect(try site.files(in: "public")["courses/a/index.html"] != nil)
  }

  @Test("an archived course keeps its pages and is left out of lists")
  func archived() async throws {
    let site = try SampleSite()
    try site.write("courses/a/course.md", SampleSite.course.replacing("status: published", with: "status: archived"))
    try await build(site)
    let files = try site.files(in: "public")
    #expect(files["courses/a/index.html"] != nil)
    #expect(!String(decoding: files["courses/index.html"] ?? Data(), as: UTF8.self).contains("A Course"))
    #expect(!String(decoding: files["sitemap.xml"] ?? Data(), as: UTF8.self).contains("/courses/a/"))
  }

  @Test("files that Miyabi did not write stay, and are not written over")
  func foreignFiles() async throws {
    let site = try SampleSite()
    let output = site.root.appendingPathComponent("public")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: output.appendingPathComponent("CNAME"))
    try await build(site)
    try site.write("courses/a/lessons/02-b.md", "---\ntitle: B\n---\nB.\n")
    try await build(site)
    try site.remove("courses/a/lessons/02-b.md")
    #expect(try await build(site).removed == 1)
    let files = try site.files(in: "public")
    #expect(files["CNAME"] == Data("mine".utf8))
    #expect(files["courses/a/b/index.html"] == nil)
    #expect(!FileManager.default.fileExists(atPath: output.appendingPathComponent("courses/a/b").path))
    let other = site.root.appendingPathComponent("other")
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: other.appendingPathComponent("robots.txt"))
    await #expect(throws: OutputError.foreignFiles(["robots.txt"])) { try await build(site, into: "other") }
    #expect(try site.files(in: "other") == ["robots.txt": Data("mine".utf8)])
  }

  @Test("what a killed run left is cleared away, and a damaged page is mended")
  func recovery() async throws {
    let site = try SampleSite()
    try await build(site)
    let output = site.root.appendingPathComponent("public")
    let clean = try site.files(in: "public")
    try Data().write(to: output.appendingPathComponent(".miyabi-writing"))
    try Data("half".utf8).write(to: output.appendingPathComponent("courses/a/index.html.miyabi-new"))
    try Data("half".utf8).write(to: output.appendingPathComponent("index.html"))
    try FileManager.default.removeItem(at: output.appendingPathComponent("feed.xml"))
    try Data("nonsense".utf8).write(to: site.root.appendingPathComponent("cache-public.txt"))
    try await build(site)
    #expect(try site.files(in: "public") == clean)
  }

  @Test("an output that is a file is refused")
  func outputIsAFile() async throws {
    let site = try SampleSite()
    try Data("x".utf8).write(to: site.root.appendingPathComponent("public"))
    await #expect(throws: OutputError.self) { try await build(site) }
  }

  @Test("under a sub-path every link of the site begins with it")
  func subPath() async throws {
    let site = try larger()
    try await build(site, base: "https://example.org/learn/")
    for (name, data) in try site.files(in: "public") where name.hasSuffix(".html") {
      let text = String(decoding: data, as: UTF8.self)
      for part in text.split(separator: "=\"/").dropFirst() {
        #expect(part.hasPrefix("learn/"), "\(name): \(part.prefix(40))")
      }
    }
  }

  @Test("a former address leads to the page")
  func redirects() async throws {
    let site = try larger()
    try await build(site)
    let page = String(decoding: try #require(try site.files(in: "public")["old/7/index.html"]), as: UTF8.self)
    #expect(page.contains(#"<meta http-equiv="refresh" content="0; url=/courses/a/l7/">"#))
    #expect(page.contains(#"<link rel="canonical" href="https://example.org/courses/a/l7/">"#))
  }

  @Test("the data begins with its version and holds no answers")
  func data() async throws {
    let site = try larger()
    try await build(site)
    let files = try site.files(in: "public")
    let course = String(decoding: try #require(files["api/courses/a.json"]), as: UTF8.self)
    #expect(course.hasPrefix(#"{"schemaVersion":1,"slug":"a","url":"https://example.org/courses/a/""#))
    #expect(!course.contains("Right one"))
    let catalog = try #require(
      try JSONSerialization.jsonObject(with: files["api/catalog.json"] ?? Data()) as? [String: Any])
    #expect(Set(catalog.keys) == ["schemaVersion", "site", "courses", "paths", "categories", "tags", "people"])
  }
}
