import CatalogModel
import Dispatch
public import Foundation
import GRDB
import Markup

/// What a change of the records is made with: a transaction, who makes it, when, and the key of personal data.
///
/// Every operation on it asks ``Permissions`` first and leaves an entry in the audit; either all of it happens, or nothing.
public struct RecordChange {
  let database: Database
  /// Who makes it.
  public let actor: Actor
  /// Seconds since 1970.
  public let now: Int64
  let key: RecordsKey?

  var access: Access { Access(database: database, actor: actor) }

  /// The key, where something personal has to be read or written.
  func personalKey() throws -> RecordsKey {
    guard let key else { throw RecordsError.keyNeeded }
    return key
  }

  /// Leaves an entry in the audit.
  ///
  /// - Parameters:
  ///   - before: the row before; personal columns are left out by whoever calls.
  ///   - after: the row afterwards.
  func note(
    _ action: RecordAction, _ entity: String, _ id: some CustomStringConvertible, before: JSONValue? = nil,
    after: JSONValue? = nil
  ) throws {
    func text(_ value: JSONValue?) -> String? { value.map { String(decoding: JSONText($0).bytes, as: UTF8.self) } }
    let entry = AuditEntry(
      sequence: 0, at: now, actor: actor.id, action: action.rawValue, entity: entity, entityID: "\(id)",
      before: text(before), after: text(after), previousHash: Data(), hash: Data())
    try AuditChain(database: database).append(entry, key: key)
  }

  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

extension RecordStore {
  /// Makes a change, all of it or nothing.
  ///
  /// - Parameters:
  ///   - actor: who makes it; permissions are those of the moment.
  ///   - key: the key of personal data; `nil` where nobody has given it: what needs it is refused.
  ///   - date: when.
  ///   - isTrial: whether everything is taken back at the end, so that only the result tells what would have happened.
  public func change<Value>(
    as actor: Actor, key: RecordsKey? = nil, at date: Date = Date(), isTrial: Bool = false,
    _ work: (RecordChange) throws -> Value
  ) throws(RecordsError) -> Value {
    try reporting(path) {
      try database.writeWithoutTransaction { database in
        var result: Value?
        let now = Int64(date.timeIntervalSince1970)
        try database.inTransaction(.immediate) {
          if let key { try PersonalKeys(database: database).check(key, at: now) }
          result = try work(RecordChange(database: database, actor: actor, now: now, key: key))
          return isTrial ? .rollback : .commit
        }
        guard let result else { throw RecordsError.failed(path: path, reason: "nothing was done") }
        return result
      }
    }
  }

  /// Reads, as the records are at one moment, whoever writes meanwhile.
  ///
  /// - Parameter patience: for how long; what takes longer is broken off and refused.
  public func read<Value>(
    as actor: Actor, key: RecordsKey? = nil, within patience: Duration? = nil, _ work: (RecordChange) throws -> Value
  ) throws(RecordsError) -> Value {
    let timer = patience.map { patience in
      let timer = DispatchSource.makeTimerSource()
      // Again and again: between two statements there is nothing to break off.
      timer.schedule(deadline: .now() + .seconds(Int(patience.components.seconds)), repeating: .milliseconds(100))
      timer.setEventHandler { [database] in database.interrupt() }
      timer.activate()
      return timer
    }
    defer { timer?.cancel() }
    return try reporting(path) {
      try database.read { database in
        if let key { try PersonalKeys(database: database).compare(key) }
        return try work(
          RecordChange(database: database, actor: actor, now: Int64(Date().timeIntervalSince1970), key: key))
      }
    }
  }
}
