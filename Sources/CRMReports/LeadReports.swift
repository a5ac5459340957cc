import CRMDomain
import CRMStore

/// How many leads become customers.
package struct LeadReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  /// Of the leads made in the period, how many are customers by now, by source; with `flow` the customers of the
  /// period by its leads.
  package func report() throws(CRMError) -> Report {
    let period = request.period(usual: .quarter)
    let (from, to) = request.moments(period)
    guard request.by.map({ ["source", "owner"].contains($0) }) ?? true else {
      throw .usage("leads are told apart by source or owner")
    }
    let byOwner = request.by == "owner"
    let isFlow = request.switches.contains("flow")
    if isFlow, byOwner || !request.filters.isEmpty {
      throw .usage("--flow is of all leads and customers, by source")
    }
    let condition = try request.condition(.lead)
    let rows = try request.database.connection.prepare(
      ReportSQL.leads(condition.map { $0.shifted(by: 3) }, byOwner: byOwner))
    rows.bind(
      [.text(from.description), .text(to.description), .text(request.now.description)]
        + (condition?.values ?? []))
    var groups: [(key: String?, leads: Int64, customers: Int64)] = []
    var behind: [Report.SourceRecord] = []
    while try rows.step() {
      let key = rows.string(1)
      if !groups.contains(where: { $0.key == key }) { groups.append((key, 0, 0)) }
      guard let i = groups.firstIndex(where: { $0.key == key }) else { continue }
      groups[i].leads += 1
      let isCustomer = !isFlow && rows.integer(2) != 0
      if isCustomer { groups[i].customers += 1 }
      if request.wantsRows {
        behind.append(
          Report.SourceRecord(
            figure: isCustomer ? "customers" : "leads", group: key ?? "(none)", noun: .lead,
            id: rows.integer(0), title: "", amount: nil, currency: nil, at: nil))
      }
    }
    if isFlow {
      let new = try request.database.connection.prepare(ReportSQL.newCustomers)
      new.bind([.text(from.description), .text(to.description)])
      while try new.step() {
        let key = new.string(0)
        if !groups.contains(where: { $0.key == key }) { groups.append((key, 0, 0)) }
        guard let i = groups.firstIndex(where: { $0.key == key }) else { continue }
        groups[i].customers += new.integer(1)
      }
    }
    var report = Report(
      "leads", period: period, currency: request.currency,
      [
        byOwner
          ? Report.Column("owner", .text, "OWNER") : Report.Column("source", .text, "SOURCE"),
        Report.Column("leads", .count, "LEADS"),
        Report.Column("customers", .count, "CUSTOMERS"),
        Report.Column("conversion", .percent, "CONVERSION"),
      ])
    groups.sort {
      ($0.key == nil ? 1 : 0, -$0.leads, $0.key ?? "") < (
        $1.key == nil ? 1 : 0, -$1.leads, $1.key ?? ""
      )
    }
    for group in groups {
      report.rows.append([
        .text(group.key ?? "(none)"), .count(group.leads), .count(group.customers),
        Report.percent(group.customers, of: group.leads),
      ])
    }
    let leads = groups.reduce(0) { $0 + $1.leads }
    let customers = groups.reduce(0) { $0 + $1.customers }
    report.totals = [
      ("leads", .count(leads)), ("customers", .count(customers)),
      ("conversion", Report.percent(customers, of: leads)),
    ]
    report.n = [("leads", leads), ("customers", customers)]
    report.bars = "leads"
    report.behind = behind
    report.formulas = [
      isFlow
        ? "flow: customers whose first won deal or order lies in the period ÷ leads made in the period; may exceed 100 %"
        : "conversion: leads made in the period whose person or company has a won deal or an order by now ÷ leads made in the period"
    ]
    return report
  }

  /// How good the leads of each source are: how many became MQL, SQL, and were won.
  package func quality() throws(CRMError) -> Report {
    guard request.by.map({ $0 == "source" }) ?? true else {
      throw .usage("the quality of leads is told apart by source")
    }
    let period = request.period(usual: .quarter)
    let (from, to) = request.moments(period)
    func bound(_ sql: String) throws(CRMError) -> any Statement {
      let rows = try request.database.connection.prepare(sql)
      rows.bind([.text(from.description), .text(to.description)])
      return rows
    }
    var reached: [Int64: (source: String, statuses: Set<String>)] = [:]
    let rows = try bound(ReportSQL.leadStatuses)
    while try rows.step() {
      reached[rows.integer(0), default: (rows.string(1) ?? "(none)", [])].statuses.insert(
        rows.string(2) ?? "")
    }
    var won: Set<Int64> = []
    let wins = try bound(ReportSQL.wonLeads)
    while try wins.step() { won.insert(wins.integer(0)) }
    var groups: [String: (leads: Int64, mql: Int64, sql: Int64, won: Int64)] = [:]
    var behind: [Report.SourceRecord] = []
    for (id, lead) in reached.sorted(by: { $0.key < $1.key }) {
      let isWon = won.contains(id)
      // Whoever came further was there before.
      let isSQL = isWon || !lead.statuses.isDisjoint(with: ["sql", "converted"])
      let isMQL = isSQL || lead.statuses.contains("mql")
      groups[lead.source, default: (0, 0, 0, 0)].leads += 1
      if isMQL { groups[lead.source, default: (0, 0, 0, 0)].mql += 1 }
      if isSQL { groups[lead.source, default: (0, 0, 0, 0)].sql += 1 }
      if isWon { groups[lead.source, default: (0, 0, 0, 0)].won += 1 }
      guard request.wantsRows else { continue }
      behind.append(
        Report.SourceRecord(
          figure: isWon ? "won" : isSQL ? "sql" : isMQL ? "mql" : "leads", group: lead.source,
          noun: .lead, id: id, title: "", amount: nil, currency: nil, at: nil))
    }
    var report = Report(
      "lead-quality", period: period, currency: request.currency,
      [
        Report.Column("source", .text, "SOURCE"), Report.Column("leads", .count, "LEADS"),
        Report.Column("mql", .count, "MQL"), Report.Column("sql", .count, "SQL"),
        Report.Column("won", .count, "WON"), Report.Column("mql_rate", .percent, "MQL RATE"),
        Report.Column("sql_rate", .percent, "SQL RATE"),
        Report.Column("won_rate", .percent, "WON RATE"),
      ])
    var all: (leads: Int64, mql: Int64, sql: Int64, won: Int64) = (0, 0, 0, 0)
    func values(_ g: (leads: Int64, mql: Int64, sql: Int64, won: Int64)) -> [Report.Value] {
      [
        .count(g.leads), .count(g.mql), .count(g.sql), .count(g.won),
        Report.percent(g.mql, of: g.leads),
        Report.percent(g.sql, of: g.mql), Report.percent(g.won, of: g.sql),
      ]
    }
    for (source, group) in groups.sorted(by: {
      (-$0.value.leads, $0.key) < (-$1.value.leads, $1.key)
    }) {
      report.rows.append([.text(source)] + values(group))
      all = (all.leads + group.leads, all.mql + group.mql, all.sql + group.sql, all.won + group.won)
    }
    report.totals = zip(report.columns.dropFirst(), values(all)).map { ($0.name, $1) }
    report.n = [("leads", all.leads), ("won", all.won)]
    report.bars = "leads"
    report.behind = behind
    report.formulas = [
      "mql_rate: MQL ÷ leads; sql_rate: SQL ÷ MQL; won_rate: won ÷ SQL, of the leads made in the period"
    ]
    return report
  }
}
