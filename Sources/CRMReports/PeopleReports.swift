import CRMDomain
import CRMStore

/// What was done: activities by kind, person, channel, month.
package struct ActivityReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  /// How many activities there were of each kind, or for each value of another field, and how long they took.
  package func report() throws(CRMError) -> Report {
    let period = request.period(usual: .month)
    let (from, to) = request.moments(period)
    let path = try request.path(.activity, usual: "type")
    var query = FigureQuery(.activity, [.count, .sum("minutes")])
    query.condition = try request.condition(
      .activity, ["status=held at>=\(from.description) at<\(to.description)"])
    query.by = path
    query.groups = [.field("direction")]
    var groups:
      [(key: String?, title: String, count: Int64, into: Int64, out: Int64, minutes: Int64)] = []
    for row in try query.run(in: request.database) where row.figures[0] > 0 {
      if groups.last.map({ $0.key != row.key }) ?? true {
        groups.append((row.key, request.title(row, path), 0, 0, 0, 0))
      }
      let i = groups.count - 1
      groups[i].count += row.figures[0]
      if row.groups[0] == "in" { groups[i].into += row.figures[0] }
      if row.groups[0] == "out" { groups[i].out += row.figures[0] }
      groups[i].minutes += row.figures[1]
    }
    var report = Report(
      "activity", period: period, currency: request.currency,
      [
        Report.Column(path?.name ?? "type", .text, (path?.field.labels[.en] ?? "").uppercased()),
        Report.Column("activities", .count, "ACTIVITIES"), Report.Column("in", .count, "IN"),
        Report.Column("out", .count, "OUT"), Report.Column("minutes", .count, "MINUTES"),
      ])
    groups.sort {
      ($0.key == nil ? 1 : 0, -$0.count, $0.title) < ($1.key == nil ? 1 : 0, -$1.count, $1.title)
    }
    for group in groups {
      report.rows.append([
        .text(group.title), .count(group.count), .count(group.into), .count(group.out),
        .count(group.minutes),
      ])
    }
    report.totals = [
      ("activities", .count(groups.reduce(0) { $0 + $1.count })),
      ("in", .count(groups.reduce(0) { $0 + $1.into })),
      ("out", .count(groups.reduce(0) { $0 + $1.out })),
      ("minutes", .count(groups.reduce(0) { $0 + $1.minutes })),
    ]
    report.n = [("activities", groups.reduce(0) { $0 + $1.count })]
    report.bars = "activities"
    report.formulas = ["activities that were held in the period"]
    if request.wantsRows {
      report.behind = try SourceRecord(request).activities(
        "activities", ["status=held at>=\(from.description) at<\(to.description)"], group: path)
    }
    return report
  }
}

