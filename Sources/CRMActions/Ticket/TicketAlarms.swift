import CRMDomain
import CRMStore

/// The tasks that tell of a ticket whose time runs out, or that has nobody: they are done when that is over.
struct TicketAlarms {
  private let editor: RecordEditor

  /// Alarms within the operation of an editor.
  init(_ editor: RecordEditor) { self.editor = editor }

  /// What an alarm that nobody was found is for.
  static func unrouted(_ ticket: Int64) -> String { "escalation:\(ticket):unassigned:0:0:0" }

  /// Ends those of a ticket that tell of these clocks; all of them where none is said.
  func end(_ ticket: Int64, _ clocks: [String]? = nil) throws(CRMError) {
    let rows = try editor.operation.statement(TicketSQL.alarms)
    rows.bind(1, ticket)
    var tasks: [Int64] = []
    while try rows.step() {
      let words = (rows.string(1) ?? "").split(separator: ":").map { String($0) }
      guard words.count > 2, words[0] == "escalation", clocks?.contains(words[2]) ?? true else {
        continue
      }
      tasks.append(rows.integer(0))
    }
    rows.reset()
    for task in tasks where try editor.database.mayChange(.task, task) {
      _ = try TaskRules(editor).finish(task, as: "done")
      editor.note("task \(task) is done")
    }
  }
}
