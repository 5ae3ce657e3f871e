import CatalogModel
import Markup

/// An assessment inside a lesson, under a heading of its own.
func assessmentSection(_ assessment: AssessmentView, _ words: Words) -> HTML {
  """
  <section class="assessment">
  <h2><a href="\(assessment.link.url)">\(assessment.link.title)</a></h2>
  \(assessmentContent(assessment, words, heading: .third))
  </section>

  """
}

/// How deep the headings of questions stand: on the assessment's own page, or within a lesson.
enum QuestionHeading {
  case second, third

  var name: String { self == .second ? "h2" : "h3" }

  /// The id of a question. A lesson may hold several assessments, so there it has the assessment's name too.
  func id(of question: QuestionView, in assessment: AssessmentView) -> String {
    self == .second ? question.id : "\(assessment.name)-\(question.id)"
  }
}

/// What an assessment asks for: its facts, brief, rubric and questions. A quiz checks itself in the page.
func assessmentContent(_ assessment: AssessmentView, _ words: Words, heading: QuestionHeading) -> HTML {
  let isQuiz = assessment.type == .quiz
  return """
    <p class="facts">\(facts([
      words.name(assessment.type),
      assessment.questions.isEmpty ? nil : words.questionCount(assessment.questions.count),
      assessment.points > 0 ? words.pointCount(assessment.points) : nil,
      assessment.passingScore.map { "\(words.passingScore): \(words.pointCount($0))" },
      assessment.timeLimit.map { "\(words.timeLimit): \(words.time($0))" },
      isQuiz ? nil : "\(words.attempts): \(assessment.attempts)",
    ]))</p>
    <p class="note">\(isQuiz ? words.quizNote : words.gradedNote)</p>
    \(assessment.brief.html { "<div class=\"prose\">\n\($0)</div>\n" })\
    \(assessment.rubric.html { rubric in
      """
      <\(heading.name)>\(words.rubric)</\(heading.name)>
      <div class="prose rubric">
      \(rubric)</div>

      """
    })\
    \(questions(assessment, words, heading))
    """
}

private func questions(_ assessment: AssessmentView, _ words: Words, _ heading: QuestionHeading) -> HTML {
  guard !assessment.questions.isEmpty else { return HTML() }
  let list = assessment.questions.html { question($0, of: assessment, words, heading) }
  guard assessment.type == .quiz else { return "<div class=\"questions\">\(list)</div>" }
  return """
    <div class="questions" data-quiz data-word-check="\(words.check)" data-word-right="\(words.right)" \
    data-word-wrong="\(words.wrong)" data-word-missing="\(words.missing)" data-word-score="\(words.score)">
    \(list)<p class="score" role="status" hidden></p>
    </div>
    """
}

private func question(
  _ question: QuestionView, of assessment: AssessmentView, _ words: Words, _ heading: QuestionHeading
) -> HTML {
  let id = heading.id(of: question, in: assessment)
  return """
    <section class="question" id="\(id)"\(checkAttributes(question))>
    <\(heading.name) id="\(id)-title">\(question.title) <small>\(words.pointCount(question.points))</small></\(heading.name)>
    \(question.prompt.html { "<div class=\"prose\">\n\($0)</div>\n" })\
    \(answers(question, id: id, words))
    \(solution(question, words))</section>

    """
}

/// What the script needs to check an answer; nothing where answers are not published.
private func checkAttributes(_ question: QuestionView) -> HTML {
  let points = question.points
  switch question.format {
  case .singleChoice(let options) where options.contains { $0.verdict != nil },
    .multipleResponse(let options) where options.contains { $0.verdict != nil }:
    return #" data-check="choice" data-points="\#(points)""#
  case .numeric(let value?, let tolerance):
    return
      #" data-check="number" data-points="\#(points)" data-answer="\#(value)"\#(attribute: "data-tolerance", tolerance)"#
  case .shortText(let texts?):
    let json = String(decoding: JSONText(.strings(texts)).bytes, as: UTF8.self)
    return #" data-check="text" data-points="\#(points)" data-answers="\#(json)""#
  case .ordering(_, _?), .matching(_, _, _, _, _?):
    return #" data-check="places" data-points="\#(points)""#
  default: return HTML()
  }
}

private func answers(_ question: QuestionView, id: String, _ words: Words) -> HTML {
  switch question.format {
  case .singleChoice(let all): return options(all, type: "radio", hint: words.chooseOne, id: id)
  case .multipleResponse(let all): return options(all, type: "checkbox", hint: words.chooseSeveral, id: id)
  case .numeric:
    return
      #"<p class="answer-field"><label>\#(words.yourAnswer) <input type="text" inputmode="decimal" autocomplete="off"></label></p>"#
  case .shortText:
    return #"<p class="answer-field"><label>\#(words.yourAnswer) <input type="text" autocomplete="off"></label></p>"#
  case .ordering(let items, let answer): return ordering(items, answer, words)
  case .matching(let leftTitle, let rightTitle, let left, let right, let answer):
    return matching(leftTitle, rightTitle, left, right, answer, words)
  case .essay: return #"<p class="note">\#(words.writeText) (\#(words.byPerson))</p>"#
  case .code(let language, let starter):
    return """
      <p class="note">\(words.writeCode)\(language.html { " (\($0))" }) (\(words.byPerson))</p>
      \(starter.html { #"<figure class="code"><figcaption>\#(words.starter)</figcaption><pre tabindex="0"><code>\#($0)</code></pre></figure>"# })
      """
  }
}

