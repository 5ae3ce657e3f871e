import ArgumentParser
import Foundation
import Markup
import Records

/// `miyabi db rekey`: another key for personal data.
struct DatabaseRekeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rekey",
    abstract: "Seals all personal data with a new key, and keeps the old one beside it for old backups.",
    discussion: """
      The new key lies where the old one was. Where a key comes from the environment (MIYABI_RECORDS_KEY,
      MIYABI_RECORDS_KEY_FILE), name a file for the new one with --new-key, and set the environment to it afterwards.

        miyabi db rekey --as root
        miyabi db rekey --new-key /secrets/records-2.key --as root
      """)

  @OptionGroup var records: RecordOptions
  @Option(help: ArgumentHelp("A file for the new key; it must not be there yet.", valueName: "file")) var newKey:
    String?

  func run() throws {
    let terminal = records.terminal
    let store = try records.store()
    guard let old = try records.key() else {
      throw terminal.report(failure(.keyNeeded))
    }
    let place = (store.path as NSString).deletingLastPathComponent + "/records.key"
    let named = newKey.map { absolutePath($0, in: FileManager.default.currentDirectoryPath) }
    guard named != nil || FileManager.default.fileExists(atPath: place) else {
      throw terminal.report(
        .refused("The key comes from the environment.", help: "name a file for the new one with `--new-key`"))
    }
    let file = named ?? place + ".new"
    guard !FileManager.default.fileExists(atPath: file) else {
      throw terminal.report(
        .refused(
          "\(records.shown(file)) is there already.",
          help: named == nil
            ? "an earlier run was stopped: if `miyabi user list` says the key is wrong, put this file in the place of "
              + "records.key; else remove it" : "name another file"))
    }
    let new = try records.reporting { () throws(RecordsError) in try RecordsKey.read(.madeAt(file)) { _ in } }
    let actor = try records.actor(in: store)
    let progress = ProgressLine(terminal)
    let count: Int
    do {
      count = try records.reporting { () throws(RecordsError) in
        try store.change(as: actor, key: old) { change in
          try change.reseal(with: new) { progress.show("sealing", $0, of: $0) }
        }
      }
    } catch {
      progress.clear()
      try? FileManager.default.removeItem(atPath: file)
      throw error
    }
    progress.clear()
    if named == nil { try exchange(file, place, terminal) }
    terminal.note("sealed \(count) rows with the new key in \(records.shown(named ?? place)): keep a copy of it")
  }

  /// The new key in the place of the old one, which is kept: backups from before open with it alone.
  private func exchange(_ new: String, _ place: String, _ terminal: Terminal) throws {
    var kept = place + ".old"
    var number = 1
    while FileManager.default.fileExists(atPath: kept) {
      number += 1
      kept = "\(place).old-\(number)"
    }
    do {
      try FileManager.default.moveItem(atPath: place, toPath: kept)
      try FileManager.default.moveItem(atPath: new, toPath: place)
    } catch {
      throw terminal.report(
        .machine(
          "The new key cannot be put in its place: \(error.localizedDescription)",
          help: "the data is sealed with \(records.shown(new)): put that file in the place of records.key"))
    }
    terminal.note("kept the old key as \(records.shown(kept)): older backups need it")
  }
}
