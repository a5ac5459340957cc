import CRMActions
import CRMDomain
import CRMStore

extension Verb {
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
      try context.answering(.task) { result throws(CRMError) in
        let finish = FinishTask(result.editor) { n throws(CRMError) in try context.zone(ofUser: n) }
        try result.tell(.task, try finish.snooze(number, to: due ?? "+1d"))
      }
    }
  }
}
