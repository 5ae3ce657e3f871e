import CatalogModel
import ContentReader
import Diagnostics
import Fixtures
import Foundation
import Testing

@testable import SiteBuilder

@Suite("Exporting a catalog")
struct ExportTests {
  /// A published course with all that an export speaks of, one it requires, one that is a draft.
  private func site(licence: String? = "CC BY-SA 4.0") throws -> SampleSite {
    let site = try SampleSite()
    try site.write(
      "site.yaml",
      "title: Sample\ndescription: A site.\nbaseURL: https://example.org/learn/\nlanguage: en\ncurrency: EUR\n"
        + (licence.map { "licence: \"\($0)\"\n" } ?? ""))
    try site.write(
      "courses/a/course.md",
      SampleSite.course.replacing("price: 10\n", with: "price: 149.90\n").replacing(
        "instructors: [ann]",
        with: """
          instructors: [ann]
          tags: [Python, craft, "A & B"]
          publishedAt: 2026-01-15
          updatedAt: 2026-06-01T10:00:00+02:00
          prerequisites: [b, { course: c, required: false }]
          certificate: true
          """
      ).replacing("estimatedTime: 1h", with: "estimatedTime: 1h 30m"))
    try site.write(
      "courses/a/lessons/01-first.md",
      "---\ntitle: First\nduration: 45m\nobjectives: [See it]\nnotes: Hush-hush.\n---\n\nThe excerpt.\n")
    try site.write(
      "courses/a/assessments/exam.md",
      "---\ntitle: Exam\ntype: final_exam\ntimeLimit: 20m\n---\n\n## Which?\n\n- [ ] Wrong\n- [x] Xylophone\n")
    for name in ["b", "c", "draft"] {
      try site.write(
        "courses/\(name)/course.md",
        SampleSite.course.replacing("A Course", with: "Course \(name)").replacing(
          "thumbnail: files/cover.svg\nthumbnailAlt: A cover\n", with: ""
        ).replacing("price: 10", with: "price: free").replacing(
          "published", with: name == "draft" ? "draft" : "published"))
      try site.write("courses/\(name)/lessons/01-x.md", "---\ntitle: Lesson \(name)\n---\nText.\n")
    }
    try site.write("paths/way.md", "---\ntitle: Way\ndescription: There.\ncourses: [b, a]\n---\n")
    return site
  }

