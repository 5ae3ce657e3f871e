/// An enumeration whose values authors write in lowercase snake_case.
public protocol WrittenEnumeration: RawRepresentable, CaseIterable, Hashable, Sendable, Codable
where RawValue == String {
  /// What an author reads in a message: "level", "lesson type".
  static var noun: String { get }
}

/// What a user may do on the platform. The first case of each enumeration is its default.
public enum UserRole: String, WrittenEnumeration {
  case student, instructor, admin
  case superAdmin = "super_admin"
  /// The name in messages.
  public static let noun = "role"
}

/// How far a course is on its way to learners.
public enum CourseStatus: String, WrittenEnumeration {
  case draft
  case underReview = "under_review"
  case published, archived
  /// The name in messages.
  public static let noun = "status"
}

/// What a course or a path asks of those who begin it.
public enum CourseLevel: String, WrittenEnumeration {
  case beginner, intermediate, advanced, expert
  /// The name in messages.
  public static let noun = "level"
}

/// What a lesson consists of.
public enum LessonType: String, WrittenEnumeration {
  case text, video, audio, interactive, quiz, assignment
  /// The name in messages.
  public static let noun = "lesson type"
}

/// What an assessment is for.
public enum AssessmentType: String, WrittenEnumeration {
  case quiz, assignment, project
  case finalExam = "final_exam"
  /// The name in messages.
  public static let noun = "assessment type"
}

/// Where a learner stands in a course.
public enum EnrollmentStatus: String, WrittenEnumeration {
  case active, completed, suspended, cancelled
  /// The name in messages.
  public static let noun = "enrollment status"
}

/// Where a payment stands.
public enum PaymentStatus: String, WrittenEnumeration {
  case pending, completed, failed, refunded
  /// The name in messages.
  public static let noun = "payment status"
}

/// What an instructor is to a course.
public enum InstructorRole: String, WrittenEnumeration {
  case instructor, assistant, moderator
  /// The name in messages.
  public static let noun = "instructor role"
}

/// What an instructor may do in a course.
public enum InstructorPermission: String, WrittenEnumeration {
  case createLesson = "create_lesson"
  case editLesson = "edit_lesson"
  case deleteLesson = "delete_lesson"
  case gradeAssessment = "grade_assessment"
  case viewAnalytics = "view_analytics"
  case manageStudents = "manage_students"
  /// The name in messages.
  public static let noun = "permission"
}

/// How the value of a system setting is read.
public enum SettingType: String, WrittenEnumeration {
  case string, integer, float, boolean, json
  /// The name in messages.
  public static let noun = "setting type"
}
