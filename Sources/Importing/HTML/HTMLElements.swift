/// What is known of HTML's elements.
enum HTMLElements {
  /// Elements that begin a block.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "iframe", "li", "main", "nav", "ol",
    "p", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video", "audio", "object",
  ]

  /// All that a browser knows.
  static let all: Set<String> = blocks.union([
    "a", "abbr", "acronym", "area", "b", "base", "bdi", "bdo", "big", "body", "br", "button", "canvas", "caption",
    "cite",
    "code", "col", "colgroup", "data", "datalist", "del", "dfn", "dialog", "em", "embed", "font", "head", "hgroup",
    "html", "i", "img", "input", "ins", "kbd", "label", "legend", "link", "map", "mark", "menu", "meta", "meter",
    "noscript", "optgroup", "option", "output", "param", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "s",
    "samp", "script", "search", "select", "slot", "small", "source", "span", "strike", "strong", "style", "sub", "sup",
    "svg", "template", "textarea", "time", "title", "track", "tt", "u", "var", "wbr", "math",
  ])

  /// Elements that have no end.
  static let empty: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
  ]

  /// Elements that mean nothing which Markdown could say, and whose content is all that counts.
  static let silent: Set<String> = [
    "abbr", "article", "bdi", "body", "cite", "data", "dfn", "figure", "footer", "header", "hgroup", "html", "ins",
    "label", "time", "main", "nav", "noscript", "p", "picture", "section", "small", "tbody", "td", "tfoot", "th",
    "thead", "tr",
    "wbr",
  ]

  /// Endings of recordings that Miyabi plays where an image names them.
  static let playable: Set<String> = ["mp4", "webm", "ogv", "mp3", "ogg", "wav", "m4a", "opus"]

  /// The kind of box that a `div`'s classes name.
  static func boxKind(ofClasses classes: String) -> String? {
    let words = classes.lowercased().split { !$0.isLetter }.map(String.init)
    // `alert alert-info` says twice that it is a box, and once what it is about.
    return words.lazy.filter { $0 != "alert" }.compactMap { boxKinds[$0] }.first
      ?? (words.contains("alert") ? boxKinds["alert"] : nil)
  }

  /// The kind of box that a word means, by the names that themes and plug-ins use.
  static let boxKinds: [String: String] = [
    "note": "note", "info": "info", "abstract": "note", "summary": "note", "primary": "note", "secondary": "note",
    "tip": "tip", "hint": "tip", "success": "tip", "important": "important", "warning": "warning", "warn": "warning",
    "attention": "warning", "caution": "caution", "danger": "caution", "error": "caution", "failure": "caution",
    "bug": "caution", "example": "example", "question": "question", "quote": "note", "alert": "warning",
  ]

  /// The language of code, as a class says it.
  static func language(of tag: HTMLTag) -> String? {
    for word in (tag["class"] ?? "").split(separator: " ") {
      for prefix in ["language-", "lang-"] where word.hasPrefix(prefix) {
        let name = word.dropFirst(prefix.count).prefix { $0 != "," }
        if !name.isEmpty { return String(name) }
      }
    }
    return nil
  }

  /// A text raised or lowered, where Unicode has all of its characters so.
  static func shifted(_ text: String, _ name: String) -> String? {
    let table = name == "sup" ? raised : lowered
    var result = ""
    for character in text {
      guard let other = table[character] else { return nil }
      result.append(other)
    }
    return result.isEmpty ? nil : result
  }

  private static let raised: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "+": "⁺",
    "-": "⁻", "=": "⁼", "(": "⁽", ")": "⁾", "n": "ⁿ", "i": "ⁱ", "t": "ᵗ", "h": "ʰ", "s": "ˢ", "d": "ᵈ", "r": "ʳ",
  ]
  private static let lowered: [Character: Character] = [
    "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉", "+": "₊",
    "-": "₋", "=": "₌", "(": "₍", ")": "₎", "i": "ᵢ", "j": "ⱼ", "n": "ₙ", "k": "ₖ", "m": "ₘ", "t": "ₜ", "x": "ₓ",
  ]
}
