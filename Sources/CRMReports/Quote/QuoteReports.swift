import CRMDomain
import CRMStore

extension ReportSpec {
  /// How many quotes are accepted, and whether they are followed up in time.
  static let quotes = ReportSpec(
    "quotes", of: .quote, in: .quarter, by: "status",
    "How many quotes are accepted, and followed up in time.",
    "By the day they were decided; follow-ups by the day they were due. With '--by' the quotes accepted of those decided stand beside each.",
    examples: ["crm report quotes --period 2026", "crm report quotes --by owner --period 2026"],
    figures: [
      .count("quotes"), .money("net"), .money("recurring", "MONTHLY"), .count("accepted"),
      .share("hit_rate", "accepted", of: "quotes"),
    ],
    totals: .own([
      .share("hit_rate", "accepted", of: "quotes"), .count("follow_ups"), .count("in_time"),
      .share("in_time_rate", "in_time", of: "follow_ups"),
    ]),
    n: [("decided", "quotes"), ("accepted", "accepted"), ("due", "follow_ups")], bars: "quotes",
    formulas: [
      "hit_rate: accepted ÷ (accepted + rejected + expired), by the day of the decision",
      "net: what is paid once; recurring: what recurs each month",
      "in_time: follow-ups due in the period that were done, or with somebody in touch, by the day they were due; cancelled ones are not counted",
    ]
  ) { fold throws(CRMError) in
    // What is told by what came of it has no share that was accepted.
    if fold.dimensions.contains(where: { $0.name == "status" }) {
      fold.hidden = ["accepted", "hit_rate"]
      if fold.dimensions.count == 1 {
        fold.order = .found
        for status in QuoteWords.decidedStatuses { fold.place([status], [status]) }
      }
    }
    let followUps: [Figure] = [
      .count("follow_ups"), .count("in_time"),
      .share("in_time_rate", "in_time", of: "follow_ups"),
    ]
    // Follow-ups are tasks: which of them conditions on quotes mean is not told.
    let isOfAll = fold.request.filters.isEmpty
    if fold.hidden.isEmpty {
      fold.totals = .figures(isOfAll ? followUps : [])
    } else if !isOfAll {
      fold.totals = .own([.share("hit_rate", "accepted", of: "quotes")])
    }
    let today = fold.request.today
    let decided = "status=" + QuoteWords.decidedStatuses.joined(separator: ",")
    try fold.each(
      ["status", "net", "currency", "recurring"], [decided, fold.within("decided_at")],
      at: "decided_at"
    ) { quote, entry in
      entry.figure = quote.text(0)
      entry.tally["quotes"] = 1
      if quote.text(0) == "accepted" { entry.tally["accepted"] = 1 }
      entry.add(quote.amount(1), quote.text(2), to: "net", on: today)
      entry.add(quote.amount(3), quote.text(2), to: "recurring", on: today)
    }
    if isOfAll { try countFollowUps(&fold) }
  }

  /// The tasks that asked for answers: how many were due, and how many done by then.
  private static func countFollowUps(_ fold: inout Fold) throws(CRMError) {
    guard let period = fold.period else { return }
    let zone = fold.request.rules.dates.clock.zone
    func day(_ text: Bytes) -> Day? { Day(text) ?? Instant(text).map { zone.local($0).day } }
    let rows = try fold.rows(
      ReportSQL.quoteFollowUps, [.text(period.first.description), .text(period.last.description)])
    while try rows.step() {
      guard let last = day(rows.text(1)) else { continue }
      // Who was in touch has followed up, and who says that it is done has, too.
      let isInTime = [day(rows.text(2)), day(rows.text(3))].contains {
        $0.map { $0 <= last } ?? false
      }
      // What is not due yet has not been missed.
      guard isInTime || last < fold.request.today else { continue }
      fold.all["follow_ups"] += 1
      if isInTime { fold.all["in_time"] += 1 }
      guard fold.request.wantsRows else { continue }
      fold.behind.append(
        Report.SourceRecord(
          figure: isInTime ? "in_time" : "late", group: "", noun: .task, id: rows.integer(0),
          title: rows.string(4) ?? "", amount: nil, currency: nil, at: rows.string(1)))
    }
  }

  /// What was sold, product by product.
  static let products = ReportSpec(
    "products", of: .line, in: .year, by: "product", "What was sold, product by product.",
    "The lines of orders made in the period that were not cancelled; '--by' tells them apart by another field, as product.group or order.company.",
    examples: [
      "crm report products --period 2026 --sort -net --top 10", "crm report products --by month",
    ],
    figures: [
      .count("lines"),
      Figure("quantity", .decimal) {
        Int64(exactly: $0["quantity"]).map { .decimal($0) } ?? .undefined("too_large")
      },
      .money("net"),
      Figure("recurring", .money, "MONTHLY") {
        .sum(QuoteMath.divided($0["yearly"], by: 12 * Tally.fine))
      },
    ],
    n: [("lines", "lines")], order: .most(["net"]), bars: "net",
    formulas: [
      "net: what is paid once, without VAT; recurring: what recurs, each month",
      "quantity: in the unit of each line",
    ]
  ) { fold throws(CRMError) in
    let today = fold.request.today
    let sold = "order order.status!=cancelled"
    try fold.each(
      ["quantity", "net", "currency", "period", "order.ordered_on"],
      [sold, fold.days("order.ordered_on")], at: "order.ordered_on"
    ) { line, entry in
      entry.figure = "lines"
      entry.tally["lines"] = 1
      entry.tally["quantity"] = Int128(line.number(0) ?? 0)
      let period = line.text(3) ?? "once"
      entry.add(
        line.amount(1), line.text(2), to: period == "once" ? "net" : "yearly",
        on: line.day(4) ?? today, times: period == "once" ? 1 : QuoteMath.timesAYear(period))
    }
  }
}
