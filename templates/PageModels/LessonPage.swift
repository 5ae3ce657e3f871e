public import CatalogModel
public import Markup

/// The page of a lesson.
public struct LessonPage: Sendable, Encodable {
  /// A recording in the page.
  public struct Recording: Sendable, Encodable {
    /// What kind of element plays it.
    public enum Kind: String, Sendable, Encodable {
      case video, audio
    }

    /// Where it comes from.
    public enum Source: Sendable, Encodable {
      /// A file of the site, with its media type.
      case file(SafeURL, type: String)
      /// Somewhere else: nothing is loaded from there before the learner clicks. `host` is the name to show.
      case external(SafeURL, host: String)
    }

    /// What kind of element plays it.
    public var kind: Kind
    /// Where it comes from.
    public var source: Source
    /// WebVTT.
    public var captions: SafeURL?
    /// The words that are spoken.
    public var transcript: RenderedBody?
    /// The picture before it starts.
    public var poster: Picture?

    /// A recording in the page.
    public init(kind: Kind, source: Source, captions: SafeURL?, transcript: RenderedBody?, poster: Picture?) {
      self.kind = kind
      self.source = source
      self.captions = captions
      self.transcript = transcript
      self.poster = poster
    }
  }

  /// A page of its own in a sandboxed frame.
  public struct Interactive: Sendable, Encodable {
    /// The page.
    public var url: SafeURL
    /// CSS pixels.
    public var height: Int

    /// A page of its own in a sandboxed frame.
    public init(url: SafeURL, height: Int) {
      self.url = url
      self.height = height
    }
  }

  /// Something to take along.
  public struct Attachment: Sendable, Encodable {
    /// Name and address.
    public var link: Link
    /// Its kind in short: `PDF`, `CSV`.
    public var kind: String?
    /// Bytes, where the site holds the file.
    public var byteCount: Int?

    /// Something to take along.
    public init(link: Link, kind: String?, byteCount: Int?) {
      self.link = link
      self.kind = kind
      self.byteCount = byteCount
    }
  }

  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// The course's title and page.
  public var course: Link
  /// Why the course is marked.
  public var mark: CourseMark?
  /// The lesson's title.
  public var title: String
  /// One sentence.
  public var description: String?
  /// What the lesson consists of.
  public var type: LessonType
  /// The heading it stands under in the syllabus.
  public var section: String?
  /// From 0, among the course's lessons.
  public var index: Int
  /// How many lessons the course has.
  public var lessonCount: Int
  /// How long it takes, by the author's estimate.
  public var duration: Minutes?
  /// How long its text takes to read.
  public var readingTime: Minutes?
  /// Whether anyone may see it without enrolling.
  public var isPreview: Bool
  /// What a learner can do afterwards.
  public var objectives: [String]
  /// The course's outline, rendered once for all of its lessons; entry `index` is this one.
  public var outline: SharedFragment
  /// The film or the sound.
  public var recording: Recording?
  /// The page in a frame.
  public var interactive: Interactive?
  /// The long text.
  public var body: RenderedBody?
  /// The assessments that name the lesson.
  public var assessments: [AssessmentView]
  /// What to take along.
  public var attachments: [Attachment]
  /// The lesson before.
  public var previous: Link?
  /// The lesson after.
  public var next: Link?

  /// The page of a lesson.
  public init(
    frame: SiteFrame, meta: PageMeta, course: Link, mark: CourseMark?, title: String, description: String?,
    type: LessonType, section: String?, index: Int, lessonCount: Int, duration: Minutes?, readingTime: Minutes?,
    isPreview: Bool, objectives: [String], outline: SharedFragment, recording: Recording?, interactive: Interactive?,
    body: RenderedBody?, assessments: [AssessmentView], attachments: [Attachment], previous: Link?, next: Link?
  ) {
    self.frame = frame
    self.meta = meta
    self.course = course
    self.mark = mark
    self.title = title
    self.description = description
    self.type = type
    self.section = section
    self.index = index
    self.lessonCount = lessonCount
    self.duration = duration
    self.readingTime = readingTime
    self.isPreview = isPreview
    self.objectives = objectives
    self.outline = outline
    self.recording = recording
    self.interactive = interactive
    self.body = body
    self.assessments = assessments
    self.attachments = attachments
    self.previous = previous
    self.next = next
  }
}
