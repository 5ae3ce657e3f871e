import CatalogModel
import Markup

/// A lesson, of any type.
func lessonTemplate(_ page: LessonPage) -> HTML {
  var scripts = ["progress.js"]
  if page.assessments.contains(where: { $0.type == .quiz }) { scripts.append("quiz.js") }
  if case .external? = page.recording?.source { scripts.append("media.js") }
  let shell = PageShell(
    frame: page.frame, meta: page.meta, kind: .article,
    structured: page.meta.robots == .index ? [page.frame.lessonData(page)] : [], scripts: scripts, layout: "lesson")
  let words = shell.words
  return shell.document(
    aside: page.outline.marking(page.index),
    main: """
      \(pageHeader(
        page.meta, eyebrow: HTML(text: filled(words.lessonOf, [String(page.index + 1), String(page.lessonCount)])),
        title: page.title, lede: page.description, more: lessonFacts(page, words)))\
      \(section(words.lessonObjectives, class: "objectives", list(page.objectives)))\
      \(tableOfContents(page.body, words))\
      \(page.recording.html { recording($0, page, words) })\
      \(page.interactive.html { interactive($0, page, words) })\
      \(prose(page.body))\
      \(page.assessments.html { assessmentSection($0, words) })\
      \(section(words.attachments, attachments(page.attachments, words)))\
      \(neighbours(page, words))
      """)
}

private func lessonFacts(_ page: LessonPage, _ words: Words) -> HTML {
  """
  \(markNotice(page.mark, words))\
  <p class="facts">\(facts([
    words.name(page.type), page.duration.map(words.time),
    page.readingTime.map { filled(words.readingTime, [words.time($0)]) },
  ]))\(page.isPreview ? #"<span class="badge" title="\#(words.previewNote)">\#(words.preview)</span>"# : HTML())</p>
  """
}

private func recording(_ recording: LessonPage.Recording, _ page: LessonPage, _ words: Words) -> HTML {
  """
  <figure class="recording">
  \(player(recording, page, words))
  </figure>
  \(recording.transcript.html { body in
    """
    <details class="transcript"><summary>\(words.transcript)</summary>
    \(prose(body))</details>

    """
  })
  """
}

private func player(_ recording: LessonPage.Recording, _ page: LessonPage, _ words: Words) -> HTML {
  switch recording.source {
  case .file(let url, let type):
    let track = recording.captions.html { captions in
      """
      <track kind="captions" src="\(captions)" srclang="\(page.meta.language)" label="\(words.captions)" default>
      """
    }
    return recording.kind == .video
      ? """
      <video controls preload="none"\(attribute: "poster", recording.poster?.url)>\
      <source src="\(url)" type="\(type)">\(track)</video>
      """
      : """
      <audio controls preload="none"><source src="\(url)" type="\(type)">\(track)</audio>
      """
  case .external(let url, let host):
    return """
      <a class="facade" href="\(url)" data-media="\(recording.kind.rawValue)" data-title="\(page.title)">\
      \(recording.poster.html { image($0, alt: "", loading: .later) })\
      <span>\(filled(words.playFrom, [host]))</span></a>
      <figcaption>\(filled(words.playNote, [host]))</figcaption>
      """
  }
}

private func interactive(_ interactive: LessonPage.Interactive, _ page: LessonPage, _ words: Words) -> HTML {
  """
  <figure class="interactive">
  <iframe src="\(interactive.url)" title="\(page.title)" height="\(interactive.height)" sandbox="allow-scripts"></iframe>
  <figcaption><a href="\(interactive.url)">\(words.openAlone)</a></figcaption>
  </figure>

  """
}

private func attachments(_ all: [LessonPage.Attachment], _ words: Words) -> HTML {
  guard !all.isEmpty else { return HTML() }
  return """
    <ul>\(all.html {
      #"<li><a href="\#($0.link.url)">\#($0.link.title)</a> <small>\#(facts([$0.kind, $0.byteCount.map(words.size)]))</small></li>"#
    })</ul>
    """
}

private func neighbours(_ page: LessonPage, _ words: Words) -> HTML {
  """
  <nav class="neighbours" aria-label="\(words.previousAndNext)">
  \(page.previous.html { #"<a rel="prev" href="\#($0.url)"><small>\#(words.previous)</small> \#($0.title)</a>"# })
  \(page.next.html { #"<a rel="next" href="\#($0.url)"><small>\#(words.next)</small> \#($0.title)</a>"# })
  \(page.next == nil ? #"<a href="\#(page.course.url)"><small>\#(words.backToCourse)</small> \#(page.course.title)</a>"# : HTML())
  </nav>
  """
}
