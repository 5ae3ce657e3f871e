import CatalogModel
import Markup

/// The words of the interface in one language.
///
/// A page uses those of its own language, header and footer those of the site's; where there are none, English.
public struct Words: Sendable {
  /// A text with a number in it; `#` stands for the number.
  public struct Counted: Sendable {
    var one: String
    var other: String

    /// The text for a number.
    func callAsFunction(_ count: Int) -> String {
      filled(count == 1 ? one : other, [String(count)])
    }
  }

  var language: String

  var skipToContent, siteNavigation, breadcrumbs: String
  /// The title of the home page.
  public var home: String
  var feed, contact, licence: String
  var search: String
  /// What the search's script says, as JSON for an attribute: made once, since every page has it.
  var searchTexts: HTML
  /// The titles of the pages that every site has.
  public var courses, paths, categories, tags, people: String
  var allCourses, featured, newest, browse, moreCourses, showAll: String
  var level, duration, price, free, instructors: String
  var nothingHere: String

  var objectives, lessonObjectives, syllabus, prerequisites, required, recommended, noPrerequisites: String
  var whatYouGet, certificate, assessments, leadsTo, partOfPaths, published, updated, startCourse, about: String
  var completion, completionAll, completionShare, passed, submitted, alsoIn, courseData: String
  var learnersSay: String
  /// `#` stands for a number of stars.
  var ratingOf: String
  var ratingCount, learnerCount, completionCount, helpfulCount: Counted

  var preview, previewNote, courseOutline, onThisPage, previous, next, backToCourse, previousAndNext: String
  var lessonOf, readingTime, attachments, transcript, captions: String
  var playFrom, playNote, openAlone, interactive, openSource: String

  var questions, brief, rubric, passingScore, timeLimit, attempts, showAnswer, gradedNote, quizNote: String
  var check, right, wrong, missing, score, yourAnswer, tolerance, position, pair: String
  var chooseOne, chooseSeveral, putInOrder, matchPairs, writeText, writeCode, byPerson, starter: String
  var belongsToLesson: String

  /// The title of the page of the learner's progress.
  public var progress: String
  /// What that page says of itself.
  public var progressLede: String
  var progressProof, progressScript, progressExport, progressImport, progressForget: String
  /// What the progress's script says, as JSON for an attribute.
  var progressTexts: HTML

  /// What the pages of certificates say: not stored, since every page copies its words and few are about certificates.
  public var certificates: CertificateWords { language == "ja" ? .japanese : .english }
  /// The title of a certificate; `#` stands for the course's.
  var certificateTitle: String

  var steps, optionalStep, elsewhere, teaches: String
  /// The title of the page for addresses that do not exist.
  public var notFound: String
  var notFoundText, goOn, moved: String

  var draft, underReview, archived: String

  var lessonCount, courseCount, questionCount, pointCount, minuteCount, fileCount, assessmentCount: Counted

  var levels: [CourseLevel: String]
  var lessonTypes: [LessonType: String]
  var assessmentTypes: [AssessmentType: String]
  var roles: [InstructorRole: String]

  /// `#` for hours, `#` for minutes.
  var hoursAndMinutes, hours, minutes: String
  /// Between parts of one line.
  var listSeparator: String

  /// What the search's script says, as JSON for an attribute.
  static func searchTexts(hint: String, nothing: String, close: String, kinds: KeyValuePairs<String, String>) -> HTML {
    let kinds = kinds.map { ($0.key, JSONValue.string($0.value) as JSONValue?) }
    let texts = JSONText(
      .object([
        ("hint", .string(hint)), ("nothing", .string(nothing)), ("close", .string(close)), ("kinds", .object(kinds)),
      ]))
    return HTML(text: String(decoding: texts.bytes, as: UTF8.self))
  }

  /// What the progress's script says, as JSON for an attribute.
  static func progressTexts(_ texts: KeyValuePairs<String, String>) -> HTML {
    let members = texts.map { ($0.key, JSONValue.string($0.value) as JSONValue?) }
    return HTML(text: String(decoding: JSONText(.object(members)).bytes, as: UTF8.self))
  }

  /// The words for a BCP 47 language; its primary subtag chooses.
  public static func of(_ language: String) -> Words {
    let primary = language.split(separator: "-", maxSplits: 1).first.map { $0.lowercased() }
    return primary == "ja" ? .japanese : .english
  }
}
