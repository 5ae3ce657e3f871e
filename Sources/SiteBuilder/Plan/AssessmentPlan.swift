import CatalogModel
import Diagnostics
import Markup
import Templates

extension SitePlan {
  func assessmentPage(_ course: Course, _ assessment: Assessment) -> AssessmentPage {
    let lesson = assessment.lesson.flatMap { course.lesson($0.value) }
    var meta = meta(
      assessment.title, assessment.description ?? course.description, .assessment(assessment.slug, of: course.slug),
      language: course.language,
      breadcrumbs: [homeCrumb, coursesCrumb, link(course.title, .course(course.slug))],
      lastModified: assessment.updatedAt)
    if mark(of: course) != nil { meta.robots = .noindex }
    return AssessmentPage(
      frame: frame, meta: meta, course: link(course.title, .course(course.slug)), mark: mark(of: course),
      lesson: lesson.map { link($0.title, .lesson($0.slug, of: course.slug)) }, assessment: view(assessment, course))
  }

  /// An assessment without anything from which the answers of a graded one could be worked out.
  func view(_ assessment: Assessment, _ course: Course) -> AssessmentView {
    AssessmentView(
      link: link(assessment.title, .assessment(assessment.slug, of: course.slug)), name: assessment.slug.text,
      description: assessment.description, type: assessment.type, points: points(of: assessment),
      passingScore: assessment.passingScore?.value, timeLimit: assessment.timeLimit, attempts: assessment.attempts,
      brief: assessment.brief, rubric: assessment.rubric,
      questions: assessment.questions.map { view($0, answers: assessment.publishesAnswers ? .shown : .hidden) })
  }

  private enum Answers { case shown, hidden }

  private func view(_ question: Question, answers: Answers) -> QuestionView {
    QuestionView(
      id: question.id, title: question.title, prompt: question.prompt, points: question.points,
      format: format(question.format, answers), explanation: answers == .shown ? question.explanation : nil)
  }

  private func format(_ format: Question.Format, _ answers: Answers) -> QuestionView.Format {
    let isShown = answers == .shown
    func options(_ options: [Question.Option]) -> [QuestionView.Option] {
      options.map { option in
        QuestionView.Option(
          html: option.html,
          verdict: isShown ? QuestionView.Verdict(isRight: option.isRight, feedback: option.feedback) : nil)
      }
    }
    switch format {
    // Whether one answer is right or several is told by the format, as it is in any examination.
    case .singleChoice(let all): return .singleChoice(options(all))
    case .multipleResponse(let all): return .multipleResponse(options(all))
    case .numeric(let value, let tolerance):
      return .numeric(value: isShown ? value : nil, tolerance: isShown ? tolerance : nil)
    case .shortText(let texts): return .shortText(isShown ? texts : nil)
    case .ordering(let items):
      // Sorted by their text, the items say nothing of their right order.
      let order = sortedIndices(items.map(\.text))
      return .ordering(items: order.map { items[$0].html }, answer: isShown ? places(order) : nil)
    case .matching(let pairs, let leftTitle, let rightTitle):
      let order = sortedIndices(pairs.map(\.right.text))
      return .matching(
        leftTitle: leftTitle, rightTitle: rightTitle, left: pairs.map(\.left.html),
        right: order.map { pairs[$0].right.html }, answer: isShown ? places(order) : nil)
    case .essay: return .essay
    case .code(let language, let starter): return .code(language: language, starter: starter)
    }
  }

  private func sortedIndices(_ texts: [String]) -> [Int] {
    texts.indices.sorted { texts[$0] != texts[$1] ? byBytes(texts[$0], texts[$1]) : $0 < $1 }
  }

  /// For each place of the author's order, where it stands among the sorted.
  private func places(_ order: [Int]) -> [Int] {
    var places = Array(repeating: 0, count: order.count)
    for (shown, original) in order.enumerated() { places[original] = shown }
    return places
  }
}
