/// What `licence` in `site.yaml` means to a program.
enum Licence: Hashable, Sendable {
  /// One of SPDX's list (https://spdx.org/licenses/), with the address of its text.
  case listed(identifier: String, url: String)
  /// A document at an address.
  case document(url: String)
  /// Words that name no known licence.
  case words(String)

  /// Reads a name such as `CC BY-SA 4.0` or `MIT`, or an address; `nil` where nothing is said.
  init?(_ written: String?) {
    let text = (written ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !text.isEmpty else { return nil }
    let lowercase = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: { lowercase.hasPrefix($0) }) else {
      self = Licence.creativeCommons(name: lowercase) ?? Licence.software(lowercase) ?? .words(text)
      return
    }
    var path = lowercase.dropFirst(scheme.count)
    path = path.hasPrefix("www.") ? path.dropFirst(4) : path
    let parts = path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
    self = Licence.known(parts) ?? .document(url: text)
  }

  /// SPDX's own way to name what is not in its list (SPDX 2.3, clause 10.1): letters, digits, dots and hyphens.
  static func reference(to text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "." {
        name.unicodeScalars.append(scalar)
      } else if !name.isEmpty, !name.hasSuffix("-") {
        name += "-"
      }
    }
    while name.hasSuffix("-") { name.removeLast() }
    return "LicenseRef-" + (name.isEmpty ? "site" : name)
  }

  private static func known(_ parts: [String]) -> Licence? {
    guard let host = parts.first else { return nil }
    // A deed or a legal code in some language is still the same licence; a port to a jurisdiction is another.
    let path = parts.dropFirst().filter { !$0.hasPrefix("deed") && !$0.hasPrefix("legalcode") }
    switch (host, path.first, path.count) {
    case ("creativecommons.org", "licenses", 3): return creativeCommons(kind: path[path.startIndex + 1], path.last)
    case ("creativecommons.org", "publicdomain", 3) where path[path.startIndex + 1] == "zero" && path.last == "1.0":
      return zero
    case ("spdx.org", "licenses", 2):
      let name = path.last.map { $0.hasSuffix(".html") ? String($0.dropLast(5)) : $0 } ?? ""
      return creativeCommons(name: name) ?? software(name)
    default: return nil
    }
  }

  private static let zero = Licence.listed(
    identifier: "CC0-1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/")

  private static func creativeCommons(kind: String, _ version: String?) -> Licence? {
    guard let version, ["by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"].contains(kind),
      ["1.0", "2.0", "2.5", "3.0", "4.0"].contains(version)
    else { return nil }
    return .listed(
      identifier: "CC-\(kind.uppercased())-\(version)", url: "https://creativecommons.org/licenses/\(kind)/\(version)/")
  }

  /// `cc by-sa 4.0`, `cc-by-sa-4.0`, `creative commons attribution-sharealike 4.0 international`.
  private static func creativeCommons(name: String) -> Licence? {
    var name = name
    for (long, short) in [
      ("creative commons", "cc"), ("attribution", "by"), ("sharealike", "sa"), ("noncommercial", "nc"),
      ("non-commercial", "nc"), ("noderivatives", "nd"), ("noderivs", "nd"),
    ] {
      name = name.replacing(long, with: short)
    }
    var words = name.split { " -_".contains($0) }.map(String.init)
    if words.last == "international" { words.removeLast() }
    if words == ["cc0"] || words == ["cc0", "1.0"] { return zero }
    guard words.first == "cc", words.count > 2, let version = words.last else { return nil }
    return creativeCommons(kind: words[1..<(words.count - 1)].joined(separator: "-"), version)
  }

  private static func software(_ name: String) -> Licence? {
    let hyphenated = name.replacing(" ", with: "-")
    return software.first { $0.lowercased() == hyphenated }.map {
      .listed(identifier: $0, url: "https://spdx.org/licenses/\($0).html")
    }
  }

  /// Those that course material besides Creative Commons is under.
  private static let software = [
    "0BSD", "AGPL-3.0-only", "AGPL-3.0-or-later", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "GFDL-1.3-only",
    "GFDL-1.3-or-later", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "ISC", "LAL-1.3",
    "MIT", "MIT-0", "MPL-2.0", "ODbL-1.0", "OGL-UK-3.0", "Unlicense", "etalab-2.0",
  ]
}
