import CRMDomain
import CRMStore

extension ReportSpec {
  /// What was merged into another is no ticket of its own.
  private static let own = "merged_into is empty"

  /// How many tickets came, and how many were resolved.
  static let tickets = ReportSpec(
    "tickets", of: .ticket, in: .month, by: "category", "How many tickets came, and from where.",
    "Tickets made in the period, and how many of these are resolved by now, were reopened, and are late.",
    examples: [
      "crm report tickets --period this-year --by category,month",
      "crm report tickets --by channel --compare previous",
    ],
    figures: [.count("tickets"), .count("resolved"), .count("reopened"), .count("breached")],
    n: [("tickets", "tickets")], order: .most(["tickets"]), bars: "tickets",
    formulas: [
      "tickets: made in the period, without those that were merged into another",
      "resolved, reopened, breached: of these, by now",
    ]
  ) { fold throws(CRMError) in
    let now = fold.request.now
    let clocks = TicketReadings(fold.request)
    try fold.each(
      ["status", "reopened", "breached", "due"], [own, fold.within("created_at")], at: "created_at"
    ) { ticket, entry throws(CRMError) in
      entry.tally["tickets"] = 1
      if TicketWords.over.contains(ticket.text(0) ?? "") { entry.tally["resolved"] = 1 }
      if ticket.number(1) ?? 0 > 0 { entry.tally["reopened"] = 1 }
      // What is late now was not noted yet.
      var isLate = ticket.text(2) != nil || ticket.moment(3).map { $0 < now } ?? false
      if clocks.isNeeded {
        let timers = try clocks.reading(of: ticket.id)?.timers ?? []
        isLate = timers.contains { $0.breachedAt != nil }
      }
      if isLate { entry.tally["breached"] = 1 }
      entry.figure = "tickets"
    }
  }

  /// How soon customers hear from somebody [domain 3.18].
  static let response = ReportSpec(
    "response", of: .ticket, in: .month, by: "priority",
    "How soon customers hear from somebody.",
    "Of the tickets made in the period: from when they came to the first answer of a person, in minutes of work and on the wall; those that are open without an answer wait, and are in no mean.",
    examples: ["crm report response --period this-year", "crm report response --by assignee"],
    figures: [
      .count("answered"), .count("awaiting"), .meanOf("mean", "work"), .medianOf("median", "work"),
      .p90Of("p90", "work"), .meanOf("wall_mean", "wall"), .medianOf("wall_median", "wall"),
    ],
    n: [("answered", "answered"), ("awaiting", "awaiting")], order: .most(["answered"]),
    bars: "median",
    formulas: [
      "mean, median, p90: first public answer of a person, or talk with them, − made, in whole minutes within the hours of the ticket's calendar; wall: in minutes",
      "p90: the value of rank ⌈0.9 n⌉",
    ]
  ) { fold throws(CRMError) in
    let clocks = TicketReadings(fold.request)
    try fold.each(
      ["created_at", "first_response_at", "response_time", "status"],
      [own, fold.within("created_at")], at: "created_at"
    ) { ticket, entry throws(CRMError) in
      var (at, minutes) = (ticket.moment(1), ticket.number(2))
      if clocks.isNeeded {
        let timer = try clocks.reading(of: ticket.id)?.last(.firstResponse)
        at = timer?.doneAt
        minutes = at == nil ? nil : (timer?.spent).map { Int64($0 / 60) }
      }
      guard let made = ticket.moment(0), let answered = at else {
        // What is over without an answer waits for none.
        guard !TicketWords.over.contains(ticket.text(3) ?? "") else { return }
        entry.tally["awaiting"] = 1
        entry.figure = "awaiting"
        return
      }
      entry.tally["answered"] = 1
      entry.tally.append(Int128((answered.seconds - made.seconds) / 60), to: "wall")
      if let minutes { entry.tally.append(Int128(minutes), to: "work") }
      entry.figure = "answered"
    }
  }

  /// How long it takes until tickets are resolved [domain 3.19].
  static let resolution = ReportSpec(
    "resolution", of: .ticket, in: .month, by: "priority",
    "How long it takes until tickets are resolved.",
    "Of the tickets resolved in the period: in minutes of work, without the times that stood still; those that were reopened until they were resolved last.",
    examples: ["crm report resolution --period this-year", "crm report resolution --by category"],
    figures: [
      .count("resolved"), .meanOf("mean", "work"), .medianOf("median", "work"),
      .p90Of("p90", "work"), .count("reopened"),
    ],
    n: [("resolved", "resolved")], order: .most(["resolved"]), bars: "median",
    formulas: [
      "mean, median, p90: resolved − made − paused, in whole minutes within the hours of the ticket's calendar",
      "p90: the value of rank ⌈0.9 n⌉",
    ]
  ) { fold throws(CRMError) in
    let clocks = TicketReadings(fold.request)
    try fold.each(
      ["resolution_time", "reopened"], [own, "not open", fold.within("resolved_at")],
      at: "resolved_at"
    ) { ticket, entry throws(CRMError) in
      entry.tally["resolved"] = 1
      if ticket.number(1) ?? 0 > 0 { entry.tally["reopened"] = 1 }
      var minutes = ticket.number(0)
      if clocks.isNeeded {
        minutes = try clocks.reading(of: ticket.id)?.last(.resolution).map { Int64($0.spent / 60) }
      }
      if let minutes { entry.tally.append(Int128(minutes), to: "work") }
      entry.figure = "resolved"
    }
  }

