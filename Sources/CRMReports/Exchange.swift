import CRMDomain
import CRMStore

/// Amounts of several currencies as one: at the rate of a day each, never without one.
package struct Exchange {
  private let database: Database
  private let currency: Currency
  private var books: [String: RateBook] = [:]
  private var known: [String: Conversion?] = [:]

  /// An exchange into a currency.
  package init(_ database: Database, into currency: Currency) {
    self.database = database
    self.currency = currency
  }

  /// A sum as one of the currency, at the rate of a day; nil where there is none. `code` is empty for the base
  /// currency.
  package mutating func convert(
    _ amount: some BinaryInteger, _ code: String, on day: Day
  ) throws(CRMError) -> Int128? {
    let base = try database.settings().currency
    let from = code.isEmpty ? base : Currency(code) ?? base
    if from == currency { return Int128(amount) }
    let key = from.code + day.description
    let conversion: Conversion?
    if let found = known[key] {
      conversion = found
    } else {
      let book: RateBook
      if let found = books[day.description] {
        book = found
      } else {
        book = try database.rates(on: day)
        books[day.description] = book
      }
      conversion = book.conversion(from: from, to: currency, on: day)
      known[key] = conversion
    }
    return conversion?.wide(Int128(amount))
  }
}
