extension JSON {
  /// A number of JSON without an exponent: `1e-06` is `0.000001`. One too large to write out stays as it
  /// is, and is refused where it is read.
  package static func plain(number text: String) -> String {
    let bytes = Array(text.utf8)
    guard let e = bytes.firstIndex(where: { $0.lower == UInt8(ascii: "e") }),
      let exponent = Int(String(decoding: bytes[(e + 1)...], as: UTF8.self)), abs(exponent) <= 40
    else { return text }
    var digits: [UInt8] = []
    var point: Int?
    var isNegative = false
    for byte in bytes[..<e] {
      if byte == UInt8(ascii: "-") { isNegative = true }
      if byte == UInt8(ascii: ".") { point = digits.count }
      if byte.isDigit { digits.append(byte) }
    }
    var place = (point ?? digits.count) + exponent
    while place < 0 {
      digits.insert(0x30, at: 0)
      place += 1
    }
    while digits.count < place { digits.append(0x30) }
    let whole = String(decoding: digits[..<place], as: UTF8.self)
    let rest = String(decoding: digits[place...], as: UTF8.self)
    return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole)
      + (rest.isEmpty ? "" : "." + rest)
  }
}
