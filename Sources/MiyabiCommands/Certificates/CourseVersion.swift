import CatalogModel
import ContentReader
import Files

/// Which state of a course a certificate is of: the day that the author names (`updatedAt`), where they do, and the first
/// 12 digits of the SHA-256 over the course's Markdown files: name, length and bytes of each, in the order of their names.
func courseVersion(_ course: Course, root: String) throws -> String {
  let files = [course.file] + course.lessons.map(\.file) + course.assessments.map(\.file)
  var content: [UInt8] = []
  for file in files.sorted() {
    let bytes = try FileSystem.bytes(of: "\(root)/\(file)", limit: 64 << 20)
    content += Array("\(file)\n\(bytes.count)\n".utf8) + bytes
  }
  let digits = String(ContentDigest(of: content).description.prefix(12))
  return course.updatedAt.map { "\($0.text)+\(digits)" } ?? digits
}