  /// How many are resolved by the first answer [domain 3.21].
  static let fcr = ReportSpec(
    "fcr", of: .ticket, in: .month, by: "category",
    "How many tickets are resolved by the first answer.",
    "Of the tickets resolved in the period: with one answer, or during the first call, and not reopened. Those resolved less than seven days ago are provisional.",
    examples: ["crm report fcr --period this-year", "crm report fcr --by assignee"],
    figures: [
      .count("resolved"), .count("first_contact"), .share("fcr", "first_contact", of: "resolved"),
      .count("provisional"),
    ],
    n: [("resolved", "resolved"), ("provisional", "provisional")], order: .most(["resolved"]),
    bars: "fcr",
    formulas: [
      "fcr: resolved with one public answer, or by phone, chat or in a meeting without another word and without waiting, and not reopened ÷ resolved in the period",
      "provisional: resolved less than 7 days ago",
    ]
  ) { fold throws(CRMError) in
    var answers: [Int64: Int64] = [:]
    let rows = try fold.rows(TicketSQL.answers, fold.moments)
    while try rows.step() { answers[rows.integer(0)] = rows.integer(1) }
    var later: Set<Int64> = []
    let longer = try fold.rows(TicketSQL.longer, fold.moments)
    while try longer.step() { later.insert(longer.integer(0)) }
    let now = fold.request.now
    try fold.each(
      ["resolved_at", "channel", "reopened", "brought_at"],
      [own, "not open", fold.within("resolved_at")], at: "resolved_at"
    ) { ticket, entry in
      let count = answers[ticket.id] ?? 0
      // Of what was over before it was brought here nobody knows what was said.
      if count == 0, let brought = ticket.moment(3), let at = ticket.moment(0), at < brought {
        entry.isNothing = true
        return
      }
      let isAtOnce =
        ["phone", "chat", "meeting"].contains(ticket.text(1) ?? "") && !later.contains(ticket.id)
      let isFirst = (count == 1 || count == 0 && isAtOnce) && ticket.number(2) ?? 0 == 0
      entry.tally["resolved"] = 1
      if isFirst { entry.tally["first_contact"] = 1 }
      if let at = ticket.moment(0), now.seconds - at.seconds < 7 * 86_400 {
        entry.tally["provisional"] = 1
      }
      entry.figure = isFirst ? "first contact" : "later"
    }
  }

  /// What errors there are, and of what.
  static let errors = ReportSpec(
    "errors", of: .ticket, in: .quarter, by: "product", "What errors there are, and of what.",
    "Tickets made in the period that are errors, incidents or problems, beside all there were.",
    examples: ["crm report errors --period this-year", "crm report errors --by category"],
    figures: [.count("errors"), .count("tickets"), .share("share", "errors", of: "tickets")],
    n: [("errors", "errors"), ("tickets", "tickets")], order: .most(["errors"]), bars: "errors",
    formulas: ["errors: tickets of the kinds error, incident and problem made in the period"]
  ) { fold throws(CRMError) in
    try fold.each(["kind"], [own, fold.within("created_at")], at: "created_at") { ticket, entry in
      entry.tally["tickets"] = 1
      guard ["error", "incident", "problem"].contains(ticket.text(0) ?? "") else { return }
      entry.tally["errors"] = 1
      entry.figure = "errors"
    }
  }

  /// Who has how much to do.
  static let workload = ReportSpec(
    "workload", of: .ticket, in: .month, by: "assignee", "Who has how much to do.",
    "Open tickets now, how many of these wait and are late, and how many were resolved in the period.",
    examples: ["crm report workload", "crm report workload --by team --period this-week"],
    figures: [
      .count("open"), .count("waiting"), .count("late"), .count("resolved"),
    ],
    n: [("open", "open"), ("resolved", "resolved")], order: .most(["open"]), bars: "open",
    formulas: ["late: what was promised next is overdue now; resolved: in the period"]
  ) { fold throws(CRMError) in
    let now = fold.request.now
    let clocks = TicketReadings(fold.request)
    try fold.each(["status", "due"], [own, "open"], at: "created_at") {
      ticket, entry throws(CRMError) in
      entry.tally["open"] = 1
      if TicketWords.waiting.contains(ticket.text(0) ?? "") { entry.tally["waiting"] = 1 }
      var due = ticket.moment(1)
      if clocks.isNeeded {
        due = try clocks.reading(of: ticket.id)?.timers.filter { $0.isRunning }.compactMap(\.due)
          .min()
      }
      if let due, due < now { entry.tally["late"] = 1 }
      entry.figure = "open"
    }
    try fold.each([], [own, "not open", fold.within("resolved_at")], at: "resolved_at") {
      _, entry in
      entry.tally["resolved"] = 1
      entry.figure = "resolved"
    }
  }

