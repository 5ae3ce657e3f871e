import CatalogModel
import Diagnostics
import Foundation
import GRDB
import Records
import Testing

@Suite("The index of the content")
struct IndexTests {
  private func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("miyabi-\(UUID())/records.db").path
  }

  private func catalog(_ lessons: [(String, Int)]) -> Catalog {
    var catalog = Catalog(site: Site(title: "A"))
    catalog.people = [Person(username: Slug("ann"), file: "p.md", name: "Ann")]
    var category = CatalogModel.Category(slug: Slug("child"), file: "c.md", title: "Child")
    category.parent = Located(Slug("top"), at: .wholeFile)
    catalog.categories = [category, CatalogModel.Category(slug: Slug("top"), file: "t.md", title: "Top")]
    var course = Course(slug: Slug("a"), file: "a.md", title: "A", description: "B", language: "en")
    course.creator = Located(Slug("ann"), at: .wholeFile)
    course.tags = ["学習"]
    course.categories = [Located(Slug("child"), at: .wholeFile)]
    course.lessons = lessons.map { Lesson(slug: Slug($0.0), file: "\($0.0).md", order: $0.1, title: $0.0) }
    catalog.courses = [course]
    return catalog
  }

  @Test("what is unchanged is not written, what changed is, what is gone is retired and comes back as itself")
  func updates() throws {
    let path = temporaryPath()
    let store = try RecordStore(path: path)
    #expect(try store.index(catalog([("x", 1), ("y", 2)])).added == 6)
    #expect(try store.index(catalog([("x", 1), ("y", 2)])) == IndexChanges())
    let swapped = try store.index(catalog([("x", 2), ("y", 1)]))
    #expect((swapped.added, swapped.changed, swapped.retired) == (0, 2, 0))
    let removed = try store.index(catalog([("x", 1)]))
    #expect((removed.changed, removed.retired) == (1, 1))
    let back = try store.index(catalog([("x", 1), ("y", 2)]))
    #expect((back.added, back.changed) == (0, 1))
    let database = try DatabaseQueue(path: path)
    try database.read { database in
      let lessons = try Int.fetchOne(database, sql: "SELECT count(*) FROM lessons WHERE is_retired = 0")
      #expect(lessons == 2)
      let tag = try String.fetchOne(database, sql: "SELECT tag FROM course_tags")
      #expect(tag == "学習")
      let parents = "SELECT t.slug FROM categories c JOIN categories t ON t.id = c.parent_id WHERE c.slug = 'child'"
      let parent = try String.fetchOne(database, sql: parents)
      #expect(parent == "top")
    }
  }

  @Test("a removed course keeps its rows, retired")
  func removedCourse() throws {
    let store = try RecordStore(path: temporaryPath())
    _ = try store.index(catalog([("x", 1)]))
    #expect(try store.index(Catalog(site: Site(title: "A"))).retired == 5)
  }

  @Test("the indexes that the data model names exist")
  func indexes() throws {
    let path = temporaryPath()
    _ = try RecordStore(path: path)
    let names = try DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'courses'")
    }
    for name in ["status_and_publication", "creator", "slug", "featured", "level"] {
      #expect(names.contains("courses_on_\(name)"))
    }
  }

  @Test("a file that is no database of ours is refused, with what to do")
  func refusals() throws {
    let path = temporaryPath()
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(String(repeating: "not a database ", count: 100).utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: RecordsError.notADatabase(path: path)) { _ = try RecordStore(path: path) }
    #expect(throws: RecordsError.self) { _ = try RecordStore(path: "/dev/null/records.db") }
  }

  @Test("a file that a later version made is refused")
  func newerSchema() throws {
    let path = temporaryPath()
    _ = try RecordStore(path: path)
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('from the future')")
    }
    #expect(throws: RecordsError.newerSchema(path: path)) { _ = try RecordStore(path: path) }
  }
}
