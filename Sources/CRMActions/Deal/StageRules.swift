import CRMDomain
import CRMStore

/// A stage has its place in its pipeline and a name of its own there, and passes its probability on.
struct StageRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    editor.memory[PipelineCatalogue.self] = nil
    guard let key = row[Stage.key], let kind = row[Stage.kind] else { return }
    let pipeline = row.integer(Stage.pipeline)
    let same = try database.connection.integer(
      DealSQL.sameStage, .integer(pipeline), .text(key), .integer(change.number))
    if let same {
      throw CRMError(
        .data, code: "exists", "the pipeline has a stage \(key) already, stage \(same)")
    }
    guard (0...100 * Decimal.scale).contains(row.integer(Stage.probability)) else {
      throw CRMError(.data, code: "invalid_value", "a probability is from 0 to 100 per cent")
    }
    for name in RecordDraft.texts(row.text(Stage.requiredFields))
    where try database.noun(.deal).field(name) == nil {
      throw FieldPath.unknown(name, of: try database.noun(.deal), in: name)
    }
    if let before = change.old?[Stage.kind], before != kind,
      try database.connection.integer(DealSQL.dealInStage, .integer(change.number)) != nil
    {
      throw CRMError(
        .data, code: "referred_to", "stage \(key) stays \(before): there are deals in it")
    }
    guard row.isNull(Stage.position) else { return }
    let last = try database.connection.integer(DealSQL.lastPosition, .integer(pipeline)) ?? 0
    row[Stage.position] = kind == "open" ? last + 1 : kind == "won" ? 900 : 901
  }

  /// Gives the open deals of a stage its new probability, but for those that have one of their own, for a reason.
  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    guard let old = change.old, change.differs(Stage.probability) else { return [] }
    let deals = try database.table(.deal)
    let numbers = try database.connection.numbers(
      DealSQL.followingStage, .integer(number), .integer(old.integer(Stage.probability)))
    guard !numbers.isEmpty else { return [] }
    let probability = change.row.integer(Stage.probability)
    let changed = try operation.update(
      numbers, of: deals, [(deals.layout[Deal.probability], .integer(probability))])
    let share = Decimal(millionths: probability).description
    note(
      "\(changed.count) \(changed.count == 1 ? "deal" : "deals") of it \(changed.count == 1 ? "is" : "are") at \(share) % with it"
    )
    return []
  }
}
