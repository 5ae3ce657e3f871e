import CatalogModel
import Markup

/// A course: what it teaches, its syllabus, and what is around it.
func courseTemplate(_ page: CoursePage) -> HTML {
  let shell = PageShell(
    frame: page.frame, meta: page.meta, kind: .article,
    structured: page.meta.robots == .index ? [page.frame.courseData(page)] : [], scripts: ["progress.js"],
    layout: "course")
  let words = shell.words
  return shell.document(
    aside: courseFacts(page, words),
    main: """
      \(pageHeader(
        page.meta, eyebrow: HTML(text: words.name(page.level)), title: page.title, lede: page.description,
        more: markNotice(page.mark, words)))\
      \(page.thumbnail.html { #"<div class="cover">\#(image($0, loading: .now))</div>"# })\
      \(section(words.objectives, class: "objectives", list(page.objectives)))\
      \(section(words.syllabus, class: "syllabus", syllabus(page.syllabus, words)))\
      \(section(words.assessments, assessmentRows(page.assessments, words)))\
      \(section(words.prerequisites, prerequisites(page.prerequisites, words)))\
      \(section(words.about, prose(page.body)))\
      \(section(words.instructors, page.instructors.isEmpty ? HTML() : #"<ul class="people">\#(page.instructors.html { personCard($0, words) })</ul>"#))\
      \(section(words.learnersSay, page.statistics.map { learners($0, words) } ?? HTML()))\
      \(section(words.partOfPaths, links(page.paths)))\
      \(section(words.leadsTo, links(page.followUps)))
      """)
}

