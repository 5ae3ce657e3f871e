import CatalogModel
import Foundation
import LocalServer
import Markup
import Records

extension StudioPage {
  /// All tables that the reader may look into.
  func tableList() throws -> Content {
    let tables = try change.tables()
    let titles: [TableSummary.Kind: String] = [
      .content: "Content, as the index has it", .records: "What people did", .upkeep: "The file itself",
    ]
    return Content(
      title: "Tables",
      body: TableSummary.Kind.allCases.html { kind in
        let some = tables.filter { $0.kind == kind }
        return some.isEmpty
          ? HTML()
          : """
          <h2>\(titles[kind] ?? "")</h2>
          <ul class="cards">\(some.html { table in
            "<li><a href=\"/tables/\(table.name)\">\(words(table.name))</a> <span class=\"count\">\(shown(table.rows))</span></li>\n"
          })</ul>
          """
      })
  }

  /// Rows of a table: filtered, in an order, a page of them.
  func table(_ name: String) throws -> Content {
    let filters = try self.filters()
    let sort = query["sort"].flatMap { $0.isEmpty ? nil : $0 }
    let number = max(1, query["page"].flatMap { Int($0) }.map { min($0, 1_000_000) } ?? 1)
    let isDescending = sort?.hasPrefix("-") ?? false
    let page = try change.rows(
      TableQuery(
        name, filters: filters, sort: sort.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 },
        isDescending: isDescending, offset: (number - 1) * TablePage.size))
    let first = (number - 1) * TablePage.size + 1
    let range = page.rows.isEmpty ? "No row" : "Rows \(first) to \(first + page.rows.count - 1) of \(shown(page.count))"
    return Content(
      title: heading(name),
      body: """
        \(filterForm(name, page, filters, sort))
        <p class="range">\(range)</p>
        \(page.rows.isEmpty ? empty(name, filters) : grid(name, page, filters, sort))
        \(pager(name, filters, sort, number, page))
        \(try settingForm(name))
        """)
  }

  /// A row: its values, what it names, what names it.
  func row(of table: String) throws -> Content {
    let key = try filters()
    let (columns, row) = try change.row(table, key: key)
    let referrers = try change.referrers(to: table, key: row.key)
    return Content(
      title: "\(heading(table)): \(row.key.map(\.value).joined(separator: ", "))",
      body: """
        \(storyLink(table, columns, row))
        <dl class="values">\(zip(columns, row.values).html { column, value in
          "<div><dt>\(words(column.name))</dt><dd>\(cell(value, isWhole: true))</dd></div>\n"
        })</dl>
        \(referrers.isEmpty ? HTML() : named(by: referrers))
        <p><a href="/tables/\(table)">All \(words(table))</a></p>
        """)
  }

  // MARK: Asking

  /// `where=column:comparison:value`, as often as there are conditions, and one from the form's three fields.
  private func filters() throws -> [TableQuery.Filter] {
    var filters = try query.all("where").map { text in
      let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, let comparison = TableQuery.Filter.Comparison(rawValue: parts[1]) else {
        throw RecordsError.refused(
          "“\(text.prefix(60))” is no condition", help: "write `column:is:value`, or use the form")
      }
      return TableQuery.Filter(parts[0], comparison, parts[2])
    }
    if let column = query["column"], !column.isEmpty {
      let comparison = query["how"].flatMap { TableQuery.Filter.Comparison(rawValue: $0) } ?? .equal
      filters.append(TableQuery.Filter(column, comparison, query["value"] ?? ""))
    }
    return filters
  }

  private func written(_ filter: TableQuery.Filter) -> String {
    "\(filter.column):\(filter.comparison.rawValue):\(filter.value)"
  }

  private func tableAddress(
    _ table: String, _ filters: [TableQuery.Filter], sort: String?, page: Int = 1
  ) -> String {
    address(
      "/tables/\(table)",
      filters.map { ("where", written($0)) } + (sort.map { [("sort", $0)] } ?? [])
        + (page > 1 ? [("page", "\(page)")] : []))
  }

  private func rowAddress(_ table: String, _ key: [TableQuery.Filter]) -> String {
    address("/tables/\(table)/row", key.map { ("where", written($0)) })
  }

  private func filterForm(
    _ table: String, _ page: TablePage, _ filters: [TableQuery.Filter], _ sort: String?
  ) -> HTML {
    """
    <form method="get" action="/tables/\(table)" class="filters" role="search" aria-label="Filter">
    \(filters.html { filter in
      """
      <span class="chip"><input type="hidden" name="where" value="\(written(filter))">\(said(filter)) \
      <a href="\(tableAddress(table, filters.filter { $0 != filter }, sort: sort))" aria-label="Without: \(said(filter))">×</a></span>

      """
    })
    \(sort.html { "<input type=\"hidden\" name=\"sort\" value=\"\($0)\">" })
    \(choice("column", "Column", [("", "…")] + page.columns.map { ($0.name, words($0.name)) }))
    \(choice("how", "How", TableQuery.Filter.Comparison.allCases.map { ($0.rawValue, said($0)) }))
    \(field("value", "Value"))
    <button>Filter</button>
    </form>
    """
  }

  private func said(_ filter: TableQuery.Filter) -> String {
    "\(words(filter.column)) \(said(filter.comparison)) \(filter.value)".trimmingCharacters(in: .whitespaces)
  }

  private func said(_ comparison: TableQuery.Filter.Comparison) -> String {
    switch comparison {
    case .equal: "is"
    case .different: "is not"
    case .contains: "contains"
    case .atLeast: "is at least"
    case .atMost: "is at most"
    case .isEmpty: "is empty"
    case .isFilled: "is filled"
    }
  }

  // MARK: Showing

  private func grid(_ table: String, _ page: TablePage, _ filters: [TableQuery.Filter], _ sort: String?) -> HTML {
    """
    <div class="scroll" tabindex="0" role="region" aria-label="\(words(table))">
    <table class="grid">
    <thead><tr><th scope="col"><span class="unseen">Row</span></th>\(page.columns.html { column in
      heading(column, table, filters, sort)
    })</tr></thead>
    <tbody>
    \(page.rows.html { row in
      """
      <tr><td><a href="\(rowAddress(table, row.key))" aria-label="Row \(row.key.map(\.value).joined(separator: ", "))">open</a></td>\
      \(row.values.html { value in
        value.kind == .number ? "<td class=\"number\">\(value.text)</td>" : "<td>\(cell(value))</td>"
      })</tr>

      """
    })</tbody>
    </table>
    </div>
    """
  }

  private func heading(
    _ column: TablePage.Column, _ table: String, _ filters: [TableQuery.Filter], _ sort: String?
  ) -> HTML {
    guard column.isSortable else { return "<th scope=\"col\">\(words(column.name))</th>" }
    let isRising = sort == column.name
    let isFalling = sort == "-\(column.name)"
    let order: String? = isRising ? "ascending" : isFalling ? "descending" : nil
    return """
      <th scope="col"\(attribute: "aria-sort", order)>\
      <a href="\(tableAddress(table, filters, sort: isRising ? "-\(column.name)" : column.name))">\(words(column.name))\
      \(isRising ? " ↑" : isFalling ? " ↓" : "")</a></th>
      """
  }

  private func pager(
    _ table: String, _ filters: [TableQuery.Filter], _ sort: String?, _ number: Int, _ page: TablePage
  ) -> HTML {
    let isLast = page.rows.count < TablePage.size || number * TablePage.size == page.count.number && !page.count.isMore
    guard number > 1 || !isLast else { return HTML() }
    return """
      <nav class="pager" aria-label="Pages">
      \(number > 1 ? "<a rel=\"prev\" href=\"\(tableAddress(table, filters, sort: sort, page: number - 1))\">Earlier rows</a>" : HTML())
      \(isLast ? HTML() : "<a rel=\"next\" href=\"\(tableAddress(table, filters, sort: sort, page: number + 1))\">More rows</a>")
      </nav>
      """
  }

  private func empty(_ table: String, _ filters: [TableQuery.Filter]) -> HTML {
    filters.isEmpty
      ? "<p class=\"empty\">There is nothing here yet, or nothing that you may see.</p>"
      : "<p class=\"empty\">Nothing fits all of these conditions. <a href=\"/tables/\(table)\">Show everything</a></p>"
  }

  private func named(by referrers: [TableReferrer]) -> HTML {
    """
    <h2>What names it</h2>
    <ul class="cards">\(referrers.html { referrer in
      """
      <li><a href="\(tableAddress(referrer.table, [referrer.filter], sort: nil))">\(words(referrer.table))</a> \
      <span class="count">\(shown(referrer.rows)), by \(words(referrer.filter.column))</span></li>

      """
    })</ul>
    """
  }

  private func storyLink(_ table: String, _ columns: [TablePage.Column], _ row: TableRow) -> HTML {
    switch table {
    case "users": "<p><a href=\"/learners/\(row.key[0].value)\">The learner’s story, and what can be done</a></p>"
    case "courses":
      zip(columns, row.values).first { $0.0.name == "slug" }.html { _, slug in
        "<p><a href=\"/courses/\(slug.text)\">The course’s story, and what can be done</a></p>"
      }
    case "assessment_attempts": "<p><a href=\"/attempts/\(row.key[0].value)\">The attempt, question by question</a></p>"
    default: HTML()
    }
  }

  private func settingForm(_ table: String) throws -> HTML {
    guard table == "system_settings", try change.may(.settingWrite) else { return HTML() }
    return drawer(
      "Add or change a setting",
      form(
        .setSetting,
        fields: """
          \(field("key", "Key", isNeeded: true))\(field("value", "Value"))\(choice("type", "Type", SettingType.string))
          """))
  }

  func cell(_ value: TableValue, isWhole: Bool = false) -> HTML {
    let longest = 80
    let text = isWhole || value.text.count <= longest ? value.text : value.text.prefix(longest) + "…"
    switch value.kind {
    case .none: return "<span class=\"nothing\" title=\"nothing\">–</span>"
    case .reference("users", _, let id): return "<a href=\"/learners/\(id)\">\(text)</a>"
    case .reference(let table, let column, let id):
      return "<a href=\"\(rowAddress(table, [TableQuery.Filter(column, .equal, id)]))\">\(text)</a>"
    case .moment:
      return "<time datetime=\"\(value.text)\">\(value.text.replacing("T", with: " ").replacing("Z", with: ""))</time>"
    case .json: return isWhole ? "<pre>\(indented(value.text))</pre>" : "<code>\(text)</code>"
    case .bytes: return "<code>\(isWhole ? value.text : value.text.prefix(12) + "…")</code>"
    case .sealed: return "<span class=\"nothing\" title=\"sealed: there is no key\">sealed</span>"
    case .text where isWhole: return "<span class=\"text\">\(text)</span>"
    case .text, .number, .boolean: return "\(text)"
    }
  }

  private func indented(_ json: String) -> String {
    guard let value = try? JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed),
      let data = try? JSONSerialization.data(
        withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed])
    else { return json }
    return String(decoding: data, as: UTF8.self)
  }

  private func heading(_ table: String) -> String { words(table).prefix(1).uppercased() + words(table).dropFirst() }

  func shown(_ count: RowCount) -> String { count.isMore ? "more than \(count.number)" : "\(count.number)" }

  func time(_ seconds: Int64) -> HTML {
    let text = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    return "<time datetime=\"\(text)\">\(text.replacing("T", with: " ").replacing("Z", with: ""))</time>"
  }
}
