import Files
import CatalogModel

/// The files that an interactive page refers to by relative names.
enum PageFiles {
  /// How many bytes of a page or a style sheet are looked at.
  static let longest = 1_048_576
  /// How many files one page can have.
  static let most = 500

  /// The page and what it uses, directly or by way of other pages and style sheets, in order of discovery. Only files
  /// that exist, below the folder `files` that the page lies in, are among them.
  static func closure(of page: String, files: FileIndex, root: String) -> [String] {
    guard let top = FileIndex.filesFolder(of: page, in: files.contentFolder) else { return [page] }
    var found = [page]
    var index = 0
    while index < found.count, found.count < most {
      let path = found[index]
      index += 1
      let type = FileReference(path: path).pathExtension
      guard ["html", "htm", "css", "svg", "js", "mjs"].contains(type),
        let bytes = try? FileSystem.bytes(of: root + "/" + path, limit: longest)
      else { continue }
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
      for name in names(in: bytes, type: type) {
        guard let other = FileIndex.join(folder, name, top: String(top)), files.contains(other), !found.contains(other)
        else { continue }
        found.append(other)
      }
    }
    return found
  }

  /// The relative names that stand in attributes, in `url(…)` and in `import`s, in order.
  static func names(in bytes: [UInt8], type: String) -> [String] {
    let markers: [(start: [UInt8], isQuoted: Bool)] =
      switch type {
      case "css": [(Array("url(".utf8), false), (Array("@import ".utf8), true)]
      case "js", "mjs": [(Array("from ".utf8), true), (Array("import ".utf8), true), (Array("import(".utf8), true)]
      default:
        [
          (Array("src=".utf8), true), (Array("href=".utf8), true), (Array("poster=".utf8), true),
          (Array("url(".utf8), false),
        ]
      }
    var names: [String] = []
    for index in bytes.indices {
      for marker in markers where bytes[index] == marker.start[0] && bytes[index...].starts(with: marker.start) {
        if let name = name(bytes[(index + marker.start.count)...], isQuoted: marker.isQuoted) { names.append(name) }
      }
    }
    return names
  }

  private static func name(_ rest: ArraySlice<UInt8>, isQuoted: Bool) -> String? {
    guard let first = rest.first else { return nil }
    let quote = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? first : nil
    if isQuoted, quote == nil { return nil }
    let value = (quote == nil ? rest : rest.dropFirst()).prefix(1000).prefix { byte in
      quote.map { byte != $0 } ?? (byte != UInt8(ascii: ")"))
    }
    let text = String(decoding: value.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }, as: UTF8.self)
    guard !text.isEmpty, !text.hasPrefix("/"), !text.contains(":") else { return nil }
    return percentDecoded(text)
  }
}
