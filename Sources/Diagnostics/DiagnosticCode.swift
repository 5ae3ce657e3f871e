/// The stable names of the problems that Miyabi reports.
///
/// A raw value is what reports print and `docs/` explains; ``checkName`` is how `checks:` in `site.yaml` names it.
public enum DiagnosticCode: String, Hashable, Sendable, Codable, CaseIterable {
  // The folder and its files.
  case noContent = "no-content"
  case strayFile = "stray-file"
  case missingCourseFile = "missing-course-file"
  case invalidSlug = "invalid-slug"
  case duplicateSlug = "duplicate-slug"
  case duplicateOrder = "duplicate-order"
  case symbolicLink = "symbolic-link"
  case unreadableFile = "unreadable-file"
  case fileTooLarge = "file-too-large"
  case caseMismatch = "case-mismatch"
  case notUTF8 = "not-utf8"
  case privateKey = "private-key"
  case invalidCertificate = "invalid-certificate"

  // Front matter.
  case missingFrontMatter = "missing-front-matter"
  case unclosedFrontMatter = "unclosed-front-matter"
  case invalidYAML = "invalid-yaml"
  case duplicateKey = "duplicate-key"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case emptyValue = "empty-value"
  case wrongType = "wrong-type"
  case unknownValue = "unknown-value"
  case invalidValue = "invalid-value"
  case tooLong = "too-long"
  case longMetaText = "long-meta-text"
  case duplicateEntry = "duplicate-entry"

  // Between files.
  case unknownReference = "unknown-reference"
  case prerequisiteCycle = "prerequisite-cycle"
  case categoryCycle = "category-cycle"
  case pathOrder = "path-order"
  case pathUnpublishedCourse = "path-unpublished-course"
  case duplicateAddress = "duplicate-address"
  case splitSection = "split-section"
  case lessonTime = "lesson-time"
  case incompleteCourse = "incomplete-course"
  case publishingAdvice = "publishing-advice"
  case missingLessonPart = "missing-lesson-part"

  // Assessments.
  case passingScore = "passing-score"
  case maxScore = "max-score"
  case noQuestions = "no-questions"
  case noRightAnswer = "no-right-answer"
  case duplicateOption = "duplicate-option"
  case duplicateQuestion = "duplicate-question"
  case invalidAnswer = "invalid-answer"
  case invalidQuestion = "invalid-question"

  // Bodies.
  case brokenLinks = "broken-links"
  case deadLink = "dead-link"
  case unsafeLink = "unsafe-link"
  case missingFiles = "missing-files"
  case missingAlt = "missing-alt"
  case rawHTML = "raw-html"
  case unclosedDiv = "unclosed-div"
  case invalidAttributes = "invalid-attributes"
  case duplicateAnchor = "duplicate-anchor"
  case invalidMath = "invalid-math"
  case undefinedFootnote = "undefined-footnote"
  case unusedFootnote = "unused-footnote"
  case nestingTooDeep = "nesting-too-deep"

  /// How much a problem of this kind weighs when `checks:` says nothing.
  public var severity: Severity {
    switch self {
    case .longMetaText, .splitSection, .lessonTime, .publishingAdvice, .duplicateQuestion, .missingAlt, .rawHTML,
      .unusedFootnote, .deadLink:
      .warning
    default: .error
    }
  }

  /// Whether `checks:` in `site.yaml` may set this check to `error`, `warn` or `ignore`.
  ///
  /// The others leave nothing that could be built: a file that cannot be read or a value without a meaning.
  public var isAdjustable: Bool {
    switch self {
    case .longMetaText, .splitSection, .lessonTime, .publishingAdvice, .duplicateQuestion, .missingAlt, .rawHTML,
      .unusedFootnote, .brokenLinks, .missingFiles, .caseMismatch, .strayFile, .invalidMath, .undefinedFootnote,
      .duplicateAnchor, .unsafeLink, .invalidAttributes, .missingLessonPart, .unclosedDiv,
      .deadLink:
      true
    default: false
    }
  }

  /// The name of the check in `checks:`: the code in camelCase.
  public var checkName: String {
    var name = ""
    for part in rawValue.split(separator: "-") {
      name += name.isEmpty ? String(part) : part.prefix(1).uppercased() + part.dropFirst()
    }
    return name
  }
}
