import CatalogModel

/// What one learner of the sample data did in one course.
struct SampleStory {
  /// 1 to 10.
  var student: Int
  var course: String
  /// Days after the beginning of the sample data.
  var day: Int
  /// How many lessons were done, in order.
  var lessons: Int
  /// Minutes in each of them, above or below what the author estimates.
  var pace = 1.0
  /// Whether everything was passed that the course asks for.
  var isFinished = false
  /// Points out of 20 in the first quiz of the course, where it was tried without a pass.
  var failsFirstQuiz = false
  var status = EnrollmentStatus.active
  var payment = PaymentStatus.completed
  /// Stars, and what was said.
  var review: (rating: Int, title: String, comment: String, helpful: Int)?
}

/// The sample data of docs and demonstrations: who there is, and what they did.
enum Sample {
  /// 2 March 2026, 9:00 UTC: all courses of the sample are published by then.
  static let beginning: Int64 = 1_772_442_000

  static let staff: [(email: String, username: String, name: String, role: UserRole)] = [
    ("admin@miyabi.dev", "admin", "Miyabi Administration", .superAdmin),
    ("instructor1@miyabi.dev", "yuki_sensei", "Yuki Tanaka", .instructor),
    ("instructor2@miyabi.dev", "ai_master", "Hiroshi Nakamura", .instructor),
  ]

  static let students = [
    "Aiko Mori", "Ben Adeyemi", "Clara Hoffmann", "Diego Ramos", "Elif Kaya", "Farid Haddad", "Grace Liu", "Hana Novak",
    "Ivan Petrov", "Julia Santos",
  ]

  static let settings: [SystemSetting] = [
    SystemSetting("platform_name", "Miyabi", description: "What the platform is called."),
    SystemSetting("default_course_price", "99.99", type: .float, description: "What a new course costs at first."),
    SystemSetting("max_course_duration", "720", type: .integer, description: "The longest course, in minutes."),
    SystemSetting("enable_certificates", "true", type: .boolean, description: "Whether certificates are given."),
    SystemSetting(
      "payment_config", #"{"currency":"USD","methods":["card","transfer"],"refundDays":14}"#, type: .json,
      description: "How learners pay."),
  ]

  static let stories: [SampleStory] = [
    SampleStory(
      student: 1, course: intro, day: 0, lessons: 4, pace: 0.9, isFinished: true,
      review: (5, "From zero to a model", "The first course that told me what a loss is before using one.", 3)),
    SampleStory(
      student: 2, course: intro, day: 1, lessons: 4, pace: 0.7, isFinished: true,
      review: (4, "Clear and short", "I would have liked one more exercise on regression.", 1)),
    SampleStory(student: 3, course: intro, day: 2, lessons: 4, pace: 1.4, isFinished: true, failsFirstQuiz: true),
    SampleStory(student: 4, course: intro, day: 4, lessons: 3, pace: 1.1),
    SampleStory(student: 5, course: intro, day: 5, lessons: 2, failsFirstQuiz: true),
    SampleStory(
      student: 6, course: intro, day: 6, lessons: 4, pace: 1.2, isFinished: true,
      review: (5, "Honest about errors", "The lesson on judging a model changed how I read the news.", 2)),
    SampleStory(student: 7, course: intro, day: 9, lessons: 1, pace: 0.5),
    SampleStory(student: 9, course: intro, day: 12, lessons: 1, status: .suspended, payment: .failed),
    SampleStory(
      student: 10, course: intro, day: 13, lessons: 4, isFinished: true,
      review: (3, "Good, and a little fast", "The last lesson took me twice the time.", 0)),
    SampleStory(
      student: 5, course: fullstack, day: 16, lessons: 3, pace: 0.8, isFinished: true,
      review: (5, "One application, understood", "I finally know what happens between the click and the database.", 4)),
    SampleStory(student: 8, course: fullstack, day: 18, lessons: 2, pace: 1.3),
    SampleStory(student: 9, course: fullstack, day: 20, lessons: 0, payment: .pending),
    SampleStory(student: 3, course: fullstack, day: 40, lessons: 1),
    SampleStory(student: 10, course: fullstack, day: 42, lessons: 1, status: .cancelled, payment: .refunded),
    SampleStory(student: 1, course: advanced, day: 44, lessons: 2, pace: 1.2),
    SampleStory(
      student: 2, course: advanced, day: 45, lessons: 3, isFinished: true,
      review: (5, "Every shape written out", "No hand waving: I could check each step with pen and paper.", 2)),
    SampleStory(student: 6, course: advanced, day: 50, lessons: 1, pace: 1.5),
  ]

  private static let intro = "intro-ai-ml"
  private static let fullstack = "fullstack-react-nodejs"
  private static let advanced = "advanced-neural-networks"
}
