import CatalogModel
import Files
import LocalServer
import SiteBuilder

/// Answers requests with what the board shows.
struct SiteAnswers: Answering {
  let board: LiveBoard
  let host: HostCheck
  let longestBody = 0

  func answer(_ request: Request) -> Response {
    guard host.allows(request.headers["host"]) else {
      return .text(.misdirected, "This server is asked under a name that is not its own.")
    }
    guard request.method == "GET" || request.method == "HEAD" else {
      var response = Response.text(.methodNotAllowed, "This server only shows pages: GET and HEAD.")
      response.headers.append(("Allow", "GET, HEAD"))
      return response
    }
    guard let target = RequestTarget(request.target) else { return .text(.badRequest, "This is no address of a page.") }
    switch target.path {
    case LiveScript.path: return fixed(LiveScript.bytes, type: mediaType(of: "live.js"))
    case LiveScript.socketPath: return listen(request)
    default: return page(target, request.headers["range"])
    }
  }

  // MARK: Pages

  private func page(_ target: RequestTarget, _ range: String?) -> Response {
    guard let site = board.showing.site else {
      return content(.unavailable, LiveScript.added(to: LiveScript.emptyPage, PageState(of: [])), type: html)
    }
    guard let address = SiteAnswers.address(target, site) else {
      // A site that lives below a path: the root leads there.
      return target.path == "/" || target.path + "/" == site.base.path ? redirect(site.base.path) : notFound(site)
    }
    switch site.file(at: address) {
    case .bytes(let bytes)?:
      guard address.file.hasSuffix(".html") else { return part(of: bytes, type: mediaType(of: address.file), range) }
      return content(
        address == .notFound ? .notFound : .ok, LiveScript.added(to: bytes, PageState(of: bytes)), type: html)
    case .fixed(let bytes)?: return fixed(bytes, type: mediaType(of: address.file))
    case .file(let path)?: return file(path, type: mediaType(of: address.file), range) ?? notFound(site)
    case nil:
      let folder = Address(path: address.path + "/")
      if !address.path.hasSuffix("/"), site.has(folder) { return redirect(site.base.link(to: folder)) }
      return notFound(site)
    }
  }

  /// The address that a path means; `nil` for one outside of the site's own path.
  static func address(_ target: RequestTarget, _ site: SitePreview) -> Address? {
    guard target.path.hasPrefix(site.base.path) else { return nil }
    let path = "/" + target.path.dropFirst(site.base.path.count)
    let index = "/index.html"
    return Address(path: path.hasSuffix(index) ? String(path.dropLast(index.count - 1)) : path)
  }

  private func notFound(_ site: SitePreview) -> Response {
    guard case .bytes(let bytes)? = site.file(at: .notFound) else { return .text(.notFound, "There is no such page.") }
    return content(.notFound, LiveScript.added(to: bytes, PageState(of: bytes)), type: html)
  }

  private func redirect(_ location: String) -> Response {
    Response(status: .redirect, headers: [("Location", location), ("Cache-Control", "no-store")])
  }

  // MARK: Bytes

  private let html = "text/html; charset=utf-8"

  init(board: LiveBoard, host: HostCheck) {
    self.board = board
    self.host = host
  }

  private func headers(_ type: String, cache: String = "no-store") -> [(name: String, value: String)] {
    [("Content-Type", type), ("Cache-Control", cache), ("X-Content-Type-Options", "nosniff")]
  }

  /// What a browser keeps: a page that comes again is there the sooner.
  private func fixed(_ bytes: [UInt8], type: String) -> Response {
    Response(status: .ok, headers: headers(type, cache: "max-age=31536000, immutable"), body: .bytes(bytes))
  }

  private func content(_ status: Response.Status, _ bytes: [UInt8], type: String) -> Response {
    Response(status: status, headers: headers(type), body: .bytes(bytes))
  }

  private func part(of bytes: [UInt8], type: String, _ range: String?) -> Response {
    ranged(bytes.count, type: type, range) { .bytes($0 == 0..<bytes.count ? bytes : Array(bytes[$0])) }
  }

  /// `nil` where the file is gone.
  private func file(_ path: String, type: String, _ range: String?) -> Response? {
    FileSystem.sourceStamp(of: path).map { stamp in ranged(stamp.size, type: type, range) { .file(path, $0) } }
  }

  private func ranged(
    _ count: Int, type: String, _ range: String?, _ body: (Range<Int>) -> Response.Body
  ) -> Response {
    let headers = headers(type) + [("Accept-Ranges", "bytes")]
    switch ByteRange(range, of: count) {
    case .whole: return Response(status: .ok, headers: headers, body: body(0..<count))
    case .part(let part):
      let place = ("Content-Range", "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(count)")
      return Response(status: .partial, headers: headers + [place], body: body(part))
    case .unsatisfiable:
      var response = Response.text(.unsatisfiable, "The file has \(count) bytes.")
      response.headers.append(("Content-Range", "bytes */\(count)"))
      return response
    }
  }

  // MARK: Changes

  private func listen(_ request: Request) -> Response {
    guard host.allows(origin: request.headers["origin"]) else {
      return .text(.forbidden, "Only pages of this preview may listen.")
    }
    guard request.headers["upgrade"]?.lowercased() == "websocket", let key = request.headers["sec-websocket-key"] else {
      return .text(.badRequest, "This address is a WebSocket’s.")
    }
    let query = request.query
    let address = query["page"].flatMap { RequestTarget($0) }.flatMap { target in
      board.showing.site.flatMap { SiteAnswers.address(target, $0) }
    }
    let state = PageState(content: query["content"] ?? "", styles: query["styles"] ?? "")
    return Response(
      status: .switching,
      headers: [
        ("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Accept", webSocketAccept(key)),
      ], body: .messages(board.add(address, state)))
  }
}
