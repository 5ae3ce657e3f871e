import ContentReader
import Diagnostics
import Markup
import SchemaWriting
import Testing

@Suite("The JSON Schema")
struct SchemaTests {
  @Test("has the keys of the kind, and no other", arguments: ContentKind.allCases)
  func keys(_ kind: ContentKind) throws {
    let schema = try WrittenSchema(kind)
    #expect(schema.keys == Set(kind.keys.map(\.name)))
    #expect(schema.required == Set(kind.keys.filter { $0.presence == .required }.map(\.name)))
    #expect(try schema.keyword("additionalProperties") == false)
    for key in kind.keys { #expect(try schema.at(key.name).keyword("description") == key.summary) }
  }

  @Test("describes what lies inside a key")
  func inner() throws {
    let course = try WrittenSchema(.course)
    let instructor = try course.at("instructors").items().mapping()
    #expect(instructor.keys == ["person", "role", "permissions"])
    #expect(instructor.required == ["person"])
    #expect(try instructor.at("role").keyword("default") == "instructor")
    #expect(try course.at("instructors").keyword("uniqueItems") == true)
    let video = try WrittenSchema(.lesson).at("video")
    #expect(try video.keyword("oneOf") == [["required": ["url"]], ["required": ["file"]]])
  }

  @Test("names the checks that can be set, and no other")
  func checks() throws {
    let names: [String: [String]] = try WrittenSchema(.site).at("checks").keyword("propertyNames")
    #expect(names["enum"] == DiagnosticCode.allCases.filter(\.isAdjustable).map(\.checkName))
    #expect(names["enum"]?.contains("brokenLinks") == true)
    #expect(names["enum"]?.contains("wrongType") == false)
  }

  @Test(
    "takes just the whole numbers of a range",
    arguments: [
      (ContentKind.assessment, ["attempts"], 1...1000), (.lesson, ["interactive", "height"], 40...10_000),
      (.assessment, ["passingScore"], 0...1_000_000), (.lesson, ["order"], 0...999_999),
      (.site, ["limits", "bodyCharacters"], 1...100_000_000),
    ])
  func wholeNumbers(_ kind: ContentKind, _ path: [String], _ numbers: ClosedRange<Int>) throws {
    var schema = try WrittenSchema(kind)
    for name in path { schema = try schema.at(name) }
    let matches = try schema.matcher()
    let interesting = Array(0..<12_000) + [99_999, 100_000, 999_999, 1_000_000, 1_000_001, 99_999_999, 100_000_000]
    for number in interesting + [100_000_001, 200_000_000, 999_999_999] {
      #expect(matches("\(number)") == numbers.contains(number), "\(number)")
    }
    for text in ["007\(numbers.upperBound)", "00\(numbers.upperBound)"] {
      #expect(matches(text) == Int(text).map(numbers.contains))
    }
    #expect(matches("+\(numbers.upperBound)"))
    #expect(!matches("-\(numbers.upperBound)"))
    #expect(matches("-0") == numbers.contains(0))
    for text in ["", "1.0", "1e1", " 1", "1_0", "٤", "0x1"] { #expect(!matches(text), "\(text)") }
  }

  @Test("for all kinds at once has each as it is alone")
  func allKinds() {
    let all = String(decoding: JSONText(jsonSchema()).bytes, as: UTF8.self)
    for kind in ContentKind.allCases {
      let alone = String(decoding: JSONText(jsonSchema(of: kind)).bytes, as: UTF8.self)
      let title = alone.firstRange(of: #""title":"Miyabi: "#)?.lowerBound ?? alone.startIndex
      #expect(all.contains("\"\(kind.rawValue)\":{" + alone[title...]), "\(kind)")
    }
  }
}
