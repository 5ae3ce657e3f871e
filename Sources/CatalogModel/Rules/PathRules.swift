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

  /// A path does not put a course before one that it requires. Courses that require each other fit no order, and are told
  /// as a circle.
  static func pathOrder(_ context: Context) -> [Diagnostic] {
    var required = Closure(context.courses) { $0.isRequired }
    var named = Closure(context.courses) { _ in true }
    return context.catalog.paths.flatMap { path in
      var places: [Slug: Int] = [:]
      for (index, step) in path.steps.enumerated() where places[step.course.value] == nil {
        places[step.course.value] = index
      }
      return path.steps.enumerated().compactMap { index, step -> Diagnostic? in
        guard places[step.course.value] == index else { return nil }
        let later = required.before(step.course.value)
          .filter { (places[$0] ?? -1) > index && !named.before($0).contains(step.course.value) }
          .min { (places[$0] ?? 0) < (places[$1] ?? 0) }
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
}

/// What comes before each course, worked out once.
private struct Closure {
  private let courses: [Slug: Course]
  private let counts: (Course.Prerequisite) -> Bool
  private var known: [Slug: Set<Slug>] = [:]

  init(_ courses: [Slug: Course], where counts: @escaping (Course.Prerequisite) -> Bool) {
    self.courses = courses
    self.counts = counts
  }

  /// All courses that come before `course`, directly or by way of others, without itself.
  mutating func before(_ course: Slug) -> Set<Slug> {
    if let known = known[course] { return known }
    var found: Set<Slug> = []
    var waiting = [course]
    while let next = waiting.popLast() {
      for prerequisite in courses[next]?.prerequisites ?? [] where counts(prerequisite) {
        if found.insert(prerequisite.course.value).inserted { waiting.append(prerequisite.course.value) }
      }
    }
    found.remove(course)
    known[course] = found
    return found
  }
}
