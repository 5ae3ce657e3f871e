public import Diagnostics
import Markup

extension CatalogRules {
  /// Names at the top of the site that pages cannot have.
  static let reservedPages: Set<String> = [
    "api", "assets", "categories", "certificates", "courses", "files", "pages", "paths", "people", "progress", "tags",
    "verify",
  ]
  /// Names in a course that lessons cannot have.
  static let reservedLessons: Set<String> = ["assessments"]

  /// Every address leads to one thing.
  static func addresses(_ context: Context) -> [Diagnostic] {
    let catalog = context.catalog
    var found: [Diagnostic] = []
    func reserve(_ slug: Slug, _ reserved: Set<String>, file: String, _ address: Address) {
      guard reserved.contains(slug.text) else { return }
      found.append(
        Diagnostic(
          .duplicateAddress, at: SourceLocation(file: file), "the address `\(address)` is the site's own",
          help: "give the file another name"))
    }
    for page in catalog.pages { reserve(page.slug, reservedPages, file: page.file, .page(page.slug)) }
    for course in catalog.courses {
      for lesson in course.lessons {
        reserve(lesson.slug, reservedLessons, file: lesson.file, .lesson(lesson.slug, of: course.slug))
      }
    }
    let owners = catalog.addresses()
    var former: [Address: SourceLocation] = [:]
    for (file, alias) in aliases(of: catalog) {
      let address = Address(alias: alias.value)
      let location = SourceLocation(file: file, range: alias.range)
      if let owner = owners[address] {
        found.append(
          Diagnostic(
            .duplicateAddress, at: location, "the address `\(alias.value)` is in use", help: "remove this alias",
            related: owner.isEmpty ? [] : [.init(SourceLocation(file: owner), "this has the address")]))
      } else if let first = former[address] {
        found.append(
          Diagnostic(
            .duplicateAddress, at: location, "another alias has the address `\(alias.value)` already",
            help: "remove one of the two", related: [.init(first, "the first one")]))
      } else {
        former[address] = location
      }
    }
    return found
  }

  /// All aliases with their files, by file.
  public static func aliases(of catalog: Catalog) -> [(file: String, alias: Located<String>)] {
    var all: [(file: String, aliases: [Located<String>])] = []
    for course in catalog.courses {
      all.append((course.file, course.aliases))
      all += course.lessons.map { ($0.file, $0.aliases) } + course.assessments.map { ($0.file, $0.aliases) }
    }
    all += catalog.paths.map { ($0.file, $0.aliases) } + catalog.categories.map { ($0.file, $0.aliases) }
    all += catalog.people.map { ($0.file, $0.aliases) } + catalog.pages.map { ($0.file, $0.aliases) }
    return all.filter { !$0.aliases.isEmpty }.sorted { byBytes($0.file, $1.file) }
      .flatMap { entry in entry.aliases.map { (entry.file, $0) } }
  }
}
