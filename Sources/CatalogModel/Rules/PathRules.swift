import Diagnostics

extension CatalogRules {
  /// What a path requires can be taken: its courses are published, or were.
  static func unpublishedCoursesInPaths(_ context: Context) -> [Diagnostic] {
    context.catalog.paths.flatMap { path in
      path.steps.compactMap { step in
        guard step.isRequired, let course = context.courses[step.course.value],
          course.status == .draft || course.status == .underReview, !context.damaged.contains("status", in: course.file)
        else { return nil }
        return Diagnostic(
          .pathUnpublishedCourse, at: SourceLocation(file: path.file, range: step.course.range),
          "the path requires `\(course.slug)`, which is not published (\(course.status.rawValue))",
          help: "publish the course, or write `{ course: \(course.slug), required: false }`")
      }
    }
  }

  /// A path does not put a course before one that it requires.
  static func pathOrder(_ context: Context) -> [Diagnostic] {
    context.catalog.paths.flatMap { path in
      var places: [Slug: Int] = [:]
      for (index, step) in path.steps.enumerated() where places[step.course.value] == nil {
        places[step.course.value] = index
      }
      return path.steps.enumerated().compactMap { index, step -> Diagnostic? in
        guard places[step.course.value] == index else { return nil }
        let later = required(before: step.course.value, context.courses)
          .filter { (places[$0] ?? -1) > index }.min { (places[$0] ?? 0) < (places[$1] ?? 0) }
        guard let later, let place = places[later] else { return nil }
        return Diagnostic(
          .pathOrder, at: SourceLocation(file: path.file, range: step.course.range),
          "`\(step.course.value)` comes before `\(later)`, which it requires",
          help: "move `\(later)` before `\(step.course.value)`",
          related: [
            .init(SourceLocation(file: path.file, range: path.steps[place].course.range), "`\(later)` comes here")
          ])
      }
    }
  }

  /// All courses that must be completed before `course`, directly or by way of others, without itself.
  private static func required(before course: Slug, _ courses: [Slug: Course]) -> Set<Slug> {
    var found: Set<Slug> = []
    var waiting = [course]
    while let next = waiting.popLast() {
      for prerequisite in courses[next]?.prerequisites ?? [] where prerequisite.isRequired {
        if found.insert(prerequisite.course.value).inserted { waiting.append(prerequisite.course.value) }
      }
    }
    found.remove(course)
    return found
  }
}
