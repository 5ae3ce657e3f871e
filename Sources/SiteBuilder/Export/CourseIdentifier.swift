import CatalogModel
import ContentReader

/// The UUID of what stands at an address, the same for the same address: version 8 of RFC 9562 (section 5.8), made from
/// SHA-256 of the name space of addresses and the address, as its appendix B.2 shows.
func identifier(ofAddress address: String) -> String {
  // 6ba7b811-9dad-11d1-80b4-00c04fd430c8, the name space of addresses (RFC 9562, section 6.6).
  let nameSpace: [UInt8] = [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ]
  var digits = Array(ContentDigest(of: nameSpace + Array(address.utf8)).description.utf8.prefix(32))
  digits[12] = UInt8(ascii: "8")
  // The two highest bits of the variant are 1 and 0.
  let variant = digits[16] <= UInt8(ascii: "9") ? digits[16] - 0x30 : digits[16] - 0x57
  digits[16] = Array("89ab".utf8)[Int(variant & 3)]
  let text = String(decoding: digits, as: UTF8.self)
  var groups: [Substring] = []
  var rest = text[...]
  for length in [8, 4, 4, 4, 12] {
    groups.append(rest.prefix(length))
    rest = rest.dropFirst(length)
  }
  return groups.joined(separator: "-")
}
