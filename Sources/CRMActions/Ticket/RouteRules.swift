import CRMDomain
import CRMStore

/// A rule of routing has a filter that reads, and what its method needs.
struct RouteRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    try checkFilter(row[Route.filter])
    let method = row[Route.method] ?? "team"
    if method == "person", row[Route.assignee] == nil {
      throw CRMError(
        .data, code: "required", "a route to a person names that person", hint: "assignee=kari")
    }
    if ["team", "round_robin", "least_loaded"].contains(method), row[Route.team] == nil {
      throw CRMError(
        .data, code: "required", "a route to a team names that team",
        hint: "team=… (crm team list)")
    }
  }
}

/// There is one agent for a user.
struct AgentRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
    guard let user = change.row[Agent.user],
      let same = try database.connection.integer(
        TicketSQL.sameAgent, .integer(user), .integer(change.number))
    else { return }
    throw CRMError(
      .data, code: "exists", "user \(user) is agent \(same) already",
      hint: "change that one: crm agent edit \(same) capacity=…")
  }
}

/// Somebody votes once for a ticket, and from where they work.
struct VoteRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func complete(_ change: inout RecordChange) throws(CRMError) { fillCompany(change) }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    guard row[Vote.contact] != nil || row[Vote.company] != nil else {
      throw CRMError(
        .data, code: "required", "a vote is somebody's", hint: "name a contact or a company")
    }
    guard change.old == nil, let ticket = row[Vote.ticket], let contact = row[Vote.contact],
      let same = try database.connection.integer(
        TicketSQL.voted, .integer(ticket), .integer(contact))
    else { return }
    var error = CRMError(
      .data, code: "exists", "contact \(contact) voted for ticket \(ticket) already, vote \(same)",
      hint: "look at it with: crm vote show \(same)")
    error.candidates = ["vote:\(same)"]
    throw error
  }
}
