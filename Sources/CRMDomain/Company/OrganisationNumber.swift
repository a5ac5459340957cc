/// The number a country's register gives a company: digits only, checked.
///
/// Norway: 9 digits, weights 3 2 7 6 5 4 3 2, modulus 11. Denmark (CVR): 8 digits, weights
/// 2 7 6 5 4 3 2 1, modulus 11. Sweden: 10 digits, third at least 2, Luhn. Finland (Y-tunnus): 7 digits
/// and one check digit, weights 7 9 10 5 8 4 2, modulus 11. Elsewhere the syntax only.
package enum OrganisationNumber {
  /// What reading found.
  package enum Reading: Equatable {
    /// The number as it is kept.
    case number(String)
    /// No number of that country; what is wrong.
    case wrong(String)
    /// A personal identity number, which is not kept here.
    case personal
  }

  /// Reads a number of `country` (ISO 3166-1 alpha-2), with blanks, dots, hyphens and prefixes.
  package static func read(_ text: String, country: String) -> Reading {
    var plain = text.trimmed.uppercased().filter {
      $0 != " " && $0 != "." && $0 != "-" && $0 != "\u{A0}"
    }
    if plain.hasPrefix(country), plain.utf8.count > 2 { plain = String(plain.dropFirst(2)) }
    switch country {
    case "NO", "SJ":
      if plain.hasSuffix("MVA") { plain = String(plain.dropLast(3)) }
      guard let d = digits(plain), d.count == 9 else { return .wrong("nine digits") }
      let sum = weighted(d, [3, 2, 7, 6, 5, 4, 3, 2])
      let check = sum % 11 == 0 ? 0 : 11 - sum % 11
      return check == d[8] ? .number(plain) : .wrong("its check digit does not fit")
    case "DK":
      guard let d = digits(plain), d.count == 8, d[0] != 0 else { return .wrong("eight digits") }
      return weighted(d, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
        ? .number(plain) : .wrong("its check digit does not fit")
    case "SE":
      if plain.utf8.count == 12, plain.hasPrefix("16") { plain = String(plain.dropFirst(2)) }
      guard let d = digits(plain), d.count == 10 else {
        return plain.utf8.count == 12 ? .personal : .wrong("ten digits")
      }
      guard luhn(d) else { return .wrong("its check digit does not fit") }
      return d[2] >= 2 ? .number(plain) : .personal
    case "FI", "AX":
      if plain.utf8.count == 7 { plain = "0" + plain }
      guard let d = digits(plain), d.count == 8 else { return .wrong("seven digits and a check") }
      let rest = weighted(d, [7, 9, 10, 5, 8, 4, 2]) % 11
      guard rest != 1, (rest == 0 ? 0 : 11 - rest) == d[7] else {
        return .wrong("its check digit does not fit")
      }
      return .number(plain)
    default:
      let fits = plain.utf8.allSatisfy { $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "/") }
      return fits && (3...20).contains(plain.utf8.count)
        ? .number(plain) : .wrong("3 to 20 letters and digits")
    }
  }

  /// As people of the country write it: `988 077 917`, `556036-0793`.
  package static func display(_ number: String, country: String) -> String {
    let d = Array(number)
    func part(_ range: Range<Int>) -> String { String(d[range]) }
    switch (country, d.count) {
    case ("NO", 9): return part(0..<3) + " " + part(3..<6) + " " + part(6..<9)
    case ("DK", 8):
      return part(0..<2) + " " + part(2..<4) + " " + part(4..<6) + " " + part(6..<8)
    case ("SE", 10): return part(0..<6) + "-" + part(6..<10)
    case ("FI", 8): return part(0..<7) + "-" + part(7..<8)
    default: return number
    }
  }

  /// Whether `digits` satisfy Luhn's check (ISO/IEC 7812), the last one being the check digit.
  package static func luhn(_ digits: [Int]) -> Bool {
    var sum = 0
    for (i, digit) in digits.reversed().enumerated() {
      let doubled = i % 2 == 1 ? digit * 2 : digit
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0
  }

  private static func digits(_ text: String) -> [Int]? {
    let utf8 = Array(text.utf8)
    return utf8.allSatisfy { $0.isDigit } ? utf8.map { $0.digit } : nil
  }

  private static func weighted(_ digits: [Int], _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// The number a company is registered for value added tax with, prefix included: `NO988077917MVA`.
package enum VATNumber {
  /// Reads a number; the two letters in front name the country, else `country` does.
  package static func read(_ text: String, country: String) -> OrganisationNumber.Reading {
    let plain = text.trimmed.uppercased().filter {
      $0 != " " && $0 != "." && $0 != "-" && $0 != "\u{A0}"
    }
    let letters = plain.utf8.prefix(2).allSatisfy { $0.isLetter }
    let prefix = letters ? String(plain.prefix(2)) : country
    let rest = letters ? String(plain.dropFirst(2)) : plain
    switch prefix {
    case "NO":
      guard case .number(let number) = OrganisationNumber.read(rest, country: "NO") else {
        return .wrong("NO, nine digits, MVA")
      }
      return .number("NO" + number + "MVA")
    case "DK":
      guard case .number(let number) = OrganisationNumber.read(rest, country: "DK") else {
        return .wrong("DK and eight digits")
      }
      return .number("DK" + number)
    case "SE":
      guard rest.utf8.count == 12,
        case .number(let number) = OrganisationNumber.read(String(rest.dropLast(2)), country: "SE")
      else { return .wrong("SE, ten digits, 01") }
      return .number("SE" + number + rest.suffix(2))
    case "FI":
      guard case .number(let number) = OrganisationNumber.read(rest, country: "FI") else {
        return .wrong("FI and eight digits")
      }
      return .number("FI" + number)
    default:
      let fits = rest.utf8.allSatisfy { $0.isDigit || $0.isLetter }
      return fits && (2...13).contains(rest.utf8.count)
        ? .number(prefix + rest) : .wrong("two letters and 2 to 13 digits")
    }
  }
}
