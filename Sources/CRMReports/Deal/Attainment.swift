import CRMDomain

extension ReportSpec {
  /// What of their quotas people have sold.
  static let attainment = ReportSpec(
    "attainment", in: .quarter, by: "owner", called: "user", isToldApart: false,
    "What of their quotas people have sold.",
    "Quotas are 'crm quota add USER 2026-Q4 600k'; coverage is what is open by what is left to sell. Open deals whose expected day is over are not counted, and named.",
    examples: ["crm report attainment --period 2026-Q4"],
    figures: [
      Figure("quota", .money) { $0.sum("quota").map { .sum(Tally.told($0)) } ?? $0.noQuota },
      .money("won"),
      Figure("attainment", .percent) { tally in
        tally.sum("quota").map { Report.percent(tally["measured_won"], of: $0) } ?? tally.noQuota
      },
      .money("open"),
      Figure("coverage", .ratio) { tally in
        tally.sum("quota") == nil ? tally.noQuota : tally.coverage
      },
      .count("deals", "WON DEALS"),
    ],
    n: [("won", "deals"), ("quotas", "quotas")], bars: "attainment",
    formulas: [
      "attainment: won ÷ quota; of the total what those won who have a quota ÷ their quotas, or what all won ÷ the quota of everybody",
      "quota: that of the period, or those of shorter periods that make it up without a gap",
      "coverage: open amount with a close in the period ÷ (quota − won), of the same people",
    ]
  ) { fold throws(CRMError) in
    guard let period = fold.period else { return }
    let sold = try sold(fold.request, in: period)
    let found = try Quotas(fold.request).all(in: period)
    fold.excluded = sold.excluded + found.excluded
    let quotas = found.quotas
    var people = sold.groups.map { ($0.keys, $0.titles) }
    for quota in quotas
    where quota.user != 0 && !people.contains(where: { $0.0 == ["\(quota.user)"] }) {
      people.append((["\(quota.user)"], [quota.name]))
    }
    // The quota that is everybody's is met by all; else each is met by whose it is.
    let isOfAll = quotas.contains { $0.user == 0 && $0.isComplete }
    for (keys, titles) in people {
      let its = sold.groups.first { $0.keys == keys }?.tally ?? Tally()
      let quota = quotas.first { "\($0.user)" == keys[0] }
      var tally = Tally()
      (tally["won"], tally["open"], tally["deals"]) = (its["closed"], its.expected, its["won"])
      var all = tally
      (tally["measured_won"], tally["measured_open"]) = (tally["won"], tally["open"])
      if isOfAll || quota?.whole != nil {
        (all["measured_won"], all["measured_open"]) = (tally["won"], tally["open"])
      }
      fold.all.add(all)
      if let whole = quota?.whole { tally["quota"] = whole * Tally.fine }
      if quota != nil { tally.reasons["quota"] = "part_of_period" }
      fold.groups[fold.place(keys, titles)].tally = tally
    }
    if let whole = Quotas.whole(quotas) { fold.all["quota"] = whole * Tally.fine }
    if !quotas.isEmpty { fold.all.reasons["quota"] = "part_of_period" }
    fold.all["quotas"] = Int128(quotas.count)
    let overdue = sold.all["overdue"]
    if overdue > 0 {
      fold.notes.append(
        "not counted: \(overdue) open \(overdue == 1 ? "deal" : "deals") whose expected close is over"
      )
    }
    guard fold.request.wantsRows else { return }
    try fold.each(
      [], ["status=won " + fold.within("closed_at")], at: "closed_at", isBehindAlone: true
    ) { _, entry in entry.figure = "won" }
  }
}

extension Tally {
  /// Why there is no quota.
  fileprivate var noQuota: Report.Value { .undefined(reasons["quota"] ?? "no_quota") }
}
