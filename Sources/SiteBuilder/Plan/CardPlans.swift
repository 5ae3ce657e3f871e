import CatalogModel
import Diagnostics
import Markup
import Templates

extension SitePlan {
  func mark(of course: Course) -> CourseMark? {
    switch course.status {
    case .draft: .draft
    case .underReview: .underReview
    case .published: nil
    case .archived: .archived
    }
  }

  func card(_ course: Course) -> CourseCard {
    CourseCard(
      link: link(course.title, .course(course.slug)), description: course.description, level: course.level,
      duration: course.duration, price: course.price, thumbnail: picture(course.thumbnail, alt: course.thumbnailAlt),
      instructors: instructorNames(course), categories: categoryLinks(course), tags: course.tags,
      lessonCount: course.lessons.count, isFeatured: course.isFeatured,
      language: course.language == catalog.site.language ? nil : course.language, mark: mark(of: course))
  }

  func card(_ path: LearningPath) -> PathCard {
    PathCard(
      link: link(path.title, .path(path.slug)), description: path.description, level: path.level,
      duration: duration(of: path), courseCount: steps(of: path).count,
      thumbnail: picture(path.thumbnail, alt: path.thumbnailAlt), isFeatured: path.isFeatured)
  }

  func card(_ category: Category) -> CategoryCard {
    CategoryCard(
      link: categoryLink(category), description: category.description, color: category.color, icon: category.icon,
      courseCount: catalog.courseCount(in: category), children: catalog.children(of: category).map { card($0) })
  }

  func card(_ person: Person, role: InstructorRole? = nil) -> PersonCard {
    PersonCard(
      link: link(person.name, .person(person.username)), avatar: picture(person.avatar, alt: ""), role: role,
      excerpt: person.body?.excerpt, courseCount: catalog.courseCount(of: person))
  }

  func categoryLink(_ category: Category) -> Link {
    link(category.title, .category(catalog.chain(to: category).map(\.slug)))
  }

  func categoryLinks(_ course: Course) -> [Link] {
    course.categories.compactMap { catalog.category($0.value) }.map { categoryLink($0) }
  }

  func instructorNames(_ course: Course) -> [String] {
    course.instructors.compactMap { catalog.person($0.person.value)?.name }
  }

  /// The courses of a path that learners see, in order.
  func steps(of path: LearningPath) -> [(course: Course, isRequired: Bool)] {
    path.steps.compactMap { step in catalog.course(step.course.value).map { ($0, step.isRequired) } }
  }

  func duration(of path: LearningPath) -> Minutes? {
    if let written = path.estimatedTime { return written }
    let sum = steps(of: path).reduce(0) { $0 + ($1.course.duration?.count ?? 0) }
    return sum > 0 ? Minutes(sum) : nil
  }
}
