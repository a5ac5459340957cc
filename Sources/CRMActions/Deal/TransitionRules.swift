import CRMDomain
import CRMStore

/// The first step of a deal that is imported takes the place of the one that was noted when the deal was.
struct TransitionRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
    try refuseToCome(change.row.string(Transition.at))
  }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    guard change.old == nil, change.isImported, change.row.isNull(Transition.fromStage) else {
      return []
    }
    let rows = try operation.statement(DealSQL.otherFirst)
    rows.bind(1, change.row.integer(Transition.deal))
    rows.bind(2, number)
    var noted: [Int64] = []
    while try rows.step() { noted.append(rows.integer(0)) }
    rows.reset()
    let table = try database.table(.transition)
    let row = Row(table.layout)
    for other in noted where try operation.load(other, of: table, into: row) {
      try operation.delete(row, from: table)
    }
    return []
  }
}
