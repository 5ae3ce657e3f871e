/// What a certificate says, before it is signed.
public struct CertificateClaims: Sendable {
  /// Who signs, as the credential names them.
  public struct Issuer: Hashable, Sendable {
    /// The identifier.
    public var id: WebIdentifier
    /// The name.
    public var name: String
    /// The home page.
    public var url: String

    /// An issuer.
    public init(id: WebIdentifier, name: String, url: String) {
      self.id = id
      self.name = name
      self.url = url
    }

    var json: JSON {
      [
        "id": .string(id.text), "type": ["Profile"], "name": .string(ExactText(name)), "url": .string(ExactText(url)),
      ]
    }
  }

  /// What was achieved.
  public struct Achievement: Hashable, Sendable {
    /// The course's address.
    public var id: String
    /// The course's title.
    public var name: String
    /// What it teaches.
    public var description: String
    /// Which state of the course.
    public var version: String?
    /// What had to be done for it, in words.
    public var criteria: String

    /// An achievement.
    public init(id: String, name: String, description: String, version: String?, criteria: String) {
      self.id = id
      self.name = name
      self.description = description
      self.version = version
      self.criteria = criteria
    }
  }

  /// How well.
  public struct Grade: Hashable, Sendable {
    /// What was graded.
    public var name: String
    /// The result, such as `92.5`.
    public var value: String
    /// What a `value` is a percentage of; a text where it is no number.
    public var isPercentage: Bool

    /// A grade.
    public init(name: String, value: String, isPercentage: Bool) {
      self.name = name
      self.value = value
      self.isPercentage = isPercentage
    }
  }

  /// Where it would stand that the certificate was revoked.
  public struct Status: Hashable, Sendable {
    /// The address of the status list.
    public var list: String
    /// The place in it.
    public var index: Int

    /// A place in a status list.
    public init(list: String, index: Int) {
      self.list = list
      self.index = index
    }
  }

  /// `urn:uuid:…`, of 122 random bits: nobody can guess the hash.
  public var id: String
  /// `urn:uuid:…` of the holder, fresh for each certificate: two of one holder cannot be told to be so.
  public var subjectID: String
  /// The certificate's title.
  public var title: String
  /// Who signs.
  public var issuer: Issuer
  /// The holder's name.
  public var holder: String
  /// When it was achieved.
  public var validFrom: Moment
  /// When it expires; `nil` for never.
  public var validUntil: Moment?
  /// What was achieved.
  public var achievement: Achievement
  /// How well, where the certificate says so.
  public var grade: Grade?
  /// The `urn:uuid:…` that joins the grade with what it is a grade of.
  public var gradeID: String
  /// Where it would stand that it was revoked.
  public var status: Status

  /// The claims of a certificate, with fresh identifiers.
  public init(
    title: String, issuer: Issuer, holder: String, validFrom: Moment, validUntil: Moment?, achievement: Achievement,
    grade: Grade?, status: Status, identifiers: () -> String
  ) {
    self.title = title
    self.issuer = issuer
    self.holder = holder
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.achievement = achievement
    self.grade = grade
    self.status = status
    id = identifiers()
    subjectID = identifiers()
    gradeID = identifiers()
  }

  static let context: JSON = [
    "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
  ]

  static let schema = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"

  /// The credential (Open Badges 3.0, `AchievementCredential`), without a proof.
  public var credential: JSON {
    .object([
      "@context": Self.context, "id": .string(ExactText(id)),
      "type": ["VerifiableCredential", "AchievementCredential"],
      "name": .string(ExactText(title)), "issuer": issuer.json, "validFrom": .string(ExactText(validFrom.description)),
      "validUntil": .optional(validUntil?.description), "credentialSubject": subject,
      "credentialStatus": [
        "id": .string(ExactText("\(status.list)#\(status.index)")), "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation", "statusListIndex": .string(ExactText(String(status.index))),
        "statusListCredential": .string(ExactText(status.list)),
      ],
      "credentialSchema": [["id": .string(ExactText(Self.schema)), "type": "1EdTechJsonSchemaValidator2019"]],
    ])
  }

  private var subject: JSON {
    let name = JSON.string(ExactText(holder))
    let results: JSON? = grade.map { grade in
      [
        [
          "type": ["Result"], "resultDescription": .string(ExactText(gradeID)),
          "value": .string(ExactText(grade.value)),
        ]
      ]
    }
    return .object([
      "id": .string(ExactText(subjectID)), "type": ["AchievementSubject"], "name": name,
      "identifier": [["type": "IdentityObject", "identityType": "name", "hashed": false, "identityHash": name]],
      "achievement": achieved, "result": results,
    ])
  }

  private var achieved: JSON {
    let results: JSON? = grade.map { grade in
      [
        .object([
          "id": .string(ExactText(gradeID)), "type": ["ResultDescription"], "name": .string(ExactText(grade.name)),
          "resultType": .string(grade.isPercentage ? "Percent" : "Result"),
          "valueMin": grade.isPercentage ? "0" : nil, "valueMax": grade.isPercentage ? "100" : nil,
        ])
      ]
    }
    return .object([
      "id": .string(ExactText(achievement.id)), "type": ["Achievement"], "achievementType": "Course",
      "name": .string(ExactText(achievement.name)), "description": .string(ExactText(achievement.description)),
      "version": .optional(achievement.version),
      "criteria": ["narrative": .string(ExactText(achievement.criteria))], "resultDescription": results,
    ])
  }
}
