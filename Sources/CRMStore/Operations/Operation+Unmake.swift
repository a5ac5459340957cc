import CRMDomain

extension Operation {
  /// Takes out a record that this operation made and nothing refers to, as if it had never been made: what
  /// only a row asked for that is not stored.
  package func unmake(_ number: Int64, of table: RecordTable) throws(CRMError) {
    let row = Row(table.layout)
    guard try load(number, of: table, into: row), row.integer(RecordTable.version) == id else {
      return
    }
    // Keys and words first: a server lets those be taken away whose record is seen.
    try derive(of: table, number, old: row, new: nil)
    try statements(of: table).delete(number)
    noteReplaced(row, table)
    noteChanges(-1)
    try noteDenormalised(row, of: table)
    let state = state(of: table)
    guard let run = state.run, run.last == number else { return }
    state.run =
      run.first == number
      ? nil : NounState.Run(first: run.first, last: number - 1, row: run.row)
    // Nobody has seen the number yet.
    if state.nextNumber == number + 1 { state.nextNumber = number }
  }
}
