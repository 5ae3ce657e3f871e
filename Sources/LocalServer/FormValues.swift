import CatalogModel

/// Names and values as a form sends them (URL Standard, section 5.1). What cannot be decoded is left out.
package struct FormValues: Sendable, Equatable {
  /// In the order in which they were written.
  package let pairs: [Pair]

  /// A name and its value.
  package struct Pair: Sendable, Equatable {
    package let name: String
    package let value: String
  }

  /// Takes what stands after a question mark, or in a form's body.
  package init(_ written: Substring) {
    pairs = written.split(separator: "&").compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let name = FormValues.decoded(parts[0]), let value = FormValues.decoded(parts[1]) else {
        return nil
      }
      return Pair(name: name, value: value)
    }
  }

  /// The first value of a name.
  package subscript(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// All values of a name.
  package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  private static func decoded(_ text: Substring) -> String? {
    percentDecodedBytes(text.replacing("+", with: "%20").utf8).flatMap { String(validating: $0, as: UTF8.self) }
  }
}
