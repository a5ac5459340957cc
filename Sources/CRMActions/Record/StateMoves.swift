import CRMDomain
import CRMStore

/// Records of a noun with a life cycle on their way from state to state: the same for every noun, and for every door
/// a change comes in by.
struct StateMoves {
  private let editor: RecordEditor

  /// Within the operation of an editor.
  init(_ editor: RecordEditor) { self.editor = editor }

  /// Refuses a move there is none of, and writes what the state brings: when it came to it, and nothing that only
  /// the state it leaves has.
  ///
  /// What a file says of the past is taken as it says it, where moves lead there at all.
  func follow(_ change: inout RecordChange, _ behaviour: any NounRules) throws(CRMError) {
    guard let lifecycle = change.draft.noun.lifecycle, !lifecycle.isPlain else { return }
    if change.old == nil, change.isImported, lifecycle.isQuiet(change.row) { return }
    let before = change.old.flatMap { lifecycle.state(of: $0) }
    let after = lifecycle.state(of: change.row)
    try refuseToCome(change, lifecycle)
    if case .typed = change.intent { try refuseForeign(change, lifecycle, after) }
    guard change.old == nil || before != after else {
      // Nobody takes away what the state was reached with.
      if !change.isImported { try needFields(change, lifecycle, after, behaviour, ifWritten: true) }
      return
    }
    if !change.isImported {
      try check(change, lifecycle, from: before, to: after, behaviour)
    } else if let before, let after, !lifecycle.moves.isEmpty,
      !lifecycle.leads(from: before, to: after)
    {
      throw closed(change.draft.noun.name, change.number, before, lifecycle)
    }
    try needFields(change, lifecycle, after, behaviour)
    stamp(&change, lifecycle, from: before, to: after)
  }

  /// Refuses a state that a record is to have come to in the future.
  private func refuseToCome(_ change: RecordChange, _ lifecycle: Lifecycle) throws(CRMError) {
    for name in lifecycle.stampFields where change.draft.wasAssigned(name) {
      guard let field = change.draft.noun.field(name),
        let column = change.row.layout.column(field.column), let at = change.row.string(column)
      else { continue }
      // A day may be one that is agreed.
      if case .day = field.type { continue }
      try editor.needPast(
        at, for: name,
        "\(name) is to come, and \(change.draft.noun.name.withArticle) is not there yet")
    }
  }

  private func stamp(
    _ change: inout RecordChange, _ lifecycle: Lifecycle, from before: String?, to after: String?
  ) {
    let (row, layout) = (change.row, change.row.layout)
    let state = lifecycle.state(after)
    let left = lifecycle.state(before)
    let gone = (left?.own ?? []).filter { !(state?.own.contains($0) ?? false) }
    for name in gone + (left == nil ? [] : state?.clears ?? []) {
      guard !change.draft.wasAssigned(name) else { continue }
      row.setNull(Key<String>(name))
    }
    guard let name = state?.stamp, let field = layout.noun.field(name),
      let column = layout.column(field.column)
    else { return }
    // Of a state it shares the field with it may be there: from then on it is another moment.
    let isOfBefore =
      left?.stamp == name && !change.isImported && !change.draft.wasAssigned(name)
    let isDay = if case .day = field.type { true } else { false }
    guard row.isNull(column) || isOfBefore else {
      // A day that is over stands for its noon.
      let clock = editor.rules.dates.clock
      if isDay, let day = Day(row.text(column)), day < clock.today {
        change.movedAt = clock.zone.instant(day, secondOfDay: 12 * 3600).description
      }
      return
    }
    // A file that does not say when does not say that it was now, but of what cannot be without.
    if change.isImported, isDay || !(state?.own.contains(name) ?? false) { return }
    if isDay {
      row.set(column, editor.rules.dates.clock.today.description)
    } else {
      row.set(column, change.ended(editor).description)
    }
  }

