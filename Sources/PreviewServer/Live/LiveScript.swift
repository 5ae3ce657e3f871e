import ContentReader
import Markup
import PreviewAssets

/// The preview's own script, and the way into pages.
enum LiveScript {
  /// Where the script is; the site has no address that begins like this.
  static let path = "/.miyabi/live.js"
  /// Where pages listen.
  static let socketPath = "/.miyabi/live"

  static let bytes = Array(UnsafeBufferPointer(start: preview_script(), count: preview_script_count()))

  /// The script's address in pages: another for another script.
  private static let source = "\(path)?\(ContentDigest(of: bytes).description.prefix(8))"

  /// The page with the script at its end.
  static func added(to page: [UInt8], _ state: PageState) -> [UInt8] {
    let tag: HTML = """
      <script src="\(source)" data-content="\(state.content)" data-styles="\(state.styles)"></script>

      """
    let end = Array("</body>".utf8)
    var place = page.count - end.count
    while place > 0, !page[place...].starts(with: end) { place -= 1 }
    return place > 0 ? page[..<place] + tag.bytes + page[place...] : page + tag.bytes
  }

  /// What is shown while there is no site to show: the script puts the errors over it.
  static var emptyPage: [UInt8] {
    let page: HTML = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Nothing to show yet</title>
      </head>
      <body>
      <h1>Nothing to show yet</h1>
      <p>The content has errors. This page shows the site as soon as they are mended.</p>
      </body>
      </html>

      """
    return page.bytes
  }
}
