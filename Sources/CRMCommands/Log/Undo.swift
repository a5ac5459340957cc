import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let undo = Verb(
    "undo", .writes, "Take back what a command did.",
    """
    Without a number your latest operation that was not taken back yet; with one, that operation. \
    Everything it changed is as before, unless later work stands on it: then nothing is changed and the \
    records are named; '--partial' leaves these as they are and takes back the rest, and ends with 1 where some are \
    left. The undo is an operation itself, and 'crm redo' brings back what it took.

      $ crm undo
      $ crm undo 3 --dry-run
    """,
    answers: "counts"
  ) { a throws(CRMError) in
    let number: OperationNumber? = try a.optionalArgument(
      "operation", "The number of the operation.", completing: .operations(.undoable))
    let partial = a.flag("partial", "Leave as it is what later work stands on.")
    return { context throws(CRMError) in
      try UndoAnswer(context, .undo).run(number?.value, isPartial: partial)
    }
  }
}
