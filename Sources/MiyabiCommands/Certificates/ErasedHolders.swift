import Certificates
import Issuing
import Records

extension RecordOptions {
  /// Removes the files of certificates that name somebody who was erased, here or in the studio.
  ///
  /// - Returns: of how many certificates.
  @discardableResult
  func sweepErased() throws -> Int {
    let store = try store()
    let hashes = try reporting { () throws(RecordsError) in
      try store.read(as: .system) { try $0.certificatesOfErased() }
    }
    let places = CertificatePlaces(root: rootPath)
    do {
      return try hashes.compactMap { try? CertificateHash($0) }.count { try places.removeHolder(of: $0) }
    } catch let error as IssuingError {
      throw terminal.report(.machine(error.message, help: error.help))
    }
  }
}
