/// Everything outside that a test of links depends on, so that tests can put something else in its place.
struct Network: Sendable {
  var ask: @Sendable (WebAddress, Method) async -> Reply
  var pause: @Sendable (Duration) async -> Void
  var route: @Sendable () -> Reachability.Route
  /// Seconds since 1970; only the cache's ages depend on them.
  var now: @Sendable () -> Int
}
