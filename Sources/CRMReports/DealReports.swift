import CRMDomain
import CRMStore

/// What is being sold, stage by stage.
package struct PipelineReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  /// Count, amount and weighted amount of the open deals of each stage, or of each value of another field.
  package func report() throws(CRMError) -> Report {
    let database = request.database
    let book = try PipelineCatalogue(database)
    let byStage = request.by == nil
    let path = try request.path(.deal, usual: "stage")
    var query = FigureQuery(
      .deal, [.count, .withAmount, .amount, .weighted, .rotting(limits(book))])
    query.condition = try request.condition(.deal, ["open"])
    query.by = path
    query.groups = [.currency]
    var report = Report(
      "pipeline", currency: request.currency,
      [
        Report.Column(
          request.by ?? "stage", .text, (path?.field.labels[.en] ?? "Stage").uppercased()),
        Report.Column("deals", .count, "DEALS"), Report.Column("amount", .money, "AMOUNT"),
        Report.Column("weighted", .money, "WEIGHTED"),
        Report.Column("without_amount", .count, "NO AMOUNT"),
        Report.Column("rotting", .count, "ROTTING"),
      ])
    var exchange = Exchange(database, into: request.currency)
    var groups: [Group] = []
    var left = LeftOut(query)
    for row in try query.run(in: database) {
      if groups.last.map({ $0.key != row.key }) ?? true {
        groups.append(Group(key: row.key, title: request.title(row, path)))
      }
      let i = groups.count - 1
      let (count, with) = (row.figures[0], row.figures[1])
      groups[i].count += count
      groups[i].without += count - with - row.beyond
      groups[i].rotting += row.figures[4]
      left.beyond(row, row.groups[0])
      guard let amount = try exchange.convert(row.figures[2], row.groups[0], on: request.today),
        let share = try exchange.convert(row.weighted, row.groups[0], on: request.today)
      else {
        left.unrated(row, with, row.groups[0])
        continue
      }
      groups[i].amount += amount
      groups[i].weighted += share
    }
    report.excluded = try left.named(in: database)
    if byStage {
      // Stages in their order, those without deals too, those of other pipelines only where they have some.
      let order = book.stages.filter { $0.kind == .open }
      var sorted: [Group] = []
      let isNarrow = !request.filters.isEmpty
      for stage in order {
        if let found = groups.first(where: { $0.key == "\(stage.id)" }) {
          sorted.append(found)
        } else if !isNarrow {
          sorted.append(Group(key: "\(stage.id)", title: stage.key))
        }
      }
      let pipelines = Set(sorted.compactMap { g in order.first { "\($0.id)" == g.key }?.pipeline })
      groups = sorted.map { group in
        var group = group
        if pipelines.count > 1, let stage = order.first(where: { "\($0.id)" == group.key }) {
          group.title = book.name(ofPipeline: stage.pipeline) + " " + stage.key
        }
        return group
      }
    } else {
      groups.sort { inOrder(($0.key, $0.title), ($1.key, $1.title)) }
    }
    var total = Group(title: "")
    for group in groups {
      report.rows.append([
        .text(group.title), .count(group.count), .sum(group.amount), .sum(group.expected),
        .count(group.without), .count(group.rotting),
      ])
      total.count += group.count
      total.amount += group.amount
      total.weighted += group.weighted
      total.without += group.without
      total.rotting += group.rotting
    }
    report.totals = [
      ("deals", .count(total.count)), ("amount", .sum(total.amount)),
      ("weighted", .sum(total.expected)),
      ("without_amount", .count(total.without)), ("rotting", .count(total.rotting)),
    ]
    report.n = [("deals", total.count), ("without_amount", total.without)]
    report.bars = "amount"
    report.formulas = [
      "amount: the sum of the amounts of open deals", "weighted: the sum of amount × probability",
      "rotting: longer in the stage than its rotting_days",
    ]
    if request.wantsRows {
      report.behind = try SourceRecord(request).deals("deals", ["open"], group: path)
    }
    return report
  }

  /// What the open deals of a stage come to, or of another field.
  private struct Group {
    var key: String?
    var title: String
    var count: Int64 = 0
    var amount: Int128 = 0
    /// In ten-thousandths of the smallest unit.
    var weighted: Int128 = 0
    /// The weighted amount.
    var expected: Int128 { QuoteMath.divided(weighted, by: 10_000) }
    var without: Int64 = 0
    var rotting: Int64 = 0
  }

  /// The moments before which a deal has been in a stage too long.
  private func limits(_ book: PipelineCatalogue) -> [(stage: Int64, before: String)] {
    book.stages.compactMap { stage in
      stage.rottingDays.map { (stage.id, (request.now - Int($0) * 86_400).description) }
    }
  }
}

