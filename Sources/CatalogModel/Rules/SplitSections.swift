import Diagnostics

extension CatalogRules {
  /// The lessons of a section are neighbours.
  static func splitSections(_ context: Context) -> [Diagnostic] {
    context.catalog.courses.flatMap { course in
      let lessons = course.lessons
      var first: [String: Int] = [:]
      var current: String?
      var found: [Diagnostic] = []
      for place in lessons.indices where !context.damaged.contains("section", in: lessons[place].file) {
        let section = lessons[place].section
        defer { current = section?.value }
        guard let section, section.value != current else { continue }
        guard let start = first[section.value] else {
          first[section.value] = place
          continue
        }
        found.append(
          Diagnostic(
            .splitSection, at: SourceLocation(file: lessons[place].file, range: section.range),
            "the section “\(section.value)” has ended before this lesson", help: "put its lessons next to each other",
            related: [
              .init(
                SourceLocation(file: lessons[start].file, range: lessons[start].section?.range ?? .wholeFile),
                "it begins here")
            ]))
      }
      return found
    }
  }
}
