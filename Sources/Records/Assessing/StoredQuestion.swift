import Foundation

/// A question of an assessment as the index keeps it, with its right answers.
struct StoredQuestion: Decodable {
  struct Option: Decodable {
    var text: String
    var right: Bool
  }

  struct Number: Decodable {
    var value: String
    var tolerance: String?
  }

  struct Pair: Decodable {
    var left: String
    var right: String
  }

  /// What the right answer is, by the question's format.
  enum Key {
    case options([Option], isSingle: Bool)
    case number(value: Decimal, tolerance: Decimal)
    case texts([String])
    case order([String])
    case pairs([Pair])
    /// A person has to read it.
    case byHand
  }

  var id: String
  var text: String
  var points: Int
  var key: Key

  private enum CodingKeys: String, CodingKey { case id, text, points, format, answer }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    id = try values.decode(String.self, forKey: .id)
    text = try values.decode(String.self, forKey: .text)
    points = try values.decode(Int.self, forKey: .points)
    let format = try values.decode(String.self, forKey: .format)
    switch format {
    case "single_choice", "multiple_response":
      key = .options(try values.decode([Option].self, forKey: .answer), isSingle: format == "single_choice")
    case "numeric":
      let number = try values.decode(Number.self, forKey: .answer)
      guard let value = decimal(number.value) else {
        throw DecodingError.dataCorruptedError(forKey: .answer, in: values, debugDescription: "no number")
      }
      key = .number(value: value, tolerance: number.tolerance.flatMap(decimal) ?? 0)
    case "short_text": key = .texts(try values.decode([String].self, forKey: .answer))
    case "ordering": key = .order(try values.decode([String].self, forKey: .answer))
    case "matching": key = .pairs(try values.decode([Pair].self, forKey: .answer))
    default: key = .byHand
    }
  }
}

/// A number in the forms that people write it: a decimal point or comma, a sign, an exponent; nothing beside it.
func decimal(_ text: String) -> Decimal? {
  let written = text.trimmingCharacters(in: .whitespaces).replacing(",", with: ".").replacing("−", with: "-")
  let pattern = /[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?/
  guard written.utf8.count <= 60, written.wholeMatch(of: pattern) != nil else { return nil }
  return Decimal(string: written, locale: nil)
}
