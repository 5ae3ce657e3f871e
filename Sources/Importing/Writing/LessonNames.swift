/// The names of a course's lessons: numbers in order, with as many digits as the last one needs.
struct LessonNames: Sendable {
  private let digits: Int
  private var number = 0
  private var slugs = SlugMaker(reserved: ["assessments"])
  private var sections: Set<String> = []
  private var lastSection: (title: String, written: String)?

  /// - Parameter count: how many lessons there may be.
  init(count: Int) { digits = max(2, String(count).count) }

  /// The file's name of the next lesson.
  mutating func next(title: String, fallback: String) -> String {
    number += 1
    let slug = slugs.slug(for: title, fallback, fallback: "lesson")
    let text = String(number)
    return String(repeating: "0", count: digits - text.count) + text + "-" + slug + ".md"
  }

  /// The section for the next lesson: one that comes again after others is another one for its readers.
  mutating func section(_ title: String?) -> String? {
    guard let title = title?.collapsed.shortened(to: 90), !title.isEmpty else {
      lastSection = nil
      return nil
    }
    if let last = lastSection, last.title == title { return last.written }
    var written = title
    var number = 1
    while !sections.insert(written).inserted {
      number += 1
      written = "\(title) (\(number))"
    }
    lastSection = (title, written)
    return written
  }
}
