import Diagnostics

extension CatalogRules {
  /// The lessons of a section are neighbours.
  static func splitSections(_ context: Context) -> [Diagnostic] {
    context.catalog.courses.flatMap { course in
      var first: [String: Lesson] = [:]
      var current: String?
      var found: [Diagnostic] = []
      for lesson in course.lessons where !context.damaged.contains("section", in: lesson.file) {
        let section = lesson.section?.value
        defer { current = section }
        guard let section, let range = lesson.section?.range, section != current else { continue }
        guard let start = first[section] else {
          first[section] = lesson
          continue
        }
        found.append(
          Diagnostic(
            .splitSection, at: SourceLocation(file: lesson.file, range: range),
            "the section “\(section)” has ended before this lesson", help: "put its lessons next to each other",
            related: [
              .init(SourceLocation(file: start.file, range: start.section?.range ?? .wholeFile), "it begins here")
            ]))
      }
      return found
    }
  }
}
