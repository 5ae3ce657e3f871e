public import CatalogModel
import Certificates
import Diagnostics
import Files
import Workers

/// A file that is published byte for byte.
public struct PublishedFile: Sendable {
  /// The file, relative to the site's root.
  public let file: String
  /// Where it is published.
  public let address: Address
  /// What it holds.
  public let digest: ContentDigest
}

/// What `content/certificates/` came to: records that hold, and the files that are published as they are.
struct CertificateFiles: Sendable {
  private(set) var publication: CertificatePublication?
  private(set) var published: [PublishedFile] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// What was verified, for the next reading, and what that depends on.
  private(set) var remembered: [String: RememberedCertificate] = [:]
  private(set) var context: ContentDigest?

  /// Reads the folder and verifies everything in it: a build publishes what holds, or nothing.
  ///
  /// - Parameter memory: what an earlier reading verified.
  static func read(
    _ folder: ContentFolder, _ site: Site, memory: ReadingMemory, workers: Int
  ) async -> CertificateFiles {
    var result = CertificateFiles()
    let certificates = CertificateFolder(folder, site)
    let start = certificates.folder.utf8.count + 1
    let sorted = certificates.sort(folder.certificates.map { String($0.utf8.dropFirst(start)) ?? $0 })
    result.diagnostics =
      sorted.diagnostics
      + PrivateKeyCheck.faults(folder, besides: (sorted.others + sorted.strays).map { certificates.file($0) })
    if sorted.others.contains("did.json") || !sorted.records.isEmpty {
      await result.read(certificates, sorted, memory, workers: workers)
    }
    result.diagnostics.sort()
    return result
  }

  private mutating func read(
    _ certificates: CertificateFolder, _ sorted: CertificateFolder.Sorted, _ memory: ReadingMemory, workers: Int
  ) async {
    let issuing: CertificateFolder.Issuing
    do throws(CertificateFault) { issuing = try certificates.issuing(sorted.statements) } catch {
      diagnostics.append(error.diagnostic)
      return
    }
    context = issuing.context
    let known = memory.certificateContext == context ? memory.certificates : [:]
    let results = await parallelMap(sorted.records, workers: workers) { issuing.read($0, known[$0.text]) }
    var publication = issuing.publication
    for (hash, result) in zip(sorted.records, results) {
      switch result {
      case .success(let found):
        publication.certificates.append(found.certificate)
        remembered[hash.text] = found
        for (ending, digest) in zip(RememberedCertificate.endings, found.digests) {
          if let digest { publish("\(hash).\(ending)", digest, certificates, publication) }
        }
      case .failure(let fault): diagnostics.append(fault.diagnostic)
      }
    }
    let digests = await parallelMap(sorted.others, workers: workers) { certificates.digest($0) }
    for (name, digest) in zip(sorted.others, digests) {
      if let digest { publish(name, digest, certificates, publication) }
    }
    self.publication = publication
  }

  private mutating func publish(
    _ name: String, _ digest: ContentDigest, _ certificates: CertificateFolder, _ publication: CertificatePublication
  ) {
    published.append(
      PublishedFile(file: certificates.file(name), address: certificates.address(of: name, publication), digest: digest)
    )
  }
}

/// What is wrong with a file of certificates.
struct CertificateFault: Error {
  let diagnostic: Diagnostic

  init(_ file: String, _ message: String, help: String? = nil) {
    diagnostic = Diagnostic(
      .invalidCertificate, at: SourceLocation(file: file), message,
      help: help
        ?? "nobody edits these files by hand: put it back from git, or write it again with `miyabi certificate`")
  }
}
