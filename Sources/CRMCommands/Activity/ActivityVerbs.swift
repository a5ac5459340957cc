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

  private static func log(_ type: String, _ abstract: String, _ example: String) -> Verb {
    Verb(
      type, .writes, abstract,
      """
      It is 'activity add' with its type, its moment and whom it is about filled in; a call, a meeting or a visit \
      whose 'at=' lies ahead is planned. The text is what it was about; \
      '-' reads it from standard input: the first line is the subject, all of it the body. 'next=' and 'next_due=' \
      make a task for the next step.

        $ crm {noun} \(type) 1 \(example)
      """
    ) { a throws(CRMError) in
      let record: String = try a.argument("record", "The {noun}.", completing: .records)
      let words: [String] = try a.arguments(
        "text or field=value", "What it was about, and its fields.",
        completing: .of(.activity, .assignments))
      return { context throws(CRMError) in
        let noun = try context.nounName()
        let number = try context.record(record, noun)
        var input = try ActivityInput(words, context)
        input.changes.insert(.typed(Assignment(path: "type", value: type)), at: 0)
        input.changes.append(.json(noun.rawValue, .number("\(number)")))
        try context.deed(.activity) { deed throws(CRMError) in
          try deed.log(input.changes, input.next)
        }
      }
    }
  }

  static let activityHold = Verb(
    "hold", .writes,
    "Note that a planned call, meeting, visit or event was held, and what was said.",
    """
    The text is what was said, as its body; '-' reads it from standard input. What else there is to note follows as \
    field=value: minutes, outcome, 'at=' where it was not when it was planned. 'next=' and 'next_due=' make a task for \
    the next step. From then on it counts as an activity.

      $ crm activity hold 4 "Wants two more modules" minutes=50 next="Send quote" next_due=friday --dry-run
    """
  ) { a throws(CRMError) in
    let activity: String = try a.argument("activity", "The activity.", completing: .records)
    let words: [String] = try a.arguments(
      "text or field=value", "What was said, and its fields.",
      completing: .of(.activity, .assignments))
    return { context throws(CRMError) in
      let number = try context.record(activity, .activity)
      let input = try ActivityInput(words, context, isBody: true)
      try context.deed(.activity) { deed throws(CRMError) in
        let (outcome, task) = try LogActivity(deed.editor).hold(
          number, input.changes, next: input.next)
        try deed.tell(.activity, outcome)
        if let task { try deed.tell(.task, task) }
      }
    }
  }

  static let activitySign = Verb(
    "sign", .writes, "Sign off an advisory meeting: from then on it stays as it is.",
    """
    What must be documented has to be there: who took part, a summary, and the advice given. Who signed, and when, \
    is kept with it. What was wrong is put right by 'crm activity correct'; 'crm undo' takes no signature back.

      $ crm activity sign 3
    """
  ) { a throws(CRMError) in
    let activity: String = try a.argument("activity", "The activity.", completing: .records)
    return { context throws(CRMError) in
      let number = try context.record(activity, .activity)
      try context.deed(.activity) { deed throws(CRMError) in
        let outcome = try LogActivity(deed.editor).sign(number)
        deed.tell(
          .activity, number, outcome.result,
          outcome.result == "changed" ? "signed off" : "was signed off already")
      }
    }
  }
}

extension Verb {
  static let activityCorrect = Verb(
    "correct", .writes, "Make a new version of a signed activity: what was signed stays as it is.",
    """
    The new version says what the signed one does, but for what is written as field=value, refers to it, and waits \
    to be signed off. An activity that is not signed is edited.

      $ crm activity correct 3 advice="A fixed rate for five years"
    """
  ) { a throws(CRMError) in
    let activity: String = try a.argument("activity", "The activity.", completing: .records)
    let words: [String] = try a.arguments(
      "field=value", "What it says otherwise.", required: true, completing: .assignments)
    return { context throws(CRMError) in
      let number = try context.record(activity, .activity)
      let changes = try context.changes(words)
      try context.deed(.activity) { deed throws(CRMError) in
        try deed.tell(.activity, try LogActivity(deed.editor).correct(number, changes))
      }
    }
  }
}

/// The words of a line that logs an activity.
struct ActivityInput {
  var changes: [FieldChange]
  var next: LogActivity.Next?

  /// Reads the words; the one without a `=` is the subject, or, of what has one already, what was said.
  init(_ words: [String], _ context: CommandContext, isBody: Bool = false) throws(CRMError) {
    let isPiped = words.contains("-")
    let input = try RecordInput.words(words.filter { $0 != "-" }, context)
    changes = input.changes
    guard input.plain.count + (isPiped ? 1 : 0) <= 1 else {
      throw .usage(
        "\"\(input.plain[isPiped ? 0 : 1])\" is one word too many",
        hint: "a text of several words stands in quotes: \"\(input.plain.joined(separator: " "))\"")
    }
    if isPiped {
      let text = try context.world.input.readAll().string
      guard !text.trimmed.isEmpty else { throw .usage("there is nothing on standard input") }
      let first = text.trimmed.split(separator: "\n").first.map { String($0).trimmed } ?? ""
      if !isBody {
        changes.append(.json(Activity.subject.name, .string(String(first.prefix(200)))))
      }
      if isBody || first != text.trimmed {
        changes.append(.json(Activity.body.name, .string(text.trimmed)))
      }
    } else if let text = input.plain.first {
      changes.append(.json((isBody ? Activity.body : Activity.subject).name, .string(text)))
    }
    next = try LogActivity.Next(taking: &changes)
  }
}

extension Deed {
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
