import Foundation

/// A credential as somebody hands it in: JSON, a token, an image with a token in it, or a share link.
struct HandedIn {
  /// How the file vouches for itself.
  enum Proof {
    /// A proof inside the JSON.
    case embedded
    /// The signature of a token.
    case token(WebToken)
  }

  /// Why nothing can be verified.
  struct Problem: Error {
    let finding: Finding
    let values: [String]

    init(_ finding: Finding, _ values: String...) {
      self.finding = finding
      self.values = values
    }

    init(_ problem: JSONProblem) { (finding, values) = problem.finding }
  }

  /// The credential, with its proof where it has one inside.
  let credential: JSON
  let proof: Proof
  /// How it came.
  let reading: Finding

  /// Reads what a file holds, by its content: names of files are no evidence.
  init(_ bytes: [UInt8]) throws(Problem) {
    // A token takes a third more than what is in it, and an image holds a drawing besides.
    guard bytes.count <= 4 * JSON.largestText else { throw Problem(.tooLarge) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Problem(.notUTF8) }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if trimmed.utf8.first == UInt8(ascii: "<") {
      try self.init(token: Self.token(inImage: trimmed), reading: .imageRead)
    } else if Self.isToken(trimmed) {
      try self.init(token: trimmed, reading: .tokenRead)
    } else {
      try self.init(json: bytes, reading: .fileRead)
    }
  }

  /// Reads a share link, or its fragment: `c1.` and the packed JSON.
  init(link: String) throws(Problem) {
    guard let start = link.range(of: "c1.", options: .literal) else { throw Problem(.linkDamaged) }
    guard let packed = Base64URL.decode(link[start.upperBound...]),
      let bytes = Compression.raw.expand(packed, limit: JSON.largestText)
    else { throw Problem(.linkDamaged) }
    try self.init(json: bytes, reading: .linkRead)
  }

  private init(json bytes: [UInt8], reading: Finding) throws(Problem) {
    do { credential = try JSON(strict: bytes) } catch { throw Problem(error) }
    guard Self.isCredential(credential) else { throw Problem(.notACredential) }
    proof = .embedded
    self.reading = reading
  }

  private init(token text: String, reading: Finding) throws(Problem) {
    let token: WebToken
    do { token = try WebToken(text) } catch {
      switch error {
      case .form, .signature: throw Problem(.tokenForm)
      case .json(let problem): throw Problem(problem)
      case .header(let member): throw Problem(.tokenHeader, String(member.prefix(40)))
      }
    }
    do { credential = try CredentialToken.credential(in: token.claims) } catch {
      throw Problem(.tokenDisagrees, error.claim)
    }
    guard Self.isCredential(credential), credential["proof"] == nil else { throw Problem(.notACredential) }
    proof = .token(token)
    self.reading = reading
  }

  private static func isCredential(_ json: JSON) -> Bool {
    json["type"]?.elements?.contains("AchievementCredential") == true && json["credentialSubject"]?.members != nil
  }

  private static func isToken(_ text: String) -> Bool {
    text.utf8.count > 20
      && text.utf8.allSatisfy { byte in
        hexadecimalDigit(byte) != nil || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      } && text.utf8.contains(UInt8(ascii: "."))
  }

  /// The token that an image carries (Open Badges 3.0, section 5.3.2.1): the `verify` of its one `openbadges:credential`.
  private static func token(inImage text: String) throws(Problem) -> String {
    let opening = "<openbadges:credential"
    let places = text.ranges(of: opening)
    guard let place = places.first else { throw Problem(.imageWithoutCredential) }
    guard places.count == 1 else { throw Problem(.imageWithSeveral) }
    let rest = text[place.upperBound...]
    guard let end = rest.firstIndex(of: ">") else { throw Problem(.imageWithoutCredential) }
    let tag = rest[..<end]
    for quote in ["\"", "'"] {
      guard let start = tag.range(of: "verify=\(quote)", options: .literal),
        let close = tag[start.upperBound...].firstIndex(of: Character(quote))
      else { continue }
      return String(tag[start.upperBound..<close])
    }
    throw Problem(.imageWithoutCredential)
  }
}