private func options(_ all: [QuestionView.Option], type: StaticString, hint: String, id: String) -> HTML {
  """
  <fieldset aria-labelledby="\(id)-title"><legend>\(hint)</legend><ul class="options">
  \(all.enumerated().html { index, option in
    """
    <li>\(choice(option, type: type, id: id, index))\
    \(option.verdict?.feedback.html { #"<div class="feedback" hidden>\#($0)</div>"# })</li>

    """
  })</ul></fieldset>
  """
}

private func choice(_ option: QuestionView.Option, type: StaticString, id: String, _ index: Int) -> HTML {
  let right = option.verdict?.isRight ?? false
  guard option.html.hasBlocks else {
    return """
      <label><input type="\(type.description)" name="\(id)"\(attribute: "data-right", if: right)> \
      <span>\(option.html)</span></label>
      """
  }
  // A label may hold no block: it is named by reference instead.
  return """
    <div class="block-option"><input type="\(type.description)" name="\(id)"\(attribute: "data-right", if: right) \
    aria-labelledby="\(id)-\(index)"> <div id="\(id)-\(index)">\(option.html)</div></div>
    """
}

extension HTML {
  /// Whether anything but text and its emphasis stands in it.
  fileprivate var hasBlocks: Bool {
    let text = description
    return ["<p>", "<pre", "<ul", "<ol", "<table", "<figure", "<div", "<aside", "<details", "<blockquote"]
      .contains { text.contains($0) }
  }
}

private func ordering(_ items: [HTML], _ answer: [Int]?, _ words: Words) -> HTML {
  // `answer` gives for each place the item; the list shows items, and each wants its place.
  var places: [Int: Int] = [:]
  for (place, item) in (answer ?? []).enumerated() { places[item] = place }
  return """
    <fieldset><legend>\(words.putInOrder)</legend><ul class="options">
    \(items.enumerated().html { index, item in
      """
      <li><select aria-label="\(filled(words.position, [String(index + 1)]))"\
      \(attribute: "data-right", places[index].map { String($0 + 1) })><option value="">–</option>\
      \((1...items.count).html { "<option>\($0)</option>" })</select> <span>\(item)</span></li>

      """
    })</ul></fieldset>
    """
}

private func matching(
  _ leftTitle: HTML, _ rightTitle: HTML, _ left: [HTML], _ right: [HTML], _ answer: [Int]?, _ words: Words
) -> HTML {
  """
  <fieldset><legend>\(words.matchPairs)</legend>
  <div class="pairs"><div><p class="pair-title">\(rightTitle)</p><ol class="letters" type="A">\(right.html { "<li>\($0)</li>" })</ol></div>
  <div><p class="pair-title">\(leftTitle)</p><ul class="options">
  \(left.enumerated().html { index, item in
    """
    <li><select aria-label="\(filled(words.pair, [String(index + 1)]))"\
    \(attribute: "data-right", answer.map { letter($0[index]) })><option value="">–</option>\
    \(right.indices.html { "<option>\(letter($0))</option>" })</select> <span>\(item)</span></li>

    """
  })</ul></div></div></fieldset>
  """
}

private func letter(_ index: Int) -> String {
  index < 26 ? String(UnicodeScalar(UInt8(65 + index))) : String(index + 1)
}

/// The answer and why, folded; a quiz reads without a script.
private func solution(_ question: QuestionView, _ words: Words) -> HTML {
  var parts = HTML()
  switch question.format {
  case .singleChoice(let options), .multipleResponse(let options):
    let right = options.filter { $0.verdict?.isRight ?? false }
    if !right.isEmpty { parts = "<ul>\(right.html { "<li>\($0.html)</li>" })</ul>" }
  case .numeric(let value?, let tolerance):
    parts = "<p>\(value)\(tolerance.html { " ± \($0)" })</p>"
  case .shortText(let texts?): parts = list(texts)
  case .ordering(let items, let answer?): parts = "<ol>\(answer.html { "<li>\(items[$0])</li>" })</ol>"
  case .matching(_, _, let left, let right, let answer?):
    parts = "<ul>\(left.indices.html { "<li>\(left[$0]) → \(right[answer[$0]])</li>" })</ul>"
  default: break
  }
  if let explanation = question.explanation { parts.append("<div class=\"prose\">\n\(explanation)</div>") }
  guard !parts.isEmpty else { return HTML() }
  return """
    <details class="answer"><summary>\(words.showAnswer)</summary>
    \(parts)</details>

    """
}
