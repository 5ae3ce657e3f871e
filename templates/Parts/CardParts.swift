import CatalogModel
import Markup

/// A course in a list; the heading stands below an `h2`.
func courseCard(_ card: CourseCard, _ frame: SiteFrame, _ words: Words) -> HTML {
  """
  <article class="card" data-level="\(card.level.rawValue)"\(attribute: "lang", card.language)>
  \(cover(card.thumbnail, seed: card.link.title))
  <p class="eyebrow"\(attribute: "lang", card.language == nil ? nil : words.language)>\(words.name(card.level))\
  \(card.categories.first.html { " · <span>\($0.title)</span>" })</p>
  <h3><a href="\(card.link.url)">\(card.link.title)</a></h3>
  \(card.mark.html { #"<p class="mark">\#(words.text($0))</p>"# })\
  <p>\(card.description)</p>
  <p class="facts"\(attribute: "lang", card.language == nil ? nil : words.language)>\
  \(facts([
    card.price.map { words.amount($0, currency: frame.currency) }, card.duration.map(words.time),
    card.lessonCount > 0 ? words.lessonCount(card.lessonCount) : nil,
    card.instructors.isEmpty ? nil : card.instructors.joined(separator: words.listSeparator),
  ]))</p>
  </article>

  """
}

/// How deep the heading of a card stands: directly below the page's title, or in a section of it.
enum CardHeading {
  case second, third

  func markup(_ link: Link) -> HTML {
    switch self {
    case .second: #"<h2><a href="\#(link.url)">\#(link.title)</a></h2>"#
    case .third: #"<h3><a href="\#(link.url)">\#(link.title)</a></h3>"#
    }
  }
}

/// A learning path in a list; the heading stands below an `h2`.
func pathCard(_ card: PathCard, _ words: Words, heading: CardHeading = .third) -> HTML {
  """
  <article class="card path-card">
  \(card.thumbnail.html { cover($0, seed: card.link.title) })
  <p class="eyebrow">\(words.name(card.level))</p>
  \(heading.markup(card.link))
  <p>\(card.description)</p>
  <p class="facts">\(facts([words.courseCount(card.courseCount), card.duration.map(words.time)]))</p>
  </article>

  """
}

/// A person in a list; the heading stands below an `h2`.
func personCard(_ card: PersonCard, _ words: Words, heading: CardHeading = .third) -> HTML {
  """
  <li class="person">\(avatar(card.avatar, of: card.link.title))<div>
  \(heading.markup(card.link))
  <p class="facts">\(facts([
    card.role.map(words.name), card.role == nil && card.courseCount > 0 ? words.courseCount(card.courseCount) : nil,
  ]))</p>
  \(card.excerpt.html { "<p>\($0)</p>" })
  </div></li>

  """
}

/// A picture of a person, or the first letter of the name.
func avatar(_ picture: Picture?, of name: String) -> HTML {
  guard let picture else {
    return #"<span class="avatar" aria-hidden="true">\#(String(name.prefix(1)))</span>"#
  }
  return #"<img class="avatar" src="\#(picture.url)" alt="" width="64" height="64" loading="lazy">"#
}

/// The picture of a course; without one, a pattern whose colour follows from the title.
func cover(_ picture: Picture?, seed: String) -> HTML {
  guard let picture else {
    let hue = seed.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) % 360 }
    return #"<div class="cover blank" style="--hue:\#(hue)"></div>"#
  }
  return #"<div class="cover">\#(image(picture, alt: "", loading: .later))</div>"#
}

/// When a browser fetches a picture.
enum PictureLoading {
  /// At once: it stands at the top.
  case now
  /// When the reader comes near.
  case later
}

/// A picture with its size.
func image(_ picture: Picture, alt: String? = nil, loading: PictureLoading) -> HTML {
  """
  <img src="\(picture.url)" alt="\(alt ?? picture.alt)"\(attribute: "width", picture.width.map { String($0) })\
  \(attribute: "height", picture.height.map { String($0) })\
  \(attribute: "loading", loading == .later ? "lazy" : nil) decoding="async">
  """
}

/// A line of facts with dots between them; what is `nil` is left out.
func facts(_ texts: [String?]) -> HTML {
  texts.compactMap { $0 }.html { "<span>\($0)</span> " }
}

/// A row of links as small labels.
func chips(_ links: [Link]) -> HTML {
  guard !links.isEmpty else { return HTML() }
  return #"<ul class="chips">\#(links.html { #"<li><a href="\#($0.url)">\#($0.title)</a></li>"# })</ul>"#
}

extension Words {
  /// Why a course is marked.
  func text(_ mark: CourseMark) -> String {
    switch mark {
    case .draft: draft
    case .underReview: underReview
    case .archived: archived
    }
  }
}

/// Says why a course is marked, at the top of its pages.
func markNotice(_ mark: CourseMark?, _ words: Words) -> HTML {
  mark.html { #"<p class="notice">\#(words.text($0))</p>"# }
}
