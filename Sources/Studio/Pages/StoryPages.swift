import CatalogModel
import Foundation
import Markup
import Records
import Reporting

extension StudioPage {
  /// A learner: who they are, where they stand, what they did, and what may be done.
  func learner(_ written: String) throws -> Content {
    let user = try change.user(named: written)
    let isReadable = try change.may(.userRead, user: user.id)
    let enrollments = try change.rows(
      TableQuery("enrollments", filters: [TableQuery.Filter("user_id", .equal, "\(user.id)")]))
    guard try change.mayMeet(user.id) else {
      throw RecordsError.forbidden(.userRead, needs: "\(user.label) is in none of your courses")
    }
    let actions = try [
      places(user, enrollments), lessonForms(user), enrolling(user), upkeep(user),
    ].html { $0 }
    let report =
      try change.may(.progressRead, user: user.id)
      ? change.figures(ofLearner: user.id).report(madeAt: "").content : HTML()
    return Content(
      title: user.label,
      body: """
        \(isReadable ? details(user) : HTML())
        \(report)
        \(actions.isEmpty ? actions : "<h2>What you may do</h2>\n\(actions)")
        <h2>What happened</h2>
        \(try story(change.story(ofLearner: user.id), ofLearner: true))
        <p><a href="/tables/enrollments?where=user_id:is:\(Int(user.id))">Enrollments as a table</a></p>
        """)
  }

  /// A course: its figures, what happened in it, what may be done.
  func course(_ slug: String) throws -> Content {
    guard let course = try change.courses(isRetiredToo: true).first(where: { $0.slug == slug }) else {
      throw RecordsError.unknown(noun: "course", name: slug, near: nil)
    }
    let mayAnalyse = try change.may(.analyticsRead, course: course.id)
    return Content(
      title: course.title,
      body: """
        <p>\(words(course.status.rawValue)) · <a href="/tables/courses/row?where=id:is:\(Int(course.id))">the row</a> · \
        <a href="/tables/lessons?where=course_id:is:\(Int(course.id))&amp;sort=order">its lessons</a> · \
        <a href="/tables/enrollments?where=course_id:is:\(Int(course.id))">its learners</a></p>
        \(mayAnalyse ? try change.figures(ofCourse: slug).report(madeAt: "").content : HTML())
        \(try ownPlace(course))
        \(try enrollingInto(course))
        \(try reviews(course))
        <h2>What happened</h2>
        \(try story(change.story(ofCourse: slug), ofLearner: false))
        """)
  }

  /// An attempt, question by question, with the points that may be given.
  func attempt(_ written: String) throws -> Content {
    guard let id = Int64(written) else { throw RecordsError.unknown(noun: "attempt", name: written, near: nil) }
    let reading = try change.reading(ofAttempt: id)
    let course = try change.courses(isRetiredToo: true).first { $0.slug == reading.course }
    let mayGrade =
      try reading.attempt.completedAt != nil && reading.attempt.user != change.actor.id
      && change.may(.attemptGrade, course: course?.id)
    let state =
      reading.attempt.completedAt == nil
      ? "It goes on."
      : reading.attempt.score.map { "\(number($0)) of \(reading.most) points." } ?? "It waits to be graded."
    let questions = reading.questions.html { question in
      """
      <li><p><strong>\(question.text)</strong></p>
      <p class="text">\(question.answer ?? "No answer.")</p>
      \(question.right.html { "<p class=\"hint\">Right: \($0)</p>" })
      \(mayGrade
        ? field("points:\(question.name)", "Points of \(question.most)", value: question.given.map(String.init) ?? "", type: "number")
        : question.given.html { "<p>\($0) of \(question.most) points</p>" })</li>

      """
    }
    return Content(
      title: "\(reading.assessment) by \(reading.learner)",
      body: """
        <p>\(state) Attempt \(reading.attempt.number) in <a href="/courses/\(reading.course)">\(reading.course)</a>, by \
        <a href="/learners/\(Int(reading.attempt.user))">\(reading.learner)</a>.</p>
        \(mayGrade
          ? form(
            .grade, hidden: [("attempt", "\(id)")],
            fields: "<ol class=\"questions\">\(questions)</ol>\(area("feedback", "What the learner is told", reading.attempt.feedback ?? ""))")
          : "<ol class=\"questions\">\(questions)</ol>\(reading.attempt.feedback.html { "<p>Feedback: \($0)</p>" })")
        """)
  }

