public import Diagnostics
public import Files

/// A fix that was applied to a file.
public struct AppliedFix: Sendable {
  /// What was wrong, where it was.
  public var location: SourceLocation
  /// What stood there.
  public var before: String
  /// What stands there now.
  public var after: String
}

/// Writes the certain fixes of diagnostics into the files that they are about; all other bytes stay as they are, comments
/// and layout among them.
///
/// Of fixes that overlap the first is applied: reading again tells what is left. A file is written beside its place and
/// renamed, so that an editor never sees half of it.
///
/// - Parameters:
///   - diagnostics: as reading the same content gave them.
///   - root: the site's root.
/// - Returns: what was changed, in the order of the diagnostics.
/// - Throws: ``WriteError`` where a file cannot be read or written; files before it are fixed by then.
public func applyCertainFixes(_ diagnostics: [Diagnostic], root: String) throws(WriteError) -> [AppliedFix] {
  var applied: [AppliedFix] = []
  let certain = diagnostics.filter { $0.fix?.certain ?? false }.sorted()
  var rest = certain[...]
  while let file = rest.first?.location.file {
    let those = rest.prefix { $0.location.file == file }
    rest = rest.dropFirst(those.count)
    applied += try fix(file, Array(those), root: root)
  }
  return applied
}

private func fix(_ file: String, _ diagnostics: [Diagnostic], root: String) throws(WriteError) -> [AppliedFix] {
  // A link inside the content stays a link: what it leads to is changed.
  let path = FileSystem.realPath(of: root + "/" + file) ?? root + "/" + file
  let bytes: [UInt8]
  do throws(FileSystem.ReadError) {
    bytes = try FileSystem.bytes(of: path, limit: 1 << 28)
  } catch {
    throw WriteError(path: path, code: error.code)
  }
  let source = SourceText(file: file, bytes: bytes)
  var result: [UInt8] = []
  var applied: [AppliedFix] = []
  var copied = 0
  for diagnostic in diagnostics {
    let range = source.offsets(of: diagnostic.location.range)
    // A file may have been saved since it was read: what is not where it was is left for the next reading.
    let isWhereItWas =
      diagnostic.sourceLine == nil
      || diagnostic.sourceLine == source.text(ofLine: diagnostic.location.range.start.line)
    guard let replacement = diagnostic.fix?.replacement, isWhereItWas, range.lowerBound >= copied else { continue }
    result += bytes[copied..<range.lowerBound]
    result += Array(replacement.utf8)
    copied = range.upperBound
    applied.append(
      AppliedFix(
        location: diagnostic.location, before: String(decoding: bytes[range], as: UTF8.self), after: replacement))
  }
  guard !applied.isEmpty else { return [] }
  result += bytes[copied...]
  try FileSystem.replace(path, with: result)
  return applied
}
