/// What a site's configuration says, as far as it matters here.
struct HugoConfig: Sendable {
  private let keys: Metadata
  /// The file, relative to the imported folder; `nil` where there is none.
  let file: String?

  private static let names = ["hugo", "config"].flatMap { name in
    ["", "config/_default/"].flatMap { folder in
      ["toml", "yaml", "yml", "json"].map { "\(folder)\(name).\($0)" }
    }
  }

  /// The configuration of a folder; empty where it has none.
  init(_ folder: SourceFolder, notes: inout [ImportNote]) {
    file = HugoConfig.names.first(where: folder.contains)
    guard let file, let text = folder.text(of: file, notes: &notes) else {
      keys = .map([])
      return
    }
    do {
      keys = try SourcePath.fileExtension(of: file) == "toml" ? Metadata.toml(text) : Metadata.yaml(text)
    } catch {
      notes.append(ImportNote(.lost, file, error.line, "the file is not read: \(error.message)"))
      keys = .map([])
    }
  }

  /// The site's name.
  var title: String? { (languages[defaultLanguage]?["title"] ?? keys["title"])?.text?.collapsed.nonBlank }
  /// Where the site lives, with a slash at the end.
  var baseURL: String? {
    guard let address = keys["baseurl"]?.text?.trimmed, address.hasPrefix("http://") || address.hasPrefix("https://"),
      address.contains("."), !address.contains(where: { $0.isWhitespace || "\"<>\\^`{|}".contains($0) })
    else { return nil }
    return address.hasSuffix("/") ? address : address + "/"
  }
  /// What stands before all addresses where the site lives below another: `/docs`.
  var basePath: String {
    guard let rest = baseURL?.split(separator: "/", omittingEmptySubsequences: true).dropFirst(2), !rest.isEmpty else {
      return ""
    }
    return "/" + rest.joined(separator: "/")
  }
  /// What the site is about.
  var description: String? { keys["params"]?["description"]?.text?.collapsed.nonBlank }
  /// The language of texts whose names tell none.
  var defaultLanguage: String { keys["defaultcontentlanguage"]?.text?.lowercased().nonBlank ?? "en" }
  /// BCP 47.
  var languageTag: String? {
    let own = languages[defaultLanguage]
    let written = own?["languagecode"] ?? own?["locale"] ?? keys["languagecode"] ?? keys["locale"]
    return (written?.text ?? keys["defaultcontentlanguage"]?.text).flatMap(LanguageTag.normalized)
  }
  /// Who wrote the site.
  var authors: [String] { (keys["params"]?["author"] ?? keys["author"])?.texts ?? [] }
  /// The languages by their codes.
  var languages: [String: Metadata] {
    Dictionary(keys["languages"]?.entries.map { ($0.key, $0.value) } ?? [], uniquingKeysWith: { first, _ in first })
  }
  /// The content folder.
  var contentFolder: String {
    let own = languages[defaultLanguage]?["contentdir"]?.text ?? keys["contentdir"]?.text
    return own.flatMap(SourcePath.normalized)?.nonBlank ?? "content"
  }
  /// Folders whose files are published as they are.
  var staticFolders: [String] {
    (keys["staticdir"]?.texts ?? ["static"]).compactMap(SourcePath.normalized) + ["assets"]
  }
  /// Folders whose texts are about words that pages bear, such as tags.
  var taxonomies: Set<String> {
    let own = keys["taxonomies"]?.entries.compactMap { $0.value.text?.lowercased() } ?? ["tags", "categories"]
    return Set(own).union(["authors"])
  }
  /// Whether dollar signs mean formulas.
  var hasFormulas: Bool {
    let passthrough = keys["markup"]?["goldmark"]?["extensions"]?["passthrough"]?["enable"]?.flag ?? false
    return passthrough || ["math", "katex", "mathjax"].contains { keys["params"]?[$0]?.flag ?? false }
  }
  /// Whether the addresses of pages follow the folders.
  var hasPlainAddresses: Bool { keys["permalinks"] == nil && !(keys["uglyurls"]?.flag ?? false) }
  /// What stands before all addresses.
  var addressPrefix: String {
    keys["defaultcontentlanguageinsubdir"]?.flag ?? false ? "/" + defaultLanguage : ""
  }
  /// A parameter of the site.
  func parameter(_ name: String) -> String? {
    name.split(separator: ".").reduce(keys["params"]) { $0?[String($1)] }?.text
  }
}
