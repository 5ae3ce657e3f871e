public import Diagnostics

/// The rules between entities: pure functions from a catalog to what is wrong with it. One rule is one file.
public enum CatalogRules {
  /// What every rule is given.
  public struct Context: Sendable {
    /// What is checked.
    public let catalog: Catalog
    /// What was not understood, and must not be reported a second time.
    public let damaged: DamagedKeys
    /// The courses by slug.
    public let courses: [Slug: Course]
    /// The categories by slug.
    public let categories: [Slug: Category]

    /// Prepares a catalog for checking.
    public init(_ catalog: Catalog, damaged: DamagedKeys = DamagedKeys()) {
      self.catalog = catalog
      self.damaged = damaged
      courses = Dictionary(catalog.courses.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
      categories = Dictionary(catalog.categories.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// All rules, in no particular order: diagnostics are sorted afterwards.
  public static let all: [@Sendable (Context) -> [Diagnostic]] = [
    unknownReferences, prerequisiteCycles, categoryCycles, unpublishedCoursesInPaths, pathOrder, lessonOrders,
    lessonParts, lessonTime, splitSections, scores, publishingChecklist, addresses, translations,
    thumbnailWords, categoryTitles,
  ]

  /// What every rule finds, sorted.
  public static func check(_ catalog: Catalog, damaged: DamagedKeys = DamagedKeys()) -> [Diagnostic] {
    let context = Context(catalog, damaged: damaged)
    return all.flatMap { $0(context) }.sorted()
  }
}
