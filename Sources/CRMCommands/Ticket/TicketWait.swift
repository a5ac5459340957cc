import CRMActions
import CRMDomain
import CRMStore

extension Verb {
  static let ticketWait = Verb(
    "wait", .writes, "Note that a ticket waits for the customer, or for somebody else.",
    """
    While it waits for the customer the time to resolve it stands still, and while it waits for a third party where its \
    policy says so. What the customer writes ends the wait for the customer.

      $ crm ticket wait 1
      $ crm ticket wait 1 third_party
    """
  ) { a throws(CRMError) in
    let record: String = try a.argument("record", "The ticket.", completing: .records)
    let whom: String? = try a.optionalArgument("for", "customer, or third_party.")
    return { context throws(CRMError) in
      let number = try context.record(record, .ticket)
      let waiting = TicketWords.statuses.filter { TicketWords.waiting.contains($0.key) }
      let typed = whom ?? "customer"
      let state =
        Choice.find("waiting_" + typed, in: waiting)
        ?? ["Venter på ", "Afventer ", "Väntar på "].lazy.compactMap {
          Choice.find($0 + typed, in: waiting)
        }.first ?? Choice.find(typed, in: waiting)
      guard let state else {
        throw CRMError(
          .usage, code: "invalid_value",
          "a ticket waits for customer or third_party, not \"\(typed)\"")
      }
      try context.answering(.ticket) { result throws(CRMError) in
        try result.tell(
          .ticket,
          try result.editor.edit(
            number, of: .ticket, [.set(Ticket.status, state.key)],
            as: .move(Intent.Move())))
      }
    }
  }
}
