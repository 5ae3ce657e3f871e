/// The link that a holder hands on: the certificate itself stands in its fragment, which no server is ever sent.
public enum ShareLink {
  /// The link of a signed credential.
  ///
  /// - Parameter verify: the address of the page that verifies, `https://example.org/verify/`.
  public static func of(_ credential: JSON, verify: String) -> String {
    "\(verify)#c1.\(Base64URL.encode(Compression.raw.compress(credential.canonical)))"
  }
}
