import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let ticketMessages = Verb(
    "messages", .reads, "Read what was said about a ticket, word for word.",
    """
    What the customer asked first, then each message and note with its number, when it was, who said it, and all of its \
    text; the oldest first. A note is for the team alone.

      $ crm ticket messages 1
      $ crm ticket messages 1 --json
    """,
    answers: """
      {ticket: int, subject: text, body: text?, messages: [{id: int, at: moment, type: text, from: text, public: bool, \
      subject: text, body: text?}]}
      """
  ) { a throws(CRMError) in
    let record: String = try a.argument("record", "The ticket.", completing: .records)
    return { context throws(CRMError) in
      let number = try context.record(record, .ticket, .reading)
      let conversation = try Conversation(context, number)
      var told = Told { say throws(CRMError) in
        for line in try conversation.lines() { try say(TextLine(line)) }
      }
      told.object = { () throws(CRMError) in conversation.object }
      try context.answer(.told(told))
    }
  }
}

/// What was said about a ticket.
private struct Conversation {
  private struct Message {
    var id: Int64
    var at: Instant
    var type: String
    var from: String
    var isPublic: Bool
    var subject: String
    var body: String?
  }

  private let context: CommandContext
  private let ticket: Row
  private let customer: String
  private var messages: [Message] = []

  init(_ context: CommandContext, _ number: Int64) throws(CRMError) {
    self.context = context
    let database = try context.database(.reading)
    let ticket = try database.existing(number, of: .ticket)
    self.ticket = ticket
    func name(_ noun: NounName, _ number: Int64?) throws(CRMError) -> String? {
      guard let number, let row = try database.row(number, of: noun) else { return nil }
      return row[Team.name]
    }
    var customer = try name(.contact, ticket[Ticket.contact])
    if customer == nil { customer = try name(.company, ticket[Ticket.company]) }
    self.customer = customer ?? "the customer"
    let table = try database.table(.activity)
    let row = Row(table.layout)
    for id in try database.connection.numbers(TicketSQL.conversation, .integer(number))
    where try database.load(id, of: table, into: row) {
      guard let at = row[Activity.at] else { continue }
      var from = self.customer
      if row[Activity.direction] == "in" {
        from = try name(.contact, row[Activity.contact]) ?? from
      } else {
        from =
          try row[Common.createdBy].flatMap { user throws(CRMError) in
            try database.row(user, of: .user)
          }?[User.login] ?? "us"
      }
      messages.append(
        Message(
          id: id, at: at, type: row[Activity.type] ?? "note", from: from,
          isPublic: row[Activity.isPublic] == true, subject: row[Activity.subject] ?? "",
          body: row[Activity.body]))
    }
  }

  /// The lines people read.
  func lines() throws(CRMError) -> [String] {
    let (zone, language) = (try context.zone(), context.language)
    func moment(_ at: Instant) -> String {
      let local = zone.local(at)
      return LocalTime(day: local.day, secondOfDay: local.secondOfDay / 60 * 60).description
    }
    func kind(_ type: String) -> String {
      Choice.find(type, in: ActivityType.choices)?.labels[language].lowercased() ?? type
    }
    func indented(_ text: String) -> [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
    }
    let number = ticket.integer(RecordTable.id)
    var lines = ["ticket \(number): \(ticket[Ticket.subject] ?? "")"]
    if let made = ticket[Common.createdAt] { lines.append("\(moment(made))  \(customer)") }
    if let body = ticket[Ticket.body] { lines += indented(body) }
    for one in messages {
      lines += ["", "\(moment(one.at))  \(one.from)  \(kind(one.type)), activity \(one.id)"]
      // What was said begins with what it is called.
      let body = one.body ?? ""
      if !body.hasPrefix(one.subject) { lines += indented(one.subject) }
      if !body.isEmpty { lines += indented(body) }
    }
    if let resolution = ticket[Ticket.resolution] {
      let label = try context.database(.reading).noun(.ticket).field(Ticket.resolution.name)?.labels
      lines += ["", "\(label?[language] ?? "Resolution"): " + resolution.replacing("\n", by: " ")]
    }
    return lines
  }

  /// What programs read.
  var object: JSON {
    func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
    return .object([
      JSON.Member("ticket", .number("\(ticket.integer(RecordTable.id))")),
      JSON.Member("subject", .string(ticket[Ticket.subject] ?? "")),
      JSON.Member("body", text(ticket[Ticket.body])),
      JSON.Member(
        "messages",
        .array(
          messages.map { one in
            .object([
              JSON.Member("id", .number("\(one.id)")),
              JSON.Member("at", .string(one.at.description)),
              JSON.Member("type", .string(one.type)), JSON.Member("from", .string(one.from)),
              JSON.Member("public", .boolean(one.isPublic)),
              JSON.Member("subject", .string(one.subject)), JSON.Member("body", text(one.body)),
            ])
          })),
    ])
  }
}
