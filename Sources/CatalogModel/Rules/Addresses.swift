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
    func reserve(_ address: Address, file: String) {
      found.append(
        Diagnostic(
          .duplicateAddress, at: SourceLocation(file: file), "the address `\(address)` is the site's own",
          help: "give the file another name"))
    }
    for page in catalog.pages where reservedPages.contains(page.slug.text) {
      reserve(.page(page.slug), file: page.file)
    }
    for course in catalog.courses {
      for place in course.lessons.indices where reservedLessons.contains(course.lessons[place].slug.text) {
        let lesson = course.lessons[place]
        reserve(.lesson(lesson.slug, of: course.slug), file: lesson.file)
      }
    }
    let aliases = aliases(of: catalog)
    let owners = catalog.owners(of: Set(aliases.map { Address(alias: $0.alias.value) }))
    var former: [Address: SourceLocation] = [:]
    for (file, alias) in aliases {
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
    func add(_ file: String, _ aliases: [Located<String>]) { if !aliases.isEmpty { all.append((file, aliases)) } }
    for course in catalog.courses {
      add(course.file, course.aliases)
      for place in course.lessons.indices { add(course.lessons[place].file, course.lessons[place].aliases) }
      for assessment in course.assessments { add(assessment.file, assessment.aliases) }
    }
    for path in catalog.paths { add(path.file, path.aliases) }
    for category in catalog.categories { add(category.file, category.aliases) }
    for person in catalog.people { add(person.file, person.aliases) }
    for page in catalog.pages { add(page.file, page.aliases) }
    return all.sorted { byBytes($0.file, $1.file) }
      .flatMap { entry in entry.aliases.map { (entry.file, $0) } }
  }
}
