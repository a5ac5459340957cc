import CRMDomain
import CRMStore

/// Finds who works on a ticket: by the first rule that fits it and finds somebody.
///
/// Nobody is a result too, with its reasons. Whose turn it is follows from the tickets a rule has given out: of those
/// who are there it is whoever has waited longest, one with weight two as if they were two. So nothing is counted
/// apart, and an undo leaves the turn as it was.
package struct Routing {
  /// What was found.
  package struct Result {
    /// The rule; nil where none found anybody.
    package var route: Int64?
    /// The team.
    package var team: Int64?
    /// Who.
    package var assignee: Int64?
    /// Which in turn it is of those the rule gives out.
    package var turn: Int64?
    /// The team of the first rule that fits, whether anybody of it was found or not.
    package var fittingTeam: Int64?
    /// What was looked at, and why somebody was taken or not, a line each.
    package var reasons: [String] = []
    /// Whether there are rules at all.
    package var hasRules = false
    /// Whether somebody, or a team, was found.
    package var isFound: Bool { route != nil }
  }

  /// A capacity where none is said, by which it is told who has least to do.
  private static let usualCapacity = 20

  private let database: Database
  private let at: Instant
  private let clock: TicketClock

  /// Routing within a database, at a moment.
  package init(_ database: Database, at: Instant) {
    self.database = database
    self.at = at
    clock = TicketClock(database)
  }

  /// Somebody who may be handed a ticket.
  private struct Candidate {
    var user: Int64
    var login: String
    var weight = 1
    var capacity: Int64?
    var load: Int64 = 0
    /// Why they are not handed one; nil where they can be.
    var obstacle: String?
    /// Whether they are known as an agent.
    var isAgent = false
    /// Whether they lead others.
    var leads = false
  }

  /// Finds somebody for a ticket.
  package func route(_ ticket: Row) throws(CRMError) -> Result {
    var result = Result()
    let matcher = RecordMatcher(database, .ticket)
    let table = try database.table(.route)
    let row = Row(table.layout)
    for number in try database.connection.numbers(TicketSQL.routes)
    where try database.load(number, of: table, into: row) {
      result.hasRules = true
      let name = row[Route.name] ?? "route \(number)"
      guard
        try matcher.fits(ticket.integer(RecordTable.id), row[Route.filter], of: name)
      else {
        result.reasons.append("\(name): does not fit")
        continue
      }
      if result.fittingTeam == nil { result.fittingTeam = row[Route.team] }
      let found = try find(row, ticket, &result.reasons, name)
      guard let found else { continue }
      let last = try database.connection.integer(
        database.asking(TicketSQL.lastTurn), .integer(number))
      result.turn = (last ?? 0) + 1
      result.route = number
      result.team = row[Route.team]
      result.assignee = found.user
      return result
    }
    if result.hasRules { result.reasons.append("nobody was found") }
    return result
  }

  /// Whom a rule finds: somebody, or its team alone; nil where it finds nobody.
  private func find(
    _ route: Row, _ ticket: Row, _ reasons: inout [String], _ name: String
  ) throws(CRMError) -> (user: Int64?, Void)? {
    let method = route[Route.method] ?? "team"
    var candidates: [Candidate] = []
    switch method {
    case "person":
      if let user = route[Route.assignee] { candidates = try people([user]) }
    case "account_owner":
      var owner: Int64?
      if let company = ticket[Ticket.company] {
        owner = try database.connection.integer(TicketSQL.companyOwner, .integer(company))
      }
      if owner == nil, let contact = ticket[Ticket.contact] {
        owner = try database.connection.integer(TicketSQL.contactOwner, .integer(contact))
      }
      guard let owner else {
        reasons.append("\(name): nobody looks after the customer")
        return nil
      }
      candidates = try people([owner])
    default:
      guard let team = route[Route.team] else { return nil }
      guard method != "team" else {
        reasons.append("\(name): fits, and names the team alone")
        return (nil, ())
      }
      candidates = try members(of: team)
      if candidates.isEmpty { reasons.append("\(name): nobody is in the team") }
    }
    for candidate in candidates {
      if let obstacle = candidate.obstacle {
        reasons.append("\(name): \(candidate.login) \(obstacle)")
      }
    }
    let there = candidates.filter { $0.obstacle == nil }
    guard !there.isEmpty else { return nil }
    let chosen: Candidate
    switch method {
    case "round_robin":
      chosen = try whoseTurn(there, route.integer(RecordTable.id), &reasons, name)
    case "least_loaded":
      func share(_ one: Candidate) -> (Int64, Int64) {
        (one.load * 1000 / max(1, one.capacity ?? Int64(Self.usualCapacity)), one.user)
      }
      chosen = there.min { share($0) < share($1) } ?? there[0]
      for one in there {
        let of = one.capacity.map { " of \($0)" } ?? ""
        reasons.append("\(name): \(one.login) has \(one.load)\(of) open")
      }
    default: chosen = there[0]
    }
    reasons.append("\(name): \(chosen.login) gets it")
    return (chosen.user, ())
  }

  /// Who waited longest for a ticket by a rule.
  private func whoseTurn(
    _ there: [Candidate], _ route: Int64, _ reasons: inout [String], _ name: String
  ) throws(CRMError) -> Candidate {
    var best: (candidate: Candidate, last: Int64)?
    for one in there {
      let (last, ticket) = try turn(of: one, route)
      let weight = one.weight > 1 ? " (weight \(one.weight))" : ""
      reasons.append(
        "\(name): \(one.login)\(weight) "
          + (last == 0 ? "has had none yet" : "had ticket \(ticket) last"))
      if best.map({ last < $0.last }) ?? true { best = (one, last) }
    }
    return best?.candidate ?? there[0]
  }

  /// The turn somebody had last by a rule, one with weight two as if they were two, and its ticket; 0 for none.
  private func turn(
    of one: Candidate, _ route: Int64
  ) throws(CRMError) -> (turn: Int64, ticket: Int64) {
    let rows = try database.connection.prepare(database.asking(TicketSQL.turn))
    rows.bind([.integer(route), .integer(one.user), .integer(Int64(one.weight - 1))])
    defer { rows.reset() }
    return try rows.step() ? (rows.integer(0), rows.integer(1)) : (0, 0)
  }

  /// Those of a team. Who leads it is handed tickets where they are an agent, or there is nobody else.
  private func members(of team: Int64) throws(CRMError) -> [Candidate] {
    var all = try candidates(TicketSQL.members, .integer(team))
    func isSpared(_ one: Candidate) -> Bool { one.leads && !one.isAgent }
    if !all.allSatisfy({ isSpared($0) }) {
      for i in all.indices where isSpared(all[i]) {
        all[i].obstacle = "leads the team, and is no agent"
      }
    }
    return all
  }

  private func people(_ users: [Int64]) throws(CRMError) -> [Candidate] {
    try candidates(TicketSQL.everybody).filter { users.contains($0.user) }
  }

  private func candidates(_ sql: String, _ values: SQLValue...) throws(CRMError) -> [Candidate] {
    let rows = try database.connection.prepare(sql)
    rows.bind(values)
    var found: [(Candidate, Role)] = []
    while try rows.step() {
      found.append(
        (
          Candidate(user: rows.integer(0), login: rows.string(1) ?? ""),
          Role(named: rows.string(2))
        ))
    }
    rows.reset()
    let noun = try database.noun(.ticket)
    var all: [Candidate] = []
    for (candidate, role) in found where role.writes(noun) {
      var one = candidate
      one.leads = [.manager, .admin].contains(role)
      all.append(try looked(one))
    }
    return all
  }

  /// The same with what is known of them as an agent, and why they are not handed a ticket now.
  private func looked(_ candidate: Candidate) throws(CRMError) -> Candidate {
    var one = candidate
    one.load =
      try database.connection.integer(
        database.asking(TicketSQL.load), .integer(candidate.user)) ?? 0
    guard
      let number = try database.connection.integer(TicketSQL.agent, .integer(candidate.user)),
      let agent = try database.row(number, of: .agent)
    else { return one }
    one.isAgent = true
    one.weight = Int(agent[Agent.weight] ?? 1)
    one.capacity = agent[Agent.capacity]
    var calendar = agent[Agent.calendar]
    if calendar == nil { calendar = try database.organisationCalendar() }
    let hours = try clock.hours(calendar)
    let today = hours.zone.local(at).day
    for text in (agent[Agent.away] ?? "").withBytes({ RecordDraft.texts($0) }) {
      do throws(ValueFault) {
        let days = try DayText(text)
        if days.intervals.isEmpty, days.days.contains(today) {
          one.obstacle = "is away until \(days.days.upperBound.description)"
        }
      } catch {}
    }
    if one.obstacle == nil, agent[Agent.calendar] != nil, hours.between(at, at + 1) == 0 {
      one.obstacle = "is not at work now"
    }
    if one.obstacle == nil, let capacity = one.capacity, one.load >= capacity {
      one.obstacle = "has \(one.load) of \(capacity) open tickets"
    }
    return one
  }
}
