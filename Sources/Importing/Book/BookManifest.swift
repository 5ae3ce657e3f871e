/// What `book.toml` says, as far as it matters here.
struct BookManifest: Sendable {
  /// The keys, as they are written.
  var title: String?
  var authors: [String] = []
  var description: String?
  var language: String?
  var source = "src"
  /// Whether `\\(` begins a formula.
  var hasMathJax = false
  /// Whether a preprocessor reads formulas between single dollar signs.
  var hasKaTeX = false
  /// Preprocessors that change the text in ways of their own.
  var preprocessors: [String] = []
  /// Former addresses with the ones that they lead to.
  var redirects: [(from: String, to: String)] = []
  /// By language, what a hidden line of code begins with.
  var hiddenLines: [String: String] = [:]

  static let file = "book.toml"

  /// Reads the file; what is wrong with it becomes a note.
  static func read(_ folder: SourceFolder, notes: inout [ImportNote]) -> BookManifest {
    guard let text = folder.text(of: file, notes: &notes) else { return BookManifest() }
    do {
      return BookManifest(try Metadata.toml(text))
    } catch {
      notes.append(ImportNote(.lost, file, error.line, "the file is not read: \(error.message)"))
      return BookManifest()
    }
  }

  init() {}

  private init(_ table: Metadata) {
    // Before 0.1 the keys of `[book]` stood at the top.
    let book = table["book"] ?? table
    title = book["title"]?.text
    authors = book["authors"]?.texts ?? table["author"]?.texts ?? book["author"]?.texts ?? []
    description = book["description"]?.text
    language = book["language"]?.text
    if let folder = book["src"]?.text, !folder.isEmpty { source = folder }
    let html = table["output"]?["html"]
    hasMathJax = html?["mathjax-support"]?.flag ?? false
    for (language, prefix) in html?["code"]?["hidelines"]?.entries ?? [] { hiddenLines[language] = prefix.text }
    redirects = html?["redirect"]?.entries.compactMap { from, to in to.text.map { (from, $0) } } ?? []
    for (name, _) in table["preprocessor"]?.entries ?? [] where !["links", "index"].contains(name) {
      if name == "katex" { hasKaTeX = true } else { preprocessors.append(name) }
    }
    preprocessors.sort()
  }

  /// What dollar signs mean.
  var dollars: DollarSigns { hasKaTeX ? .formulas : hasMathJax ? .displayedFormulas : .text }
}
