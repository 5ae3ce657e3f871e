import Certificates
import Issuing
import Records

extension RecordOptions {
  /// Removes the files of certificates that name somebody who was erased, here or in the studio.
  ///
  /// - Parameter store: the records; a process that has them open already hands these in.
  /// - Returns: of how many certificates.
  @discardableResult
  func sweepErased(_ store: RecordStore) throws -> Int {
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
