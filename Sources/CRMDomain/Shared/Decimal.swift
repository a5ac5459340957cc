/// An exact decimal with six places, as used for percentages, ratios and custom fields.
///
/// Stored as an integer of millionths, so that every engine keeps, compares and adds it exactly.
package struct Decimal: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// How many places there are.
  package static let places = 6
  /// 10 to the power of `places`.
  package static let scale: Int64 = 1_000_000

  /// The value in millionths.
  package var millionths: Int64

  /// `millionths` of one.
  package init(millionths: Int64) { self.millionths = millionths }

  package static func < (a: Decimal, b: Decimal) -> Bool { a.millionths < b.millionths }

  /// The shortest exact spelling: `12`, `-0.5`.
  package func append(to out: inout ByteBuffer) {
    Decimal.append(millionths, places: Decimal.places, isTrimmed: true, to: &out)
  }

  /// As `append(to:)` writes it.
  package var description: String {
    var out = ByteBuffer(capacity: 24)
    append(to: &out)
    return out.string
  }

  /// Writes `value`, an integer of 10^-places, with a point; without trailing zeros if `isTrimmed`.
  package static func append(
    _ value: Int64, places: Int, isTrimmed: Bool, to out: inout ByteBuffer
  ) {
    if value < 0 { out.append(UInt8(ascii: "-")) }
    var power: UInt64 = 1
    for _ in 0..<places { power *= 10 }
    out.append(magnitude: value.magnitude / power, digits: 1)
    guard places > 0 else { return }
    var rest = value.magnitude % power
    var digits = places
    if isTrimmed {
      while digits > 0, rest % 10 == 0 {
        rest /= 10
        digits -= 1
      }
      if digits == 0 { return }
    }
    out.append(UInt8(ascii: "."))
    out.append(magnitude: rest, digits: digits)
  }
}
