import CatalogModel
import ContentReader

/// Regular expressions (ECMA-262, with the flag `u`) for what the reader takes as a value of each form.
///
/// They keep to what ECMAScript, Python and ICU read alike: no classes of Unicode, and no escapes that only one knows.
enum ScalarPatterns {
  /// Hours, minutes and seconds, in this order, each at most once; spaces count for nothing.
  static let minutes: String = {
    let number = "(?:0 *)*(?:[0-9] *){1,7}"
    let parts = ["Hh", "Mm", "Ss"].map { "(?:\(number)[\($0)] *)?" }.joined()
    return "^ *(?:\(number)|(?:[Pp] *[Tt] *)?(?=[0-9])\(parts))$"
  }()

  /// A day that the calendar has, and perhaps a time of RFC 3339 (section 5.6).
  static let date: String = {
    let everyYear =
      "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
      + "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    let leapYear = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29"
    let offset = "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
    let time = #"[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.[0-9]+)?"#
    return "^(?:\(everyYear)|\(leapYear))(?:\(time)\(offset))?$"
  }()

  static let price = #"^(?:[Ff][Rr][Ee][Ee]| *0*[0-9]{1,12}(?:\.[0-9]{1,2})?(?: +[A-Z]{3})? *)$"#
  static let color = "^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"
  static let language = "^[A-Za-z]{2,3}(?:(?:-[A-Za-z0-9]{1,8})*-[A-Za-z0-9]{2,8})?$"
  static let currency = "^[A-Z]{3}$"
  static let url = "^\(webAddress)$"
  static let contact = "^(?:\(webAddress)|(?:mailto:)?\(mailPart)+@\(mailPart)*\\.\(mailPart)*)$"
  static let linkTarget = #"^(?:\#(webAddress)|mailto:[^\n]*|/(?:[^/][^\n]*)?)$"#
  static let share = "^(?:all|\(wholeNumberPattern(0...100))%)$"

  /// Segments that do not begin with a dot, below the site's root.
  static let formerAddress: String = {
    let character = #"[^\x00-\x1F?#\\%/]"#
    return #"^(?:/(?!\.)"# + character + "+)+/?$"
  }()

  static func integer(_ numbers: ClosedRange<Int>) -> String { "^\(wholeNumberPattern(numbers))$" }

  /// What a file can be called that something of this kind is named by.
  static func slug(_ reference: ContentReference) -> String {
    reference == .person ? "^[a-z0-9_-]{1,100}$" : "^[a-z0-9-]{1,100}$"
  }

  /// A path from a course's folder or from `content/` into one of the folders `files` whose files are published, to a
  /// file with one of the extensions in either case, whose name does not begin with a dot.
  static func file(_ type: ContentFileType) -> String {
    let course = "[a-z0-9-]+/+"
    let below = "(?:pages/+|courses/+\(course))"
    let way = "(?:\\./+)*(?:\\.\\./+\(course)|(?:\\.\\./+){2}\(below)?|\(below))?files/+(?:[^/]+/+)*"
    guard !type.extensions.isEmpty else { return "^\(way)[^./][^/]*/*$" }
    let extensions = type.extensions.map { $0.map(eitherCase).joined() }.joined(separator: "|")
    return "^\(way)[^./][^/]*\\.(?:\(extensions))/*$"
  }

  private static let webAddress =
    #"[Hh][Tt][Tt][Pp][Ss]?://(?:[A-Za-z0-9\[]|[^\x00-\x7F])[^\x00-\x20\x7F"<>\\^`{|}]*"#
  private static let mailPart = #"[^\x00-\x20"<>\\,;:@]"#

  private static func eitherCase(_ letter: Character) -> String {
    letter.isLetter ? "[\(letter.uppercased())\(letter)]" : String(letter)
  }
}
