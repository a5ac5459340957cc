import CRMDomain
import CRMStore

/// What a report is asked for: of when, of which records, by what.
package struct ReportRequest {
  /// The database.
  package let database: Database
  /// The moment it is asked, or that it is asked of.
  package var now: Instant
  /// What texts are read by, in the organisation's zone: reports mean the same to everybody.
  package let rules: ReadingRules
  /// The time it is about; nothing where the report has none, or its own is meant.
  package var period: Period?
  /// Conditions on the records, in the filter language.
  package var filters: [String] = []
  /// The field figures are told apart by.
  package var by: String?
  /// The currency of amounts.
  package var currency: Currency
  /// Whether the records behind the figures are wanted.
  package var wantsRows = false
  /// Switches of single reports: `include_overdue`, `exclude_cancelled`, `closed_only`, `flow`.
  package var switches: Set<String> = []
  /// A record it is about: the company of touchpoints.
  package var record: Int64?

  /// A request.
  package init(
    _ database: Database, now: Instant, rules: ReadingRules, currency: Currency
  ) {
    self.database = database
    self.now = now
    self.rules = rules
    self.currency = currency
  }

  /// Today, where the organisation is.
  package var today: Day { rules.dates.clock.zone.local(now).day }

  /// The moments a period begins and ends at, where the organisation is: half open.
  package func moments(_ period: Period) -> (from: Instant, to: Instant) {
    let zone = rules.dates.clock.zone
    return (zone.instant(period.first), zone.instant(period.last + 1))
  }

  /// The period, or the one a report means by itself.
  package func period(usual unit: Period.Unit) -> Period { period ?? Period(unit, around: today) }

  /// What a period reads as.
  package static func text(_ period: Period) -> String {
    period.name ?? "\(period.first.description)..\(period.last.description)"
  }

  /// A condition on records of a noun: those of the request, and these.
  package func condition(
    _ noun: NounName, _ more: [String] = [], own: Bool = true
  ) throws(CRMError) -> SQLCondition? {
    let entry = try database.noun(noun)
    let knowledge = database.knowledge()
    var parts: [Condition] = []
    for text in (own ? filters : []) + more {
      let filter: Filter
      do throws(FilterFault) { filter = try FilterParser.parse(text) } catch {
        throw error.error(in: text)
      }
      parts.append(try FilterChecker(text, rules, knowledge).condition(filter, on: entry))
    }
    return parts.isEmpty ? nil : try FilterSQL.compile(.all(parts), on: noun, in: database)
  }

  /// The field figures are told apart by.
  package func path(_ noun: NounName, usual: String? = nil) throws(CRMError) -> FieldPath? {
    guard let name = by ?? usual else { return nil }
    return try FieldPath(name, of: noun, in: database)
  }

  /// The fields figures are told apart by, where a report takes two: `loss_reason,competitor`.
  package func paths(_ noun: NounName, usual: String) throws(CRMError) -> [FieldPath] {
    let names = (by ?? usual).split(separator: ",").map { String($0).trimmed }
    guard names.count < 3 else { throw .usage("figures are told apart by two fields at most") }
    var paths: [FieldPath] = []
    for name in names { paths.append(try FieldPath(name, of: noun, in: database)) }
    return paths
  }

  /// What a group is called by the second field.
  package func secondTitle(_ row: FigureQuery.Row) -> String {
    row.second.name ?? row.second.key ?? "(none)"
  }

  /// What a group is called.
  package func title(_ row: FigureQuery.Row, _ path: FieldPath?) -> String {
    guard let path else { return "" }
    guard let key = row.key else { return "(none)" }
    if case .reference = path.field.type { return row.name ?? key }
    return key
  }
}

// What a figure does not hold.
extension ReportRequest {
  /// The amount of one record in the currency of the report; nil, and the record named, where it cannot be counted.
  func counted(
    _ amount: Int64, _ currency: String, _ record: Report.Excluded.Record,
    _ exchange: inout Exchange, _ report: inout Report
  ) throws(CRMError) -> Int128? {
    var reason = "too_large"
    if Money.isWithinBound(amount) {
      if let found = try exchange.convert(amount, currency, on: today) { return found }
      reason = "no_rate"
    }
    report.excluded.append(
      Report.Excluded(count: 1, currency: currency, reason: reason, [record]))
    return nil
  }
}

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

/// The order of groups that are told apart by what they are called: those without a value stand last.
func inOrder(_ a: (key: String?, title: String), _ b: (key: String?, title: String)) -> Bool {
  (a.key == nil ? 1 : 0, a.title) < (b.key == nil ? 1 : 0, b.title)
}
