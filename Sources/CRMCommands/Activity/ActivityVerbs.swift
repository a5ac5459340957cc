import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  /// The verbs that log what happened with a record.
  static let activities: [Verb] = [
    log(
      "call", "Log a call with a {noun}.",
      "\"Wants a price\" minutes=12 next=\"Send quote\" next_due=friday"),
    log(
      "meeting", "Log a meeting with a {noun}.",
      "\"Yearly review\" minutes=60 contacts=\"Kari Nordmann|chair\""),
    log("email", "Log an e-mail to or from a {noun}.", "\"Price list sent\" direction=out"),
    log("note", "Note something about a {noun}.", "\"Prefers to be called in the morning\""),
    log("sms", "Log a text message to or from a {noun}.", "\"On my way\" direction=out"),
    log("chat", "Log a chat with a {noun}.", "\"Asked about delivery\" direction=in"),
    log("visit", "Log a visit to a {noun}.", "\"Saw the new warehouse\" minutes=90"),
    log("letter", "Log a letter to or from a {noun}.", "\"Contract sent\" direction=out"),
  ]

  static func log(_ type: String, _ abstract: String, _ example: String) -> Verb {
    Verb(
      type, .writes, abstract,
      """
      It is 'activity add' with its type, its moment and whom it is about filled in; a call, a meeting or a visit \
      whose 'at=' lies ahead is planned. The text is what it was about; \
      '-' reads it from standard input: the first line is the subject, all of it the body. 'next=' and 'next_due=' \
      make a task for the next step.

        $ crm {noun} \(type) 1 \(example)
      """,
      answers: "result.activity | [result.activity] | counts"
    ) { a throws(CRMError) in
      let record: String = try a.argument("record", "The {noun}.", completing: .records)
      let words: [String] = try a.arguments(
        "text or field=value", "What it was about, and its fields.",
        completing: .of(.activity, .assignments))
      return { context throws(CRMError) in
        let noun = try context.nounName()
        let number = try context.record(record, noun)
        var input = try ActivityInput(words, context)
        for said in [Activity.type.name, noun.rawValue]
        where input.changes.contains(where: { $0.path == said }) {
          throw .usage("\(said) is given twice", hint: "'\(type)' and its record say it")
        }
        input.changes.insert(.set(Activity.type, type), at: 0)
        input.changes.append(.json(noun.rawValue, .number("\(number)")))
        try context.answering(.activity) { result throws(CRMError) in
          try result.log(input.changes, input.next)
        }
      }
    }
  }
}

extension CommandResult {
  /// Stores an activity and its next step, and says both.
  func log(_ changes: [FieldChange], _ next: LogActivity.Next?) throws(CRMError) {
    let (activity, task) = try LogActivity(editor).run(changes, next: next)
    try tell(.activity, activity)
    try sayPlanned(activity.number)
    if let task { try tell(.task, task) }
  }

  /// Says for when an activity is planned that lies ahead: that the moment was read as it was meant.
  private func sayPlanned(_ number: Int64) throws(CRMError) {
    let table = try editor.database.table(.activity)
    let row = Row(table.layout)
    guard try editor.operation.load(number, of: table, into: row),
      row[Activity.status] == "planned", let at = row.string(Activity.at)
    else { return }
    let when = try at.withBytes { bytes throws(CRMError) in try text(.text(bytes), .due) }
    say("  planned for \(when)")
  }
}
