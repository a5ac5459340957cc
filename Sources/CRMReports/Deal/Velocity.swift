import CRMDomain
import CRMStore

extension ReportSpec {
  /// How fast money is made: open deals × win rate × average deal ÷ length of a cycle.
  static let velocity = ReportSpec(
    "velocity", in: .quarter, "How fast money is made.",
    "Open deals × win rate × average deal ÷ length of a cycle; what is missing is named.",
    examples: ["crm report velocity --period 2026", "crm report velocity --by owner"],
    figures: [
      .count("open"), .share("win_rate", "won", of: "won", "lost"),
      Figure("average", .money) { tally in
        Ratio(tally["amount.won"], tally["with.won"] * Tally.fine).scaled(0).map { .money($0) }
          ?? .undefined(tally["won"] == 0 ? "no_won_deals" : "no_amount")
      },
      Figure("cycle", .decimal, "CYCLE DAYS") { tally in
        guard tally["won"] > 0 else { return .undefined("no_won_deals") }
        return Ratio(tally["seconds"], tally["won"] * 86_400).scaled(6).map { .decimal($0) }
          ?? .undefined("no_cycle")
      },
      Figure("per_day", .money) { $0.velocity(days: 1) },
      Figure("per_month", .money, "PER 30 DAYS") { $0.velocity(days: 30) },
    ],
    n: [("open", "open"), ("won", "won"), ("closed", "closed")], chief: "per_month",
    formulas: [
      "per_day: open deals × win rate × average won amount ÷ mean days of a cycle, of a day or more; per_month: × 30"
    ]
  ) { fold throws(CRMError) in
    guard !fold.dimensions.contains(where: { $0.isTime }) else {
      throw .usage("what is open now is of no month: velocity is told apart by fields")
    }
    // Of one line the sums are what it says.
    if fold.dimensions.isEmpty { fold.totals = .own([]) }
    try fold.count("open", ["open"], at: "created_at", [.count("open")])
    try fold.countOutcomes()
    try fold.eachWon { deal, entry in entry.tally["seconds"] += deal.seconds }
    guard fold.request.wantsRows else { return }
    try fold.each(
      [], ["status=won,lost " + fold.within("closed_at")], at: "closed_at", isBehindAlone: true
    ) { _, entry in entry.figure = "closed" }
  }
}

extension Tally {
  /// What is made in so many days.
  fileprivate func velocity(days: Int128) -> Report.Value {
    let (open, won, closed) = (self["open"], self["won"], self["won"] + self["lost"])
    guard open > 0 else { return .undefined("no_open_deals") }
    guard closed > 0 else { return .undefined("no_closed_deals") }
    guard self["with.won"] > 0 else {
      return .undefined(won == 0 ? "no_won_deals" : "no_amount")
    }
    let seconds = self["seconds"]
    guard seconds > 0 else { return .undefined("no_cycle") }
    guard seconds >= won * 86_400 else { return .undefined("cycle_below_a_day") }
    let velocity = SalesMath.velocity(
      open: Int(clamping: open), won: Int(clamping: won), closed: Int(clamping: closed),
      wonAmount: Tally.told(self["amount.won"]), withAmount: Int(clamping: self["with.won"]),
      seconds: seconds)
    guard let velocity else { return .undefined("too_large") }
    let (whole, isTooLarge) = velocity.numerator.multipliedReportingOverflow(by: days)
    let amount = isTooLarge ? nil : Ratio(whole, velocity.denominator).scaled(0)
    return amount.map { .money($0) } ?? .undefined("too_large")
  }
}
