import ContentReader
import Diagnostics
import Fixtures
import Foundation
import Markup
import Testing

@Suite("What earlier readings came to")
struct MemoryTests {
  /// One change of a site that has more than one file depend on another.
  struct Step: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var apply: @Sendable (SampleSite) throws -> Void

    init(_ name: String, _ apply: @escaping @Sendable (SampleSite) throws -> Void) {
      testDescription = name
      self.apply = apply
    }
  }

  static let steps: [Step] = [
    Step("a text changes") { try $0.write("courses/a/lessons/01-first.md", "---\ntitle: First\n---\n## There\n") },
    Step("a link's anchor goes") { try $0.write("courses/a/lessons/02-next.md", "---\ntitle: N\n---\n## Else\n") },
    Step("a picture has another size") {
      let svg = #"<svg xmlns="http://www.w3.org/2000/svg" width="240" height="63"/>"#
      try $0.write("courses/a/files/cover.svg", svg)
    },
    Step("a missing file comes") { try $0.write("courses/a/files/plan.pdf", "%PDF-") },
    Step("the file of a link goes") { try $0.remove("courses/a/lessons/02-next.md") },
    Step("captions are none any more") { try $0.write("courses/a/files/a.vtt", "1\n00:00 --> 00:01\n") },
    Step("raw HTML is kept") {
      try $0.write("site.yaml", "title: Sample\nbaseURL: https://example.org/\nmarkdown: { rawHTML: true }\n")
    },
    Step("the site moves") { try $0.write("site.yaml", "title: Sample\nbaseURL: https://example.org/learn/\n") },
    Step("a category moves") { try $0.write("categories/wood.md", "---\ntitle: Wood\nparent: craft\n---\n") },
    Step("a transcript changes") { try $0.write("courses/a/files/words.md", "Other *words*.\n") },
    Step("a question changes") {
      try $0.write("courses/a/assessments/q.md", "---\ntitle: Q\ntype: quiz\n---\n## Why?\n\nAnswer: 4 ± 1\n")
    },
    Step("a file is broken") { try $0.write("courses/a/lessons/03-film.md", "---\ntitle: [\n---\n") },
  ]

  private func site() throws -> SampleSite {
    try SampleSite()
      .write("categories/wood.md", "---\ntitle: Wood\n---\n")
      .write(
        "courses/a/lessons/01-first.md",
        "---\ntitle: First\nattachments: [{ name: Plan, file: files/plan.pdf }]\n---\n"
          + "![A cover](../files/cover.svg) [next](02-next.md#here) [wood](/categories/wood/) <b>raw</b>\n"
      )
      .write("courses/a/lessons/02-next.md", "---\ntitle: N\n---\n## Here\n\n[wood](../../../categories/wood.md)\n")
      .write(
        "courses/a/lessons/03-film.md",
        "---\ntitle: Film\ntype: video\nvideo: { url: https://example.org/v, captions: files/a.vtt, "
          + "transcript: files/words.md }\nduration: 5m\n---\n"
      )
      .write("courses/a/files/a.vtt", "WEBVTT\n")
      .write("courses/a/files/words.md", "The *words*.\n")
      .write(
        "courses/a/assessments/q.md",
        """
        ---
        title: Q
        type: quiz
        lesson: first
        passingScore: 2
        ---
        A brief.

        ## One? {#one points=2}

        - [x] Yes
          > Right.
        - [ ] No

        > Because.

        ## Order {type=ordering}

        1. a
        2. b

        ## Pairs {type=matching}

        | l | r |
        |---|---|
        | a | b |
        | c | d |

        ## Say {type=essay}

        ## Code {type=code language=python}

        ## Text

        Answer: a | b
        """)
  }

  /// Everything of a reading that can be compared.
  private func summary(_ reading: ContentReading) -> [String] {
    let documents = reading.documents.all.map { file, document in
      "\(file) \(document.digest) \(document.markup().description)"
    }
    let assets = reading.assets.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return ["\(reading.catalog)"] + documents + assets + reading.diagnostics.map { "\($0)" }
  }

  /// A file system's clock goes by steps of milliseconds: what was written just now is not relied on.
  private func settle() async throws { try await Task.sleep(for: .milliseconds(70)) }

  @Test("with them, a reading comes to the same as without, whatever has changed", arguments: steps)
  func equalsFresh(_ step: Step) async throws {
    let site = try site()
    let options = ReadOptions(root: site.root.path)
    let file = site.root.appendingPathComponent("memory").path
    try await settle()
    var memory = ReadingMemory()
    _ = await readContent(options, memory: &memory)
    try memory.write(to: file, program: "p")
    let before = summary(await readContent(options))
    var stored = ReadingMemory(file: file, program: "p")
    #expect(summary(await readContent(options, memory: &stored)) == before)
    try step.apply(site)
    let fresh = summary(await readContent(options))
    #expect(fresh != before)
    #expect(summary(await readContent(options, memory: &memory)) == fresh)
    #expect(summary(await readContent(options, memory: &stored)) == fresh)
    var again = ReadingMemory(file: file, program: "p")
    #expect(summary(await readContent(options, memory: &again)) == fresh)
  }

  @Test("a session that is told what has changed comes to the same as a reading from nothing", arguments: steps)
  func session(_ step: Step) async throws {
    let site = try site()
    let options = ReadOptions(root: site.root.path)
    var session = ContentSession(options)
    _ = await session.read()
    let before = try site.files(in: ".")
    try step.apply(site)
    let after = try site.files(in: ".")
    let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    let again = summary(await session.read(changed: Set(changed)))
    let fresh = summary(await readContent(options))
    #expect(Set(again).subtracting(fresh) == [] && Set(fresh).subtracting(again) == [])
  }

  @Test("a file that is the same is not read again")
  func saves() async throws {
    let site = try site()
    let options = ReadOptions(root: site.root.path)
    let file = site.root.appendingPathComponent("content/courses/a/lessons/02-next.md")
    try await settle()
    var memory = ReadingMemory()
    _ = await readContent(options, memory: &memory)
    try memory.write(to: site.root.appendingPathComponent("memory").path, program: "p")
    var stored = ReadingMemory(file: site.root.appendingPathComponent("memory").path, program: "p")
    let reading = await readContent(options, memory: &stored)
    #expect(!reading.isOutdated)
    // The markup is made when it is asked for, and says when it is not what it was.
    try Data("---\ntitle: N\n---\nOther.\n".utf8).write(to: file)
    let document = reading.documents["content/courses/a/lessons/02-next.md"]
    #expect(document?.markup().description.contains("Other") == true)
    #expect(reading.isOutdated)
  }

  @Test("a store that is damaged, cut off, of another program or none counts as empty")
  func damaged() async throws {
    let site = try site()
    let options = ReadOptions(root: site.root.path)
    let file = site.root.appendingPathComponent("memory")
    try await settle()
    var memory = ReadingMemory()
    let fresh = summary(await readContent(options, memory: &memory))
    try memory.write(to: file.path, program: "p")
    let bytes = try Data(contentsOf: file)
    var stores = [
      Data(), Data("miyabi readings 1\n".utf8), bytes.dropLast(), bytes + [0], Data(repeating: 255, count: 99),
    ]
    for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
      var damaged = bytes
      damaged[place] ^= 0x5A
      stores.append(damaged)
    }
    for store in stores {
      try store.write(to: file)
      var memory = ReadingMemory(file: file.path, program: "p")
      #expect(summary(await readContent(options, memory: &memory)) == fresh)
    }
    try bytes.write(to: file)
    var other = ReadingMemory(file: file.path, program: "another")
    #expect(summary(await readContent(options, memory: &other)) == fresh)
  }
}
