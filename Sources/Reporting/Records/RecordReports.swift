import CatalogModel
import Foundation
public import Records

// From what the records come to, to what a report tells.

extension CourseFigures {
  /// What these figures come to, as a report.
  ///
  /// - Parameter madeAt: RFC 3339.
  public func report(madeAt: String) -> Report {
    Report(
      title: "Course: \(title)", madeAt: madeAt,
      facts: [
        (.init("enrollments", "Enrollments"), .whole(enrollments)), (.init("active", "Active"), .whole(active)),
        (.init("completions", "Completions"), .whole(completions)),
        (.init("suspended", "Suspended"), .whole(suspended)), (.init("cancelled", "Cancelled"), .whole(cancelled)),
        (.init("averageRating", "Rating"), .number(averageRating)), (.init("reviews", "Reviews"), .whole(reviews)),
        (.init("revenue", "Revenue"), revenueText), (.init("averageDays", "Days to complete"), .number(averageDays)),
        (.init("dropoffRate", "Drop-off"), .percent(dropoffRate)),
      ], tables: [funnel, trend] + [tests, questions].filter { !$0.rows.isEmpty })
  }

  var revenueText: Report.Cell {
    revenue.isEmpty
      ? .none
      : .text(revenue.map { "\(Price(hundredths: $0.hundredths).amount) \($0.currency)" }.joined(separator: ", "))
  }

  private var funnel: Report.Table {
    Report.Table(
      "lessons", "Lessons",
      [
        .init("lesson", "Lesson"), .init("started", "Started"), .init("completed", "Completed"),
        .init("reached", "Of all enrolled"), .init("medianMinutes", "Minutes (median)"),
      ],
      rows: lessons.map { lesson in
        [
          .text(lesson.name), .whole(lesson.started), .whole(lesson.completed),
          .percent(enrollments == 0 ? nil : Double(lesson.completed) * 100 / Double(enrollments)),
          .number(lesson.medianMinutes),
        ]
      },
      chart: Report.Chart(
        "For each lesson, in order: how many learners started and how many completed it", values: [1, 2]),
      explanation: "Drop-off: enrollments that were cancelled, or in which nothing happened for 30 days.")
  }

  private var trend: Report.Table {
    Report.Table(
      "weeks", "Weeks",
      [.init("week", "Week from"), .init("enrollments", "Enrollments"), .init("completions", "Completions")],
      rows: weeks.map { [.text($0.monday), .whole($0.enrollments), .whole($0.completions)] },
      chart: Report.Chart("For each week: how many enrollments began and how many were completed", values: [1, 2]))
  }

  private var tests: Report.Table {
    Report.Table(
      "assessments", "Assessments",
      [
        .init("assessment", "Assessment"), .init("learners", "Learners"), .init("passRate", "Passed at once"),
        .init("averageScore", "Points on average"), .init("maxScore", "Points at most"),
      ],
      rows: assessments.map {
        [
          .text($0.name), .whole($0.learners), .percent($0.passRate), .number($0.averageScore), .whole($0.maxScore),
        ]
      }, explanation: "From the first attempt of each learner.")
  }

  private var questions: Report.Table {
    Report.Table(
      "questions", "Questions",
      [
        .init("question", "Question"), .init("assessment", "Assessment"), .init("text", "Asks"),
        .init("difficulty", "Difficulty"), .init("discrimination", "Discrimination"),
      ],
      rows: assessments.flatMap { assessment in
        assessment.questions.map { question in
          [
            .text(question.name), .text(assessment.name), .text(question.text),
            .number(question.difficulty, digits: 2), .number(question.discrimination, digits: 2),
          ]
        }
      },
      explanation:
        "Difficulty: the share of the points that learners got; 1 is easy. Discrimination: the correlation of "
        + "a question’s points with those of the other questions; below 0.2 a question tells the strong and the weak "
        + "badly apart. From five learners on.")
  }
}

