import Foundation
import GRDB

/// Something in a database that is not as it has to be.
public struct StoreFault: Sendable, Hashable {
  /// What was looked at.
  public enum Check: String, Sendable, CaseIterable {
    /// The file's pages and indexes.
    case integrity
    /// Rows that other rows name.
    case references
    /// The audit's chain.
    case audit
    /// What is counted or summed up from other rows.
    case derived
  }

  /// What was looked at.
  public var check: Check
  /// What is wrong, in one sentence.
  public var message: String
}

extension RecordStore {
  /// Looks through the whole database. Nothing is changed.
  ///
  /// - Parameters:
  ///   - key: also checks who wrote the end of the audit.
  ///   - began: told what is looked at next.
  public func verify(
    key: RecordsKey? = nil, began: (StoreFault.Check) -> Void = { _ in }
  ) throws(RecordsError) -> [StoreFault] {
    try reporting(path) {
      try database.read { database in
        var faults: [StoreFault] = []
        began(.integrity)
        for line in try String.fetchAll(database, sql: "PRAGMA integrity_check(100)") where line != "ok" {
          faults.append(StoreFault(check: .integrity, message: line))
        }
        began(.references)
        for violation in try database.foreignKeyViolations().fetchAll(100) {
          faults.append(
            StoreFault(
              check: .references,
              message:
                "a row of \(violation.originTable) names a row of \(violation.destinationTable) that is not there"))
        }
        began(.audit)
        switch try AuditChain(database: database).verify(key) {
        case .whole: break
        case .broken(let sequence, let kind):
          faults.append(StoreFault(check: .audit, message: "entry \(sequence): \(kind.words)"))
        }
        began(.derived)
        for (sql, message) in derivedFigures {
          for id in try String.fetchAll(database, sql: "\(sql) LIMIT 100") {
            faults.append(StoreFault(check: .derived, message: message.replacing("%", with: id)))
          }
        }
        return faults
      }
    }
  }
}

extension AuditBreak {
  /// What it means, in words.
  public var words: String {
    switch self {
    case .altered: "it is not what was written"
    case .notChained: "it does not follow the one before: one was removed, added or moved"
    case .gap: "the one before is missing"
    case .wrongEnd: "the audit does not end where it ended"
    case .earlier: "it is told to be earlier than the one before"
    }
  }
}

extension DatabaseCursor {
  fileprivate func fetchAll(_ most: Int) throws -> [Element] {
    var all: [Element] = []
    while all.count < most, let next = try next() { all.append(next) }
    return all
  }
}

/// Queries that give the rows whose figures are not those of the rows that they sum up, and what to say of each.
private let derivedFigures: [(sql: String, message: String)] = [
  (
    """
    SELECT course_reviews.id FROM course_reviews WHERE helpful <>
      (SELECT count(*) FROM review_votes WHERE review_votes.review_id = course_reviews.id)
    """, "review % has another number of votes than it says"
  ),
  (
    """
    SELECT assessment_attempts.id FROM assessment_attempts WHERE score IS NOT NULL AND points <> '{}' AND abs(score -
      (SELECT coalesce(sum(value), 0) FROM json_each(assessment_attempts.points))) > 0.001
    """, "the score of attempt % is not the sum of its points"
  ),
  (
    """
    SELECT first.id FROM assessment_attempts AS first WHERE attempt_number >
      (SELECT count(*) FROM assessment_attempts AS other
       WHERE other.user_id = first.user_id AND other.assessment_id = first.assessment_id)
    """, "an attempt before attempt % is missing"
  ),
]
