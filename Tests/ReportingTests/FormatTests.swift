import Markup
import Reporting
import Testing

@Suite("Reports")
struct FormatTests {
  private func report(_ name: String) -> Report {
    Report(
      title: "About \(name)", madeAt: "2026-03-02T09:00:00Z",
      facts: [(Report.Column("enrollments", "Enrollments"), .whole(3)), (Report.Column("rate", "Rate"), .none)],
      tables: [
        Report.Table(
          "lessons", "Lessons", [Report.Column("lesson", "Lesson"), Report.Column("share", "Share")],
          rows: [[.text(name), .percent(200.0 / 3)], [.text("b"), .none]],
          chart: Report.Chart("How many did it", values: [1])),
        Report.Table("weeks", "Weeks", [Report.Column("week", "Week")], rows: []),
      ])
  }

  private func written(_ name: String, _ format: ReportFormat) -> String {
    String(decoding: report(name).written(as: format), as: UTF8.self)
  }

  @Test("as text, with numbers under each other")
  func text() {
    #expect(
      written("a", .text) == """
        About a

        Enrollments  3
        Rate         –

        Lessons
        Lesson  Share
        a       66.7 %
        b       –

        Weeks
        nothing yet

        """)
  }

  @Test("as JSON, without what is not there")
  func json() {
    #expect(
      written("a", .json)
        == #"{"schemaVersion":1,"title":"About a","madeAt":"2026-03-02T09:00:00Z","enrollments":3,"#
        + #""lessons":[{"lesson":"a","share":66.7},{"lesson":"b"}],"weeks":[]}"# + "\n")
  }

  @Test("as CSV, a line for each figure")
  func csv() {
    #expect(
      written("a", .csv)
        == "section,row,figure,value\r\n,,enrollments,3\r\n,,rate,\r\nlessons,a,share,66.7\r\nlessons,b,share,\r\n")
  }

  static let formulas: [(String, String)] = [
    ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("-2+3", "'-2+3"),
    ("\tx", "\"'\tx\""), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\nlines", "\"two\nlines\""),
    ("-12.5", "-12.5"), ("plain", "plain"), ("名前", "名前"),
  ]

  @Test("no text is a formula for a spreadsheet, nor breaks a line", arguments: formulas)
  func injection(_ text: String, _ field: String) {
    #expect(written(text, .csv).contains("\r\nlessons,\(field),share,66.7\r\n"))
  }

  @Test("markup in names stays text, and control characters move no cursor")
  func hostile() {
    let name = "<script>alert(1)</script>\" onload=\"x\u{1B}[2J"
    let page = written(name, .html)
    #expect(!page.contains("<script") && !page.contains("onload=\"x") && page.contains("&lt;script"))
    #expect(!written(name, .text).contains("\u{1B}"))
  }

  @Test("a page asks nobody for anything")
  func alone() {
    let page = written("a", .html)
    for word in ["http:", "https:", "src=", "@import", "url("] { #expect(!page.contains(word), "\(word)") }
    #expect(page.contains("<svg") && page.contains("aria-label=\"How many did it\"") && page.contains("66.7 %"))
  }
}
