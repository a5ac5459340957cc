import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let redo = Verb(
    "redo", .writes, "Bring back what an undo took.",
    """
    Without a number what you took back last; with one, that operation. Records that were changed since \
    it was taken back stand in the way: then nothing is changed and they are named.

      $ crm redo
    """,
    answers: "counts"
  ) { a throws(CRMError) in
    let number: OperationNumber? = try a.optionalArgument(
      "operation", "The number of the operation that was taken back.",
      completing: .operations(.undone))
    let partial = a.flag("partial", "Leave as it is what later work stands on.")
    return { context throws(CRMError) in
      try UndoAnswer(context, .redo).run(number?.value, isPartial: partial)
    }
  }
}
