import ContentReader

/// A form in which values are written: what the reference explains once.
enum ValueForm: String, CaseIterable {
  case text, boolean, integer, minutes, date, price, color, language, currency, url, contact, linkTarget
  case formerAddress, share, choice, reference, file, list, mapping, named

  /// The heading of its explanation.
  var title: String {
    switch self {
    case .text: "Text"
    case .boolean: "True or false"
    case .integer: "Whole number"
    case .minutes: "Length of time"
    case .date: "Date"
    case .price: "Price"
    case .color: "Colour"
    case .language: "Language"
    case .currency: "Currency"
    case .url: "Address on the web"
    case .contact: "Address to write to"
    case .linkTarget: "Address of a link"
    case .formerAddress: "Former address"
    case .share: "Share"
    case .choice: "One of several words"
    case .reference: "Slug"
    case .file: "File"
    case .list: "List"
    case .mapping: "Keys of its own"
    case .named: "Names with values"
    }
  }

  /// What may be written, in Markdown.
  var explanation: String {
    switch self {
    case .text:
      "Taken as it is written: `2001`, `1.5`, `no` and `on` are texts. Quote a text that holds `: ` or ` #`, or that "
        + "begins with a sign. A long one may stand indented below `>`."
    case .boolean: "`true` or `false`, without quotation marks, and no other word."
    case .integer: "Decimal digits; `012` is twelve."
    case .minutes:
      "Hours, minutes and seconds with their letters, or as ISO 8601 writes them, or a whole number of minutes. "
        + "Seconds are rounded up."
    case .date: "A day, or a day with a time and its offset from UTC (RFC 3339)."
    case .price:
      "An amount with at most two decimal places, perhaps with a currency of ISO 4217; or `free`. Without a "
        + "currency, the site's holds."
    case .color: "Three or six hexadecimal digits after `#`, in quotation marks: a bare `#` begins a comment."
    case .language: "A language tag (BCP 47)."
    case .currency: "The three upper-case letters of ISO 4217."
    case .url: "Begins with `https://` or `http://`."
    case .contact: "On the web; or for mail, with or without `mailto:`."
    case .linkTarget: "From the site's root, beginning with `/`; or on the web; or `mailto:`."
    case .formerAddress: "From the site's root, beginning with `/`, without a query and without `.` before a name."
    case .share: "`all`, or a percentage from `0%` to `100%`."
    case .choice: "One of the words that stand there, in lower case."
    case .reference:
      "The name of what is meant: that of its file, without `.md` and without a lesson's number; a course's is that of "
        + "its folder, and a person's is the username."
    case .file:
      "A path relative to the course's folder, or outside courses to `content/`. The file lies in a folder `files`, is "
        + "written with upper and lower case as in its name, and has one of the endings that stand there."
    case .list: "Between brackets, or each entry on a line of its own after `- `. It may be empty."
    case .mapping: "Between braces, or on lines of their own, indented."
    case .named: "As keys of its own, with names that are chosen from what there is."
    }
  }

  /// Values of the form, as they stand after a key.
  var examples: [String] {
    switch self {
    case .text: ["Introduction to Weaving", "\"Weaving: the basics\"", "2001"]
    case .boolean: ["true", "false"]
    case .integer: ["480"]
    case .minutes: ["45m", "1h 30m", "PT45M", "45"]
    case .date: ["2026-01-15", "2026-01-15T09:30:00Z", "2026-01-15T09:30:00+09:00"]
    case .price: ["149.99", "149.99 EUR", "150", "free"]
    case .color: ["\"#1E40AF\"", "\"#14A\""]
    case .language: ["en", "pt-BR", "zh-Hant"]
    case .currency: ["USD"]
    case .url: ["https://example.org/loom"]
    case .contact: ["ann@example.org", "mailto:ann@example.org", "https://example.org/contact"]
    case .linkTarget: ["/courses/", "https://example.org/", "mailto:ann@example.org"]
    case .formerAddress: ["/old/address/"]
    case .share: ["all", "80%"]
    case .choice: ["published"]
    case .reference: ["weaving"]
    case .file: ["files/cover.svg", "../../files/cover.svg"]
    case .list: ["[Weaving, 織物]"]
    case .mapping: ["{ lessons: 80% }"]
    case .named: ["{ final: passed }"]
    }
  }
}

extension ContentValue {
  /// How a value is written; a value that may be a mapping instead has the form of the single one.
  var form: ValueForm {
    switch self {
    case .text, .advisedText: .text
    case .boolean: .boolean
    case .integer: .integer
    case .minutes: .minutes
    case .date: .date
    case .price: .price
    case .color: .color
    case .language: .language
    case .currency: .currency
    case .url: .url
    case .contact: .contact
    case .linkTarget: .linkTarget
    case .formerAddress: .formerAddress
    case .share: .share
    case .choice: .choice
    case .reference: .reference
    case .file: .file
    case .list: .list
    case .mapping: .mapping
    case .named: .named
    case .either(let single, _): single.form
    }
  }
}
