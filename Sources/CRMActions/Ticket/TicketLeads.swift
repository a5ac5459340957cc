import CRMDomain
import CRMStore

/// Who leads those who work on tickets.
struct TicketLeads {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Who leads the team of a ticket, or of who works on it; who runs the database where nobody does.
  func lead(of ticket: Row) throws(CRMError) -> Int64? {
    guard let team = try team(of: ticket) else { return try administrator() }
    return try lead(ofTeam: team)
  }

  /// The manager above them.
  func manager(of ticket: Row) throws(CRMError) -> Int64? {
    guard let team = try team(of: ticket),
      let above = try database.connection.integer(TicketSQL.parentTeam, .integer(team))
    else { return try administrator() }
    return try lead(ofTeam: above)
  }

  private func team(of ticket: Row) throws(CRMError) -> Int64? {
    if let team = ticket[Ticket.team] { return team }
    guard let user = ticket[Ticket.assignee] else { return nil }
    return try database.connection.integer(TicketSQL.teamOf, .integer(user))
  }

  private func lead(ofTeam team: Int64) throws(CRMError) -> Int64? {
    var team: Int64? = team
    var count = 0
    while let one = team, count < 20 {
      if let lead = try database.connection.integer(TicketSQL.leads, .integer(one)) { return lead }
      team = try database.connection.integer(TicketSQL.parentTeam, .integer(one))
      count += 1
    }
    return try administrator()
  }

  private func administrator() throws(CRMError) -> Int64? {
    try database.connection.integer(UserSQL.administrator)
  }
}
