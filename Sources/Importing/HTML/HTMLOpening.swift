extension HTMLConversion {
  /// Converts a tag that begins an element, or the whole element.
  /// - Returns: where reading goes on.
  mutating func begin(_ tag: HTMLTag) -> Int {
    switch tag.name {
    case "img": return putImage(tag)
    case "a": return beginLink(tag)
    case "br": return putBreak(tag)
    case "hr": putBlock("\n***\n", in: tag.range)
    case "b", "strong": return wrap(tag, "**")
    case "i", "em": return wrap(tag, "*")
    case "del", "s", "strike": return wrap(tag, "~~")
    case "code", "kbd", "tt", "samp", "var": return putCode(tag)
    case "sub", "sup": return putShifted(tag)
    case "details": return beginDetails(tag)
    case "summary": return wrapBlock(tag, "**", "**")
    case "div", "aside": beginBox(tag)
    case "h1", "h2", "h3", "h4", "h5", "h6": return putHeading(tag)
    case "ul", "ol", "menu", "dl": beginList(tag)
    case "li": beginItem(tag)
    case "dt": return wrapBlock(tag, "**", "**")
    case "figcaption", "caption": return wrapBlock(tag, "*", "*")
    case "dd": pushBlock(tag)
    case "table": return putTable(tag)
    case "iframe", "video", "audio", "embed", "object": return putMedium(tag)
    case "q":
      edits.append(TextEdit(tag.range, "“"))
      push(tag, .inline("”"))
    default: return beginOther(tag)
    }
    return tag.range.upperBound
  }

  mutating func push(_ tag: HTMLTag, _ end: End) {
    if !tag.isSelfClosing, !HTMLElements.empty.contains(tag.name) { open.append(Open(tag: tag, end: end)) }
  }

  private mutating func pushBlock(_ tag: HTMLTag) {
    putBlock("", in: tag.range)
    push(tag, .block(""))
  }

  private mutating func beginOther(_ tag: HTMLTag) -> Int {
    if !HTMLElements.silent.contains(tag.name) {
      let isLost = ["button", "form", "input", "select", "canvas", "link", "meta", "base"].contains(tag.name)
      note(
        isLost ? .lost : .changed, tag.range.lowerBound,
        isLost
          ? "the element `<\(tag.name)>` has no equivalent and is left out"
          : "the element `<\(tag.name)>` has no equivalent: only its content is kept")
    }
    if HTMLElements.blocks.contains(tag.name) {
      pushBlock(tag)
    } else {
      edits.append(TextEdit(tag.range, ""))
      push(tag, .nothing)
    }
    return tag.range.upperBound
  }

  private mutating func putImage(_ tag: HTMLTag) -> Int {
    guard let source = tag["src"] ?? tag["data-src"], !source.isEmpty else {
      note(.lost, tag.range.lowerBound, "an image without a source is left out")
      edits.append(TextEdit(tag.range, ""))
      return tag.range.upperBound
    }
    if tag["width"] != nil || tag["height"] != nil || tag["style"] != nil {
      note(
        .changed, tag.range.lowerBound, "the image `\(source)` is shown in its own size, not in the one written here")
    }
    edits.append(
      TextEdit(tag.range, MarkdownWriting.image(alt: tag["alt"] ?? "", source: source, title: tag["title"])))
    return tag.range.upperBound
  }

  private mutating func beginLink(_ tag: HTMLTag) -> Int {
    guard let target = tag["href"], !tag.isSelfClosing else {
      edits.append(TextEdit(tag.range, ""))
      push(tag, .nothing)
      return tag.range.upperBound
    }
    edits.append(TextEdit(tag.range, "["))
    push(tag, .inline("](" + MarkdownWriting.destination(target) + ")"))
    return tag.range.upperBound
  }

  private mutating func putBreak(_ tag: HTMLTag) -> Int {
    let end = tag.range.upperBound
    if isInTableRow(tag.range.lowerBound) || isInHeading(tag.range.lowerBound) {
      edits.append(TextEdit(tag.range, " "))
    } else if bytes.isBlankToLineEnd(bytes.lineStart(of: tag.range.lowerBound)) {
      edits.append(TextEdit(tag.range, ""))
    } else if bytes.skipBlanks(bytes.lineStart(of: tag.range.lowerBound)) == tag.range.lowerBound {
      // A line that only breaks: what stands around it are paragraphs.
      edits.append(TextEdit(tag.range, bytes.isBlankToLineEnd(end) ? "" : "\n"))
    } else if bytes.isBlankToLineEnd(end) {
      // A break ends a line of a paragraph; at a paragraph's end it would be a backslash.
      let next = min(bytes.lineEnd(of: end) + 1, bytes.count)
      let isLast = next >= bytes.count || bytes.isBlankToLineEnd(next)
      edits.append(TextEdit(tag.range.lowerBound..<bytes.lineEnd(of: end), isLast ? "" : "\\"))
    } else {
      let start = bytes.lineStart(of: tag.range.lowerBound)
      let prefix = bytes.text(start..<bytes[start...].prefix { isBlank($0) || $0 == UInt8(ascii: ">") }.endIndex)
      edits.append(TextEdit(tag.range.lowerBound..<bytes.skipBlanks(end), "\\\n" + prefix))
    }
    return end
  }

  /// Marks around an element's text, where Markdown would take them for marks.
  private mutating func wrap(_ tag: HTMLTag, _ mark: String) -> Int {
    edits.append(TextEdit(tag.range, ""))
    guard let close = closing(of: tag), close.range.lowerBound > tag.range.upperBound,
      !bytes.text(tag.range.upperBound..<close.range.lowerBound).contains("\n\n"),
      !isBlankOrNewline(bytes[tag.range.upperBound]), !isBlankOrNewline(bytes[close.range.lowerBound - 1])
    else {
      push(tag, .nothing)
      return tag.range.upperBound
    }
    edits[edits.count - 1] = TextEdit(tag.range, mark)
    push(tag, .inline(mark))
    return tag.range.upperBound
  }

  private mutating func wrapBlock(_ tag: HTMLTag, _ start: String, _ end: String) -> Int {
    guard let close = closing(of: tag) else {
      edits.append(TextEdit(tag.range, ""))
      return tag.range.upperBound
    }
    let words = plainText(tag.range.upperBound..<close.range.lowerBound).collapsed
    putBlock(words.isEmpty ? "" : "\n\(start)\(words)\(end)\n", in: tag.range.lowerBound..<close.range.upperBound)
    return close.range.upperBound
  }

  private mutating func putCode(_ tag: HTMLTag) -> Int {
    guard let close = closing(of: tag) else {
      edits.append(TextEdit(tag.range, ""))
      return tag.range.upperBound
    }
    let code = plainText(tag.range.upperBound..<close.range.lowerBound).collapsed
    edits.append(TextEdit(tag.range.lowerBound..<close.range.upperBound, MarkdownWriting.code(code)))
    return close.range.upperBound
  }

  private mutating func putShifted(_ tag: HTMLTag) -> Int {
    guard let close = closing(of: tag) else { return beginOther(tag) }
    let words = plainText(tag.range.upperBound..<close.range.lowerBound)
    guard let shifted = HTMLElements.shifted(words, tag.name) else { return beginOther(tag) }
    edits.append(TextEdit(tag.range.lowerBound..<close.range.upperBound, shifted))
    return close.range.upperBound
  }

  private mutating func beginDetails(_ tag: HTMLTag) -> Int {
    var end = tag.range.upperBound
    var title = ""
    var next = end
    while next < bytes.count, isBlankOrNewline(bytes[next]) { next += 1 }
    if let summary = HTMLTag(bytes, at: next), summary.name == "summary", !summary.isClosing,
      let close = closing(of: summary)
    {
      title = MarkdownWriting.plain(plainText(summary.range.upperBound..<close.range.lowerBound)).collapsed
      end = close.range.upperBound
    }
    putBlock("\n::: details \(title)".trimmedEnd + "\n", in: tag.range.lowerBound..<end)
    push(tag, .block("\n:::\n"))
    return end
  }

  private mutating func beginBox(_ tag: HTMLTag) {
    if let kind = HTMLElements.boxKind(ofClasses: tag["class"] ?? "") {
      putBlock("\n::: \(kind)\n", in: tag.range)
      push(tag, .block("\n:::\n"))
      return
    }
    if let name = tag["class"] ?? tag["style"], !name.isEmpty {
      note(
        .changed, tag.range.lowerBound,
        "the element `<\(tag.name)>` with “\(name.prefix(40))” has no equivalent: only its content is kept")
    }
    pushBlock(tag)
  }

  private mutating func putHeading(_ tag: HTMLTag) -> Int {
    guard let close = closing(of: tag), let level = Int(tag.name.dropFirst()) else {
      return beginOther(tag)
    }
    // The words are converted like any others; only the line is the heading's.
    let words = bytes.text(tag.range.upperBound..<close.range.lowerBound)
    var notes: [ImportNote] = []
    let inner = HTMLConversion.run(TracedText(words, file: ""), notes: &notes).text.text
      .replacing("\\\n", with: " ").collapsed
    let range = tag.range.lowerBound..<close.range.upperBound
    putBlock(inner.isEmpty ? "" : "\n\(String(repeating: "#", count: level)) \(inner)\n", in: range)
    return close.range.upperBound
  }

  private mutating func beginList(_ tag: HTMLTag) {
    putBlock("", in: tag.range)
    open.append(Open(tag: tag, end: .block(""), number: tag.name == "ol" ? Int(tag["start"] ?? "") ?? 1 : 0))
  }

  private mutating func beginItem(_ tag: HTMLTag) {
    // An item that is still open ends where the next begins.
    if let last = open.last, last.tag.name == "li" { open.removeLast() }
    let lists = open.indices.filter { ["ul", "ol", "menu"].contains(open[$0].tag.name) }
    var marker = "- "
    if let list = lists.last, open[list].number > 0 {
      marker = "\(open[list].number). "
      open[list].number += 1
    }
    let indent = String(repeating: "   ", count: max(0, lists.count - 1))
    let end = bytes[tag.range.upperBound...].firstIndex { !isBlankOrNewline($0) } ?? tag.range.upperBound
    putBlock(indent + marker, in: tag.range.lowerBound..<end, before: .sameLine)
    push(tag, .block(""))
  }

  private mutating func putMedium(_ tag: HTMLTag) -> Int {
    let close = tag.isSelfClosing ? nil : closing(of: tag)
    let end = close?.range.upperBound ?? tag.range.upperBound
    var source = tag["src"] ?? tag["data"]
    var index = tag.range.upperBound
    while source == nil, index < end {
      if let inner = HTMLTag(bytes, at: index), inner.name == "source" || inner.name == "a" {
        source = inner["src"] ?? inner["href"]
      }
      index += 1
    }
    guard let source, !source.isEmpty else {
      note(.lost, tag.range.lowerBound, "the element `<\(tag.name)>` has no equivalent and is left out")
      edits.append(TextEdit(tag.range.lowerBound..<end, ""))
      return end
    }
    if ["video", "audio"].contains(tag.name), HTMLElements.playable.contains(SourcePath.fileExtension(of: source)) {
      let image = MarkdownWriting.image(
        alt: tag["title"] ?? tag["aria-label"] ?? SourcePath.stem(of: source), source: source)
      edits.append(TextEdit(tag.range.lowerBound..<end, image))
      return end
    }
    note(.changed, tag.range.lowerBound, "what `<\(tag.name)>` showed in the page is now a link to `\(source)`")
    let words = tag["title"] ?? tag["aria-label"] ?? source
    putBlock("\n" + MarkdownWriting.link(words, to: source) + "\n", in: tag.range.lowerBound..<end)
    return end
  }
}
