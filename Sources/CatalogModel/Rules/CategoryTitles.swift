import Diagnostics
import Markup

extension CatalogRules {
  /// A title belongs to one category.
  static func categoryTitles(_ context: Context) -> [Diagnostic] {
    var first: [String: SourceLocation] = [:]
    return context.catalog.categories.sorted { byBytes($0.file, $1.file) }.compactMap { category in
      guard let place = category.titlePlace else { return nil }
      let location = SourceLocation(file: category.file, range: place)
      guard let other = first[category.title] else {
        first[category.title] = location
        return nil
      }
      return Diagnostic(
        .duplicateEntry, at: location, "another category has the title “\(category.title)” already",
        help: "give one of them another title", related: [.init(other, "the first one")])
    }
  }
}