/// The course's outline beside its lessons; each link's end is a place for the mark of the current one.
func courseOutlineTemplate(_ syllabus: Syllabus) -> SharedFragment {
  let words = Words.of(syllabus.language)
  var html: HTML = """
    <nav class="outline" aria-label="\(words.courseOutline)">
    <p class="outline-title"><a href="\(syllabus.course.url)">\(syllabus.course.title)</a></p>

    """
  var places: [Int] = []
  for section in syllabus.sections {
    html.append(section.title.html { #"<p class="outline-section">\#($0)</p>"# })
    html.append("<ol>")
    for lesson in section.lessons {
      html.append(#"<li><a href="\#(lesson.link.url)""#)
      places.append(html.bytes.count)
      html.append(">\(lesson.link.title)</a></li>")
    }
    html.append("</ol>")
  }
  if !syllabus.assessments.isEmpty {
    html.append(#"<p class="outline-section">\#(words.assessments)</p><ol>"#)
    html.append(syllabus.assessments.html { #"<li><a href="\#($0.url)">\#($0.title)</a></li>"# })
    html.append("</ol>")
  }
  html.append("</nav>")
  return SharedFragment(html: html, places: places)
}

private func syllabus(_ syllabus: Syllabus, _ words: Words) -> HTML {
  syllabus.sections.html { section in
    """
    \(section.title.html { "<h3>\($0)</h3>\n" })<ol class="lessons">\(section.lessons.html { lesson in
      """
      <li><a href="\(lesson.link.url)">\(lesson.link.title)</a> \
      <small>\(facts([
        words.name(lesson.type), lesson.duration.map(words.time), lesson.isPreview ? words.preview : nil,
      ]))</small>\(lesson.description.html { "<p>\($0)</p>" })</li>

      """
    })</ol>

    """
  }
}

private func courseFacts(_ page: CoursePage, _ words: Words) -> HTML {
  func row(_ name: String, _ value: HTML?) -> HTML {
    guard let value, !value.isEmpty else { return HTML() }
    return "<div><dt>\(name)</dt><dd>\(value)</dd></div>"
  }
  let first = page.syllabus.sections.first?.lessons.first
  let lessonCount = page.syllabus.sections.reduce(0) { $0 + $1.lessons.count }
  return """
    <aside class="course-facts" aria-label="\(words.whatYouGet)">
    \(first.html { #"<p><a class="button" href="\#($0.link.url)">\#(words.startCourse)</a></p>"# })
    <dl>\
    \(row(words.price, page.price.map { HTML(text: words.amount($0, currency: page.frame.currency)) }))\
    \(row(words.duration, page.duration.map { HTML(text: words.time($0)) }))\
    \(row(words.level, HTML(text: words.name(page.level))))\
    \(row(words.whatYouGet, whatOneGets(page, lessonCount, words)))\
    \(row(words.completion, completion(page, words)))\
    \(row(words.categories, chips(page.categories)))\
    \(row(words.tags, chips(page.tags)))\
    \(row(words.alsoIn, page.meta.alternates.isEmpty ? nil : alternates(page.meta.alternates)))\
    \(row(words.published, page.publishedOn.map { date($0) }))\
    \(row(words.updated, page.meta.lastModified.map { date($0) }))\
    </dl>
    <p><a href="\(page.dataURL)">\(words.courseData)</a></p>
    </aside>

    """
}

private func whatOneGets(_ page: CoursePage, _ lessons: Int, _ words: Words) -> HTML {
  let items: [String?] = [
    words.lessonCount(lessons), page.assessments.isEmpty ? nil : words.assessmentCount(page.assessments.count),
    page.attachmentCount > 0 ? words.fileCount(page.attachmentCount) : nil,
    page.givesCertificate ? words.certificate : nil,
  ]
  return "<ul>\(items.compactMap { $0 }.html { "<li>\($0)</li>" })</ul>"
}

private func completion(_ page: CoursePage, _ words: Words) -> HTML {
  let share = page.completion.lessonPercentage
  let lessons = share == 100 ? words.completionAll : filled(words.completionShare, [String(share)])
  let assessments = page.assessments.compactMap { row in
    row.requirement.map { filled($0 == .passed ? words.passed : words.submitted, [row.link.title]) }
  }
  guard !assessments.isEmpty else { return HTML(text: lessons) }
  return list((share > 0 ? [lessons] : []) + assessments)
}

private func alternates(_ alternates: [PageMeta.Alternate]) -> HTML {
  alternates.html {
    #"<a href="\#($0.url)" lang="\#($0.language)" hreflang="\#($0.language)">\#($0.title)</a> "#
  }
}

private func date(_ day: String) -> HTML { #"<time datetime="\#(day)">\#(day)</time>"# }

private func assessmentRows(_ rows: [CoursePage.AssessmentRow], _ words: Words) -> HTML {
  guard !rows.isEmpty else { return HTML() }
  return """
    <ul class="lessons">\(rows.html { row in
      """
      <li><a href="\(row.link.url)">\(row.link.title)</a> <small>\(facts([
        words.name(row.type), row.questionCount > 0 ? words.questionCount(row.questionCount) : nil,
        row.points > 0 ? words.pointCount(row.points) : nil, row.timeLimit.map(words.time),
      ]))</small></li>
      """
    })</ul>
    """
}

private func learners(_ statistics: CourseStatistics, _ words: Words) -> HTML {
  guard !statistics.isEmpty else { return HTML() }
  let counts = facts([
    statistics.learners.map { words.learnerCount($0) }, statistics.completions.map { words.completionCount($0) },
  ])
  return """
    \(statistics.rating.html { rating in
      """
      <p class="rating">\(stars(rating, words)) \(filled(words.ratingOf, [oneDigit(rating)]))\
       <small>\(words.ratingCount(statistics.ratings ?? 0))</small></p>

      """
    })\(counts.isEmpty ? HTML() : "<p class=\"facts\">\(counts)</p>")\
    \(statistics.reviews.isEmpty ? HTML() : """
      <ul class="reviews">\(statistics.reviews.html { review($0, words) })</ul>
      """)
    """
}

private func review(_ review: CourseStatistics.Review, _ words: Words) -> HTML {
  """
  <li>\(stars(Double(review.rating), words))\(review.title.html { " <strong dir=\"auto\">\($0)</strong>" })\
  \(review.comment.html { "<p dir=\"auto\">\($0)</p>" })\
  \(review.helpful > 0 ? "<small>\(words.helpfulCount(review.helpful))</small>" : HTML())</li>

  """
}

/// Stars, with what they mean for who does not see them.
private func stars(_ rating: Double, _ words: Words) -> HTML {
  let full = min(5, max(0, Int(rating.rounded())))
  let signs = String(repeating: "★", count: full) + String(repeating: "☆", count: 5 - full)
  return #"<span class="stars" role="img" aria-label="\#(filled(words.ratingOf, [oneDigit(rating)]))">\#(signs)</span>"#
}

/// A number with one digit after the point, unless it is whole.
private func oneDigit(_ number: Double) -> String {
  let tenths = Int((number * 10).rounded())
  return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
}

private func prerequisites(_ all: [CoursePage.Prerequisite], _ words: Words) -> HTML {
  guard !all.isEmpty else { return "<p>\(words.noPrerequisites)</p>" }
  return """
    <ul>\(all.html {
      #"<li><a href="\#($0.link.url)">\#($0.link.title)</a> <small>\#($0.isRequired ? words.required : words.recommended)</small></li>"#
    })</ul>
    """
}

func list(_ texts: [String]) -> HTML {
  texts.isEmpty ? HTML() : "<ul>\(texts.html { "<li>\($0)</li>" })</ul>"
}

func links(_ links: [Link]) -> HTML {
  links.isEmpty ? HTML() : "<ul>\(links.html { #"<li><a href="\#($0.url)">\#($0.title)</a></li>"# })</ul>"
}
