import CRMDomain
import CRMStore

/// What was signed off stays as it is, and what happened is answered where somebody waited for it.
struct ActivityRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  /// What was said about a ticket is not left behind with one that was merged.
  static func mayStay(_ numbers: [Int64], in database: Database) throws(CRMError) {
    let wanted = Set(numbers)
    try MergedTickets(database).refuse(.activity, TicketSQL.leftBehind(.activity)) { one, _ in
      wanted.contains(one)
    }
  }

  func complete(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    try TicketMessages(editor).complete(change)
    guard change.isTypedAnew else { return }
    // Whoever plans it goes there, and whoever takes over from them does.
    if row[Activity.status] == "planned", row.isNull(Common.owner),
      !change.draft.wrote(Common.owner)
    {
      row[Common.owner] = operation.user
    }
    if let deal = row[Activity.deal] { try fillParties(change, ofDeal: deal) }
    if let lead = row[Activity.lead] { try fillParties(change, ofLead: lead) }
    try fillHolder(change)
    fillCompany(change)
    if row.isNull(Activity.channel), !change.draft.wrote(Activity.channel),
      let channel = ActivityType.channel(of: row[Activity.type] ?? "")
    {
      row[Activity.channel] = channel
    }
  }

  /// What is said about a deal or a lead is held by whoever holds that: a company may be everybody's, and who sees it
  /// does not see what is sold to it.
  private func fillHolder(_ change: RecordChange) throws(CRMError) {
    let row = change.row
    guard row.isNull(Common.owner), !change.draft.wrote(Common.owner) else { return }
    for (key, sql) in [
      (Activity.deal, ActivitySQL.dealOwner), (Activity.lead, ActivitySQL.leadOwner),
    ] {
      guard let number = row[key] else { continue }
      let owner = try operation.statement(sql)
      owner.bind(1, number)
      defer { owner.reset() }
      guard try owner.step(), !owner.isNull(0) else { continue }
      row[Common.owner] = owner.integer(0)
      return
    }
    // Who answers for another team's customer goes on to hold what they said.
    if row[Activity.ticket] != nil, database.isRestricted { row[Common.owner] = operation.user }
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    guard let old = change.old, !old.isNull(Activity.signedAt), !change.row.hasContent(of: old)
    else { return }
    throw CRMError(
      .notPermitted, code: "signed",
      "activity \(change.number) was signed off, and stays as it is",
      hint: "make a new version of it: crm activity correct \(change.number) advice=…")
  }

  /// What follows from something that happened: a lead was answered, a quote was.
  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    guard change.becomes(Activity.status, "held") else { return [] }
    let row = change.row
    try TicketMessages(editor).followed(change)
    if let lead = row[Activity.lead], try database.mayChange(.lead, lead) {
      let isAnswer = row[Activity.direction] != "in" && row[Activity.type] != "note"
      if isAnswer,
        try database.connection.integer(
          ActivitySQL.leadAnswered, .integer(lead), .text(row.string(Activity.at) ?? "")) == nil
      {
        try editor.write(row.string(Activity.at), to: Lead.firstResponseAt, of: lead, .lead)
      }
      if !change.isImported { try LeadScores(editor).rescore(lead) }
    }
    // They answered: nobody needs to ask again.
    guard !change.isImported, row[Activity.direction] == "in" else { return [] }
    let waiting = try operation.statement(ActivitySQL.openFollowUps)
    let about = [Activity.deal, Activity.company, Activity.contact, Activity.quote]
    for (i, key) in about.enumerated() { waiting.bind(i + 1, row[key]) }
    var tasks: [Int64] = []
    while try waiting.step() { tasks.append(waiting.integer(0)) }
    waiting.reset()
    for task in tasks where try database.mayChange(.task, task) {
      _ = try TaskRules(editor).finish(task, as: "done")
      note("task \(task) is done: they answered")
    }
    return []
  }

  /// Does once what is not done for each activity of a file.
  func fileEnded() throws(CRMError) { try LeadScores(editor).rescoreAfterFile() }

  static func mayRestore(
    _ operation: LoggedOperation, _ direction: UndoOperation.Direction, in database: Database
  ) throws(CRMError) {
    guard direction == .undo,
      let activity = try database.connection.integer(
        ActivitySQL.signedBy, .integer(operation.id))
    else { return }
    throw operation.refusal(
      "signed off activity \(activity), and a signature is not taken back",
      hint: "make a new version of it: crm activity correct \(activity) advice=…")
  }

  func mayRemove(_ row: Row) throws(CRMError) {
    guard !row.isNull(Activity.signedAt) else { return }
    throw CRMError(
      .data, code: "signed",
      "activity \(row.integer(RecordTable.id)) is signed, and stays as it is")
  }

  func mayDetach(_ field: Field, of row: Row, from number: Int64) throws(CRMError) {
    try mayRemove(row)
  }
}
