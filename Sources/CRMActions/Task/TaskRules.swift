import CRMDomain
import CRMStore

/// A task has somebody who does it, and a row of tasks its first day.
struct TaskRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }
  static var jobs: [any Job.Type] { [RecurrenceJob.self] }

  func end(of row: RecordDraft, _ stored: Row?) throws(CRMError) -> ImportedEnd {
    ImportedEnd(closedAt: row.wrote(Task.doneAt) ? row[Task.doneAt] : nil)
  }

  func complete(_ change: inout RecordChange) throws(CRMError) {
    let (draft, row) = (change.draft, change.row)
    try followMerged(change, Task.ticket)
    if change.isTypedAnew {
      if row.isNull(Task.assignee), !draft.wrote(Task.assignee) {
        row[Task.assignee] = operation.user
      }
      if let deal = row[Task.deal] { try fillParties(change, ofDeal: deal) }
      if let lead = row[Task.lead] { try fillParties(change, ofLead: lead) }
    }
    fillCompany(change)
    // A row begins where somebody put it: with its rule, or with a due date that was moved.
    if row.isNull(Task.repeat) {
      row.setNull(Task.repeatFrom)
    } else if draft.wrote(Task.due) || draft.wrote(Task.repeat) || row.isNull(Task.repeatFrom) {
      let isGiven = change.isImported && draft.wrote(Task.repeatFrom)
      // A task that a verb puts off leaves its row where it is.
      if change.intent.move == nil, !isGiven { row.set(Task.repeatFrom, row.string(Task.due)) }
    }
    if change.old == nil, change.isImported { try takeDone(draft) }
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let (draft, row) = (change.draft, change.row)
    if !row.isNull(Task.repeat), draft.wrote(Task.due) || draft.wrote(Task.repeat) {
      try refuseEndless(draft)
    }
    // A row of tasks goes on from its last one.
    if let old = change.old, old[Task.status] != "open", row[Task.status] == "open",
      !change.isImported,
      let next = try database.connection.integer(TaskSQL.following, .integer(change.number))
    {
      throw CRMError(
        .data, code: "followed", "task \(change.number) is followed by task \(next) already",
        hint: "take that back with crm undo, or look at it: crm task show \(next)")
    }
    if let old = change.old, old[Task.status] == "open", row[Task.status] == "done",
      !row.isNull(Task.repeat), change.intent.move?.closes != true, !change.isImported
    {
      throw CRMError(
        .data, code: "repeats", "the next task of the row would not be made",
        hint: "crm task done \(change.number)")
    }
  }

  /// A task of a file that says when it was done is done, where the file does not say otherwise.
  private func takeDone(_ draft: RecordDraft) throws(CRMError) {
    let row = draft.row
    guard draft.wrote(Task.doneAt), let at = row.string(Task.doneAt),
      row[Task.status] ?? "open" == "open"
    else { return }
    guard !draft.wrote(Task.status) else {
      throw .invalid(at, for: "done_at", "it was done, and its status is open")
    }
    row.enter("done")
  }

  /// Ends a task that is there for something that is over; its row, where it has one, ends with it.
  func finish(_ task: Int64, as status: String) throws(CRMError) -> RecordEditor.Outcome {
    try editor.edit(
      task, of: .task, [.set(Task.status, status)], as: .move(Intent.Move(closes: true)))
  }

  /// Refuses a rule that never happens again.
  private func refuseEndless(_ draft: RecordDraft) throws(CRMError) {
    guard let text = draft.row.string(Task.repeat), let due = draft.row.string(Task.due) else {
      return
    }
    let rule: Recurrence
    do throws(ValueFault) { rule = try Recurrence(text) } catch {
      throw error.error(field: "repeat", value: text)
    }
    let first = draft.row.string(Task.repeatFrom) ?? due
    let today = rules.dates.clock.today
    let zone = rules.dates.clock.zone
    let begins = first.withBytes { bytes in
      Day(bytes) ?? Instant(bytes).map { zone.local($0).day }
    }
    if draft.wrote(Task.repeat), let begins, rule.leavesOut(from: begins) {
      note("repeat \(text) leaves out months without that day; monthly, yearly take their last one")
    }
    guard rule.count == nil, rule.until == nil,
      rule.due(after: due, from: first, doneOn: today, in: rules.dates.clock.zone) == nil
    else { return }
    throw .invalid(
      text, for: "repeat", "repeat \"\(text)\" names no day that ever comes",
      hint: "write it as weekly, 'every 2 weeks' or FREQ=MONTHLY;BYDAY=1MO")
  }
}
