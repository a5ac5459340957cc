import CRMActions
import CRMDomain
import CRMStore

extension CommandResult {
  /// `deal 88: negotiation → won, 450 000 NOK, closed 2026-11-18`: the stages first, what else changed after.
  func tellDeal(_ outcome: RecordEditor.Outcome) throws(CRMError) {
    guard outcome.result == "changed",
      let stage = outcome.changes.first(where: { $0.field == "stage" })
    else { return try tell(.deal, outcome) }
    let said = ["stage", "status", "probability", "closed_at", "stage_since", "open"]
    var parts = [try stages(stage.before, stage.after)]
    parts += try closing(of: outcome.number)
    // What was there before and is another now is shown as that; what is new, with the rest of the deal.
    let rest = outcome.changes.filter { change in
      if ["amount", "close"].contains(change.field) { return change.before != nil }
      return !said.contains(change.field)
    }
    if !rest.isEmpty { parts.append(try changes(rest, of: .deal)) }
    tell(.deal, outcome.number, "changed", parts.joined(separator: ", "))
  }
}