  /// Refuses a state that asks for what the record does not have.
  private func needFields(
    _ change: RecordChange, _ lifecycle: Lifecycle, _ state: String?, _ behaviour: any NounRules,
    ifWritten: Bool = false
  ) throws(CRMError) {
    guard lifecycle.asksForFields,
      let move = lifecycle.moves.first(where: { $0.to == state && !$0.needs.isEmpty })
    else {
      return
    }
    let noun = change.draft.noun
    for name in move.needs {
      guard let field = noun.field(name), let column = change.row.layout.column(field.column),
        change.row.isNull(column), !ifWritten || change.draft.wasAssigned(name)
      else { continue }
      let value = field.allowed.first ?? "…"
      var error = CRMError(
        .data, code: "required",
        "\(noun.name.withArticle) is not \(move.done) without a \(field.labels[.en].lowercased())",
        hint: change.old == nil
          ? "give it as well: \(name)=\(value)"
          : ifWritten
            ? "crm \(noun.name.rawValue) edit \(change.number) \(name)=\(value)"
            : behaviour.line(of: move, change))
      error.field = name
      error.allowed = field.allowed
      throw error
    }
  }

  /// Refuses a value that only records in other states have.
  private func refuseForeign(
    _ change: RecordChange, _ lifecycle: Lifecycle, _ state: String?
  ) throws(CRMError) {
    let noun = change.draft.noun
    let own = lifecycle.state(state)?.own ?? []
    for name in lifecycle.ownFields where !own.contains(name) {
      guard change.draft.wasAssigned(name), let field = noun.field(name),
        let column = change.row.layout.column(field.column), !change.row.isNull(column)
      else { continue }
      let states = lifecycle.states.filter { $0.own.contains(name) }.map { $0.key }
        .joined(separator: " or ")
      var error = CRMError(
        .data, code: "wrong_status",
        "\(noun.name.withArticle) that is \(state ?? "") has no \(field.labels[.en].lowercased())",
        hint: "it has one when it is \(states)")
      error.field = name
      throw error
    }
  }

  /// Refuses what leads from no state to the other, or what writing the field does not.
  private func check(
    _ change: RecordChange, _ lifecycle: Lifecycle, from before: String?, to after: String?,
    _ behaviour: any NounRules
  ) throws(CRMError) {
    let noun = change.draft.noun.name
    let name = noun.rawValue
    guard let after, !lifecycle.moves.isEmpty else { return }
    guard let before else {
      guard change.old == nil, !lifecycle.begins.contains(after) else { return }
      let move = lifecycle.moves.first { $0.to == after }
      throw CRMError(
        .data, code: "not_\(move?.done ?? after)_by_edit",
        "\(noun.withArticle) is not \(move?.done ?? after) by an edit",
        hint: "add it as \(lifecycle.begins[0]), and \(move?.verb ?? "edit") it then")
    }
    let moves = lifecycle.moves(from: before, to: after)
    let byHand = if case .typed = change.intent { true } else { false }
    if moves.contains(where: { $0.byEdit || !byHand }) { return }
    if let move = moves.first(where: { $0.verb != nil }) {
      throw CRMError(
        .data, code: "not_\(move.done)_by_edit",
        "\(name) \(change.number) is not \(move.done) by an edit",
        hint: behaviour.line(of: move, change))
    }
    var error = closed(noun, change.number, before, lifecycle)
    // Where no move leads there, the noun may all the same know what is typed instead: it is asked with any.
    if let old = change.old,
      let move = lifecycle.moves.first(where: { $0.to == after }) ?? lifecycle.moves.first,
      let line = try behaviour.line(insteadOf: move, old)
    {
      error.hints = [line]
    }
    throw error
  }

  /// That a record stays in its state, and what opens it again.
  func closed(
    _ noun: NounName, _ number: Int64, _ state: String, _ lifecycle: Lifecycle
  ) -> CRMError {
    let ways = lifecycle.moves(from: state)
    let openings = ways.filter { $0.verb != nil && lifecycle.state($0.to)?.isOpen == true }
    // A verb that is nothing but a move asks for nothing else.
    let again = openings.first { $0.abstract != nil } ?? openings.first
    // What is open is not opened by anything.
    if !ways.isEmpty, lifecycle.state(state)?.isOpen == true {
      return CRMError(
        .data, code: "closed",
        "\(noun.rawValue) \(number) is \(state), and nothing leads there from it",
        hint: "see what does: crm \(noun.rawValue) states")
    }
    return CRMError(
      .data, code: "closed",
      "\(noun.rawValue) \(number) is \(state), and stays so"
        + (again.map { " until it is \($0.done)" } ?? ""),
      hint: again.map { "crm \(noun.rawValue) \($0.verb ?? "") \(number)" }
        ?? "see what came of it: crm \(noun.rawValue) show \(number)")
  }
}