/// What of their quotas people have sold.
package struct AttainmentReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  /// Quota, what was won, the share, what is open, and how far that covers what is left.
  package func report() throws(CRMError) -> Report {
    let period = request.period(usual: .quarter)
    var byOwner = request
    byOwner.by = "owner"
    byOwner.period = period
    let (groups, excluded, _) = try ForecastReport(byOwner).groups()
    let found = try Quotas(request).all(in: period)
    let quotas = found.quotas
    var report = Report(
      "attainment", period: period, currency: request.currency,
      [
        Report.Column("user", .text, "USER"), Report.Column("quota", .money, "QUOTA"),
        Report.Column("won", .money, "WON"), Report.Column("attainment", .percent, "ATTAINMENT"),
        Report.Column("open", .money, "OPEN"), Report.Column("coverage", .ratio, "COVERAGE"),
        Report.Column("deals", .count, "WON DEALS"),
      ])
    report.excluded = excluded + found.excluded
    var names: [(key: String?, title: String)] = groups.map { ($0.key, $0.title) }
    for quota in quotas
    where quota.user != 0 && !names.contains(where: { $0.key == "\(quota.user)" }) {
      names.append(("\(quota.user)", quota.name))
    }
    names.sort(by: inOrder)
    var (all, measured) = (Sold(), Sold())
    for (key, title) in names {
      let group = groups.first { $0.key == key }
      let quota = quotas.first { "\($0.user)" == key }
      let sold = Sold(
        won: group?.closed ?? 0,
        open: (group?.commit ?? 0) + (group?.best ?? 0) + (group?.pipeline ?? 0),
        deals: group?.won ?? 0)
      report.rows.append(
        [.text(title)] + values(quota?.whole, sold, sold, quota == nil ? nil : "part_of_period"))
      all.add(sold)
      if quota?.whole != nil { measured.add(sold) }
    }
    // The quota that is everybody's is met by all; else each is met by whose it is.
    let isOfAll = quotas.contains { $0.user == 0 && $0.isComplete }
    report.totals = zip(
      report.columns.dropFirst(),
      values(
        Quotas.whole(quotas), all, isOfAll ? all : measured,
        quotas.isEmpty ? nil : "part_of_period")
    ).map { ($0.name, $1) }
    report.n = [("won", all.deals), ("quotas", Int64(quotas.count))]
    report.bars = "attainment"
    report.formulas = [
      "attainment: won ÷ quota; of the total what those won who have a quota ÷ their quotas, or what all won ÷ the quota of everybody",
      "quota: that of the period, or those of shorter periods that make it up without a gap",
      "coverage: open amount with a close in the period ÷ (quota − won), of the same people",
    ]
    if request.wantsRows {
      let (from, to) = request.moments(period)
      report.behind = try SourceRecord(request).deals(
        "won", ["status=won closed_at>=\(from.description) closed_at<\(to.description)"],
        group: try byOwner.path(.deal))
    }
    return report
  }

  /// What was won and may be, by how many deals.
  private struct Sold {
    var won: Int128 = 0
    var open: Int128 = 0
    var deals: Int64 = 0

    mutating func add(_ other: Sold) {
      won += other.won
      open += other.open
      deals += other.deals
    }
  }

  /// A line: a quota, what was sold, and what of it the quota is held against.
  ///
  /// - Parameter reason: why there is no quota, where there are some all the same.
  private func values(
    _ quota: Int128?, _ shown: Sold, _ measured: Sold, _ reason: String?
  ) -> [Report.Value] {
    let coverage = SalesMath.coverage(open: measured.open, quota: quota, won: measured.won)
    let missing = Report.Value.undefined(reason ?? "no_quota")
    return [
      quota.map { .sum($0) } ?? missing, .sum(shown.won),
      quota.map { Report.percent(measured.won, of: $0) } ?? missing, .sum(shown.open),
      quota == nil
        ? missing
        : coverage.ratio?.scaled(6).map { .decimal($0) }
          ?? .undefined(coverage.reason ?? "no_data"),
      .count(shown.deals),
    ]
  }
}

