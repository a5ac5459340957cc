import CRMDomain
import CRMStore

/// What comes due by itself, done: each kind within an operation of its own, and each thing once, however often
/// and by however many it is run. Days are those of the organisation.
package struct DailyRun {
  /// What there is to do.
  package enum Kind: String, CaseIterable, Sendable {
    case recurrences, quotes, renewals, leads, followups
  }

  /// What was done to a record.
  package struct Outcome: Sendable, Equatable {
    /// The record.
    package var noun: NounName
    package var number: Int64
    /// `created` or `changed`.
    package var result: String
    /// Of what changed, what.
    package var words: String
  }

  private let editor: RecordEditor
  private let today: Day
  private let zone: (Int64?) throws(CRMError) -> TimeZoneRules
  private var database: Database { editor.database }
  private var outcomes: [Outcome] = []
  private let leaving: Set<String>
  /// The record it is at, as `contract:42`: the one that stood in the way, where it stopped.
  package private(set) var at: String?

  /// A run within an operation, on a day of the organisation; `zone` tells the zone of a user.
  ///
  /// - Parameter leaving: the records that stood in the way before, and are left as they are.
  package init(
    _ editor: RecordEditor, today: Day, leaving: Set<String> = [],
    zone: @escaping (Int64?) throws(CRMError) -> TimeZoneRules
  ) {
    self.editor = editor
    self.today = today
    self.leaving = leaving
    self.zone = zone
  }

  /// Goes to a record; false where it is left as it is: it stood in the way before, or whoever runs this may see
  /// it and not change it.
  private mutating func begin(_ noun: NounName, _ number: Int64) throws(CRMError) -> Bool {
    let name = "\(noun.rawValue):\(number)"
    at = name
    guard !leaving.contains(name) else { return false }
    return try database.mayChange(noun, number)
  }

  /// Does what has come due of a kind.
  package mutating func run(_ kind: Kind) throws(CRMError) -> [Outcome] {
    outcomes = []
    switch kind {
    case .recurrences: try recurrences()
    case .quotes: try quotes()
    case .renewals: try renewals()
    case .leads: try leads()
    case .followups: try followups()
    }
    at = nil
    return outcomes
  }

  private mutating func created(_ noun: NounName, _ number: Int64) {
    outcomes.append(Outcome(noun: noun, number: number, result: "created", words: ""))
  }

  private mutating func changed(_ noun: NounName, _ number: Int64, _ words: String) {
    outcomes.append(Outcome(noun: noun, number: number, result: "changed", words: words))
  }

  /// Tells what followed from what was done.
  private mutating func tellConsequences() {
    for one in editor.takeConsequences() {
      if one.outcome.result == "created" {
        created(one.noun, one.outcome.number)
      } else {
        changed(one.noun, one.outcome.number, one.words ?? "changed")
      }
    }
  }

  // MARK: Tasks

  /// A row of tasks goes on when its next day comes, although the one before is still open.
  private mutating func recurrences() throws(CRMError) {
    let finish = FinishTask(editor, zone: zone)
    let table = try database.table(.task)
    let row = Row(table.layout)
    for number in try database.connection.numbers(TaskSQL.repeating) {
      guard try begin(.task, number) else { continue }
      var current = number
      for _ in 0..<1000 {
        guard try editor.operation.load(current, of: table, into: row),
          let due = try finish.nextDue(row), try isHere(due, row),
          let next = try finish.follow(current)
        else { break }
        created(.task, next)
        current = next
      }
    }
  }

  /// Whether the day of what is due has come where somebody is.
  private func isHere(_ due: String, _ row: Row) throws(CRMError) -> Bool {
    let assignee = row.number(Task.assignee)
    let zone = try zone(assignee)
    let day = due.withBytes { bytes in Day(bytes) ?? Instant(bytes).map { zone.local($0).day } }
    return day.map { $0 <= zone.local(editor.operation.context.at).day } ?? false
  }

  /// A task the program makes once for what `origin` says; nil where it did already.
  private mutating func makeTask(
    _ origin: String, _ title: String, due: Day, owner: Int64?, _ links: [(Key<Int64>, Int64?)]
  ) throws(CRMError) {
    guard try database.connection.integer(TaskSQL.byOrigin, .text(origin)) == nil else { return }
    var changes: [FieldChange] = [
      .json(Task.title.name, .string(title)), .set(Task.due, due.description),
    ]
    for (key, number) in links + [(Task.assignee, owner)] {
      if let number { changes.append(.refer(key, to: number)) }
    }
    let made = try editor.add(changes, to: .task).number
    try editor.write(origin, to: Task.origin, of: made, .task)
    created(.task, made)
  }

  // MARK: Quotes

  private mutating func quotes() throws(CRMError) {
    let quotes = QuoteSteps(editor)
    for number in try database.connection.numbers(QuoteSQL.expired, .text(today.description)) {
      guard try begin(.quote, number) else { continue }
      let outcome = try quotes.decide(number, as: "expired", reason: nil)
      changed(.quote, number, "\(outcome.name): expired")
    }
  }

  // MARK: Contracts

  private mutating func renewals() throws(CRMError) {
    try renewByThemselves()
    let table = try database.table(.contract)
    let days = Int(try database.settings()["renewal_days"] ?? "") ?? ContractTerms.renewalDays
    let row = Row(table.layout)
    // Notice can be given for years before an end.
    for number in try database.connection.numbers(
      ContractSQL.ending, .text((today + 3650 + days).description))
    {
      guard try begin(.contract, number) else { continue }
      guard try editor.operation.load(number, of: table, into: row),
        let end = row[Contract.endsOn]
      else { continue }
      let name = row[Contract.title] ?? row[Contract.number] ?? "contract \(number)"
      var owner = row[Contract.owner]
      if owner == nil, let company = row[Contract.company] {
        owner = try database.connection.integer(ContractSQL.companyOwner, .integer(company))
      }
      let links: [(Key<Int64>, Int64?)] = [
        (Task.contract, number), (Task.company, row[Contract.company]),
        (Task.contact, row[Contract.contact]),
      ]
      let renewal = ContractTerms.renewal(of: end, days: days)
      // What renews itself every month asks nobody every month.
      let isShort =
        row[Contract.autoRenew] == true && row[Contract.startsOn].map { $0 > renewal } ?? false
      if today >= renewal, !isShort {
        try makeTask(
          "renewal:\(number):\(end.description)", "Renew \(name)", due: renewal, owner: owner, links
        )
      }
      if let notice = row[Contract.noticeDays] {
        let last = ContractTerms.notice(of: end, days: Int(notice))
        if today >= min(renewal, last - 30), !isShort {
          try makeTask(
            "notice:\(number):\(end.description)", "Notice of \(name) can be given until this day",
            due: last, owner: owner, links)
        }
      }
    }
    for number in try database.connection.numbers(ContractSQL.over, .text(today.description)) {
      guard try begin(.contract, number) else { continue }
      guard try editor.operation.load(number, of: table, into: row) else { continue }
      let name = row[Contract.title] ?? row[Contract.number] ?? ""
      _ = try editor.edit(number, of: .contract, [.set(Contract.status, "ended")])
      changed(.contract, number, "\(name): ended")
      tellConsequences()
    }
  }

  /// Contracts that renew themselves go on, term by term up to today; what asked to renew them is done.
  private mutating func renewByThemselves() throws(CRMError) {
    for number in try database.connection.numbers(
      ContractSQL.selfRenewing, .text(today.description))
    {
      guard try begin(.contract, number) else { continue }
      var current = number
      // A term is a month or more, so this ends.
      while let next = try renewed(current) { current = next }
    }
  }

  private mutating func renewed(_ number: Int64) throws(CRMError) -> Int64? {
    let table = try database.table(.contract)
    let row = Row(table.layout)
    guard try editor.operation.load(number, of: table, into: row),
      row[Contract.status] == "active",
      let end = row[Contract.endsOn], today >= end
    else { return nil }
    let renewal = RenewContract(editor)
    let successor = try renewal.run(number, []).successor
    let name = row[Contract.title] ?? row[Contract.number] ?? "contract \(number)"
    created(.contract, successor)
    changed(.contract, number, "\(name): renewed")
    tellConsequences()
    return successor
  }

  // MARK: Leads

  private mutating func leads() throws(CRMError) {
    for number in try database.connection.numbers(LeadSQL.recycled, .text(today.description)) {
      guard try begin(.lead, number) else { continue }
      _ = try editor.edit(
        number, of: .lead,
        [.set(Lead.status, "new")])
      changed(.lead, number, "to be tried again")
    }
    // Scores are worked out over all of them: there is no one of them to be left.
    at = nil
    let before = Set(try database.connection.numbers(LeadSQL.mql))
    for number in try LeadScores(editor).rescoreAll() {
      let status = try status(ofLead: number)
      let isMQL = status == "mql" && !before.contains(number)
      changed(.lead, number, isMQL ? "is an MQL now" : "score brought up to date")
    }
  }

  private func status(ofLead number: Int64) throws(CRMError) -> String? {
    let table = try database.table(.lead)
    let row = Row(table.layout)
    return try editor.operation.load(number, of: table, into: row)
      ? row.string(Contract.status) : nil
  }

  // MARK: Companies

  /// A customer nobody was in touch with for longer than was agreed, and with whom nothing is planned.
  private mutating func followups() throws(CRMError) {
    let own = try zone(nil)
    func day(_ text: String?) -> Day? {
      text.flatMap { $0.withBytes { Instant($0) } }.map { own.local($0).day }
    }
    // A follow-up that was made is one, whatever closed its task and whatever it says by now.
    var made: [Int64: (isOpen: Bool, last: Day?)] = [:]
    let tasks = try database.connection.prepare(ContractSQL.followups)
    while try tasks.step() {
      guard let company = (tasks.string(0) ?? "").split(separator: ":").dropFirst().first,
        let number = Int64(company)
      else { continue }
      let known = made[number] ?? (false, nil)
      made[number] = (
        known.isOpen || tasks.integer(1) != 0,
        [known.last, day(tasks.string(2))].compactMap(\.self).max()
      )
    }
    tasks.reset()
    let rows = try database.connection.prepare(ContractSQL.followedUp)
    var due: [(id: Int64, name: String, last: String, owner: Int64?)] = []
    while try rows.step() {
      let months: Int
      switch rows.string(2) {
      case "monthly": months = 1
      case "quarterly": months = 3
      case "half_yearly": months = 6
      default: months = 12
      }
      let known = made[rows.integer(0)]
      if known?.isOpen == true { continue }
      let last = [day(rows.string(3)), known?.last].compactMap(\.self).max()
      if let last, last.adding(months: months) > today { continue }
      due.append(
        (
          rows.integer(0), rows.string(1) ?? "", last?.description ?? "never",
          rows.isNull(4) ? nil : rows.integer(4)
        ))
    }
    rows.reset()
    for company in due {
      guard try begin(.company, company.id) else { continue }
      guard try database.connection.integer(ContractSQL.openTask, .integer(company.id)) == nil
      else { continue }
      try makeTask(
        "followup:\(company.id):\(company.last)", "Follow up \(company.name)", due: today,
        owner: company.owner, [(Task.company, company.id)])
    }
  }
}
