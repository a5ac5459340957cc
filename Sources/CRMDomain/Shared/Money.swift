/// An amount in one currency, exact: an integer of its smallest unit.
package struct Money: Sendable, Hashable {
  /// Øre, cents …
  package var minor: Int64
  /// What the amount is in.
  package var currency: Currency

  /// `minor` of the smallest unit of `currency`.
  package init(minor: Int64, currency: Currency) {
    self.minor = minor
    self.currency = currency
  }

  /// The same digits with another number of decimals; nil where some would be lost, or it would not fit.
  package static func rescaled(_ amount: Int64, from: Int, to: Int) -> Int64? {
    var amount = amount
    for _ in 0..<max(0, to - from) {
      let (value, overflow) = amount.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      amount = value
    }
    for _ in 0..<max(0, from - to) {
      guard amount % 10 == 0 else { return nil }
      amount /= 10
    }
    return amount
  }

  /// The largest amount there is, in the smallest unit: what is beyond is a typing error. It is chosen so
  /// that the sum of 900,000 of them fits 64 bits, which is what an engine adds in.
  package static let bound: Int64 = 10_000_000_000_000

  /// Whether an amount is no larger than amounts are.
  package static func isWithinBound(_ minor: Int64) -> Bool { (-bound...bound).contains(minor) }

  /// The largest amount of a currency, as it is read: `100 000 000 000 NOK`.
  package static func most(of currency: Currency) -> String {
    var whole = bound
    for _ in 0..<currency.places { whole /= 10 }
    var digits = "\(whole)"
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    return ([digits] + groups).joined(separator: "\u{A0}") + "\u{A0}" + currency.code
  }

  /// An amount as it was typed or read: a number, perhaps with a currency before or after it.
  package struct Spelling {
    /// The number, as `NumberParser` reads it.
    package var number: String
    /// The currency that was named.
    package var currency: Currency?
    /// Whether `kr` was written, which names no currency but fits NOK, SEK, DKK and ISK.
    package var saysKroner = false

    /// Takes `1 500,-`, `kr 1 500`, `1500EUR`, `10kEUR`, `EUR 12.50` apart.
    package init(_ text: Bytes) {
      var text = text.trimmed
      var code: Currency?
      var kroner = false
      if let found = Self.codeAtEnd(text) {
        code = found
        text = text.part(0..<text.count - 3).trimmed
      } else if let found = Self.codeAtStart(text) {
        code = found
        text = text.part(3..<text.count).trimmed
      }
      for suffix in ["kr.", "kr", "KR", "Kr", "Kr."] {
        suffix.withBytes { mark in
          if text.count > mark.count {
            if text.part(text.count - mark.count..<text.count).isEqual(to: mark) {
              text = text.part(0..<text.count - mark.count).trimmed
              kroner = true
            } else if text.hasPrefix(mark) {
              text = text.part(mark.count..<text.count).trimmed
              kroner = true
            }
          }
        }
      }
      ",-".withBytes { mark in
        if text.count > 2, text.part(text.count - 2..<text.count).isEqual(to: mark) {
          text = text.part(0..<text.count - 2).trimmed
        }
      }
      if let last = text.last, code == nil, last == 0xAC || last == UInt8(ascii: "$") {
        // € is E2 82 AC.
        if last == UInt8(ascii: "$") {
          code = Currency("USD")
          text = text.part(0..<text.count - 1).trimmed
        } else if text.count > 3, text[text.count - 3] == 0xE2 {
          code = Currency("EUR")
          text = text.part(0..<text.count - 3).trimmed
        }
      } else if code == nil, text.count > 3, text[0] == 0xE2, text[1] == 0x82, text[2] == 0xAC {
        code = Currency("EUR")
        text = text.part(3..<text.count).trimmed
      } else if code == nil, text.count > 1, text[0] == UInt8(ascii: "$") {
        code = Currency("USD")
        text = text.part(1..<text.count).trimmed
      }
      number = text.string
      currency = code
      saysKroner = kroner
    }

    private static func codeAtEnd(_ text: Bytes) -> Currency? {
      guard text.count > 3 else { return nil }
      let before = text[text.count - 4]
      guard !before.isLetter || before.lower == 0x6B || before.lower == 0x6D else { return nil }
      return code(text.part(text.count - 3..<text.count))
    }

    private static func codeAtStart(_ text: Bytes) -> Currency? {
      guard text.count > 3, !text[3].isLetter else { return nil }
      return code(text.part(0..<3))
    }

    private static func code(_ text: Bytes) -> Currency? {
      text.allSatisfy { $0.isLetter } ? Currency(text.string) : nil
    }
  }
}
