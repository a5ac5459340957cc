/// A telephone number, kept as E.164 (`+4790123456`).
///
/// A number without `+` or `00` is national to a region, which is never guessed from the digits:
/// `90 12 34 56` is a good number in Norway, Sweden and Denmark alike. The plans of the Nordic
/// countries and North America are checked; elsewhere the length is.
package enum PhoneNumber {
  /// The most digits a text may have: fifteen, and `00` in front.
  private static let most = 17

  /// Appends the number in E.164 to `out`; false if it is none.
  ///
  /// - Parameter region: ISO 3166-1 alpha-2, whose national numbers are meant.
  package static func read(_ raw: Bytes, region: String, to out: inout ByteBuffer) -> Bool {
    var text = raw.trimmed
    if text.count > 4, text.hasPrefix(anyCase: "tel:") { text = text.part(4..<text.count) }
    let start = out.count
    // What is written is the digits; they are checked and put right where they stand.
    let room = out.reserve(most + 8)
    guard let found = digits(text, to: room) else { return false }
    var n = Bytes(start: room, count: found.count)
    var isInternational = found.isInternational
    if !isInternational, n.count > 2, n[0] == 0x30, n[1] == 0x30 {
      isInternational = true
      n = n.part(2..<n.count)
    }
    guard n.count >= 3 else { return false }
    var code: Int
    if isInternational {
      guard n[0] != 0x30, let length = callingCodeLength(n) else { return false }
      code = number(n.part(0..<length))
      n = n.part(length..<n.count)
      // +46 070-123 45 67: the trunk zero does not belong.
      if n.first == 0x30, ![39, 47, 225, 242, 378, 379].contains(code) {
        n = n.part(1..<n.count)
        // A second one is no trunk zero, and would be taken for one when the number is read again.
        if n.first == 0x30 { return false }
      }
    } else {
      guard !found.hasTrunkInParentheses, let plan = Plan(region: region) else { return false }
      code = plan.code
      // A spreadsheet that took +4790123456 for a number has lost the plus; where every national number
      // has eight digits nothing else can be meant.
      if code == 47 || code == 45, n.count == 10, number(n.part(0..<2)) == code {
        n = n.part(2..<n.count)
      }
      if plan.trunkLength > 0, n.count > plan.trunkLength + 3,
        number(n.part(0..<plan.trunkLength)) == plan.trunk, n[0] == plan.trunkFirst
      {
        n = n.part(plan.trunkLength..<n.count)
      }
    }
    guard fits(code, n) else { return false }
    // The national number moves to its place behind the code; it may lie over it.
    let length = code < 10 ? 1 : code < 100 ? 2 : 3
    guard let from = n.baseAddress else { return false }
    (room + 1 + length).update(from: from, count: n.count)
    room[0] = UInt8(ascii: "+")
    for place in stride(from: length, to: 0, by: -1) {
      room[place] = UInt8(code % 10) + 0x30
      code /= 10
    }
    out.advance(1 + length + n.count)
    assert(out.count > start)
    return true
  }

  private struct Digits {
    var count: Int
    var isInternational: Bool
    var hasTrunkInParentheses: Bool
  }

  /// Writes the digits of a text to `room`; nil where it holds something no number has, or too many.
  private static func digits(_ text: Bytes, to room: UnsafeMutablePointer<UInt8>) -> Digits? {
    var found = Digits(count: 0, isInternational: false, hasTrunkInParentheses: false)
    var i = 0
    while i < text.count {
      let byte = text[i]
      switch byte {
      case 0x30...0x39:
        guard found.count < most else { return nil }
        room[found.count] = byte
        found.count += 1
      case UInt8(ascii: "+") where found.count == 0 && !found.isInternational:
        found.isInternational = true
      case UInt8(ascii: "("):
        if i + 2 < text.count, text[i + 1] == UInt8(ascii: "0"), text[i + 2] == UInt8(ascii: ")"),
          found.isInternational || found.count > 0
        {
          found.hasTrunkInParentheses = true
          i += 2
        }
      case 0x20, UInt8(ascii: ")"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"): break
      case 0xC2 where i + 1 < text.count && text[i + 1] == 0xA0: i += 1
      case 0xE2 where i + 2 < text.count && text[i + 1] == 0x80:
        // Blanks and dashes U+2000 … U+2015, U+202F, and the marks that copying from a page brings.
        let third = text[i + 2]
        guard third <= 0x95 || third == 0xAF || (0xAA...0xAE).contains(third) else { return nil }
        i += 2
      default: return nil
      }
      i += 1
    }
    return found
  }

  /// The number in E.164, or nil if the text is none.
  package static func normalised(_ text: String, region: String) -> String? {
    var out = ByteBuffer(capacity: 32)
    return text.withBytes { read($0, region: region, to: &out) } ? out.string : nil
  }

  /// How the number that begins like a text is stored, E.164: of `901 23` in Norway `+4790123`, and `+90123`, as the
  /// code of a country may stand first. Empty for what is no beginning of a number: less than three digits, letters.
  package static func beginnings(of text: String, region: String) -> [String] {
    var digits = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x20, UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."),
        UInt8(ascii: "/"):
        continue
      case UInt8(ascii: "+") where digits.isEmpty: continue
      default: return []
      }
    }
    guard 3...15 ~= digits.utf8.count else { return [] }
    if text.hasPrefix("+") { return ["+" + digits] }
    if digits.hasPrefix("00") { return ["+" + digits.dropFirst(2)] }
    var found: Set<String> = digits.hasPrefix("0") ? [] : ["+" + digits]
    for other in [region, "NO", "SE", "DK", "FI"] {
      guard let plan = Plan(region: other) else { continue }
      let hasTrunk = plan.trunkLength > 0 && digits.utf8.first == plan.trunkFirst
      // A neighbour's is known by the 0 in front, or as it is whole: eight digits in Norway and Denmark.
      guard other == region || hasTrunk || plan.trunkLength == 0 && digits.utf8.count == 8 else {
        continue
      }
      found.insert("+\(plan.code)" + (hasTrunk ? digits.dropFirst(plan.trunkLength) : digits[...]))
    }
    return found.sorted()
  }

  /// How national numbers of a region are written.
  private struct Plan {
    var code: Int
    var trunkLength = 0
    var trunkFirst: UInt8 = 0x30
    var trunk = 0

    /// The countries of the first users stand here, so that their numbers ask no table.
    init?(region: String) {
      switch region {
      case "NO", "SJ": code = 47
      case "DK": code = 45
      case "IS": code = 354
      case "SE", "FI":
        code = region == "SE" ? 46 : 358
        trunkLength = 1
      default:
        guard let country = Country(code: region), let code = Int(country.callingCode) else {
          return nil
        }
        self.code = code
        trunkLength = country.trunk.utf8.count
        trunkFirst = country.trunk.utf8.first ?? 0x30
        trunk = Int(country.trunk) ?? 0
      }
    }
  }

  /// The number digits are, at most three of them.
  private static func number(_ digits: Bytes) -> Int {
    var value = 0
    for digit in digits { value = value * 10 + digit.digit }
    return value
  }

  /// Whether a national significant number fits the plan of its calling code.
  private static func fits(_ code: Int, _ n: Bytes) -> Bool {
    guard let first = n.first else { return false }
    switch code {
    case 47:
      return (n.count == 8 && first >= 0x32) || (n.count == 5 && first == 0x30)
        || (n.count == 12 && first == 0x35 && (n[1] == 0x38 || n[1] == 0x39))
    case 45: return n.count == 8 && first >= 0x32
    case 46: return (6...10).contains(n.count) && first != 0x30
    case 358: return (5...12).contains(n.count) && first != 0x30
    case 354: return (n.count == 7 && first != 0x30) || (n.count == 9 && first == 0x33)
    case 298, 299: return n.count == 6 && first != 0x30
    case 1: return n.count == 10 && first >= 0x32 && n[3] >= 0x32
    default:
      let total = n.count + (code < 10 ? 1 : code < 100 ? 2 : 3)
      return total >= 7 && total <= 15 && n.count >= 4
    }
  }

  /// How many digits in front are a calling code that is assigned; nil if none are.
  private static func callingCodeLength(_ digits: Bytes) -> Int? {
    for length in 1...3 where digits.count > length {
      if isCallingCode(number(digits.part(0..<length))) { return length }
    }
    return nil
  }

  /// Whether a calling code is assigned to a country, to freephone or to satellites (ITU-T E.164).
  static func isCallingCode(_ code: Int) -> Bool {
    switch code {
    case 1, 7, 20, 27, 30...34, 36, 39...41, 43...49, 51...58, 60...66, 81, 82, 84, 86, 90...95, 98,
      211...213, 216, 218, 220...246, 248...258, 260...269, 290, 291, 297...299, 350...359,
      370...378,
      380...383, 385...387, 389, 420, 421, 423, 500...509, 590...599, 670, 672...683, 685...692,
      800,
      850, 852, 853, 855, 856, 870, 878, 880, 881, 886, 960...968, 970...977, 992...996, 998:
      true
    default: false
    }
  }

  // MARK: For people

  /// As people of that country write it: `+47 901 23 456`, `+46 70-123 45 67`.
  package static func display(_ e164: String) -> String {
    var out = ByteBuffer(capacity: e164.utf8.count + 8)
    e164.withBytes { append(display: $0, to: &out) }
    return out.string
  }

  /// Appends the same: a list shows one a row.
  package static func append(display e164: Bytes, to out: inout ByteBuffer) {
    guard e164.first == UInt8(ascii: "+"),
      let length = callingCodeLength(e164.part(1..<e164.count))
    else {
      out.append(e164)
      return
    }
    let code = e164.part(1..<length + 1)
    out.append(e164.part(0..<length + 1))
    out.append(UInt8(ascii: " "))
    group(number(code), e164.part(length + 1..<e164.count), to: &out)
  }

  private static func group(_ code: Int, _ n: Bytes, to out: inout ByteBuffer) {
    switch (code, n.count) {
    case (_, 0): return
    case (47, 8) where n[0] == 0x34 || n[0] == 0x39: split(n, (3, 2, 3), to: &out)
    case (47, 8), (45, 8), (299, 6): split(n, (2, 2, 2), to: &out)
    case (46, _): swedish(n, to: &out)
    case (358, _): split(n, (n[0] == 0x39 ? 1 : 2, n.count, 0), to: &out)
    case (354, 7): split(n, (3, 4, 0), to: &out)
    case (1, 10): split(n, (3, 3, 4), to: &out)
    default: out.append(n)
    }
  }

  /// Swedish area codes have one to three digits behind the nought that is left out abroad.
  private static func swedish(_ n: Bytes, to out: inout ByteBuffer) {
    let two = n.count > 1 ? number(n.part(0..<2)) : 0
    let area: Int
    switch two {
    case 80...89: area = 1
    case 10, 11, 13, 16, 18, 19, 21, 23, 26, 31, 33, 35, 36, 40, 42, 44, 46, 54, 60, 63, 70, 72, 73,
      76, 79, 90:
      area = 2
    default: area = n[0] == 0x38 ? 1 : 3
    }
    let end = min(area, n.count)
    out.append(n.part(0..<end))
    out.append(UInt8(ascii: "-"))
    let rest = n.part(end..<n.count)
    switch rest.count {
    case 5: split(rest, (3, 2, 0), to: &out)
    case 6: split(rest, (2, 2, 2), to: &out)
    case 7: split(rest, (3, 2, 2), to: &out)
    case 8: split(rest, (3, 3, 2), to: &out)
    default: out.append(rest)
    }
  }

  /// Groups of these sizes with blanks between, and what is left as one more.
  private static func split(_ n: Bytes, _ sizes: (Int, Int, Int), to out: inout ByteBuffer) {
    var start = 0
    func take(_ size: Int) {
      guard size > 0, start < n.count else { return }
      if start > 0 { out.append(UInt8(ascii: " ")) }
      let end = min(start + size, n.count)
      out.append(n.part(start..<end))
      start = end
    }
    take(sizes.0)
    take(sizes.1)
    take(sizes.2)
    take(n.count - start)
  }
}
