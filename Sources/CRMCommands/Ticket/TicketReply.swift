import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let ticketReply = Verb(
    "reply", .writes, "Answer the customer: what the customer sees.",
    """
    The text is what is said; '-' reads it from standard input. It goes into the history of the ticket, as one that \
    the customer sees; nothing is sent. What is for the team alone is 'crm ticket note'. A ticket that is new is in \
    progress then. '--wait' waits for the customer afterwards, '--resolve' notes that it is resolved.

      $ crm ticket reply 1 "Have you tried to turn it off and on again?" --wait
      $ crm ticket reply 1 "A new fuser is on its way" --resolve --dry-run
    """,
    answers: "result.activity | [result.activity] | counts"
  ) { a throws(CRMError) in
    let record: String = try a.argument("record", "The ticket.", completing: .records)
    let words: [String] = try a.arguments(
      "text or field=value", "What is said, and its fields.",
      completing: .of(.activity, .assignments))
    let waits = a.flag("wait", "Wait for the customer then.")
    let resolves = a.flag("resolve", "The ticket is resolved then.")
    return { context throws(CRMError) in
      guard !waits || !resolves else { throw .usage("--wait and --resolve do not go together") }
      let number = try context.record(record, .ticket)
      var input = try ActivityInput(words, context, isBody: true)
      let said = input.changes.lazy.filter { $0.path == Activity.body.name }
        .compactMap { $0.text?.trimmed }.first { !$0.isEmpty }
      guard let said else {
        throw CRMError(.usage, code: "missing_argument", "reply takes what is said")
      }
      guard !input.changes.contains(where: { $0.path == Activity.ticket.name }) else {
        throw .usage("a reply is about ticket \(number)")
      }
      guard !input.changes.contains(where: { $0.path == Activity.isPublic.name }) else {
        throw .usage(
          "the customer sees a reply", hint: "for the team alone: crm ticket note \(number) …")
      }
      // A conversation is read by what was said, line by line.
      let first = said.split(separator: "\n").first.map { String($0).trimmed } ?? said
      let ticket = try context.database(.writing).row(number, of: .ticket)
      input.changes =
        [
          .set(Activity.type, TicketReply.type(of: ticket?[Ticket.channel])),
          .json(Activity.subject.name, .string(String(first.prefix(200)))),
          .set(Activity.direction, "out"), .set(Activity.isPublic, "true"),
        ] + input.changes + [.refer(Activity.ticket, to: number)]
      try context.answering(.activity) { result throws(CRMError) in
        try result.log(input.changes, input.next)
        guard waits || resolves else { return }
        result.editor.follow(
          .ticket,
          try result.editor.edit(
            number, of: .ticket,
            [.set(Ticket.status, waits ? "waiting_customer" : "resolved")],
            as: .move(Intent.Move(closes: resolves))))
      }
    }
  }
}

/// How a customer is answered.
private enum TicketReply {
  /// As they asked, where that can be.
  static func type(of channel: String?) -> String {
    switch channel {
    case "phone": "call"
    case "sms", "chat": channel ?? "chat"
    case "post": "letter"
    case "meeting": "meeting"
    default: "email"
    }
  }
}
