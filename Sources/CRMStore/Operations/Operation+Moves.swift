import CRMDomain

// What becomes of the records of a noun with a life cycle.
extension Operation {
  /// Notes that a record goes from one state to another, before it does: afterwards it may be somebody else's.
  ///
  /// It happens when the state says it did, or else now. It is part of the record, and counts for no other.
  func noteMove(_ old: Row, _ new: Row, of table: RecordTable) throws(CRMError) {
    guard let column = table.stateColumn, !old.isEqual(column, to: new),
      let lifecycle = table.noun.lifecycle
    else { return }
    let (before, after) = (lifecycle.state(of: old), lifecycle.state(of: new))
    try noteMove(
      of: table, old.integer(RecordTable.id), from: before, to: after,
      at: lifecycle.stamped(after, old, new), reason: lifecycle.said(old, new))
  }

  /// Notes one move.
  func noteMove(
    of table: RecordTable, _ number: Int64, from before: String?, to after: String?, at: String?,
    reason: String?
  ) throws(CRMError) {
    let moves = try database.table(table.noun.name.moves)
    let row = Row(moves.layout)
    row.set(moves.recordColumn, number)
    row[Moved.fromState] = before
    row[Moved.state] = after
    row.set(Moved.at, at ?? self.at)
    row[Moved.reason] = reason
    try insert(row, into: moves)
    noteChanges(-1)
  }
}

extension Operation {
  /// Notes that very many records go from one state to another; that they may be changed is known.
  func noteMoves(
    of table: RecordTable, _ all: [(id: Int64, from: String?, to: String?)]
  ) throws(CRMError) {
    guard !all.isEmpty else { return }
    let moves = try database.table(table.noun.name.moves)
    let state = state(of: moves)
    let row = Row(moves.layout)
    var number = try nextNumber(of: moves.noun.name)
    for move in all {
      row.set(RecordTable.id, number)
      row.set(RecordTable.version, id)
      row.set(RecordTable.content, id)
      row.set(moves.createdAt, at)
      row.set(moves.createdBy, user)
      row.set(moves.updatedAt, at)
      row.set(moves.recordColumn, move.id)
      row[Moved.fromState] = move.from
      row[Moved.state] = move.to
      row.set(Moved.at, at)
      try statements(of: moves).insert(row, isBulk: true)
      noteState(moves.digest.of(row))
      try noteCreated(number, of: moves.noun.name, row: nil)
      number += 1
    }
    state.nextNumber = number
    noteChanges(-all.count)
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
    guard let reason, let column = new.layout.column(reason), !old.isEqual(column, to: new) else {
      return nil
    }
    return new.string(column)
  }
}
