import ContentReader

/// A whole small site to begin with: a course worth reading, and what it takes to edit and publish it.
public struct NewSite: Sendable {
  /// The site's name.
  public var title: String
  /// The site's language (BCP 47); the course in it is in English.
  public var language: String

  /// A site to begin with.
  ///
  /// - Throws: ``ScaffoldError`` where the title or the language cannot stand in `site.yaml`.
  public init(title: String, language: String = "en") throws(ScaffoldError) {
    self.title = try TextCheck.text(title, "title", of: .site, noun: "the title")
    self.language = try TextCheck.language(language)
  }

  /// A title that a site in a folder of that name would most naturally have.
  public static func suggestedTitle(folder: String) -> String? {
    let name = folder.split(separator: "/").last.map(String.init) ?? ""
    let words = name.split { $0 == "-" || $0 == "_" || $0 == " " }.joined(separator: " ")
    guard let first = words.first, first.isLetter || first.isNumber else { return nil }
    return first.uppercased() + words.dropFirst()
  }

  /// All files of the site, relative to its root.
  public var files: [StartingFile] {
    [StartingFile(path: "content/site.yaml", text: settings)]
      + SampleCourse.files(language: language.lowercased().hasPrefix("en") ? nil : "en")
      + SamplePages.files
      + EditorFiles.all
      + [
        StartingFile(path: ".github/workflows/site.yml", text: SiteWorkflow.text),
        StartingFile(path: "README.md", text: SamplePages.readme(siteTitle: title)),
      ]
  }

  private var settings: String {
    var matter = FrontMatterDraft(.site)
    matter.set("title", text: title)
    matter.set("description", text: "Courses by people who do what they teach.")
    matter.set("language", text: language)
    return matter.lines(suggesting: NewSite.suggested)
  }

  static let suggested: Set<String> = ["baseURL", "currency", "theme", "contact", "licence"]
}
