import CatalogModel
import Diagnostics

extension Site {
  /// The site that the checked keys of `site.yaml` describe.
  init(_ fields: Fields) {
    self.init(title: fields.text("title") ?? "Untitled")
    description = fields.text("description") ?? description
    baseURL = fields.text("baseURL") ?? baseURL
    language = fields.text("language") ?? language
    currency = fields.text("currency") ?? currency
    navigation = fields.list("navigation").compactMap { field in
      guard let link = field.mapping, let title = link.text("title"), let url = link.text("url") else { return nil }
      return NavigationLink(title: title, url: url)
    }
    let theme = fields.mapping("theme")
    accent = theme?.text("accent")
    logo = theme?.file("logo")
    keepsRawHTML = fields.mapping("markdown")?.flag("rawHTML") ?? false
    bodyCharacters = fields.mapping("limits")?.number("bodyCharacters") ?? bodyCharacters
    for (name, level) in fields.named("checks") {
      guard let code = DiagnosticCode.allCases.first(where: { $0.checkName == name.value }) else { continue }
      checks[code] = level.choice(CheckLevel.self)
    }
    let certificates = fields.mapping("certificates")
    issuer.issuer = certificates?.text("issuer")
    issuer.name = certificates?.text("name")
    issuer.url = certificates?.text("url")
    contact = fields.text("contact")
    licence = fields.text("licence")
  }
}

extension Fields {
  /// The addresses that the links of the header lead to.
  var navigationAddresses: [Located<String>] {
    list("navigation").compactMap { field in
      field.mapping.flatMap { link in
        link.text("url").flatMap { url in link.place("url").map { Located(url, at: $0) } }
      }
    }
  }
}
