import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
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
      try context.answering(.activity) { result throws(CRMError) in
        let (outcome, task) = try LogActivity(result.editor).hold(
          number, input.changes, next: input.next)
        try result.tell(.activity, outcome)
        if let task { try result.tell(.task, task) }
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
    if isPiped || !input.plain.isEmpty {
      try input.refuseTwice((isBody ? Activity.body : Activity.subject).name)
    }
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
