import CRMActions
import CRMDomain
import CRMStore

extension Verb {
  static let ticketNext = Verb(
    "next", .writes, "Take the most urgent ticket nobody has.",
    """
    It is the one with the least time left of any promise, then the highest priority, then the oldest, of those of your \
    team and of no team. It is yours then, and in progress; however many ask at once, each gets another. Conditions \
    leave out others.

      $ crm ticket next
      $ crm ticket next category=billing --dry-run
    """
  ) { a throws(CRMError) in
    let filters: [String] = try a.arguments(
      "filter", "Conditions on the tickets.", completing: .filter)
    return { context throws(CRMError) in
      try context.answering(.ticket) { result throws(CRMError) in
        guard let number = try NextTicket(result.editor).take(filters) else {
          throw CRMError(
            .notFound, code: "not_found",
            "there is no ticket for you that nobody has"
              + (filters.isEmpty ? "" : " and that fits"),
            hint: "see which there are: crm ticket list 'assignee is empty'")
        }
        let row = try result.editor.database.row(number, of: .ticket)
        result.tell(
          .ticket, number, "changed", "\(row?[Ticket.subject] ?? ""), assigned to you")
      }
    }
  }
}
