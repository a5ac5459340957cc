import CRMDomain
import CRMStore

// What somebody may sell for less, or without a price list, by their role.
//
// A quote is held against the lists when it is sent: then it waits for somebody who may agree to it. An order
// waits for nobody, it is what was agreed; so what is cheaper than its writer may give is refused as it is
// written, and goes by a quote. What an approved quote brought stays as it was agreed.
extension RecordEditor {
  /// How much less than the lists who writes may ask, in millionths of a per cent.
  func discountLimit() throws(CRMError) -> Int64 {
    QuoteSteps.limits(try database.settings())[try database.authority().role.name] ?? 0
  }

  /// Whether who writes may say what something costs that no list has: whoever may write prices.
  func maySetPrices() throws(CRMError) -> Bool { try database.authority().role.writes(.price) }

  /// Refuses a line of an order that makes it cheaper than who writes it may give.
  func refuseDiscount(
    _ draft: RecordDraft, _ old: Row?, _ owner: LineOwner, _ currency: Currency
  ) throws(CRMError) {
    guard !owner.isQuote, !isRepricing else { return }
    let row = draft.row
    func column(_ name: String) -> Int { draft.layout.column(name) ?? 0 }
    func isChanged(_ names: [String]) -> Bool {
      guard let old else { return true }
      return names.contains { !row.isEqual(column($0), to: old) }
    }
    guard isChanged(["product", "quantity", "unit_price", "discount", "discount_amount", "period"])
    else { return }
    let limit = max(try discountLimit(), try agreedDiscount(owner))
    guard limit < 100 * Decimal.scale else { return }
    let name = owner.row.string("number") ?? ""
    let price = row.integer(column("unit_price"))
    // A list price that a file brings along is nobody's list price here.
    let listed =
      old == nil
      ? try listPrice(row, owner, currency)?.amount
      : row.isNull(column("list_price")) ? nil : row.integer(column("list_price"))
    if listed == nil, isChanged(["product", "unit_price"]), price != 0, try !maySetPrices() {
      throw refusal(
        "\(row.string("text") ?? "the line") has no list price in \(currency.code), and \(try database.authority().role.name) may not set prices"
      )
    }
    let rows = try database.connection.prepare(QuoteSQL.otherLinesOfOrder)
    rows.bind([.integer(owner.row.integer(RecordTable.id)), SQLValue(old?.integer(RecordTable.id))])
    var (sold, list) = try Self.lines(rows, currency)
    rows.reset()
    let period = row.string("period") ?? "once"
    sold.append(QuoteRules.Line(net: row.integer(column("net")), rate: 0, period: period))
    let whole = QuoteRules.net(
      quantity: row.integer(column("quantity")), price: listed ?? price, places: currency.places)
    list.append(QuoteRules.Line(net: whole ?? .max, rate: 0, period: period))
    let discount = QuoteRules.discount(net: QuoteRules.worth(sold), list: QuoteRules.worth(list))
    guard let discount, discount > limit else { return }
    throw refusal(QuoteRules.cheaper("\(name) would be", by: discount, limit: limit))
  }

  /// What a quote somebody agreed to brought the order.
  private func agreedDiscount(_ owner: LineOwner) throws(CRMError) -> Int64 {
    guard let quote = value("quote", owner.row) else { return 0 }
    return try database.connection.integer(QuoteSQL.agreedDiscount, .integer(quote)) ?? 0
  }

  private func refusal(_ message: String) -> CRMError {
    // A row of a file is rejected for it, and the others are read.
    CRMError(
      rules.isImport ? .data : .notPermitted, code: "needs_approval", message,
      hint: "make a quote of it, which somebody else may agree to: crm quote add company=…")
  }
}
