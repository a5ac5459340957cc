/// Finds national identity numbers and payment card numbers where they must not be.
///
/// They may be kept only where there is an objective need (Norway: personopplysningsloven § 12, Denmark:
/// databeskyttelsesloven § 11, Sweden: dataskyddslagen 3:10, Finland: tietosuojalaki 29 §), so fields
/// refuse what is certainly one and warn of what may be one.
package enum NationalIdentity {
  /// What was found.
  package struct Finding: Sendable, Equatable {
    /// What it is called: `Norwegian national identity number` …
    package var name: String
    /// Whether it is one beyond reasonable doubt.
    package var isStrong: Bool
    /// Where it stands, in bytes.
    package var range: Range<Int>
  }

  /// The first number found in a text; a strong one before a possible one.
  package static func find(in text: Bytes) -> Finding? {
    // Ten characters of a number, at least six of them digits, or nothing to look for.
    var digits = 0
    for byte in text where byte.isDigit { digits += 1 }
    guard digits >= 9 else { return nil }
    var possible: Finding?
    var i = 0
    while i < text.count {
      guard text[i].isDigit, i == 0 || !isPart(text[i - 1]) else {
        i += 1
        continue
      }
      if let found = number(text, at: i) {
        if found.isStrong { return found }
        possible = possible ?? found
      }
      i += 1
      while i < text.count, isPart(text[i]) { i += 1 }
    }
    return possible
  }

  /// A letter or digit: a number that begins after one is part of something else.
  private static func isPart(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isLetter || byte >= 0x80
  }

  private static func number(_ text: Bytes, at start: Int) -> Finding? {
    // The run of digits with single separators, as people write such numbers.
    var digits: [Int] = []
    var separators: [(after: Int, byte: UInt8)] = []
    var i = start
    var end = start
    while i < text.count, digits.count <= 19 {
      let byte = text[i]
      if byte.isDigit {
        digits.append(byte.digit)
        i += 1
        end = i
      } else if byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "."), i + 1 < text.count, text[i + 1].isDigit
      {
        separators.append((digits.count, byte))
        i += 1
      } else {
        break
      }
    }
    let following = end < text.count ? text[end] : 0
    if digits.count == 6, following != 0 || !separators.isEmpty {
      if let finnish = finnish(text, start, digits) { return finnish }
    }
    if isPart(following) {
      return digits.count >= 6 ? finnish(text, start, Array(digits.prefix(6))) : nil
    }
    let range = start..<end
    func found(_ name: String, _ isStrong: Bool) -> Finding {
      Finding(name: name, isStrong: isStrong, range: range)
    }
    let isPlain = separators.isEmpty
    let splitsAt6 = separators.count == 1 && separators[0].after == 6
    if digits.count == 11, isPlain || (splitsAt6 && separators[0].byte == 0x20) {
      if let strength = norwegian(digits) {
        return found("Norwegian national identity number", strength)
      }
    }
    if digits.count == 10, isPlain || splitsAt6 {
      let hasHyphen = splitsAt6 && separators[0].byte != 0x20
      if let strength = danish(digits, hasHyphen) { return found("Danish CPR number", strength) }
      if swedish(digits) { return found("Swedish personal identity number", hasHyphen) }
      if hasHyphen, icelandic(digits) { return found("Icelandic kennitala", true) }
    }
    if digits.count == 12, isPlain || (separators.count == 1 && separators[0].after == 8) {
      let century = digits[0] * 10 + digits[1]
      if (18...21).contains(century), swedish(Array(digits.dropFirst(2))) {
        return found("Swedish personal identity number", true)
      }
    }
    if (13...19).contains(digits.count), separators.allSatisfy({ $0.byte != UInt8(ascii: ".") }),
      card(digits)
    {
      return found("payment card number", true)
    }
    return nil
  }

  /// Fødselsnummer, D-, H- and synthetic numbers. Control digit 1 leaves 0, from 2032 also 1, 2 or 3
  /// (Skatteetaten); control digit 2 leaves 0.
  private static func norwegian(_ d: [Int]) -> Bool? {
    var day = d[0] * 10 + d[1]
    if day > 40 { day -= 40 }
    var month = d[2] * 10 + d[3]
    for shift in [80, 65, 40] where month > shift {
      month -= shift
      break
    }
    guard (1...31).contains(day), (1...12).contains(month) else { return nil }
    let first = sum(d, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11
    let second = sum(d, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11
    guard second == 0, first <= 3 else { return nil }
    return first == 0
  }

  /// CPR: a valid date suffices since 2007; the hyphen or modulus 11 make it certain.
  private static func danish(_ d: [Int], _ hasHyphen: Bool) -> Bool? {
    guard (1...31).contains(d[0] * 10 + d[1]), (1...12).contains(d[2] * 10 + d[3]) else {
      return nil
    }
    return hasHyphen || sum(d, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
  }

  /// Personnummer and samordningsnummer (day + 60), Luhn.
  private static func swedish(_ d: [Int]) -> Bool {
    let month = d[2] * 10 + d[3]
    let day = d[4] * 10 + d[5]
    return (1...12).contains(month) && (1...31).contains(day > 60 ? day - 60 : day)
      && OrganisationNumber.luhn(d)
  }

  /// Kennitala: weights 3 2 7 6 5 4 3 2, modulus 11, the ninth digit checks.
  private static func icelandic(_ d: [Int]) -> Bool {
    guard (1...31).contains(d[0] * 10 + d[1]), (1...12).contains(d[2] * 10 + d[3]) else {
      return false
    }
    let rest = sum(d, [3, 2, 7, 6, 5, 4, 3, 2]) % 11
    return (rest == 0 ? 0 : 11 - rest) == d[8]
  }

  /// Henkilötunnus: DDMMYY, a sign of the century, NNN, a check character.
  private static func finnish(_ text: Bytes, _ start: Int, _ date: [Int]) -> Finding? {
    guard start + 11 <= text.count, (1...31).contains(date[0] * 10 + date[1]),
      (1...12).contains(date[2] * 10 + date[3])
    else { return nil }
    guard let sign = Unicode.Scalar(UInt32(text[start + 6])),
      "+-YXWVUABCDEF".unicodeScalars.contains(sign)
    else { return nil }
    var number = date.reduce(0) { $0 * 10 + $1 }
    for k in 7..<10 {
      guard text[start + k].isDigit else { return nil }
      number = number * 10 + text[start + k].digit
    }
    let checks = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)
    let check = text[start + 10]
    guard (check.isLetter ? check & 0xDF : check) == checks[number % 31],
      start + 11 == text.count || !isPart(text[start + 11])
    else { return nil }
    return Finding(
      name: "Finnish personal identity code", isStrong: true, range: start..<start + 11)
  }

  /// Numbers of the large card schemes, Luhn.
  private static func card(_ d: [Int]) -> Bool {
    let two = d[0] * 10 + d[1]
    let four = two * 100 + d[2] * 10 + d[3]
    let isKnown =
      (d[0] == 4 && [13, 16, 19].contains(d.count))
      || (((51...55).contains(two) || (2221...2720).contains(four)) && d.count == 16)
      || ((two == 34 || two == 37) && d.count == 15)
      || ((four == 6011 || two == 65 || (3528...3589).contains(four)) && d.count >= 16)
      || ([50, 56, 57, 58, 63, 67].contains(two) && d.count >= 16)
    return isKnown && OrganisationNumber.luhn(d)
  }

  private static func sum(_ digits: [Int], _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
