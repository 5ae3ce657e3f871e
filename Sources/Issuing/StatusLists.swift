import Certificates
import Files
import Foundation

/// The site's status lists, and which of their places are taken.
struct StatusLists {
  private(set) var lists: [Int: StatusList] = [:]
  private var taken: [Int: Set<Int>] = [:]
  private let baseURL: String

  /// Reads the lists of a site. That each is signed with the current key is not asked: they are signed again. That none is an
  /// older one, put back, was asked when the content was read.
  init(_ places: CertificatePlaces, baseURL: String) throws(IssuingError) {
    self.baseURL = baseURL
    var number = 1
    while let bytes = places.bytes(of: "status/\(number).jwt") {
      let path = "\(places.published)/status/\(number).jwt"
      do {
        let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
        let token = try WebToken(text)
        lists[number] = try StatusList(CredentialToken.credential(in: token.claims))
      } catch { throw .damaged(path: path, reason: "it is no status list") }
      number += 1
    }
  }

  /// Where a list is published.
  func address(_ number: Int) -> String { "\(baseURL)status/\(number).jwt" }

  /// Notes that a place is a certificate's.
  mutating func take(_ entry: JSON?) {
    guard let (number, index) = place(of: entry) else { return }
    taken[number, default: []].insert(index)
  }

  /// The list and the index that a claim names; `nil` where it names none of these lists.
  func place(of entry: JSON?) -> (number: Int, index: Int)? {
    guard let entry = StatusEntry(entry), let number = entry.number else { return nil }
    return (number, entry.index)
  }

  /// A free place at random: neighbours in the list have nothing in common.
  mutating func next() -> (number: Int, index: Int) {
    var number = 1
    while taken[number, default: []].count >= StatusList.capacity { number += 1 }
    if lists[number] == nil { lists[number] = StatusList() }
    while true {
      let index = Int.random(in: 0..<StatusList.size)
      if taken[number, default: []].insert(index).inserted { return (number, index) }
    }
  }

  /// Makes the first list, which every site has.
  mutating func makeFirst() { if lists[1] == nil { lists[1] = StatusList() } }

  /// Revokes.
  mutating func revoke(_ place: (number: Int, index: Int)) { lists[place.number]?[place.index] = true }
}
