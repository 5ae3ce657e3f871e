import CatalogModel
import ContentReader
import Scaffolding
import Testing

@Suite("Names and titles")
struct NameTests {
  @Test(
    "an argument that can be a slug is one, any other is a title",
    arguments: [
      ("weaving", "Weaving", "weaving", "Weaving"),
      ("Weaving for Beginners", nil, "weaving-for-beginners", "Weaving for Beginners"),
      ("  Knots  ", nil, "knots", "Knots"),
      ("Crème Brûlée", nil, "creme-brulee", "Crème Brûlée"),
      ("C++ & C#", nil, "c-c", "C++ & C#"),
      ("2001", "A Space Odyssey", "2001", "A Space Odyssey"),
      (nil, "Only a Title", "only-a-title", "Only a Title"),
      ("weaving", "織物", "weaving", "織物"),
    ] as [(String?, String?, String, String)])
  func completed(_ argument: String?, _ title: String?, _ slug: String, _ expected: String) throws {
    let name = try PartialName(argument, title: title, of: .course).completed()
    #expect(name.slug.text == slug)
    #expect(name.title == expected)
  }

  @Test(
    "a name that cannot be one is refused with what to do",
    arguments: [
      ("", nil, .empty("the title")),
      ("   ", nil, .empty("the title")),
      ("weaving", "", .empty("the title")),
      (nil, " \t ", .empty("the title")),
      (nil, String(repeating: "x", count: 300), .tooLong("the title", count: 300, limit: 200)),
      (nil, "bell\u{7}", .controlCharacter("the title", "\u{7}")),
      (nil, "two\nlines", .controlCharacter("the title", "\n")),
      ("line\u{2028}separator", nil, .controlCharacter("the title", "\u{2028}")),
      ("🧶", nil, .noSlug(title: "🧶")),
      ("織物", nil, .noSlug(title: "織物")),
      ("..", nil, .invalidSlug("..", suggestion: nil)),
      ("../evil", nil, .invalidSlug("../evil", suggestion: "evil")),
      ("a/b", nil, .invalidSlug("a/b", suggestion: "a-b")),
      ("/etc", nil, .invalidSlug("/etc", suggestion: "etc")),
      ("a\\b", nil, .invalidSlug("a\\b", suggestion: "a-b")),
      ("My Course", "A Title", .invalidSlug("My Course", suggestion: "my-course")),
      ("Weaving", "A Title", .invalidSlug("Weaving", suggestion: "weaving")),
      ("under_score", "A Title", .invalidSlug("under_score", suggestion: "under-score")),
      ("🧶", "A Title", .invalidSlug("🧶", suggestion: nil)),
      (String(repeating: "a", count: 101), nil, .invalidSlug(String(repeating: "a", count: 101), suggestion: nil)),
      ("weaving", nil, .missing("the title of the new course", say: "add `--title \"…\"`")),
      (nil, nil, .missing("the title of the new course", say: "add `--title \"…\"`")),
    ] as [(String?, String?, ScaffoldError)])
  func refused(_ argument: String?, _ title: String?, _ expected: ScaffoldError) {
    let error = refusal { try PartialName(argument, title: title, of: .course).completed() }
    #expect(error == expected)
    #expect(error?.fault == .request)
    #expect(error?.message.isEmpty == false && error?.help.isEmpty == false)
  }

  @Test(
    "names that mean something else where they would lie are refused",
    arguments: [
      (ContentKind.category, "todo"), (.path, "readme"), (.person, "license"), (.assessment, "changelog"),
      (.lesson, "assessments"),
    ])
  func reserved(_ kind: ContentKind, _ slug: String) {
    #expect(refusal { try name(slug, of: kind) } == .reservedName(slug))
  }

  @Test("a lesson’s name does not begin with its number")
  func numbered() {
    #expect(refusal { try name("03-knots", of: .lesson) } == .numberInSlug("03-knots", number: 3, rest: "knots"))
    #expect(throws: Never.self) { try name("10-ways-to-knot", of: .lesson) }
    #expect(throws: Never.self) { try name("03-knots", of: .course) }
  }

  @Test("a username may have an underscore, and the option is called --name")
  func usernames() throws {
    #expect(try name("ann_m", "Ann", of: .person).slug.text == "ann_m")
    #expect(try PartialName("Ann Miller", title: nil, of: .person).completed().slug.text == "ann-miller")
    let error = refusal { try PartialName("ann", title: nil, of: .person).completed() }
    #expect(error == .missing("the name of the new person", say: "add `--name \"…\"`"))
  }

  @Test("a slug proposes the title that it was most likely made from")
  func suggested() throws {
    #expect(try PartialName("first-row", title: nil, of: .lesson).suggestedTitle == "First row")
    #expect(try PartialName(nil, title: "A", of: .lesson).suggestedTitle == nil)
    #expect(NewSite.suggestedTitle(folder: "/home/ann/my-courses") == "My courses")
    #expect(NewSite.suggestedTitle(folder: "/") == nil)
  }
}
