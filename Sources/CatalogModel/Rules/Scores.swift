import Diagnostics

extension CatalogRules {
  /// An assessment can be passed, and its points are what its author says they are.
  static func scores(_ context: Context) -> [Diagnostic] {
    context.catalog.courses.flatMap { course in
      course.assessments.flatMap { assessment in
        context.damaged.contains("questions", in: assessment.file) ? [] : faults(of: assessment, context.damaged)
      }
    }
  }

  private static func faults(of assessment: Assessment, _ damaged: DamagedKeys) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let isGradedWhole = assessment.questions.isEmpty
    if isGradedWhole, !damaged.contains("type", in: assessment.file) {
      let mayBeBrief = assessment.type == .assignment || assessment.type == .project
      if !mayBeBrief || assessment.brief == nil {
        return [
          Diagnostic(
            .noQuestions, at: SourceLocation(file: assessment.file),
            mayBeBrief ? "the assessment has neither questions nor a brief" : "the assessment has no questions",
            help: "write a question as a heading: `## What is …?`")
        ]
      }
    }
    // A piece of work that is graded as a whole has the points that its author gives it.
    let points = isGradedWhole ? assessment.maxScore?.value : assessment.points
    if let written = assessment.maxScore, !isGradedWhole, written.value != assessment.points {
      found.append(
        Diagnostic(
          .maxScore, at: SourceLocation(file: assessment.file, range: written.range),
          "`maxScore` is \(written.value), and the questions' points come to \(assessment.points)",
          help: "write \(assessment.points), or change the points", fix: .suggestion(String(assessment.points))))
    }
    if let passing = assessment.passingScore, let points, passing.value > points {
      found.append(
        Diagnostic(
          .passingScore, at: SourceLocation(file: assessment.file, range: passing.range),
          "nobody can pass: `passingScore` is \(passing.value), and there are \(points) points",
          help: "write \(points) or less"))
    }
    return found
  }
}
