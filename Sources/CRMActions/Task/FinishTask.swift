import CRMDomain
import CRMStore

/// Tasks that are done, put off, opened again, and those that follow them.
package struct FinishTask {
  private let editor: RecordEditor
  private let zone: (Int64?) throws(CRMError) -> TimeZoneRules
  private var database: Database { editor.database }

  /// Within an operation; `zone` tells the zone of a user.
  package init(
    _ editor: RecordEditor, zone: @escaping (Int64?) throws(CRMError) -> TimeZoneRules
  ) {
    self.editor = editor
    self.zone = zone
  }

  private func load(_ task: Int64) throws(CRMError) -> Row {
    let table = try database.table(.task)
    let row = Row(table.layout)
    guard try editor.operation.load(task, of: table, into: row) else {
      throw .notFound("there is no task \(task)")
    }
    return row
  }

  /// Marks a task as done, or as what else came of it; where it repeats, the next one is made.
  ///
  /// - Returns: what became of it, and the number of the next one.
  package func finish(
    _ task: Int64, as status: String = "done"
  ) throws(CRMError) -> (outcome: RecordEditor.Outcome, next: Int64?) {
    let outcome = try editor.endTask(task, as: status)
    guard outcome.result == "changed", status == "done" else { return (outcome, nil) }
    return (outcome, try follow(task))
  }

  /// Makes the task that follows one in its row; nil where the row is over or goes on already.
  package func follow(_ task: Int64) throws(CRMError) -> Int64? {
    let row = try load(task)
    guard let due = try nextDue(row),
      try database.connection.integer(TaskSQL.following, .integer(task)) == nil
    else { return nil }
    let table = try database.table(.task)
    let next = Row(table.layout)
    next.copy(row)
    for name in ["done_at", "custom", "custom_fold", "external_ids", "origin"] {
      if let column = table.layout.column(name) { next.setNull(column) }
    }
    next.set(table.layout.column("status") ?? 0, "open")
    next.set(table.layout.column("open") ?? 0, 1)
    next.set(table.layout.column("due") ?? 0, due)
    next.set(table.layout.column("follows") ?? 0, task)
    next.setNull(table.layout.column("created_at") ?? 0)
    next.setNull(table.layout.column("created_by") ?? 0)
    return try editor.operation.insert(next, into: table)
  }

  /// When a task is due again; nil where it is not.
  package func nextDue(_ row: Row) throws(CRMError) -> String? {
    guard let text = row.string("repeat"), let due = row.string("due") else { return nil }
    let rule: Recurrence
    do throws(ValueFault) { rule = try Recurrence(text) } catch { return nil }
    let assignee = row.layout.column("assignee").flatMap { row.isNull($0) ? nil : row.integer($0) }
    let zone = try zone(assignee)
    return rule.due(
      after: due, from: row.string("repeat_from") ?? due,
      doneOn: zone.local(editor.operation.circumstances.at).day, in: zone)
  }

  /// Puts a task off. Only this one of a row moves: the others stay where the rule has them.
  package func snooze(_ task: Int64, to due: String) throws(CRMError) -> RecordEditor.Outcome {
    let row = try load(task)
    guard row.string("status") == "open" else {
      throw CRMError(
        .data, code: "closed", "task \(task) is \(row.string("status") ?? "")",
        hint: "crm task reopen \(task)")
    }
    editor.keepsRow = true
    defer { editor.keepsRow = false }
    return try editor.edit(task, of: .task, [.typed(Assignment(path: "due", value: due))])
  }

  /// Opens a task again.
  package func reopen(_ task: Int64) throws(CRMError) -> RecordEditor.Outcome {
    if let next = try database.connection.integer(TaskSQL.following, .integer(task)) {
      throw CRMError(
        .data, code: "followed", "task \(task) is followed by task \(next) already",
        hint: "take that back with crm undo, or look at it: crm task show \(next)")
    }
    return try editor.edit(task, of: .task, [.typed(Assignment(path: "status", value: "open"))])
  }
}
