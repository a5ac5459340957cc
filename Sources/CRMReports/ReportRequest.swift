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
  /// The switches that were set, as `ReportSpec.Switch` calls them.
  package var switches: Set<String> = []

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

  /// What a report is told apart by.
  ///
  /// - Throws: usage where there is no such field, or more than two.
  func dimensions(_ spec: ReportSpec) throws(CRMError) -> [Dimension] {
    var found: [Dimension] = []
    if let leading = spec.leading {
      found.append(.field(try FieldPath(leading, of: spec.noun, in: database)))
    }
    guard let text = by ?? spec.by else { return found }
    let names = text.split(separator: ",", omittingEmptySubsequences: false)
    guard names.count < 3 else { throw .usage("figures are told apart by two fields at most") }
    for name in names {
      found.append(try Dimension(String(name).trimmed, of: spec.noun, in: database))
    }
    // Two columns of one name would be one key in JSON.
    var known = spec.columns.map { $0.name }
    for dimension in found {
      guard !known.contains(dimension.name) else {
        throw .usage("\(dimension.name) is a column of the report already")
      }
      known.append(dimension.name)
    }
    return found
  }
}
