/// What a course costs: an amount with two decimal places in a currency of ISO 4217.
public struct Price: Hashable, Sendable, Codable {
  /// The amount in hundredths of the currency's unit; never negative.
  public let hundredths: Int
  /// The currency's three letters; `nil` where the site's currency holds.
  public let currency: String?

  /// An amount in hundredths of a currency's unit.
  public init(hundredths: Int, currency: String? = nil) {
    self.hundredths = max(0, hundredths)
    self.currency = currency
  }

  /// Reads `149.99`, `149.99 USD`, `150` or `free`; `nil` for anything else, such as a negative or a third decimal place.
  public init?(written text: String) {
    if text.lowercased() == "free" {
      self.init(hundredths: 0)
      return
    }
    let parts = text.split(separator: " ", omittingEmptySubsequences: true)
    guard let amount = parts.first, parts.count <= 2 else { return nil }
    let digits = amount.split(separator: ".", omittingEmptySubsequences: false)
    guard digits.count <= 2, digits.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let whole = Int(digits[0]), whole < 1_000_000_000_000
    else { return nil }
    var cents = 0
    if digits.count == 2 {
      guard digits[1].utf8.count <= 2, let fraction = Int(digits[1]) else { return nil }
      cents = digits[1].utf8.count == 1 ? fraction * 10 : fraction
    }
    var currency: String?
    if parts.count == 2 {
      guard Price.isCurrency(String(parts[1])) else { return nil }
      currency = String(parts[1])
    }
    self.init(hundredths: whole * 100 + cents, currency: currency)
  }

  /// Whether `text` has the form of an ISO 4217 code: three upper-case letters.
  public static func isCurrency(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// Whether nothing is to be paid.
  public var isFree: Bool { hundredths == 0 }

  /// The amount with two decimal places: `149.99`.
  public var amount: String {
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
