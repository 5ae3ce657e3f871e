import ContentReader

/// What tells whether a page in a browser is the one that it would be now.
struct PageState: Sendable, Equatable {
  /// The digest of the page without its styles.
  var content: String
  /// The digest of its styles.
  var styles: String

  init(content: String, styles: String) {
    self.content = content
    self.styles = styles
  }

  /// Takes a page apart: style sheets it refers to and styles of its own on one side, the rest on the other.
  init(of page: [UInt8]) {
    var content: [UInt8] = []
    var styles: [UInt8] = []
    var index = page.startIndex
    while index < page.endIndex {
      guard let (range, next) = PageState.style(in: page, from: index) else { break }
      content += page[index..<range.lowerBound]
      styles += page[range]
      index = next
    }
    content += page[index...]
    self.init(content: PageState.digest(content), styles: PageState.digest(styles))
  }

  /// The next element that is a style, and where the search goes on.
  private static func style(in page: [UInt8], from start: Int) -> (range: Range<Int>, next: Int)? {
    var index = start
    while let open = page[index...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = page[open...]
      if rest.starts(with: sheet), let end = rest.firstIndex(of: UInt8(ascii: ">")) { return (open..<end + 1, end + 1) }
      if rest.starts(with: styleStart) {
        var end = open + styleStart.count
        while end < page.count, !page[end...].starts(with: styleEnd) { end += 1 }
        let next = min(end + styleEnd.count, page.count)
        return (open..<next, next)
      }
      index = open + 1
    }
    return nil
  }

  private static let sheet = Array("<link rel=\"stylesheet\"".utf8)
  private static let styleStart = Array("<style".utf8)
  private static let styleEnd = Array("</style>".utf8)

  private static func digest(_ bytes: [UInt8]) -> String { String(ContentDigest(of: bytes).description.prefix(16)) }
}
