/// Lengths of time as people write them, in minutes.
package enum Span {
  /// The longest: ten years.
  private static let bound = 5_256_000

  /// The minutes of `1d`, `2w`, `4h`, `30min`, `30m`, or of a bare number; nil where it is none.
  package static func minutes(_ text: Bytes) -> Int64? {
    let text = text.trimmed
    var end = 0
    while end < text.count, text[end].isDigit { end += 1 }
    guard end > 0, end < 8, let count = Day.digits(text, 0, end) else { return nil }
    let unit: Int
    switch text.part(end..<text.count).trimmed.string.lowercased() {
    case "", "m", "min", "minutes", "minutter", "minuter": unit = 1
    case "h", "t", "hours", "timer": unit = 60
    case "d", "days", "dager", "dage", "dagar": unit = 1440
    case "w", "u", "v", "weeks": unit = 10_080
    default: return nil
    }
    let minutes = count * unit
    return minutes <= bound ? Int64(minutes) : nil
  }

  /// `1 d`, `4 h`, `30 min`: in the largest unit that is whole.
  package static func text(_ minutes: Int64) -> String {
    for (unit, name) in [(Int64(1440), "d"), (60, "h")] where minutes != 0 && minutes % unit == 0 {
      return "\(minutes / unit)\u{A0}\(name)"
    }
    return "\(minutes)\u{A0}min"
  }
}
