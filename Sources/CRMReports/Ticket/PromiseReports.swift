import CRMDomain
import CRMStore

extension ReportSpec {
  /// How many promises were kept [domain 3.20].
  static let sla = ReportSpec(
    "sla", of: .ticket, in: .month, by: "priority", "How many promises were kept.",
    "Of each kind of promise: kept ÷ kept and broken. One counts in the period in which it was due, or was kept, whichever came first; what is not due yet counts for nothing.",
    examples: ["crm report sla --period this-year", "crm report sla --by assignee,month"],
    figures: ServiceClock.Kind.allCases.flatMap { kind -> [Figure] in
      let name = kind.rawValue
      return [
        .count(name + "_met", "MET"), .count(name + "_breached", "BREACHED"),
        .share(
          name, under: name.replacing("_", by: " ").uppercased(), name + "_met",
          of: name + "_met", name + "_breached"),
      ]
    },
    n: [("tickets", "tickets")], order: .titles, bars: "resolution",
    formulas: [
      "share: met ÷ (met + breached), by kind of promise; done exactly when it was due is met"
    ]
  ) { fold throws(CRMError) in
    guard let period = fold.period else { return }
    let (from, to) = fold.request.moments(period)
    let now = fold.request.now
    let database = fold.request.database
    let clock = TicketClock(database)
    let table = try database.table(.ticket)
    let row = Row(table.layout)
    try fold.each(
      [], ["merged_into is empty", "created_at<\(to.description)"], at: "created_at"
    ) { ticket, entry throws(CRMError) in
      guard try database.load(ticket.id, of: table, into: row) else { return }
      let history = try clock.history(of: row)
      guard history.last >= from || row[Common.open] == true else { return }
      var counts = PromiseCounts()
      let reading = ServiceClock(history.events, at: now).read()
      guard counts.add(reading, from: from, to: to) else { return }
      entry.tally["tickets"] = 1
      for kind in ServiceClock.Kind.allCases {
        entry.tally[kind.rawValue + "_met"] = Int128(counts.count(kind).met)
        entry.tally[kind.rawValue + "_breached"] = Int128(counts.count(kind).breached)
      }
      entry.figure = reading.timers.contains { $0.breachedAt != nil } ? "breached" : "met"
    }
  }

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
    var turns: [Int64: [(at: Instant, wasOver: Bool, isOver: Bool)]] = [:]
    let rows = try fold.rows(TicketSQL.turns, [.text(to.description)])
    while try rows.step() {
      guard let at = Instant(rows.text(1)) else { continue }
      turns[rows.integer(0), default: []].append(
        (
          at, TicketWords.over.contains(rows.string(2) ?? ""),
          TicketWords.over.contains(rows.string(3) ?? "")
        ))
    }
    try fold.each(
      ["created_at", "resolved_at", "status"],
      ["merged_into is empty", "created_at<\(to.description)"], at: "created_at"
    ) { ticket, entry in
      guard let made = ticket.moment(0) else { return }
      var steps = turns[ticket.id] ?? []
      // What a file brought as resolved says when, and nothing else.
      if steps.isEmpty, TicketWords.over.contains(ticket.text(2) ?? "") {
        steps = [(ticket.moment(1) ?? made, false, true)]
      }
      var isOpen = made < from
      if made >= from { entry.tally["opened"] = 1 }
      var isOpenNow = true
      for step in steps where step.wasOver != step.isOver && step.at < to {
        if step.at < from {
          isOpen = !step.isOver
        } else if step.isOver {
          entry.tally["resolved"] += 1
        } else {
          entry.tally["reopened"] += 1
        }
        isOpenNow = !step.isOver
      }
      if isOpen, made < from { entry.tally["start"] = 1 }
      guard isOpenNow else { return }
      entry.tally["end"] = 1
      let days = (to.seconds - 1 - made.seconds) / 86_400
      let slot =
        days <= 1 ? "days_0_1" : days <= 7 ? "days_2_7" : days <= 30 ? "days_8_30" : "days_31"
      entry.tally[slot] = 1
      entry.figure = "end"
    }
  }
}
