import CatalogModel
import Markup

/// An assessment on a page of its own.
func assessmentTemplate(_ page: AssessmentPage) -> HTML {
  let assessment = page.assessment
  let shell = PageShell(
    frame: page.frame, meta: page.meta, scripts: assessment.type == .quiz ? ["quiz.js"] : [], layout: "text")
  let words = shell.words
  return shell.document(
    main: """
      \(pageHeader(
        page.meta, eyebrow: HTML(text: words.name(assessment.type)), title: assessment.link.title,
        lede: assessment.description, more: markNotice(page.mark, words)))\
      \(page.lesson.html { #"<p>\#(words.belongsToLesson) <a href="\#($0.url)">\#($0.title)</a></p>"# })
      <div class="assessment">
      \(assessmentContent(assessment, words, heading: .second))
      </div>
      """)
}

/// A learning path: its courses in order.
func pathTemplate(_ page: PathPage) -> HTML {
  let shell = PageShell(
    frame: page.frame, meta: page.meta, structured: page.frame.listData(page.title, page.steps.map(\.course)),
    layout: "list")
  let words = shell.words
  return shell.document(
    main: """
      \(pageHeader(
        page.meta, eyebrow: HTML(text: words.name(page.level)), title: page.title, lede: page.description,
        more: #"<p class="facts">\#(facts([words.courseCount(page.steps.count), page.duration.map(words.time)]))</p>"#))\
      \(page.thumbnail.html { #"<div class="cover">\#(image($0, loading: .now))</div>"# })\
      \(section(words.steps, steps(page, words)))\
      \(prose(page.body))
      """)
}

private func steps(_ page: PathPage, _ words: Words) -> HTML {
  guard !page.steps.isEmpty else { return HTML() }
  return """
    <ol class="steps">\(page.steps.html { step in
      """
      <li>\(step.isRequired ? HTML() : #"<p class="badge">\#(words.optionalStep)</p>"#)\(courseCard(step.course, page.frame, words))</li>

      """
    })</ol>
    """
}

/// A person: who they are and what they teach.
func personTemplate(_ page: PersonPage) -> HTML {
  let shell = PageShell(
    frame: page.frame, meta: page.meta, kind: .profile, structured: [page.frame.personData(page)], layout: "text")
  let words = shell.words
  return shell.document(
    main: """
      \(pageHeader(page.meta, eyebrow: avatar(page.avatar, of: page.name), title: page.name, lede: nil))\
      \(prose(page.body))\
      \(section(words.elsewhere, links(page.links)))\
      \(section(words.teaches, cards(page.courses.html { courseCard($0, page.frame, words) })))
      """)
}

/// About, privacy.
func textTemplate(_ page: TextPage) -> HTML {
  let shell = PageShell(frame: page.frame, meta: page.meta, layout: "text")
  return shell.document(
    main: """
      \(pageHeader(page.meta, title: page.meta.title, lede: nil))\
      \(tableOfContents(page.body, shell.words))\
      \(prose(page.body))
      """)
}

/// What a learner did, as their browser keeps it.
func progressTemplate(_ page: ProgressPage) -> HTML {
  let shell = PageShell(frame: page.frame, meta: page.meta, scripts: ["progress.js"], layout: "text")
  let words = shell.words
  return shell.document(
    main: """
      \(pageHeader(page.meta, title: page.meta.title, lede: words.progressLede))\
      <p>\(words.progressProof)</p>
      <noscript><p>\(words.progressScript)</p></noscript>
      <div class="progress" data-progress-page hidden>
      <div class="courses"></div>
      <p role="status"></p>
      <p><button type="button" class="button" data-do="export" data-needs>\(words.progressExport)</button> \
      <button type="button" class="button" data-do="import">\(words.progressImport)</button> \
      <button type="button" class="button" data-do="forget" data-needs>\(words.progressForget)</button></p>
      <input type="file" accept="application/json,.json" aria-label="\(words.progressImport)" hidden>
      </div>

      """)
}

/// An address that does not exist.
func notFoundTemplate(_ page: NotFoundPage) -> HTML {
  let shell = PageShell(frame: page.frame, meta: page.meta, layout: "text")
  let words = shell.words
  return shell.document(
    main: """
      \(pageHeader(page.meta, title: page.meta.title, lede: words.notFoundText))\
      \(section(words.goOn, links(page.suggestions)))
      """)
}

/// A former address: browsers go on by themselves, and readers find a link.
func redirectTemplate(_ page: RedirectPage) -> HTML {
  let words = Words.of(page.language)
  return """
    <!doctype html>
    <html lang="\(page.language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(words.moved)</title>
    <link rel="canonical" href="\(page.canonicalURL)">
    <meta name="robots" content="noindex">
    <meta http-equiv="refresh" content="0; url=\(page.target.url)">
    </head>
    <body><main><h1>\(words.moved)</h1>
    <p><a href="\(page.target.url)">\(page.target.title)</a></p></main></body>
    </html>

    """
}
