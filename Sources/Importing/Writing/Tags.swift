import CatalogModel

/// Tags of a course.
enum Tags {
  /// The longest tag, in characters.
  private static let longest = 60

  /// The tags that a course may have: each once however it is spelt, none without a name in addresses.
  static func usable(_ words: [String]) -> [String] {
    var seen: Set<TagKey> = []
    return words.map { $0.collapsed.shortened(to: longest) }.filter { word in
      let key = TagKey(word)
      return !key.text.isEmpty && seen.insert(key).inserted
    }
  }
}
