public import ArgumentParser
public import ContentReader
import Markup
import Records
import SchemaWriting

/// `miyabi schema`: the schema model, for editors and people.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints what may stand in the content, for editors and for people.",
    discussion: """
      json-schema is JSON Schema 2020-12 of the front matter, of all kinds or of one; sql is the database; mermaid is a
      diagram of the model; markdown is the reference of all keys.

        miyabi schema --kind site > .vscode/site.schema.json
        miyabi schema --format mermaid
      """)

  /// What the model is written as.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case jsonSchema = "json-schema"
    case sql, mermaid, markdown
  }

  @Option(help: "How the model is written.")
  var format = Format.jsonSchema

  @Option(help: "The kind of file whose keys are wanted; all where absent. For json-schema alone.")
  var kind: ContentKind?

  func validate() throws {
    if kind != nil, format != .jsonSchema { throw ValidationError("--kind goes with --format json-schema alone.") }
  }

  mutating func run() async throws {
    let terminal = Terminal()
    switch format {
    case .jsonSchema:
      let schema = kind.map { jsonSchema(of: $0) } ?? jsonSchema()
      try terminal.print(JSONText(schema).bytes + [UInt8(ascii: "\n")])
    case .sql: try terminal.print(databaseSchema)
    case .mermaid: try terminal.print(mermaidDiagram())
    case .markdown: try terminal.print(keyReference())
    }
  }
}

extension ContentKind: ExpressibleByArgument {}
