import Markup

/// The site's accent colour in the shades that stay readable, whatever the author chose.
///
/// Links stand on paper, so the accent is darkened for light paper and lightened for dark until its contrast reaches
/// 4.5 : 1 (WCAG 2.2, success criterion 1.4.3), with a margin for the tinted surfaces that links stand on too.
struct AccentColor {
  /// For light paper, `#rrggbb`.
  let onLight: String
  /// For dark paper, `#rrggbb`.
  let onDark: String

  /// `nil` for what is not `#RRGGBB` or `#RGB`.
  init?(_ text: String) {
    guard let color = RGB(hex: text) else { return nil }
    onLight = color.mixed(with: RGB(0, 0, 0), until: { $0.contrast(with: RGB(237, 232, 221)) >= 4.7 }).hex
    onDark = color.mixed(with: RGB(255, 255, 255), until: { $0.contrast(with: RGB(43, 46, 52)) >= 4.7 }).hex
  }

  /// What sets the colour for a page.
  var style: HTML {
    """
    <style>:root{--accent-light:\(onLight);--accent-dark:\(onDark)}</style>

    """
  }
}

/// A colour of sRGB, channels 0 to 255.
private struct RGB {
  var red, green, blue: Double

  init(_ red: Double, _ green: Double, _ blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init?(hex text: String) {
    var digits = Array(text.utf8)
    guard digits.first == UInt8(ascii: "#") else { return nil }
    digits.removeFirst()
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6, digits.allSatisfy({ $0 < 0x80 }),
      let value = Int(String(decoding: digits, as: UTF8.self), radix: 16), value >= 0
    else { return nil }
    self.init(Double(value >> 16), Double(value >> 8 & 255), Double(value & 255))
  }

  var hex: String {
    "#"
      + [red, green, blue].map { channel in
        let value = Int(channel.rounded())
        return (value < 16 ? "0" : "") + String(value, radix: 16)
      }.joined()
  }

  /// A cubic that stays within 0.002 of sRGB's transfer function: no call that differs between C libraries.
  private static func linear(_ channel: Double) -> Double {
    let value = channel / 255
    return value * (value * (value * 0.305306011 + 0.682171111) + 0.012522878)
  }

  private var luminance: Double {
    0.2126 * RGB.linear(red) + 0.7152 * RGB.linear(green) + 0.0722 * RGB.linear(blue)
  }

  func contrast(with other: RGB) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The first of 51 steps towards `other` that satisfies the condition.
  func mixed(with other: RGB, until isEnough: (RGB) -> Bool) -> RGB {
    for step in 0..<50 {
      let share = Double(step) / 50
      let color = RGB(
        red + (other.red - red) * share, green + (other.green - green) * share, blue + (other.blue - blue) * share)
      if isEnough(color) { return color }
    }
    return other
  }
}
