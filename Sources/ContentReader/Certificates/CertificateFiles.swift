import CatalogModel
import Certificates
import Diagnostics
import Files
import Workers

/// What `content/certificates/` came to: records that hold, and the files that are published as they are.
struct CertificateFiles: Sendable {
  /// A file that is published byte for byte.
  struct Published: Sendable {
    let file: String
    let address: Address
    let digest: ContentDigest
  }

  private(set) var publication: CertificatePublication?
  private(set) var published: [Published] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the folder and verifies everything in it: a build publishes what holds, or nothing.
  static func read(_ folder: ContentFolder, _ site: Site, workers: Int) async -> CertificateFiles {
    var result = CertificateFiles()
    // Certificates that lie in their place were looked at as such, or will be.
    let others = folder.certificates.filter { file in
      let name = file.split(separator: "/").last ?? ""
      return (try? CertificateHash(String(name.prefix { $0 != "." }))) == nil
    }
    result.diagnostics = PrivateKeyCheck.faults(folder, strays: others)
    guard !folder.certificates.isEmpty else { return result }
    await result.read(CertificateFolder(folder, site), folder, workers: workers)
    result.diagnostics.sort()
    return result
  }

  private mutating func read(_ certificates: CertificateFolder, _ folder: ContentFolder, workers: Int) async {
    let start = folder.name.utf8.count + "/certificates/".utf8.count
    let names = folder.certificates.map { String($0.dropFirst(start)) }
    let sorted = certificates.sort(names)
    diagnostics += sorted.strays
    guard sorted.names.contains("did.json") || !sorted.records.isEmpty else { return }
    let issuing: CertificateFolder.Issuing
    do throws(CertificateFault) { issuing = try certificates.issuing() } catch {
      diagnostics.append(error.diagnostic)
      return
    }
    let results = await parallelMap(sorted.records, workers: workers) { issuing.read($0) }
    var publication = issuing.publication
    for result in results {
      switch result {
      case .success(let certificate): publication.certificates.append(certificate)
      case .failure(let fault): diagnostics.append(fault.diagnostic)
      }
    }
    let digests = await parallelMap(sorted.names, workers: workers) { certificates.digest($0) }
    for (name, digest) in zip(sorted.names, digests) {
      guard let digest else { continue }
      published += certificates.addresses(of: name, publication).map {
        Published(file: certificates.file(name), address: $0, digest: digest)
      }
    }
    self.publication = publication
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
