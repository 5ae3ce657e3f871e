import CatalogModel
import GRDB

/// Who may read which rows of a table: what ``Permissions`` says, for each row.
struct TableRule {
  /// What has to be permitted.
  var action: RecordAction
  /// Whose row it is, in SQL; `nil` where it is nobody's.
  var owner: String?
  /// To which course it belongs, in SQL; `nil` where it belongs to none.
  var course: String?
  /// Which rows anybody may read, in SQL: what the site shows.
  var shown: String?
  /// Columns that are told only where the action reaches: not of rows that are merely shown.
  var confined: Set<String> = []
  /// Columns that are the owner's alone, and theirs who may read everything: teaching a course does not open them.
  var owned: Set<String> = []

  private static let open = "SELECT id FROM courses WHERE status IN ('published', 'archived')"
  private static let ofOpenCourse = "course_id IN (\(open))"

  /// What is said of a table; of one that is not here, only who looks after the file may read.
  static func of(_ table: String) -> TableRule { all[table] ?? TableRule(action: .databaseMaintain) }

  static let all: [String: TableRule] = [
    "people": TableRule(action: .contentRead, shown: "1"),
    "categories": TableRule(action: .contentRead, shown: "1"),
    "courses": TableRule(action: .contentRead, course: "id", shown: "status IN ('published', 'archived')"),
    "course_instructors": TableRule(action: .contentRead, course: "course_id", shown: ofOpenCourse),
    "course_categories": TableRule(action: .contentRead, course: "course_id", shown: ofOpenCourse),
    "course_tags": TableRule(action: .contentRead, course: "course_id", shown: ofOpenCourse),
    "course_prerequisites": TableRule(action: .contentRead, course: "course_id", shown: ofOpenCourse),
    "lessons": TableRule(action: .contentRead, course: "course_id", shown: ofOpenCourse, confined: ["notes"]),
    "lesson_attachments": TableRule(
      action: .contentRead, course: "(SELECT course_id FROM lessons WHERE lessons.id = lesson_id)",
      shown: "lesson_id IN (SELECT id FROM lessons WHERE \(ofOpenCourse))"),
    // The questions as they are kept hold the right answers.
    "assessments": TableRule(action: .contentRead, course: "course_id", shown: ofOpenCourse, confined: ["questions"]),
    "learning_paths": TableRule(action: .contentRead, shown: "1"),
    "learning_path_courses": TableRule(action: .contentRead, course: "course_id", shown: ofOpenCourse),
    "users": TableRule(action: .userRead, owner: "id"),
    "enrollments": TableRule(action: .enrollmentRead, owner: "user_id", course: "course_id"),
    "user_progress": TableRule(action: .progressRead, owner: "user_id", course: "course_id", owned: ["notes"]),
    "assessment_attempts": TableRule(
      action: .attemptRead, owner: "user_id",
      course: "(SELECT course_id FROM assessments WHERE assessments.id = assessment_id)"),
    "certificates": TableRule(action: .certificateRead, owner: "user_id", course: "course_id"),
    "course_reviews": TableRule(action: .reviewRead, owner: "user_id", course: "course_id"),
    "review_votes": TableRule(action: .reviewRead, owner: "user_id"),
    "course_analytics": TableRule(action: .analyticsRead, course: "course_id"),
    "lesson_analytics": TableRule(
      action: .analyticsRead, course: "(SELECT course_id FROM lessons WHERE lessons.id = lesson_id)"),
    "path_progress": TableRule(action: .progressRead, owner: "user_id"),
    "system_settings": TableRule(action: .settingRead),
    "audit_entries": TableRule(action: .auditRead),
  ]
}

extension Access {
  /// How far a rule reaches for the actor, as a condition on the rows of its table.
  func condition(_ rule: TableRule) throws -> (reach: String, owned: String) {
    guard case .user(let id, let role) = actor else { return ("1", "1") }
    let isOwn = rule.owner.map { "\($0) = \(id)" } ?? "0"
    switch Permissions.scope(of: rule.action, for: role) {
    case .all: return ("1", "1")
    case .none: return ("0", "0")
    case .own: return (isOwn, isOwn)
    case .ownCourses(let permission):
      guard let course = rule.course else { return (isOwn, isOwn) }
      let taught = try coursesTaught(by: id, permission).map(String.init).joined(separator: ", ")
      return ("(\(isOwn) OR \(course) IN (\(taught)))", isOwn)
    }
  }
}
