import CRMDomain

// What becomes of the records of a noun with a life cycle.
extension Operation {
  /// Notes that a record goes from one state to another, before it does: afterwards it may be somebody else's.
  ///
  /// It happens when the state says it did, or else now, and after what became of the record before. It is part of
  /// the record, and counts for no other.
  ///
  /// - Parameter moment: when it happened, where the record does not say it.
  func noteMove(
    _ old: Row, _ new: Row, of table: RecordTable, at moment: String?
  ) throws(CRMError) {
    guard let column = table.stateColumn, !old.isEqual(column, to: new),
      let lifecycle = table.noun.lifecycle
    else { return }
    let after = lifecycle.state(of: new)
    let moves = try database.table(table.noun.name.moves)
    let row = Row(moves.layout)
    let number = old.integer(RecordTable.id)
    var at = at
    if let said = moment ?? lifecycle.stamped(after, old, new) {
      let last = try statement(MovesSQL.last(in: moves))
      last.bind(1, number)
      defer { last.reset() }
      at = try last.step() ? max(said, last.string(0) ?? "") : said
    }
    Operation.write((number, lifecycle.state(of: old), after), to: row, of: moves, at: at)
    row[Moved.reason] = lifecycle.said(old, new)
    try insert(row, into: moves)
    noteChanges(-1)
  }

  /// Notes that very many records go from one state to another; that they may be changed is known.
  func noteMoves(of table: RecordTable, _ all: [StateChange]) throws(CRMError) {
    guard !all.isEmpty else { return }
    let moves = try database.table(table.noun.name.moves)
    let state = state(of: moves)
    let row = Row(moves.layout)
    var number = try nextNumber(of: moves.noun.name)
    for move in all {
      Operation.write(move, to: row, of: moves, at: at)
      identify(row, number, in: moves)
      try statements(of: moves).insert(row, isBulk: true)
      noteState(moves.digest.of(row))
      try noteCreated(number, of: moves.noun.name, row: nil)
      number += 1
    }
    state.nextNumber = number
    noteChanges(-all.count)
  }

  /// Where a record comes from and where it goes.
  typealias StateChange = (id: Int64, from: String?, to: String?)

  private static func write(
    _ change: StateChange, to row: Row, of moves: RecordTable, at moment: String
  ) {
    row.set(moves.recordColumn, change.id)
    row[Moved.fromState] = change.from
    row[Moved.state] = change.to
    row.set(Moved.at, moment)
  }
}

extension Lifecycle {
  /// The moment a change says a record came to a state; nil where it says none, or a day.
  fileprivate func stamped(_ state: String?, _ old: Row, _ new: Row) -> String? {
    guard let stamp = self.state(state)?.stamp, let column = new.layout.column(stamp),
      !old.isEqual(column, to: new), let at = new.string(column),
      at.withBytes({ Instant($0) }) != nil
    else { return nil }
    return at
  }

  /// Why a record moves, where the change says so.
  fileprivate func said(_ old: Row, _ new: Row) -> String? {
    guard let reason, let column = new.layout.column(reason) else { return nil }
    // What only some states have is why it came to one of them.
    guard !ownFields.contains(reason) else {
      return state(state(of: new))?.own.contains(reason) == true ? new.string(column) : nil
    }
    return old.isEqual(column, to: new) ? nil : new.string(column)
  }
}
