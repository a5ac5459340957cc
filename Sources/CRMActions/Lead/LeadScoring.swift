import CRMDomain
import CRMStore

/// How promising a lead is: each rule it fits, and how lately it was in touch.
package struct LeadScoring {
  /// What something contributes.
  package struct Part: Sendable, Equatable {
    /// Why.
    package var reason: String
    /// How much, in hundredths of a point.
    package var hundredths: Int
  }

  /// The definition that is in force.
  package let definition: LeadDefinition
  private let database: Database
  private let clock: LocalClock
  private var now: Instant { clock.now }

  /// A scoring at a moment; days are told as they are in the zone of the clock.
  package init(_ database: Database, at clock: LocalClock) throws(CRMError) {
    self.database = database
    self.clock = clock
    definition = try Self.definition(of: database)
  }

  /// The definition that is in force: the stored one, or the one a database begins with.
  package static func definition(of database: Database) throws(CRMError) -> LeadDefinition {
    guard let text = try database.settings()["lead_definition"] else { return .standard }
    do throws(ValueFault) { return try LeadDefinition(text) } catch {
      throw CRMError(
        .configuration, code: "invalid_value", "the lead definition is \(error.reason)",
        hint: "write it anew: crm lead definition --reset")
    }
  }

  /// What all open leads fit, and when each was in touch: known at once, where many are scored.
  private struct Known {
    var fits: [Set<Int64>] = []
    var touches: [Int64: [Instant]] = [:]
  }

  private var known: Known?

  /// Learns what open leads fit by one statement a rule, not one a rule and lead.
  package mutating func preload() throws(CRMError) {
    var all = Known()
    for rule in definition.rules {
      var query = RecordQuery(.lead, [])
      query.condition = try condition(rule)
      let fits = query.condition == nil ? [] : try query.numbers(in: database)
      all.fits.append(Set(fits))
    }
    let rows = try database.connection.prepare(LeadSQL.allContacts)
    while try rows.step() {
      if let at = Instant(rows.text(1)) { all.touches[rows.integer(0), default: []].append(at) }
    }
    known = all
  }

  /// What a rule asks for; nil where it cannot be asked any more, as a field of it is gone.
  private func condition(_ rule: LeadDefinition.Rule) throws(CRMError) -> SQLCondition? {
    do throws(CRMError) {
      return try RecordSelection(
        .lead, filters: [rule.filter], RecordSelection.Manner(), in: database
      ).condition
    } catch {
      guard error.kind == .usage || error.kind == .data else { throw error }
      return nil
    }
  }

  private func fits(_ lead: Int64, _ index: Int) throws(CRMError) -> Bool {
    if let known { return known.fits[index].contains(lead) }
    guard let condition = try condition(definition.rules[index]) else { return false }
    var query = RecordQuery(.lead, [])
    query.condition = condition.of(lead)
    return try query.count(in: database) > 0
  }

  private func touches(_ lead: Int64) throws(CRMError) -> [Instant] {
    if let known { return known.touches[lead] ?? [] }
    let rows = try database.connection.prepare(LeadSQL.contacts)
    rows.bind(1, lead)
    var found: [Instant] = []
    while try rows.step() { if let at = Instant(rows.text(0)) { found.append(at) } }
    return found
  }

  /// What makes up the score of a lead; it is from 0 to 100, and what lies beyond is taken off again.
  package func parts(of lead: Int64) throws(CRMError) -> [Part] {
    var parts: [Part] = []
    for (index, rule) in definition.rules.enumerated() where try fits(lead, index) {
      parts.append(Part(reason: rule.filter, hundredths: rule.points * 100))
    }
    var left = definition.activity.most * 100
    for at in try touches(lead) where left > 0 {
      let days = max(0, (now.seconds - at.seconds) / 86_400)
      let points = min(
        left,
        LeadDefinition.decayed(
          definition.activity.points, days: days, halfLife: definition.activity.halfLife))
      guard points > 0 else { continue }
      left -= points
      parts.append(
        Part(reason: "in touch \(clock.zone.local(at).day.description)", hundredths: points))
    }
    let sum = parts.reduce(0) { $0 + $1.hundredths }
    if sum > 10_000 { parts.append(Part(reason: "at most 100", hundredths: 10_000 - sum)) }
    if sum < 0 { parts.append(Part(reason: "at least 0", hundredths: -sum)) }
    return parts
  }

  /// The sum, in whole points, never below nothing.
  package static func total(_ parts: [Part]) -> Int64 {
    let sum = parts.reduce(0) { $0 + $1.hundredths }
    return Int64(max(0, min(100, (sum + (sum < 0 ? -50 : 50)) / 100)))
  }
}

