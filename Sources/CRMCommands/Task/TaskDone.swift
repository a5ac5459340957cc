import CRMActions
import CRMDomain
import CRMStore

extension Verb {
  static let taskDone = Verb(
    "done", .writes, "Mark tasks as done.",
    """
    Where a task repeats, the next one is made. '-' reads tasks from standard input, one a line.

      $ crm task done 1
      $ crm task list due=..yesterday --format ids | crm task done - --dry-run
    """
  ) { a throws(CRMError) in
    let tasks: [String] = try a.arguments(
      "record", "The tasks.", required: true, completing: .records)
    let cancel = a.flag("cancel", "They will not be done: mark them as cancelled.")
    return { context throws(CRMError) in
      let database = try context.database(.writing)
      let numbers = try RecordWords(context, .task, database).numbers(tasks, beginnings: true)
      try context.answering(.task, asArray: tasks.count > 1 || tasks == ["-"]) {
        result throws(CRMError) in
        let finish = FinishTask(result.editor) { n throws(CRMError) in try context.zone(ofUser: n) }
        for number in numbers {
          let (outcome, next) = try finish.finish(number, as: cancel ? "cancelled" : "done")
          guard outcome.result == "changed" else {
            try result.tell(.task, outcome)
            continue
          }
          result.tell(.task, number, "changed", cancel ? "cancelled" : "done")
          if let next {
            try result.tell(.task, RecordEditor.Outcome(number: next, result: "created"))
          }
        }
      }
    }
  }
}
