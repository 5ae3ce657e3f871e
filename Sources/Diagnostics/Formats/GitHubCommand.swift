/// One diagnostic as a workflow command (docs.github.com, “Workflow commands for GitHub Actions”), which GitHub shows at
/// the line it is about.
func githubCommand(_ diagnostic: Diagnostic) -> String {
  let range = diagnostic.location.range
  let name =
    switch diagnostic.severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  var properties = [
    "file=\(escapedProperty(diagnostic.location.file))", "line=\(range.start.line)", "col=\(range.start.column)",
  ]
  if range.end.line > range.start.line {
    properties.append("endLine=\(range.end.line)")
  } else if range.end.column > range.start.column {
    // GitHub shows an end column only where no end line is named.
    properties.append("endColumn=\(range.end.column)")
  }
  properties.append("title=\(escapedProperty(diagnostic.code.rawValue))")
  let message = diagnostic.message + (diagnostic.help.map { "\nhelp: \($0)" } ?? "")
  return "::\(name) \(properties.joined(separator: ","))::\(escapedData(message))\n"
}

/// The percent signs and line ends of a message, escaped so that it stays one command.
private func escapedData(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "%": result += "%25"
    case "\r": result += "%0D"
    case "\n": result += "%0A"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A property's value, in which colons and commas mean something too.
private func escapedProperty(_ text: String) -> String {
  var result = ""
  for scalar in escapedData(text).unicodeScalars {
    switch scalar {
    case ":": result += "%3A"
    case ",": result += "%2C"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
