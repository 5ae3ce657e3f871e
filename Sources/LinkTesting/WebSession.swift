import Dispatch
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Asks over HTTP, by Foundation: for the head of an answer only, redirects not followed, nothing kept.
struct WebSession: Sendable {
  private let options: LinkTestOptions
  private let heads: Line

  init(_ options: LinkTestOptions) {
    self.options = options
    heads = Line()
  }

  /// Ends the session; nothing can be asked afterwards.
  func close() { heads.close() }

  /// Asks once.
  func reply(of address: WebAddress, _ method: Method) async -> Reply {
    guard let url = URL(string: address.text) else { return .failure(.noConnection) }
    var request = URLRequest(url: url)
    request.httpMethod = method.rawValue
    // Foundation's limit begins anew with every byte; the line's own is the one that counts.
    request.timeoutInterval = options.timeLimit / .seconds(1) + 1
    request.setValue(options.userAgent, forHTTPHeaderField: "User-Agent")
    request.setValue("text/html, */*;q=0.8", forHTTPHeaderField: "Accept")
    switch method {
    case .head: return await heads.reply(to: request, within: options.timeLimit)
    case .get:
      request.setValue("bytes=0-0", forHTTPHeaderField: "Range")
      // Where a server sends a long page all the same, a session on Linux is deaf until it has seen much of it, so
      // that nothing else may depend on this one.
      let line = Line()
      defer { line.close() }
      return await line.reply(to: request, within: options.timeLimit)
    }
  }
}

/// A session of Foundation's with the questions that it was asked.
private struct Line: Sendable {
  private let session: URLSession
  private let exchanges = Exchanges()

  init() {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    // With cookies, an answer would depend on what was asked for before.
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
  }

  /// Ends what is under way; waits for nothing, because Foundation might for long.
  func close() {
    let session = session
    DispatchQueue.global().async { session.invalidateAndCancel() }
  }

  func reply(to request: URLRequest, within limit: Duration) async -> Reply {
    let task = session.dataTask(with: request)
    let exchanges = exchanges
    let timer = Task {
      try await Task.sleep(for: limit)
      exchanges.finish(task, .failure(.noAnswer))
      task.cancel()
    }
    defer { timer.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        exchanges.begin(task, continuation)
        task.resume()
      }
    } onCancel: {
      task.cancel()
    }
  }
}

/// The questions that are under way, each answered by the first thing that is heard of it.
private final class Exchanges: NSObject, URLSessionDataDelegate, Sendable {
  private let waiting = Mutex<[Int: CheckedContinuation<Reply, Never>]>([:])

  func begin(_ task: URLSessionTask, _ continuation: CheckedContinuation<Reply, Never>) {
    waiting.withLock { $0[task.taskIdentifier] = continuation }
  }

  func finish(_ task: URLSessionTask, _ reply: Reply) {
    waiting.withLock { $0.removeValue(forKey: task.taskIdentifier) }?.resume(returning: reply)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    finish(task, Reply(response))
    completionHandler(nil)
    task.cancel()
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let response = response as? HTTPURLResponse { finish(dataTask, Reply(response)) }
    // What follows the head may be long.
    completionHandler(.cancel)
    dataTask.cancel()
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    if let error {
      finish(task, .failure(Reply.Failure(error, at: task.originalRequest?.url)))
    } else if let response = task.response as? HTTPURLResponse {
      finish(task, Reply(response))
    } else {
      finish(task, .failure(.cutOff))
    }
  }
}

extension Reply {
  fileprivate init(_ response: HTTPURLResponse) {
    let wanted = response.value(forHTTPHeaderField: "Retry-After")
    self = .status(
      response.statusCode, location: response.value(forHTTPHeaderField: "Location"),
      retryAfter: wanted.flatMap { retryAfter($0, date: response.value(forHTTPHeaderField: "Date")) })
  }
}

extension Reply.Failure {
  fileprivate init(_ error: any Error, at url: URL?) {
    let error = error as NSError
    switch URLError.Code(rawValue: error.code) {
    case .cannotFindHost, .dnsLookupFailed: self = .unknownName
    case .cannotConnectToHost, .notConnectedToInternet: self = .noConnection
    case .timedOut: self = .noAnswer
    case .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot,
      .serverCertificateNotYetValid:
      self = .invalidCertificate
    case .secureConnectionFailed: self = .noSecureConnection
    // On Linux, whatever goes wrong with TLS has one number, and libcurl's sentence tells more.
    case .unknown where url?.scheme == "https":
      self = error.localizedDescription.contains("certificate") ? .invalidCertificate : .noSecureConnection
    default: self = .cutOff
    }
  }
}
