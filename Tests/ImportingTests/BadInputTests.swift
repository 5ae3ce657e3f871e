import Foundation
import Importing
import Testing

@Suite("Bad input")
struct BadInputTests {
  private func error(_ source: ImportSource, _ files: [String: String]) throws -> ImportError? {
    let folder = try ForeignFolder(files)
    do {
      _ = try folder.imported(source)
      return nil
    } catch let error as ImportError {
      #expect(!error.message.isEmpty && !error.help.isEmpty)
      return error
    }
  }

  @Test("a folder that is not there is told", arguments: ImportSource.allCases)
  func noFolder(_ source: ImportSource) {
    #expect(throws: ImportError.noFolder("/nowhere/at/all")) { try importContent(source, from: "/nowhere/at/all") }
  }

  @Test(
    "an empty folder, and one of another kind, are told with what is missing",
    arguments: [
      (ImportSource.mdbook, [:], "there is no `book.toml`"),
      (.mdbook, ["config.yaml": "title: T", "episodes/a.md": "A."], "there is no `book.toml`"),
      (.mdbook, ["book.toml": "[book]"], "`src/SUMMARY.md` cannot be read: there is no such file"),
      (.mdbook, ["book.toml": "", "src/SUMMARY.md": "# Summary\n"], "nothing in"),
      (.sandpaper, [:], "there is no `config.yaml`"),
      (.sandpaper, ["config.yaml": "title: T"], "there is no folder `episodes`"),
      (.sandpaper, ["config.yaml": "title: T", "episodes/a.txt": "A."], "nothing in"),
      (.sandpaper, ["_config.yml": "title: T", "_episodes/a.md": "A."], "there is no `config.yaml`"),
      (.hugo, [:], "there is no Markdown file"),
      (.hugo, ["hugo.toml": "title = 'T'"], "there is no folder `content`"),
      (.hugo, ["content/a.md": "---\ndraft: true\n---\nA."], "nothing in"),
    ] as [(ImportSource, [String: String], String)])
  func otherKinds(_ source: ImportSource, _ files: [String: String], _ message: String) throws {
    let found = try error(source, files)?.message ?? ""
    #expect(found.hasPrefix(message), "\(found)")
  }

  @Test(
    "broken configuration and front matter are told with their lines, and the rest is read",
    arguments: [
      (
        ImportSource.mdbook,
        ["book.toml": "[book]\ntitle = \"T\"\nbroken", "src/SUMMARY.md": "- [A](a.md)", "src/a.md": "A."], "book.toml",
        3
      ),
      (.sandpaper, ["config.yaml": "title: T\nbad: [1,\n", "episodes/a.md": "A."], "config.yaml", 3),
      (.sandpaper, ["config.yaml": "title: T", "episodes/a.md": "---\ntitle: 'open\n---\nA."], "episodes/a.md", 3),
      (.hugo, ["content/s/a.md": "+++\ntitle = \"A\"\nbad = = 1\n+++\nA."], "content/s/a.md", 3),
      (.hugo, ["content/s/a.md": "{\n\"title\": \"A\",\n\"bad\": [}\n}\nA."], "content/s/a.md", 3),
      (.hugo, ["content/s/a.md": "---\ntitle: A\nA."], "content/s/a.md", 1),
      (.hugo, ["content/s/a.md": "---\n- a\n- b\n---\nA."], "content/s/a.md", 2),
      (.hugo, ["hugo.yaml": "title: T\n  bad: x\n", "content/s/a.md": "A."], "hugo.yaml", 2),
    ] as [(ImportSource, [String: String], String, Int)])
  func brokenMatter(_ source: ImportSource, _ files: [String: String], _ file: String, _ line: Int) throws {
    var notes: [ImportNote] = []
    do {
      notes = try ForeignFolder(files.merging(["content/s/other.md": "B."]) { first, _ in first }).imported(source)
        .notes
    } catch {
      Issue.record("\(error)")
    }
    let found = notes.filter { $0.file == file && $0.message.contains("not read") }
    #expect(found.map(\.line) == [line], "\(notes)")
  }

