import CRMDomain
import CRMStore

extension ReportSpec {
  /// How many leads become customers.
  static let leads = ReportSpec(
    "leads", of: .lead, in: .quarter, by: "source",
    switches: [
      Switch(
        name: "flow", help: "New customers of the period by its leads, whoever they come from.")
    ], "How many leads become customers, by source.",
    "Of the leads made in the period, those whose person or company has a won deal or an order by now; '--flow' the customers of the period by its leads.",
    examples: ["crm report leads --period 2026", "crm report leads --period 2026 --flow"],
    figures: [
      .count("leads"), .count("customers"), .share("conversion", "customers", of: "leads"),
    ],
    n: [("leads", "leads"), ("customers", "customers")], order: .most(["leads"]), bars: "leads",
    formulas: [
      "conversion: leads made in the period whose person or company has a won deal or an order by now ÷ leads made in the period"
    ]
  ) { fold throws(CRMError) in
    let isFlow = fold.has("flow")
    if isFlow, fold.request.by.map({ $0 != "source" }) ?? false || !fold.request.filters.isEmpty {
      throw .usage("--flow is of all leads and customers, by source")
    }
    let customers =
      isFlow
      ? []
      : try fold.numbers(
        ReportSQL.leadCustomers, fold.moments + [.text(fold.request.now.description)])
    try fold.each([], [fold.within("created_at")], at: "created_at") { lead, entry in
      let isCustomer = customers.contains(lead.id)
      entry.tally["leads"] = 1
      if isCustomer { entry.tally["customers"] = 1 }
      entry.figure = isCustomer ? "customers" : "not customers"
    }
    guard isFlow else { return }
    fold.formulas = [
      "flow: customers whose first won deal or order lies in the period ÷ leads made in the period; may exceed 100 %"
    ]
    let new = try fold.rows(ReportSQL.newCustomers, fold.moments)
    while try new.step() {
      var tally = Tally()
      tally["customers"] = Int128(new.integer(1))
      fold.all.add(tally)
      fold.add(tally, to: [fold.named(fold.dimensions[0], new.string(0), nil)])
    }
  }

  /// How good leads are: how many became MQL, SQL, and were won.
  static let leadQuality = ReportSpec(
    "lead-quality", of: .lead, in: .quarter, by: "source",
    "How far the leads of each source come.",
    "MQL of leads, SQL of MQL, won of SQL, of the leads made in the period.",
    examples: ["crm report lead-quality --period 2026"],
    figures: [
      .count("leads"), .count("mql"), .count("sql"), .count("won"),
      .share("mql_rate", "mql", of: "leads"), .share("sql_rate", "sql", of: "mql"),
      .share("won_rate", "won", of: "sql"),
    ],
    n: [("leads", "leads"), ("won", "won")], order: .most(["leads"], noneLast: false),
    bars: "leads",
    formulas: [
      "mql_rate: MQL ÷ leads; sql_rate: SQL ÷ MQL; won_rate: won ÷ SQL, of the leads made in the period"
    ]
  ) { fold throws(CRMError) in
    var reached: [Int64: Set<String>] = [:]
    let rows = try fold.rows(ReportSQL.leadStatuses, fold.moments)
    while try rows.step() {
      reached[rows.integer(0), default: []].insert(rows.string(1) ?? "")
    }
    let won = try fold.numbers(ReportSQL.wonLeads, fold.moments)
    try fold.each([], [fold.within("created_at")], at: "created_at") { lead, entry in
      // Whoever came further was there before.
      let statuses = reached[lead.id] ?? []
      let isWon = won.contains(lead.id)
      let isSQL = isWon || !statuses.isDisjoint(with: ["sql", "converted"])
      let isMQL = isSQL || statuses.contains("mql")
      entry.tally["leads"] = 1
      if isMQL { entry.tally["mql"] = 1 }
      if isSQL { entry.tally["sql"] = 1 }
      if isWon { entry.tally["won"] = 1 }
      entry.figure = isWon ? "won" : isSQL ? "sql" : isMQL ? "mql" : "not qualified"
    }
  }
}
