import CatalogModel

/// A key of the front matter, or of `site.yaml`: what may be written under it.
///
/// One table of these for each kind of file is the source of everything that knows the format: the reader's checks, the
/// names it proposes for a misspelt one, the JSON Schema for editors, and the authors' reference.
public struct ContentKey: Sendable {
  /// Whether a file is complete without the key.
  public enum Presence: Sendable {
    case required, optional
  }

  /// What holds where the key is not written.
  public enum Fallback: Sendable, Equatable {
    /// This value, as an author would write it.
    case value(String)
    /// What these words say.
    case words(String)
  }

  /// The key.
  public let name: String
  /// What stands under it.
  public let value: ContentValue
  /// Whether a file is complete without it.
  public let presence: Presence
  /// What it is for, in one line.
  public let summary: String
  /// What holds where it is not written; `nil` for nothing.
  public let fallback: Fallback?

  /// A key of the front matter.
  public init(
    _ name: String, _ value: ContentValue, _ summary: String, presence: Presence = .optional,
    fallback: Fallback? = nil
  ) {
    self.name = name
    self.value = value
    self.presence = presence
    self.summary = summary
    self.fallback = fallback
  }

  static func required(_ name: String, _ value: ContentValue, _ summary: String) -> ContentKey {
    ContentKey(name, value, summary, presence: .required)
  }
}

/// What may stand under a key.
public indirect enum ContentValue: Sendable {
  /// Text as it is written, of so many characters.
  case text(ClosedRange<Int>)
  /// Text; more than so many characters are worth a warning.
  case advisedText(Int)
  /// `true` or `false`.
  case boolean
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// `45m`, `1h 30m`, `PT45M` or a whole number of minutes.
  case minutes
  /// `2026-01-15`, or RFC 3339.
  case date
  /// `149.99`, `149.99 USD`, `free`.
  case price
  /// `#RRGGBB` or `#RGB`.
  case color
  /// BCP 47.
  case language
  /// ISO 4217.
  case currency
  /// An address that begins with `https://` or `http://`.
  case url
  /// An address on the web, or for mail.
  case contact
  /// An address of the site, from its root, or one on the web.
  case linkTarget
  /// A former address of the site's own: `/old/address/`.
  case formerAddress
  /// `all`, or a percentage such as `80%`.
  case share
  /// One of these words; the noun is for messages.
  case choice(noun: String, values: [String])
  /// The slug of something else.
  case reference(ContentReference)
  /// A file of `content/`.
  case file(ContentFileType)
  /// A list.
  case list(ContentValue)
  /// A mapping with these keys; of those in `oneOf`, exactly one is written.
  case mapping([ContentKey], oneOf: [String])
  /// A mapping of names to values.
  case named(ContentNames, ContentValue)
  /// A single value, or a mapping.
  case either(ContentValue, ContentValue)

  static func choice<Value: WrittenEnumeration>(_ type: Value.Type) -> ContentValue {
    .choice(noun: type.noun, values: type.allCases.map(\.rawValue))
  }

  static func mapping(_ keys: [ContentKey]) -> ContentValue { .mapping(keys, oneOf: []) }
}

/// What a slug refers to.
public enum ContentReference: String, Sendable {
  case course, lesson, assessment, category, person
}

/// What the names of an open mapping are.
public enum ContentNames: Sendable {
  /// Names of checks.
  case checks
  /// Slugs of assessments of the same course.
  case assessments
}

/// What a file that is named in the front matter has to be.
public enum ContentFileType: Sendable {
  case any, image, captions, markdown, page, film, sound

  /// The extensions that fit, in lowercase; none where every one does.
  public var extensions: [String] {
    switch self {
    case .any: []
    case .image: ["svg", "png", "jpg", "jpeg", "webp", "gif", "avif"]
    case .captions: ["vtt"]
    case .markdown: ["md"]
    case .page: ["html", "htm"]
    case .film: ["mp4", "webm", "ogv", "m4v", "mov"]
    case .sound: ["mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "aac"]
    }
  }

  var noun: String {
    switch self {
    case .any: "a file"
    case .image: "an image"
    case .captions: "a WebVTT file"
    case .markdown: "a Markdown file"
    case .page: "an HTML file"
    case .film: "a video file"
    case .sound: "an audio file"
    }
  }
}