  @Test("YAML that would take all memory or all stack is refused")
  func explosions() throws {
    var anchors = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      anchors += "a\(level): &a\(level) [\((0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n"
    }
    for matter in [
      anchors, "title: " + String(repeating: "[", count: 200_000), String(repeating: "- ", count: 100_000) + "a",
      String(repeating: "? ", count: 100_000) + "a", "{" + String(repeating: "\"a\":{", count: 100_000),
    ] {
      let site = try ForeignFolder(["content/s/a.md": "---\n\(matter)\n---\nA.", "content/s/b.md": "B."]).imported(
        .hugo)
      #expect(site.notes("content/s/a.md").count == 1)
    }
    let toml = "a = " + String(repeating: "[", count: 100_000)
    #expect(try ForeignFolder(["content/s/a.md": "+++\n\(toml)\n+++\nA."]).imported(.hugo).notes.count == 1)
  }

  @Test("files that are not UTF-8, or too long, are left out and told")
  func unreadable() throws {
    let folder = try ForeignFolder.book("A.")
    try folder.write("src/SUMMARY.md", Data("- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n".utf8))
    try folder.write("src/b.md", Data("One\ntwo ".utf8) + Data([0xFF]))
    try folder.write("src/c.md", Data(repeating: 0x61, count: 10_000_000))
    let book = try folder.imported(.mdbook)
    #expect(book.lessons == 1)
    #expect(book.notes("src/b.md") == ["2: the chapter is left out: it is not UTF-8"])
    #expect(
      book.notes("src/SUMMARY.md") == [
        "3: `src/c.md` is left out: it has 10000000 bytes, more than a page can have"
      ])
  }

  @Test("a manifest that is not UTF-8 is told, and the book is read without it")
  func binaryManifest() throws {
    let folder = try ForeignFolder.book("A.")
    try folder.write("book.toml", Data([0xFF, 0xFE, 0x00]))
    #expect(try folder.imported(.mdbook).notes("book.toml") == ["1: the file is left out: it is not UTF-8"])
  }

  @Test(
    "nothing outside of the folder is read, by whatever path",
    arguments: [
      "{{#include ../../secret.txt}}", "{{#include /etc/passwd}}", "{{#include link.txt}}",
      "{{#include folder/secret.txt}}",
      "![a](../../secret.txt)", "[a](link.txt)", "[a](/../../secret.txt)", "<img src=\"folder/secret.txt\">",
      "[a](..%2F..%2Fsecret.txt)", "[a](file:///etc/passwd)",
    ])
  func outside(_ chapter: String) throws {
    let above = try ForeignFolder(["secret.txt": "SECRET"])
    let files = [
      "book/book.toml": "", "book/src/SUMMARY.md": "- [A](a.md)\n- [B](b.md)\n- [C](../../secret.txt)\n",
      "book/src/a.md": "Text.\n\n" + chapter,
    ]
    for (name, text) in files { try above.write(name, Data(text.utf8)) }
    let source = above.root.appendingPathComponent("book/src").path
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: source + "/link.txt", withDestinationPath: above.root.path + "/secret.txt")
    try manager.createSymbolicLink(atPath: source + "/b.md", withDestinationPath: above.root.path + "/secret.txt")
    try manager.createSymbolicLink(atPath: source + "/folder", withDestinationPath: above.root.path)
    let book = try importContent(.mdbook, from: above.root.path + "/book")
    #expect(book.lessons == 1 && book.copies == 0)
    #expect(
      !book.files.contains { file in
        if case .text(let text) = file.content { text.contains("SECRET") || text.contains("root:") } else { false }
      })
    #expect(book.notes("src/SUMMARY.md").count == 2)
    #expect(!book.notes("src/a.md").isEmpty)
  }

  @Test("files that include each other end")
  func loops() throws {
    let folder = try ForeignFolder.book("{{#include b.md}}")
    try folder.write("src/b.md", Data("B\n{{#include c.md}}\n".utf8))
    try folder.write("src/c.md", Data("C\n{{#include b.md}}\n{{#include a.md}}\n".utf8))
    let book = try folder.imported(.mdbook)
    #expect(book.body("01-a.md") == "B\nC")
    #expect(
      book.notes("src/c.md") == [
        "2: `b.md` is not included: it would include itself", "3: `a.md` is not included: it would include itself",
      ])
  }

  @Test("files that include each other many times end soon")
  func manyIncludes() throws {
    let folder = try ForeignFolder.book("{{#include b0.md}}")
    for level in 0..<6 {
      try folder.write("src/b\(level).md", Data(String(repeating: "{{#include b\(level + 1).md}}\n", count: 50).utf8))
    }
    try folder.write("src/b6.md", Data(String(repeating: "word ", count: 1000).utf8))
    #expect(try folder.imported(.mdbook).lessons == 1)
  }

  @Test("titles that are empty, long or the same make slugs that are none of it")
  func titles() throws {
    let long = String(repeating: "Word ", count: 60)
    let summary = [
      "", "...", long, "Ärger & Größe", "Привет", "日本語", "C++", "C#", "C", "assessments", "Same", "Same", "404",
    ]
    var files = ["book.toml": "", "src/SUMMARY.md": ""]
    for (index, title) in summary.enumerated() {
      files["src/f\(index).md"] = "Text."
      files["src/SUMMARY.md", default: ""] += "- [\(title)](f\(index).md)\n"
    }
    let book = try ForeignFolder(files).imported(.mdbook)
    let names = book.files.map(\.path).filter { $0.contains("/lessons/") }.map {
      String($0.split(separator: "/").last?.dropFirst(3) ?? "")
    }
    #expect(names[0] == "f0.md" && names[1] == "f1.md" && names[2].utf8.count <= 90)
    #expect(
      Array(names[3...]) == [
        "aerger-groesse.md", "privet.md", "f5.md", "cpp.md", "c-sharp.md", "c.md", "assessments-2.md", "same.md",
        "same-2.md", "404.md",
      ])
    let title = book.text(names[2]).split(separator: "\n").first { $0.hasPrefix("title:") } ?? ""
    #expect(title.count <= 210 && title.hasSuffix("…\""))
  }

  @Test(
    "texts that are made to take long take short",
    arguments: [
      "`a ``b ", "<b>", "<table><tr><td>", "<details>", "<!--", "[", "![](", "]{", "\\\\(", "{{< a", "{{#include", "$",
      "> ",
      "<a b=\"", "</b><i>", "::: a\n", "- ", "```\n", "[a]: b\n", "<pre>", "{{% /a %}}{{% a %}}", "[x](y.md) ",
    ])
  func quadratic(_ piece: String) throws {
    let text = String(repeating: piece, count: 6_000 / piece.utf8.count)
    let clock = ContinuousClock()
    for (source, files) in [
      (
        ImportSource.mdbook,
        ["book.toml": "[output.html]\nmathjax-support = true\n", "src/SUMMARY.md": "- [A](a.md)", "src/a.md": text]
      ),
      (.hugo, ["content/s/a.md": "---\nmath: true\n---\n" + text, "content/s/b.md": "B."]),
      (.sandpaper, ["config.yaml": "title: T", "episodes/a.md": text, "episodes/b.md": "B."]),
    ] as [(ImportSource, [String: String])] {
      let folder = try ForeignFolder(files)
      let time = clock.measure { _ = try? folder.imported(source) }
      #expect(time < .seconds(4), "\(source)")
    }
  }
}
