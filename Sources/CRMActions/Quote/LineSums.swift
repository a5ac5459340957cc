import CRMDomain
import CRMStore

/// What the lines of a quote or an order come to, as it is kept with them: said once, for who writes it and for
/// who looks whether it is so.
package struct LineSums {
  private let database: Database
  private let table: RecordTable
  private let base: Currency

  /// The sums of the quotes, or the orders, of a database; `base` is the currency where a record has none.
  init(_ database: Database, _ table: RecordTable, _ base: Currency) {
    self.database = database
    self.table = table
    self.base = base
  }

  /// Writes the sums of a quote or an order into its row; answers how many lines there are.
  @discardableResult
  func write(into row: Row) throws(CRMError) -> Int {
    let owner = LineHolder(table.noun.name)
    let rows = try database.connection.prepare(owner.lines)
    rows.bind(1, row.integer(RecordTable.id))
    let currency = row[Quote.currency] ?? base
    let lines = try LineRules.lines(rows, currency)
    guard let sums = QuoteMath.sums(lines.sold) else {
      throw CRMError(
        .data, code: "too_large",
        "\(row.string(Quote.number) ?? "it") would come to more than the \(Money.most(of: currency)) an amount may be"
      )
    }
    let once = sums.once
    for (key, amount) in [
      (Quote.net, once.net), (Quote.vat, once.vat), (Quote.gross, once.gross),
    ] { row[key] = lines.sold.isEmpty ? nil : amount }
    row[Quote.recurring] = sums.recurring
    guard case .quote = owner else { return lines.sold.count }
    let discount = QuoteMath.discount(net: sums.worth, list: QuoteMath.worth(lines.listed))
    // More than the list price is no discount.
    row[Quote.discount] = discount.flatMap { $0 > 0 ? Decimal(millionths: $0) : nil }
    return lines.sold.count
  }

  /// The quotes, or orders, whose sums are not those of their lines; apart those that may still be changed.
  ///
  /// What was imported with its sums and without lines is as it was elsewhere.
  func differing() throws(CRMError) -> (open: [Int64], closed: [Int64]) {
    let rows = try database.connection.prepare(
      "\(table.selectAll) ORDER BY id", .interleaved)
    let row = Row(table.layout)
    let right = Row(table.layout)
    var found: (open: [Int64], closed: [Int64]) = ([], [])
    let sums = [Quote.net, Quote.vat, Quote.gross, Quote.recurring]
    while try rows.step() {
      row.load(rows)
      right.copy(row)
      do throws(CRMError) {
        if try write(into: right) == 0 { continue }
      } catch {
        guard error.code == "too_large" else { throw error }
        found.closed.append(row.integer(RecordTable.id))
        continue
      }
      if sums.allSatisfy({ row.isEqual($0, to: right) }) { continue }
      // As lines may be changed: of quotes that were not sent, of orders that were not invoiced.
      let status = row.string(Quote.status) ?? "draft"
      if LineHolder(table.noun.name).mayChange(status) {
        found.open.append(row.integer(RecordTable.id))
      } else {
        found.closed.append(row.integer(RecordTable.id))
      }
    }
    return found
  }
}

/// What has lines.
package enum LineHolder: String {
  case quote, order

  /// Of a noun.
  package init(_ noun: NounName) { self = noun == .quote ? .quote : .order }

  /// The statement that answers with its lines.
  package var lines: String {
    switch self {
    case .quote: QuoteSQL.linesOfQuote
    case .order: QuoteSQL.linesOfOrder
    }
  }

  /// Whether its lines may be changed: of quotes that were not sent, of orders that were not invoiced.
  func mayChange(_ status: String) -> Bool {
    switch self {
    case .quote: QuoteWords.changeable.contains(status)
    case .order: !OrderWords.closed.contains(status)
    }
  }
}
