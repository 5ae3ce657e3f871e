import CatalogModel
import ContentReader
import Diagnostics
import Markup
import Templates

extension SitePlan {
  func syllabus(_ course: Course) -> Syllabus {
    var sections: [Syllabus.Section] = []
    for lesson in course.lessons {
      let entry = Syllabus.Entry(
        link: link(lesson.title, .lesson(lesson.slug, of: course.slug)), description: lesson.description,
        type: lesson.type, duration: lesson.duration, isPreview: lesson.isPreview)
      if let last = sections.indices.last, sections[last].title == lesson.section?.value {
        sections[last].lessons.append(entry)
      } else {
        sections.append(Syllabus.Section(title: lesson.section?.value, lessons: [entry]))
      }
    }
    return Syllabus(
      language: course.language, course: link(course.title, .course(course.slug)), sections: sections,
      assessments: course.courseAssessments.map { link($0.title, .assessment($0.slug, of: course.slug)) })
  }

  func coursePage(_ course: Course) -> CoursePage {
    var meta = meta(
      course.metaTitle ?? course.title, course.metaDescription ?? course.description, .course(course.slug),
      language: course.language, breadcrumbs: [homeCrumb, coursesCrumb],
      image: picture(course.thumbnail, alt: course.thumbnailAlt), lastModified: course.updatedAt)
    meta.alternates = catalog.translations(of: course).map {
      PageMeta.Alternate(language: $0.language, title: $0.title, url: url(.course($0.slug)))
    }
    if mark(of: course) != nil { meta.robots = .noindex }
    return CoursePage(
      frame: frame, meta: meta, title: course.title, description: course.description, level: course.level,
      duration: course.duration, price: course.price,
      thumbnail: picture(course.thumbnail, alt: course.thumbnailAlt), mark: mark(of: course),
      publishedOn: course.publishedAt?.day, objectives: course.objectives,
      prerequisites: course.prerequisites.compactMap { prerequisite in
        catalog.course(prerequisite.course.value).map {
          CoursePage.Prerequisite(
            link: link($0.title, .course($0.slug)), isRequired: prerequisite.isRequired)
        }
      }, followUps: catalog.followUps(of: course).map { link($0.title, .course($0.slug)) },
      instructors: course.instructors.compactMap { instructor in
        catalog.person(instructor.person.value).map { card($0, role: instructor.role) }
      }, syllabus: syllabus(course),
      assessments: course.assessments.map { assessment in
        CoursePage.AssessmentRow(
          link: link(assessment.title, .assessment(assessment.slug, of: course.slug)), type: assessment.type,
          questionCount: assessment.questions.count, points: points(of: assessment), timeLimit: assessment.timeLimit,
          requirement: course.completion.assessments[assessment.slug])
      }, attachmentCount: course.lessons.reduce(0) { $0 + $1.attachments.count },
      givesCertificate: course.certificate != nil, completion: course.completion, categories: categoryLinks(course),
      tags: tagLinks(course), paths: catalog.paths(with: course).map { link($0.title, .path($0.slug)) },
      body: body(course.body), dataURL: url(.courseData(course.slug)), statistics: catalog.statistics[course.slug])
  }

  func tagLinks(_ course: Course) -> [Link] {
    course.tags.compactMap { catalog.tag($0) }.map { link($0.name, .tag($0.key)) }
  }

  /// The sum of the questions' points; what the author says where the work is graded as a whole.
  func points(of assessment: Assessment) -> Int {
    assessment.questions.isEmpty ? assessment.maxScore?.value ?? 0 : assessment.points
  }

  func lessonPage(_ course: Course, _ index: Int, outline: SharedFragment) -> LessonPage {
    let lesson = course.lessons[index]
    var meta = meta(
      lesson.title, lesson.description ?? lesson.body?.excerpt ?? course.description,
      .lesson(lesson.slug, of: course.slug), language: course.language,
      breadcrumbs: [homeCrumb, coursesCrumb, link(course.title, .course(course.slug))],
      image: picture(course.thumbnail, alt: course.thumbnailAlt), lastModified: lesson.updatedAt)
    if mark(of: course) != nil { meta.robots = .noindex }
    func neighbour(_ index: Int) -> Link? {
      guard course.lessons.indices.contains(index) else { return nil }
      return link(course.lessons[index].title, .lesson(course.lessons[index].slug, of: course.slug))
    }
    return LessonPage(
      frame: frame, meta: meta, course: link(course.title, .course(course.slug)), mark: mark(of: course),
      title: lesson.title, description: lesson.description, type: lesson.type, section: lesson.section?.value,
      index: index, lessonCount: course.lessons.count, duration: lesson.duration,
      readingTime: lesson.body?.readingTime, isPreview: lesson.isPreview, objectives: lesson.objectives,
      outline: outline, recording: recording(lesson), interactive: interactive(lesson), body: body(lesson.body),
      assessments: course.assessments(of: lesson.slug).map { view($0, course) },
      attachments: lesson.attachments.compactMap { attachment($0) }, previous: neighbour(index - 1),
      next: neighbour(index + 1))
  }

  private func recording(_ lesson: Lesson) -> LessonPage.Recording? {
    guard let recording = lesson.recording else { return nil }
    let source: LessonPage.Recording.Source
    switch recording.source {
    case .file(let file):
      guard let url = assetURL(file) else { return nil }
      source = .file(url, type: mediaType(file.pathExtension))
    case .url(let text):
      guard let url = SafeURL(text) else { return nil }
      let host = text.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init) ?? text
      source = .external(url, host: host)
    }
    return LessonPage.Recording(
      kind: lesson.type == .audio ? .audio : .video, source: source,
      captions: recording.captions.flatMap { assetURL($0) },
      transcript: recording.transcript.flatMap { body(ofFile: $0.path) }, poster: picture(recording.poster, alt: ""))
  }

  private func interactive(_ lesson: Lesson) -> LessonPage.Interactive? {
    guard let interactive = lesson.interactive, let url = assetURL(interactive.file) else { return nil }
    return LessonPage.Interactive(url: url, height: interactive.height)
  }

  private func attachment(_ attachment: Lesson.Attachment) -> LessonPage.Attachment? {
    switch attachment.source {
    case .file(let file):
      guard let url = assetURL(file) else { return nil }
      let kind = attachment.type ?? (file.pathExtension.isEmpty ? nil : file.pathExtension.uppercased())
      return LessonPage.Attachment(
        link: Link(attachment.name, url), kind: kind, byteCount: assets[file.path]?.byteCount)
    case .url(let text):
      return SafeURL(text).map {
        LessonPage.Attachment(link: Link(attachment.name, $0), kind: attachment.type, byteCount: nil)
      }
    }
  }
}

/// The media type of a recording by its file's extension.
private func mediaType(_ pathExtension: String) -> String {
  switch pathExtension {
  case "mp4", "m4v": "video/mp4"
  case "webm": "video/webm"
  case "ogv": "video/ogg"
  case "mov": "video/quicktime"
  case "mp3": "audio/mpeg"
  case "m4a", "aac": "audio/mp4"
  case "ogg", "oga", "opus": "audio/ogg"
  case "wav": "audio/wav"
  case "flac": "audio/flac"
  default: "application/octet-stream"
  }
}
