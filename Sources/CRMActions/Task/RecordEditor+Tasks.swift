import CRMDomain
import CRMStore

extension RecordEditor {
  /// Gives a task somebody who does it, and a row of tasks its first day.
  func checkTask(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    let row = draft.row
    if old == nil, row.isNull(Task.assignee), !draft.wrote(Task.assignee), !rules.isImport {
      row.set(Task.assignee, operation.user)
    }
    if old == nil, let deal = draft.layout.column(Task.deal), !row.isNull(deal), !rules.isImport {
      try fillParties(draft, ofDeal: row.integer(deal))
    }
    if old == nil || draft.wrote(Task.contact) { fillCompany(draft) }
    // A row begins where somebody put it: with its rule, or with a due date that was moved.
    if row.isNull(Task.repeat) {
      row.setNull(Task.repeatFrom)
    } else if draft.wrote(Task.due) || draft.wrote(Task.repeat)
      || row.isNull(Task.repeatFrom)
    {
      let isGiven = rules.isImport && draft.wrote(Task.repeatFrom)
      if !keepsRow, !isGiven { row.set(Task.repeatFrom, row.string(Task.due)) }
      try refuseEndless(draft)
    }
    if old == nil, rules.isImport { try takeDone(draft) }
    let isOpen = row.string(Task.status) == "open"
    if let old, !isOpen, old.string(Task.status) == "open", !row.isNull(Task.repeat),
      row.string(Task.status) == "done", !isFinishing, !rules.isImport
    {
      throw CRMError(
        .data, code: "repeats", "the next task of the row would not be made",
        hint: "crm task done \(old.integer(RecordTable.id))")
    }
    if isOpen {
      row.setNull(Task.doneAt)
    } else if row.isNull(Task.doneAt) {
      let said = rules.isImport ? doneSaid : nil
      if rules.isImport, said == nil { ground = .noDay }
      row.set(Task.doneAt, said ?? operation.at)
    }
  }

  /// A task of a file that says when it was done is done, where the file does not say otherwise.
  private func takeDone(_ draft: RecordDraft) throws(CRMError) {
    let row = draft.row
    guard draft.wrote(Task.doneAt), let at = row.string(Task.doneAt),
      row.string(Task.status) ?? "open" == "open", let status = draft.layout.column(Task.status),
      let open = draft.layout.column(Task.open)
    else { return }
    guard !draft.wrote(Task.status) else {
      throw .invalid(at, for: "done_at", "it was done, and its status is open")
    }
    row.set(status, "done")
    row.set(open, 0)
  }

  /// Ends a task that is there for something that is over; its row, where it has one, ends with it.
  func endTask(_ task: Int64, as status: String) throws(CRMError) -> Outcome {
    isFinishing = true
    defer { isFinishing = false }
    return try edit(task, of: .task, [.typed(Assignment(path: "status", value: status))])
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

  /// With whom a deal is, what is about it is too.
  func fillParties(_ draft: RecordDraft, ofDeal deal: Int64) throws(CRMError) {
    let look = try operation.statement(ActivitySQL.dealParties)
    look.bind(1, deal)
    defer { look.reset() }
    guard try look.step() else { return }
    for (i, name) in ["company", "contact"].enumerated() {
      guard let column = draft.layout.column(name), draft.row.isNull(column),
        !draft.wasAssigned(name), !look.isNull(i)
      else { continue }
      draft.row.set(column, look.integer(i))
    }
  }

  /// Keeps what an advisory meeting was signed off with, and fills in what goes without saying.
  func checkActivity(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    let row = draft.row
    if let old, !old.isNull(Activity.signedAt), !isClosing, !row.hasContent(of: old) {
      throw CRMError(
        .notPermitted, code: "signed",
        "activity \(old.integer(RecordTable.id)) was signed off, and stays as it is",
        hint: "write another that corrects it: crm activity add …")
    }
    guard old == nil, !rules.isImport else { return }
    if !row.isNull(Task.deal) { try fillParties(draft, ofDeal: row.integer(Task.deal)) }
    fillCompany(draft)
    if row.isNull(Activity.channel), !draft.wrote(Activity.channel),
      let channel = ActivityType.channel(of: row.string(Activity.type) ?? "")
    {
      row.set(Activity.channel, channel)
    }
  }

  /// What follows from something that happened: a lead was answered, a quote was.
  func noteActivity(_ draft: RecordDraft, _ number: Int64) throws(CRMError) {
    let row = draft.row
    func value(_ name: String) -> Int64? {
      draft.layout.column(name).flatMap { row.isNull($0) ? nil : row.integer($0) }
    }
    if let lead = value("lead"), try database.mayChange(.lead, lead) {
      let isAnswer = row.string(Activity.direction) != "in" && row.string(Activity.type) != "note"
      if isAnswer,
        try database.connection.integer(
          ActivitySQL.leadAnswered, .integer(lead), .text(row.string(Activity.at) ?? "")) == nil
      {
        try write(row.string(Activity.at), to: "first_response_at", of: lead, .lead)
      }
      if !rules.isImport { try rescore(lead) }
    }
    // They answered: nobody needs to ask again.
    guard !rules.isImport, row.string(Activity.direction) == "in" else { return }
    let waiting = try operation.statement(ActivitySQL.openFollowUps)
    for (i, name) in ["deal", "company", "contact", "quote"].enumerated() {
      waiting.bind(i + 1, value(name))
    }
    var tasks: [Int64] = []
    while try waiting.step() { tasks.append(waiting.integer(0)) }
    waiting.reset()
    for task in tasks where try database.mayChange(.task, task) {
      _ = try endTask(task, as: "done")
      note("task \(task) is done: they answered")
    }
  }

  /// Writes a column of a record that nobody types.
  func write(
    _ text: String?, to name: String, of number: Int64, _ noun: NounName
  ) throws(CRMError) {
    let table = try database.table(noun)
    let (old, new) = (Row(table.layout), Row(table.layout))
    guard let column = table.layout.column(name), try operation.load(number, of: table, into: old)
    else { return }
    new.copy(old)
    new.set(column, text)
    try operation.update(old, to: new, in: table)
  }
}
