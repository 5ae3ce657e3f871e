public import CatalogModel
public import ContentReader
import Foundation

/// The name in addresses and the title of something new.
public struct EntityName: Hashable, Sendable {
  /// The name in addresses.
  public var slug: Slug
  /// What people read.
  public var title: String
}

/// What an author has said of a name so far: the one argument may be a slug or a title.
public struct PartialName: Sendable {
  /// The slug, where one was written.
  public private(set) var slug: Slug?
  /// The title, where one was written.
  public private(set) var title: String?
  private let kind: ContentKind

  /// Tells a slug from a title: an argument that can be a slug is one. Any other is a title, from which the slug is made,
  /// unless it looks like a path, or there is a title already.
  public init(_ argument: String?, title: String?, of kind: ContentKind) throws(ScaffoldError) {
    self.kind = kind
    if let title { self.title = try PartialName.checked(title, kind) }
    guard let argument else { return }
    if Slug.isValid(argument, kind.alphabet) {
      try checkName(argument)
      slug = Slug(argument)
      return
    }
    let looksLikePath = argument.hasPrefix(".") || argument.contains("/") || argument.contains("\\")
    let isTooLong = argument.utf8.count > 100 && argument.utf8.allSatisfy { Slug.isValid(String(UnicodeScalar($0))) }
    guard title == nil, !looksLikePath, !isTooLong else {
      throw .invalidSlug(argument, suggestion: isTooLong ? nil : PartialName.slug(for: argument))
    }
    self.title = try PartialName.checked(argument, kind)
  }

  /// A title that the slug would most naturally have: for a prompt.
  public var suggestedTitle: String? {
    guard let slug else { return nil }
    let words = slug.text.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    return words.isEmpty ? nil : words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The name with what was asked for since.
  ///
  /// - Parameter answer: a title, if there was none yet.
  /// - Throws: ``ScaffoldError/missing(_:say:)`` where there is still no title.
  public func completed(title answer: String? = nil) throws(ScaffoldError) -> EntityName {
    let key = kind == .person ? "name" : "title"
    guard let written = title ?? answer else {
      throw .missing("the \(key) of the new \(kind.rawValue)", say: "add `--\(key) \"…\"`")
    }
    let title = try PartialName.checked(written, kind)
    if let slug { return EntityName(slug: slug, title: title) }
    guard let made = PartialName.slug(for: title) else { throw .noSlug(title: title) }
    try checkName(made)
    return EntityName(slug: Slug(made), title: title)
  }

  private static func checked(_ title: String, _ kind: ContentKind) throws(ScaffoldError) -> String {
    let key = kind == .person ? "name" : "title"
    return try TextCheck.text(title, key, of: kind, noun: "the \(key)")
  }

  /// The slug of a title; letters with marks lose them, so that “Crème” becomes `creme`.
  private static func slug(for title: String) -> String? {
    let bare = title.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
      $0.properties.generalCategory != .nonspacingMark
    }
    return Slug.suggestion(for: String(String.UnicodeScalarView(bare)))
  }

  /// Names that a reader of the folder takes for something else.
  private func checkName(_ name: String) throws(ScaffoldError) {
    switch kind {
    // The folder of a course, and the number before a lesson's name, leave nothing to confuse.
    case .course: return
    case .lesson:
      if name == "assessments" { throw .reservedName(name) }
      let digits = name.prefix { $0.isNumber }
      let rest = name.dropFirst(digits.count + 1)
      if digits.hasPrefix("0"), name.dropFirst(digits.count).hasPrefix("-"), !rest.isEmpty, let number = Int(digits) {
        throw .numberInSlug(name, number: number, rest: String(rest))
      }
    default:
      if ["readme", "license", "licence", "changelog", "contributing", "todo"].contains(name) {
        throw .reservedName(name)
      }
    }
  }
}

extension ContentKind {
  /// What the name of a file of this kind may hold.
  fileprivate var alphabet: Slug.Alphabet { self == .person ? .username : .name }
}
