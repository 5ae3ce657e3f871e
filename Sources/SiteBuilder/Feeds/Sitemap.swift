import CatalogModel
import Markup

/// The addresses of a site for search engines (sitemaps.org, version 0.9).
func sitemap(_ pages: [PlannedPage], base: BaseURL) -> [UInt8] {
  let urls = pages.filter(\.isListed).html { page in
    """
    <url><loc>\(base.url(of: page.address))</loc>\(page.lastModified.html { "<lastmod>\($0.day)</lastmod>" })</url>

    """
  }
  let document: HTML = """
    <?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    \(urls)</urlset>

    """
  return document.bytes
}

/// What robots may read: everything, and where the sitemap is.
func robots(base: BaseURL) -> [UInt8] {
  Array("User-agent: *\nAllow: /\nSitemap: \(base.url(of: .sitemap))\n".utf8)
}
