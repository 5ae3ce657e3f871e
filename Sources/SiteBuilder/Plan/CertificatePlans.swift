import CatalogModel
import Markup
import Templates

extension SitePlan {
  func certificatePage(_ number: Int) -> CertificatePage {
    guard let publication = catalog.certificates else {
      preconditionFailure("a certificate’s page without certificates")
    }
    let certificate = publication.certificates[number]
    var meta = meta(
      words.certificatePageTitle(certificate.courseName), words.certificatePageDescription(publication.domain),
      .certificate(certificate.hash), breadcrumbs: [homeCrumb])
    meta.robots = .noindex
    let course = courseAddresses[certificate.courseURL].map { catalog.courses[$0] }
    let status =
      certificate.statusList.flatMap { $0.split(separator: "/").last }.map { "/status/\($0)" } ?? "/status/1.jwt"
    return CertificatePage(
      frame: frame, meta: meta, certificate: certificate, publication: publication,
      course: course.map { link($0.title, .course($0.slug)) },
      links: CertificatePage.Links(
        verify: SafeURL(local: base.link(to: .verify) + "#" + certificate.hash),
        record: url(.certificateFile("\(certificate.hash).json")), keys: url(publication.documentAddress),
        status: url(Address(path: status)),
        checkpoint: url(Address(path: "/log/checkpoint")),
        successor: certificate.notice?.successor.map { url(.certificate($0)) }))
  }

  func verifyPage(scriptHash: String) -> VerifyPage {
    var meta = meta(
      words.certificates.verifyTitle, words.certificates.verifyLede, .verify, breadcrumbs: [homeCrumb])
    meta.robots = .noindex
    let publication = catalog.certificates
    let host = base.origin.split(separator: "/").last.map(String.init) ?? ""
    return VerifyPage(
      frame: frame, meta: meta, domain: publication?.domain ?? host + base.path.dropLast(),
      document: publication?.document ?? "", logKey: publication?.logKey ?? "", saved: publication?.statusSigned ?? "",
      scriptHash: scriptHash)
  }
}
