public import CatalogModel
import Foundation
import GRDB
import Markup

/// A setting of the platform.
public struct SystemSetting: Sendable, Hashable {
  /// What it is called.
  public var key: String
  /// As it is written.
  public var value: String
  /// How the value is read.
  public var type: SettingType
  /// What it is for.
  public var description: String?
}

extension RecordChange {
  /// All settings, by key.
  public func settings() throws -> [SystemSetting] {
    try access.check(.settingRead)
    return try Row.fetchAll(database, sql: "SELECT * FROM system_settings ORDER BY key").map { row in
      SystemSetting(
        key: row["key"], value: row["value"], type: SettingType(rawValue: row["type"]) ?? .string,
        description: row["description"])
    }
  }

  /// Writes a setting whose value is one of its type.
  public func set(_ setting: SystemSetting) throws {
    try access.check(.settingWrite)
    guard setting.key.wholeMatch(of: /[a-z][a-z0-9_]{0,99}/) != nil else {
      throw RecordsError.refused(
        "`\(setting.key.prefix(60))` is no key", help: "use lowercase letters, digits and `_`, beginning with a letter")
    }
    guard setting.holdsItsType else {
      throw RecordsError.refused(
        "“\(setting.value.prefix(60))” is no \(setting.type.rawValue)",
        help: "correct the value, or give another `--type`")
    }
    let before = try settings().first { $0.key == setting.key }
    try run(
      """
      INSERT INTO system_settings (key, value, type, description, updated_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, type = excluded.type,
        description = coalesce(excluded.description, description), updated_at = excluded.updated_at
      """, [setting.key, setting.value, setting.type.rawValue, setting.description, now])
    func json(_ setting: SystemSetting?) -> JSONValue? {
      setting.map { .object([("value", .string($0.value)), ("type", .string($0.type.rawValue))]) }
    }
    try note(.settingWrite, "system_settings", setting.key, before: json(before), after: json(setting))
  }
}

extension SystemSetting {
  fileprivate var holdsItsType: Bool {
    switch type {
    case .string: true
    case .integer: Int(value) != nil
    case .float: Double(value).map(\.isFinite) ?? false
    case .boolean: value == "true" || value == "false"
    case .json: (try? JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)) != nil
    }
  }

  /// A setting.
  public init(_ key: String, _ value: String, type: SettingType = .string, description: String? = nil) {
    self.init(key: key, value: value, type: type, description: description)
  }
}
