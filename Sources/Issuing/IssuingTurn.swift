import Files
public import Foundation

/// One command's turn at a site's certificates: others are refused meanwhile, and what an earlier one left unfinished is
/// ended first, before anything is read.
public final class IssuingTurn {
  private let descriptor: Int32

  /// Takes the turn.
  ///
  /// - Parameter rows: puts rows of a change that was sealed into the records.
  public init(_ places: CertificatePlaces, rows: (Data) throws -> Void) throws {
    try places.makeWorkFolder()
    let path = "\(places.work)/issuing.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw IssuingError.file(WriteError(path: path, code: errno)) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw IssuingError.busy
    }
    do { try Journal(places).finish(rows: rows) } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }
}
