import CRMActions
import CRMDomain
import CRMOutput
import CRMReports
import CRMStore

/// Asks for a report, and shows it.
struct ReportCommand {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func request(
    filters: [String] = [], period: String? = nil, by: String? = nil, asOf: String? = nil,
    currency: String? = nil, wantsRows: Bool = false, switches: Set<String> = []
  ) throws(CRMError) -> ReportRequest {
    let database = try context.database(.reading)
    let past = try context.showPast(asOf)
    let settings = try database.settings()
    let zone = try context.rules(ofZone: settings.timeZone)
    var now = try context.now()
    if let past { now = min(now, past) }
    let rules = ReadingRules(
      country: settings.country, currency: settings.currency, collation: settings.collation,
      clock: LocalClock(now: now, zone: zone))
    guard let code = currency.map({ Currency($0) }) ?? settings.currency else {
      throw .usage("--currency \"\(currency ?? "")\" is no currency")
    }
    var request = ReportRequest(database, now: now, rules: rules, currency: code)
    request.by = by
    request.wantsRows = wantsRows
    request.switches = switches
    if let period { request.period = try Self.period(period, rules) }
    for filter in filters {
      guard !filter.trimmed.isEmpty else {
        throw .usage("an empty condition means nothing, never everything")
      }
      request.filters.append(filter)
    }
    return request
  }

  /// A period, or a span of them.
  static func period(_ text: String, _ rules: ReadingRules) throws(CRMError) -> Period {
    func one(_ text: String) throws(CRMError) -> Period {
      do throws(DateParser.Fault) {
        switch try text.withBytes({ b throws(DateParser.Fault) in try rules.dates.reading(b) }) {
        case .period(let period): return period
        case .day(let day): return Period(first: day, last: day)
        case .instant: throw .notADate
        }
      } catch {
        throw .usage(
          "\"\(text)\" is no period", hint: "write it as 2026-Q4, 2026-11 or last-quarter")
      }
    }
    guard let dots = text.firstRange("..") else { return try one(text) }
    let first = try one(String(text[..<dots.lowerBound]))
    let last = try one(String(text[dots.upperBound...]))
    guard first.first <= last.last else {
      throw .usage("the period \"\(text)\" ends before it begins")
    }
    return Period(first: first.first, last: last.last)
  }
}
