import Markup

/// A text of a Hugo site.
struct HugoPage: Sendable {
  /// Relative to the imported folder.
  var file: String
  /// Where it lies in the site, without endings: `docs/looms`; empty for the home page.
  var path: String
  var matter: SourceFrontMatter
  /// Whether it is what a folder says about itself.
  var isSection: Bool

  /// The title, from the name where none is written.
  var title: String {
    if let title = (matter.keys["title"] ?? matter.keys["linktitle"])?.text?.collapsed.nonBlank { return title }
    return HugoPage.title(ofName: SourcePath.name(of: path))
  }

  /// What a name says as words: `my-first_post` is “My first post”.
  static func title(ofName name: String) -> String {
    let words = String(name.map { $0 == "-" || $0 == "_" ? " " : $0 }).collapsed
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Whether its author is not done with it.
  var isDraft: Bool { matter.keys["draft"]?.flag ?? false }

  /// Whether the site has no page of it.
  var isHidden: Bool {
    let build = matter.keys["build"] ?? matter.keys["_build"]
    return build?["render"]?.text == "never" || build?["render"]?.flag == false
      || matter.keys["headless"]?.flag ?? false
  }
}

/// A folder of a Hugo site, with what lies in it.
struct HugoSection: Sendable {
  /// Where it lies in the site: `docs/looms`.
  var path: String
  /// What it says about itself.
  var page: HugoPage?
  var pages: [HugoPage] = []
  var sections: [HugoSection] = []

  /// The title, from the folder's name where none is written.
  var title: String { page?.title ?? HugoPage.title(ofName: SourcePath.name(of: path)) }

  /// A page or a section, as they follow each other.
  enum Member {
    case page(HugoPage)
    case section(HugoSection)
  }

  /// Pages and sections in Hugo's own order: by weight (none comes last), then the latest, then by title and by path.
  var members: [Member] {
    let keyed =
      pages.map { (OrderKey($0.matter.keys, title: $0.title, path: $0.path), Member.page($0)) }
      + sections.map { (OrderKey($0.page?.matter.keys, title: $0.title, path: $0.path), Member.section($0)) }
    return keyed.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// All pages, in no order that means anything.
  var allPages: [HugoPage] { pages + sections.flatMap(\.allPages) + [page].compactMap(\.self) }

  private struct OrderKey: Comparable {
    var weight: Int
    var date: String
    var title: String
    var path: String

    init(_ keys: Metadata?, title: String, path: String) {
      weight = keys?["weight"]?.number ?? 0
      date = keys?["date"]?.text ?? ""
      self.title = (keys?["linktitle"]?.text ?? title).lowercased()
      self.path = path
    }

    static func < (a: OrderKey, b: OrderKey) -> Bool {
      if a.weight != b.weight {
        if a.weight == 0 || b.weight == 0 { return b.weight == 0 }
        return a.weight < b.weight
      }
      if a.date != b.date { return byBytes(b.date, a.date) }
      return a.title != b.title ? byBytes(a.title, b.title) : byBytes(a.path, b.path)
    }
  }
}

/// Reads the content folder of a Hugo site.
struct HugoTree {
  private let folder: SourceFolder
  private let languages: Set<String>
  private let defaultLanguage: String
  private var notes: [ImportNote] = []
  private var pages: [HugoPage] = []

  /// The content as a tree; its root is the home page with the pages beside it.
  static func read(
    _ folder: SourceFolder, root: String, _ config: HugoConfig, notes: inout [ImportNote]
  ) -> HugoSection {
    var tree = HugoTree(folder, config)
    tree.readPages(root)
    notes += tree.notes
    return tree.section(at: "")
  }

  private init(_ folder: SourceFolder, _ config: HugoConfig) {
    self.folder = folder
    languages = Set(config.languages.keys)
    defaultLanguage = config.defaultLanguage
  }

  private mutating func readPages(_ root: String) {
    let files = folder.files(below: root)
    let relative = files.map { root.isEmpty ? $0 : String($0.dropFirst(root.count + 1)) }
    // A folder with `index.md` is one page, and everything else in it belongs to that.
    let bundles = Set(
      relative.filter { name(of: $0).stem == "index" && isMarkdown($0) && !SourcePath.folder(of: $0).isEmpty }
        .map { SourcePath.folder(of: $0) })
    for (file, path) in zip(files, relative) {
      let parents = HugoTree.parents(of: path)
      let (stem, language) = name(of: path)
      let isOwn = stem == "index" && bundles.contains(SourcePath.folder(of: path))
      guard !parents.dropLast(isOwn ? 1 : 0).contains(where: bundles.contains) else { continue }
      guard isMarkdown(path) else {
        if ["html", "htm", "org", "adoc", "rst", "ipynb", "pandoc"].contains(SourcePath.fileExtension(of: path)) {
          notes.append(ImportNote(.lost, file, "only Markdown is imported: this text is left out"))
        }
        continue
      }
      if let language, language != defaultLanguage {
        notes.append(ImportNote(.lost, file, "the translation (\(language)) is left out: one language is imported"))
        continue
      }
      guard let text = folder.text(of: file, notes: &notes) else { continue }
      let matter = SourceFrontMatter(text, file: file, notes: &notes)
      let parent = SourcePath.folder(of: path)
      let place = stem == "_index" || isOwn ? parent : parent.isEmpty ? stem : parent + "/" + stem
      pages.append(HugoPage(file: file, path: place, matter: matter, isSection: stem == "_index"))
    }
  }

  private func isMarkdown(_ file: String) -> Bool { ["md", "markdown"].contains(SourcePath.fileExtension(of: file)) }

  /// A file's name without its ending, and the language that it names: `about.fr.md`.
  private func name(of file: String) -> (stem: String, language: String?) {
    let stem = SourcePath.stem(of: file)
    guard let dot = stem.lastIndex(of: ".") else { return (stem, nil) }
    let language = stem[stem.index(after: dot)...].lowercased()
    let isLanguage =
      languages.contains(language) || language == defaultLanguage
      || (languages.isEmpty && language.count == 2 && language.allSatisfy { $0.isASCII && $0.isLetter })
    return isLanguage ? (String(stem[..<dot]), language) : (stem, nil)
  }

  private static func parents(of path: String) -> [String] {
    var parents: [String] = []
    var folder = SourcePath.folder(of: path)
    while !folder.isEmpty {
      parents.insert(folder, at: 0)
      folder = SourcePath.folder(of: folder)
    }
    return parents
  }

  private func section(at path: String) -> HugoSection {
    var section = HugoSection(path: path)
    var below: Set<String> = []
    for page in pages {
      if page.isSection {
        if page.path == path { section.page = section.page ?? page }
      } else if SourcePath.folder(of: page.path) == path {
        section.pages.append(page)
      }
      // A section lies wherever a page does, whether it says something about itself or not.
      let folder = page.isSection ? page.path : SourcePath.folder(of: page.path)
      let rest = path.isEmpty ? folder[...] : folder.hasPrefix(path + "/") ? folder.dropFirst(path.count + 1) : ""
      if let first = rest.split(separator: "/").first {
        below.insert(path.isEmpty ? String(first) : path + "/" + first)
      }
    }
    section.sections = below.sorted(by: byBytes).map { self.section(at: $0) }
    return section
  }
}
