import CatalogModel
import Crypto
import Files
import Foundation

/// Which state of a course a certificate is of: the day that the author names (`updatedAt`), where they do, and the first
/// 12 digits of the SHA-256 over the course's Markdown files: name, length and bytes of each, in the order of their names.
func courseVersion(_ course: Course, root: String) throws -> String {
  let files = [course.file] + course.lessons.map(\.file) + course.assessments.map(\.file)
  var hash = SHA256()
  for file in files.sorted() {
    let bytes = try FileSystem.bytes(of: "\(root)/\(file)", limit: 64 << 20)
    hash.update(data: Data("\(file)\n\(bytes.count)\n".utf8))
    hash.update(data: bytes)
  }
  let digits = hash.finalize().prefix(6).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  return course.updatedAt.map { "\($0.text)+\(digits)" } ?? digits
}
