/// A credential as a VC-JWT: its claims at the top of the token, with those that tokens have for the same.
public enum CredentialToken {
  /// Which claims a token adds; each has to agree with the credential.
  private static let added: [ExactText] = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"]

  /// A claim of the token that does not agree with the credential in it.
  public struct Disagreement: Error, Hashable, Sendable {
    /// The claim: `iss`, `sub`, `jti`, `nbf` or `exp`.
    public let claim: String
  }

  /// The claims of a credential's token.
  public static func claims(of credential: JSON) -> JSON {
    let body = credential.without("proof")
    guard let members = body.members else { return body }
    return .object(members + registered(body))
  }

  /// The credential that a token's claims hold.
  /// - Throws: ``Disagreement``.
  public static func credential(in claims: JSON) throws(Disagreement) -> JSON {
    let body = JSON.object((claims.members ?? []).filter { !added.contains($0.name) })
    let expected = registered(body)
    for name in added {
      guard let value = claims[name] else { continue }
      guard let same = expected.first(where: { $0.name == name }), same.value == value else {
        throw Disagreement(claim: name.string)
      }
    }
    for member in expected where claims[member.name] == nil { throw Disagreement(claim: member.name.string) }
    return body
  }

  private static func registered(_ body: JSON) -> [JSON.Member] {
    func seconds(_ name: ExactText) -> JSON? {
      body[name]?.text.flatMap { Moment($0) }.map { .number(Double($0.seconds)) }
    }
    let issuer = body["issuer"]?.text.map { JSON.string($0) } ?? body["issuer"]?["id"]
    // What a status list is about is no holder.
    let subject = body["credentialSubject"]?["encodedList"] == nil ? body["credentialSubject"]?["id"] : nil
    return JSON.object([
      "iss": issuer, "sub": subject, "jti": body["id"], "nbf": seconds("validFrom"), "exp": seconds("validUntil"),
    ]).members ?? []
  }
}