/// What will be sold in a period.
package struct ForecastReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  /// What a group of a forecast comes to.
  package struct Group: Sendable {
    /// What it is called, and the value of the field.
    package var key: String?
    package var title: String
    /// Amounts that are won, and open ones by category.
    package var closed: Int128 = 0
    package var commit: Int128 = 0
    package var best: Int128 = 0
    package var pipeline: Int128 = 0
    package var weighted: Int128 = 0
    /// The weighted amount in the smallest unit.
    package var expected: Int128 { QuoteMath.divided(weighted, by: 10_000) }
    /// How many deals there are, won, open, without an amount, and overdue.
    package var won: Int64 = 0
    package var open: Int64 = 0
    package var without: Int64 = 0
    package var overdue: Int64 = 0
  }

  /// The groups, and what could not be counted.
  package func groups() throws(CRMError) -> (
    groups: [Group], excluded: [Report.Excluded], period: Period
  ) {
    let database = request.database
    let period = request.period(usual: .quarter)
    let path = try request.path(.deal)
    var groups: [Group] = []
    var excluded: [Report.Excluded] = []
    var exchange = Exchange(database, into: request.currency)
    var places: [String?: Int] = [:]
    func place(_ row: FigureQuery.Row) -> Int {
      if let known = places[row.key] { return known }
      places[row.key] = groups.count
      groups.append(Group(key: row.key, title: request.title(row, path)))
      return groups.count - 1
    }
    let (from, to) = request.moments(period)
    var won = FigureQuery(.deal, [.count, .withAmount, .amount])
    won.condition = try request.condition(
      .deal, ["status=won closed_at>=\(from.description) closed_at<\(to.description)"])
    won.by = path
    won.groups = [.currency, .day("closed_at")]
    var leftOfWon = LeftOut(won)
    for row in try won.run(in: database) where row.figures[0] > 0 {
      let i = place(row)
      groups[i].won += row.figures[0]
      groups[i].without += row.figures[0] - row.figures[1] - row.beyond
      leftOfWon.beyond(row, row.groups[0])
      let day = row.groups[1].withBytes { Day($0) } ?? request.today
      guard let amount = try exchange.convert(row.figures[2], row.groups[0], on: day) else {
        leftOfWon.unrated(row, row.figures[1], row.groups[0])
        continue
      }
      groups[i].closed += amount
    }
    excluded += try leftOfWon.named(in: database)
    for (isOverdue, filter) in spans(period) {
      var open = FigureQuery(.deal, [.count, .withAmount, .amount, .weighted])
      open.condition = try request.condition(.deal, [filter])
      open.by = path
      open.groups = [.currency, .category]
      var left = LeftOut(open)
      for row in try open.run(in: database) where row.figures[0] > 0 && row.groups[1] != "omitted" {
        let i = place(row)
        if isOverdue {
          groups[i].overdue += row.figures[0]
          continue
        }
        groups[i].open += row.figures[0]
        groups[i].without += row.figures[0] - row.figures[1] - row.beyond
        left.beyond(row, row.groups[0])
        guard let amount = try exchange.convert(row.figures[2], row.groups[0], on: request.today),
          let weighted = try exchange.convert(row.weighted, row.groups[0], on: request.today)
        else {
          left.unrated(row, row.figures[1], row.groups[0])
          continue
        }
        switch row.groups[1] {
        case "commit": groups[i].commit += amount
        case "best_case": groups[i].best += amount
        default: groups[i].pipeline += amount
        }
        groups[i].weighted += weighted
      }
      excluded += try left.named(in: database)
    }
    if path == nil, groups.isEmpty { groups = [Group(title: "")] }
    groups.sort { inOrder(($0.key, $0.title), ($1.key, $1.title)) }
    return (groups, excluded, period)
  }

  /// Which open deals count, and which of the period should have been decided before today: those are not what
  /// will be.
  private func spans(_ period: Period) -> [(isOverdue: Bool, filter: String)] {
    let includes = request.switches.contains("include_overdue")
    let first = includes || period.first > request.today ? period.first : request.today
    let overdue = (true, period.first, min(period.last, request.today - 1))
    return ([(false, first, period.last)] + (includes ? [] : [overdue])).filter { $1 <= $2 }
      .map { ($0, "open close>=\($1.description) close<=\($2.description)") }
  }

  /// The report.
  package func report() throws(CRMError) -> Report {
    let (groups, excluded, period) = try groups()
    var columns = [
      Report.Column("closed", .money, "CLOSED"), Report.Column("commit", .money, "COMMIT"),
      Report.Column("best_case", .money, "BEST CASE"), Report.Column("total", .money, "TOTAL"),
      Report.Column("weighted", .money, "WEIGHTED"), Report.Column("deals", .count, "DEALS"),
      Report.Column("without_amount", .count, "NO AMOUNT"),
      Report.Column("overdue", .count, "OVERDUE"),
    ]
    let path = try request.path(.deal)
    if let path {
      columns.insert(Report.Column(path.name, .text, path.field.labels[.en].uppercased()), at: 0)
    }
    var report = Report(
      "forecast", period: period, currency: request.currency, columns)
    report.excluded = excluded
    var all = Group(title: "")
    for group in groups {
      report.rows.append(values(group, named: path != nil))
      all.closed += group.closed
      all.commit += group.commit
      all.best += group.best
      all.pipeline += group.pipeline
      all.weighted += group.weighted
      all.won += group.won
      all.open += group.open
      all.without += group.without
      all.overdue += group.overdue
    }
    let totals = values(all, named: false)
    report.totals = zip(columns.suffix(8), totals).map { ($0.name, $1) }
    let undated = try undated()
    report.n = [
      ("open", all.open), ("won", all.won), ("without_amount", all.without),
      ("overdue", all.overdue), ("without_close", undated),
    ]
    if undated > 0 {
      let command =
        (["crm deal list"] + (request.filters + [Self.undated]).map { ShellWord.of($0) })
        .joined(separator: " ")
      report.notes.append(
        "not counted: \(undated) open \(undated == 1 ? "deal" : "deals") without an expected close: \(command)"
      )
    }
    let (quotas, uncounted) = try Quotas(request).all(in: period)
    report.excluded += uncounted
    let measured = try measured(all, quotas, period)
    let coverage = SalesMath.coverage(
      open: measured.commit + measured.best + measured.pipeline, quota: Quotas.whole(quotas),
      won: measured.closed)
    report.totals.append(
      (
        "coverage",
        coverage.ratio?.scaled(6).map { .decimal($0) } ?? .undefined(coverage.reason ?? "no_data")
      ))
    report.bars = "total"
    report.formulas = [
      "closed: won in the period, by closed_at",
      "commit, best_case, total: with open deals of 80, 50, 0 per cent and more whose close lies in the period",
      "weighted: the sum of amount × probability of these open deals",
      "overdue: open deals whose close lies in the period and is over; not counted unless asked for",
      "without_close: open deals without an expected close, which are in no period",
      "coverage: open amount ÷ (quota − closed), of those who have a quota where there is none for everybody",
    ]
    if request.wantsRows {
      let (from, to) = request.moments(period)
      report.behind = try SourceRecord(request).deals(
        "closed", ["status=won closed_at>=\(from.description) closed_at<\(to.description)"],
        group: path)
      for (isOverdue, filter) in spans(period) {
        report.behind += try SourceRecord(request).deals(
          isOverdue ? "overdue" : "open", [filter, "not category=omitted"], group: path)
      }
    }
    return report
  }

  /// What is held against the quotas of a period: what all have where there is one quota for everybody, else what
  /// those have whose quotas are added up.
  private func measured(
    _ all: Group, _ quotas: [Quotas.Quota], _ period: Period
  ) throws(CRMError) -> Group {
    let own = quotas.filter { $0.isComplete }
    guard !own.isEmpty, !own.contains(where: { $0.user == 0 }) else { return all }
    var byOwner = request
    byOwner.by = "owner"
    byOwner.period = period
    var measured = Group(title: "")
    for group in try ForecastReport(byOwner).groups().groups
    where own.contains(where: { "\($0.user)" == group.key }) {
      measured.closed += group.closed
      measured.commit += group.commit
      measured.best += group.best
      measured.pipeline += group.pipeline
    }
    return measured
  }

  /// The open deals that are in the forecast of no period.
  private static let undated = "open close is empty not category=omitted"

  /// How many open deals have no expected close, and so are in the forecast of no period.
  private func undated() throws(CRMError) -> Int64 {
    var query = FigureQuery(.deal, [.count])
    query.condition = try request.condition(.deal, [Self.undated])
    return try query.run(in: request.database).first?.figures[0] ?? 0
  }

  private func values(_ group: Group, named: Bool) -> [Report.Value] {
    let sums = SalesMath.categories(
      closed: group.closed, commit: group.commit, best: group.best, pipeline: group.pipeline)
    return (named ? [.text(group.title)] : []) + [
      .sum(group.closed), .sum(sums.commit), .sum(sums.best), .sum(sums.total),
      .sum(group.expected), .count(group.open + group.won), .count(group.without),
      .count(group.overdue),
    ]
  }
}
