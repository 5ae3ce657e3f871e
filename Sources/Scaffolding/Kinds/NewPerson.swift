import CatalogModel
import ContentReader

/// A person to introduce: somebody who makes or teaches courses.
public struct NewPerson: Sendable {
  /// The username and the name that is shown.
  public var name: EntityName

  /// A person to introduce.
  public init(name: EntityName) { self.name = name }

  /// The person's file.
  public func files(in site: ExistingSite) throws(ScaffoldError) -> [StartingFile] {
    let path = "\(site.contentFolder)/people/\(name.slug).md"
    if site.catalog.people.contains(where: { $0.username == name.slug }) { throw .exists([path]) }
    try site.checkAddress(.person(name.slug))
    var matter = FrontMatterDraft(.person)
    matter.set("name", text: name.title)
    return [StartingFile(path: path, text: matter.file(suggesting: NewPerson.suggested, body: NewPerson.body))]
  }

  static let suggested: Set<String> = ["avatar", "links"]

  private static let body = "A few sentences about this person, as learners should read them.\n"
}
