import CRMDomain
import CRMStore

/// The records of one question that are in no sum: as their amount is larger than amounts are, or as there is no
/// rate for their currency. They are counted as the groups come, and named with one question at the end, however
/// many groups they are in.
struct LeftOut {
  private struct Part {
    var currency: String
    var reason: String
    var count: Int64 = 0
    /// The groups the first of them are in, as many as are named.
    var rows: [FigureQuery.Row] = []
  }

  private let query: FigureQuery
  private var parts: [Part] = []

  /// Of the records of a question.
  init(_ query: FigureQuery) { self.query = query }

  /// Those of a group whose amount is beyond all amounts.
  mutating func beyond(_ row: FigureQuery.Row, _ currency: String) {
    add(row, row.beyond, currency, "too_large")
  }

  /// Those of a group whose currency has no rate; `count` of them have an amount.
  mutating func unrated(_ row: FigureQuery.Row, _ count: Int64, _ currency: String) {
    add(row, count, currency, "no_rate")
  }

  private mutating func add(
    _ row: FigureQuery.Row, _ count: Int64, _ currency: String, _ reason: String
  ) {
    guard count > 0 else { return }
    let known = parts.firstIndex { $0.currency == currency && $0.reason == reason }
    if known == nil { parts.append(Part(currency: currency, reason: reason)) }
    let i = known ?? parts.count - 1
    if parts[i].count < Int64(Report.Excluded.most) { parts[i].rows.append(row) }
    parts[i].count += count
  }

  /// All of them, the first by name.
  func named(in database: Database) throws(CRMError) -> [Report.Excluded] {
    var found: [Report.Excluded] = []
    for part in parts {
      let records = try query.records(
        of: part.rows, beyond: part.reason == "too_large", atMost: Report.Excluded.most,
        in: database)
      found.append(
        Report.Excluded(
          count: part.count, currency: part.currency, reason: part.reason,
          records.map { Report.Excluded.Record(query.noun, $0.id, $0.title) }))
    }
    return found
  }
}
