import CRMDomain
import CRMStore

/// Open deals that need a look [choice: amount set, expected close not over, next activity set and not overdue,
/// something heard within thirty days].
package struct DealHygiene {
  /// A deal and what is wrong with it.
  package struct Finding: Sendable {
    /// The deal.
    package var id: Int64
    package var title: String
    package var owner: String?
    /// Why it needs a look.
    package var reasons: [String]
  }

  /// After how many days of silence a deal needs a look.
  private static let silence = 30

  private let request: ReportRequest

  /// A look at deals.
  package init(_ request: ReportRequest) { self.request = request }

  /// The deals that need a look, those first that should have been decided first; and how many are open.
  package func findings() throws(CRMError) -> (findings: [Finding], open: Int) {
    let condition = try request.condition(.deal)
    let rows = try request.database.connection.prepare(ReportSQL.hygiene(condition?.text))
    if let condition { rows.bind(condition.values) }
    let book = try PipelineCatalogue(request.database)
    let today = request.today
    let quiet = (request.now - Self.silence * 86_400).description
    var findings: [Finding] = []
    var open = 0
    while try rows.step() {
      open += 1
      var reasons: [String] = []
      if let close = rows.string(2) {
        if close < today.description { reasons.append("expected close is over") }
      } else {
        reasons.append("no expected close")
      }
      if rows.isNull(3) { reasons.append("no amount") }
      if let next = rows.string(4) {
        let isOver =
          next.utf8.count == 10 ? next < today.description : next < request.now.description
        if isOver { reasons.append("next activity is overdue") }
      } else {
        reasons.append("no next activity")
      }
      if rows.string(5) ?? rows.string(9) ?? "" < quiet {
        reasons.append("silent for more than 30 days")
      }
      if let stage = book.stage(rows.integer(6)), let days = stage.rottingDays,
        let since = rows.string(7),
        since < (request.now - Int(days) * 86_400).description
      {
        reasons.append("more than \(days) days in \(stage.key)")
      }
      guard !reasons.isEmpty else { continue }
      findings.append(
        Finding(
          id: rows.integer(0), title: rows.string(1) ?? "", owner: rows.string(8), reasons: reasons)
      )
    }
    return (findings, open)
  }
}

/// Open deals by how warm they are.
package struct HotDeals {
  /// A deal and what makes it warm.
  package struct Deal: Sendable {
    /// The deal.
    package var id: Int64
    package var title: String
    package var company: String?
    package var amount: Int64?
    package var currency: String
    /// Its expected day.
    package var close: String?
    /// What counts, and how much; the sum is the score.
    package var parts: [(reason: String, points: Int)]
    package var score: Int { parts.reduce(0) { $0 + $1.points } }
  }

  private let request: ReportRequest

  /// A look at deals.
  package init(_ request: ReportRequest) { self.request = request }

  /// The deals, the warmest first.
  package func deals() throws(CRMError) -> [Deal] {
    let condition = try request.condition(.deal)
    let rows = try request.database.connection.prepare(ReportSQL.hot(condition?.text))
    if let condition { rows.bind(condition.values) }
    var deals: [Deal] = []
    let hundred = 100 * Decimal.scale
    while try rows.step() {
      func days(_ column: Int) -> Int? {
        rows.isNull(column)
          ? nil
          : Instant(rows.text(column)).map { max(0, (request.now.seconds - $0.seconds) / 86_400) }
      }
      var parts: [(reason: String, points: Int)] = []
      // Somebody who answers is worth more than somebody who is written to; a month later it is worth nothing.
      if let days = days(6), days < 30 {
        parts.append(("they were in touch", 40 * (30 - days) / 30))
      }
      if let days = days(7), days < 30 { parts.append(("we were in touch", 10 * (30 - days) / 30)) }
      if let days = days(8), days < 30 { parts.append(("quote opened", 20 * (30 - days) / 30)) }
      parts.append(("probability", Int(min(max(rows.integer(5), 0), hundred) * 30 / hundred)))
      deals.append(
        Deal(
          id: rows.integer(0), title: rows.string(1) ?? "", company: rows.string(2),
          amount: rows.isNull(3) ? nil : rows.integer(3), currency: rows.string(4) ?? "",
          close: rows.string(10), parts: parts.filter { $0.points > 0 }))
    }
    return deals.sorted { ($1.score, $0.id) < ($0.score, $1.id) }
  }
}
