public import CatalogModel
public import Certificates
import Markup

extension Words {
  /// The title of the page of a certificate.
  public func certificatePageTitle(_ course: String) -> String { filled(certificates.pageTitle, [course]) }

  /// What the page of a certificate says of itself.
  public func certificatePageDescription(_ issuer: String) -> String { filled(certificates.pageDescription, [issuer]) }

  /// The title of a course's certificates.
  public func certificateTitle(of course: Course) -> String {
    course.certificate?.title ?? filled(certificateTitle, [course.title])
  }

  /// The words on a certificate that is printed.
  public var certificateImage: CertificateImage.Words { certificates.image }

  /// What has to be done to complete a course, in one sentence.
  public func criteria(of course: Course) -> String {
    let share = course.completion.lessonPercentage
    let lessons = share == 100 ? completionAll : filled(completionShare, [String(share)])
    let assessments = course.completion.assessments.sorted { $0.key < $1.key }.map { slug, requirement in
      let title = course.assessments.first { $0.slug == slug }?.title ?? slug.text
      return filled(requirement == .passed ? passed : submitted, [title])
    }
    return ([lessons] + assessments).joined(separator: listSeparator)
  }
}
