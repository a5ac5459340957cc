import CRMDomain
import CRMStore

extension ReportSpec {
  /// How long it takes from the first day to a won deal, and in which stages.
  static let cycle = ReportSpec(
    "cycle", in: .quarter, by: "stage", "How long it takes from the first day to a won deal.",
    "Mean and median, in all and stage by stage, and of the period before; '--by' tells deals apart, not stages.",
    examples: ["crm report cycle --period 2026", "crm report cycle --by owner --period 2026"],
    figures: [.count("deals"), .meanDays("mean", "MEAN DAYS"), .medianDays("median")],
    totals: .own([
      .count("deals"), .meanDays("mean"), .medianDays("median"),
      .meanDays("mean_before", of: "before"),
    ]),
    n: [("won", "deals"), ("won_before", "deals_before")], bars: "mean",
    formulas: [
      "mean, median: closed_at − created_at of deals won in the period, in days of 86,400 seconds",
      "by stage: how long they were in it; the stages of a deal add up to its length, without the time it was lost",
      "mean_before: of the period before",
    ]
  ) { fold throws(CRMError) in
    guard let period = fold.period else { return }
    let isByStage = fold.dimensions.count == 1 && fold.dimensions[0].isStage
    try fold.eachWon(label: "won", inAllAlone: isByStage) { deal, entry in
      entry.tally["deals"] += 1
      entry.tally.append(deal.seconds, to: "days")
    }
    if isByStage { try countPassages(&fold) }
    try fold.eachWon(of: period.previous, inAllAlone: true) { deal, entry in
      entry.tally["deals_before"] += 1
      entry.tally.append(deal.seconds, to: "before")
    }
  }

  /// How long each won deal was in each stage.
  private static func countPassages(_ fold: inout Fold) throws(CRMError) {
    let condition = try fold.request.condition(.deal, ["status=won " + fold.within("closed_at")])
    let rows = try fold.rows(ReportSQL.passages(condition?.text), condition?.values ?? [])
    var steps: [(deal: Int64, stage: Int64, at: Int, made: Int, closed: Int)] = []
    while try rows.step() {
      guard let at = Instant(rows.text(2)), let made = Instant(rows.text(3)),
        let closed = Instant(rows.text(4))
      else { continue }
      steps.append((rows.integer(0), rows.integer(1), at.seconds, made.seconds, closed.seconds))
    }
    let book = try PipelineCatalogue(fold.request.database)
    var inStage: [Int64: [Int64: Int128]] = [:]
    for (i, step) in steps.enumerated() {
      guard book.stage(step.stage)?.kind == .open else { continue }
      // The first stage begins when the deal does, the last one ends when it is closed.
      let isFirst = i == 0 || steps[i - 1].deal != step.deal
      let start = isFirst ? step.made : step.at
      let isLast = i + 1 == steps.count || steps[i + 1].deal != step.deal
      let end = isLast ? step.closed : min(steps[i + 1].at, step.closed)
      inStage[step.stage, default: [:]][step.deal, default: 0] += Int128(max(0, end - start))
    }
    for (stage, deals) in inStage {
      var tally = Tally()
      tally["deals"] = Int128(deals.count)
      for seconds in deals.values { tally.append(seconds, to: "days") }
      fold.add(tally, to: [("\(stage)", "")])
    }
  }
}

extension ReportSpec.Figure {
  private static func days(_ ratio: Ratio?) -> Report.Value {
    ratio.flatMap { Ratio($0.numerator, $0.denominator * 86_400).scaled(6) }.map { .decimal($0) }
      ?? .undefined("no_data")
  }

  /// The mean of seconds, in days.
  fileprivate static func meanDays(
    _ name: String, _ heading: String? = nil, of slot: String = "days"
  ) -> Self {
    Self(name, .decimal, heading) { days(SalesMath.mean($0.values(slot))) }
  }

  /// The one in the middle of seconds, in days.
  fileprivate static func medianDays(_ name: String) -> Self {
    Self(name, .decimal) { days(SalesMath.median($0.values("days"))) }
  }
}
