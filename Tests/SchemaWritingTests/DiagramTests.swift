import ContentReader
import SchemaWriting
import Testing

@Suite("The Mermaid diagram")
struct DiagramTests {
  private let lines = mermaidDiagram().split(separator: "\n")

  @Test("keeps to the grammar of an entity–relationship diagram")
  func grammar() {
    #expect(lines.first == "erDiagram")
    for line in lines.dropFirst() {
      let isKnown =
        line.wholeMatch(of: /\ {2}\w+ [|}][|o]--[|o][|{] \w+ : "[^"]+"/) != nil
        || line.wholeMatch(of: /\ {2}\w+ \{/) != nil
        || line.wholeMatch(of: /\ {4}[A-Za-z][\w\[\]]* \w+( PK| FK)?( "[^"]+")?/) != nil || line == "  }"
      #expect(isKnown, "\(line)")
    }
  }

  @Test("has every kind and every key once, and lines between what it has")
  func complete() {
    let entities = lines.compactMap { $0.wholeMatch(of: /\ {2}(\w+) \{/).map { String($0.output.1) } }
    #expect(Set(entities).count == entities.count)
    for line in lines {
      guard let ends = line.wholeMatch(of: /\ {2}(\w+) [^ ]+ (\w+) : .*/) else { continue }
      #expect(entities.contains(String(ends.output.1)) && entities.contains(String(ends.output.2)), "\(line)")
    }
    let text = mermaidDiagram()
    for kind in ContentKind.allCases {
      for key in kind.keys {
        let isAttribute = text.contains(" \(key.name)\n") || text.contains(" \(key.name) ")
        #expect(isAttribute || entities.contains("\(kind.rawValue)_\(key.name)"), "\(kind).\(key.name)")
      }
    }
  }

  @Test(
    "draws folders and slugs as lines",
    arguments: [
      "course ||--o{ lesson : \"folder\"", "course ||--o{ assessment : \"folder\"",
      "assessment }o--o| lesson : \"lesson\"", "course }o--o{ category : \"categories\"",
      "course ||--o{ course_instructors : \"instructors\"", "course_instructors }o--|| person : \"person\"",
      "path_courses }o--|| course : \"course\"", "category }o--o| category : \"parent\"",
      "course_completion }o--o{ assessment : \"assessments\"", "course }o--o| course : \"translationOf\"",
    ])
  func lines(_ line: String) { #expect(lines.contains("  " + line)) }
}
