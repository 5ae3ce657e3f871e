public import CatalogModel
public import Files

/// Why nothing was written.
public enum ScaffoldError: Error, Hashable, Sendable {
  /// Whose fault it is.
  public enum Fault: Sendable {
    /// What was asked for makes no sense in any site.
    case request
    /// It does not fit what is there.
    case site
    /// The machine refused.
    case machine
  }

  /// Something that has to be said was not: what it is, and how to say it.
  case missing(String, say: String)
  /// A name that nothing can have, and one that it may have been meant to be.
  case invalidSlug(String, suggestion: String?)
  /// A name that begins with a lesson's number.
  case numberInSlug(String, number: Int, rest: String)
  /// A title that holds no letter of which a slug could be made.
  case noSlug(title: String)
  /// A file of that name has a meaning of its own, or would have the site's own address.
  case reservedName(String)
  /// A text without a letter.
  case empty(String)
  /// A text with more characters than there may be.
  case tooLong(String, count: Int, limit: Int)
  /// A character that nobody sees and YAML does not read.
  case controlCharacter(String, Unicode.Scalar)
  /// No address on the web.
  case invalidURL(String)
  /// No language tag of BCP 47.
  case invalidLanguage(String)
  /// A lesson's number beyond those that there may be.
  case numberOutOfRange(Int)
  /// An address for a lesson that shows none.
  case needlessURL(LessonType)
  /// A slug that belongs to nothing, with the nearest that does and some of those there are.
  case unknown(noun: String, name: String, nearest: String?, known: [String])
  /// Names that are there twice.
  case repeated(noun: String, name: String)
  /// A course would come before one that it requires.
  case pathOrder(Slug, before: Slug)
  /// Something has the name or the number already.
  case taken(String, by: String)
  /// An alias leads elsewhere from the address.
  case takenAddress(Address, aliasIn: String)
  /// There is no whole number left between two lessons.
  case noRoom(after: String, before: String)
  /// The lessons of a section would no longer be neighbours.
  case splitSection(String)
  /// Files that are there already; paths relative to the root.
  case exists([String])
  /// A folder for a new site that holds something.
  case folderInUse(String, holding: [String])
  /// There is no content folder.
  case noContent(String)
  /// A file was not written.
  case unwritable(WriteError)

  /// Whose fault it is.
  public var fault: Fault {
    switch self {
    case .missing, .invalidSlug, .numberInSlug, .noSlug, .reservedName, .empty, .tooLong, .controlCharacter,
      .invalidURL, .invalidLanguage, .numberOutOfRange, .needlessURL, .repeated:
      .request
    case .unwritable: .machine
    default: .site
    }
  }

  /// What is wrong, in one sentence.
  public var message: String {
    switch self {
    case .missing(let what, _): "\(what) is missing"
    case .invalidSlug(let name, _):
      name.utf8.count > 100
        ? "“\(name.shortened)” is longer than the 100 characters that a name in addresses may have"
        : "“\(name.shortened)” cannot be a name in addresses"
    case .numberInSlug(let name, _, _): "“\(name)” begins with a lesson’s number"
    case .noSlug(let title): "no name for addresses can be made of “\(title.shortened)”"
    case .reservedName(let name): "nothing can be called `\(name)`: the name has a meaning of its own"
    case .empty(let what): "\(what) is empty"
    case .tooLong(let what, let count, let limit):
      "\(what) has \(count) characters, and at most \(limit) are allowed"
    case .controlCharacter(let what, let scalar):
      "\(what) holds a control character (U+\(hexadecimal(scalar.value)))"
    case .invalidURL(let text): "“\(text.shortened)” is no address on the web"
    case .invalidLanguage(let text): "“\(text.shortened)” is no language tag"
    case .numberOutOfRange(let number): "a lesson cannot have the number \(number)"
    case .needlessURL(let type): "a lesson of the type \(type.rawValue) has no address"
    case .unknown(let noun, let name, _, _): "there is no \(noun) `\(name.shortened)`"
    case .repeated(let noun, let name): "the \(noun) `\(name)` is named twice"
    case .pathOrder(let course, let later): "`\(course)` would come before `\(later)`, which it requires"
    case .taken(let what, let file): "\(what) is taken by \(file)"
    case .takenAddress(let address, _): "the address `\(address)` is in use as an alias"
    case .noRoom(let before, let after): "no number is free between \(before) and \(after)"
    case .splitSection(let section): "the lessons of the section “\(section.shortened)” would no longer be neighbours"
    case .exists(let files):
      files.count == 1
        ? "\(files[0]) is there already; nothing was written"
        : "these files are there already, and nothing was written: \(files.joined(separator: ", "))"
    case .folderInUse(let folder, let names):
      "the folder \(folder) is not empty: it holds \(names.prefix(5).joined(separator: ", "))"
        + (names.count > 5 ? ", …" : "")
    case .noContent(let folder): "there is no folder `\(folder)` here"
    case .unwritable(let error): "\(error.path) cannot be written: \(error.explanation)"
    }
  }

  /// What to do next.
  public var help: String {
    switch self {
    case .missing(_, let say): say
    case .invalidSlug(let name, let suggestion):
      suggestion.map { "did you mean `\($0)`?" }
        ?? (name.utf8.count > 100 ? "choose a shorter one" : "use lowercase letters, digits and hyphens")
    case .numberInSlug(_, let number, let rest): "write `\(rest)`, and the number as `--number \(number)`"
    case .noSlug: "give it a name of lowercase letters, digits and hyphens, and the title with an option"
    case .reservedName, .taken: "choose another one"
    case .empty, .controlCharacter: "write it out in letters"
    case .tooLong(_, let count, let limit): "shorten it by \(count - limit)"
    case .invalidURL: "write it with `https://`"
    case .invalidLanguage: "write one of BCP 47, such as `en` or `pt-BR`"
    case .numberOutOfRange: "choose one from 0 to 999999"
    case .needlessURL: "leave `--url` out, or write `--type video`"
    case .unknown(_, _, let nearest?, _): "did you mean `\(nearest)`?"
    case .unknown(let noun, _, nil, let known):
      known.isEmpty ? "there is none yet" : "the \(noun) is one of \(list(known))"
    case .repeated: "name it once"
    case .pathOrder(let course, let later): "name `\(later)` before `\(course)`"
    case .takenAddress(_, let file): "remove the alias from \(file), or choose another name"
    case .noRoom: "rename the lessons that follow, or leave `--after` out and move the new one by hand"
    case .splitSection: "put it beside them with `--after`, or name another section"
    case .exists: "choose another name, or edit what is there"
    case .folderInUse: "name a folder that is empty or not there yet"
    case .noContent: "run this in a site’s root, name that with `--root`, or begin a site: `miyabi new site DIR`"
    case .unwritable(let error):
      (error.isFullDisk ? "make room on the disk" : "see to its permissions") + "; nothing was written"
    }
  }

  private func list(_ names: [String]) -> String {
    names.prefix(8).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 8 ? ", …" : "")
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension String {
  /// The text as a message can show it: without control characters, at most 60 characters.
  fileprivate var shortened: String {
    let visible = String(String.UnicodeScalarView(unicodeScalars.filter { $0.properties.generalCategory != .control }))
    return visible.count > 60 ? visible.prefix(59) + "…" : visible
  }
}
