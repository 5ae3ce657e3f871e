public import Diagnostics
public import Files

/// What testing the links brought to light.
public struct LinkReport: Sendable {
  /// One for every place that names a dead address, a moved one or one with a password, in their stable order.
  ///
  /// Where the machine is offline, only what can be told without a network.
  public var diagnostics: [Diagnostic]
  /// Whether this machine reached nothing outside, so that the links were not tested.
  public var isOffline: Bool
  /// How many different addresses were asked for.
  public var asked: Int
  /// How many the cache knew.
  public var remembered: Int
  /// Why the cache could not be written.
  public var cacheFailure: WriteError?
}
