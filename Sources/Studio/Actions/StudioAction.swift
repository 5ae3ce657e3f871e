import CatalogModel
import LocalServer
import Records

/// Something that may be done in the studio: its name is that of its address.
enum StudioAction: String, CaseIterable {
  case enroll, suspend, resume, cancel, complete
  case setPayment = "set-payment"
  case recordLesson = "record-lesson"
  case review, vote, grade
  case createUser = "create-user"
  case updateUser = "update-user"
  case setRole = "set-role"
  case eraseUser = "erase-user"
  case setSetting = "set-setting"
  case refreshFigures = "refresh-figures"

  /// What stands on its button.
  var title: String {
    switch self {
    case .enroll: "Enroll"
    case .suspend: "Suspend"
    case .resume: "Resume"
    case .cancel: "Cancel the enrollment"
    case .complete: "Complete"
    case .setPayment: "Note the payment"
    case .recordLesson: "Note"
    case .review: "Send the review"
    case .vote: "Helpful"
    case .grade: "Grade"
    case .createUser: "Add the user"
    case .updateUser: "Save"
    case .setRole: "Give the role"
    case .eraseUser: "Erase for good"
    case .setSetting: "Save the setting"
    case .refreshFigures: "Write the tables of figures"
    }
  }

  /// Whether it cannot be taken back.
  var isFinal: Bool { self == .cancel || self == .eraseUser }

  /// Does it, as the records permit.
  ///
  /// - Parameter form: what the form sent.
  /// - Returns: what was done, in a sentence.
  func run(_ change: RecordChange, _ form: FormValues) throws -> String {
    let form = ActionForm(form)
    switch self {
    case .enroll:
      let user = try change.user(named: form.text("user"))
      let course = try form.text("course")
      _ = try change.enroll(user.id, in: course, cohort: form.optional("cohort"))
      return "\(user.label) is enrolled in \(course)."
    case .suspend: return try status(.suspended, change, form)
    case .resume: return try status(.active, change, form)
    case .complete: return try status(.completed, change, form)
    case .cancel:
      try form.confirm("cancel")
      return try status(.cancelled, change, form)
    case .setPayment:
      let user = try change.user(named: form.text("user"))
      let payment: PaymentStatus = try form.value("payment")
      _ = try change.setPayment(payment, id: form.optional("payment-id"), of: user.id, in: form.text("course"))
      return "The payment of \(user.label) is \(words(payment.rawValue))."
    case .recordLesson:
      let user = try change.user(named: form.text("user"))
      var update = LessonUpdate()
      update.isCompleted = form.optional("completed") != nil
      update.isBookmarked = form.optional("bookmarked") != nil
      update.timeSpent = try form.number("minutes", 0...525_600) * 60
      if let notes = form.given("notes") { update.notes = notes }
      try change.record(update, of: user.id, in: form.text("course"), lesson: form.text("lesson"))
      return "The lesson \(try form.text("lesson")) is noted."
    case .review:
      guard let id = change.actor.id else {
        throw RecordsError.refused("nobody is signed in", help: "sign in as a user")
      }
      _ = try change.review(
        of: form.text("course"), by: id, rating: form.number("rating", 1...5), title: form.optional("title"),
        comment: form.optional("comment"), mayBeShown: form.optional("may-be-shown") != nil)
      return "The review is written."
    case .vote:
      guard let id = change.actor.id else {
        throw RecordsError.refused("nobody is signed in", help: "sign in as a user")
      }
      _ = try change.vote(for: form.identity("review"), by: id)
      return "The vote is counted."
    case .grade:
      let attempt = try form.identity("attempt")
      let graded = try change.grade(attempt, points: form.points(), feedback: form.optional("feedback"))
      return graded.score.map { "The attempt has \(Int(exactly: $0).map(String.init) ?? "\($0)") points." }
        ?? "The points are kept; other questions still wait."
    case .createUser:
      let user = try change.createUser(
        UserDetails(
          email: form.text("email"), username: form.optional("username"), displayName: form.optional("name"),
          role: form.value("role")))
      return "\(user.label) is added."
    case .updateUser:
      let user = try change.user(named: form.text("user"))
      try change.updateUser(
        user.id, email: form.optional("email"), username: form.optional("username"), displayName: form.optional("name"))
      return "What is new of \(user.label) is saved."
    case .setRole:
      let user = try change.user(named: form.text("user"))
      let role: UserRole = try form.value("role")
      try change.setRole(role, of: user.id)
      return "\(user.label) has the role \(words(role.rawValue))."
    case .eraseUser:
      let user = try change.user(named: form.text("user"))
      try form.confirm(user.label)
      try change.eraseUser(user.id)
      return "User \(user.id) is erased: nothing personal is left."
    case .setSetting:
      let key = try form.text("key")
      try change.set(SystemSetting(key, form.given("value") ?? "", type: form.value("type")))
      return "The setting \(key) is saved."
    case .refreshFigures: return "The figures of \(try change.refreshAnalytics()) courses are written."
    }
  }

