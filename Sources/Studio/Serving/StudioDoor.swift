import Crypto
import Foundation
import Synchronization

/// Lets in who comes with a link that nobody has used yet.
final class StudioDoor: Sendable {
  /// Who is in.
  struct Session: Sendable {
    /// What the browser keeps.
    var cookie: String
    /// What forms carry, so that no other page can send them.
    var formToken: String
  }

  private struct State {
    var link: String?
    var session: Session?
  }

  private let state = Mutex(State())
  private let told: @Sendable (String) -> Void

  /// - Parameter told: told each token that lets somebody in.
  init(_ told: @escaping @Sendable (String) -> Void) { self.told = told }

  /// Makes a link that is good for one time; those before are worth nothing any more.
  func makeLink() {
    let token = StudioDoor.secret()
    state.withLock { $0.link = token }
    told(token)
  }

  /// Lets somebody in; `nil` where the token was used, or never was one.
  func open(with token: String) -> Session? {
    state.withLock { state in
      guard let link = state.link, StudioDoor.isSame(link, token) else { return nil }
      let session = Session(cookie: StudioDoor.secret(), formToken: StudioDoor.secret())
      state.link = nil
      state.session = session
      return session
    }
  }

  /// The session that a browser's cookies belong to.
  func session(cookies: String?) -> Session? {
    guard let session = state.withLock({ $0.session }) else { return nil }
    let names = (cookies ?? "").split(separator: ";").map { $0.drop { $0 == " " } }
    let ours = names.first { $0.hasPrefix("\(StudioDoor.cookieName)=") }
    guard let value = ours?.dropFirst(StudioDoor.cookieName.count + 1) else { return nil }
    return StudioDoor.isSame(session.cookie, String(value)) ? session : nil
  }

  /// Sends who is in away, and makes a link for the next time.
  func close() {
    state.withLock { $0.session = nil }
    makeLink()
  }

  static let cookieName = "miyabi-studio"

  /// Whether two secrets are the same: how long it takes does not tell how much of them is.
  static func isSame(_ a: String, _ b: String) -> Bool {
    SHA256.hash(data: Data(a.utf8)) == SHA256.hash(data: Data(b.utf8))
  }

  /// 256 bits that nobody can guess, in letters that an address may have.
  private static func secret() -> String {
    SymmetricKey(size: .bits256).withUnsafeBytes { bytes in
      bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
  }
}
