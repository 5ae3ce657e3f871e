import Diagnostics

extension CatalogRules {
  /// A lesson has what makes it one of its type.
  static func lessonParts(_ context: Context) -> [Diagnostic] {
    context.catalog.courses.flatMap { course -> [Diagnostic] in
      let assessments = AssessmentsByLesson(course, context.damaged)
      return course.lessons.indices.compactMap { place -> Diagnostic? in
        // The commonest lesson by far, without a copy of its parts.
        if course.lessons[place].type == .text, course.lessons[place].body != nil { return nil }
        let lesson = course.lessons[place]
        guard !context.damaged.contains("type", in: lesson.file),
          let missing = missingPart(of: lesson, assessments, context.damaged)
        else { return nil }
        var found = Diagnostic(
          .missingLessonPart, at: SourceLocation(file: lesson.file), missing.message, help: missing.help)
        // A lesson that is only a heading for what follows still makes a page; one whose film is missing does not.
        if lesson.type == .text || lesson.type == .assignment { found.severity = .warning }
        return found
      }
    }
  }

  private static func missingPart(
    of lesson: Lesson, _ assessments: AssessmentsByLesson, _ damaged: DamagedKeys
  ) -> (message: String, help: String)? {
    func lacks(_ key: String, _ isAbsent: Bool) -> Bool { isAbsent && !damaged.contains(key, in: lesson.file) }
    switch lesson.type {
    case .text:
      return lacks("body", lesson.body == nil) ? ("a text lesson needs a text", "write it below the front matter") : nil
    case .video:
      return lacks("video", lesson.video == nil)
        ? ("a video lesson needs `video:`", "add `video: { url: https://… }` or `video: { file: files/… }`") : nil
    case .audio:
      return lacks("audio", lesson.audio == nil)
        ? ("an audio lesson needs `audio:`", "add `audio: { url: https://… }` or `audio: { file: files/… }`") : nil
    case .interactive:
      return lacks("interactive", lesson.interactive == nil)
        ? ("an interactive lesson needs `interactive:`", "add `interactive: { file: files/….html }`") : nil
    case .quiz, .assignment:
      return assessments.mayName(lesson)
        ? nil
        : (
          "\(lesson.type == .quiz ? "a quiz" : "an assignment") lesson needs an assessment, and none names this lesson",
          "write `lesson: \(lesson.slug)` in one of the course's assessments"
        )
    }
  }
}

/// The lessons that a course's assessments name.
private struct AssessmentsByLesson {
  private let named: Set<Slug>
  /// Whether an assessment names a lesson that there is not, or nobody knows which: it may be any of them.
  private let isUncertain: Bool

  init(_ course: Course, _ damaged: DamagedKeys) {
    named = Set(course.assessments.compactMap { $0.lesson?.value })
    isUncertain =
      course.assessments.contains { damaged.contains("lesson", in: $0.file) }
      || !named.isSubset(of: course.lessons.map(\.slug))
  }

  func mayName(_ lesson: Lesson) -> Bool { isUncertain || named.contains(lesson.slug) }
}
