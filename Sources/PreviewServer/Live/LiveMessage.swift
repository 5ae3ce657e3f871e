import Diagnostics
import Markup

/// What the server tells a page: see `assets/live.js`.
enum LiveMessage: Sendable, Equatable {
  /// The page is another now.
  case reload
  /// Only its styles are.
  case styles(PageState)
  /// Files that pages in frames are made of are.
  case frames([String])
  /// The content has errors, and what is shown is the last page that had none.
  case problems([Diagnostic])
  /// It has none any more.
  case fine

  /// How many problems are shown.
  private static let most = 20

  var json: String {
    let value: JSONValue =
      switch self {
      case .reload: .object([("type", .string("reload"))])
      case .styles(let state): .object([("type", .string("styles")), ("styles", .string(state.styles))])
      case .frames(let paths): .object([("type", .string("frames")), ("paths", .strings(paths))])
      case .problems(let problems):
        .object([
          ("type", .string("problems")),
          ("title", .string(problems.count == 1 ? "1 error" : "\(problems.count) errors")),
          ("problems", .array(problems.prefix(LiveMessage.most).map(LiveMessage.problem))),
          ("more", .integer(max(0, problems.count - LiveMessage.most))),
        ])
      case .fine: .object([("type", .string("fine"))])
      }
    return String(decoding: JSONText(value).bytes, as: UTF8.self)
  }

  private static func problem(_ found: Diagnostic) -> JSONValue {
    let range = found.location.range
    let line = found.sourceLine.map { String($0.unicodeScalars.prefix(400).map { Character($0) }) }
    let before = (line ?? "").unicodeScalars.prefix(max(0, range.start.column - 1))
    let length = range.start.line == range.end.line ? range.end.column - range.start.column : 1
    return .object([
      ("code", .string(found.code.rawValue)), ("message", .string(found.message)),
      ("help", .optional(found.help)), ("file", .string(found.location.file)),
      ("line", .integer(range.start.line)), ("column", .integer(range.start.column)),
      ("length", .integer(min(max(1, length), 200))), ("sourceLine", .optional(line)),
      // A tab under a tab, so that the mark stands under what it means.
      ("indent", .string(String(String.UnicodeScalarView(before.map { $0 == "\t" ? "\t" : " " })))),
    ])
  }
}
