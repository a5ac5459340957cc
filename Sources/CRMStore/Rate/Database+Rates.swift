import CRMDomain

extension Database {
  /// The rates that hold on a day.
  package func rates(on day: Day) throws(CRMError) -> RateBook {
    let statement = try connection.prepare(
      "SELECT day, base, quote, rate, per FROM rate WHERE day >= $1 AND day <= $2"
        + " ORDER BY day DESC, id DESC")
    statement.bind(1, (day - RateBook.validDays).description)
    statement.bind(2, day.description)
    var quotes: [RateBook.Quote] = []
    while try statement.step() {
      guard let quoted = Day(statement.text(0)) else { continue }
      quotes.append(
        RateBook.Quote(
          day: quoted, base: statement.string(1) ?? "", quote: statement.string(2) ?? "",
          rate: statement.integer(3), per: statement.integer(4)))
    }
    return RateBook(quotes)
  }

  /// The currencies the records of a table have amounts in, found by jumping through the index on them.
  func currencies(of table: RecordTable) throws(CRMError) -> [String] {
    let next = try connection.prepare(
      "SELECT MIN(currency) FROM \(table.name) WHERE currency > $1")
    var found: [String] = []
    next.bind(1, "")
    while try next.step(), let code = next.string(0) {
      next.reset()
      found.append(code)
      next.bind(1, code)
    }
    return found
  }

  /// How many records have an amount that could not be compared, because its currency has no rate.
  package func count(of unrated: SQLCondition.Unrated) throws(CRMError) -> Int {
    let table = try table(unrated.noun)
    let column =
      unrated.field.custom.map { "custom ->> '\(CustomValues.key($0))'" }
      ?? unrated.field.name
    let places = unrated.codes.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    let condition = unrated.codes.isEmpty ? "" : " AND currency IN (\(places))"
    let statement = try connection.prepare(
      "SELECT COUNT(*) FROM \(table.name) WHERE \(column) IS NOT NULL\(condition)")
    statement.bind(unrated.codes.map { .text($0) })
    return Int(try statement.first() ?? 0)
  }
}