  private func status(_ status: EnrollmentStatus, _ change: RecordChange, _ form: ActionForm) throws -> String {
    let user = try change.user(named: form.text("user"))
    let course = try form.text("course")
    _ = try change.setStatus(status, of: user.id, in: course)
    return "\(user.label) is \(words(status.rawValue)) in \(course)."
  }
}

/// What a form sent, read as what it has to be.
struct ActionForm {
  private let values: FormValues

  init(_ values: FormValues) { self.values = values }

  /// A text that has to be there.
  func text(_ name: String) throws -> String {
    guard let value = optional(name) else {
      throw RecordsError.refused("`\(name)` is empty", help: "fill it in")
    }
    return value
  }

  /// A text as it was sent; `nil` where the form has no such field.
  func given(_ name: String) -> String? { values[name].map { $0.replacing("\r\n", with: "\n") } }

  /// A text; `nil` where it is empty.
  func optional(_ name: String) -> String? {
    given(name).flatMap { text in text.allSatisfy(\.isWhitespace) ? nil : text }
  }

  /// A value of an enumeration.
  func value<Value: WrittenEnumeration>(_ name: String) throws -> Value {
    let text = try text(name)
    guard let value = Value(rawValue: text) else {
      throw RecordsError.refused("“\(text.prefix(40))” is no \(Value.noun)", help: "choose one of the list")
    }
    return value
  }

  /// A whole number; that of an empty field is the least.
  func number(_ name: String, _ range: ClosedRange<Int>) throws -> Int {
    guard let text = optional(name) else { return range.lowerBound }
    guard let number = Int(text), range.contains(number) else {
      throw RecordsError.refused(
        "“\(text.prefix(40))” is no number from \(range.lowerBound) to \(range.upperBound)", help: "correct `\(name)`")
    }
    return number
  }

  /// The number of a row.
  func identity(_ name: String) throws -> Int64 {
    let text = try text(name)
    guard let number = Int64(text) else {
      throw RecordsError.refused("“\(text.prefix(40))” is no number", help: "go back, and load the page again")
    }
    return number
  }

  /// Refuses what was not confirmed by writing a word.
  func confirm(_ word: String) throws {
    guard optional("confirm") == word else {
      throw RecordsError.refused("it was not confirmed", help: "write “\(word)” into the field beside the button")
    }
  }

  /// The points of each question: fields named `points:QUESTION`; empty ones are not given.
  func points() throws -> [String: Int] {
    let prefix = "points:"
    var points: [String: Int] = [:]
    for pair in values.pairs where pair.name.hasPrefix(prefix) && !pair.value.isEmpty {
      guard let number = Int(pair.value) else {
        throw RecordsError.refused("“\(pair.value.prefix(40))” is no number of points", help: "write a whole number")
      }
      points[String(pair.name.dropFirst(prefix.count))] = number
    }
    guard !points.isEmpty else {
      throw RecordsError.refused("no points are given", help: "write points for a question")
    }
    return points
  }
}
