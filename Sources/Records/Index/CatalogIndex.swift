public import CatalogModel
import Diagnostics
import GRDB

extension RecordStore {
  /// Brings the tables that mirror the content up to date, in one transaction: new rows are added, changed ones are
  /// written, and those whose content is gone are retired. What did not change is not written.
  ///
  /// - Throws: ``RecordsError``; the tables are then as they were.
  public func index(_ catalog: Catalog) throws(RecordsError) -> IndexChanges {
    try reporting(path) {
      try database.write { database in
        var update = CatalogIndexUpdate(catalog: catalog, database: database)
        return try update.run()
      }
    }
  }
}

/// One update of the mirror, table by table in the order of their foreign keys.
private struct CatalogIndexUpdate {
  let catalog: Catalog
  let database: Database
  private var people: [Slug: Int64] = [:]
  private var categories: [Slug: Int64] = [:]
  private var courses: [Slug: IndexTable.Outcome] = [:]
  private var lessons: [Slug: [Slug: IndexTable.Outcome]] = [:]

  init(catalog: Catalog, database: Database) {
    self.catalog = catalog
    self.database = database
  }

  mutating func run() throws -> IndexChanges {
    var changes = try putPeople()
    changes = try changes + putCategories()
    changes = try changes + putCourses()
    try putCourseLinks()
    changes = try changes + putLessons()
    changes = try changes + putAssessments()
    changes = try changes + putPaths()
    return changes
  }

  private mutating func putPeople() throws -> IndexChanges {
    var table = try IndexTable("people", key: ["username"], in: database)
    try table.retire(except: Set(catalog.people.map { [$0.username.text.databaseValue] }), in: database)
    let outcomes = try table.put(catalog.people.map(IndexRow.init(person:)), in: database)
    for (person, outcome) in zip(catalog.people, outcomes) { people[person.username] = outcome.id }
    return table.changes
  }

  private mutating func putCategories() throws -> IndexChanges {
    var table = try IndexTable("categories", key: ["slug"], in: database)
    try table.retire(except: Set(catalog.categories.map { [$0.slug.text.databaseValue] }), in: database)
    // A parent may come after its child: parents are set when all rows have their number.
    let outcomes = try table.put(catalog.categories.map(IndexRow.init(category:)), in: database)
    for (category, outcome) in zip(catalog.categories, outcomes) { categories[category.slug] = outcome.id }
    for (category, outcome) in zip(catalog.categories, outcomes) where outcome.isChanged {
      let parent = category.parent.flatMap { categories[$0.value] }
      try run("UPDATE categories SET parent_id = ? WHERE id = ?", parent, outcome.id)
    }
    return table.changes
  }

  private mutating func putCourses() throws -> IndexChanges {
    var table = try IndexTable("courses", key: ["slug"], in: database)
    try table.retire(except: Set(catalog.courses.map { [$0.slug.text.databaseValue] }), in: database)
    let people = people
    let rows = catalog.courses.map {
      IndexRow(
        course: $0, creator: $0.creator.flatMap { people[$0.value] }, currency: catalog.site.currency)
    }
    let outcomes = try table.put(rows, in: database)
    for (course, outcome) in zip(catalog.courses, outcomes) { courses[course.slug] = outcome }
    return table.changes
  }

