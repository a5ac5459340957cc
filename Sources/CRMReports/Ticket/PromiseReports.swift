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
    let clocks = TicketReadings(fold.request)
    // What was over before the period has nothing in it.
    try fold.each(
      ["brought_at"],
      [
        "merged_into is empty", "created_at<\(to.description)",
        "(open or updated_at>=\(from.description))",
      ], at: "created_at"
    ) { ticket, entry throws(CRMError) in
      guard let reading = try clocks.reading(of: ticket.id) else { return }
      let outcomes = reading.outcomes(from: from, to: to, since: ticket.moment(0))
      guard !outcomes.isEmpty else {
        entry.isNothing = true
        return
      }
      for (i, one) in outcomes.enumerated() {
        var tally = Tally()
        if i == 0 { tally["tickets"] = 1 }
        tally[one.kind.rawValue + (one.isBroken ? "_breached" : "_met")] = 1
        entry.parts.append((one.at, tally))
        entry.tally.add(tally)
      }
      entry.figure = outcomes.contains { $0.isBroken } ? "breached" : "met"
    }
  }
}

/// What the clocks of tickets say, as a report sees them.
struct TicketReadings {
  private let request: ReportRequest
  private let clock: TicketClock

  init(_ request: ReportRequest) {
    self.request = request
    clock = TicketClock(request.database)
  }

  /// What is kept of the clock beside a ticket is as it is today: of a day that is past it is worked out.
  var isNeeded: Bool { request.database.past != nil }

  func reading(of ticket: Int64) throws(CRMError) -> ServiceClock.Reading? {
    guard let row = try request.database.row(ticket, of: .ticket) else { return nil }
    return ServiceClock(try clock.history(of: row).events, at: request.now).read()
  }
}
