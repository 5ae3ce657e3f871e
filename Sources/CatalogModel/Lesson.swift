public import Diagnostics

/// A lesson of a course.
public struct Lesson: Sendable {
  /// A recording with what makes it accessible.
  public struct Recording: Hashable, Sendable {
    /// Where it is.
    public var source: ResourceReference
    /// WebVTT.
    public var captions: FileReference?
    /// The words that are spoken: a Markdown file.
    public var transcript: FileReference?
    /// The picture before it starts.
    public var poster: FileReference?

    /// A recording.
    public init(
      source: ResourceReference, captions: FileReference? = nil, transcript: FileReference? = nil,
      poster: FileReference? = nil
    ) {
      self.source = source
      self.captions = captions
      self.transcript = transcript
      self.poster = poster
    }
  }

  /// A page of its own that is shown in a frame.
  public struct Interactive: Hashable, Sendable {
    /// An HTML file.
    public var file: FileReference
    /// The frame's height in CSS pixels.
    public var height: Int

    /// A page of its own that is shown in a frame.
    public init(file: FileReference, height: Int = 480) {
      self.file = file
      self.height = height
    }
  }

  /// Something to take along.
  public struct Attachment: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// Where it is.
    public var source: ResourceReference
    /// Its media type, such as `application/pdf`; from the file's name where the author gave none.
    public var type: String?

    /// Something to take along.
    public init(name: String, source: ResourceReference, type: String? = nil) {
      self.name = name
      self.source = source
      self.type = type
    }
  }

  /// The file's name without its number.
  public var slug: Slug
  /// The file, relative to the site's root.
  public var file: String
  /// The place in the course, from the file's number or `order:`.
  public var order: Int
  /// At most 200 characters.
  public var title: String
  /// One sentence.
  public var description: String?
  /// What the lesson consists of.
  public var type: LessonType = .text
  /// How long it takes, by the author's estimate.
  public var duration: Minutes?
  /// The heading it stands under in the syllabus.
  public var section: Located<String>?
  /// Whether anyone may see it without enrolling.
  public var isPreview = false
  /// The film of a `video` lesson.
  public var video: Recording?
  /// The sound of an `audio` lesson.
  public var audio: Recording?
  /// The page of an `interactive` lesson.
  public var interactive: Interactive?
  /// What to take along.
  public var attachments: [Attachment] = []
  /// What a learner can do afterwards.
  public var objectives: [String] = []
  /// When it was last changed, if the author says so.
  public var updatedAt: CalendarDate?
  /// Former addresses, which lead here.
  public var aliases: [Located<String>] = []
  /// For instructors only; never published.
  public var notes: String?
  /// The long text.
  public var body: Body?

  /// A text lesson with nothing in it yet.
  public init(slug: Slug, file: String, order: Int, title: String) {
    self.slug = slug
    self.file = file
    self.order = order
    self.title = title
  }

  /// The recording of a `video` or `audio` lesson.
  public var recording: Recording? { type == .audio ? audio : video }
}
