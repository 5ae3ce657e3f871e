/// Turns a folder of another program into content of Miyabi's. Nothing is written, and nothing outside the folder is read.
///
/// ```swift
/// let book = try importContent(.mdbook, from: "/home/ann/book")
/// for note in book.notes { print("\(note.file): \(note.message)") }
/// ```
///
/// What can be read is imported, and what is wrong with single files becomes a note.
///
/// - Throws: ``ImportError`` if the folder is missing, is of another kind, or holds nothing that could be imported.
public func importContent(
  _ source: ImportSource, from folder: String, options: ImportOptions = ImportOptions()
) throws(ImportError) -> Importation {
  let folder = try SourceFolder(folder)
  return switch source {
  case .mdbook: try BookImport.run(folder, options)
  case .sandpaper: try WorkbenchImport.run(folder, options)
  case .hugo: try HugoImport.run(folder, options)
  }
}
