import CatalogModel
import Foundation
import LocalServer
import Markup
import Records

/// Answers requests of who is signed in, with pages made of what they may read.
struct StudioAnswers: Answering {
  let options: StudioOptions
  let host: HostCheck
  let door: StudioDoor
  let signedIn: @Sendable () -> Void
  /// Told when somebody was erased.
  let erased: @Sendable () -> Void
  let longestBody = 1_000_000

  func answer(_ request: Request) -> Response {
    guard host.allows(request.headers["host"]), host.allows(origin: request.headers["origin"]) else {
      return .text(.misdirected, "This server is asked under a name that is not its own, or by another page.")
    }
    guard let target = RequestTarget(request.target) else { return .text(.badRequest, "This is no address of a page.") }
    if target.path == "/sign-in" { return signIn(request) }
    guard let session = door.session(cookies: request.headers["cookie"]) else {
      return page(.forbidden, StudioPage.signedOut)
    }
    do {
      switch request.method {
      case "GET", "HEAD": return page(.ok, try show(target.path, request, session))
      case "POST": return try act(target.path, request, session)
      default:
        var response = Response.text(.methodNotAllowed, "GET, HEAD and POST are answered here.")
        response.headers.append(("Allow", "GET, HEAD, POST"))
        return response
      }
    } catch let error as RecordsError {
      return refusal(error, request, session)
    } catch {
      return .text(.unavailable, "\(error)")
    }
  }

  private func signIn(_ request: Request) -> Response {
    guard request.method == "GET", let token = request.query["token"], let session = door.open(with: token) else {
      return page(.forbidden, StudioPage.linkUsed)
    }
    signedIn()
    return Response(
      status: .seeOther,
      headers: [
        ("Location", "/"), ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"),
        ("Set-Cookie", "\(StudioDoor.cookieName)=\(session.cookie); Path=/; HttpOnly; SameSite=Strict"),
      ])
  }

  // MARK: Pages

  /// The one who is signed in, with the role that they have now.
  private func reader() throws -> (actor: Actor, label: String) {
    guard let id = options.user else { return (.system, "nobody in particular") }
    let user = try options.store.read(as: .system) { try $0.user(named: "\(id)") }
    guard user.erasedAt == nil else {
      throw RecordsError.refused("\(user.label) has been erased", help: "sign in anew")
    }
    return (.user(id: id, role: user.role), "\(user.label), \(words(user.role.rawValue))")
  }

  private func show(_ path: String, _ request: Request, _ session: StudioDoor.Session) throws -> HTML {
    let (actor, label) = try reader()
    return try options.store.read(as: actor, key: options.key, within: .seconds(10)) { change in
      let frame = StudioPage(
        change: change, label: label, formToken: session.formToken, path: path, query: request.query,
        notice: request.query["done"])
      return try frame.page()
    }
  }

  private func refusal(_ error: RecordsError, _ request: Request, _ session: StudioDoor.Session) -> Response {
    let status: Response.Status =
      switch error {
      case .forbidden: .forbidden
      case .unknown: .notFound
      case .unwritable, .busy, .diskFull, .failed: .unavailable
      default: .conflict
      }
    let label = (try? reader().label) ?? ""
    return page(
      status,
      StudioPage.refused(
        error, label: label, formToken: session.formToken,
        back: request.method == "POST" ? backPath(request.form) : "/"))
  }

  private func page(_ status: Response.Status, _ html: HTML) -> Response {
    Response(
      status: status,
      headers: [
        ("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
        (
          "Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
      ], body: .bytes(html.bytes))
  }

  // MARK: Actions

  private func act(_ path: String, _ request: Request, _ session: StudioDoor.Session) throws -> Response {
    let form = request.form
    guard let token = form["form"], StudioDoor.isSame(token, session.formToken) else {
      return page(.forbidden, StudioPage.foreignForm)
    }
    if path == "/sign-out" {
      door.close()
      return page(.ok, StudioPage.signedOut)
    }
    guard path.hasPrefix("/do/"), let action = StudioAction(rawValue: String(path.dropFirst(4))) else {
      throw RecordsError.unknown(noun: "action", name: path, near: nil)
    }
    let (actor, _) = try reader()
    let done = try options.store.change(as: actor, key: options.key) { try action.run($0, form) }
    if action == .eraseUser { erased() }
    return Response(
      status: .seeOther,
      headers: [("Location", address(backPath(form), [("done", done)])), ("Cache-Control", "no-store")])
  }

  /// The page that a form stood on: one of this server's.
  private func backPath(_ form: FormValues) -> String {
    guard let back = form["back"], back.hasPrefix("/"), !back.hasPrefix("//"), !back.contains("\\"),
      RequestTarget(back) != nil, !back.unicodeScalars.contains(where: { $0.value < 0x21 || $0.value > 0x7E })
    else { return "/" }
    return back
  }
}

/// A path with a query of these names and values, beside those that it has.
func address(_ path: String, _ query: [(name: String, value: String)]) -> String {
  guard !query.isEmpty else { return path }
  let parts = query.map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }.joined(separator: "&")
  return "\(path)\(path.contains("?") ? "&" : "?")\(parts)"
}

private func percentEncoded(_ text: String) -> String {
  let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
  return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
}

/// A name of the database as words: `super_admin`, `completedLesson`.
func words(_ name: String) -> String {
  var result = ""
  for sign in name {
    if sign == "_" {
      result += " "
    } else if sign.isUppercase {
      result += " " + sign.lowercased()
    } else {
      result.append(sign)
    }
  }
  return result
}
