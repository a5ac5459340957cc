import CRMDomain
import CRMOutput

/// Amounts as a document has them, always with their decimals.
enum AmountText {
  /// `1 234,50`
  static func plain(_ minor: Int64, _ currency: Currency, _ language: DisplayLanguage) -> String {
    var text = ByteBuffer(capacity: 32)
    Decimal.append(minor, places: currency.places, isTrimmed: false, to: &text)
    return local(text.string, language)
  }

  /// `1 234,50 kr`, `1.234,50 kr.`, `1 234.50 NOK`
  static func amount(
    _ minor: Int64, _ currency: Currency, _ language: DisplayLanguage, own: Currency
  ) -> String {
    plain(minor, currency, language) + "\u{A0}" + currency.sign(language, own: own)
  }

  /// A price of up to four decimals, at least with those of its currency.
  static func price(_ millionths: Int64, _ currency: Currency, _ language: DisplayLanguage)
    -> String
  {
    var unit: Int64 = 1
    for _ in currency.places..<6 { unit *= 10 }
    if millionths % unit == 0 { return plain(millionths / unit, currency, language) }
    var text = ByteBuffer(capacity: 32)
    Decimal.append(millionths, places: 6, isTrimmed: true, to: &text)
    return local(text.string, language)
  }

  /// `2,5`
  static func decimal(_ millionths: Int64, _ language: DisplayLanguage) -> String {
    var text = ByteBuffer(capacity: 32)
    Decimal.append(millionths, places: 6, isTrimmed: true, to: &text)
    return local(text.string, language)
  }

  private static func local(_ plain: String, _ language: DisplayLanguage) -> String {
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    let isNegative = parts[0].hasPrefix("-")
    let digits = Array(parts[0].drop { $0 == "-" })
    var whole = ""
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.count - i) % 3 == 0 { whole += language == .da ? "." : "\u{A0}" }
      whole.append(digit)
    }
    let mark = language == .en ? "." : ","
    return (isNegative ? "-" : "") + whole + (parts.count > 1 ? mark + parts[1] : "")
  }
}
