import CRMDomain
import CRMStore

/// The quotas of a period.
struct Quotas {
  private let request: ReportRequest

  init(_ request: ReportRequest) { self.request = request }

  /// Quota and name of each user in a period; those of shorter periods within it add up where there is none of
  /// the period itself. Key 0 is everybody's.
  ///
  /// - Returns: the quotas, and those in a currency without a rate.
  func all(in period: Period) throws(CRMError) -> (
    quotas: [(user: Int64, name: String, amount: Int64)], excluded: [Report.Excluded]
  ) {
    let rows = try request.database.connection.prepare(ReportSQL.quotas)
    var exact: [(user: Int64, name: String, amount: Int64)] = []
    var within: [(user: Int64, name: String, amount: Int64, period: Period)] = []
    var excluded: [Report.Excluded] = []
    var exchange = Exchange(request.database, into: request.currency)
    while try rows.step() {
      guard let own = (rows.string(2) ?? "").withBytes({ Period($0) }),
        own.first >= period.first, own.last <= period.last
      else { continue }
      let code = rows.string(4) ?? ""
      guard let amount = try exchange.convert(rows.integer(3), code, on: request.today) else {
        excluded.append(Report.Excluded(count: 1, currency: code, reason: "no_rate"))
        continue
      }
      let (user, name) = (rows.isNull(0) ? 0 : rows.integer(0), rows.string(1) ?? "everybody")
      if own == period {
        exact.append((user, name, amount))
      } else {
        within.append((user, name, amount, own))
      }
    }
    var parts: [(user: Int64, name: String, amount: Int64)] = []
    for quota in within {
      // A month within a quarter that has a quota counts there.
      let isCounted = within.contains {
        $0.user == quota.user && $0.period != quota.period && $0.period.first <= quota.period.first
          && $0.period.last >= quota.period.last
      }
      if isCounted { continue }
      if let known = parts.firstIndex(where: { $0.user == quota.user }) {
        parts[known].amount = try added(parts[known].amount, quota.amount)
      } else {
        parts.append((quota.user, quota.name, quota.amount))
      }
    }
    return (
      exact + parts.filter { part in !exact.contains { $0.user == part.user } }, excluded
    )
  }

  /// The quota of a user, or of everybody: the one that is everybody's, else the sum of all.
  func amount(of user: Int64?, in period: Period) throws(CRMError) -> Int64? {
    let all = try all(in: period).quotas
    if let user { return all.first { $0.user == user }?.amount }
    if let whole = all.first(where: { $0.user == 0 }) { return whole.amount }
    guard !all.isEmpty else { return nil }
    var sum: Int64 = 0
    for quota in all { sum = try added(sum, quota.amount) }
    return sum
  }
}
