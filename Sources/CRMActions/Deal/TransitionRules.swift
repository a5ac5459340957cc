import CRMDomain
import CRMStore

/// The first step of a deal that is imported takes the place of the one that was noted when the deal was.
struct TransitionRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  /// First steps that came from a file, each with its deal.
  private struct FirstSteps { var noted: [(deal: Int64, step: Int64)] = [] }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    if let old = change.old, !row.hasContent(of: old) { throw .keptMove(change.number) }
    try editor.needPast(
      row.string(Transition.at), for: "at", "a record does not move in the future")
    guard let from = row[Transition.fromStage], from == row[Transition.stage] else { return }
    throw CRMError(.data, code: "wrong_status", "a deal does not move to the stage it is in")
  }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    guard change.old == nil, change.isImported, change.row.isNull(Transition.fromStage) else {
      return []
    }
    var first = editor.memory[FirstSteps.self] ?? FirstSteps()
    first.noted.append((change.row.integer(Transition.deal), number))
    editor.memory[FirstSteps.self] = first
    return []
  }

  /// Lets go of the first steps that stand in for those of the file, where its steps lead where the deal is; where
  /// they do not, the one that was noted is the last.
  func fileEnded() throws(CRMError) {
    let table = try database.table(.transition)
    let row = Row(table.layout)
    for (deal, number) in editor.memory[FirstSteps.self]?.noted ?? [] {
      let rows = try operation.statement(DealSQL.otherFirst)
      rows.bind(1, deal)
      rows.bind(2, number)
      var noted: [Int64] = []
      while try rows.step() { noted.append(rows.integer(0)) }
      rows.reset()
      for other in noted {
        let leads = try operation.statement(DealSQL.leadsThereWithout)
        leads.bind(1, deal)
        leads.bind(2, other)
        let isThere = try leads.step()
        leads.reset()
        guard isThere, try operation.load(other, of: table, into: row) else { continue }
        try operation.delete(row, from: table)
      }
    }
    try editor.tellAstray()
  }
}
