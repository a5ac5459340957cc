import CRMDomain
import CRMStore

/// Somebody looks at what is unusual. Nothing is refused by it: whether it is fraud is for people to say.
package enum RiskJob: Job {
  package static let name = "risks"
  package static let sentence =
    "Customers who send back much, and large orders soon after an address or a bank account changed, are looked at by somebody (the setting risk_limits)."

  package static func run(_ run: JobRun) throws(CRMError) {
    let settings = try run.database.settings()
    guard let limits = settings["risk_limits"].flatMap({ RiskLimits($0) }) else { return }
    let own = try run.zone(nil)
    func start(_ days: Int) -> Instant { own.instant(run.today - days) }
    if let returns = limits.returns {
      let rows = try run.database.connection.prepare(RiskSQL.returns)
      rows.bind([.text(start(RiskLimits.returnDays).description), .integer(Int64(returns))])
      try eachCustomer(rows, run) { row in
        (
          "returns", row.integer(3),
          "\(row.integer(2)) lines sent back within \(RiskLimits.returnDays) days"
        )
      }
    }
    if let refunds = limits.refunds {
      let rows = try run.database.connection.prepare(RiskSQL.refunds)
      let day = run.today - RiskLimits.boughtDays
      rows.bind([.text(day.description), .integer(Int64(refunds))])
      try eachCustomer(rows, run) { row in
        // Less than a hundred thousand million each: a hundred times that fits.
        let share = row.integer(3) == 0 ? 100 : row.integer(2) * 100 / row.integer(3)
        return ("refunds", row.integer(4), "\(share) % of what was bought within a year came back")
      }
    }
    if let days = limits.changed, let order = limits.order {
      try tellOfChanges(run, days, order, settings.currency, own)
    }
  }

  /// A customer with whom something is unusual.
  private struct Customer {
    let noun: NounName
    let number: Int64
    /// How a task is about it.
    let link: Key<Int64>

    static func company(_ number: Int64) -> Customer {
      Customer(noun: .company, number: number, link: Task.company)
    }
    static func person(_ number: Int64) -> Customer {
      Customer(noun: .contact, number: number, link: Task.contact)
    }
  }

  private static func eachCustomer(
    _ rows: any Statement, _ run: JobRun,
    _ tell: (any Statement) -> (rule: String, last: Int64, words: String)
  ) throws(CRMError) {
    var found: [(Customer, String, Int64, String)] = []
    while try rows.step() {
      let customer: Customer =
        rows.isNull(0) ? .person(rows.integer(1)) : .company(rows.integer(0))
      let (rule, last, words) = tell(rows)
      found.append((customer, rule, last, words))
    }
    rows.reset()
    for (customer, rule, last, words) in found {
      try alarm(run, customer, rule, "\(last)", words, [])
    }
  }

  /// Large orders whose customer has a new address or bank account.
  private static func tellOfChanges(
    _ run: JobRun, _ days: Int, _ order: Int, _ currency: Currency, _ own: TimeZoneRules
  ) throws(CRMError) {
    guard let least = Money.rescaled(Int64(order), from: 0, to: currency.places) else { return }
    let rows = try run.database.connection.prepare(RiskSQL.large)
    let start = run.editor.operation.context.at - 30 * 86_400
    rows.bind([.text(start.description), .integer(least), .text(currency.code)])
    var orders: [(customers: [Customer], id: Int64, number: String, at: Instant)] = []
    while try rows.step() {
      guard var at = Instant(rows.text(4)) else { continue }
      // It was made by the end of the day it says, though it was noted later.
      if let day = Day(rows.text(5)) { at = min(at, own.instant(day + 1)) }
      var customers: [Customer] = []
      if !rows.isNull(1) { customers.append(.company(rows.integer(1))) }
      if !rows.isNull(2) { customers.append(.person(rows.integer(2))) }
      orders.append((customers, rows.integer(0), rows.string(3) ?? "", at))
    }
    rows.reset()
    for order in orders {
      for customer in order.customers {
        guard let what = try changed(run, customer, days, until: order.at) else { continue }
        try alarm(
          run, order.customers[0], "changed", "\(order.id)",
          "order \(order.number) came soon after \(what) changed",
          order.customers)
        break
      }
    }
  }

  /// What of a customer became something else within so many days before a moment; nil for nothing.
  private static func changed(
    _ run: JobRun, _ customer: Customer, _ days: Int, until end: Instant
  ) throws(CRMError) -> String? {
    let table = try run.database.table(customer.noun)
    guard run.database.connection.isKnown(table.name + "_past") else { return nil }
    let rows = try run.database.connection.prepare(RiskSQL.past(table.name, table.noun))
    rows.bind(1, customer.number)
    defer { rows.reset() }
    let count = 1 + table.noun.fields.count { $0.custom != nil && RiskLimits.tellsOfBank($0.name) }
    var before: (at: Instant?, texts: [String?])?
    while try rows.step() {
      let texts = (0..<count).map { rows.string(1 + $0) }
      if let before, let at = before.at, at <= end, end.seconds - at.seconds <= days * 86_400 {
        // What was not there before is new, and no change.
        for i in texts.indices where before.texts[i] != nil && before.texts[i] != texts[i] {
          return i == 0 ? "the e-mail address" : "the bank account"
        }
      }
      before = (rows.string(0).flatMap { $0.withBytes { Instant($0) } }, texts)
    }
    return nil
  }

  /// A task to look at it: one a matter, and none while one of that kind is open.
  private static func alarm(
    _ run: JobRun, _ customer: Customer, _ rule: String, _ matter: String, _ words: String,
    _ about: [Customer]
  ) throws(CRMError) {
    guard try run.begin(customer.noun, customer.number) else { return }
    let prefix = "risk:\(rule):\(customer.noun.rawValue):\(customer.number):"
    if rule != "changed",
      try run.database.connection.integer(
        RiskSQL.openTask, .text(prefix), .text(String(prefix.dropLast()) + ";")) != nil
    {
      return
    }
    let table = try run.database.table(customer.noun)
    let links = (about.isEmpty ? [customer] : about).map { ($0.link, Optional($0.number)) }
    var owner = try run.database.connection.integer(
      RiskSQL.owner(table.name), .integer(customer.number))
    if owner == nil { owner = try run.database.connection.integer(UserSQL.administrator) }
    try run.makeTask(
      prefix + matter, "Review: " + words, due: run.today, owner: owner, links)
  }
}
