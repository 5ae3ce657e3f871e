import ArgumentParser

/// `miyabi db`: the records' database itself.
struct DatabaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db",
    abstract: "Makes, keeps and looks after the database of the records.",
    discussion: """
      The database is .miyabi/miyabi.db in the site's root. Names, e-mail addresses and notes are sealed in it with a key that
      lies beside it (.miyabi/records.key): keep a copy of the key, apart from the backups.

        miyabi db push       make it, or bring its index up to date with the content
        miyabi db status     what it is and what it holds
        miyabi db backup     a copy, while others go on writing
        miyabi db verify     look for damage
        miyabi db studio     look through it in a browser
      """,
    subcommands: [
      DatabasePushCommand.self, DatabaseMigrateCommand.self, DatabaseStatusCommand.self, DatabaseSeedCommand.self,
      DatabaseResetCommand.self, DatabaseBackupCommand.self, DatabaseRestoreCommand.self, DatabaseVerifyCommand.self,
      DatabaseOptimizeCommand.self, DatabaseRekeyCommand.self, DatabaseExportCommand.self, DatabaseImportCommand.self,
      DatabaseStudioCommand.self,
    ])
}
