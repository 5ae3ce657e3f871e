public import ContentReader
import Markup

/// What a catalog can be written as for programs elsewhere.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// Everything that the site's own data says, in one document.
  case json
  /// What platforms for open courses exchange: MOOChub 3.0.1.
  case moochub
  /// JSON-LD in the Bioschemas profiles `Course`, `CourseInstance` and `TrainingMaterial`, each 1.0-RELEASE.
  case bioschemas
}

/// Writes the courses that lists show as one document: no drafts unless the reading shows them, no answers, no notes.
///
/// The same reading gives the same bytes; every date is one of the content's, and every address is absolute.
///
/// ```swift
/// let bytes = exportCatalog(await readContent(options), as: .moochub)
/// ```
///
/// - Parameter reading: content without errors; what is wrong in it is left out.
/// - Returns: JSON in UTF-8 that ends with a line feed.
public func exportCatalog(_ reading: ContentReading, as format: ExportFormat) -> [UInt8] {
  // Only pages need to know the theme's files.
  let plan = SitePlan(reading, themeAssets: ThemeAssetPlan([]))
  let document =
    switch format {
    case .json: plan.wholeCatalog()
    case .moochub: plan.moochubDocument()
    case .bioschemas: plan.bioschemasDocument()
    }
  return JSONText(document).bytes + [UInt8(ascii: "\n")]
}
