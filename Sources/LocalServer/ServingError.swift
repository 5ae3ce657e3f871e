/// Why a server cannot listen.
public enum ServingError: Error, Sendable, Equatable {
  /// Something else listens there; the next port is free, if one is.
  case portTaken(UInt16, next: UInt16?)
  /// The host is no address of this machine.
  case unsuitableHost(String)
  /// The system refuses, in its own words.
  case refused(String)
}
