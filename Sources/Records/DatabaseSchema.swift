/// The SQL that makes the database, as all migrations together leave it: one statement for each table and index.
public var databaseSchema: String {
  contentTables.hasSuffix("\n") ? contentTables : contentTables + "\n"
}
