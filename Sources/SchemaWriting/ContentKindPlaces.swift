import ContentReader

extension ContentKind {
  /// What a file of the kind is called in a heading.
  var title: String {
    switch self {
    case .site: "The site"
    case .course: "A course"
    case .lesson: "A lesson"
    case .assessment: "An assessment"
    case .path: "A path"
    case .category: "A category"
    case .person: "A person"
    case .page: "A page"
    }
  }

  /// Where files of the kind lie, from the site's root.
  var place: String {
    switch self {
    case .site: "content/site.yaml"
    case .course: "content/courses/<course>/course.md"
    case .lesson: "content/courses/<course>/lessons/01-<lesson>.md"
    case .assessment: "content/courses/<course>/assessments/<assessment>.md"
    case .path: "content/paths/<path>.md"
    case .category: "content/categories/<category>.md"
    case .person: "content/people/<username>.md"
    case .page: "content/pages/<page>.md"
    }
  }

  /// The kind whose folder the file lies in.
  var owner: ContentKind? {
    self != .course && place.hasPrefix("content/courses/<course>/") ? .course : nil
  }
}

extension ContentReference {
  /// The kind of file that the slug names.
  var kind: ContentKind {
    switch self {
    case .course: .course
    case .lesson: .lesson
    case .assessment: .assessment
    case .category: .category
    case .person: .person
    }
  }
}
