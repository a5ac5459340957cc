import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let ticketRoute = Verb(
    "route", .writes, "Hand a ticket to whom the rules find for it.",
    """
    A new ticket is routed by itself; this does it again, as for one whose rules or people changed. '--explain' only \
    says, rule by rule, what would come of it and why. Where nobody is found the ticket says so, and a task tells who \
    leads the team.

      $ crm ticket route 1 --explain
      $ crm ticket route 1 --dry-run
    """,
    answers: """
      result.ticket | [result.ticket] | counts | {ticket: int, route: int?, team: int?, assignee: int?, reasons: [text]}
      """
  ) { a throws(CRMError) in
    let record: String = try a.argument("record", "The ticket.", completing: .records)
    let explain = a.flag("explain", "Say what would come of it, and why; change nothing.")
    return { context throws(CRMError) in
      let number = try context.record(record, .ticket)
      let database = try context.database(.writing)
      let ticket = try database.existing(number, of: .ticket)
      if explain {
        let result = try Routing(database, at: try context.now()).route(ticket)
        return try context.answer(.told(TicketRouting.told(number, result)))
      }
      try context.answering(.ticket) { done throws(CRMError) in
        let result = try RouteTicket(done.editor).run(number)
        guard result.hasRules else {
          throw CRMError(
            .data, code: "no_routes", "there are no rules of routing",
            hint: "make one: crm route add All team=… method=round_robin")
        }
        for reason in result.reasons { done.say("  " + reason) }
        done.note(number, "changed")
      }
    }
  }
}

/// What routing found, as it is said.
private enum TicketRouting {
  static func told(_ number: Int64, _ result: Routing.Result) -> Told {
    var told = Told { say throws(CRMError) in
      if !result.hasRules { try say("there are no rules of routing: crm route add --help") }
      for reason in result.reasons { try say(TextLine(reason)) }
    }
    told.object = { () throws(CRMError) in
      func json(_ value: Int64?) -> JSON { value.map { .number("\($0)") } ?? .null }
      return .object([
        JSON.Member("ticket", .number("\(number)")),
        JSON.Member("route", json(result.route)), JSON.Member("team", json(result.team)),
        JSON.Member("assignee", json(result.assignee)),
        JSON.Member("reasons", .array(result.reasons.map { .string($0) })),
      ])
    }
    return told
  }
}