  private func reading(_ site: SampleSite, drafts: Visibility.Drafts = .hidden) async throws -> ContentReading {
    var options = ReadOptions(root: site.root.path)
    options.visibility = Visibility(drafts: drafts)
    let reading = await readContent(options)
    #expect(reading.diagnostics.filter { $0.severity == .error } == [])
    return reading
  }

  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  /// The attributes of a course in MOOChub's form, by its slug.
  private func attributes(_ slug: String, _ reading: ContentReading) throws -> [String: Any] {
    let document = try object(exportCatalog(reading, as: .moochub))
    let courses = try #require(document["data"] as? [[String: Any]])
    return try #require(
      courses.compactMap { $0["attributes"] as? [String: Any] }.first { $0["courseCode"] as? String == slug })
  }

  /// A node of the JSON-LD, by its address.
  private func node(_ id: String, _ reading: ContentReading) throws -> [String: Any] {
    let document = try object(exportCatalog(reading, as: .bioschemas))
    let graph = try #require(document["@graph"] as? [[String: Any]])
    return try #require(graph.first { $0["@id"] as? String == id })
  }

  @Test("drafts, notes and answers stay at home", arguments: ExportFormat.allCases)
  func privacy(_ format: ExportFormat) async throws {
    let text = String(decoding: exportCatalog(try await reading(try site()), as: format), as: UTF8.self)
    #expect(text.contains("Course b"))
    for secret in ["Course draft", "Lesson draft", "Hush-hush", "Xylophone"] {
      #expect(!text.contains(secret), "\(secret)")
    }
  }

  @Test("drafts are there for whoever asks", arguments: ExportFormat.allCases)
  func drafts(_ format: ExportFormat) async throws {
    let bytes = exportCatalog(try await reading(try site(), drafts: .shown), as: format)
    #expect(String(decoding: bytes, as: UTF8.self).contains("Lesson draft"))
  }

  @Test("the same content gives the same bytes, which end with a line feed", arguments: ExportFormat.allCases)
  func determinism(_ format: ExportFormat) async throws {
    let site = try site()
    let first = exportCatalog(try await reading(site), as: format)
    #expect(first == exportCatalog(try await reading(site), as: format))
    #expect(first.last == UInt8(ascii: "\n"))
  }

  @Test("a course is as whole in the JSON as in its own file")
  func whole() async throws {
    let reading = try await reading(try site())
    let document = try object(exportCatalog(reading, as: .json))
    #expect(document["schemaVersion"] as? Int == 1)
    let plan = SitePlan(reading, themeAssets: ThemeAssetPlan([]))
    let courses = try #require(document["courses"] as? [[String: Any]])
    #expect(courses.count == 3)
    for course in plan.catalog.listed {
      var own = try object(plan.courseData(course))
      own["schemaVersion"] = nil
      let found = try #require(courses.first { $0["slug"] as? String == course.slug.text })
      #expect(NSDictionary(dictionary: found) == NSDictionary(dictionary: own))
    }
    var rest = try object(plan.catalogData())
    rest["courses"] = courses
    #expect(NSDictionary(dictionary: document) == NSDictionary(dictionary: rest))
  }

  @Test("MOOChub is told price, time, licence and what comes before")
  func moochub() async throws {
    let course = try attributes("a", try await reading(try site()))
    #expect(course["duration"] as? String == "PT1H30M")
    #expect(course["inLanguage"] as? [String] == ["en"])
    #expect(course["access"] as? [String] == ["paid"])
    #expect(course["startDate"] as? [String] == ["2026-01-15T00:00:00Z"])
    #expect(course["dateModified"] as? String == "2026-06-01T10:00:00+02:00")
    // The category “Craft” is the tag already.
    #expect(course["keywords"] as? [String] == ["Python", "craft", "A & B"])
    #expect(course["description"] as? String == "<p>What it teaches.</p><ul><li>Do it</li></ul>")
    let offer = try #require((course["offer"] as? [[String: Any]])?.first)
    #expect(offer["price"] as? Double == 149.9)
    #expect(offer["priceCurrency"] as? String == "EUR")
    #expect(offer["category"] as? String == "complete")
    let licence = try #require((course["license"] as? [[String: Any]])?.first)
    #expect(licence["identifier"] as? String == "CC-BY-SA-4.0")
    #expect(licence["url"] as? String == "https://creativecommons.org/licenses/by-sa/4.0/")
    let before = try #require(course["competencyRequired"] as? [[String: Any]])
    #expect(before.map { $0["targetUrl"] as? String } == ["https://example.org/learn/courses/b/"])
    let parts = try #require(course["hasPart"] as? [[String: Any]])
    #expect(parts.map { $0["type"] as? String } == ["Text", "Test"])
    #expect(parts.map { $0["duration"] as? String } == ["PT45M", "PT20M"])
    let programs = try #require(course["isPartOf"] as? [[String: Any]])
    #expect(programs.map { $0["identifier"] as? String } == ["https://example.org/learn/paths/way/"])
    let image = try #require(course["image"] as? [String: Any])
    #expect((image["contentUrl"] as? String)?.hasPrefix("https://example.org/learn/courses/a/") == true)
  }

  @Test("what the content does not say is left out, and no licence is no permission")
  func absence() async throws {
    let course = try attributes("b", try await reading(try site(licence: nil)))
    for key in ["startDate", "dateModified", "image", "competencyRequired", "educationalCredentialsAwarded"] {
      #expect(course[key] == nil, "\(key)")
    }
    let licence = try #require((course["license"] as? [[String: Any]])?.first)
    #expect(licence["identifier"] as? String == "proprietary")
    #expect(licence["url"] is NSNull)
    #expect(course["access"] as? [String] == ["free"])
    let node = try node("https://example.org/learn/courses/b/", try await reading(try site(licence: nil)))
    #expect(node["license"] == nil)
  }

  @Test("a course is an offering and lessons in Bioschemas")
  func bioschemas() async throws {
    let reading = try await reading(try site())
    let url = "https://example.org/learn/courses/a/"
    let course = try node(url, reading)
    let conformance = try #require(course["dct:conformsTo"] as? [String: Any])
    #expect(conformance["@id"] as? String == "https://bioschemas.org/profiles/Course/1.0-RELEASE")
    #expect(course["educationalLevel"] as? String == "beginner")
    #expect(course["timeRequired"] as? String == "PT1H30M")
    #expect(course["teaches"] as? [String] == ["Do it"])
    #expect((course["coursePrerequisites"] as? [[String: Any]])?.count == 1)
    let instance = try #require((course["hasCourseInstance"] as? [[String: Any]])?.first)
    #expect(instance["courseMode"] as? [String] == ["online", "asynchronous"])
    #expect(((instance["instructor"] as? [[String: Any]])?.first)?["name"] as? String == "Ann")
    let lesson = try node(url + "first/", reading)
    #expect(lesson["@type"] as? String == "LearningResource")
    #expect(lesson["description"] as? String == "The excerpt.")
    #expect(lesson["timeRequired"] as? String == "PT45M")
    #expect((lesson["isPartOf"] as? [String: Any])?["@id"] as? String == url)
    #expect((course["hasPart"] as? [[String: Any]])?.map { $0["@id"] as? String } == [url + "first/"])
  }

  @Test("the identifier of an address is for ever the same")
  func identifiers() {
    // Made with Python: hashlib.sha256(uuid.NAMESPACE_URL.bytes + b"…"), then the bits of version 8.
    #expect(identifier(ofAddress: "https://example.org/courses/a/") == "fdb50005-78b4-84ca-ac3a-9a2d78e60730")
  }

  @Test(
    "a licence is known by its name and by its address",
    arguments: [
      ("CC BY 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
      ("cc-by-nc-sa-3.0", "CC-BY-NC-SA-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
      (
        "Creative Commons Attribution-ShareAlike 4.0 International", "CC-BY-SA-4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/"
      ), ("CC0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
      (
        "http://www.creativecommons.org/licenses/by/4.0/deed.de", "CC-BY-4.0",
        "https://creativecommons.org/licenses/by/4.0/"
      ),
      (
        "https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/"
      ), ("apache 2.0", "Apache-2.0", "https://spdx.org/licenses/Apache-2.0.html"),
      ("https://spdx.org/licenses/MIT.html", "MIT", "https://spdx.org/licenses/MIT.html"),
    ])
  func licences(_ written: String, _ identifier: String, _ url: String) {
    #expect(Licence(written) == .listed(identifier: identifier, url: url))
  }

  @Test(
    "what is no known licence is not taken for one",
    arguments: [
      ("CC BY", Licence.words("CC BY")), ("MIT and CC BY 4.0", .words("MIT and CC BY 4.0")),
      (
        "https://creativecommons.org/licenses/by/3.0/de/",
        .document(url: "https://creativecommons.org/licenses/by/3.0/de/")
      ), ("https://example.org/Licence", .document(url: "https://example.org/Licence")),
    ])
  func unknownLicences(_ written: String, _ licence: Licence) {
    #expect(Licence(written) == licence)
    #expect(Licence("  ") == nil)
    #expect(Licence.reference(to: "All rights reserved!") == "LicenseRef-All-rights-reserved")
  }
}
