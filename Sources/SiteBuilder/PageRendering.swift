import CatalogModel
import ContentReader
import Files
import Foundation
import Markup
import Synchronization
import Templates

/// Renders the pages of a plan. A class, because workers share it and the outlines that are rendered already.
final class PageRenderer: Sendable {
  let plan: SitePlan
  private let theme: Theme
  /// What every page depends on besides its model.
  private let context: String
  /// The hash of the script that verifies certificates, as the page's own policy names it.
  private let scriptHash: String
  private let outlines: Mutex<[Slug: SharedFragment]> = Mutex([:])

  /// - Parameter program: tells one build of the program, and so of its templates, from another.
  init(plan: SitePlan, theme: Theme, program: String) {
    self.plan = plan
    self.theme = theme
    scriptHash = Data(ContentDigest(of: theme.verifyScript).bytes).base64EncodedString()
    context = "\(program) \(plan.base.text) \(Fingerprint(of: plan.frame, context: "").text)"
  }

  private init(plan: SitePlan, after last: PageRenderer) {
    self.plan = plan
    theme = last.theme
    context = last.context
    scriptHash = last.scriptHash
  }

  /// Renders the same site with other texts.
  func withTexts(of reading: ContentReading) -> PageRenderer {
    PageRenderer(plan: plan.withTexts(of: reading), after: self)
  }

  /// The outline of a course, rendered when the first of its lessons asks for it.
  private func outline(of course: Course) -> SharedFragment {
    if let found = outlines.withLock({ $0[course.slug] }) { return found }
    var fragment = theme.courseOutline(plan.syllabus(course))
    fragment.digest = Fingerprint(of: fragment.html.bytes).text
    outlines.withLock { $0[course.slug] = fragment }
    return fragment
  }

  /// Makes a page's model, and hands it on with its template.
  func render<Use: PageUse>(_ page: PlannedPage, _ use: Use) throws(WriteError) -> Use.Result {
    func put<Model: Encodable>(
      _ model: Model, _ template: @Sendable (Model) -> HTML
    ) throws(WriteError) -> Use.Result {
      try use.use(model, context: context, template)
    }
    switch page.subject {
    case .home: return try put(plan.homePage(), theme.home)
    case .catalog: return try put(plan.catalogPage(), theme.courseList)
    case .pathList: return try put(plan.pathListPage(), theme.pathList)
    case .categoryList: return try put(plan.categoryListPage(), theme.categoryList)
    case .tagList: return try put(plan.tagListPage(), theme.tagList)
    case .personList: return try put(plan.personListPage(), theme.personList)
    case .progress: return try put(plan.progressPage(), theme.progress)
    case .verify: return try put(plan.verifyPage(scriptHash: scriptHash), theme.verify)
    case .certificate(let number): return try put(plan.certificatePage(number), theme.certificate)
    case .notFound: return try put(plan.notFoundPage(), theme.notFound)
    case .course(let number): return try put(plan.coursePage(plan.catalog.courses[number]), theme.course)
    case .lesson(let number, let lesson):
      let course = plan.catalog.courses[number]
      return try put(plan.lessonPage(course, lesson, outline: outline(of: course)), theme.lesson)
    case .assessment(let number, let assessment):
      let course = plan.catalog.courses[number]
      return try put(plan.assessmentPage(course, course.assessments[assessment]), theme.assessment)
    case .path(let number): return try put(plan.pathPage(plan.catalog.paths[number]), theme.path)
    case .category(let number): return try put(plan.categoryPage(plan.catalog.categories[number]), theme.courseList)
    case .tag(let number): return try put(plan.tagPage(plan.catalog.tags[number]), theme.courseList)
    case .person(let number): return try put(plan.personPage(plan.catalog.people[number]), theme.person)
    case .page(let number): return try put(plan.textPage(plan.catalog.pages[number]), theme.text)
    case .redirect(let target, let title): return try put(plan.redirectPage(to: target, title: title), theme.redirect)
    }
  }
}

/// What is done with a page's model and its template.
protocol PageUse {
  associatedtype Result

  /// - Parameter context: what the page depends on besides its model.
  func use<Model: Encodable>(
    _ model: Model, context: String, _ template: @Sendable (Model) -> HTML
  ) throws(WriteError) -> Result
}

/// Writes a page unless it is what it would become already.
struct PageWriting: PageUse {
  let writer: SiteWriter
  let file: String

  func use<Model: Encodable>(
    _ model: Model, context: String, _ template: @Sendable (Model) -> HTML
  ) throws(WriteError) -> SiteWriter.Result {
    try writer.put(file, fingerprint: Fingerprint(of: model, context: context)) { template(model).bytes }
  }
}