  // MARK: Parts

  private func details(_ user: User) -> HTML {
    """
    <dl class="values">
    <div><dt>name</dt><dd>\(user.displayName ?? "–")</dd></div>
    <div><dt>e-mail</dt><dd>\(user.email ?? (user.erasedAt == nil ? "sealed" : "erased"))</dd></div>
    <div><dt>role</dt><dd>\(words(user.role.rawValue))</dd></div>
    <div><dt>since</dt><dd>\(time(user.createdAt))</dd></div>
    </dl>
    """
  }

  /// What may be done with each enrollment.
  private func places(_ user: User, _ page: TablePage) throws -> HTML {
    func value(_ row: TableRow, _ column: String) -> TableValue? {
      page.columns.firstIndex { $0.name == column }.map { row.values[$0] }
    }
    let forms = try page.rows.map { row -> HTML in
      guard let course = value(row, "course_id"), case .reference(_, _, let written) = course.kind,
        let id = Int64(written), let status = EnrollmentStatus(rawValue: value(row, "status")?.text ?? "")
      else { return HTML() }
      let hidden = [("user", "\(user.id)"), ("course", course.text)]
      let manages = try change.may(.enrollmentManage, course: id)
      let cancels = try change.may(.enrollmentCancel, user: user.id, course: id)
      let isOpen = status == .active || status == .suspended
      var html = HTML()
      if manages, status == .active {
        html.append(form(.suspend, hidden: hidden, label: "Suspend in \(course.text)"))
        html.append(form(.complete, hidden: hidden, label: "Complete \(course.text)"))
      }
      if manages, status == .suspended { html.append(form(.resume, hidden: hidden, label: "Resume \(course.text)")) }
      if manages {
        html.append(
          form(
            .setPayment, hidden: hidden,
            fields: choice("payment", "Payment", PaymentStatus(rawValue: value(row, "payment_status")?.text ?? ""))))
      }
      if cancels, isOpen {
        html.append(form(.cancel, hidden: hidden, fields: field("confirm", "Write “cancel”", isNeeded: true)))
      }
      return html.isEmpty
        ? HTML() : drawer("Enrollment in \(course.text): \(words(status.rawValue))", html)
    }
    return forms.html { $0 }
  }

  /// A learner's own lessons, where they may note what they did.
  private func lessonForms(_ user: User) throws -> HTML {
    guard try change.may(.progressRecord, user: user.id) else { return HTML() }
    return try change.enrollments(of: user.id)
      .filter { $0.enrollment.status == .active || $0.enrollment.status == .completed }
      .map { listing in
        let steps = try change.progress(of: user.id, in: listing.course).steps
        guard !steps.isEmpty else { return HTML() }
        return drawer(
          "Lessons of \(listing.course)",
          form(
            .recordLesson, hidden: [("user", "\(user.id)"), ("course", listing.course)],
            fields: """
              \(choice(
                "lesson", "Lesson",
                steps.map { ($0.lesson, $0.title + ($0.completedAt == nil ? "" : " ✓") + ($0.isBookmarked ? " ★" : "")) }))\
              \(tick("completed", "Completed"))\(tick("bookmarked", "Bookmarked"))\(field("minutes", "Minutes more", type: "number"))
              """))
      }.html { $0 }
  }

  private func enrolling(_ user: User) throws -> HTML {
    guard user.erasedAt == nil else { return HTML() }
    let open = try change.courses().filter { course in
      try course.status == .published && change.may(.enrollmentCreate, user: user.id, course: course.id)
    }
    return open.isEmpty
      ? HTML()
      : drawer(
        "Enroll in a course",
        form(
          .enroll, hidden: [("user", "\(user.id)")],
          fields: "\(choice("course", "Course", open.map { ($0.slug, $0.title) }))\(field("cohort", "Cohort"))"))
  }

  private func upkeep(_ user: User) throws -> HTML {
    guard user.erasedAt == nil else { return HTML() }
    let hidden = [("user", "\(user.id)")]
    var html = HTML()
    if try change.may(.userUpdate, user: user.id) {
      html.append(
        drawer(
          "Change what is known of them",
          form(
            .updateUser, hidden: hidden,
            fields: """
              \(field("username", "Username", value: user.username ?? ""))\(field("name", "Name", value: user.displayName ?? ""))\
              \(field("email", "E-mail address", value: user.email ?? "", type: "email"))
              """)))
    }
    if try change.may(.userSetRole) {
      html.append(
        drawer("Give another role", form(.setRole, hidden: hidden, fields: choice("role", "Role", user.role))))
    }
    if try change.may(.userErase, user: user.id) {
      html.append(
        drawer(
          "Erase everything personal",
          form(.eraseUser, hidden: hidden, fields: field("confirm", "Write “\(user.label)”", isNeeded: true))))
    }
    return html
  }

