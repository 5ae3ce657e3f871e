public import Markup

extension Report {
  /// The report as a page that asks nobody for anything: it can be sent, kept and printed.
  var html: HTML {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <title>\(title)</title>
    \(HTML(markup: Array("<style>\(Report.styles)</style>".utf8)))
    </head>
    <body>
    <main>
    <h1>\(title)</h1>
    <p class="made">Made at <time datetime="\(madeAt)">\(madeAt)</time></p>
    \(content)
    </main>
    </body>
    </html>

    """
  }

  /// The figures without a page around them.
  public var content: HTML { "\(facts.isEmpty ? HTML() : factList)\n\(tables.html { $0.html })" }

  private var factList: HTML {
    """
    <dl class="facts">
    \(facts.html { fact in
      """
      <div><dt>\(fact.column.title)</dt><dd>\(fact.value.shown)</dd></div>

      """
    })</dl>
    """
  }

  /// The style sheet of ``content``, and of a page around it: light, dark and printed.
  public static let styles = """

    :root { --ink: #1d1d1b; --soft: #5b5b57; --paper: #fbfaf5; --line: #d9d6cc; --one: #8c2f39; --two: #2f6f8c;
      --three: #7a6a1f; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #ecebe6; --soft: #b0afa8; --paper: #1b1c1f; --line: #44464c; --one: #f0a3a8; --two: #8fc7e0;
        --three: #d9c877; }
    }
    @media print { :root { --ink: #000; --soft: #444; --paper: #fff; --line: #bbb; --one: #8c2f39; --two: #2f6f8c;
      --three: #7a6a1f; } section { break-inside: avoid; } }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
    h1 { font: 700 2rem/1.2 Georgia, serif; margin: 0; overflow-wrap: anywhere; }
    h2 { font: 700 1.3rem/1.3 Georgia, serif; margin: 2.5rem 0 0.5rem; }
    .made, .explanation { color: var(--soft); font-size: 0.9rem; }
    .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: 1rem; margin: 2rem 0; }
    .facts div { border-top: 2px solid var(--line); padding-top: 0.5rem; }
    dt { color: var(--soft); font-size: 0.9rem; }
    dd { margin: 0; font-size: 1.3rem; font-weight: 600; overflow-wrap: anywhere; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 0.95rem; }
    th, td { text-align: start; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid var(--line);
      vertical-align: top; }
    td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
    figure { margin: 0.5rem 0 1rem; }
    .picture svg { width: 100%; min-width: 34rem; height: auto; display: block; }
    svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
    .one { fill: var(--one); } .two { fill: var(--two); } .three { fill: var(--three); }
    figcaption { color: var(--soft); font-size: 0.9rem; }
    figcaption span { white-space: nowrap; margin-right: 1rem; }
    figcaption svg { display: inline-block; width: 0.8rem; height: 0.8rem; margin-right: 0.3rem; }
    """
}

extension Report.Table {
  fileprivate var html: HTML {
    """
    <section>
    <h2 id="\(key)">\(title)</h2>
    \(rows.isEmpty ? "<p>Nothing yet.</p>" : filled)
    \(explanation.html { "<p class=\"explanation\">\($0)</p>" })
    </section>

    """
  }

  private var filled: HTML {
    """
    \(chart.html { picture($0) })
    <div class="scroll" tabindex="0" role="region" aria-labelledby="\(key)">
    <table>
    <thead><tr>\(columns.indices.html { column in
      "<th scope=\"col\"\(attribute(column))>\(columns[column].title)</th>"
    })</tr></thead>
    <tbody>
    \(rows.html { row in
      """
      <tr>\(row.indices.html { column in cell(row[column], isHeader: column == 0) })</tr>

      """
    })</tbody>
    </table>
    </div>
    """
  }

  private func attribute(_ column: Int) -> HTML {
    rows.contains { $0[column].isNumber } ? " class=\"number\"" : ""
  }

  private func cell(_ value: Report.Cell, isHeader: Bool) -> HTML {
    if isHeader { return "<th scope=\"row\">\(value.shown)</th>" }
    return value.isNumber ? "<td class=\"number\">\(value.shown)</td>" : "<td>\(value.shown)</td>"
  }

  // MARK: The picture

  /// Bars from the left, a group for each row; the table beside it says the same in numbers.
  private func picture(_ chart: Report.Chart) -> HTML {
    let most = max(1, rows.flatMap { row in chart.values.compactMap { row[$0].magnitude } }.max() ?? 1)
    let (bar, gap, left, width) = (14, 10, 220, 720)
    let group = bar * chart.values.count + gap
    let shown = rows.prefix(60)
    let height = group * shown.count
    let classes = ["one", "two", "three"]
    return """
      <figure>
      <div class="scroll picture" tabindex="0" role="group" aria-label="\(title)">
      <svg viewBox="0 0 \(width) \(height)" role="img" aria-label="\(chart.summary)">
      \(shown.indices.html { index in
        """
        <text x="\(left - 10)" y="\(index * group + group / 2)" text-anchor="end">\(shortened(shown[index][chart.label].shown))</text>
        \(chart.values.indices.html { number in
          let value = shown[index][chart.values[number]]
          let length = Int(((value.magnitude ?? 0) / most * Double(width - left - 70)).rounded())
          let y = index * group + number * bar
          return """
            <rect class="\(classes[number % 3])" x="\(left)" y="\(y)" width="\(length)" height="\(bar - 2)"/>
            <text x="\(left + length + 6)" y="\(y + bar - 4)">\(value.shown)</text>

            """
        })
        """
      })</svg>
      </div>
      <figcaption>\(chart.values.indices.html { number in
        """
        <span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="\(classes[number % 3])" width="10" height="10"/></svg>\
        \(columns[chart.values[number]].title)</span>
        """
      })</figcaption>
      </figure>
      """
  }

  private func shortened(_ text: String) -> String { text.count > 30 ? text.prefix(29) + "…" : text }
}
