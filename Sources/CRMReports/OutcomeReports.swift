import CRMDomain
import CRMStore

/// What was won and lost in a period, and why.
package struct WinLossReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  struct Group {
    var key: String?
    var title: String
    /// What it is called by the second field, where there is one.
    var second: String?
    var won: Int64 = 0
    var lost: Int64 = 0
    var wonAmount: Int128 = 0
    var lostAmount: Int128 = 0
    /// How many of those that were won have an amount that could be counted.
    var wonWithAmount: Int64 = 0
  }

  /// Counts and amounts of won and lost deals, by a field of theirs.
  func groups(_ period: Period, _ path: FieldPath?, _ then: FieldPath? = nil) throws(CRMError) -> (
    groups: [Group], excluded: [Report.Excluded]
  ) {
    let (from, to) = request.moments(period)
    var query = FigureQuery(.deal, [.count, .withAmount, .amount])
    var filters = ["status=won,lost closed_at>=\(from.description) closed_at<\(to.description)"]
    if request.switches.contains("exclude_cancelled") {
      filters.append("not loss_reason=no_decision,cancelled")
    }
    query.condition = try request.condition(.deal, filters)
    query.by = path
    query.then = then
    query.groups = [.field("status"), .currency, .day("closed_at")]
    var exchange = Exchange(request.database, into: request.currency)
    var groups: [Group] = []
    var places: [[String?]: Int] = [:]
    var excluded: [Report.Excluded] = []
    var left = LeftOut(query)
    for row in try query.run(in: request.database) where row.figures[0] > 0 {
      let second = then.map { _ in request.secondTitle(row) }
      let name = [row.key, second]
      let i = places[name] ?? groups.count
      if i == groups.count {
        places[name] = i
        groups.append(Group(key: row.key, title: request.title(row, path), second: second))
      }
      let isWon = row.groups[0] == "won"
      if isWon { groups[i].won += row.figures[0] } else { groups[i].lost += row.figures[0] }
      left.beyond(row, row.groups[1])
      let day = row.groups[2].withBytes { Day($0) } ?? request.today
      guard let amount = try exchange.convert(row.figures[2], row.groups[1], on: day) else {
        left.unrated(row, row.figures[1], row.groups[1])
        continue
      }
      if isWon {
        groups[i].wonWithAmount += row.figures[1]
        groups[i].wonAmount += amount
      } else {
        groups[i].lostAmount += amount
      }
    }
    excluded += try left.named(in: request.database)
    return (groups, excluded)
  }

  /// The report.
  package func report() throws(CRMError) -> Report {
    let period = request.period(usual: .quarter)
    let paths = try request.paths(.deal, usual: "loss_reason")
    let (path, then) = (paths.first, paths.count > 1 ? paths[1] : nil)
    let (found, excluded) = try groups(period, path, then)
    var report = Report(
      "winloss", period: period, currency: request.currency,
      [
        Report.Column(path?.name ?? "group", .text, (path?.field.labels[.en] ?? "").uppercased()),
        Report.Column("won", .count, "WON"), Report.Column("lost", .count, "LOST"),
        Report.Column("win_rate", .percent, "WIN RATE"),
        Report.Column("won_amount", .money, "WON AMOUNT"),
        Report.Column("lost_amount", .money, "LOST AMOUNT"),
        Report.Column("value_rate", .percent, "BY VALUE"),
      ])
    if let then {
      report.columns.insert(
        Report.Column(then.name, .text, then.field.labels[.en].uppercased()), at: 1)
    }
    report.excluded = excluded
    let all = total(found)
    // What only lost deals have, or only won ones, tells nothing of how many of both were won.
    let isOneSided = paths.contains {
      ["loss_reason", "win_reason", "status", "stage"].contains($0.name)
    }
    // Those without a value stand last.
    let groups = found.sorted {
      ($0.key == nil ? 1 : 0, -($0.won + $0.lost), $0.title, $0.second ?? "") < (
        $1.key == nil ? 1 : 0, -($1.won + $1.lost), $1.title, $1.second ?? ""
      )
    }
    for group in groups {
      let names = [group.title] + (group.second.map { [$0] } ?? [])
      report.rows.append(names.map { .text($0) } + values(group, isOneSided))
    }
    report.totals = zip(report.columns.dropFirst(paths.count), values(all, false)).map {
      ($0.name, $1)
    }
    report.totals.append(
      (
        "average_won",
        Ratio(all.wonAmount, Int128(all.wonWithAmount)).scaled(0).map { .money($0) }
          ?? .undefined("no_data")
      ))
    report.totals.append(("median_won", try medianWon(period)))
    report.n = [("won", all.won), ("closed", all.won + all.lost)]
    report.bars = "won"
    report.formulas = [
      "win_rate: won ÷ (won + lost), by closed_at; of all where figures are told apart by why deals were lost or won",
      "value_rate: won amount ÷ (won + lost amount), likewise",
      "average_won: won amount ÷ won deals with an amount; median_won: the one in the middle",
    ]
    if request.wantsRows {
      let (from, to) = request.moments(period)
      for status in ["won", "lost"] {
        report.behind += try SourceRecord(request).deals(
          status,
          ["status=\(status) closed_at>=\(from.description) closed_at<\(to.description)"]
            + (request.switches.contains("exclude_cancelled")
              ? ["not loss_reason=no_decision,cancelled"] : []),
          group: path)
      }
    }
    return report
  }

  func total(_ groups: [Group]) -> Group {
    var all = Group(title: "")
    for group in groups {
      all.won += group.won
      all.lost += group.lost
      all.wonWithAmount += group.wonWithAmount
      all.wonAmount += group.wonAmount
      all.lostAmount += group.lostAmount
    }
    return all
  }

  private func values(_ group: Group, _ isOneSided: Bool) -> [Report.Value] {
    let rates: [Report.Value] =
      isOneSided
      ? [.undefined("one_sided"), .undefined("one_sided")]
      : [
        Report.percent(group.won, of: group.won + group.lost),
        Report.percent(group.wonAmount, of: group.wonAmount + group.lostAmount),
      ]
    return [
      .count(group.won), .count(group.lost), rates[0], .sum(group.wonAmount),
      .sum(group.lostAmount), rates[1],
    ]
  }

  private func medianWon(_ period: Period) throws(CRMError) -> Report.Value {
    let amounts = try ClosedDeals(request).won(in: period).compactMap { $0.amount }
    guard let median = SalesMath.median(amounts) else { return .undefined("no_data") }
    return median.scaled(0).map { .money($0) } ?? .undefined("too_large")
  }
}

