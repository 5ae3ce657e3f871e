/// How patiently links are tested, and what is remembered of it.
public struct LinkTestOptions: Sendable {
  /// How long one answer may take.
  public var timeLimit: Duration
  /// How many addresses are asked for at the same time, at least 1.
  public var concurrency: Int
  /// How many of them may be at the same server, at least 1.
  public var concurrencyPerServer: Int
  /// How often an address is asked for again after a failure that may pass.
  public var retries: Int
  /// The wait before the first repetition; each further one is twice as long.
  public var firstWait: Duration
  /// Where good answers are remembered; `nil` for nowhere.
  public var cacheFile: String?
  /// How long a good answer is believed.
  public var maximumAge: Duration
  /// How the program introduces itself to servers.
  public var userAgent: String
  /// Hears how many of the addresses are done; called from one task.
  public var progress: (@Sendable (_ done: Int, _ all: Int) -> Void)?

  /// How patiently links are tested, and what is remembered of it.
  public init(
    timeLimit: Duration = .seconds(10), concurrency: Int = 8, concurrencyPerServer: Int = 2, retries: Int = 2,
    firstWait: Duration = .seconds(1), cacheFile: String? = nil, maximumAge: Duration = .seconds(7 * 24 * 60 * 60),
    userAgent: String = "Miyabi (link check)", progress: (@Sendable (_ done: Int, _ all: Int) -> Void)? = nil
  ) {
    self.timeLimit = timeLimit
    self.concurrency = max(1, concurrency)
    self.concurrencyPerServer = max(1, concurrencyPerServer)
    self.retries = max(0, retries)
    self.firstWait = firstWait
    self.cacheFile = cacheFile
    self.maximumAge = maximumAge
    self.userAgent = userAgent
    self.progress = progress
  }
}
