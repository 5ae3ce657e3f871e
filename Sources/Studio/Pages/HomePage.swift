import CatalogModel
import Markup
import Records

extension StudioPage {
  /// Where a reader begins: what waits for them, their courses, what they may add.
  func home() throws -> Content {
    let own: HTML =
      if let id = change.actor.id {
        "<p><a href=\"/learners/\(Int(id))\">Your own story</a>: courses, attempts, certificates.</p>"
      } else {
        "<p>There is no user yet: whoever holds this file may do everything. Begin with a super admin.</p>"
      }
    let mayAdd = try change.may(.userCreate)
    return Content(
      title: "What is there",
      body: """
        \(own)
        \(try waiting())
        \(try courseList())
        \(mayAdd ? drawer("Add a user", newUser) : HTML())
        \(try change.may(.analyticsRefresh) ? drawer("For programs that read the file", form(.refreshFigures)) : HTML())
        \(try recentEntries())
        """)
  }

  private var newUser: HTML {
    form(
      .createUser,
      fields: """
        \(field("email", "E-mail address", type: "email", isNeeded: true))\(field("username", "Username"))\
        \(field("name", "Name"))\(choice("role", "Role", UserRole.student))
        """)
  }

  private func waiting() throws -> HTML {
    let courses = try change.may(.attemptGrade) ? change.courses() : change.coursesTaught()
    let attempts = try courses.filter { try change.may(.attemptGrade, course: $0.id) }.flatMap { course in
      try change.attempts(in: course.slug, waiting: true).map { (course, $0) }
    }
    guard !attempts.isEmpty else { return HTML() }
    return """
      <h2>Waits to be graded</h2>
      <ul class="waiting">\(attempts.prefix(50).html { course, listing in
        """
        <li><a href="/attempts/\(Int(listing.attempt.id))">\(listing.assessment) in \(course.slug), by \(listing.learner)</a></li>

        """
      })</ul>
      """
  }

  private func courseList() throws -> HTML {
    let taught = Set(try change.coursesTaught().map(\.id))
    let courses = try change.courses()
    guard !courses.isEmpty else {
      return
        "<p class=\"empty\">There is no course in the index yet: <code>miyabi db push</code> reads the content into it.</p>"
    }
    return """
      <h2>Courses</h2>
      <ul class="cards">\(courses.html { course in
        """
        <li><a href="/courses/\(course.slug)">\(course.title)</a> <span class="mark">\(words(course.status.rawValue))</span>\
        \(taught.contains(course.id) ? " <span class=\"mark\">you teach it</span>" : HTML())</li>

        """
      })</ul>
      """
  }

  private func recentEntries() throws -> HTML {
    guard try change.may(.auditRead) else { return HTML() }
    let entries = try change.auditEntries(limit: 10)
    guard !entries.isEmpty else { return HTML() }
    return """
      <h2 id="changes">Last changes</h2>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="changes">
      <table><thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Of</th></tr></thead>
      <tbody>\(entries.html { entry in
        """
        <tr><td>\(time(entry.at))</td><td>\(entry.actor.map { "user \($0)" } ?? "Miyabi")</td>\
        <td>\(entry.action)</td><td>\(entry.entity) \(entry.entityID)</td></tr>

        """
      })</tbody></table>
      </div>
      <p><a href="/tables/audit_entries?sort=-sequence">All changes</a></p>
      """
  }
}
