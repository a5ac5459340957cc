import CRMActions
import CRMDomain
import CRMStore

extension Verb {
  static let ticketSplit = Verb(
    "split", .writes, "Make a ticket of its own of some of what was said.",
    """
    The messages, by their numbers ('crm ticket messages 1'), go to a new ticket of the same customer. What it is \
    about is 'subject='; other fields are those of the first ticket, unless they are said. It begins when the first of them \
    came, and its clock runs from there.

      $ crm ticket split 1 6 subject="The invoice" category=billing --dry-run
    """
  ) { a throws(CRMError) in
    let record: String = try a.argument("record", "The ticket.", completing: .records)
    let words: [String] = try a.arguments(
      "message or field=value", "What was said, and the fields of the new ticket.",
      required: true, completing: .assignments)
    return { context throws(CRMError) in
      let number = try context.record(record, .ticket)
      let input = try RecordInput.words(words, context)
      var messages: [Int64] = []
      for word in input.plain { messages.append(try context.record(word, .activity)) }
      guard !messages.isEmpty else {
        throw CRMError(
          .usage, code: "missing_argument", "split takes the messages that go",
          hint: "see them: crm activity list ticket=\(number)")
      }
      guard input.changes.contains(where: { $0.path == Ticket.subject.name }) else {
        throw CRMError(
          .usage, code: "missing_argument", "the new ticket is about something",
          hint: "say what: subject=\"The invoice\"")
      }
      try context.answering(.ticket) { result throws(CRMError) in
        let made = try MergeTickets(result.editor).split(number, messages, input.changes)
        try result.tell(.ticket, RecordEditor.Outcome(number: made, result: "created"))
      }
    }
  }
}
