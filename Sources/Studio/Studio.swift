import Foundation
public import LocalServer
public import Records

/// Whose records are shown to whom, and where.
public struct StudioOptions: Sendable {
  /// The records.
  public var store: RecordStore
  /// Who signs in; `nil` in a database without users.
  public var user: Int64?
  /// The key of personal data, where there is one.
  public var key: RecordsKey?
  /// The port of this machine.
  public var port: UInt16 = 8090

  /// The records, for one user on this machine.
  public init(_ store: RecordStore, user: Int64?, key: RecordsKey?) {
    self.store = store
    self.user = user
    self.key = key
  }
}

/// What happens while a studio runs.
public enum StudioEvent: Sendable {
  /// This link signs in, once.
  case link(url: String)
  /// Somebody came with it.
  case signedIn
  /// Somebody was erased: files that name them are to go too.
  case erased
}

/// Shows the records in a browser on this machine, to who comes with a link that is good for one time.
///
/// It runs until the task is cancelled. It listens on this machine alone.
///
/// - Parameter report: told what happens.
public func runStudio(
  _ options: StudioOptions, report: @escaping @Sendable (StudioEvent) -> Void
) async throws(ServingError) {
  let address = "127.0.0.1"
  let port = try ListeningPort.open(host: address, port: options.port)
  let door = StudioDoor { token in report(.link(url: port.url("/sign-in?token=\(token)"))) }
  let answers = StudioAnswers(
    options: options, host: HostCheck(address: address), door: door, signedIn: { report(.signedIn) },
    erased: { report(.erased) })
  door.makeLink()
  do {
    try await serve(port, answers)
  } catch {
    if error is CancellationError || Task.isCancelled { return }
    throw .refused(error.localizedDescription)
  }
}
