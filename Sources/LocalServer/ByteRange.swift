/// What a request wants of a file (RFC 9110, section 14.1.2).
package enum ByteRange: Sendable, Equatable {
  /// All of it: nothing is asked, or something that need not be understood, such as several ranges.
  case whole
  /// So much of it.
  case part(Range<Int>)
  /// Nothing that it has.
  case unsatisfiable

  /// Takes the value of a `Range` header, for a file of so many bytes.
  package init(_ header: String?, of count: Int) {
    guard let header, header.lowercased().hasPrefix("bytes=") else {
      self = .whole
      return
    }
    let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false).map {
      $0.trimming(while: { $0 == " " || $0 == "\t" })
    }
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
      self = .whole
      return
    }
    switch (Int(ends[0]), Int(ends[1])) {
    case (nil, let last?) where ends[0].isEmpty:
      self = last > 0 && count > 0 ? .part(max(0, count - last)..<count) : .unsatisfiable
    case (let first?, nil) where ends[1].isEmpty: self = first < count ? .part(first..<count) : .unsatisfiable
    case (let first?, let last?):
      if last < first {
        self = .whole
      } else if first >= count {
        self = .unsatisfiable
      } else {
        self = .part(first..<min(last, count - 1) + 1)
      }
    default: self = .whole
    }
  }
}

extension Substring {
  fileprivate func trimming(while isWhite: (Character) -> Bool) -> Substring {
    var text = drop(while: isWhite)
    while let last = text.last, isWhite(last) { text.removeLast() }
    return text
  }
}
