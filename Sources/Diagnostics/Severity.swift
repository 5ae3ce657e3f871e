/// How much a diagnostic weighs.
public enum Severity: String, Hashable, Sendable, Codable, CaseIterable {
  /// The site is not built.
  case error
  /// The site is built; `--strict` treats it as an error.
  case warning
  /// Something worth knowing, such as what stands between a draft and its publication.
  case note
}