/// Who sends us customers.
package struct ReferralReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  /// How many deals each referrer brought in the period, how many were won, and what they came to.
  package func report() throws(CRMError) -> Report {
    let period = request.period(usual: .year)
    let (from, to) = request.moments(period)
    let path = try FieldPath("referred_by", of: .deal, in: request.database)
    var query = FigureQuery(.deal, [.count, .withAmount, .amount])
    query.condition = try request.condition(
      .deal, ["referred_by created_at>=\(from.description) created_at<\(to.description)"])
    query.by = path
    query.groups = [.field("status"), .currency, .day("closed_at")]
    var exchange = Exchange(request.database, into: request.currency)
    var groups: [(key: String?, title: String, count: Int64, won: Int64, amount: Int128)] = []
    var report = Report(
      "referrals", period: period, currency: request.currency,
      [
        Report.Column("referred_by", .text, "REFERRED BY"), Report.Column("deals", .count, "DEALS"),
        Report.Column("won", .count, "WON"), Report.Column("won_amount", .money, "WON AMOUNT"),
        Report.Column("conversion", .percent, "CONVERSION"),
      ])
    var left = LeftOut(query)
    for row in try query.run(in: request.database) where row.figures[0] > 0 {
      if groups.last.map({ $0.key != row.key }) ?? true {
        groups.append((row.key, request.title(row, path), 0, 0, 0))
      }
      let i = groups.count - 1
      groups[i].count += row.figures[0]
      guard row.groups[0] == "won" else { continue }
      groups[i].won += row.figures[0]
      left.beyond(row, row.groups[1])
      let day = row.groups[2].withBytes { Day($0) } ?? request.today
      guard let amount = try exchange.convert(row.figures[2], row.groups[1], on: day) else {
        left.unrated(row, row.figures[1], row.groups[1])
        continue
      }
      groups[i].amount += amount
    }
    report.excluded = try left.named(in: request.database)
    groups.sort { (-$0.won, -$0.count, $0.title) < (-$1.won, -$1.count, $1.title) }
    var (count, won, amount) = (Int64(0), Int64(0), Int128(0))
    for group in groups {
      report.rows.append([
        .text(group.title), .count(group.count), .count(group.won), .sum(group.amount),
        Report.percent(group.won, of: group.count),
      ])
      count += group.count
      won += group.won
      amount += group.amount
    }
    report.totals = [
      ("deals", .count(count)), ("won", .count(won)), ("won_amount", .sum(amount)),
      ("conversion", Report.percent(won, of: count)),
    ]
    report.n = [("deals", count), ("won", won)]
    report.bars = "deals"
    report.formulas = ["deals somebody referred, made in the period; conversion: won ÷ deals"]
    if request.wantsRows {
      report.behind = try SourceRecord(request).deals(
        "deals", ["referred_by created_at>=\(from.description) created_at<\(to.description)"],
        group: path)
    }
    return report
  }
}

/// How often one was in touch with a company and its people, by month and channel.
package struct TouchpointReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  /// The report; with everybody where no company is meant.
  package func report() throws(CRMError) -> Report {
    let period = request.period(usual: .year)
    let (from, to) = request.moments(period)
    let rows = try request.database.connection.prepare(ReportSQL.touchpoints)
    rows.bind([
      .text(from.description), .text(to.description), request.record.map { .integer($0) } ?? .null,
    ])
    var report = Report(
      "touchpoints", period: period, currency: request.currency,
      [
        Report.Column("month", .text, "MONTH"), Report.Column("channel", .text, "CHANNEL"),
        Report.Column("count", .count, "COUNT"),
      ])
    var total: Int64 = 0
    // Rows come in the order of their minutes, so a month is complete when another begins.
    let zone = request.rules.dates.clock.zone
    var month = ""
    var channels: [String: Int64] = [:]
    func finishMonth() {
      for (channel, count) in channels.sorted(by: { $0.key < $1.key }) {
        report.rows.append([.text(month), .text(channel), .count(count)])
      }
      channels.removeAll()
    }
    while try rows.step() {
      let minute = (rows.string(0) ?? "") + ":00Z"
      guard let at = minute.withBytes({ Instant($0) }) else { continue }
      let its = String(zone.local(at).day.description.prefix(7))
      if its != month {
        finishMonth()
        month = its
      }
      channels[rows.string(1) ?? "", default: 0] += rows.integer(2)
      total += rows.integer(2)
    }
    finishMonth()
    report.totals = [("count", .count(total))]
    report.n = [("activities", total)]
    report.bars = "count"
    report.formulas = ["activities with the company or its people, by month and channel"]
    if request.wantsRows { report.behind = try behind(from, to) }
    return report
  }

  private func behind(_ from: Instant, _ to: Instant) throws(CRMError) -> [Report.SourceRecord] {
    let rows = try request.database.connection.prepare(ReportSQL.touches)
    rows.bind([
      .text(from.description), .text(to.description), request.record.map { .integer($0) } ?? .null,
    ])
    var found: [Report.SourceRecord] = []
    while try rows.step() {
      found.append(
        Report.SourceRecord(
          figure: "count", group: rows.string(1) ?? "", noun: .activity, id: rows.integer(0),
          title: rows.string(2) ?? "", amount: nil, currency: nil, at: rows.string(3)))
    }
    return found
  }
}
