/// Writes shortcodes as Markdown: Hugo's own, and those that most themes have.
struct HugoShortcodes {
  private let text: TracedText
  private let bytes: [UInt8]
  private let map: HugoShortcodeMap
  private let parameter: (String) -> String?
  private var edits: [TextEdit] = []
  private var notes: [ImportNote] = []
  /// Where the content of a shortcode that is taken whole ends.
  private var skipped = 0

  /// - Parameter parameter: what `{{< param name >}}` stands for.
  static func rewrite(
    _ text: TracedText, notes: inout [ImportNote], parameter: @escaping (String) -> String?
  ) -> TracedText {
    guard text.bytes.find("{{", from: 0) != nil else { return text }
    var shortcodes = HugoShortcodes(text, parameter)
    shortcodes.run()
    notes += shortcodes.notes
    return text.applying(shortcodes.edits)
  }

  private init(_ text: TracedText, _ parameter: @escaping (String) -> String?) {
    self.text = text
    self.parameter = parameter
    bytes = text.bytes
    map = HugoShortcodeMap(text.bytes)
  }

  private mutating func run() {
    edits = map.escapes.map { TextEdit($0, "") }
    var ends: Set<Int> = []
    for (place, code) in map.codes.enumerated() where code.range.lowerBound >= skipped {
      guard !code.isClosing else {
        if !ends.contains(place) { edits.append(TextEdit(code.range, "")) }
        continue
      }
      let end = map.ends[place]
      if let end { ends.insert(end) }
      write(code, end: end.map { map.codes[$0] })
    }
  }

  private mutating func write(_ code: HugoShortcode, end: HugoShortcode?) {
    switch code.name {
    case "ref", "relref": putReference(code)
    case "figure", "img", "image", "picture": putFigure(code, end)
    case "highlight", "code", "codeblock":
      putCode(code, end, language: code.argument("lang", "language", place: 0) ?? "")
    case "mermaid", "plantuml", "chart", "d2": putCode(code, end, language: code.name)
    case "katex", "math", "latex": putFormula(code, end)
    case "youtube", "vimeo", "gist", "x", "tweet", "twitter", "instagram", "bilibili": putElsewhere(code, end)
    case "details", "expand", "collapse", "spoiler", "accordion-item", "toggle":
      putBox(code, end, "details", code.argument("summary", "title", "label", "header", place: 0))
    case "tab": putTab(code, end)
    case "button", "btn", "card", "linkcard": putButton(code, end)
    case "kbd": replace(code, end, MarkdownWriting.code(inner(code, end) ?? code.values.joined(separator: "+")))
    case "param": replace(code, parameter(code.argument("name", place: 0) ?? "") ?? "")
    case "comment": replace(code, end, "")
    case "alert", "callout", "notice", "admonition", "hint", "message", "block", "asciinema-note", "pageinfo":
      let word = code.argument("type", "color", "context", "kind", "class", "icon", "level", "style", place: 0) ?? ""
      let title = code.argument("title", "header", "heading", place: 1)
      putBox(code, end, HTMLElements.boxKind(ofClasses: word) ?? "note", title)
    case "tabs", "tabpane", "steps", "columns", "cards", "accordion", "div", "center", "rawhtml", "html", "md",
      "markdown":
      replace(code, "")
      if let end { replace(end, "") }
    default:
      if let kind = HTMLElements.boxKinds[code.name], end != nil {
        putBox(code, end, kind, code.argument("title", place: 0))
      } else {
        note(
          .lost, code,
          "the shortcode `\(code.name)` has no equivalent\(end == nil ? " and is left out" : ": only its content is kept")"
        )
        replace(code, "")
        if let end { replace(end, "") }
      }
    }
  }

  private mutating func note(_ kind: ImportNote.Kind, _ code: HugoShortcode, _ message: String) {
    notes.append(ImportNote(kind, at: text.origin(at: code.range.lowerBound), message))
  }

  private mutating func replace(_ code: HugoShortcode, _ words: String) { edits.append(TextEdit(code.range, words)) }

  /// Puts words in place of a shortcode and its content.
  private mutating func replace(_ code: HugoShortcode, _ end: HugoShortcode?, _ words: String) {
    let range = code.range.lowerBound..<(end ?? code).range.upperBound
    edits.append(TextEdit(range, words))
    skipped = max(skipped, range.upperBound)
  }

  private func inner(_ code: HugoShortcode, _ end: HugoShortcode?) -> String? {
    end.map { bytes.text(code.range.upperBound..<$0.range.lowerBound) }
  }

  /// The white space before a shortcode on its line, where nothing else is: what it becomes stands in the same list.
  private func indent(_ code: HugoShortcode) -> String? {
    let start = bytes.lineStart(of: code.range.lowerBound)
    return bytes.skipBlanks(start) == code.range.lowerBound ? bytes.text(start..<code.range.lowerBound) : nil
  }

  /// Lines in the containers of the line that a shortcode stands in.
  private func block(_ lines: String, at code: HugoShortcode) -> String {
    let indent = indent(code)
    let prefix = indent ?? ""
    let words = lines.utf8Lines.map { $0.isEmpty ? $0 : prefix + $0 }.joined(separator: "\n")
    let first = indent == nil ? "\n\n" + words : String(words.dropFirst(prefix.count))
    return first + (bytes.isBlankToLineEnd(code.range.upperBound) ? "" : "\n" + prefix)
  }

