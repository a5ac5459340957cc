import CRMActions
import CRMDomain
import CRMStore

extension Verb {
  static let ticketAssign = Verb(
    "assign", .writes, "Hand a ticket to somebody.",
    """
    'me' is who types it; without a user it is nobody's again. 'team=' hands it to a team as well.

      $ crm ticket assign 1 kari
      $ crm ticket assign 1 me team=North
    """
  ) { a throws(CRMError) in
    let record: String = try a.argument("record", "The ticket.", completing: .records)
    let words: [String] = try a.arguments(
      "user or field=value", "Who works on it.",
      completing: .either([.values(Ticket.assignee.name), .assignments]))
    return { context throws(CRMError) in
      let number = try context.record(record, .ticket)
      var input = try RecordInput.words(words, context)
      guard input.plain.count <= 1 else {
        throw .usage("\"\(input.plain[1])\" is one word too many")
      }
      if let user = input.plain.first {
        try input.refuseTwice(Ticket.assignee.name)
        input.changes.append(.typed(Assignment(path: Ticket.assignee.name, value: user)))
      } else if input.changes.isEmpty {
        input.changes.append(.typed(Assignment(path: Ticket.assignee.name, value: "")))
      }
      try context.answering(.ticket) { result throws(CRMError) in
        try result.tell(.ticket, try result.editor.edit(number, of: .ticket, input.changes))
      }
    }
  }
}
