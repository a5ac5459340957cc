import CRMDomain
import CRMStore

/// Moves that come from a file: into a state there is, and no later than now.
struct ImportedMoves: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    if let old = change.old, !row.hasContent(of: old) { throw .keptMove(change.number) }
    try editor.needPast(row.string(Moved.at), for: "at", "a record does not move in the future")
    guard !row.isNull(Moved.state) || !row.isNull(Moved.fromState) else {
      throw CRMError(
        .data, code: "required", "a transition cannot be without a state",
        hint: "name its column state")
    }
    guard let moved = row.layout.noun.movesOf, let lifecycle = database.catalogue[moved]?.lifecycle,
      let from = row[Moved.fromState], let state = row[Moved.state]
    else { return }
    guard from != state, lifecycle.moves.isEmpty || lifecycle.leads(from: from, to: state) else {
      throw CRMError(
        .data, code: "wrong_status",
        "no move of \(moved.withArticle) leads from \(from) to \(state)",
        hint: "see which there are: crm \(moved.rawValue) states")
    }
  }

  func fileEnded() throws(CRMError) { try editor.tellAstray() }
}

extension CRMError {
  /// That nobody changes a move.
  static func keptMove(_ number: Int64) -> CRMError {
    CRMError(.data, code: "fixed", "transition \(number) stays as it was noted")
  }
}

extension RecordEditor {
  /// Says of which records a file tells moves that do not lead to where they are.
  func tellAstray() throws(CRMError) {
    for name in database.catalogue.namesOfMoved {
      guard let noun = database.catalogue[name], let lifecycle = noun.lifecycle else { continue }
      let paths = try PathSearch(database).astray(of: noun, lifecycle, operation: operation.id)
      guard let first = paths.first else { continue }
      let others = paths.count > 1 ? ", and \(paths.count - 1) more" : ""
      note(
        "the moves of \(name.rawValue) \(first.record) end in \(first.last), and it is \(first.state)\(others)"
      )
    }
  }

  /// Refuses a moment that is still to come, of what has happened.
  func needPast(_ at: String?, for field: String, _ reason: String) throws(CRMError) {
    guard let at, at > rules.dates.clock.now.description else { return }
    throw .invalid(at, for: field, reason)
  }
}
