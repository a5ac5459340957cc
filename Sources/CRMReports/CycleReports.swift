import CRMDomain
import CRMStore

/// How long it takes from the first day to a won deal, and in which stages.
package struct CycleReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  private static func days(_ ratio: Ratio?) -> Report.Value {
    guard let ratio,
      let days = Ratio(ratio.numerator, ratio.denominator * 86_400).scaled(6)
    else { return .undefined("no_data") }
    return .decimal(days)
  }

  /// The report: mean and median days of deals won in the period, in all and stage by stage, and of the period
  /// before.
  package func report() throws(CRMError) -> Report {
    let period = request.period(usual: .quarter)
    var report = Report(
      "cycle", period: period, currency: request.currency,
      [
        Report.Column("stage", .text, "STAGE"), Report.Column("deals", .count, "DEALS"),
        Report.Column("mean", .decimal, "MEAN DAYS"), Report.Column("median", .decimal, "MEDIAN"),
      ])
    let won = try ClosedDeals(request).won(in: period)
    let seconds = won.map { $0.seconds }
    let book = try PipelineCatalogue(request.database)
    let durations = try passages(period)
    for stage in book.stages {
      guard let own = durations[stage.id], !own.isEmpty else { continue }
      report.rows.append([
        .text(stage.key), .count(Int64(own.count)), Self.days(SalesMath.mean(own)),
        Self.days(SalesMath.median(own)),
      ])
    }
    report.totals = [
      ("deals", .count(Int64(won.count))),
      ("mean", seconds.isEmpty ? .undefined("no_data") : Self.days(SalesMath.mean(seconds))),
      ("median", Self.days(SalesMath.median(seconds))),
    ]
    var before = request
    before.period = period.previous
    let earlier = try ClosedDeals(before).won(in: period.previous).map { $0.seconds }
    report.totals.append(
      ("mean_before", earlier.isEmpty ? .undefined("no_data") : Self.days(SalesMath.mean(earlier))))
    report.n = [("won", Int64(won.count)), ("won_before", Int64(earlier.count))]
    report.bars = "mean"
    report.formulas = [
      "mean, median: closed_at − created_at of deals won in the period, in days of 86,400 seconds",
      "by stage: how long they were in it; the stages of a deal add up to its length, without the time it was lost",
      "mean_before: of the period before",
    ]
    if request.wantsRows {
      let (from, to) = request.moments(period)
      report.behind = try SourceRecord(request).deals(
        "won", ["status=won closed_at>=\(from.description) closed_at<\(to.description)"], group: nil
      )
    }
    return report
  }

  /// How long each won deal was in each stage, in seconds.
  private func passages(_ period: Period) throws(CRMError) -> [Int64: [Int64]] {
    let (from, to) = request.moments(period)
    let condition = try request.condition(
      .deal, ["status=won closed_at>=\(from.description) closed_at<\(to.description)"])
    let rows = try request.database.connection.prepare(ReportSQL.passages(condition?.text))
    if let condition { rows.bind(condition.values) }
    var steps: [(deal: Int64, stage: Int64, at: Int, made: Int, closed: Int)] = []
    while try rows.step() {
      guard let at = Instant(rows.text(2)), let made = Instant(rows.text(3)),
        let closed = Instant(rows.text(4))
      else { continue }
      steps.append((rows.integer(0), rows.integer(1), at.seconds, made.seconds, closed.seconds))
    }
    let book = try PipelineCatalogue(request.database)
    var inStage: [Int64: [Int64: Int64]] = [:]
    for (i, step) in steps.enumerated() {
      guard book.stage(step.stage)?.kind == .open else { continue }
      // The first stage begins when the deal does, the last one ends when it is closed.
      let isFirst = i == 0 || steps[i - 1].deal != step.deal
      let start = isFirst ? step.made : step.at
      let isLast = i + 1 == steps.count || steps[i + 1].deal != step.deal
      let end = isLast ? step.closed : min(steps[i + 1].at, step.closed)
      inStage[step.stage, default: [:]][step.deal, default: 0] += Int64(max(0, end - start))
    }
    return inStage.mapValues { deals in deals.sorted { $0.key < $1.key }.map { $0.value } }
  }
}

