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
      try context.deed(.task, asArray: tasks.count > 1 || tasks == ["-"]) { deed throws(CRMError) in
        let finish = FinishTask(deed.editor) { n throws(CRMError) in try context.zone(ofUser: n) }
        for number in numbers {
          let (outcome, next) = try finish.finish(number, as: cancel ? "cancelled" : "done")
          guard outcome.result == "changed" else {
            try deed.tell(.task, outcome)
            continue
          }
          deed.tell(.task, number, "changed", cancel ? "cancelled" : "done")
          if let next {
            try deed.tell(.task, RecordEditor.Outcome(number: next, result: "created"))
          }
        }
      }
    }
  }

  static let taskSnooze = Verb(
    "snooze", .writes, "Put a task off.",
    """
    A span counts from when the task is due, or from today where that is past; nothing is put off to an earlier \
    day. Of a task that repeats only this one moves: the next is due when its rule says. Without a date: by a day.

      $ crm task snooze 1 +2d
      $ crm task snooze 1 "2026-12-01 13:00" --dry-run
    """
  ) { a throws(CRMError) in
    let task: String = try a.argument("record", "The task.", completing: .records)
    let due: String? = try a.optionalArgument(
      "date", "When it is due then.", completing: .days)
    return { context throws(CRMError) in
      let number = try context.record(task, .task)
      try context.deed(.task) { deed throws(CRMError) in
        let finish = FinishTask(deed.editor) { n throws(CRMError) in try context.zone(ofUser: n) }
        try deed.tell(.task, try finish.snooze(number, to: due ?? "+1d"))
      }
    }
  }

  static let taskReopen = Verb(
    "reopen", .writes, "Open a task again that was done or cancelled.",
    """
    One that was followed by the next of its row already stays done: take that back with 'crm undo'.

      $ crm task reopen 3
    """
  ) { a throws(CRMError) in
    let task: String = try a.argument("record", "The task.", completing: .records)
    return { context throws(CRMError) in
      let number = try context.record(task, .task)
      try context.deed(.task) { deed throws(CRMError) in
        let finish = FinishTask(deed.editor) { n throws(CRMError) in try context.zone(ofUser: n) }
        let outcome = try finish.reopen(number)
        if outcome.result == "changed" {
          deed.tell(.task, number, "changed", "open again")
        } else {
          try deed.tell(.task, outcome)
        }
      }
    }
  }
}
