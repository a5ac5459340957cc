import CRMDomain
import CRMStore

// Deals that come from a file: it says their outcome, and when, in other words than this program does.
extension DealRules {
  func end(of row: RecordDraft, _ stored: Row?) throws(CRMError) -> ImportedEnd {
    try takeOutcome(row, stored)
    return ImportedEnd(
      closedAt: row.wrote(Deal.closedAt) ? row[Deal.closedAt] : nil,
      stageSince: row.wrote(Deal.stageSince) ? row[Deal.stageSince] : nil,
      close: row.wrote(Deal.close) ? row[Deal.close] : nil)
  }

  /// Lets the outcome a row gives decide its stage where it gives none, and refuses one that is not its stage's.
  ///
  /// - Parameter stored: the deal the row is, whose pipeline it stays in; nil where it is a new one.
  private func takeOutcome(_ draft: RecordDraft, _ stored: Row?) throws(CRMError) {
    guard draft.wrote(Deal.status),
      let kind = draft.row.string(Deal.status).flatMap({ StageKind(rawValue: $0) }),
      !draft.refers(Deal.pipeline)
    else { return }
    let book = try pipelineCatalogue()
    if let number = draft[Deal.stage] {
      guard let stage = book.stage(number), stage.kind != kind else { return }
      throw .invalid(
        kind.rawValue, for: "status",
        "its stage \(stage.key) is \(stage.kind.rawValue), and its status says \(kind.rawValue):"
          + " leave one of the columns out (--map 'COLUMN=')")
    }
    guard kind != .open else { return }
    guard
      let pipeline = draft[Deal.pipeline] ?? stored?[Deal.pipeline] ?? book.pipelines.first?.id,
      let stage = book.stages(of: pipeline).first(where: { $0.kind == kind })
    else {
      throw .invalid(
        kind.rawValue, for: "status", "its pipeline has no stage that is \(kind.rawValue)")
    }
    draft.resolve(Deal.stage, to: stage.id)
  }

  /// Lets go of what was said of an end that a move of a file takes back or makes another.
  func forgetClosing(_ draft: RecordDraft, was kind: StageKind) {
    guard kind != .open else { return }
    let keys: [any AnyKey] = [Deal.closedAt, Deal.lossReason]
    for key in keys where !draft.wrote(key) { draft.row.setNull(key) }
  }
}
