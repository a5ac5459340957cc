import CRMDomain
import CRMStore

/// What something costs whom: the best price there is, and which rule it comes from.
package struct Pricing {
  /// A price.
  package struct Price: Sendable, Equatable {
    /// Of one, in millionths of the currency.
    package var amount: Int64
    /// Where it comes from: `company price 4`, `list partner`, `product`.
    package var rule: String
  }

  private let database: Database

  /// Prices of a database.
  package init(_ database: Database) { self.database = database }

  /// The price of a product for a company: its own, then that of a segment it is in, then that of a list, then
  /// the product's own. Of several the one that began last, then the lowest.
  ///
  /// - Parameters:
  ///   - quantity: in millionths.
  ///   - list: the list that is asked beside `standard`.
  /// - Returns: nil where there is no price in the currency.
  package func price(
    of product: Int64, for company: Int64?, quantity: Int64, on day: Day, currency: Currency,
    list: String?
  ) throws(CRMError) -> Price? {
    let rows = try database.connection.prepare(QuoteSQL.prices)
    rows.bind([
      .integer(product), .text(day.description), .integer(max(quantity, 0)), .text(currency.code),
    ])
    var best: (rank: Int, from: String, price: Price)?
    while try rows.step() {
      let name = rows.string(0) ?? "standard"
      let from = rows.string(4) ?? ""
      let rank: Int
      var rule = "list \(name)"
      if !rows.isNull(1) {
        guard rows.integer(1) == company else { continue }
        (rank, rule) = (0, "price \(rows.integer(5)) for the company")
      } else if !rows.isNull(2) {
        guard let company, let segment = try member(company, of: rows.integer(2)) else { continue }
        (rank, rule) = (1, "price \(rows.integer(5)) for @\(segment)")
      } else if let list, list != "standard", name == list {
        rank = 2
      } else if name == "standard" {
        rank = 3
      } else {
        continue
      }
      let price = Price(amount: rows.integer(3), rule: rule)
      if let known = best {
        if rank > known.rank { continue }
        if rank == known.rank, from < known.from { continue }
        if rank == known.rank, from == known.from, price.amount >= known.price.amount { continue }
      }
      best = (rank, from, price)
    }
    if let best { return best.price }
    return try own(product, currency)
  }

  /// The name of a segment a company is in; nil where it is not.
  private func member(_ company: Int64, of segment: Int64) throws(CRMError) -> String? {
    let table = try database.table(.segment)
    let row = Row(table.layout)
    guard try database.load(segment, of: table, into: row), row[Segment.of] == "company",
      let name = row[Segment.name]
    else { return nil }
    let selection = try RecordSelection(
      .company, filters: ["@" + name], RecordSelection.Options(), in: database)
    var query = RecordQuery(.company, [])
    query.condition = selection.condition.map { $0.of(company) } ?? .number(company)
    return try query.count(in: database) > 0 ? name : nil
  }

  private func own(_ product: Int64, _ currency: Currency) throws(CRMError) -> Price? {
    let table = try database.table(.product)
    let row = Row(table.layout)
    guard try database.load(product, of: table, into: row),
      let column = table.layout.column(Product.price), !row.isNull(column)
    else { return nil }
    let base = try database.settings().currency
    let code = row[Product.currency] ?? base
    guard code == currency else { return nil }
    var amount = row.integer(column)
    for _ in code.places..<Decimal.places {
      let (next, overflow) = amount.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      amount = next
    }
    return Price(amount: amount, rule: "product")
  }

  /// The rate of VAT on a day, in millionths of a per cent: that of the country of who sells, wherever it is
  /// sold to; nothing where who sells charges none.
  ///
  /// - Throws: `data` where none is known.
  package func vatRate(_ code: String, on day: Day) throws(CRMError) -> Int64 {
    let settings = try database.settings()
    if VATWords.isFree(code) || !settings.chargesVAT { return 0 }
    let country = settings.country
    let known = try database.connection.integer(
      QuoteSQL.vatRate, .text(country), .text(code), .text(day.description))
    if let known { return known }
    throw CRMError(
      .data, code: "no_rate",
      "no rate of VAT \"\(code)\" is known for \(country) on \(day.description)",
      hint:
        "which are known: crm vat list country=\(country); add it: crm vat add \(country) \(code) … valid_from=\(day.description)"
    )
  }
}
