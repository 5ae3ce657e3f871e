/// Where content comes from.
public enum ImportSource: String, CaseIterable, Sendable {
  /// A book of mdBook: `book.toml` and `SUMMARY.md`.
  case mdbook
  /// A site of Hugo, or its content folder.
  case hugo
  /// A lesson of The Carpentries' Workbench: `config.yaml` and `episodes/`.
  case sandpaper
}

/// What an author may say about an import.
public struct ImportOptions: Sendable {
  /// The title of the category that imported courses stand in; `nil` lets the source decide.
  public var category: String?
  /// The slug of the course that a book or a lesson becomes; `nil` makes one from its title.
  public var course: String?

  /// Lets the source decide about everything that is not named.
  public init(category: String? = nil, course: String? = nil) {
    self.category = category
    self.course = course
  }
}

/// What a foreign folder became: files to write, and what had no equivalent.
public struct Importation: Sendable {
  /// The files, by path; none of them twice.
  public var files: [ImportedFile]
  /// What was lost or changed, by file and line.
  public var notes: [ImportNote]
  /// How many courses there are.
  public var courses: Int
  /// How many lessons there are.
  public var lessons: Int
  /// How many pages of the site's own there are.
  public var pages: Int
  /// How many images and other files are copied.
  public var copies: Int
}

/// A file of the site to be.
public struct ImportedFile: Sendable, Equatable {
  /// What the file holds.
  public enum Content: Sendable, Equatable {
    /// A text.
    case text(String)
    /// The bytes of the file at an absolute path, which lies within the imported folder.
    case copy(of: String)
  }

  /// What a file of that name, which may be there already, means.
  public enum Precedence: Sendable, Equatable {
    /// The import cannot go on: nothing is overwritten.
    case mustBeNew
    /// The one that is there stays: several imports share `site.yaml`, categories and people.
    case yieldsToExisting
  }

  /// The path relative to the site's root: `content/courses/x/course.md`.
  public var path: String
  /// What it holds.
  public var content: Content
  /// What a file that is there already means.
  public var precedence: Precedence
}

/// Something that had no equivalent, or became something else.
public struct ImportNote: Sendable, Hashable {
  /// What happened.
  public enum Kind: String, Sendable, CaseIterable {
    /// It is not in the imported content.
    case lost
    /// It is there in another form.
    case changed
    /// It was not there to be imported.
    case missing
  }

  /// The file, relative to the imported folder.
  public var file: String
  /// The line, from 1; `nil` where the whole file is meant.
  public var line: Int?
  /// What happened, in one sentence.
  public var message: String
  /// What kind of thing happened.
  public var kind: Kind

  init(_ kind: Kind, _ file: String, _ message: String) { self.init(kind, file, nil, message) }

  init(_ kind: Kind, _ file: String, _ line: Int?, _ message: String) {
    self.kind = kind
    self.file = file
    self.line = line
    self.message = message
  }

  init(_ kind: Kind, at origin: TextOrigin, _ message: String) {
    self.init(kind, origin.file, origin.line, message)
  }
}