extension LearnerFigures {
  /// What these figures come to, as a report.
  ///
  /// - Parameter madeAt: RFC 3339.
  public func report(madeAt: String) -> Report {
    Report(
      title: "Learner: \(label)", madeAt: madeAt,
      facts: [
        (.init("courseCount", "Courses"), .whole(courses.count)),
        (.init("completed", "Completed"), .whole(courses.count { $0.completedAt != nil })),
        (.init("minutes", "Minutes in lessons"), .whole(courses.reduce(0) { $0 + $1.minutes })),
      ],
      tables: [
        Report.Table(
          "courses", "Courses",
          [
            .init("course", "Course"), .init("status", "Status"), .init("percentage", "Lessons done"),
            .init("minutes", "Minutes"), .init("enrolledAt", "Enrolled"), .init("completedAt", "Completed"),
            .init("missing", "Still to do"),
          ],
          rows: courses.map { course in
            [
              .text(course.name), .text(course.status.rawValue), .percent(course.percentage), .whole(course.minutes),
              day(course.enrolledAt), day(course.completedAt), course.missing.map { .text($0) } ?? .none,
            ]
          }, chart: Report.Chart("For each course: how many of its lessons are done, in percent", values: [2])),
        pathTable(paths, label: \.path, title: "Path"),
      ])
  }
}

extension PathFigures {
  /// What these figures come to, as a report.
  ///
  /// - Parameter madeAt: RFC 3339.
  public func report(madeAt: String) -> Report {
    Report(
      title: "Path: \(title)", madeAt: madeAt,
      facts: [
        (.init("learners", "Learners"), .whole(learners.count)),
        (.init("completions", "Completions"), .whole(learners.count { $0.completedAt != nil })),
      ], tables: [pathTable(learners, label: \.label, title: "Learner")])
  }
}

extension InstructorFigures {
  /// What these figures come to, as a report.
  ///
  /// - Parameter madeAt: RFC 3339.
  public func report(madeAt: String) -> Report {
    Report(
      title: "Instructor: \(username)", madeAt: madeAt,
      facts: [
        (.init("courseCount", "Courses"), .whole(courses.count)),
        (.init("enrollments", "Enrollments"), .whole(courses.reduce(0) { $0 + $1.enrollments })),
        (.init("completions", "Completions"), .whole(courses.reduce(0) { $0 + $1.completions })),
      ],
      tables: [
        Report.Table(
          "courses", "Courses",
          [
            .init("course", "Course"), .init("enrollments", "Enrollments"), .init("completions", "Completions"),
            .init("averageRating", "Rating"), .init("revenue", "Revenue"), .init("dropoffRate", "Drop-off"),
          ],
          rows: courses.map { course in
            [
              .text(course.name), .whole(course.enrollments), .whole(course.completions),
              .number(course.averageRating), course.revenueText, .percent(course.dropoffRate),
            ]
          },
          chart: Report.Chart("For each course: how many enrolled and how many completed it", values: [1, 2]))
      ])
  }
}

extension CohortFigures {
  /// What these figures come to, as a report.
  ///
  /// - Parameter madeAt: RFC 3339.
  public func report(madeAt: String) -> Report {
    Report(
      title: "Cohort: \(name)", madeAt: madeAt,
      facts: [
        (.init("enrollments", "Enrollments"), .whole(courses.reduce(0) { $0 + $1.enrollments })),
        (.init("completions", "Completions"), .whole(courses.reduce(0) { $0 + $1.completions })),
      ],
      tables: [
        Report.Table(
          "courses", "Courses",
          [
            .init("course", "Course"), .init("enrollments", "Enrollments"), .init("completions", "Completions"),
            .init("averageDays", "Days to complete"),
          ],
          rows: courses.map {
            [.text($0.name), .whole($0.enrollments), .whole($0.completions), .number($0.averageDays)]
          },
          chart: Report.Chart(
            "For each course: how many of the group enrolled and how many completed it", values: [1, 2])
        )
      ])
  }
}

private func pathTable(
  _ learners: [PathFigures.Learner], label: KeyPath<PathFigures.Learner, String>, title: String
) -> Report.Table {
  Report.Table(
    "paths", title == "Path" ? "Paths" : "Learners",
    [
      .init(title.lowercased(), title), .init("completed", "Courses done"), .init("required", "Courses required"),
      .init("percentage", "Done"), .init("completedAt", "Completed"),
    ],
    rows: learners.map { learner in
      [
        .text(learner[keyPath: label]), .whole(learner.completed), .whole(learner.required),
        .percent(learner.percentage), day(learner.completedAt),
      ]
    }, chart: learners.isEmpty ? nil : Report.Chart("How much of the required courses is done, in percent", values: [3])
  )
}

private func day(_ seconds: Int64?) -> Report.Cell {
  seconds.map { .moment(String(Date(timeIntervalSince1970: Double($0)).formatted(.iso8601).prefix(10))) } ?? .none
}
