import CRMDomain
import CRMStore

// What a stage passes on to the deals that are in it.
extension RecordEditor {
  /// Gives the open deals of a stage its new probability, but for those that have one of their own, for a reason.
  func passOnProbability(_ stage: Row, _ old: Row) throws(CRMError) {
    guard let column = stage.layout.column(Stage.probability), !stage.isEqual(column, to: old)
    else {
      return
    }
    let deals = try database.table(.deal)
    guard let own = deals.layout.column(Stage.probability) else { return }
    let rows = try database.connection.prepare(DealSQL.followingStage)
    rows.bind([.integer(stage.integer(RecordTable.id)), .integer(old.integer(column))])
    var numbers: [Int64] = []
    while try rows.step() { numbers.append(rows.integer(0)) }
    rows.reset()
    guard !numbers.isEmpty else { return }
    let changed = try operation.update(
      numbers, of: deals, [(own, .integer(stage.integer(column)))])
    let share = Decimal(millionths: stage.integer(column)).description
    note(
      "\(changed.count) \(changed.count == 1 ? "deal" : "deals") of it \(changed.count == 1 ? "is" : "are") at \(share) % with it"
    )
  }
}
