import CRMDomain
import CRMStore

/// A new pipeline can be won and lost from the first.
struct PipelineRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    editor.memory[PipelineCatalogue.self] = nil
    guard change.isTypedAnew else { return [] }
    for (key, probability) in [("won", "100"), ("lost", "0")] {
      _ = try editor.add(
        [
          .set(Stage.pipeline, "pipeline:\(number)"), .set(Stage.key, key),
          .set(Stage.probability, probability), .set(Stage.kind, key),
        ], to: .stage)
    }
    return []
  }
}
