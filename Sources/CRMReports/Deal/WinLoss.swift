import CRMDomain
import CRMStore

extension ReportSpec {
  /// What was won and lost.
  static let winloss = ReportSpec(
    "winloss", in: .quarter, by: "loss_reason",
    switches: [Switch(name: "exclude-cancelled", help: "Leave out what nobody decided.")],
    "What was won and lost in a period, and why.",
    "By loss reason unless '--by' says otherwise, by two fields with a comma between (competitor, owner, source …); '--exclude-cancelled' leaves out what nobody decided.",
    examples: [
      "crm report winloss --period last-quarter",
      "crm report winloss --by loss_reason,competitor --period 2026",
      "crm report winloss --by month --period 2026",
    ],
    figures: [
      .count("won"), .count("lost"), .share("win_rate", "won", of: "won", "lost"),
      .money("won_amount", of: "amount.won"), .money("lost_amount", of: "amount.lost"),
      .share("value_rate", under: "BY VALUE", "amount.won", of: "amount.won", "amount.lost"),
    ],
    totals: .figures([
      .mean("average_won", "amount.won", by: "with.won", else: "no_data"),
      Figure("median_won", .money) { tally in
        guard let median = SalesMath.median(tally.values("amounts")) else {
          return .undefined("no_data")
        }
        return Ratio(median.numerator, median.denominator * Tally.fine).scaled(0).map { .money($0) }
          ?? .undefined("too_large")
      },
    ]),
    n: [("won", "won"), ("closed", "closed")], order: .most(["closed"]), bars: "won",
    formulas: [
      "win_rate: won ÷ (won + lost), by closed_at; of all where figures are told apart by why deals were lost or won",
      "value_rate: won amount ÷ (won + lost amount), likewise",
      "average_won: won amount ÷ won deals with an amount; median_won: the one in the middle",
    ]
  ) { fold throws(CRMError) in
    let cancelled = fold.has("exclude-cancelled") ? ["not loss_reason=no_decision,cancelled"] : []
    try fold.countOutcomes(cancelled)
    try fold.eachWon { deal, entry in
      entry.list(deal.amount, deal.code, in: "amounts", on: deal.closed.day)
    }
    // What only lost deals have, or only won ones, tells nothing of how many of both were won.
    let oneSided = ["loss_reason", "win_reason", "status", "stage"]
    if fold.dimensions.contains(where: { oneSided.contains($0.name) }) {
      fold.meaningless = ["win_rate": "one_sided", "value_rate": "one_sided"]
    }
    guard fold.request.wantsRows else { return }
    for status in ["won", "lost"] {
      try fold.each(
        [], ["status=\(status) " + fold.within("closed_at")] + cancelled, at: "closed_at",
        isBehindAlone: true
      ) { _, entry in entry.figure = status }
    }
  }
}

/// A deal that was won.
struct WonDeal {
  let created: Instant
  let closed: Instant
  let amount: Int64?
  let code: String?
  /// How long it took, in seconds.
  var seconds: Int128 { Int128(max(0, closed.seconds - created.seconds)) }
}

extension Fold {
  /// Counts the deals closed in the period: `won`, `lost`, `closed`, and `amount.` and `with.` of each.
  mutating func countOutcomes(_ conditions: [String] = []) throws(CRMError) {
    try count(
      nil, ["status=won,lost " + within("closed_at")] + conditions, at: "closed_at",
      ratesOf: "closed_at", split: (.field("status"), { $0 }),
      [.count("closed"), .count("."), .withAmount("with."), .amount("amount.")])
  }

  /// Hands each deal won in the period to `body`.
  mutating func eachWon(
    of span: Period? = nil, label: String? = nil, inAllAlone: Bool = false,
    _ body: (_ deal: WonDeal, _ entry: inout Entry) throws(CRMError) -> Void
  ) throws(CRMError) {
    let condition = within("closed_at", of: span)
    try each(
      ["created_at", "closed_at", "amount", "currency"], ["status=won " + condition],
      at: "closed_at", inAllAlone: inAllAlone
    ) { record, entry throws(CRMError) in
      guard let created = record.moment(0), let closed = record.moment(1) else { return }
      entry.figure = label
      try body(
        WonDeal(
          created: created, closed: closed, amount: record.amount(2), code: record.text(3)),
        &entry)
    }
  }
}