  /// How many tickets come from a hundred customers [domain 3.34].
  static let contactRate = ReportSpec(
    "contact-rate", of: .ticket, in: .year, by: "month",
    "How many tickets come from a hundred customers.",
    "Tickets made in the period per 100 customers there are now: companies whose life cycle is customer, and such people who work nowhere; of the companies that are asked for, or by which it is told apart.",
    examples: [
      "crm report contact-rate --period this-year --by month",
      "crm report contact-rate company.country=NO --by month",
      "crm report contact-rate --by company.industry",
    ],
    figures: [
      .count("tickets"),
      Figure("per_100", .decimal, "PER 100") { tally in
        guard tally["customers"] > 0 else { return .undefined("zero_denominator") }
        return Ratio(tally["tickets"] * 100, tally["customers"]).scaled(6).map { .decimal($0) }
          ?? .undefined("no_data")
      },
    ],
    n: [("tickets", "tickets"), ("customers", "customers")], bars: "tickets",
    formulas: ["per_100: tickets made in the period × 100 ÷ customers there are now"]
  ) { fold throws(CRMError) in
    let customers = try Customers(fold)
    try fold.each([], [own, fold.within("created_at")], at: "created_at") { _, entry in
      entry.tally["tickets"] = 1
      entry.figure = "tickets"
    }
    for i in fold.groups.indices {
      fold.groups[i].tally["customers"] = Int128(customers.count(of: fold.groups[i].keys))
    }
    fold.all["customers"] = Int128(customers.all)
  }
}

/// How many customers stand behind a report on tickets: those of the companies it asks for, told apart as it is.
private struct Customers {
  /// All of them.
  let all: Int64
  /// By the value of the company's field that tells them apart; empty where none does.
  private var groups: [String?: Int64] = [:]
  /// Which of the dimensions that is.
  private var place: Int?

  init(_ fold: Fold) throws(CRMError) {
    let database = fold.request.database
    // A filter on the company of a ticket is one on customers; any other is one on tickets alone.
    let filters = fold.request.filters.compactMap { Self.ofCompany($0) }
    let isWhole = filters.isEmpty
    func condition(_ noun: NounName, _ more: [String]) throws(CRMError) -> SQLCondition? {
      try fold.request.condition(noun, ["lifecycle=customer", "active"] + more, own: false)
    }
    func count(_ noun: NounName, _ more: [String]) throws(CRMError) -> Int64 {
      var query = RecordQuery(noun, [])
      query.condition = try condition(noun, more)
      return Int64(try query.count(in: database))
    }
    let people = isWhole ? try count(.contact, ["company is empty"]) : 0
    all = try count(.company, filters) + people
    for (i, dimension) in fold.dimensions.enumerated() where dimension.name.hasPrefix("company.") {
      let path = try FieldPath(
        String(dimension.name.dropFirst("company.".count)), of: .company, in: database)
      var query = FigureQuery(.company, [.count])
      query.condition = try condition(.company, filters)
      query.by = [dimension.isSpread ? .each(path) : .field(path, else: nil)]
      for row in try query.run(in: database) {
        groups[row.keys.first?.key, default: 0] += row.figures[0]
      }
      groups[nil, default: 0] += people
      place = i
      return
    }
  }

  /// The filter on companies that one on tickets is; nil where it asks something else.
  private static func ofCompany(_ filter: String) -> String? {
    let text = filter.trimmed
    // Of several tests some are about tickets.
    guard !text.contains(" ") else { return nil }
    if text.hasPrefix("company.") { return String(text.dropFirst("company.".count)) }
    if text.hasPrefix("company["), text.hasSuffix("]") {
      return String(text.dropFirst("company[".count).dropLast())
    }
    return nil
  }

  /// How many stand behind a group.
  func count(of keys: [String?]) -> Int64 {
    guard let place, place < keys.count else { return all }
    return groups[keys[place]] ?? 0
  }
}

extension ReportSpec.Figure {
  /// The mean of values.
  fileprivate static func meanOf(_ name: String, _ slot: String) -> Self {
    Self(name, .decimal) { tally in
      let values = tally.values(slot)
      guard !values.isEmpty else { return .undefined("no_data") }
      return SalesMath.mean(values).scaled(6).map { .decimal($0) } ?? .undefined("no_data")
    }
  }

  /// The one in the middle of values.
  fileprivate static func medianOf(_ name: String, _ slot: String) -> Self {
    Self(name, .decimal) { tally in
      SalesMath.median(tally.values(slot))?.scaled(6).map { .decimal($0) }
        ?? .undefined("no_data")
    }
  }

  /// The value of rank ⌈0.9 n⌉.
  fileprivate static func p90Of(_ name: String, _ slot: String) -> Self {
    Self(name, .decimal) { tally in
      let sorted = tally.values(slot).sorted()
      guard !sorted.isEmpty else { return .undefined("no_data") }
      return Ratio(sorted[(9 * sorted.count + 9) / 10 - 1], 1).scaled(6).map { .decimal($0) }
        ?? .undefined("no_data")
    }
  }
}
