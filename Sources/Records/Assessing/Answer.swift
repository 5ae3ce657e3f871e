import Foundation

/// What a learner answered a question with.
///
/// In JSON: a text or a number; a list, of texts or of places in the author's order from 0; an object from left to right
/// for what is matched.
public enum Answer: Sendable, Hashable {
  case text(String)
  case number(Double)
  case list([Answer])
  case pairs([String: String])
}

extension Answer: Codable {
  /// Reads an answer.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let list = try? value.decode([Answer].self) {
      self = .list(list)
    } else {
      self = .pairs(try value.decode([String: String].self))
    }
  }

  /// Writes an answer.
  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .text(let text): try value.encode(text)
    case .number(let number): try value.encode(number)
    case .list(let list): try value.encode(list)
    case .pairs(let pairs): try value.encode(pairs)
    }
  }
}
