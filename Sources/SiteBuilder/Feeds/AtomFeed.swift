import CatalogModel
import Markup

extension SitePlan {
  /// The courses, newest first, for feed readers (Atom, RFC 4287).
  ///
  /// A build knows no clock: the times are those of the front matter, and the feed's own is the latest of them.
  func atomFeed() -> [UInt8] {
    let courses = catalog.listed.sorted { a, b in
      let (first, second) = (time(of: a).seconds, time(of: b).seconds)
      return first != second ? first > second : a.slug < b.slug
    }.prefix(50)
    let site = catalog.site
    let updated = courses.map { time(of: $0) }.max() ?? CalendarDate.unixEpoch
    let entries = Array(courses).html { course in
      """
      <entry>
      <title>\(course.title)</title>
      <link href="\(base.url(of: .course(course.slug)))"/>
      <id>\(base.url(of: .course(course.slug)))</id>
      <updated>\(time(of: course).timestamp)</updated>
      \(course.publishedAt.html { "<published>\($0.timestamp)</published>\n" })\(authors(of: course))<summary>\(course.description)</summary>
      </entry>

      """
    }
    let document: HTML = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(site.language)">
      <title>\(site.title)</title>
      <link href="\(base.text)"/>
      <link rel="self" type="application/atom+xml" href="\(base.url(of: .feed))"/>
      <id>\(base.text)</id>
      <updated>\(updated.timestamp)</updated>
      <author><name>\(site.title)</name></author>
      \(entries)</feed>

      """
    return document.bytes
  }

  private func time(of course: Course) -> CalendarDate {
    course.updatedAt ?? course.publishedAt ?? CalendarDate.unixEpoch
  }

  private func authors(of course: Course) -> HTML {
    instructorNames(course).html { "<author><name>\($0)</name></author>\n" }
  }
}
