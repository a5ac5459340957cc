import CRMDomain
import CRMStore

/// How a quote or an order is taxed: at the own rates, or as what a business abroad buys.
package struct VATWay {
  /// How it can be taxed, where that can be asked by who sends it: at the own rates, or not, as the buyer accounts
  /// for it or the goods leave the country.
  package static let all = ["own", "reverse_charge", "export"]

  let editor: RecordEditor
  /// Which of the two, and what it is called.
  let holder: LineHolder
  let name: String
  let number: Int64
  /// Where it goes, and to which business.
  let country: String?
  let company: Int64?

  private var database: Database { editor.database }

  /// The way of a quote or an order.
  init(_ editor: RecordEditor, _ holder: LineHolder, _ row: Row) {
    self.editor = editor
    self.holder = holder
    number = row.integer(RecordTable.id)
    name = row.string(Quote.number.name) ?? "\(holder.rawValue) \(number)"
    country = row.string(Quote.country.name)
    company = row.number(Quote.company)
  }

  /// The numbers of lines.
  private func lines(_ statement: String) throws(CRMError) -> [Int64] {
    switch holder {
    case .quote: try database.connection.numbers(statement, .integer(number), .null)
    case .order: try database.connection.numbers(statement, .null, .integer(number))
    }
  }

  /// Taxes it as it is said. A seller charges the VAT of its own country; to a business elsewhere that is
  /// right for some things and wrong for others, so somebody has to say it.
  ///
  /// - Parameter isSettled: whether somebody said it before.
  func settle(_ said: String?, isSettled: Bool = false) throws(CRMError) {
    let settings = try database.settings()
    guard settings.chargesVAT else { return }
    let country = country ?? settings.country
    func unsaid(_ message: String, allowed: [String]) -> CRMError {
      var error = CRMError(.data, code: "vat_unsaid", message)
      error.allowed = Self.all.filter { allowed.contains($0) }
      error.hints = allowed.map { "crm \(holder.rawValue) send \(name) vat=\($0)" }
      return error
    }
    if said == "export", country == settings.country {
      throw CRMError(
        .data, code: "vat_unsaid",
        "\(name) stays in \(settings.country), and export is what leaves it",
        hint: "crm \(holder.rawValue) send \(name)")
    }
    if said == nil, let line = try lines(QuoteSQL.exportedLines).first, country == settings.country
    {
      throw unsaid(
        "\(name) stays in \(settings.country), and line \(line) is taxed as what leaves it",
        allowed: ["own"])
    }
    if said == "own" { try taxAgain() }
    let taxed = try lines(QuoteSQL.taxedLines)
    guard !taxed.isEmpty else { return }
    guard let said else {
      guard !isSettled, company != nil, country != settings.country else { return }
      throw unsaid(
        "\(name) is for a business in \(country), and would charge it the VAT of \(settings.country)",
        allowed: ["reverse_charge", "export", "own"])
    }
    for line in taxed where said != "own" {
      _ = try editor.edit(line, of: .line, [.text(Line.vatCode, said)], tellsChanges: false)
    }
  }

  /// Whether none of its lines is taxed as what a business abroad buys.
  func isPlain() throws(CRMError) -> Bool { try lines(QuoteSQL.untaxedLines).isEmpty }

  /// Taxes the lines that are taxed as what a business abroad buys as what they are lines of is taxed where it is
  /// sold.
  func taxAgain() throws(CRMError) {
    let (table, products) = (try database.table(.line), try database.table(.product))
    let (line, product) = (Row(table.layout), Row(products.layout))
    for number in try lines(QuoteSQL.untaxedLines)
    where try editor.operation.load(number, of: table, into: line) {
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
  func checkReverseCharge() throws(CRMError) {
    guard try !lines(QuoteSQL.reverseCharge).isEmpty else { return }
    if let company,
      try database.connection.integer(QuoteSQL.hasVATNumber, .integer(company)) != nil
    {
      return
    }
    throw CRMError(
      .data, code: "required", "reverse charge needs the VAT number of who buys",
      hint: company.map { "crm company edit \($0) vat_number=…" }
        ?? "crm \(holder.rawValue) edit \(name) company=…")
  }
}
