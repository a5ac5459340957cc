import CRMDomain
import CRMStore

// What somebody may sell for less, or without a price list, by their role.
//
// A quote is held against the lists when it is sent: then it waits for somebody who may agree to it. An order
// waits for nobody, it is what was agreed; so what is cheaper than its writer may give is refused as it is
// written, and goes by a quote. What an approved quote brought stays as it was agreed.
extension LineRules {
  /// How much less than the lists who writes may ask, in millionths of a per cent.
  func discountLimit() throws(CRMError) -> Int64 {
    QuoteSteps.limits(try database.settings())[try database.authority().role.name] ?? 0
  }

  /// Whether who writes may say what something costs that no list has: whoever may write prices.
  func maySetPrices() throws(CRMError) -> Bool {
    try database.authority().role.writes(try database.noun(.price))
  }

  /// Refuses a line of an order that makes it cheaper than who writes it may give.
  func refuseDiscount(
    _ change: RecordChange, _ owner: LineOwner, _ currency: Currency
  ) throws(CRMError) {
    guard !owner.isQuote else { return }
    let (row, old) = (change.row, change.old)
    guard
      change.differs(
        Line.product, Line.quantity, Line.unitPrice, Line.discount, Line.discountAmount,
        Line.period)
    else { return }
    let limit = try discountLimit()
    guard limit < 100 * Decimal.scale else { return }
    let name = owner.row.string(Order.number) ?? ""
    let price = row.integer(Line.unitPrice)
    // A list price that a file brings along is nobody's list price here.
    let listed =
      old == nil
      ? try listPrice(row, owner, currency)?.amount
      : row.isNull(Line.listPrice) ? nil : row.integer(Line.listPrice)
    if listed == nil, change.differs(Line.product, Line.unitPrice), price != 0, try !maySetPrices()
    {
      throw refusal(
        "\(row.string(Line.text) ?? "the line") has no list price in \(currency.code), and \(try database.authority().role.name) may not set prices"
      )
    }
    let others = try lines(
      QuoteSQL.otherLinesOfOrder,
      [.integer(owner.row.integer(RecordTable.id)), SQLValue(old?.integer(RecordTable.id))],
      currency
    )
    let whole = others.with(row, price: listed ?? price, currency)
    let agreed = try agreed(owner, limit, currency)
    guard let discount = whole.discount(over: limit, agreed: agreed) else { return }
    throw refusal(QuoteMath.cheaper("\(name) would be", by: discount, limit: limit))
  }

  /// Refuses to take a line from an order that leaves it cheaper than who takes it may give, and than it was.
  func refuseDiscount(without line: Row) throws(CRMError) {
    guard let owner = try owner(of: line), !owner.isQuote else { return }
    let limit = try discountLimit()
    guard limit < 100 * Decimal.scale else { return }
    let currency = owner.row[Order.currency] ?? rules.currency
    let left = try lines(
      QuoteSQL.linesOfOrder, [.integer(owner.row.integer(RecordTable.id))], currency)
    let agreed = try agreed(owner, limit, currency)
    let price = line.number(Line.listPrice) ?? line.number(Line.unitPrice) ?? 0
    let before = left.with(line, price: price, currency).discount(over: limit, agreed: agreed)
    guard let after = left.discount(over: before ?? limit, agreed: agreed) else { return }
    let name = owner.row.string(Order.number) ?? ""
    throw refusal(QuoteMath.cheaper("\(name) would be", by: after, limit: limit))
  }

  /// What lines are worth, as they are sold and as the lists have them.
  private struct Worth {
    var sold: Int128
    var list: Int128
    /// How much of it rounding may have moved: a unit for each amount.
    var slack: Int128

    /// These and one more, at a price without its discount.
    func with(_ line: Row, price: Int64, _ currency: Currency) -> Worth {
      let whole = QuoteMath.net(
        quantity: line.integer(Line.quantity), price: price, places: currency.places)
      func worth(_ net: Int64) -> Int128 {
        QuoteMath.worth([
          QuoteMath.PricedLine(net: net, rate: 0, period: line.string(Line.period) ?? "once")
        ])
      }
      return Worth(
        sold: sold + worth(line.integer(Line.net)), list: list + worth(whole ?? .max),
        slack: slack + worth(1)
      )
    }

    /// How much less than the lists, but for what was agreed to, in millionths of a per cent; nil where that is no
    /// more than a limit, and what rounding each line may have added.
    func discount(over limit: Int64, agreed: Int128 = 0) -> Int64? {
      let hundred = Int128(100 * Decimal.scale)
      guard (list - sold - agreed - slack) * hundred > list * Int128(limit) else { return nil }
      return QuoteMath.discount(net: sold + agreed, list: list)
    }
  }

  private func lines(
    _ sql: String, _ values: [SQLValue], _ currency: Currency
  ) throws(CRMError) -> Worth {
    let rows = try database.connection.prepare(sql)
    rows.bind(values)
    let (sold, listed) = try Self.lines(rows, currency)
    rows.reset()
    let units = sold.map { QuoteMath.PricedLine(net: 1, rate: 0, period: $0.period) }
    return Worth(
      sold: QuoteMath.worth(sold), list: QuoteMath.worth(listed), slack: QuoteMath.worth(units))
  }

  /// How much less than the lists a quote asks; nil where that is within a limit.
  func discount(ofQuote quote: Row, over limit: Int64) throws(CRMError) -> Int64? {
    let currency = quote[Order.currency] ?? rules.currency
    return try lines(QuoteSQL.linesOfQuote, [.integer(quote.integer(RecordTable.id))], currency)
      .discount(over: limit)
  }

  /// How much less than who writes may give the quote asked that brought the order, and that somebody agreed to.
  /// It is that much, and not that share: what is sold beside it is measured by itself.
  private func agreed(
    _ owner: LineOwner, _ limit: Int64, _ currency: Currency
  ) throws(CRMError) -> Int128 {
    guard let quote = owner.row.number(Order.quote),
      try database.connection.integer(QuoteSQL.isAccepted, .integer(quote)) != nil
    else { return 0 }
    let asked = try lines(QuoteSQL.linesOfQuote, [.integer(quote)], currency)
    let most = QuoteMath.divided(asked.list * Int128(limit), by: Int128(100 * Decimal.scale))
    return max(0, asked.list - most - asked.sold)
  }

  private func refusal(_ message: String) -> CRMError {
    // A row of a file is rejected for it, and the others are read.
    CRMError(
      rules.isImport ? .data : .notPermitted, code: "needs_approval", message,
      hint: "make a quote of it, which somebody else may agree to: crm quote add company=…")
  }
}
