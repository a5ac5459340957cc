/// Postal codes: text, never numbers.
package enum PostalCode {
  /// What reading found.
  package enum Reading: Equatable {
    /// The code as it is kept.
    case code(String)
    /// A code that must have lost its leading zeros on the way, mended.
    case restored(String)
    /// No code of that country; what one looks like.
    case wrong(String)
  }

  /// Reads a code.
  ///
  /// - Parameters:
  ///   - country: the country of the address; nil if it is not known. Only a known country's codes are
  ///     refused.
  ///   - assumed: the country such a code would be of when none is known.
  package static func read(_ text: String, country: String?, assumed: String) -> Reading {
    let plain = withoutPrefix(text.trimmed)
    let digits = plain.utf8.filter { $0.isDigit }
    let isNumber =
      !digits.isEmpty
      && plain.utf8.allSatisfy { $0.isDigit || $0 == 0x20 || $0 == 0xC2 || $0 == 0xA0 }
    let number = String(decoding: digits, as: UTF8.self)
    let region = country ?? assumed
    func wrong(_ form: String) -> Reading { country == nil ? .code(plain) : .wrong(form) }
    switch region {
    case "NO", "SJ":
      guard isNumber else { return wrong("four digits") }
      if digits.count == 3 { return .restored("0" + number) }
      return digits.count == 4 && number != "0000" ? .code(number) : wrong("four digits")
    case "DK":
      guard isNumber else { return wrong("four digits") }
      if digits.count == 3, number >= "800" { return .restored("0" + number) }
      return digits.count == 4 && number >= "0800" ? .code(number) : wrong("four digits")
    case "SE":
      guard isNumber, digits.count == 5, digits[0] != 0x30 else {
        return wrong("five digits, as 123 45")
      }
      return .code(number.prefix(3) + " " + number.suffix(2))
    case "FI", "AX":
      guard isNumber else { return wrong("five digits") }
      if digits.count == 3 || digits.count == 4 {
        return .restored(String(repeating: "0", count: 5 - digits.count) + number)
      }
      return digits.count == 5 ? .code(number) : wrong("five digits")
    case "IS", "FO":
      return isNumber && digits.count == 3 ? .code(number) : wrong("three digits")
    case "GL":
      return isNumber && digits.count == 4 && number.hasPrefix("39")
        ? .code(number) : wrong("four digits, 39 first")
    default: return .code(plain)
    }
  }

  /// Whether a text is a code just as the country's codes are kept, so that nothing is left to do.
  static func isNormal(_ text: Bytes, country: Bytes) -> Bool {
    guard country.count == 2 else { return false }
    switch (country[0], country[1]) {
    case (UInt8(ascii: "N"), UInt8(ascii: "O")):
      return text.count == 4 && text.allSatisfy { $0.isDigit } && !text.isEqual(to: "0000")
    case (UInt8(ascii: "D"), UInt8(ascii: "K")):
      return text.count == 4 && text.allSatisfy { $0.isDigit }
        && (text[0] > 0x30 || text[1] >= 0x38)
    case (UInt8(ascii: "F"), UInt8(ascii: "I")):
      return text.count == 5 && text.allSatisfy { $0.isDigit }
    case (UInt8(ascii: "S"), UInt8(ascii: "E")):
      guard text.count == 6, text[0] != 0x30, text[3] == 0x20 else { return false }
      return text.enumerated().allSatisfy { $0 == 3 || $1.isDigit }
    default: return false
    }
  }

  /// Without the letters that used to stand for the country: `N-0150`, `SE-123 45`.
  private static func withoutPrefix(_ text: String) -> String {
    let upper = text.uppercased()
    for prefix in ["NO-", "DK-", "SE-", "FI-", "FIN-", "N-", "S-", "DK ", "IS-", "FO-"]
    where upper.hasPrefix(prefix) {
      return String(text.dropFirst(prefix.count)).trimmed
    }
    return text
  }
}
