import CatalogModel
import Foundation
import LocalServer
import Markup
import Records
import Reporting

/// A page of the studio, for one reader, of what the records are at one moment.
struct StudioPage {
  let change: RecordChange
  /// The reader.
  let label: String
  let formToken: String
  /// From the root.
  let path: String
  let query: FormValues
  /// What was just done.
  let notice: String?

  /// What stands on a page.
  struct Content {
    var title: String
    var body: HTML
  }

  /// The page at the path.
  func page() throws -> HTML {
    let parts = path.split(separator: "/").map(String.init)
    let content =
      switch (parts.first, parts.count) {
      case (nil, _): try home()
      case ("tables", 1): try tableList()
      case ("tables", 2): try table(parts[1])
      case ("tables", 3) where parts[2] == "row": try row(of: parts[1])
      case ("learners", 2): try learner(parts[1])
      case ("courses", 2): try course(parts[1])
      case ("attempts", 2): try attempt(parts[1])
      default: throw RecordsError.unknown(noun: "page", name: path, near: nil)
      }
    return StudioPage.framed(content, label: label, formToken: formToken, path: path, notice: notice)
  }

  /// Where the reader is, with all that was asked: where forms lead back to.
  var here: String { address(path, query.pairs.filter { $0.name != "done" }.map { ($0.name, $0.value) }) }

  // MARK: Frames

  static func framed(_ content: Content, label: String, formToken: String, path: String, notice: String?) -> HTML {
    document(
      content.title,
      """
      <a class="skip" href="#main">Skip to the page</a>
      <header>
      <nav aria-label="Studio">
      <a class="brand" href="/"\(attribute: "aria-current", path == "/" ? "page" : nil)>Miyabi studio</a>
      <a href="/tables"\(attribute: "aria-current", path == "/tables" ? "page" : nil)>Tables</a>
      </nav>
      <form method="post" action="/sign-out"><input type="hidden" name="form" value="\(formToken)">
      <span class="who">\(label)</span> <button class="quiet">Sign out</button></form>
      </header>
      <main id="main">
      \(notice.html { "<p class=\"notice\" role=\"status\">\($0)</p>" })
      <h1>\(content.title)</h1>
      \(content.body)
      </main>
      """)
  }

  private static func document(_ title: String, _ body: HTML) -> HTML {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <title>\(title) · Miyabi studio</title>
    \(HTML(markup: Array("<style>\(Report.styles)\(studioStyles)</style>".utf8)))
    </head>
    <body>
    \(body)
    </body>
    </html>

    """
  }

  private static func alone(_ title: String, _ text: String) -> HTML {
    document(title, "<main id=\"main\"><h1>\(title)</h1><p>\(text)</p></main>")
  }

  static let signedOut = alone(
    "Signed out", "Open the link that the terminal shows: it signs you in, once.")
  static let linkUsed = alone(
    "This link has been used",
    "Each link signs in once. Sign out where you are signed in, or start `miyabi db studio` again: the terminal shows a new one."
  )
  static let foreignForm = alone(
    "Nothing was done", "This form is not from your session. Go back, load the page again, and send the form once more."
  )

  static func refused(_ error: RecordsError, label: String, formToken: String, back: String) -> HTML {
    let title =
      switch error {
      case .forbidden: "Not permitted"
      case .unknown: "Not there"
      default: "Nothing was done"
      }
    // What a command would want to be told is no help here.
    let help: String? = if case .forbidden = error { nil } else { error.help }
    let message = error.message.prefix(1).uppercased() + error.message.dropFirst()
    return framed(
      Content(
        title: title,
        body: """
          <p class="problem" role="alert">\(message)</p>
          \(help.html { "<p>\($0.prefix(1).uppercased() + $0.dropFirst()).</p>" })
          <p><a href="\(back)">Back</a></p>
          """), label: label, formToken: formToken, path: "", notice: nil)
  }
}
