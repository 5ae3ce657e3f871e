public import CatalogModel
import GRDB
import Markup

/// A user's place in a course.
public struct Enrollment: Sendable, Hashable {
  /// The number in the database.
  public var id: Int64
  /// Who.
  public var user: Int64
  /// In which course.
  public var course: Int64
  /// Where they stand.
  public var status: EnrollmentStatus
  /// The group they learn with, if any.
  public var cohort: String?
  /// Seconds since 1970.
  public var enrolledAt: Int64
  /// When the course's rule was met; it stays, whatever lessons come later.
  public var completedAt: Int64?
  /// What the payment is called where it was made.
  public var paymentID: String?
  /// Where the payment stands.
  public var paymentStatus: PaymentStatus
  /// What was asked for, as it was then.
  public var amount: Price?

  init(_ row: Row) {
    id = row["id"]
    user = row["user_id"]
    course = row["course_id"]
    status = EnrollmentStatus(rawValue: row["status"]) ?? .active
    cohort = row["cohort"]
    enrolledAt = row["enrolled_at"]
    completedAt = row["completed_at"]
    paymentID = row["payment_id"]
    paymentStatus = PaymentStatus(rawValue: row["payment_status"]) ?? .pending
    if let hundredths: Int = row["amount_hundredths"], let currency: String = row["amount_currency"] {
      amount = Price(hundredths: hundredths, currency: currency)
    }
  }

  var audited: JSONValue {
    .object([
      ("user", .integer(Int(user))), ("course", .integer(Int(course))), ("status", .string(status.rawValue)),
      ("completedAt", completedAt.map { .integer(Int($0)) }), ("paymentStatus", .string(paymentStatus.rawValue)),
      ("amount", amount.map { .string("\($0.amount) \($0.currency ?? "")") }),
    ])
  }
}

/// A course, as records need it.
struct CourseRow {
  var id: Int64
  var slug: String
  var status: CourseStatus
  var publishedAt: String?
  var isRetired: Bool
  var price: Price?
  var completion: String

  init(_ row: Row) {
    id = row["id"]
    slug = row["slug"]
    status = CourseStatus(rawValue: row["status"]) ?? .draft
    publishedAt = row["published_at"]
    isRetired = row["is_retired"]
    if let hundredths: Int = row["price_hundredths"], let currency: String = row["price_currency"] {
      price = Price(hundredths: hundredths, currency: currency)
    }
    completion = row["completion"]
  }
}
