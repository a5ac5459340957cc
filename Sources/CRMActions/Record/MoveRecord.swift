import CRMDomain
import CRMStore

/// A verb that moves records of a noun, as its life cycle declares it.
package struct MoveRecord {
  private let editor: RecordEditor
  private let noun: Noun
  private let lifecycle: Lifecycle
  private let move: Lifecycle.Move

  /// A move of a noun, within the operation of an editor.
  package init(
    _ editor: RecordEditor, _ noun: Noun, _ lifecycle: Lifecycle, _ move: Lifecycle.Move
  ) {
    self.editor = editor
    self.noun = noun
    self.lifecycle = lifecycle
    self.move = move
  }

  /// Moves a record, and writes what else was said.
  ///
  /// - Throws: `data` where it is in a state from which there is no such move, or in the one it leads to and
  ///   something else is said of it.
  package func run(_ number: Int64, _ changes: [FieldChange]) throws(CRMError)
    -> RecordEditor.Outcome
  {
    let name = noun.name.rawValue
    if changes.contains(where: { $0.path == lifecycle.field.name }) {
      throw .usage(
        "\(move.verb ?? "") says what \(lifecycle.field.name) it has then",
        hint: "crm \(name) edit \(number) \(lifecycle.field.name)=…")
    }
    let table = try editor.database.table(noun.name)
    let row = Row(table.layout)
    guard try editor.operation.load(number, of: table, into: row) else {
      throw .notFound("there is no \(name) \(number)")
    }
    let state = lifecycle.state(of: row) ?? ""
    if state == move.to {
      let isSaid = changes.isEmpty ? true : try editor.says(row, changes)
      if isSaid {
        return RecordEditor.Outcome(number: number, result: "unchanged")
      }
      // What is still open may be put off once more; what is over stays as it is.
      if lifecycle.state(state)?.isOpen == true {
        return try editor.edit(number, of: noun.name, changes, as: .move(Intent.Move()))
      }
      throw CRMError(
        .data, code: "closed", "\(name) \(number) is \(state) already",
        hint: "crm \(name) edit \(number)" + changes.map { " " + $0.word }.joined())
    }
    let verbs = lifecycle.moves.filter { $0.verb == move.verb }
    guard let way = verbs.first(where: { $0.from.contains(state) }) else {
      var error = StateMoves(editor).closed(noun.name, number, state, lifecycle)
      error.code = "wrong_status"
      error.message = "\(name) \(number) is \(state), so it cannot be \(move.done)"
      if let line = try editor.behaviour(of: table.noun).line(insteadOf: move, row) {
        error.hints = [line]
      }
      throw error
    }
    return try editor.edit(
      number, of: noun.name, [.set(Key<String>(lifecycle.field.name), way.to)] + changes,
      as: .move(Intent.Move(closes: lifecycle.state(way.to)?.isOpen == false)))
  }
}