  /// What hangs on a course: nothing else names these rows, so those of a changed course are written anew.
  private func putCourseLinks() throws {
    for course in catalog.courses {
      guard let outcome = courses[course.slug], outcome.isChanged else { continue }
      for table in ["course_instructors", "course_categories", "course_tags", "course_prerequisites"] {
        try run("DELETE FROM \(table) WHERE course_id = ?", outcome.id)
      }
      for (position, instructor) in course.instructors.enumerated() {
        guard let person = people[instructor.person.value] else { continue }
        try run(
          "INSERT INTO course_instructors (course_id, person_id, position, role, permissions) VALUES (?, ?, ?, ?, ?)",
          outcome.id, person, position, instructor.role.rawValue, json(instructor.permissions.map(\.rawValue)))
      }
      for (position, category) in course.categories.enumerated() {
        guard let category = categories[category.value] else { continue }
        try run(
          "INSERT INTO course_categories (course_id, category_id, position) VALUES (?, ?, ?)", outcome.id, category,
          position)
      }
      for (position, tag) in course.tags.enumerated() {
        try run("INSERT INTO course_tags (course_id, tag, position) VALUES (?, ?, ?)", outcome.id, tag, position)
      }
      for prerequisite in course.prerequisites {
        guard let other = courses[prerequisite.course.value]?.id else { continue }
        try run(
          "INSERT INTO course_prerequisites (course_id, prerequisite_id, required) VALUES (?, ?, ?)", outcome.id, other,
          prerequisite.isRequired)
      }
    }
  }

  private mutating func putLessons() throws -> IndexChanges {
    var table = try IndexTable("lessons", key: ["course_id", "slug"], in: database)
    var keys: Set<[DatabaseValue]> = []
    for course in catalog.courses {
      guard let id = courses[course.slug]?.id else { continue }
      for lesson in course.lessons { keys.insert([id.databaseValue, lesson.slug.text.databaseValue]) }
    }
    try table.retire(except: keys, in: database)
    for course in catalog.courses {
      guard let id = courses[course.slug]?.id else { continue }
      let rows = course.lessons.map { IndexRow(lesson: $0, course: id) }
      let outcomes = try table.put(rows, vacating: "order", in: database)
      for (lesson, outcome) in zip(course.lessons, outcomes) {
        lessons[course.slug, default: [:]][lesson.slug] = outcome
        if outcome.isChanged { try putAttachments(of: lesson, outcome.id) }
      }
    }
    return table.changes
  }

  private func putAttachments(of lesson: Lesson, _ id: Int64) throws {
    try run("DELETE FROM lesson_attachments WHERE lesson_id = ?", id)
    for (position, attachment) in lesson.attachments.enumerated() {
      try run(
        "INSERT INTO lesson_attachments (lesson_id, position, name, file, url, type) VALUES (?, ?, ?, ?, ?, ?)",
        id, position, attachment.name, attachment.source.file?.path, attachment.source.url, attachment.type)
    }
  }

  private mutating func putAssessments() throws -> IndexChanges {
    var table = try IndexTable("assessments", key: ["course_id", "slug"], in: database)
    var rows: [IndexRow] = []
    var keys: Set<[DatabaseValue]> = []
    for course in catalog.courses {
      guard let id = courses[course.slug]?.id else { continue }
      for assessment in course.assessments {
        let lesson = assessment.lesson.flatMap { lessons[course.slug]?[$0.value]?.id }
        rows.append(IndexRow(assessment: assessment, course: id, lesson: lesson))
        keys.insert([id.databaseValue, assessment.slug.text.databaseValue])
      }
    }
    try table.retire(except: keys, in: database)
    _ = try table.put(rows, in: database)
    return table.changes
  }

  private mutating func putPaths() throws -> IndexChanges {
    var table = try IndexTable("learning_paths", key: ["slug"], in: database)
    try table.retire(except: Set(catalog.paths.map { [$0.slug.text.databaseValue] }), in: database)
    let outcomes = try table.put(catalog.paths.map(IndexRow.init(path:)), in: database)
    for (path, outcome) in zip(catalog.paths, outcomes) where outcome.isChanged {
      try run("DELETE FROM learning_path_courses WHERE path_id = ?", outcome.id)
      for (order, step) in path.steps.enumerated() {
        guard let course = courses[step.course.value]?.id else { continue }
        try run(
          #"INSERT INTO learning_path_courses (path_id, course_id, "order", required) VALUES (?, ?, ?, ?)"#,
          outcome.id, course, order + 1, step.isRequired)
      }
    }
    return table.changes
  }

  private func run(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws {
    try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
  }
}