/// Deals that were closed, one by one.
struct ClosedDeals {
  struct Deal {
    var id: Int64
    /// How long it took from being made to being closed, in seconds.
    var seconds: Int64
    /// In the currency of the request; nil without one, without a rate, and where it is larger than amounts are.
    var amount: Int128?
  }

  private let request: ReportRequest

  init(_ request: ReportRequest) { self.request = request }

  /// Those won in a period.
  func won(in period: Period) throws(CRMError) -> [Deal] {
    let (from, to) = request.moments(period)
    let condition = try request.condition(
      .deal, ["status=won closed_at>=\(from.description) closed_at<\(to.description)"])
    let rows = try request.database.connection.prepare(ReportSQL.closed(condition?.text))
    if let condition { rows.bind(condition.values) }
    var exchange = Exchange(request.database, into: request.currency)
    var found: [Deal] = []
    while try rows.step() {
      guard let made = Instant(rows.text(1)), let closed = Instant(rows.text(2)) else { continue }
      var amount: Int128?
      if !rows.isNull(3), Money.isWithinBound(rows.integer(3)) {
        amount = try exchange.convert(rows.integer(3), rows.string(4) ?? "", on: closed.day)
      }
      found.append(
        Deal(
          id: rows.integer(0), seconds: Int64(max(0, closed.seconds - made.seconds)), amount: amount
        ))
    }
    return found
  }
}
