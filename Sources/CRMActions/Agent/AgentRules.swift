import CRMDomain
import CRMStore

/// There is one agent for a user.
struct AgentRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  static func mayStay(_ numbers: [Int64], in database: Database) throws(CRMError) {
    guard let user = try database.connection.integer(TicketSQL.twinAgents) else { return }
    throw CRMError(
      .data, code: "exists", "user \(user) would be two agents",
      hint: "look at them: crm agent list user=user:\(user)")
  }

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
