/// How an address is asked for.
enum Method: String, Sendable {
  case head = "HEAD"
  case get = "GET"
}

/// What came of asking once.
enum Reply: Hashable, Sendable {
  /// The head of an answer.
  case answer(Answer)
  /// There was no answer.
  case failure(Failure)

  struct Answer: Hashable, Sendable {
    var status: Int
    var location: String?
    var retryAfter: Duration?
  }

  enum Failure: Hashable, Sendable {
    case unknownName
    /// The connection was refused, or there is no way to the host.
    case noConnection
    case noAnswer
    case invalidCertificate
    case noSecureConnection
    case cutOff
  }

  static func status(_ status: Int, location: String? = nil, retryAfter: Duration? = nil) -> Reply {
    .answer(Answer(status: status, location: location, retryAfter: retryAfter))
  }

  /// Whether a server that dislikes `HEAD` may be meant, so that `GET` decides.
  var mayConcernHeadOnly: Bool {
    switch self {
    case .answer(let answer): answer.status >= 400 && answer.status != 429
    case .failure(let failure): failure == .cutOff
    }
  }

  /// How long to wait before asking again; `nil` where that is of no use, or the server wants more patience than there
  /// is.
  func wait(usually: Duration, limit: Duration) -> Duration? {
    switch self {
    case .answer(let answer):
      guard [408, 429].contains(answer.status) || (500...599).contains(answer.status) else { return nil }
      guard let wanted = answer.retryAfter else { return usually }
      return wanted <= limit ? wanted : nil
    case .failure(let failure): return failure == .noAnswer || failure == .cutOff ? usually : nil
    }
  }
}

extension Reply.Answer {
  /// Where it leads on to.
  var target: String? { [301, 302, 303, 307, 308].contains(status) ? location : nil }

  /// Whether it leads on for good.
  var isPermanent: Bool { status == 301 || status == 308 }

  /// Whether there is a page, even one that wants a login or turns programs away; 416 is one that has no first byte.
  var isReachable: Bool { status < 400 || [401, 403, 405, 416, 429, 999].contains(status) }
}
