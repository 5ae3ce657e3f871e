public import Certificates
import Files

/// Where things of certificates lie in a site.
public struct CertificatePlaces: Sendable {
  /// `content/certificates`: what is published.
  public let published: String
  /// `.miyabi/keys`: what never is.
  public let keys: String
  /// `.miyabi/credentials`, or the folder that `--out` names: what the holders get.
  public let holders: String
  /// `.miyabi/issuing`: work that is not finished.
  let journal: String
  /// The content folder.
  let content: String
  /// `.miyabi`.
  let work: String

  /// The places of a site.
  public init(root: String, contentFolder: String = "content", holders: String? = nil) {
    work = "\(root)/.miyabi"
    content = contentFolder.hasPrefix("/") ? contentFolder : "\(root)/\(contentFolder)"
    published = "\(content)/certificates"
    keys = "\(work)/keys"
    self.holders = holders ?? "\(work)/credentials"
    journal = "\(work)/issuing"
  }

  /// The bytes of a published file; `nil` where there is none.
  public func bytes(of path: String) -> [UInt8]? { siteFiles(in: published)(path) }

  /// The published files as a site has them.
  public var files: SiteCopy.Files {
    let files = siteFiles(in: published)
    return { path in files(path.hasPrefix("certificates/") ? String(path.dropFirst(13)) : path) }
  }

  /// Removes what names a certificate's holder: the files made for them, and the name that the site shows. The record, which
  /// names nobody, stays.
  /// - Returns: whether there was anything.
  public func removeHolder(of hash: CertificateHash) throws(IssuingError) -> Bool {
    let folder = "\(holders)/\(hash)"
    let name = "\(published)/\(hash).name.json"
    let isThere = FileSystem.kind(of: folder) == .folder || FileSystem.kind(of: name) != nil
    let files = (try? FileSystem.entries(of: folder)) ?? []
    try writing { () throws(WriteError) in
      for file in files { if let name = file.name { try FileSystem.remove("\(folder)/\(name)") } }
      try FileSystem.remove(name)
    }
    _ = FileSystem.removeEmptyFolder(folder)
    return isThere
  }

  /// Makes `.miyabi`, which git ignores.
  func makeWorkFolder() throws(IssuingError) {
    try writing { () throws(WriteError) in
      try FileSystem.makeFolder(work)
      if FileSystem.kind(of: "\(work)/.gitignore") == nil {
        try FileSystem.write(Array("*\n".utf8), to: "\(work)/.gitignore")
      }
    }
  }
}

/// The files of a folder, as a site has them.
public func siteFiles(in folder: String) -> SiteCopy.Files {
  { path in try? FileSystem.bytes(of: "\(folder)/\(path)", limit: 64 << 20) }
}

/// The certificates whose records lie in a folder.
func publishedHashes(in folder: String) throws(FileSystem.ReadError) -> [CertificateHash] {
  try FileSystem.entries(of: folder).compactMap { entry in
    guard let name = entry.name, name.hasSuffix(".json") else { return nil }
    return try? CertificateHash(String(name.dropLast(5)))
  }
}
