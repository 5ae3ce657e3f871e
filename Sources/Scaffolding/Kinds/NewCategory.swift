import CatalogModel
import ContentReader

/// A category to begin.
public struct NewCategory: Sendable {
  /// Its name.
  public var name: EntityName
  /// The category above; none at the top of the tree.
  public var parent: String?

  /// A category to begin.
  public init(name: EntityName, parent: String? = nil) {
    self.name = name
    self.parent = parent
  }

  /// The category's file.
  public func files(in site: ExistingSite) throws(ScaffoldError) -> [StartingFile] {
    let path = "\(site.contentFolder)/categories/\(name.slug).md"
    if site.catalog.categories.contains(where: { $0.slug == name.slug }) { throw .exists([path]) }
    var matter = FrontMatterDraft(.category)
    matter.set("title", text: name.title)
    var chain = [name.slug]
    if let parent {
      let above = try site.category(parent)
      matter.set("parent", text: above.text)
      if let category = site.catalog.categories.first(where: { $0.slug == above }) {
        chain = site.catalog.chain(to: category) + chain
      }
    }
    try site.checkAddress(.category(chain))
    return [StartingFile(path: path, text: matter.file(suggesting: NewCategory.suggested, body: NewCategory.body))]
  }

  static let suggested: Set<String> = ["description", "parent", "color", "icon"]

  private static let body = "Say what the courses of this category have in common.\n"
}
