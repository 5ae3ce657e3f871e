import Crypto
import Foundation

/// What a server answers to a client's key, to show that it speaks WebSocket (RFC 6455, section 4.2.2).
package func webSocketAccept(_ key: String) -> String {
  let digest = Insecure.SHA1.hash(data: Data((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
  return Data(digest).base64EncodedString()
}

/// A text in one frame, as a server sends it (RFC 6455, section 5.2).
func webSocketFrame(_ text: String) -> [UInt8] {
  let payload = Array(text.utf8)
  var head: [UInt8] = [0x81]
  switch payload.count {
  case ..<126: head.append(UInt8(payload.count))
  case ..<65_536:
    head.append(126)
    head += withUnsafeBytes(of: UInt16(payload.count).bigEndian, Array.init)
  default:
    head.append(127)
    head += withUnsafeBytes(of: UInt64(payload.count).bigEndian, Array.init)
  }
  return head + payload
}
