import Diagnostics

extension CatalogRules {
  /// A translation is in another language than its original, and of an original.
  static func translations(_ context: Context) -> [Diagnostic] {
    context.catalog.courses.compactMap { course in
      guard let reference = course.translationOf, let original = context.courses[reference.value],
        !context.damaged.contains("language", in: course.file), !context.damaged.contains("language", in: original.file)
      else { return nil }
      let location = SourceLocation(file: course.file, range: reference.range)
      if original.slug == course.slug {
        return Diagnostic(.invalidValue, at: location, "a course is no translation of itself", help: "delete the key")
      }
      if let further = original.translationOf {
        return Diagnostic(
          .invalidValue, at: location, "`\(original.slug)` is itself a translation, of `\(further.value)`",
          help: "write `\(further.value)`", fix: .suggestion(further.value.text))
      }
      guard original.language.lowercased() == course.language.lowercased() else { return nil }
      return Diagnostic(
        .invalidValue, at: location, "the original, `\(original.slug)`, is in the same language (\(course.language))",
        help: "add the `language` of this course")
    }
  }
}
