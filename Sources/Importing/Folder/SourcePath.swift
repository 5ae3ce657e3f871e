/// Paths relative to the imported folder, with `/`.
enum SourcePath {
  /// The path without `.` and `..`; `nil` where it leads out, or is absolute.
  static func normalized(_ path: String) -> String? {
    guard !path.hasPrefix("/"), !path.contains("\0") else { return nil }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// The path that `relative` means in `folder`; `nil` where it leads out.
  static func join(_ folder: String, _ relative: String) -> String? {
    relative.hasPrefix("/") ? nil : normalized(folder.isEmpty ? relative : folder + "/" + relative)
  }

  /// The folder that a file lies in.
  static func folder(of file: String) -> String { file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "" }

  /// The last part.
  static func name(of file: String) -> String {
    file.lastIndex(of: "/").map { String(file[file.index(after: $0)...]) } ?? file
  }

  /// The last part without its ending.
  static func stem(of file: String) -> String {
    let name = name(of: file)
    return name.lastIndex(of: ".").map { $0 == name.startIndex ? name : String(name[..<$0]) } ?? name
  }

  /// The ending in lower case, without its dot.
  static func fileExtension(of file: String) -> String {
    let name = name(of: file)
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }

  /// How one file of the site names another in a link.
  static func relative(to target: String, from file: String) -> String {
    let here = folder(of: file).split(separator: "/")
    let there = target.split(separator: "/")
    var common = 0
    while common < here.count, common < there.count - 1, here[common] == there[common] { common += 1 }
    let up = Array(repeating: "..", count: here.count - common)
    return (up + there[common...].map(percentEncoded)).joined(separator: "/")
  }

  /// Percent-encodes what would end a link's destination or mean something else in it.
  private static func percentEncoded(_ part: Substring) -> String {
    var result: [UInt8] = []
    for byte in part.utf8 {
      if isWordByte(byte) || byte >= 0x80 || "-._~+,=@!".utf8.contains(byte) {
        result.append(byte)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += Array("%\(digits.count < 2 ? "0" : "")\(digits)".utf8)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
