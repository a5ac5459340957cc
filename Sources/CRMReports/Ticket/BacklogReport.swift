import CRMDomain
import CRMStore

extension ReportSpec {
  /// How many tickets are open at the end of a period, for how long, and how that came about [domain 3.22].
  static let backlog = ReportSpec(
    "backlog", of: .ticket, in: .month, by: "priority",
    "How many tickets are open, for how long, and how that came about.",
    "At the end of the period, or now: those that were open at its beginning, and those opened and reopened in it, less those resolved. The ages are of those open at the end, in whole days.",
    examples: ["crm report backlog", "crm report backlog --period last-month --by team"],
    figures: [
      .count("start"), .count("opened"), .count("reopened"), .count("resolved"), .count("end"),
      .count("days_0_1", "0–1 D"), .count("days_2_7", "2–7 D"), .count("days_8_30", "8–30 D"),
      .count("days_31", "> 30 D"),
    ],
    n: [("end", "end")], order: .most(["end"]), bars: "end",
    formulas: [
      "end = start + opened + reopened − resolved",
      "ages: whole days from when it was made to the end of the period, or now",
    ]
  ) { fold throws(CRMError) in
    guard let period = fold.period else { return }
    let (from, until) = fold.request.moments(period)
    let to = min(until, fold.request.now + 1)
    // By weeks or months it is told for each of them, one after the other.
    let spans = fold.spans(of: period)
    var turns: [Int64: [BacklogTurn]] = [:]
    let rows = try fold.rows(TicketSQL.turns, [.text(to.description)])
    while try rows.step() {
      guard let at = Instant(rows.text(1)) else { continue }
      turns[rows.integer(0), default: []].append(
        BacklogTurn(
          at: at, wasOver: TicketWords.over.contains(rows.string(2) ?? ""),
          isOver: TicketWords.over.contains(rows.string(3) ?? "")))
    }
    try fold.each(
      ["created_at", "resolved_at", "status"],
      ["merged_into is empty", "created_at<\(to.description)"], at: "created_at"
    ) { ticket, entry in
      guard let made = ticket.moment(0) else { return }
      var steps = turns[ticket.id] ?? []
      // What a file brought as resolved says when, and nothing else.
      if steps.isEmpty, TicketWords.over.contains(ticket.text(2) ?? "") {
        let at = ticket.moment(1) ?? made
        steps = [BacklogTurn(at: at, wasOver: false, isOver: true)]
      }
      entry.tally = BacklogTurn.tally(made, steps, from: from, to: to)
      for span in spans {
        let part = BacklogTurn.tally(made, steps, from: span.from, to: min(span.to, to))
        // A week in which it was neither open nor opened tells nothing.
        guard ["start", "opened", "reopened"].contains(where: { part[$0] > 0 }) else { continue }
        entry.parts.append((span.from, part))
      }
      if !spans.isEmpty, entry.parts.isEmpty { entry.isNothing = true }
      if entry.tally["end"] > 0 { entry.figure = "end" }
    }
  }
}

/// A ticket that was over, or was not any more.
private struct BacklogTurn {
  var at: Instant
  var wasOver: Bool
  var isOver: Bool

  /// What a ticket adds to the backlog from a moment to before another.
  static func tally(
    _ made: Instant, _ steps: [BacklogTurn], from: Instant, to: Instant
  ) -> Tally {
    var tally = Tally()
    guard made < to, from < to else { return tally }
    var isOpen = made < from
    if made >= from { tally["opened"] = 1 }
    var isOpenNow = true
    for step in steps where step.wasOver != step.isOver && step.at < to {
      if step.at < from {
        isOpen = !step.isOver
      } else if step.isOver {
        tally["resolved"] += 1
      } else {
        tally["reopened"] += 1
      }
      isOpenNow = !step.isOver
    }
    if isOpen, made < from { tally["start"] = 1 }
    guard isOpenNow else { return tally }
    tally["end"] = 1
    let days = (to.seconds - 1 - made.seconds) / 86_400
    let slot =
      days <= 1 ? "days_0_1" : days <= 7 ? "days_2_7" : days <= 30 ? "days_8_30" : "days_31"
    tally[slot] = 1
    return tally
  }
}

extension Fold {
  /// The weeks, months, quarters or years of a period, where figures are told apart by them; none where they are not.
  fileprivate func spans(of period: Period) -> [(from: Instant, to: Instant)] {
    var unit: Period.Unit?
    for case .time(let one) in dimensions { unit = one }
    guard let unit else { return [] }
    let (from, to) = request.moments(period)
    var spans: [(from: Instant, to: Instant)] = []
    var day = period.first
    while day <= min(period.last, request.today) {
      let one = Period(unit, around: day)
      let (start, end) = request.moments(one)
      spans.append((max(start, from), min(end, to)))
      day = one.last + 1
    }
    return spans
  }
}
