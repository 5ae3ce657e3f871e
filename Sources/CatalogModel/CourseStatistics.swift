/// What may be told of a course's learners: counts and ratings of groups that hide the single one, and the words of those
/// who agreed. `miyabi report public` writes it, and the course's page shows it.
public struct CourseStatistics: Hashable, Sendable, Codable {
  /// What a learner says, without a name.
  public struct Review: Hashable, Sendable, Codable {
    /// 1 to 5.
    public var rating: Int
    /// At most 200 characters.
    public var title: String?
    /// At most 2000 characters.
    public var comment: String?
    /// How many found it helpful.
    public var helpful: Int

    /// What a learner says.
    public init(rating: Int, title: String? = nil, comment: String? = nil, helpful: Int = 0) {
      self.rating = rating
      self.title = title
      self.comment = comment
      self.helpful = helpful
    }
  }

  /// Fewer than so many are never told of.
  public static let smallestGroup = 5

  /// Everybody who enrolled; `nil` for a small group.
  public var learners: Int?
  /// Everybody who completed the course; `nil` for a small group.
  public var completions: Int?
  /// 1 to 5, on average; `nil` for a small group.
  public var rating: Double?
  /// How many ratings that is.
  public var ratings: Int?
  /// The most helpful first.
  public var reviews: [Review]

  /// Nothing yet.
  public init(
    learners: Int? = nil, completions: Int? = nil, rating: Double? = nil, ratings: Int? = nil, reviews: [Review] = []
  ) {
    self.learners = learners
    self.completions = completions
    self.rating = rating
    self.ratings = ratings
    self.reviews = reviews
  }

  /// Whether there is nothing to be shown.
  public var isEmpty: Bool { learners == nil && completions == nil && rating == nil && reviews.isEmpty }

  /// What cannot be, in words; `nil` where everything can.
  public var fault: String? {
    for (name, count) in [("learners", learners), ("completions", completions), ("ratings", ratings)] {
      if let count, count < CourseStatistics.smallestGroup {
        return "`\(name)` is \(count), and groups under \(CourseStatistics.smallestGroup) are not told of"
      }
    }
    if (rating == nil) != (ratings == nil) { return "`rating` and `ratings` belong together" }
    if let rating, !(1...5).contains(rating) { return "`rating` is \(rating), not 1 to 5" }
    for review in reviews {
      if !(1...5).contains(review.rating) { return "a review has the rating \(review.rating), not 1 to 5" }
      if review.helpful < 0 { return "a review was helpful \(review.helpful) times" }
      if review.title?.unicodeScalars.count ?? 0 > 200 { return "a review’s title has more than 200 characters" }
      if review.comment?.unicodeScalars.count ?? 0 > 2_000 { return "a review has more than 2000 characters" }
    }
    return nil
  }
}

/// The file `content/statistics.json`.
public struct PublicStatistics: Sendable, Codable {
  /// The version of the file's form that is written today.
  public static let latestVersion = 1

  /// The version of the file's form.
  public var schemaVersion = PublicStatistics.latestVersion
  /// The day it was made, `2026-03-02`.
  public var madeOn: String
  /// By the courses' names.
  public var courses: [String: CourseStatistics]

  /// What may be told on a day.
  public init(madeOn: String, courses: [String: CourseStatistics]) {
    self.madeOn = madeOn
    self.courses = courses
  }
}
