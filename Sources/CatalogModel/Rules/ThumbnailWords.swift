import Diagnostics

extension CatalogRules {
  /// The picture of a course or a path has words for those who cannot see it.
  static func thumbnailWords(_ context: Context) -> [Diagnostic] {
    let courses = context.catalog.courses.map { (file: $0.file, place: $0.thumbnailPlace, words: $0.thumbnailAlt) }
    let paths = context.catalog.paths.map { (file: $0.file, place: $0.thumbnailPlace, words: $0.thumbnailAlt) }
    return (courses + paths).compactMap { entity in
      guard let place = entity.place, entity.words == nil, !context.damaged.contains("thumbnailAlt", in: entity.file)
      else { return nil }
      return Diagnostic(
        .missingAlt, at: SourceLocation(file: entity.file, range: place),
        "this picture has no text for those who cannot see it", help: "add `thumbnailAlt: …`: what it shows")
    }
  }
}
