import ArgumentParser
import Markup
import Records

/// `miyabi review`: what learners say.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Writes and lists reviews of courses, after completing them.",
    discussion: """
        miyabi review write sue weaving 5 --title "At last" --comment "I weave." --public --as sue
        miyabi review helpful 3 --as sam
        miyabi review list weaving --as ann
      """,
    subcommands: [ReviewWriteCommand.self, ReviewHelpfulCommand.self, ReviewListCommand.self])
}

struct ReviewWriteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Writes a review, or writes it anew.")

  @OptionGroup var records: RecordOptions
  @OptionGroup var arguments: EnrollmentArguments
  @Argument(help: "1 to 5.") var rating: Int
  @Option(help: "At most 200 characters.") var title: String?
  @Option(help: "At most 2000 characters.") var comment: String?
  @Flag(name: .customLong("public"), help: "The site may show the texts.") var mayBeShown = false

  func run() throws {
    let review = try records.change { change in
      try change.review(
        of: arguments.course, by: try change.user(named: arguments.user).id, rating: rating, title: title,
        comment: comment, mayBeShown: mayBeShown)
    }
    try records.terminal.print("\(review.id)\n")
  }
}

struct ReviewHelpfulCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "helpful", abstract: "Says that a review was helpful: once for each user.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The review’s number.") var review: Int64

  func run() throws {
    let review = try records.change { change in
      guard let user = change.actor.id else {
        throw RecordsError.refused("only a user can find a review helpful", help: "add `--as USER`")
      }
      return try change.vote(for: self.review, by: user)
    }
    records.terminal.note("\(count(review.helpful, "user")) found it helpful")
  }
}

struct ReviewListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the reviews of a course.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The course.") var course: String

  func run() throws {
    var table = RecordTable("id", "user", "rating", "helpful", "public", "title", "comment")
    for listing in try records.read({ try $0.reviews(of: course) }) {
      let review = listing.review
      table.add(
        .integer(Int(review.id)), .string(listing.author), .integer(review.rating), .integer(review.helpful),
        .boolean(review.mayBeShown), .optional(review.title), .optional(review.comment))
    }
    try table.show(records, nothing: "there is no review yet")
  }
}
