import CatalogModel
import ContentReader
import Diagnostics

/// A learning path to begin.
public struct NewPath: Sendable {
  /// Its name.
  public var name: EntityName
  /// Its courses, in order.
  public var courses: [String]

  /// A learning path to begin.
  public init(name: EntityName, courses: [String] = []) {
    self.name = name
    self.courses = courses
  }

  /// The path's file.
  public func files(in site: ExistingSite) throws(ScaffoldError) -> [StartingFile] {
    let path = "\(site.contentFolder)/paths/\(name.slug).md"
    if site.catalog.paths.contains(where: { $0.slug == name.slug }) { throw .exists([path]) }
    try site.checkAddress(.path(name.slug))
    var steps: [Course] = []
    for course in courses {
      let step = try site.course(course)
      if steps.contains(where: { $0.slug == step.slug }) { throw .repeated(noun: "course", name: course) }
      steps.append(step)
    }
    try checkOrder(steps, site.catalog)
    var matter = FrontMatterDraft(.path)
    matter.set("title", text: name.title)
    matter.set("description", text: "Say in one or two sentences where these courses lead.")
    matter.set("courses", yaml: steps.isEmpty ? "[]" : "\n" + steps.map(NewPath.line).joined(separator: "\n"))
    return [StartingFile(path: path, text: matter.file(suggesting: NewPath.suggested, body: NewPath.body))]
  }

  /// A path cannot require what nobody can take; the author makes it required when the course is published.
  private static func line(_ course: Course) -> String {
    switch course.status {
    case .published, .archived: "  - \(YAMLText.scalar(course.slug.text))"
    case .draft, .underReview:
      "  - { course: \(YAMLText.scalar(course.slug.text)), required: false }   # required once it is published"
    }
  }

  private func checkOrder(_ steps: [Course], _ catalog: Catalog) throws(ScaffoldError) {
    for (index, course) in steps.enumerated() {
      let required = NewPath.required(before: course, in: catalog)
      if let later = steps[index...].dropFirst().first(where: { required.contains($0.slug) }) {
        throw .pathOrder(course.slug, before: later.slug)
      }
    }
  }

  /// Everything that must be completed before a course, directly or by way of others.
  private static func required(before course: Course, in catalog: Catalog) -> Set<Slug> {
    var found: Set<Slug> = []
    var waiting = [course.slug]
    while let next = waiting.popLast() {
      let prerequisites = catalog.courses.first { $0.slug == next }?.prerequisites ?? []
      for prerequisite in prerequisites where prerequisite.isRequired {
        if found.insert(prerequisite.course.value).inserted { waiting.append(prerequisite.course.value) }
      }
    }
    return found.subtracting([course.slug])
  }

  static let suggested: Set<String> = ["level", "estimatedTime", "featured", "thumbnail", "thumbnailAlt"]

  private static let body = "Say whom the path is for, and why its courses come in this order.\n"
}