  /// The reader's own place in a course, with their review.
  private func ownPlace(_ course: CourseListing) throws -> HTML {
    guard let id = change.actor.id else { return HTML() }
    let own = try change.enrollments(of: id).first { $0.course == course.slug }
    guard let own else {
      guard course.status == .published, try change.may(.enrollmentCreate, user: id) else { return HTML() }
      return form(.enroll, hidden: [("user", "\(id)"), ("course", course.slug)], title: "Enroll yourself")
    }
    guard own.enrollment.completedAt != nil else {
      return
        "<p>You are \(words(own.enrollment.status.rawValue)) in it: <a href=\"/learners/\(Int(id))\">your story</a>.</p>"
    }
    return drawer(
      "Your review",
      form(
        .review, hidden: [("course", course.slug)],
        fields: """
          \(choice("rating", "Stars", (1...5).reversed().map { ("\($0)", "\($0)") }))\(field("title", "Title"))\
          \(area("comment", "Comment"))\(tick("may-be-shown", "The site may show it"))
          """))
  }

  private func enrollingInto(_ course: CourseListing) throws -> HTML {
    guard course.status == .published, try change.may(.enrollmentManage, course: course.id) else { return HTML() }
    return drawer(
      "Enroll a learner",
      form(
        .enroll, hidden: [("course", course.slug)],
        fields: "\(field("user", "Username, number or e-mail address", isNeeded: true))\(field("cohort", "Cohort"))"))
  }

  private func reviews(_ course: CourseListing) throws -> HTML {
    guard try change.may(.reviewRead, course: course.id) else { return HTML() }
    let listings = try change.reviews(of: course.slug)
    guard !listings.isEmpty else { return HTML() }
    return """
      <h2>Reviews</h2>
      <ul class="reviews">\(listings.prefix(50).html { listing in
        let review = listing.review
        return """
          <li><p><strong aria-label="\(review.rating) of 5 stars">\(String(repeating: "★", count: review.rating))</strong> \
          \(review.title) – \(listing.author), helpful to \(review.helpful)</p>
          \(review.comment.html { "<p class=\"text\">\($0)</p>" })
          \(review.user == change.actor.id || change.actor.id == nil
            ? HTML() : form(.vote, hidden: [("review", "\(review.id)")], label: "The review of \(listing.author) is helpful"))</li>

          """
      })</ul>
      """
  }

  private func story(_ events: [StoryEvent], ofLearner: Bool) throws -> HTML {
    guard !events.isEmpty else { return "<p class=\"empty\">Nothing yet.</p>" }
    let readable = Set(try change.courses(isRetiredToo: true).map(\.slug))
    return """
      <ol class="story">\(events.html { event in
        "<li>\(time(event.at)) \(ofLearner ? HTML() : "<a href=\"/learners/\(Int(event.user))\">\(event.learner)</a> ")\(said(event, readable))</li>\n"
      })</ol>
      """
  }

  private func said(_ event: StoryEvent, _ readable: Set<String>) -> HTML {
    let course: HTML = event.course.html { slug in
      readable.contains(slug) ? "<a href=\"/courses/\(slug)\">\(slug)</a>" : "\(slug)"
    }
    let subject = event.subject ?? ""
    return switch event.kind {
    case .joined: "joined"
    case .erased: "was erased"
    case .enrolled: "enrolled in \(course)"
    case .completedCourse: "completed \(course)"
    case .completedLesson: "completed the lesson \(subject) of \(course)"
    case .began: "began \(subject) in \(course)"
    case .handedIn: "handed in \(subject) in \(course)"
    case .passed: "passed \(subject) in \(course)"
    case .failed: "did not pass \(subject) in \(course)"
    case .certified: "got the certificate of \(course)"
    case .revoked: "lost the certificate of \(course)"
    case .reviewed: "gave \(course) \(subject) of 5 stars"
    }
  }

  private func number(_ score: Double) -> String { Int(exactly: score).map(String.init) ?? "\(score)" }
}
