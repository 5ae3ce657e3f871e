import ThemeAssets

extension Theme {
  /// The theme that Miyabi carries.
  public static let standard = Theme(
    assets: standardAssets, home: homeTemplate, courseList: courseListTemplate, course: courseTemplate,
    courseOutline: courseOutlineTemplate, lesson: lessonTemplate, assessment: assessmentTemplate,
    pathList: pathListTemplate, path: pathTemplate, categoryList: categoryListTemplate, tagList: tagListTemplate,
    personList: personListTemplate, person: personTemplate, text: textTemplate, progress: progressTemplate,
    certificate: certificateTemplate, verify: verifyTemplate, verifyScript: Templates.verifyScript,
    notFound: notFoundTemplate,
    redirect: redirectTemplate)
}

/// The files of `templates/assets/`, which the C target holds.
private let standardAssets: [ThemeAsset] = (0..<theme_asset_count()).map { index in
  let asset = theme_asset_at(index)
  return ThemeAsset(
    name: String(cString: asset.name), bytes: Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count)))
}
