import CRMDomain
import CRMStore

// How a quote is taxed: at the own rates, or as what a business abroad buys.
extension QuoteSteps {
  /// How a quote is taxed, where that can be asked by who sends it: at the own rates, or not, as the buyer accounts
  /// for it or the goods leave the country.
  package static let vatWays = ["own", "reverse_charge", "export"]

  /// Taxes a quote as it is said. A seller charges the VAT of its own country; to a business elsewhere that is
  /// right for some things and wrong for others, so somebody has to say it.
  func settleVAT(_ quote: LoadedQuote, _ said: String?) throws(CRMError) {
    let settings = try database.settings()
    guard settings.chargesVAT else { return }
    if said == "export", (quote[Quote.country] ?? settings.country) == settings.country {
      throw CRMError(
        .data, code: "vat_unsaid",
        "\(quote.name) stays in \(settings.country), and export is what leaves it",
        hint: "crm quote send \(quote.name)")
    }
    if said == nil,
      let line = try database.connection.numbers(QuoteSQL.exportedLines, .integer(quote.number))
        .first,
      (quote[Quote.country] ?? settings.country) == settings.country
    {
      var error = CRMError(
        .data, code: "vat_unsaid",
        "\(quote.name) stays in \(settings.country), and line \(line) is taxed as what leaves it")
      error.allowed = ["own"]
      error.hints = ["crm quote send \(quote.name) vat=own"]
      throw error
    }
    if said == "own" { try taxAgain(quote.number) }
    let lines = try database.connection.numbers(QuoteSQL.taxedLines, .integer(quote.number))
    guard !lines.isEmpty else { return }
    guard let said else {
      let country = quote[Quote.country] ?? settings.country
      guard quote[Quote.company] != nil, country != settings.country else { return }
      var error = CRMError(
        .data, code: "vat_unsaid",
        "\(quote.name) is for a business in \(country), and would charge it the VAT of \(settings.country)"
      )
      error.allowed = Self.vatWays
      error.hints = ["reverse_charge", "export", "own"].map {
        "crm quote send \(quote.name) vat=\($0)"
      }
      throw error
    }
    for line in lines where said != "own" {
      _ = try editor.edit(
        line, of: .line, [.text(Line.vatCode, said)], tellsChanges: false)
    }
  }

  /// Taxes the lines of a quote that are taxed as what a business abroad buys as what they are lines of is taxed
  /// where it is sold.
  func taxAgain(_ quote: Int64) throws(CRMError) {
    let lines = try database.connection.numbers(QuoteSQL.untaxedLines, .integer(quote))
    let (table, products) = (try database.table(.line), try database.table(.product))
    let (line, product) = (Row(table.layout), Row(products.layout))
    for number in lines where try editor.operation.load(number, of: table, into: line) {
      var code = "standard"
      if let own = line[Line.product],
        try editor.operation.load(own, of: products, into: product),
        let known = product[Product.vatCode]
      {
        code = known
      }
      _ = try editor.edit(number, of: .line, [.set(Line.vatCode, code)], tellsChanges: false)
    }
  }

  /// Reverse charge needs to know who accounts for the VAT [Directive 2006/112/EC, Art. 226(4)].
  func checkReverseCharge(_ quote: LoadedQuote) throws(CRMError) {
    guard
      try database.connection.integer(QuoteSQL.reverseCharge, .integer(quote.number)) != nil
    else { return }
    if let company = quote[Quote.company],
      try database.connection.integer(QuoteSQL.hasVATNumber, .integer(company)) != nil
    {
      return
    }
    throw CRMError(
      .data, code: "required", "reverse charge needs the VAT number of who buys",
      hint: quote[Quote.company].map { "crm company edit \($0) vat_number=…" }
        ?? "crm quote edit \(quote.name) company=…")
  }
}
