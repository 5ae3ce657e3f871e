import Diagnostics

extension CatalogRules {
  /// Every slug that something refers to belongs to something.
  static func unknownReferences(_ context: Context) -> [Diagnostic] {
    let catalog = context.catalog
    let people = Names(catalog.people.map(\.username), noun: "person")
    let categories = Names(catalog.categories.map(\.slug), noun: "category")
    let courses = Names(catalog.courses.map(\.slug), noun: "course", besides: context.damaged.contains(course:))
    var found: [Diagnostic] = []
    for course in catalog.courses {
      found += people.missing(course.creator.map { [$0] } ?? [], in: course.file)
      found += people.missing(course.instructors.map(\.person), in: course.file)
      found += categories.missing(course.categories, in: course.file)
      found += courses.missing(course.prerequisites.map(\.course), in: course.file)
      found += courses.missing(course.translationOf.map { [$0] } ?? [], in: course.file)
      if !course.completionAssessments.isEmpty {
        let assessments = Names(course.assessments.map(\.slug), noun: "assessment of this course")
        found += assessments.missing(course.completionAssessments, in: course.file)
      }
      let lessons = Names(course.lessons.map(\.slug), noun: "lesson of this course")
      for assessment in course.assessments {
        found += lessons.missing(assessment.lesson.map { [$0] } ?? [], in: assessment.file)
      }
    }
    for path in catalog.paths { found += courses.missing(path.steps.map(\.course), in: path.file) }
    for category in catalog.categories {
      found += categories.missing(category.parent.map { [$0] } ?? [], in: category.file)
    }
    return found
  }
}

/// The names that a reference may have.
private struct Names {
  let slugs: Set<Slug>
  let noun: String
  /// What has been reported already, where it is.
  let isReported: (Slug) -> Bool

  init(_ slugs: [Slug], noun: String, besides isReported: @escaping (Slug) -> Bool = { _ in false }) {
    self.slugs = Set(slugs)
    self.noun = noun
    self.isReported = isReported
  }

  func missing(_ references: [Located<Slug>], in file: String) -> [Diagnostic] {
    references.filter { !slugs.contains($0.value) && !isReported($0.value) }.map { reference in
      let near = nearest(to: reference.value.text)
      let help =
        near.map { "did you mean `\($0)`?" }
        ?? (slugs.isEmpty
          ? "there is none yet" : "there are \(slugs.sorted().prefix(8).map { "`\($0)`" }.joined(separator: ", "))")
      return Diagnostic(
        .unknownReference, at: SourceLocation(file: file, range: reference.range),
        "there is no \(noun) `\(reference.value)`", help: help, fix: near.map { .certain($0) })
    }
  }

  private func nearest(to text: String) -> String? {
    // The number of a lesson's file, and a file's ending, are the commonest things to write too much.
    var name = text.hasSuffix(".md") ? String(text.dropLast(3)) : text
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, name.dropFirst(digits.count).hasPrefix("-") { name = String(name.dropFirst(digits.count + 1)) }
    if slugs.contains(Slug(name)) { return name }
    if let suggestion = Slug.suggestion(for: text), slugs.contains(Slug(suggestion)) { return suggestion }
    return nearestName(to: text, among: slugs.map(\.text).sorted())
  }
}
