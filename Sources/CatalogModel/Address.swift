import Markup

/// A page's address from the site's root, such as `/courses/intro-ai-ml/`; where the site lives is left to ``BaseURL``.
public struct Address: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The path with its leading slash, not percent-encoded.
  public let path: String

  /// Takes a path that begins with a slash.
  public init(path: String) { self.path = path }

  /// The home page.
  public static let home = Address(path: "/")
  /// All courses.
  public static let catalog = Address(path: "/courses/")
  /// All paths.
  public static let paths = Address(path: "/paths/")
  /// The tree of categories.
  public static let categories = Address(path: "/categories/")
  /// All tags.
  public static let tags = Address(path: "/tags/")
  /// All people.
  public static let people = Address(path: "/people/")
  /// What a server shows for an address that it does not have.
  public static let notFound = Address(path: "/404.html")
  /// What a learner did, as their browser keeps it.
  public static let progress = Address(path: "/progress/")
  /// For search engines.
  public static let sitemap = Address(path: "/sitemap.xml")
  /// Atom.
  public static let feed = Address(path: "/feed.xml")
  /// For robots.
  public static let robots = Address(path: "/robots.txt")
  /// What the search looks through.
  public static let searchData = Address(path: "/api/search.json")
  /// The whole catalog as data.
  public static let catalogData = Address(path: "/api/catalog.json")

  /// A course.
  public static func course(_ course: Slug) -> Address { Address(path: "/courses/\(course)/") }
  /// A lesson of a course.
  public static func lesson(_ lesson: Slug, of course: Slug) -> Address {
    Address(path: "/courses/\(course)/\(lesson)/")
  }
  /// An assessment of a course.
  public static func assessment(_ assessment: Slug, of course: Slug) -> Address {
    Address(path: "/courses/\(course)/assessments/\(assessment)/")
  }
  /// A course as data.
  public static func courseData(_ course: Slug) -> Address { Address(path: "/api/courses/\(course).json") }
  /// A learning path.
  public static func path(_ path: Slug) -> Address { Address(path: "/paths/\(path)/") }
  /// A category below the categories above it: `["ai-ml", "nlp"]`.
  public static func category(_ chain: [Slug]) -> Address {
    Address(path: "/categories/" + chain.map { $0.text + "/" }.joined())
  }
  /// A tag, by its name in addresses.
  public static func tag(_ key: TagKey) -> Address { Address(path: "/tags/\(key.text)/") }
  /// A person.
  public static func person(_ username: Slug) -> Address { Address(path: "/people/\(username)/") }
  /// A page of the site's own.
  public static func page(_ page: Slug) -> Address { Address(path: "/\(page)/") }

  /// The file below the output folder: a path that ends with a slash has an `index.html`.
  public var file: String {
    let relative = String(path.dropFirst())
    return path.hasSuffix("/") ? relative + "index.html" : relative
  }

  /// The path as it stands in a link: percent-encoded, without the base.
  public var encodedPath: String { percentEncodedPath(path) }

  /// The path.
  public var description: String { path }

  /// Orders by bytes, in no locale.
  public static func < (a: Address, b: Address) -> Bool { byBytes(a.path, b.path) }
}

/// Percent-encodes what RFC 3986 (section 3.3) does not allow in a path; slashes stay.
public func percentEncodedPath(_ path: String) -> String {
  var result: [UInt8] = []
  result.reserveCapacity(path.utf8.count)
  let hex = Array("0123456789ABCDEF".utf8)
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
      UInt8(ascii: ":"), UInt8(ascii: "@"):
      result.append(byte)
    default:
      result.append(UInt8(ascii: "%"))
      result.append(hex[Int(byte >> 4)])
      result.append(hex[Int(byte & 15)])
    }
  }
  return String(decoding: result, as: UTF8.self)
}
