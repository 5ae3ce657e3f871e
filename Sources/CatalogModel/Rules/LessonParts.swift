import Diagnostics

extension CatalogRules {
  /// A lesson has what makes it one of its type.
  static func lessonParts(_ context: Context) -> [Diagnostic] {
    context.catalog.courses.flatMap { course in
      course.lessons.compactMap { lesson in
        guard !context.damaged.contains("type", in: lesson.file),
          let missing = missingPart(of: lesson, in: course, context.damaged)
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
    of lesson: Lesson, in course: Course, _ damaged: DamagedKeys
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
      let isNamed = course.assessments.contains { assessment in
        assessment.lesson?.value == lesson.slug || damaged.contains("lesson", in: assessment.file)
      }
      return isNamed
        ? nil
        : (
          "\(lesson.type == .quiz ? "a quiz" : "an assignment") lesson needs an assessment, and none names this lesson",
          "write `lesson: \(lesson.slug)` in one of the course's assessments"
        )
    }
  }
}
