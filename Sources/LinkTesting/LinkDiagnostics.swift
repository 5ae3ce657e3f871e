import Diagnostics

/// What is said of a link whose address cannot be asked for; `nil` where it is not of the web.
func diagnostic(of fault: WebAddress.Fault, for link: OutsideLink) -> Diagnostic? {
  switch fault {
  case .notOnTheWeb: nil
  // Neither the address nor its line is shown: reports end up in logs that others read.
  case .password:
    Diagnostic(
      .deadLink, at: link.location, "a password stands in the address",
      help: "take it out, and change it: everybody who has the source can read it")
  case .unreadable:
    Diagnostic(.deadLink, at: link.location, "the address cannot be read", help: "write it as `https://host/path`")
  }
}

/// What is said of a link; `nil` where its address is well.
func diagnostic(
  of verdict: Verdict, on address: WebAddress, for link: OutsideLink, _ options: LinkTestOptions
) -> Diagnostic? {
  switch verdict {
  case .reachable: return nil
  case .moved(let newAddress):
    let fragment = link.url.firstIndex(of: "#").map { String(link.url[$0...]) } ?? ""
    let replacement = newAddress.text + fragment
    var diagnostic = Diagnostic(
      .deadLink, at: link.location, "“\(shown(link.url))” has moved for good",
      help: "link to `\(replacement)`", fix: .suggestion(replacement), sourceLine: link.sourceLine)
    diagnostic.severity = .note
    return diagnostic
  case .dead(let cause, let place):
    let explanation = cause.explanation(host: (place ?? address).host, timeLimit: options.timeLimit)
    let way = place.map { "it redirects to “\(shown($0.text))”, and there " } ?? ""
    return Diagnostic(
      .deadLink, at: link.location, "“\(shown(link.url))” leads nowhere: \(way)\(explanation)", help: cause.help,
      sourceLine: link.sourceLine)
  }
}

/// An address, cut where it would hide the sentence that it stands in.
private func shown(_ address: String) -> String {
  address.count <= 100 ? address : address.prefix(99) + "…"
}
