import CRMActions
import CRMDomain
import CRMStore

extension Verb {
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
      try context.answering(.task) { result throws(CRMError) in
        let finish = FinishTask(result.editor) { n throws(CRMError) in try context.zone(ofUser: n) }
        let outcome = try finish.reopen(number)
        if outcome.result == "changed" {
          result.tell(.task, number, "changed", "open again")
        } else {
          try result.tell(.task, outcome)
        }
      }
    }
  }
}
