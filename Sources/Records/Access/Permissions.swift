public import CatalogModel

/// Something that may be done with the records: the name is also that of the audit.
public enum RecordAction: String, CaseIterable, Sendable {
  case userCreate = "user.create"
  case userList = "user.list"
  case userRead = "user.read"
  case userUpdate = "user.update"
  case userSetRole = "user.set_role"
  case userExport = "user.export"
  case userErase = "user.erase"
  case enrollmentCreate = "enrollment.create"
  case enrollmentRead = "enrollment.read"
  case enrollmentCancel = "enrollment.cancel"
  case enrollmentManage = "enrollment.manage"
  case progressRead = "progress.read"
  case progressRecord = "progress.record"
  case progressImport = "progress.import"
  case attemptTake = "attempt.take"
  case attemptRead = "attempt.read"
  case attemptGrade = "attempt.grade"
  case reviewWrite = "review.write"
  case reviewRead = "review.read"
  case reviewVote = "review.vote"
  case instructorRead = "instructor.read"
  /// To read what the site does not show: drafts, notes for instructors, right answers.
  case contentRead = "content.read"
  case certificateIssue = "certificate.issue"
  case certificateRead = "certificate.read"
  case certificateRevoke = "certificate.revoke"
  case analyticsRead = "analytics.read"
  case analyticsRefresh = "analytics.refresh"
  case settingRead = "setting.read"
  case settingWrite = "setting.write"
  case auditRead = "audit.read"
  case databaseMaintain = "database.maintain"
}

/// How far a permission reaches.
public enum PermissionScope: Sendable, Hashable {
  /// Nowhere.
  case none
  /// To what belongs to the user who acts.
  case own
  /// To what belongs to the user who acts, and to the courses that they teach: with a permission in the course, where one
  /// is named.
  case ownCourses(InstructorPermission?)
  /// Everywhere.
  case all
}

/// Who may do what, and to whose records: the one place where that stands.
///
/// | | student | instructor | admin | super admin |
/// |---|---|---|---|---|
/// | own records | yes | yes | yes | yes |
/// | records of one's courses | – | by the permission in the course | all | all |
/// | users, settings, audit | – | – | yes, but no admin's role | yes |
public enum Permissions {
  /// How far `action` reaches for a role.
  public static func scope(of action: RecordAction, for role: UserRole) -> PermissionScope {
    switch role {
    case .student: student(action)
    case .instructor: instructor(action)
    case .admin: admin(action)
    case .superAdmin: .all
    }
  }

  private static func student(_ action: RecordAction) -> PermissionScope {
    switch action {
    case .userRead, .userUpdate, .userExport, .userErase, .enrollmentCreate, .enrollmentRead, .enrollmentCancel,
      .progressRead, .progressRecord, .attemptTake, .attemptRead, .reviewWrite, .reviewRead, .certificateRead:
      .own
    // What others wrote is public; a vote is one's own.
    case .reviewVote: .all
    case .userCreate, .userList, .userSetRole, .enrollmentManage, .progressImport, .attemptGrade, .instructorRead,
      .contentRead,
      .certificateIssue, .certificateRevoke, .analyticsRead, .analyticsRefresh, .settingRead, .settingWrite,
      .auditRead, .databaseMaintain:
      .none
    }
  }

  private static func instructor(_ action: RecordAction) -> PermissionScope {
    switch action {
    case .enrollmentRead, .enrollmentManage, .enrollmentCancel, .progressRead, .progressImport, .certificateRead:
      .ownCourses(.manageStudents)
    case .enrollmentCreate: .ownCourses(.manageStudents)
    case .attemptRead, .attemptGrade: .ownCourses(.gradeAssessment)
    case .analyticsRead, .analyticsRefresh: .ownCourses(.viewAnalytics)
    case .reviewRead, .instructorRead, .contentRead: .ownCourses(nil)
    case .userCreate, .userList, .userRead, .userUpdate, .userSetRole, .userExport, .userErase, .progressRecord,
      .attemptTake, .reviewWrite, .reviewVote, .certificateIssue, .certificateRevoke, .settingRead, .settingWrite,
      .auditRead, .databaseMaintain:
      student(action)
    }
  }

  private static func admin(_ action: RecordAction) -> PermissionScope {
    switch action {
    // Nobody learns for another, and nobody judges a course for another.
    case .attemptTake, .reviewWrite: .own
    case .databaseMaintain: .none
    default: .all
    }
  }

  /// Whether a role may be given by another: nobody gives more than they have.
  public static func mayGive(_ role: UserRole, by giver: UserRole) -> Bool {
    switch giver {
    case .superAdmin: true
    case .admin: role == .student || role == .instructor
    case .student, .instructor: false
    }
  }
}
