import CRMDomain
import CRMStore

/// Rows of tasks go on.
package enum RecurrenceJob: Job {
  package static let name = "recurrences"
  /// The next task of a row is there before anybody is given another.
  package static let turn = JobTurn.first
  package static let sentence =
    "The next task of a row is made when its day comes, although the one before is still open."

  /// A row of tasks goes on when its next day comes, although the one before is still open.
  package static func run(_ run: JobRun) throws(CRMError) {
    let finish = FinishTask(run.editor, zone: run.zone)
    let table = try run.database.table(.task)
    let row = Row(table.layout)
    for number in try run.database.connection.numbers(TaskSQL.repeating) {
      guard try run.begin(.task, number) else { continue }
      var current = number
      for _ in 0..<1000 {
        guard try run.editor.operation.load(current, of: table, into: row),
          let due = try finish.nextDue(row), try isHere(due, row, run),
          let next = try finish.follow(current)
        else { break }
        run.created(.task, next)
        current = next
      }
    }
  }

  /// Whether the day of what is due has come where somebody is.
  private static func isHere(
    _ due: String, _ row: Row, _ run: JobRun
  ) throws(CRMError) -> Bool {
    let zone = try run.zone(row.number(Task.assignee))
    let day = due.withBytes { bytes in Day(bytes) ?? Instant(bytes).map { zone.local($0).day } }
    return day.map { $0 <= zone.local(run.editor.operation.context.at).day } ?? false
  }
}
