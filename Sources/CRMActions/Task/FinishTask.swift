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
    let outcome = try TaskRules(editor).finish(task, as: status)
    guard outcome.result == "changed", status == "done" else { return (outcome, nil) }
    return (outcome, try follow(task, skipsPast: true))
  }

  /// Makes the task that follows one in its row; nil where the row is over or goes on already.
  ///
  /// - Parameter skipsPast: whether the next is the first that is not past.
  package func follow(_ task: Int64, skipsPast: Bool = false) throws(CRMError) -> Int64? {
    let row = try load(task)
    guard let due = try nextDue(row, skipsPast: skipsPast),
      try database.connection.integer(TaskSQL.following, .integer(task)) == nil
    else { return nil }
    let table = try database.table(.task)
    let next = Row(table.layout)
    next.copy(row)
    let own: [any AnyKey] = [
      Task.doneAt, Task.origin, Common.custom, Common.customFold, Common.externalIds,
      Common.createdAt, Common.createdBy,
    ]
    for key in own { next.setNull(key) }
    next.enter("open")
    next[Task.due] = due
    next[Task.follows] = task
    return try editor.operation.insert(next, into: table)
  }

  /// When a task is due again; nil where it is not.
  package func nextDue(_ row: Row, skipsPast: Bool = false) throws(CRMError) -> String? {
    guard let text = row.string(Task.repeat), let due = row.string(Task.due) else { return nil }
    let rule: Recurrence
    do throws(ValueFault) { rule = try Recurrence(text) } catch { return nil }
    let assignee = row.number(Task.assignee)
    let zone = try zone(assignee)
    let now = editor.operation.context.at
    return rule.due(
      after: due, from: row.string(Task.repeatFrom) ?? due, doneOn: zone.local(now).day,
      notBefore: skipsPast ? now : nil, in: zone)
  }

  /// Puts a task off, never to an earlier day. Only this one of a row moves: the others stay where the rule
  /// has them.
  ///
  /// - Parameter text: a date; a span, as `+3d`, counts from when the task is due, or from now where that is
  ///   past, and keeps its time of day.
  /// - Throws: `data` where it is earlier than the task is due.
  package func snooze(_ task: Int64, to text: String) throws(CRMError) -> RecordEditor.Outcome {
    let row = try load(task)
    let clock = editor.rules.dates.clock
    let old = row.string(Task.due).flatMap { Due($0, in: clock.zone) }
    let due = try later(text, old, clock)
    if let old, Due(due, in: clock.zone).map({ $0 < old }) ?? false {
      throw CRMError(
        .data, code: "earlier",
        "task \(task) is due \(old.text), and \(due) is earlier",
        hint: "to do it sooner: crm task edit \(task) due=\(due)")
    }
    guard row.string(Task.status) == "open" else {
      throw CRMError(
        .data, code: "closed", "task \(task) is \(row.string(Task.status) ?? "")",
        hint: "crm task reopen \(task)")
    }
    return try editor.edit(
      task, of: .task, [.set(Task.due, due)], as: .move(Intent.Move()))
  }

  /// What a date means for a task that is due at `old`.
  private func later(
    _ text: String, _ old: Due?, _ clock: LocalClock
  ) throws(CRMError) -> String {
    let isSpan = text.hasPrefix("+")
    // A span is one from the later of now and when it is due.
    let from = isSpan ? max(clock.now, old?.moment ?? clock.now) : clock.now
    let dates = DateParser(LocalClock(now: from, zone: clock.zone))
    if text.withBytes({ dates.isTwice($0, leaning: .ahead) }) {
      editor.note("\(text) comes twice that day, as the clocks are put back; the first is meant")
    }
    do throws(DateParser.Fault) {
      switch try text.withBytes({ b throws(DateParser.Fault) in
        try dates.reading(b, leaning: .ahead)
      }) {
      case .day(let day):
        guard isSpan, let time = old?.secondOfDay else { return day.description }
        return clock.zone.instant(day, secondOfDay: time).description
      case .period(let period): return period.last.description
      case .instant(let instant): return instant.description
      }
    } catch {
      throw .invalid(
        text, for: "due", "\"\(text)\" is " + (error == .notADate ? "no date" : error.reason),
        hint: error.hint ?? "write it as friday, +3d or 2026-11-21")
    }
  }

  /// When a task is due: a day or a moment.
  private struct Due {
    let text: String
    /// The moment; of a day its beginning.
    let moment: Instant
    /// The time of day where there is one.
    let secondOfDay: Int?
    private let day: Day

    init?(_ text: String, in zone: TimeZoneRules) {
      self.text = text
      if let day = text.withBytes({ Day($0) }) {
        (self.day, moment, secondOfDay) = (day, zone.instant(day), nil)
      } else if let instant = text.withBytes({ Instant($0) }) {
        let local = zone.local(instant)
        (day, moment, secondOfDay) = (local.day, instant, local.secondOfDay)
      } else {
        return nil
      }
    }

    /// Whether it is sooner; of a day and a moment of that day neither is.
    static func < (a: Due, b: Due) -> Bool {
      a.secondOfDay == nil || b.secondOfDay == nil ? a.day < b.day : a.moment < b.moment
    }
  }

  /// Opens a task again.
  package func reopen(_ task: Int64) throws(CRMError) -> RecordEditor.Outcome {
    return try editor.edit(task, of: .task, [.set(Task.status, "open")])
  }
}
