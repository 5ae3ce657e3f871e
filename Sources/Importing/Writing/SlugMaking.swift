import CatalogModel

/// Makes slugs, each once.
struct SlugMaker: Sendable {
  private var used: Set<String>

  /// Names at the top of a site that pages cannot have.
  static let sitesOwn: Set<String> = [
    "api", "assets", "categories", "certificates", "courses", "files", "pages", "paths", "people", "progress", "tags",
    "verify",
  ]

  /// - Parameter reserved: slugs that are the site's own.
  init(reserved: Set<String> = []) { used = reserved }

  /// A slug for the first of `names` that makes one.
  mutating func slug(for names: String..., fallback: String) -> String {
    let base = names.lazy.compactMap(SlugMaker.base).first ?? fallback
    var slug = base
    var number = 1
    while !used.insert(slug).inserted {
      number += 1
      slug = "\(base.prefix(90))-\(number)"
    }
    return slug
  }

  /// The slug that a name makes by itself: letters of other alphabets as Latin ones, as far as that is known.
  static func base(of name: String) -> String? {
    var latin = ""
    // "C++" and "C#" are no "C".
    for character in name.lowercased().replacing("++", with: "pp") {
      if character == "#", latin.last?.isLetter ?? false {
        latin += "-sharp"
      } else if character.isASCII {
        latin.append(character)
      } else {
        latin += Transliteration.latin(of: character) ?? "-"
      }
    }
    guard var slug = Slug.suggestion(for: latin) else { return nil }
    if slug.utf8.count > 80 {
      slug = String(slug.prefix(80))
      if let hyphen = slug.lastIndex(of: "-") { slug = String(slug[..<hyphen]) }
    }
    // A lesson's name begins with its number; what follows is never a number alone.
    while slug.hasPrefix("-") { slug.removeFirst() }
    return slug.isEmpty ? nil : slug
  }
}

/// Latin letters for those of other alphabets.
enum Transliteration {
  /// The letters for a character in lower case; `nil` where none are known.
  static func latin(of character: Character) -> String? {
    if let letters = table[character] { return letters }
    // A letter with marks of its own is the letter and the marks.
    guard let first = character.unicodeScalars.first else { return nil }
    return first.isASCII ? String(Character(first)) : table[Character(first)]
  }

  private static let table: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "å": "a", "đ": "d", "ð": "d", "þ": "th",
    "ł": "l", "ı": "i", "ħ": "h", "ŋ": "ng",
    "à": "a", "á": "a", "â": "a", "ã": "a", "ā": "a", "ă": "a", "ą": "a", "ç": "c", "ć": "c", "č": "c", "ď": "d",
    "è": "e", "é": "e", "ê": "e", "ë": "e", "ē": "e", "ę": "e", "ě": "e", "ğ": "g", "ì": "i", "í": "i", "î": "i",
    "ï": "i", "ī": "i", "ñ": "n", "ń": "n", "ň": "n", "ò": "o", "ó": "o", "ô": "o", "õ": "o", "ō": "o", "ő": "o",
    "ř": "r", "ś": "s", "š": "s", "ş": "s", "ș": "s", "ť": "t", "ţ": "t", "ț": "t", "ù": "u", "ú": "u", "û": "u",
    "ū": "u", "ů": "u", "ű": "u", "ý": "y", "ÿ": "y", "ź": "z", "ż": "z", "ž": "z",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "і": "i", "ї": "i", "є": "e", "ґ": "g",
    "α": "a", "β": "b", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o", "ά": "a", "έ": "e", "ή": "i", "ί": "i", "ό": "o", "ύ": "y", "ώ": "o",
  ]
}
