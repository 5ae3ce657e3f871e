public import CatalogModel
import Markup

/// How numbers are written: the same on every machine, in no locale but the words' own.
extension Words {
  /// `1 h 30 min`.
  func time(_ minutes: Minutes) -> String {
    let hours = String(minutes.count / 60)
    let rest = String(minutes.count % 60)
    if minutes.count < 60 { return filled(self.minutes, [rest]) }
    return minutes.count % 60 == 0 ? filled(self.hours, [hours]) : filled(hoursAndMinutes, [hours, rest])
  }

  /// `$149.99`, `149.99 CHF`, `Free`.
  func amount(_ price: Price, currency siteCurrency: String) -> String {
    if price.isFree { return free }
    let currency = price.currency ?? siteCurrency
    // Yen and won have no smaller unit in use: `¥5000`, not `¥5000.00`.
    let isWhole = price.hundredths % 100 == 0 && (currency == "JPY" || currency == "KRW")
    let digits = isWhole ? String(price.hundredths / 100) : price.amount
    let signs = ["USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩", "INR": "₹"]
    return signs[currency].map { $0 + digits } ?? "\(digits) \(currency)"
  }

  /// `12.4 kB`; decimal units, as operating systems' file lists have them.
  func size(_ byteCount: Int) -> String {
    let units = ["B", "kB", "MB", "GB"]
    var tenths = byteCount * 10
    var unit = 0
    while tenths >= 10_000, unit < units.count - 1 {
      tenths = (tenths + 500) / 1000
      unit += 1
    }
    let isWhole = unit == 0 || tenths >= 1000
    return isWhole ? "\(tenths / 10) \(units[unit])" : "\(tenths / 10).\(tenths % 10) \(units[unit])"
  }

  /// The name of a level.
  func name(_ level: CourseLevel) -> String { levels[level] ?? level.rawValue }
  /// The name of a lesson type.
  func name(_ type: LessonType) -> String { lessonTypes[type] ?? type.rawValue }
  /// The name of an assessment type.
  func name(_ type: AssessmentType) -> String { assessmentTypes[type] ?? type.rawValue }
  /// The name of a role.
  func name(_ role: InstructorRole) -> String { roles[role] ?? role.rawValue }
}

/// ISO 8601 (section 5.5.2), as schema.org wants a duration: `PT8H`, `PT1H30M`.
public func isoDuration(_ minutes: Minutes) -> String {
  let hours = minutes.count / 60
  let rest = minutes.count % 60
  if hours == 0 { return "PT\(rest)M" }
  return rest == 0 ? "PT\(hours)H" : "PT\(hours)H\(rest)M"
}
