import ContentReader
import Diagnostics
import Fixtures
import Foundation
import Testing

@Suite("Fixes that are certain")
struct FixTests {
  private func read(_ site: SampleSite) async -> [Diagnostic] {
    await readContent(ReadOptions(root: site.root.path)).diagnostics
  }

  private func text(_ site: SampleSite, _ path: String) throws -> String {
    String(decoding: try Data(contentsOf: site.root.appendingPathComponent("content/\(path)")), as: UTF8.self)
  }

  @Test("a fix mends what it is for, and changes nothing else", arguments: faults)
  func mends(_ fault: Fault) async throws {
    let site = try SampleSite().write(fault.file, fault.text)
    let before = await read(site)
    let certain = before.filter { $0.fix?.certain ?? false }
    let applied = try applyCertainFixes(before, root: site.root.path)
    #expect(applied.count == certain.count)
    let after = await read(site)
    for diagnostic in certain {
      #expect(
        !after.contains { $0.code == diagnostic.code && $0.location.range.start == diagnostic.location.range.start })
    }
    guard certain.isEmpty else { return }
    #expect(try text(site, fault.file) == fault.text)
  }

  @Test("comments, layout, line endings and a byte-order mark stay")
  func keepsTheRest() async throws {
    let written =
      "\u{FEFF}---\r\n# first\r\ntitel:   Zuerst  # é comes before\r\nisPreview: yes # really\r\n---\r\nÉ.\r\n"
    let site = try SampleSite().write("courses/a/lessons/01-first.md", written)
    let applied = try applyCertainFixes(await read(site), root: site.root.path)
    #expect(applied.map(\.before) == ["titel", "yes"])
    #expect(applied.map(\.after) == ["title", "true"])
    let expected = written.replacing("titel", with: "title").replacing("yes", with: "true")
    #expect(try text(site, "courses/a/lessons/01-first.md") == expected)
    #expect(await read(site) == [])
  }

  @Test("a file that was saved since it was read is left for the next reading")
  func savedMeanwhile() async throws {
    let site = try SampleSite().write("courses/a/lessons/01-first.md", "---\ntitel: A\n---\nText.\n")
    let stale = await read(site)
    let saved = "---\n# A comment.\ntitel: A\n---\nText.\n"
    try site.write("courses/a/lessons/01-first.md", saved)
    #expect(try applyCertainFixes(stale, root: site.root.path).isEmpty)
    #expect(try text(site, "courses/a/lessons/01-first.md") == saved)
    #expect(try applyCertainFixes(await read(site), root: site.root.path).count == 1)
  }

  @Test("a file's permissions stay, and a link stays a link")
  func permissionsAndLinks() async throws {
    let site = try SampleSite()
    try site.write("files/real.md", "---\ntitel: About\n---\nText.\n")
    let real = site.root.appendingPathComponent("content/files/real.md").path
    let link = site.root.appendingPathComponent("content/pages/about.md").path
    try FileManager.default.createDirectory(
      atPath: (link as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../files/real.md")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: real)
    #expect(try applyCertainFixes(await read(site), root: site.root.path).count == 1)
    #expect(try text(site, "files/real.md") == "---\ntitle: About\n---\nText.\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: real)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "../files/real.md")
  }
}
