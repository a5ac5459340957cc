import CRMDomain
import Testing

/// What an amount is marked with.
struct CurrencySignTests {
  @Test
  func `only the organisation's own crown is one without saying which, to who reads its language`()
  {
    for code in ["NOK", "DKK", "SEK", "ISK", "EUR", "JPY"] {
      for own in ["NOK", "DKK", "SEK", "EUR"] {
        for language in DisplayLanguage.allCases {
          let sign = Currency(code)?.sign(language, own: Currency(own))
          let home: [DisplayLanguage: String] = [.nb: "NOK", .da: "DKK", .sv: "SEK"]
          let isOwn = code == own && home[language] == code
          #expect(sign == (isOwn ? (language == .da ? "kr." : "kr") : code))
        }
      }
    }
    #expect(Currency("NOK")?.sign(.nb, own: nil) == "NOK")
  }
}
