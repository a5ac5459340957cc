// How an amount says what it is in. `kr` is four currencies: only the organisation's own is written so, and only
// to who reads the language of the country whose money it is; any other says its code.
extension Currency {
  /// What stands behind an amount for who reads a language, where an organisation has its own currency.
  package func sign(_ language: DisplayLanguage, own: Currency?) -> String {
    guard self == own else { return code }
    switch (language, code) {
    case (.nb, "NOK"), (.sv, "SEK"): return "kr"
    case (.da, "DKK"): return "kr."
    default: return code
    }
  }

  /// Whether its amounts are called kroner, in whatever country.
  package var isKroner: Bool { ["NOK", "SEK", "DKK", "ISK"].contains(code) }
}
