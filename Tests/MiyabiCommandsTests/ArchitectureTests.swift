import Foundation
import Testing

/// The arrows between targets, as `ARCHITECTURE.md` has them.
private let arrows: [String: Set<String>] = [
  "Markup": [], "Files": [], "Workers": [], "Highlighting": [], "MathMarkup": [],
  "Diagnostics": ["Markup"], "CatalogModel": ["Diagnostics", "Markup"],
  "Markdown": ["CMark", "NodeArena", "Diagnostics", "Markup", "Highlighting", "MathMarkup"],
  "ContentReader": [
    "Diagnostics", "Files", "Workers", "CatalogModel", "Certificates", "Markdown", "Markup", "Yams", "CYaml", "Crypto",
  ],
  "SiteBuilder": [
    "Diagnostics", "Files", "CatalogModel", "Markup", "Markdown", "ContentReader", "Templates",
  ],
  "PreviewServer": [
    "Diagnostics", "Files", "CatalogModel", "Markup", "ContentReader", "Templates", "SiteBuilder", "PreviewAssets",
    "LocalServer",
  ],
  "LocalServer": ["CatalogModel", "FlyingSocks", "Crypto"],
  "Scaffolding": ["Diagnostics", "Files", "CatalogModel", "Markup", "ContentReader"],
  "Importing": ["Diagnostics", "Files", "CatalogModel", "Markdown", "Markup", "Yams", "TOMLKit"],
  "LinkTesting": ["Diagnostics", "Files", "Markup", "Dispatch", "FoundationNetworking"],
  "SchemaWriting": ["Diagnostics", "CatalogModel", "Markup", "ContentReader"],
  "Issuing": ["Certificates", "Files", "Workers"],
  "Certificates": ["Crypto", "CryptoExtras", "Markup", "ZLib"],
  "Records": ["CatalogModel", "Diagnostics", "Markup", "GRDB", "Crypto", "SwiftCSV", "Dispatch"],
  "Reporting": ["CatalogModel", "Markup", "Records"],
  "Studio": ["CatalogModel", "Markup", "LocalServer", "Records", "Reporting", "Crypto"],
]

@Suite("The architecture")
struct ArchitectureTests {
  private var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  private func swiftFiles(in folder: String) throws -> [(String, String)] {
    let base = root.appendingPathComponent(folder)
    let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.map {
      ($0, try String(contentsOf: base.appendingPathComponent($0), encoding: .utf8))
    }
  }

  @Test("a target imports only what its arrows allow", arguments: arrows.keys.sorted())
  func imports(_ target: String) throws {
    let system: Set<String> = ["Foundation", "Synchronization", "Glibc", "Musl", "Darwin"]
    let files = try swiftFiles(in: "Sources/\(target)")
    #expect(!files.isEmpty)
    for (name, text) in files {
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: "import"), place <= 1, words.count == place + 2 else { continue }
        let module = words[place + 1]
        #expect(
          system.contains(module) || arrows[target]?.contains(module) == true, "\(target)/\(name) imports \(module)")
      }
    }
  }

  @Test("templates see page models and markup only")
  func templates() throws {
    for (name, text) in try swiftFiles(in: "templates") {
      for module in ["ContentReader", "SiteBuilder", "Markdown", "Records", "Foundation"] {
        #expect(!text.contains("import \(module)\n"), "templates/\(name) imports \(module)")
      }
    }
  }

  @Test("only Terminal prints")
  func printing() throws {
    for (name, text) in try swiftFiles(in: "Sources") where !name.hasSuffix("Terminal.swift") {
      #expect(!text.contains("\n    print(") && !text.contains("\n  print("), "\(name)")
    }
  }
}
