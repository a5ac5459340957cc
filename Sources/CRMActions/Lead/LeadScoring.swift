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
        .lead, filters: [rule.filter], RecordSelection.Options(), in: database
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
