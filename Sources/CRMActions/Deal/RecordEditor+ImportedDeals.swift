import CRMDomain
import CRMStore

// Deals that come from a file: it says their outcome, and when, in other words than this program does.
extension RecordEditor {
  /// Takes note of what values of a file say of an end, where they are.
  func hear(_ draft: RecordDraft, _ stored: Row?) throws(CRMError) {
    guard rules.isImport else { return }
    if draft.noun.name == .deal { try takeOutcome(draft, stored) }
    hear(draft)
  }

  /// Takes note of what a row says of when its deal or task was over, before it is mixed with what the record
  /// has already.
  func hear(_ row: RecordDraft) {
    ground = nil
    func text(_ name: String) -> String? { row.wasAssigned(name) ? row.row.string(name) : nil }
    if row.noun.name == .task { doneSaid = text("done_at") }
    guard row.noun.name == .deal else { return }
    imported = ImportedDeal(
      closedAt: text("closed_at").flatMap { $0.withBytes { Instant($0) } },
      stageSince: text("stage_since").flatMap { $0.withBytes { Instant($0) } },
      close: text("close").flatMap { $0.withBytes { Day($0) } })
  }

  /// Lets the outcome a row gives decide its stage where it gives none, and refuses one that is not its stage's.
  ///
  /// - Parameter stored: the deal the row is, whose pipeline it stays in; nil where it is a new one.
  func takeOutcome(_ draft: RecordDraft, _ stored: Row?) throws(CRMError) {
    guard draft.wrote(Deal.status), let field = draft.noun.index(of: "stage"),
      let kind = draft.row.string(Deal.status).flatMap({ StageKind(rawValue: $0) }),
      let stageColumn = draft.layout.column(Deal.stage),
      let pipelineColumn = draft.layout.column(Deal.pipeline),
      !draft.references.contains(where: { draft.noun.fields[$0.field].name == "pipeline" })
    else { return }
    let book = try stageBook()
    if !draft.row.isNull(stageColumn) {
      guard let stage = book.stage(draft.row.integer(stageColumn)), stage.kind != kind else {
        return
      }
      throw .invalid(
        kind.rawValue, for: "status",
        "its stage \(stage.key) is \(stage.kind.rawValue), and its status says \(kind.rawValue):"
          + " leave one of the columns out (--map 'COLUMN=')")
    }
    guard kind != .open else { return }
    let named = [draft.row, stored].lazy.compactMap { $0 }.first { !$0.isNull(pipelineColumn) }
      .map { $0.integer(pipelineColumn) }
    guard let pipeline = named ?? book.pipelines.first?.id,
      let stage = book.stages(of: pipeline).first(where: { $0.kind == kind })
    else {
      throw .invalid(
        kind.rawValue, for: "status", "its pipeline has no stage that is \(kind.rawValue)")
    }
    draft.markAssigned(field)
    draft.resolve(field, to: stage.id)
  }

  /// Lets go of what was said of an end that a move of a file takes back or makes another.
  func forgetClosing(_ draft: RecordDraft, was kind: StageKind) {
    guard kind != .open else { return }
    for name in ["closed_at", "loss_reason"] where !draft.wasAssigned(name) {
      if let column = draft.layout.column(name) { draft.row.setNull(column) }
    }
  }
}
