import CRMDomain
import CRMStore

extension ReportSpec {
  /// What will be sold.
  package static let forecast = ReportSpec(
    "forecast", in: .quarter,
    switches: [
      Switch(name: "include-overdue", help: "Count open deals whose expected day is over.")
    ],
    "What will be sold in a period.",
    """
    Won, with what is as good as sure (commit), with what may well be (best case), with all there is; and open \
    amounts by their probability. Deals whose expected day is over are told apart, '--include-overdue' counts them. \
    '--as-of' asks of the deals as they were then.
    """,
    examples: [
      "crm report forecast --period next-quarter --by owner",
      "crm report forecast --period 2026-Q4 --as-of 2026-11-01 --json",
    ],
    figures: [
      .money("closed"), .money("commit", of: "closed", "open.commit"),
      .money("best_case", of: "closed", "open.commit", "open.best_case"),
      .money("total", of: "closed", "open.commit", "open.best_case", "open.pipeline"),
      .money("weighted"), .count("deals", of: "open", "won"),
      .count("without_amount", "NO AMOUNT"), .count("overdue"),
    ],
    totals: .figures([
      Figure("coverage", .ratio) { $0.coverage }
    ]),
    n: [
      ("open", "open"), ("won", "won"), ("without_amount", "without_amount"),
      ("overdue", "overdue"), ("without_close", "without_close"),
    ], bars: "total",
    formulas: [
      "closed: won in the period, by closed_at",
      "commit, best_case, total: with open deals of 80, 50, 0 per cent and more whose close lies in the period",
      "weighted: the sum of amount × probability of these open deals",
      "overdue: open deals whose close lies in the period and is over; not counted unless asked for",
      "without_close: open deals without an expected close, which are in no period",
      "coverage: open amount ÷ (quota − closed), of those who have a quota where there is none for everybody",
    ]
  ) { fold throws(CRMError) in
    try count(&fold)
    try tellUndated(&fold)
    try measure(&fold)
  }

  /// Counts what was won in the period and what may be.
  private static func count(_ fold: inout Fold) throws(CRMError) {
    try fold.count(
      "closed", ["status=won " + fold.within("closed_at")], at: "closed_at", ratesOf: "closed_at",
      [.count("won"), .without("without_amount"), .amount("closed")])
    guard let period = fold.period else { return }
    let today = fold.request.today
    let includes = fold.has("include-overdue")
    let first = includes || period.first > today ? period.first : today
    func open(_ first: Day, _ last: Day) -> [String]? {
      first > last
        ? nil : ["open close>=\(first.description) close<=\(last.description)", forecasted]
    }
    if let open = open(first, period.last) {
      try fold.count(
        "open", open, at: "close", split: (.category, { $0 }),
        [.count("open"), .without("without_amount"), .amount("open."), .weighted("weighted")])
    }
    // Those of the period that should have been decided before today are not what will be.
    if !includes, let overdue = open(period.first, min(period.last, today - 1)) {
      try fold.count("overdue", overdue, at: "close", [.count("overdue")])
    }
  }

  /// What is in a forecast at all.
  private static let forecasted = "not category=omitted"

  /// The open deals that have no expected close, and so are in the forecast of no period.
  private static func tellUndated(_ fold: inout Fold) throws(CRMError) {
    let undated = "open close is empty " + forecasted
    var query = FigureQuery(.deal, [.count])
    query.condition = try fold.request.condition(.deal, [undated])
    let count = try query.run(in: fold.request.database).first?.figures[0] ?? 0
    fold.all["without_close"] = Int128(count)
    guard count > 0 else { return }
    let command =
      (["crm deal list"] + (fold.request.filters + [undated]).map { ShellWord.of($0) })
      .joined(separator: " ")
    fold.notes.append(
      "not counted: \(count) open \(count == 1 ? "deal" : "deals") without an expected close: \(command)"
    )
  }

  /// What is held against the quotas of a period: what all have where there is one quota for everybody, else what
  /// those have whose quotas are added up.
  private static func measure(_ fold: inout Fold) throws(CRMError) {
    guard let period = fold.period else { return }
    let (quotas, uncounted) = try Quotas(fold.request).all(in: period)
    fold.excluded += uncounted
    if let whole = Quotas.whole(quotas) { fold.all["quota"] = whole * Tally.fine }
    let own = quotas.filter { $0.isComplete }
    guard !own.isEmpty, !own.contains(where: { $0.user == 0 }) else {
      fold.all["measured_won"] = fold.all["closed"]
      fold.all["measured_open"] = fold.all.expected
      return
    }
    let sold = try sold(fold.request, in: period)
    for group in sold.groups where own.contains(where: { "\($0.user)" == group.keys[0] }) {
      fold.all["measured_won"] += group.tally["closed"]
      fold.all["measured_open"] += group.tally.expected
    }
  }

  /// What each owner has won and may win, of the deals that are asked for.
  static func sold(_ request: ReportRequest, in period: Period) throws(CRMError) -> Fold {
    var byOwner = request
    byOwner.by = "owner"
    byOwner.period = period
    byOwner.wantsRows = false
    var fold = try Fold(forecast, byOwner)
    try count(&fold)
    return fold
  }
}

extension Tally {
  /// What is open of a forecast, whatever its category.
  var expected: Int128 { self["open.commit"] + self["open.best_case"] + self["open.pipeline"] }

  /// How far what is open covers what is left of the quota.
  var coverage: Report.Value {
    let coverage = SalesMath.coverage(
      open: self["measured_open"], quota: sum("quota"), won: self["measured_won"])
    return coverage.ratio?.scaled(6).map { .decimal($0) }
      ?? .undefined(coverage.reason ?? "no_data")
  }

  /// The amounts of a forecast as they are told: what is won, with each category more, and weighted.
  package var forecast:
    (closed: Int128, commit: Int128, best: Int128, total: Int128, weighted: Int128)
  {
    let sums = SalesMath.categories(
      closed: self["closed"], commit: self["open.commit"], best: self["open.best_case"],
      pipeline: self["open.pipeline"])
    return (
      Tally.told(self["closed"]), Tally.told(sums.commit), Tally.told(sums.best),
      Tally.told(sums.total), Tally.told(self["weighted"])
    )
  }
}
