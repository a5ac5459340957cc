import CRMDomain
import CRMStore

/// Something that happened, and the next step it leads to.
package struct LogActivity {
  /// What is to be done next, taken out of the words of a line: `next="Send quote" next_due=friday`.
  package struct Next: Sendable {
    /// What is to be done.
    package var title: String
    /// When.
    package var due: String?

    /// The next step among changes, which are left without it.
    ///
    /// - Throws: `usage` where it is said when, and not what.
    package init?(taking changes: inout [FieldChange]) throws(CRMError) {
      var found: [String: String] = [:]
      changes.removeAll { change in
        guard ["next", "next_due"].contains(change.path) else { return false }
        found[change.path] = change.text ?? ""
        return true
      }
      let title = found["next"]?.trimmed ?? ""
      let due = found["next_due"].flatMap { $0.trimmed.isEmpty ? nil : $0 }
      if title.isEmpty {
        guard due == nil else {
          throw .usage(
            "next_due says when, and nothing says what", hint: "next=\"Send quote\" next_due=friday"
          )
        }
        return nil
      }
      self.title = title
      self.due = due
    }
  }

  private let editor: RecordEditor

  /// Within an operation.
  package init(_ editor: RecordEditor) { self.editor = editor }

  /// Stores an activity, and a task for the next step, about the same records.
  package func run(
    _ changes: [FieldChange], next: Next?
  ) throws(CRMError) -> (activity: RecordEditor.Outcome, task: RecordEditor.Outcome?) {
    let activity = try editor.add(changes, to: .activity)
    return (activity, try next.map { n throws(CRMError) in try add(n, after: activity.number) })
  }

  /// Makes the task for the next step, about the same records.
  private func add(_ next: Next, after activity: Int64) throws(CRMError) -> RecordEditor.Outcome {
    let table = try editor.database.table(.activity)
    let row = Row(table.layout)
    guard try editor.operation.load(activity, of: table, into: row) else {
      throw .defect("activity \(activity) is gone")
    }
    // Who writes next=friday means when, and a task called "friday" is of no use.
    let isDay = next.title.withBytes { bytes -> Bool in
      do throws(DateParser.Fault) {
        _ = try editor.rules.dates.reading(bytes, leaning: .ahead)
        return true
      } catch { return false }
    }
    guard !isDay else {
      throw .usage(
        "next=\(next.title) says when, and not what",
        hint: "next=\"Call again\" next_due=\(ShellWord.of(next.title))")
    }
    var task: [FieldChange] = [.json(Task.title.name, .string(next.title))]
    if let due = next.due { task.append(.set(Task.due, due)) }
    for key in [
      Activity.contact, Activity.company, Activity.deal, Activity.lead, Activity.quote,
      Activity.ticket,
    ] {
      if let record = row[key] { task.append(.known(key, record)) }
    }
    return try editor.add(task, to: .task)
  }

  /// Notes that what was planned was held, and what was said; then the next step.
  ///
  /// - Throws: `data` where it was held or cancelled already, or lies ahead.
  package func hold(
    _ activity: Int64, _ changes: [FieldChange], next: Next?
  ) throws(CRMError) -> (activity: RecordEditor.Outcome, task: RecordEditor.Outcome?) {
    let noun = try editor.database.noun(.activity)
    guard let lifecycle = noun.lifecycle,
      let move = lifecycle.moves.first(where: { $0.verb == "hold" })
    else { throw .defect("an activity is not held") }
    let outcome = try MoveRecord(editor, noun, lifecycle, move).run(activity, changes)
    return (outcome, try next.map { n throws(CRMError) in try add(n, after: activity) })
  }

  /// Signs off an advisory meeting: from then on it stays as it is.
  ///
  /// - Throws: `data` where what must be documented is missing.
  package func sign(_ activity: Int64) throws(CRMError) -> RecordEditor.Outcome {
    let table = try editor.database.table(.activity)
    let (old, new) = (Row(table.layout), Row(table.layout))
    guard try editor.operation.load(activity, of: table, into: old) else {
      throw .notFound("there is no activity \(activity)")
    }
    if !old.isNull(Activity.signedAt) {
      return RecordEditor.Outcome(number: activity, result: "unchanged")
    }
    guard old[Activity.status] == "held" else {
      throw CRMError(
        .data, code: "not_held",
        "activity \(activity) is \(old[Activity.status] ?? "planned"), and only what was held is signed off",
        hint: "crm activity hold \(activity)"
          + ((old[Activity.at] ?? editor.operation.context.at)
            > editor.operation.context.at ? " at=now" : ""))
    }
    let missing = [
      ("participants", old.isNull(Activity.contacts) && old.isNull(Activity.contact), "contacts=…"),
      ("a summary", old.isNull(Activity.body) && old.isNull(Activity.subject), "body=…"),
      ("the advice", old.isNull(Activity.advice), "advice=…"),
    ].filter { $0.1 }
    guard missing.isEmpty else {
      throw CRMError(
        .data, code: "required",
        "activity \(activity) cannot be signed off without \(missing.map { $0.0 }.joined(separator: " and "))",
        hint: "crm activity edit \(activity) \(missing.map { $0.2 }.joined(separator: " "))")
    }
    new.copy(old)
    new[Activity.signedAt] = editor.operation.context.at
    new[Activity.signedBy] = editor.operation.user
    try editor.operation.update(old, to: new, in: table)
    return RecordEditor.Outcome(
      number: activity, result: "changed",
      changes: [FieldDifference(field: "signed_at", before: nil, after: .text(editor.operation.at))]
    )
  }

  /// Makes a new version of a signed activity, with these changes: it is signed off anew, and what was signed stays.
  ///
  /// - Throws: `data` where it is not signed, or was corrected already.
  package func correct(
    _ activity: Int64, _ changes: [FieldChange]
  ) throws(CRMError) -> RecordEditor.Outcome {
    let table = try editor.database.table(.activity)
    let row = Row(table.layout)
    guard try editor.operation.load(activity, of: table, into: row) else {
      throw .notFound("there is no activity \(activity)")
    }
    let words = changes.map { " " + $0.word }.joined()
    guard !row.isNull(Activity.signedAt) else {
      throw CRMError(
        .data, code: "not_signed", "activity \(activity) is not signed off, so it can be changed",
        hint: "crm activity edit \(activity)\(words)")
    }
    let later = try editor.database.connection.integer(
      ActivitySQL.correction, .integer(activity))
    if let later {
      throw CRMError(
        .data, code: "corrected", "activity \(activity) was corrected by activity \(later)",
        hint: "look at that one: crm activity show \(later)")
    }
    guard !changes.contains(where: { $0.path == Activity.status.name }) else {
      throw CRMError(
        .data, code: "signed",
        "activity \(activity) was held, and a correction leaves that as it is")
    }
    let corrected = Row(table.layout)
    corrected.copy(row)
    corrected.enter("corrected")
    try editor.operation.update(row, to: corrected, in: table)
    let own: [any AnyKey] = [
      Activity.signedAt, Activity.signedBy, Common.externalIds, Common.createdAt, Common.createdBy,
    ]
    for key in own { row.setNull(key) }
    row[Activity.corrects] = activity
    let number = try editor.operation.insert(row, into: table)
    _ = try editor.edit(number, of: .activity, changes, tellsChanges: false)
    return RecordEditor.Outcome(number: number, result: "created")
  }
}
