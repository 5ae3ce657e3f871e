import CatalogModel
import Markup
import Templates

extension SitePlan {
  func homePage() -> HomePage {
    let site = catalog.site
    let featured = catalog.listed.filter(\.isFeatured)
    let recent = catalog.listed.filter { !$0.isFeatured }.sorted { a, b in
      let (first, second) = (a.publishedAt, b.publishedAt)
      if first != second { return (first?.seconds ?? .min, a.slug) > (second?.seconds ?? .min, b.slug) }
      return a.slug < b.slug
    }
    return HomePage(
      frame: frame, meta: meta(site.title, site.description, .home), featured: featured.map { card($0) },
      recent: recent.prefix(6).map { card($0) }, courseCount: catalog.listed.count,
      lessonCount: catalog.listed.reduce(0) { $0 + $1.lessons.count }, paths: catalog.paths.map { card($0) },
      categories: catalog.children(of: nil).map { card($0) }, catalog: coursesCrumb)
  }

  func catalogPage() -> CourseListPage {
    CourseListPage(
      frame: frame, meta: meta(words.courses, nil, .catalog, breadcrumbs: [homeCrumb]), subject: .catalog,
      courses: catalog.listed.map { card($0) })
  }

  func categoryPage(_ category: Category) -> CourseListPage {
    let chain = catalog.chain(to: category)
    let above = chain.dropLast().map { categoryLink($0) }
    return CourseListPage(
      frame: frame,
      meta: meta(
        category.title, category.description, .category(chain.map(\.slug)),
        breadcrumbs: [homeCrumb, link(words.categories, .categories)] + above, lastModified: category.updatedAt),
      subject: .category(
        icon: category.icon, color: category.color, body: body(category.body),
        children: catalog.children(of: category).map { card($0) }),
      courses: catalog.courses(in: category).map { card($0) })
  }

  func tagPage(_ tag: PublishedCatalog.Tag) -> CourseListPage {
    CourseListPage(
      frame: frame,
      meta: meta(tag.name, nil, .tag(tag.key), breadcrumbs: [homeCrumb, link(words.tags, .tags)]), subject: .tag,
      courses: catalog.courses(with: tag).map { card($0) })
  }

  func pathListPage() -> PathListPage {
    PathListPage(
      frame: frame, meta: meta(words.paths, nil, .paths, breadcrumbs: [homeCrumb]),
      paths: catalog.paths.map { card($0) })
  }

  func pathPage(_ path: LearningPath) -> PathPage {
    PathPage(
      frame: frame,
      meta: meta(
        path.title, path.description, .path(path.slug), breadcrumbs: [homeCrumb, link(words.paths, .paths)],
        image: picture(path.thumbnail, alt: path.thumbnailAlt), lastModified: path.updatedAt),
      title: path.title, description: path.description, level: path.level, duration: duration(of: path),
      thumbnail: picture(path.thumbnail, alt: path.thumbnailAlt),
      steps: steps(of: path).map { PathPage.Step(course: card($0.course), isRequired: $0.isRequired) },
      body: body(path.body))
  }

  func categoryListPage() -> CategoryListPage {
    CategoryListPage(
      frame: frame, meta: meta(words.categories, nil, .categories, breadcrumbs: [homeCrumb]),
      categories: catalog.children(of: nil).map { card($0) })
  }

  func tagListPage() -> TagListPage {
    TagListPage(
      frame: frame, meta: meta(words.tags, nil, .tags, breadcrumbs: [homeCrumb]),
      tags: catalog.tags.map { TagCard(link: link($0.name, .tag($0.key)), courseCount: $0.courses.count) })
  }

  func personListPage() -> PersonListPage {
    PersonListPage(
      frame: frame, meta: meta(words.people, nil, .people, breadcrumbs: [homeCrumb]),
      people: catalog.people.map { card($0) })
  }

  func personPage(_ person: Person) -> PersonPage {
    PersonPage(
      frame: frame,
      meta: meta(
        person.name, person.body?.excerpt, .person(person.username),
        breadcrumbs: [homeCrumb, link(words.people, .people)], image: picture(person.avatar, alt: person.name),
        lastModified: person.updatedAt),
      name: person.name, avatar: picture(person.avatar, alt: ""),
      links: person.links.compactMap { text in SafeURL(text).map { Link(PersonLink.title(of: text), $0) } },
      courses: catalog.courses(of: person).map { card($0) }, body: body(person.body))
  }

  func textPage(_ page: Page) -> TextPage {
    TextPage(
      frame: frame,
      meta: meta(
        page.title, page.description ?? page.body?.excerpt, .page(page.slug), breadcrumbs: [homeCrumb],
        lastModified: page.updatedAt), body: body(page.body))
  }

  func progressPage() -> ProgressPage {
    var meta = meta(words.progress, words.progressLede, .progress, breadcrumbs: [homeCrumb])
    meta.robots = .noindex
    return ProgressPage(frame: frame, meta: meta)
  }

  func notFoundPage() -> NotFoundPage {
    var meta = meta(words.notFound, nil, .notFound, breadcrumbs: [homeCrumb])
    meta.robots = .noindex
    return NotFoundPage(frame: frame, meta: meta, suggestions: [homeCrumb] + frame.navigation)
  }

  func redirectPage(to address: Address, title: String) -> RedirectPage {
    RedirectPage(
      language: catalog.site.language, target: link(title, address), canonicalURL: base.url(of: address))
  }
}

/// What a link to a page elsewhere says: the address without its scheme.
private enum PersonLink {
  static func title(of address: String) -> String {
    var text = address[...]
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) { text = text.dropFirst(scheme.count) }
    if text.hasPrefix("www.") { text = text.dropFirst(4) }
    while text.hasSuffix("/") { text = text.dropLast() }
    return String(text)
  }
}
