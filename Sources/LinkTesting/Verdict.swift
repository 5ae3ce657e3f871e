/// What an address is worth.
enum Verdict: Hashable, Sendable {
  case reachable
  /// There, but for good under another address.
  case moved(to: WebAddress)
  /// Leads nowhere, because of what happened at the address itself or `at` one that it leads on to.
  case dead(Cause, at: WebAddress?)

  enum Cause: Hashable, Sendable {
    case status(Int)
    case failure(Reply.Failure)
    case endlessRedirects
    /// It leads on to what is no address of the web, such as a file.
    case astray(WebAddress.Fault)
  }

  /// Whether somebody at the other end did something.
  var isFromOutside: Bool {
    switch self {
    case .dead(.failure(.unknownName), at: nil), .dead(.failure(.noConnection), at: nil),
      .dead(.failure(.noAnswer), at: nil):
      false
    default: true
    }
  }
}

extension Verdict.Cause {
  /// What happened, as the end of a sentence.
  func explanation(host: String, timeLimit: Duration) -> String {
    switch self {
    case .status(404), .status(410): "the page is gone (\(number))"
    case .status(500...599): "the server failed (\(number))"
    case .status: "the server refuses the page (\(number))"
    case .failure(.unknownName): "the name \(host) does not exist"
    case .failure(.noConnection): "nothing can be reached at \(host)"
    case .failure(.noAnswer): "no answer within \(seconds(timeLimit))"
    case .failure(.invalidCertificate): "the certificate is not valid"
    case .failure(.noSecureConnection): "no secure connection can be made"
    case .failure(.cutOff): "the server closes the connection without an answer"
    case .endlessRedirects: "it redirects for ever"
    case .astray(.password): "it redirects to an address with a password in it"
    case .astray: "it redirects to what is no address of the web"
    }
  }

  /// What an author can do about it.
  var help: String {
    switch self {
    case .failure(.unknownName): "correct the name, or link to where the page is now"
    case .failure(.noAnswer), .failure(.cutOff), .status(500...599): "try again later; if it stays so, link elsewhere"
    case .failure(.invalidCertificate), .failure(.noSecureConnection):
      "readers' browsers will warn of it; link elsewhere, or tell those who run the server"
    default: "link to where the page is now, or take the link out"
    }
  }

  private var number: String {
    if case .status(let status) = self { String(status) } else { "" }
  }

  private func seconds(_ duration: Duration) -> String {
    let value = duration / .seconds(1)
    return value == value.rounded() ? "\(Int(value)) s" : "\(value) s"
  }
}
