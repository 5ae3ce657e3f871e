import ContentReader

/// What a new site has around its course: where it stands, who made it, and a page about it all.
enum SamplePages {
  static var files: [StartingFile] {
    var about = FrontMatterDraft(.page)
    about.set("title", text: "About")
    about.set("description", text: "What this site is, and who makes it.")
    about.set("navigation", yaml: "true")
    return [
      StartingFile(path: "content/paths/first-loaf.md", text: path),
      StartingFile(path: "content/categories/kitchen.md", text: category),
      StartingFile(path: "content/people/ann.md", text: person),
      StartingFile(path: "content/pages/about.md", text: about.file(suggesting: [], body: aboutText)),
    ]
  }

  private static let path = """
    ---
    title: Your First Loaf
    description: From a bag of flour to a loaf that you can repeat.
    level: beginner
    courses:
      - bread-by-numbers
    ---

    One course for now: weights first, then warmth. More of them will follow, and each will name what it needs from the ones
    before it.

    """

  private static let category = """
    ---
    title: Kitchen
    description: Things to make and eat.
    color: "#B5713A"
    icon: 🍞
    ---

    Cooking is the laboratory that everybody has at home. These courses measure, change one thing, and taste the difference.

    """

  private static let person = """
    ---
    name: Ann Miller
    ---

    Ann baked at night for eleven years and kept a notebook of what went wrong. These courses are that notebook, sorted.

    """

  private static let aboutText = """
    This site was begun with `miyabi new site`. Its course, [Bread by Numbers](../courses/bread-by-numbers/course.md), is short
    and complete, so that you can see how the parts fit together. Change it, or delete it once you have one of your own.

    ## Where things are

    Each page is a Markdown file. This one is `content/pages/about.md`; what is written in it appears here.

    """

  static func readme(siteTitle: String) -> String {
    """
    # \(markdown(siteTitle))

    A course catalog made with Miyabi. Everything that readers see is written in `content/`.

    | To | run |
    |----|-----|
    | see it while you write | `miyabi serve --drafts` |
    | find every problem | `miyabi check` |
    | begin a course | `miyabi new course "Its Title"` |
    | begin a lesson | `miyabi new lesson its-title/"The First Lesson"` |
    | write the site into `public/` | `miyabi build` |

    ## Publishing

    `.github/workflows/site.yml` checks every pull request, shows what it finds at the lines it is about, and publishes the
    default branch on GitHub Pages. Before the first push:

    1. In the workflow, set `MIYABI_REPOSITORY` to the address of Miyabi's source, and `MIYABI_VERSION` to a tag of it.
    2. On GitHub, under Settings, Pages, choose “GitHub Actions” as the source.

    """
  }

  /// A title as Markdown that shows it as it is.
  private static func markdown(_ title: String) -> String {
    var result = ""
    for character in title {
      if #"\`*_{}[]<>#|&!$~"#.contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }
}
