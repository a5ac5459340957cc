import CRMDomain
import CRMStore

/// The quotas of a period.
struct Quotas {
  /// What somebody is to sell in a period.
  struct Quota {
    /// Whose; 0 is everybody.
    var user: Int64
    var name: String
    /// How much, in the currency of the request.
    var amount: Int128
    /// The periods it is of.
    var periods: [Period]
    /// Whether it is one of the whole period.
    var isComplete: Bool

    /// How much is to be sold in the whole period; nil where there are quotas of parts of it alone. What was
    /// sold in a quarter is not held against what was to be sold in a month of it.
    var whole: Int128? { isComplete ? amount : nil }
  }

  private let request: ReportRequest

  init(_ request: ReportRequest) { self.request = request }

  /// The quota of each user in a period: that of the period itself, else those of shorter ones within it,
  /// together. Key 0 is everybody's.
  ///
  /// - Returns: the quotas, and those that could not be counted.
  func all(in period: Period) throws(CRMError) -> (quotas: [Quota], excluded: [Report.Excluded]) {
    let rows = try request.database.connection.prepare(ReportSQL.quotas)
    var exact: [Quota] = []
    var within: [Quota] = []
    var excluded: [Report.Excluded] = []
    var exchange = Exchange(request.database, into: request.currency)
    while try rows.step() {
      guard let own = (rows.string(2) ?? "").withBytes({ Period($0) }),
        own.first >= period.first, own.last <= period.last
      else { continue }
      let code = rows.string(4) ?? ""
      let (user, name) = (rows.isNull(0) ? 0 : rows.integer(0), rows.string(1) ?? "everybody")
      let record = Report.Excluded.Record(
        .quota, rows.integer(5), name + " " + (rows.string(2) ?? ""))
      guard Money.isWithinBound(rows.integer(3)) else {
        excluded.append(
          Report.Excluded(count: 1, currency: code, reason: "too_large", [record]))
        continue
      }
      guard let amount = try exchange.convert(rows.integer(3), code, on: request.today) else {
        excluded.append(Report.Excluded(count: 1, currency: code, reason: "no_rate", [record]))
        continue
      }
      let quota = Quota(
        user: user, name: name, amount: amount, periods: [own], isComplete: own == period)
      if own == period { exact.append(quota) } else { within.append(quota) }
    }
    var parts: [Quota] = []
    for quota in within {
      // A month within a quarter that has a quota counts there.
      let isCounted = within.contains {
        $0.user == quota.user && $0.periods != quota.periods
          && $0.periods[0].first <= quota.periods[0].first
          && $0.periods[0].last >= quota.periods[0].last
      }
      if isCounted { continue }
      if let known = parts.firstIndex(where: { $0.user == quota.user }) {
        parts[known].amount += quota.amount
        parts[known].periods += quota.periods
      } else {
        parts.append(quota)
      }
    }
    for i in parts.indices { parts[i].isComplete = Quotas.covers(parts[i].periods, period) }
    return (exact + parts.filter { part in !exact.contains { $0.user == part.user } }, excluded)
  }

  /// Whether periods make up another, without a gap and without a day twice: a week goes over months.
  static func covers(_ periods: [Period], _ whole: Period) -> Bool {
    var next = whole.first
    for period in periods.sorted(by: { $0.first < $1.first }) {
      guard period.first == next else { return false }
      next = period.last + 1
    }
    return next == whole.last + 1
  }

  /// What is to be sold in the whole period: the quota that is everybody's, else those of all who have one,
  /// together; nil where nobody has.
  static func whole(_ quotas: [Quota]) -> Int128? {
    if let everybody = quotas.first(where: { $0.user == 0 })?.whole { return everybody }
    let own = quotas.compactMap { $0.user == 0 ? nil : $0.whole }
    return own.isEmpty ? nil : own.reduce(0, +)
  }
}