extension RecordEditor {
  /// Brings the score of a lead up to date, and makes it an MQL that reaches what the definition asks.
  ///
  /// - Returns: whether anything changed.
  @discardableResult
  func rescore(_ number: Int64, _ known: LeadScoring? = nil) throws(CRMError) -> Bool {
    guard !isScoring, !database.asker.actor.isEmpty else { return false }
    isScoring = true
    defer { isScoring = false }
    let table = try database.table(.lead)
    let (old, new) = (Row(table.layout), Row(table.layout))
    guard try operation.load(number, of: table, into: old) else { return false }
    let scoring: LeadScoring
    if let known { scoring = known } else { scoring = try LeadScoring(database, at: scoringClock) }
    new.copy(old)
    let score = LeadScoring.total(try scoring.parts(of: number))
    new.set(table.layout[Lead.score], score)
    if ["new", "working"].contains(old.string(Lead.status) ?? ""),
      score >= Int64(scoring.definition.mql),
      try isReachable(old)
    {
      new.set(table.layout[Lead.status], "mql")
      new.set(table.layout[Lead.definition], Int64(scoring.definition.version))
      if known == nil { note("lead \(number) is an MQL: score \(score)") }
      newMQLs += 1
    }
    return try operation.update(old, to: new, in: table)
  }

  private var scoringClock: LocalClock {
    LocalClock(now: operation.circumstances.at, zone: rules.dates.clock.zone)
  }

  /// Brings the scores of all open leads up to date; tells those that changed.
  func rescoreAll() throws(CRMError) -> [Int64] {
    let rows = try database.connection.prepare(LeadSQL.open)
    var open: [Int64] = []
    while try rows.step() { open.append(rows.integer(0)) }
    rows.reset()
    guard !open.isEmpty else { return [] }
    var scoring = try LeadScoring(database, at: scoringClock)
    try scoring.preload()
    var changed: [Int64] = []
    for lead in open where try database.mayChange(.lead, lead) {
      if try rescore(lead, scoring) { changed.append(lead) }
    }
    return changed
  }

  /// Whether there is a way to reach a lead that they did not refuse.
  private func isReachable(_ lead: Row) throws(CRMError) -> Bool {
    guard lead.string(Lead.email) != nil || lead.string(Lead.phone) != nil else { return false }
    guard let contact = lead.layout.column(Lead.contact), !lead.isNull(contact) else { return true }
    return try database.connection.integer(
      LeadSQL.leftAlone, .integer(lead.integer(contact))) == nil
  }

  /// The open lead that has the address of this one: who asks twice is one lead.
  func openLeads(of draft: RecordDraft) throws(CRMError) -> [UniqueKeys.Owner] {
    guard draft.noun.name == .lead, let email = draft.row.string(Lead.email),
      let key = EmailAddress.key(email),
      let known = try database.connection.integer(LeadSQL.openByEmail, .text(key))
    else { return [] }
    return [UniqueKeys.Owner(field: "email", value: email, record: known)]
  }

  /// Keeps the steps of a lead in their order: what is asked before it is an SQL, and what only other
  /// commands do.
  func checkLead(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    let row = draft.row
    let before = old?.string(Lead.status)
    let status = row.string(Lead.status) ?? "new"
    if old == nil || draft.wrote(Lead.contact) { fillCompany(draft) }
    guard before != status, !rules.isImport else { return }
    let number = old?.integer(RecordTable.id) ?? 0
    let definition = try LeadScoring.definition(of: database)
    switch status {
    case "converted" where !isClosing:
      throw CRMError(
        .data, code: "not_converted_by_edit", "a lead is not converted by an edit",
        hint: number > 0 ? "crm lead convert \(number)" : "add it as new, and convert it then")
    case "sql":
      let missing = definition.required.filter { name in
        draft.layout.column(name).map { row.isNull($0) } ?? false
      }
      guard missing.isEmpty else {
        var error = CRMError(
          .notPermitted, code: "not_qualified",
          "a lead is no SQL before \(missing.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") known",
          hint: (number > 0 ? "crm lead qualify \(number) " : "give it as well: ")
            + missing.map { $0 + "=…" }.joined(separator: " ")
        )
        error.field = missing[0]
        throw error
      }
    default: break
    }
    if before == "converted", !isClosing {
      throw CRMError(
        .data, code: "closed", "lead \(number) was converted, and stays so",
        hint: "take that back with crm undo")
    }
    row.set(draft.layout[Lead.definition], Int64(definition.version))
  }
}
