import CRMDomain
import CRMStore

/// A consent that was withdrawn is given again by who gave it, and by nobody else.
struct ConsentRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  static func mayRestore(
    _ operation: LoggedOperation, _ direction: UndoOperation.Direction, in database: Database
  ) throws(CRMError) {
    guard direction == .undo else { return }
    let withdrawn = try database.connection.prepare(QuoteSQL.withdrawnBy)
    withdrawn.bind(1, operation.id)
    defer { withdrawn.reset() }
    guard try withdrawn.step() else { return }
    throw operation.refusal(
      "withdrew a consent, which is given again only by who gave it",
      hint:
        "crm consent add \(withdrawn.integer(0)) \(ShellWord.of(withdrawn.string(1) ?? "")) evidence=…"
    )
  }
}