/// How fast money is made: open deals × win rate × average deal ÷ length of a cycle.
package struct VelocityReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  /// The report, of the deals closed in the period and those open now.
  package func report() throws(CRMError) -> Report {
    let period = request.period(usual: .quarter)
    let groups = try WinLossReport(request).groups(period, nil)
    let all = WinLossReport(request).total(groups.groups)
    let seconds = try ClosedDeals(request).won(in: period).reduce(Int128(0)) {
      $0 + Int128($1.seconds)
    }
    var query = FigureQuery(.deal, [.count])
    query.condition = try request.condition(.deal, ["open"])
    let open = try query.run(in: request.database).first?.figures[0] ?? 0
    var report = Report(
      "velocity", period: period, currency: request.currency,
      [
        Report.Column("open", .count, "OPEN"), Report.Column("win_rate", .percent, "WIN RATE"),
        Report.Column("average", .money, "AVERAGE"), Report.Column("cycle", .decimal, "CYCLE DAYS"),
        Report.Column("per_day", .money, "PER DAY"),
        Report.Column("per_month", .money, "PER 30 DAYS"),
      ])
    report.chief = "per_month"
    report.excluded = groups.excluded
    let velocity = SalesMath.velocity(
      open: Int(open), won: Int(all.won), closed: Int(all.won + all.lost), wonAmount: all.wonAmount,
      withAmount: Int(all.wonWithAmount), seconds: seconds)
    let noAmount = all.won == 0 ? "no_won_deals" : "no_amount"
    let missing =
      open == 0
      ? "no_open_deals"
      : all.won + all.lost == 0
        ? "no_closed_deals"
        : all.wonWithAmount == 0
          ? noAmount
          : seconds == 0
            ? "no_cycle"
            : seconds < Int128(all.won) * 86_400 ? "cycle_below_a_day" : "too_large"
    func money(_ ratio: Ratio?, times: Int128 = 1) -> Report.Value {
      guard let ratio else { return .undefined(missing) }
      let (whole, isTooLarge) = ratio.numerator.multipliedReportingOverflow(by: times)
      let amount = isTooLarge ? nil : Ratio(whole, ratio.denominator).scaled(0)
      return amount.map { .money($0) } ?? .undefined("too_large")
    }
    let cycle: Report.Value =
      all.won == 0
      ? .undefined("no_won_deals")
      : Ratio(seconds, Int128(all.won) * 86_400).scaled(6).map { .decimal($0) }
        ?? .undefined("no_cycle")
    report.rows = [
      [
        .count(open), Report.percent(all.won, of: all.won + all.lost),
        Ratio(all.wonAmount, Int128(all.wonWithAmount)).scaled(0).map { .money($0) }
          ?? .undefined(noAmount),
        cycle, money(velocity), money(velocity, times: 30),
      ]
    ]
    report.n = [("open", open), ("won", all.won), ("closed", all.won + all.lost)]
    report.formulas = [
      "per_day: open deals × win rate × average won amount ÷ mean days of a cycle, of a day or more; per_month: × 30"
    ]
    if request.wantsRows {
      let (from, to) = request.moments(period)
      report.behind = try SourceRecord(request).deals("open", ["open"], group: nil)
      report.behind += try SourceRecord(request).deals(
        "closed", ["status=won,lost closed_at>=\(from.description) closed_at<\(to.description)"],
        group: nil)
    }
    return report
  }
}

/// How many deals that come into a stage go further.
package struct ConversionReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  /// Of the deals that entered each stage in the period, how many went further or were won, how many are open.
  package func report() throws(CRMError) -> Report {
    let period = request.period(usual: .quarter)
    let (from, to) = request.moments(period)
    let condition = try request.condition(.deal)
    // The moments come first, so what the condition compares with is counted on.
    let text = condition.map { $0.shifted(by: 2) }
    let rows = try request.database.connection.prepare(ReportSQL.entered(text))
    rows.bind([.text(from.description), .text(to.description)] + (condition?.values ?? []))
    let book = try PipelineCatalogue(request.database)
    struct Count {
      var entered: Int64 = 0; var passed: Int64 = 0; var open: Int64 = 0; var won: Int64 = 0
    }
    var counts: [Int64: Count] = [:]
    var behind: [Report.SourceRecord] = []
    while try rows.step() {
      guard let stage = book.stage(rows.integer(0)), stage.kind == .open else { continue }
      let isWon = rows.string(2) == "won"
      let isOpen = rows.string(2) == "open"
      let isPassed = isWon || (!rows.isNull(3) && rows.integer(3) > stage.position)
      if request.switches.contains("closed_only"), isOpen, !isPassed { continue }
      counts[stage.id, default: Count()].entered += 1
      if isPassed { counts[stage.id, default: Count()].passed += 1 }
      if isOpen, !isPassed { counts[stage.id, default: Count()].open += 1 }
      if isWon { counts[stage.id, default: Count()].won += 1 }
      if request.wantsRows {
        behind.append(
          Report.SourceRecord(
            figure: isPassed ? "passed" : isOpen ? "open" : "not passed", group: stage.key,
            noun: .deal,
            id: rows.integer(1), title: "", amount: nil, currency: nil, at: nil))
      }
    }
    var report = Report(
      "conversion", period: period, currency: request.currency,
      [
        Report.Column("stage", .text, "STAGE"), Report.Column("entered", .count, "ENTERED"),
        Report.Column("passed", .count, "PASSED"), Report.Column("open", .count, "STILL OPEN"),
        Report.Column("rate", .percent, "RATE"),
      ])
    // Of each pipeline the first stage that any deal entered is where its deals began.
    var first: Count?
    var begun: Set<Int64> = []
    let seen = book.stages.filter { $0.kind == .open && counts[$0.id] != nil }
    let isMixed = Set(seen.map { $0.pipeline }).count > 1
    for stage in seen {
      guard let count = counts[stage.id] else { continue }
      if begun.insert(stage.pipeline).inserted {
        first = Count(
          entered: (first?.entered ?? 0) + count.entered, won: (first?.won ?? 0) + count.won)
      }
      let name = isMixed ? book.name(ofPipeline: stage.pipeline) + " " + stage.key : stage.key
      report.rows.append([
        .text(name), .count(count.entered), .count(count.passed), .count(count.open),
        Report.percent(count.passed, of: count.entered),
      ])
    }
    report.totals = [
      ("entered", .count(first?.entered ?? 0)), ("won", .count(first?.won ?? 0)),
      ("overall", Report.percent(first?.won ?? 0, of: first?.entered ?? 0)),
    ]
    report.n = [("entered", first?.entered ?? 0), ("won", first?.won ?? 0)]
    report.bars = "rate"
    report.behind = behind
    let since = try request.database.connection.prepare(ReportSQL.firstStep)
    if try since.step(), let moment = Instant(since.text(0)), moment >= to {
      let day = request.rules.dates.clock.zone.local(moment).day
      report.notes.append(
        "of then nothing is known: deals are followed from stage to stage since \(day.description)")
    }
    since.reset()
    report.formulas = [
      "entered: deals that came into the stage in the period",
      "passed: went into a later stage afterwards, or were won; a stage left out counts as passed",
      "rate: passed ÷ entered; overall: won ÷ entered of the first stage of each pipeline",
    ]
    return report
  }
}
