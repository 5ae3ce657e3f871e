/// Former addresses, each once in the site.
struct AliasShelf: Sendable {
  private var used: Set<String> = []

  /// Keeps an address for what has it.
  mutating func reserve(_ address: String) { used.insert(address) }

  /// The addresses that a page had: where Hugo put it, and those that it names.
  mutating func list(of page: HugoPage, _ config: HugoConfig) -> FrontMatterValue? {
    var addresses: [String] = []
    let parent = SourcePath.folder(of: page.path)
    if let url = page.matter.keys["url"]?.text?.nonBlank {
      addresses.append("/" + url.drop { $0 == "/" })
    } else if config.hasPlainAddresses, !page.path.isEmpty {
      let name = page.matter.keys["slug"]?.text?.nonBlank ?? SourcePath.name(of: page.path)
      addresses.append("/" + (parent.isEmpty ? name : parent + "/" + name).lowercased() + "/")
    }
    for alias in page.matter.keys["aliases"]?.texts ?? [] {
      addresses.append(alias.hasPrefix("/") ? alias : "/" + (SourcePath.join(parent, alias) ?? alias))
    }
    let own = addresses.map { config.addressPrefix + $0 }.filter { isUsable($0) && used.insert($0).inserted }
    return own.isEmpty ? nil : .list(own)
  }

  /// The address, where it is free and can be one.
  mutating func address(_ text: String) -> String? {
    let address = text.hasPrefix("/") ? text : "/" + text
    return isUsable(address) && used.insert(address).inserted ? address : nil
  }

  private func isUsable(_ address: String) -> Bool {
    let parts = address.split(separator: "/")
    guard let first = parts.first, !SlugMaker.sitesOwn.contains(String(first)), !address.contains("//"),
      address.utf8.count <= 1000
    else { return false }
    return !parts.contains { $0.hasPrefix(".") }
      && !address.unicodeScalars.contains { $0.value < 0x20 || "?#\\%".unicodeScalars.contains($0) }
  }
}
