/// What the site publishes of a certificate: what it says without the holder, signed on its own.
///
/// A signature over the credential would show, to whoever knows the hash alone, that the key signed something with this
/// hash; the record is signed itself, and each of its claims is the credential's.
public enum CertificateRecord {
  /// The type of every record.
  public static let type: ExactText = "MiyabiCertificateRecord"

  /// The record of a credential, without a proof.
  public static func document(of credential: JSON) -> JSON {
    let achievement = credential["credentialSubject"]?["achievement"]
    return .object([
      "type": .string(type), "version": 1, "digest": .string(CertificateHash(of: credential).digest),
      "issuer": credential["issuer"], "validFrom": credential["validFrom"], "validUntil": credential["validUntil"],
      "achievement": .object([
        "id": achievement?["id"], "name": achievement?["name"], "version": achievement?["version"],
      ]),
      "credentialStatus": credential["credentialStatus"],
    ])
  }

  /// The first claim that a record and a credential do not say alike; `nil` where they agree.
  public static func difference(_ record: JSON, _ credential: JSON) -> ExactText? {
    let expected = document(of: credential)
    let names = (expected.members ?? []).map(\.name) + (record.members ?? []).map(\.name).filter { $0 != "proof" }
    return names.first { record[$0] != expected[$0] }
  }
}

/// Signed statements beside a record, which can be removed at any time.
public enum CertificateStatement {
  /// The type of a statement of the holder's name.
  public static let nameType: ExactText = "MiyabiHolderName"
  /// The type of a notice.
  public static let noticeType: ExactText = "MiyabiCertificateNotice"

  /// The holder's name, which they consented to show.
  public static func name(_ name: String, of hash: CertificateHash) -> JSON {
    ["type": .string(nameType), "version": 1, "digest": .string(hash.digest), "name": .string(ExactText(name))]
  }

  /// Why a certificate was revoked, or what stands for it now.
  public static func notice(
    _ hash: CertificateHash, action: Action, at date: Moment, reason: String, by successor: CertificateHash?
  ) -> JSON {
    .object([
      "type": .string(noticeType), "version": 1, "digest": .string(hash.digest),
      "action": .string(ExactText(action.rawValue)), "date": .string(ExactText(date.description)),
      "reason": .string(ExactText(reason)), "supersededBy": .optional(successor?.digest.string),
    ])
  }

  /// What happened to a certificate.
  public enum Action: String, Sendable, CaseIterable {
    /// It counts no longer.
    case revoked
    /// Another counts in its stead.
    case superseded
  }
}
