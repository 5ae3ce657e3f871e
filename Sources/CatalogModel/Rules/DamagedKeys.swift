/// The keys under which an author wrote something that was not understood, by file.
///
/// A rule that asks for what is missing says nothing of these: one mistake is one diagnostic.
public struct DamagedKeys: Sendable {
  private var keys: [String: Set<String>] = [:]
  private var files: Set<String> = []
  private var courses: Set<Slug> = []

  /// No damage.
  public init() {}

  /// Notes that what stands under `key` in `file` was not understood. `body` and `questions` are keys of their own.
  public mutating func insert(_ key: String, in file: String) { keys[file, default: []].insert(key) }

  /// Notes that nothing in `file` was understood.
  public mutating func insertAll(of file: String) { files.insert(file) }

  /// Notes that the folder of `course` has no `course.md`, or one of another name: what refers to the course is right.
  public mutating func insert(course: Slug) { courses.insert(course) }

  /// Whether the folder of `course` has no `course.md`, or one of another name.
  public func contains(course: Slug) -> Bool { courses.contains(course) }

  /// Whether what stands under `key` in `file`, or all of `file`, was not understood.
  public func contains(_ key: String, in file: String) -> Bool {
    files.contains(file) || (keys[file]?.contains(key) ?? false)
  }

  /// Whether nothing in `file` was understood.
  public func containsAll(of file: String) -> Bool { files.contains(file) }
}