  private mutating func putReference(_ code: HugoShortcode) {
    let path = code.argument("path", place: 0) ?? ""
    let target = HugoLinks.reference + MarkdownWriting.destination(path)
    let before = code.range.lowerBound > 0 ? bytes[code.range.lowerBound - 1] : 0x20
    // Alone in a text it is an address to read.
    replace(code, "(<\"'=:".utf8.contains(before) ? target : "[\(path)](\(target))")
  }

  private mutating func putFigure(_ code: HugoShortcode, _ end: HugoShortcode?) {
    guard let source = code.argument("src", "source", "url", place: 0) else {
      note(.lost, code, "the shortcode `\(code.name)` names no image and is left out")
      return replace(code, end, "")
    }
    var caption = [code.argument("title"), code.argument("caption"), code.argument("attr")].compactMap(\.self)
      .map { MarkdownWriting.plain($0).collapsed }.joined(separator: ". ")
    if code.named.isEmpty, let words = code.argument("", place: 2) { caption = words }
    let alt = code.argument("alt", place: 1) ?? (caption.isEmpty ? SourcePath.stem(of: source) : caption)
    let image = MarkdownWriting.image(alt: alt, source: source, title: caption)
    replace(code, end, code.argument("link").map { "[\(image)](\(MarkdownWriting.destination($0)))" } ?? image)
  }

  private mutating func putCode(_ code: HugoShortcode, _ end: HugoShortcode?, language: String) {
    guard let words = inner(code, end) else {
      note(.lost, code, "the shortcode `\(code.name)` has no content and is left out")
      return replace(code, "")
    }
    var lines = words.utf8Lines[...]
    while lines.first?.trimmed.isEmpty ?? false { lines.removeFirst() }
    while lines.last?.trimmed.isEmpty ?? false { lines.removeLast() }
    let marks = String(repeating: "`", count: max(3, longestRun(of: "`", in: words) + 1))
    let options = [
      code.values.dropFirst().joined(separator: ","), code.named["hl_lines"].map { "hl_lines=[\($0)]" } ?? "",
    ]
    let written = options.filter { !$0.isEmpty }.joined(separator: ",")
    let info = written.isEmpty ? language : "\(language) {\(written)}"
    var all = ["\(marks)\(CodeFences.Info(info).written)"] + lines + [marks]
    if let indent = indent(code), !indent.isEmpty {
      all = all.map { $0.hasPrefix(indent) ? String($0.dropFirst(indent.count)) : $0 }
    }
    replace(code, end, block(all.joined(separator: "\n"), at: code))
  }

  private mutating func putFormula(_ code: HugoShortcode, _ end: HugoShortcode?) {
    guard let words = inner(code, end)?.trimmed, !words.isEmpty else { return replace(code, "") }
    if words.hasPrefix("$") || words.hasPrefix("\\") { return replace(code, end, words) }
    let isDisplayed = code.values.contains("display") || code.named["display"] != nil || words.contains("\n")
    replace(code, end, isDisplayed ? block("$$\n\(words)\n$$", at: code) : "$\(words)$")
  }

  private mutating func putElsewhere(_ code: HugoShortcode, _ end: HugoShortcode?) {
    let first = code.argument("id", "user", place: 0) ?? ""
    let second = code.argument("id", place: 1) ?? ""
    let id = code.argument("id") ?? first
    let address: String =
      switch code.name {
      case "youtube": "https://www.youtube.com/watch?v=\(id)"
      case "vimeo": "https://vimeo.com/\(id)"
      case "gist": "https://gist.github.com/\(first)/\(second)"
      case "instagram": "https://www.instagram.com/p/\(id)/"
      case "bilibili": "https://www.bilibili.com/video/\(id)"
      default:
        "https://x.com/\(code.argument("user") ?? (second.isEmpty ? "i" : first))/status/\(second.isEmpty ? id : second)"
      }
    note(.changed, code, "what `\(code.name)` showed in the page is now a link")
    replace(code, end, MarkdownWriting.link(code.argument("title") ?? address, to: address))
  }

  private mutating func putBox(_ code: HugoShortcode, _ end: HugoShortcode?, _ kind: String, _ title: String?) {
    let words = title.map { " " + MarkdownWriting.plain($0).collapsed } ?? ""
    guard let end else {
      // A box without an end says what it says in its arguments.
      let content = code.argument("content", "text", "message") ?? ""
      return replace(code, content.isEmpty ? "" : block("::: \(kind)\(words)\n\(content)\n:::", at: code))
    }
    replace(code, block("::: \(kind)\(words)\n", at: code))
    let start = bytes.lineStart(of: end.range.lowerBound)
    let isAlone = bytes.skipBlanks(start) == end.range.lowerBound
    replace(
      end,
      (isAlone ? "" : "\n" + (indent(code) ?? "")) + ":::" + (bytes.isBlankToLineEnd(end.range.upperBound) ? "" : "\n"))
  }

  private mutating func putTab(_ code: HugoShortcode, _ end: HugoShortcode?) {
    let title = code.argument("name", "header", "title", "tabname", place: 0)
    if let language = code.argument("lang", "codelang"), end != nil {
      return putCode(code, end, language: language)
    }
    putBox(code, end, "tab", title)
  }

  private mutating func putButton(_ code: HugoShortcode, _ end: HugoShortcode?) {
    let words = inner(code, end)?.trimmed.nonBlank ?? code.argument("title", "text", "label", place: 1)
    guard let target = code.argument("href", "link", "url", "relref", "page", place: 0) else {
      return replace(code, end, words ?? "")
    }
    let destination = code.named["relref"] == nil ? target : HugoLinks.reference + target
    replace(code, end, "[\((words ?? target).collapsed)](\(MarkdownWriting.destination(destination)))")
  }
}
