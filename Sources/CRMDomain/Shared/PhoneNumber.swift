/// A telephone number, kept as E.164 (`+4790123456`).
///
/// A number without `+` or `00` is national to a region, which is never guessed from the digits:
/// `90 12 34 56` is a good number in Norway, Sweden and Denmark alike. The plans of the Nordic
/// countries and North America are checked; elsewhere the length is.
package enum PhoneNumber {
  /// Appends the number in E.164 to `out`; false if it is none.
  ///
  /// - Parameter region: ISO 3166-1 alpha-2, whose national numbers are meant.
  package static func read(_ raw: Bytes, region: String, to out: inout ByteBuffer) -> Bool {
    var text = raw.trimmed
    if text.count > 4, text.part(0..<4).string.lowercased() == "tel:" {
      text = text.part(4..<text.count)
    }
    var digits: [UInt8] = []
    digits.reserveCapacity(16)
    var isInternational = false
    var sawZeroInParentheses = false
    var i = 0
    while i < text.count {
      let byte = text[i]
      switch byte {
      case 0x30...0x39: digits.append(byte)
      case UInt8(ascii: "+") where digits.isEmpty && !isInternational: isInternational = true
      case UInt8(ascii: "("):
        if i + 2 < text.count, text[i + 1] == UInt8(ascii: "0"), text[i + 2] == UInt8(ascii: ")"),
          isInternational || !digits.isEmpty
        {
          sawZeroInParentheses = true
          i += 2
        }
      case 0x20, UInt8(ascii: ")"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"): break
      case 0xC2 where i + 1 < text.count && text[i + 1] == 0xA0: i += 1
      case 0xE2 where i + 2 < text.count && text[i + 1] == 0x80:
        // Blanks and dashes U+2000 … U+2015, U+202F, and the marks that copying from a page brings.
        let third = text[i + 2]
        guard third <= 0x95 || third == 0xAF || (0xAA...0xAE).contains(third) else { return false }
        i += 2
      default: return false
      }
      i += 1
    }
    if !isInternational, digits.count > 2, digits[0] == 0x30, digits[1] == 0x30 {
      isInternational = true
      digits.removeFirst(2)
    }
    guard digits.count >= 3, digits.count <= 17 else { return false }
    if isInternational { return international(digits, to: &out) }
    guard !sawZeroInParentheses, let country = Country(code: region) else { return false }
    return national(digits, country, to: &out)
  }

  /// The number in E.164, or nil if the text is none.
  package static func normalised(_ text: String, region: String) -> String? {
    var out = ByteBuffer(capacity: 20)
    return text.withBytes { read($0, region: region, to: &out) } ? out.string : nil
  }

  private static func international(_ digits: [UInt8], to out: inout ByteBuffer) -> Bool {
    guard digits[0] != 0x30, let length = callingCodeLength(digits) else { return false }
    var rest = Array(digits[length...])
    let code = String(decoding: digits[..<length], as: UTF8.self)
    // +46 070-123 45 67: the trunk zero does not belong.
    if rest.first == 0x30, !["39", "47", "225", "242", "378", "379"].contains(code) {
      rest.removeFirst()
    }
    return finish(code, rest, to: &out)
  }

  private static func national(
    _ digits: [UInt8], _ country: Country, to out: inout ByteBuffer
  ) -> Bool {
    guard !country.callingCode.isEmpty else { return false }
    let code = Array(country.callingCode.utf8)
    var rest = digits
    // A spreadsheet that took +4790123456 for a number has lost the plus; where every national number
    // has eight digits nothing else can be meant.
    if country.callingCode == "47" || country.callingCode == "45", rest.count == 10,
      rest.starts(with: code)
    {
      rest.removeFirst(2)
    }
    let trunk = Array(country.trunk.utf8)
    if !trunk.isEmpty, rest.starts(with: trunk), rest.count > trunk.count + 3 {
      rest.removeFirst(trunk.count)
    }
    return finish(country.callingCode, rest, to: &out)
  }

  private static func finish(_ code: String, _ rest: [UInt8], to out: inout ByteBuffer) -> Bool {
    guard fits(code, rest) else { return false }
    out.append(UInt8(ascii: "+"))
    out.append(code)
    for digit in rest { out.append(digit) }
    return true
  }

  /// Whether a national significant number fits the plan of its calling code.
  private static func fits(_ code: String, _ n: [UInt8]) -> Bool {
    guard let first = n.first else { return false }
    let total = n.count + code.utf8.count
    switch code {
    case "47":
      return (n.count == 8 && first >= 0x32) || (n.count == 5 && first == 0x30)
        || (n.count == 12 && first == 0x35 && (n[1] == 0x38 || n[1] == 0x39))
    case "45": return n.count == 8 && first >= 0x32
    case "46": return (6...10).contains(n.count) && first != 0x30
    case "358": return (5...12).contains(n.count) && first != 0x30
    case "354": return n.count == 7 || (n.count == 9 && first == 0x33)
    case "298", "299": return n.count == 6
    case "1": return n.count == 10 && first >= 0x32 && n[3] >= 0x32
    default: return total >= 7 && total <= 15 && n.count >= 4
    }
  }

  /// How many digits in front are a calling code; nil if none are.
  private static func callingCodeLength(_ digits: [UInt8]) -> Int? {
    for length in 1...3 where digits.count > length {
      if codes.contains(String(decoding: digits[..<length], as: UTF8.self)) { return length }
    }
    return nil
  }

  private static let codes: Set<String> = Set(
    Country.all.values.map(\.callingCode).filter { !$0.isEmpty } + ["800", "870", "878", "881"])

  // MARK: For people

  /// As people of that country write it: `+47 901 23 456`, `+46 70-123 45 67`.
  package static func display(_ e164: String) -> String {
    let digits = Array(e164.utf8.dropFirst())
    guard e164.utf8.first == UInt8(ascii: "+"), let length = callingCodeLength(digits) else {
      return e164
    }
    let code = String(decoding: digits[..<length], as: UTF8.self)
    let n = Array(digits[length...])
    return "+" + code + " " + grouped(code, n)
  }

  private static func grouped(_ code: String, _ n: [UInt8]) -> String {
    switch (code, n.count) {
    case ("47", 8): n[0] == 0x34 || n[0] == 0x39 ? split(n, 3, 2, 3) : split(n, 2, 2, 2, 2)
    case ("45", 8): split(n, 2, 2, 2, 2)
    case ("46", _): swedish(n)
    case ("358", _): split(n, n[0] == 0x39 ? 1 : 2, n.count)
    case ("354", 7): split(n, 3, 4)
    case ("299", 6): split(n, 2, 2, 2)
    case ("1", 10): split(n, 3, 3, 4)
    default: split(n, n.count)
    }
  }

  private static func swedish(_ n: [UInt8]) -> String {
    let two: Set<String> = [
      "10", "11", "13", "16", "18", "19", "21", "23", "26", "31", "33", "35", "36", "40", "42",
      "44", "46", "54", "60", "63", "70", "72", "73", "76", "79", "90",
    ]
    let area: Int
    if n[0] == 0x38 {
      area = 1
    } else {
      area = two.contains(String(decoding: n.prefix(2), as: UTF8.self)) ? 2 : 3
    }
    let rest = Array(n.dropFirst(area))
    let local: String =
      switch rest.count {
      case 5: split(rest, 3, 2)
      case 6: split(rest, 2, 2, 2)
      case 7: split(rest, 3, 2, 2)
      case 8: split(rest, 3, 3, 2)
      default: split(rest, rest.count)
      }
    return String(decoding: n.prefix(area), as: UTF8.self) + "-" + local
  }

  private static func split(_ n: [UInt8], _ sizes: Int...) -> String {
    var groups: [String] = []
    var rest = n[...]
    for size in sizes where !rest.isEmpty {
      groups.append(String(decoding: rest.prefix(size), as: UTF8.self))
      rest = rest.dropFirst(size)
    }
    return groups.joined(separator: " ")
  }
}
