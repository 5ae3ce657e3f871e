import CatalogModel
import Markdown
import Markup

/// A site that is being put together: texts, whose links lead where they led until all are there.
struct SiteDraft: Sendable {
  let folder: SourceFolder
  var notes: [ImportNote] = []
  private(set) var files: [DraftFile] = []
  private var shared: [ImportedFile] = []
  private var shelf = AssetShelf()
  private var bySource: [String: Int] = [:]
  private var siteKeys = FrontMatterKeys()
  private var longestBody = 0
  private var categories: [String: String] = [:]
  private var people: [String: String] = [:]
  private var categorySlugs = SlugMaker()
  private var usernames = SlugMaker()

  init(_ folder: SourceFolder) { self.folder = folder }

  /// The longest body that Miyabi reads unless `site.yaml` says otherwise, in characters.
  static let longestUsualBody = 100_000

  /// Adds a text. Links to any of its sources lead to it from now on.
  mutating func add(_ file: DraftFile, alsoKnownAs sources: [String] = []) {
    for source in [file.source] + sources where bySource[source] == nil { bySource[source] = files.count }
    files.append(file)
  }

  /// Changes the keys of a text that was added.
  mutating func updateKeys(ofSource source: String, _ change: (inout FrontMatterKeys) -> Void) {
    guard let index = bySource[source] else { return }
    change(&files[index].keys)
  }

  /// Sets a key of `site.yaml`.
  mutating func setSite(_ key: String, _ value: FrontMatterValue?) { siteKeys[key] = value }

  /// The slug of the category with this title, which is made if need be.
  mutating func category(_ title: String) -> String {
    let title = title.collapsed.shortened(to: 200)
    let key = title.lowercased()
    if let slug = categories[key] { return slug }
    let slug = categorySlugs.slug(for: title, fallback: "category")
    categories[key] = slug
    var keys = FrontMatterKeys()
    keys.setText("title", title, limit: 200)
    share("content/categories/\(slug).md", keys.frontMatter)
    return slug
  }

  /// The username of the person with this name, who is entered if need be.
  mutating func person(_ name: String) -> String {
    let name = name.collapsed.shortened(to: 200)
    if let username = people[name.lowercased()] { return username }
    let username = usernames.slug(for: name, fallback: "author")
    people[name.lowercased()] = username
    var keys = FrontMatterKeys()
    keys.setText("name", name, limit: 200)
    share("content/people/\(username).md", keys.frontMatter)
    return username
  }

  /// Leads all links to where their targets are now, and takes out what Miyabi would refuse.
  ///
  /// - Parameter destination: where a destination leads that is written in a file.
  consuming func finish(_ destination: (String, LinkKind, DraftFile) -> SourceDestination) -> Importation {
    for index in files.indices {
      let source = files[index].source
      let mended = BodyMending.run(files[index].text, file: source, notes: &notes)
      files[index].text = BodyMending.run(mended.tidied, file: source, notes: &notes)
    }
    let anchors = files.map { $0.text.rendered().document.anchors }
    var written: [ImportedFile] = []
    for file in files {
      // Without a link, what stood around it may mean something else.
      let body = BodyMending.run(linked(file, anchors, destination), file: file.source, notes: &notes)
      checkLength(of: body, file)
      let text = body.isBlank ? "" : "\n" + body.text.trimmedLines
      written.append(
        ImportedFile(path: file.path, content: .text(file.keys.frontMatter + text), precedence: .mustBeNew))
    }
    if longestBody > SiteDraft.longestUsualBody {
      siteKeys["limits"] = .plain("{ bodyCharacters: \(longestBody + longestBody / 5) }")
    }
    share("content/site.yaml", siteKeys.lines)
    let order = Dictionary(notes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let sorted = order.keys.sorted {
      $0.file != $1.file
        ? byBytes($0.file, $1.file)
        : $0.line != $1.line ? ($0.line ?? 0) < ($1.line ?? 0) : order[$0, default: 0] < order[$1, default: 0]
    }
    return Importation(
      files: (written + shared + shelf.files).sorted { byBytes($0.path, $1.path) }, notes: sorted,
      courses: files.count { $0.kind == .course }, lessons: files.count { $0.kind == .lesson },
      pages: files.count { $0.kind == .page }, copies: shelf.files.count)
  }

  private mutating func share(_ path: String, _ text: String) {
    shared.append(ImportedFile(path: path, content: .text(text), precedence: .yieldsToExisting))
  }

  private mutating func linked(
    _ file: DraftFile, _ anchors: [Set<String>], _ destination: (String, LinkKind, DraftFile) -> SourceDestination
  ) -> TracedText {
    LinkRewriting.run(file.text) { link, origin in
      let what = link.kind == .image ? "image" : "link"
      switch destination(link.destination, link.kind, file) {
      case .asWritten: return .keep
      case .address(let address): return .replace(address)
      case .here(let fragment):
        guard let index = bySource[file.source] else { return .keep }
        guard let anchor = anchor(fragment, of: index, anchors) else {
          notes.append(
            ImportNote(.missing, at: origin, "nothing here has the anchor `#\(fragment)`: the link is left out"))
          return .remove
        }
        return anchor == fragment ? .keep : anchor.isEmpty ? .remove : .replace("#" + anchor)
      case .file(let path, let fragment):
        if link.kind == .link, let index = bySource[path] {
          var anchor = fragment.flatMap { $0.isEmpty ? nil : self.anchor($0, of: index, anchors) }
          if let fragment, !fragment.isEmpty, anchor == nil {
            notes.append(
              ImportNote(
                .missing, at: origin, "nothing in `\(path)` has the anchor `#\(fragment)`: the link leads to its top"))
          }
          if anchor?.isEmpty ?? false { anchor = nil }
          return .replace(SourcePath.relative(to: files[index].path, from: file.path) + (anchor.map { "#" + $0 } ?? ""))
        }
        do throws(SourceFolder.Refusal) {
          let place = try shelf.place(path, at: folder.absolutePath(of: path), in: file.filesFolder)
          return .replace(SourcePath.relative(to: place, from: file.path) + (fragment.map { "#" + $0 } ?? ""))
        } catch {
          notes.append(
            ImportNote(.missing, at: origin, "the \(what) to `\(link.destination)` is left out: \(error.explanation)"))
          return .remove
        }
      case .nowhere:
        notes.append(
          ImportNote(
            .missing, at: origin,
            "the \(what) to `\(link.destination)` is left out: it leads to nothing that is imported"))
        return .remove
      }
    }
  }

  /// The anchor that `fragment` names in a text: as it is, by another name, or spelt as another program would.
  private func anchor(_ fragment: String, of index: Int, _ anchors: [Set<String>]) -> String? {
    let fragment = percentDecoded(fragment)
    if fragment.isEmpty || anchors[index].contains(fragment) { return fragment }
    if let anchor = files[index].names[fragment] { return anchor }
    func letters(_ text: String) -> String {
      String(text.lowercased().filter { $0.isLetter || $0.isNumber }.drop { $0.isNumber })
    }
    let wanted = letters(fragment)
    guard !wanted.isEmpty else { return nil }
    return anchors[index].sorted().first { letters($0) == wanted }
  }

  private mutating func checkLength(of text: TracedText, _ file: DraftFile) {
    let length = text.text.unicodeScalars.count
    longestBody = max(longestBody, length)
    guard length > SiteDraft.longestUsualBody else { return }
    notes.append(
      ImportNote(
        .changed, file.source,
        "the text has \(length) characters: site.yaml needs `limits: { bodyCharacters: … }`, or split it"))
  }
}
