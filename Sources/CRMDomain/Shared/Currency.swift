/// A currency by its ISO 4217 code.
package struct Currency: Sendable, Hashable {
  /// Three capital letters.
  package let code: String

  /// The currency of this code, in any case; nil if there is none.
  package init?(_ code: String) {
    let code = code.uppercased()
    guard code.utf8.count == 3, Self.codes.includes(" " + code + " ") else { return nil }
    self.code = code
  }

  /// How many decimals an amount has: 2 for most, 0 for JPY and ISK, 3 for KWD.
  package var places: Int { code.withBytes { Currency.places(of: $0) } }

  /// How many decimals the currency of this code has; 2 where it is not known.
  package static func places(of code: Bytes) -> Int {
    guard code.count == 3 else { return 2 }
    let key = UInt32(code[0]) << 16 | UInt32(code[1]) << 8 | UInt32(code[2])
    for exception in exceptions where exception.key == key { return exception.places }
    return 2
  }

  /// The currency of a country (ISO 3166-1 alpha-2), where its users would expect one.
  package static func of(country: String) -> Currency? {
    switch country {
    case "NO", "SJ", "BV": Currency("NOK")
    case "DK", "FO", "GL": Currency("DKK")
    case "SE": Currency("SEK")
    case "IS": Currency("ISK")
    case "GB": Currency("GBP")
    case "US": Currency("USD")
    case "CH", "LI": Currency("CHF")
    case "PL": Currency("PLN")
    case "CZ": Currency("CZK")
    case "HU": Currency("HUF")
    case "RO": Currency("RON")
    case "CA": Currency("CAD")
    case "AU": Currency("AUD")
    case "NZ": Currency("NZD")
    case "JP": Currency("JPY")
    case "AT", "BE", "BG", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU",
      "LV", "MT", "NL", "PT", "SI", "SK", "AX", "MC", "SM", "VA", "AD", "ME", "XK":
      Currency("EUR")
    default: nil
    }
  }

  private static let exceptions: [(key: UInt32, places: Int)] = {
    func key(_ code: StaticString) -> UInt32 {
      code.withUTF8Buffer { UInt32($0[0]) << 16 | UInt32($0[1]) << 8 | UInt32($0[2]) }
    }
    let none: [StaticString] = [
      "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
      "VUV", "XAF", "XOF", "XPF",
    ]
    let three: [StaticString] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
    return none.map { (key($0), 0) } + three.map { (key($0), 3) } + [(key("CLF"), 4)]
  }()

  /// The codes there are.
  package static var all: [String] { codes.split(separator: " ").map { String($0) } }

  // ISO 4217, active codes of money (2024).
  private static let codes =
    " AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP"
    + " BYN BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP"
    + " GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS"
    + " KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR"
    + " MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF"
    + " SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD"
    + " TZS UAH UGX USD UYI UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG "
}
