import CRMDomain

extension Operation {
  /// Gives some columns of many records the same values, with two statements over all of them: what is
  /// replaced goes to the twin, then the rows change. The columns must feed no key, no word and no other
  /// record's kept column.
  ///
  /// - Returns: the numbers of the records that changed, in order; the others had the values already.
  package func update(
    _ numbers: [Int64], of table: RecordTable, _ values: [(column: Int, value: SQLValue)]
  ) throws(CRMError) -> [Int64] {
    try database.needWriting(table.noun)
    let connection = database.connection
    let chosen = "\(table.name)_chosen"
    let changing = "\(table.name)_changing"
    for name in [chosen, changing] {
      try connection.makeTemporary(name, "id {id}")
    }
    let choose = try connection.prepare("INSERT INTO \(chosen)(id) VALUES($1)")
    for number in numbers {
      choose.bind(1, number)
      try choose.run()
    }
    let names = values.map { table.layout.columns[$0.column].name }
    let differs = names.enumerated().map { "\($1) IS DISTINCT FROM $\($0 + 1)" }
    let find = try connection.prepare(
      "INSERT INTO \(changing)(id) SELECT id FROM \(table.name)"
        + " WHERE id IN (SELECT id FROM \(chosen)) AND (\(differs.joined(separator: " OR ")))")
    find.bind(values.map { $0.value })
    try find.run()
    try database.needChanging(numbers: "SELECT id FROM \(changing)", of: table)
    if !connection.dialect.bookkeeping.keepsPast {
      // A record this operation wrote already has no earlier state to keep.
      try connection.run(
        table.keepMany("SELECT id FROM \(changing)") + " AND version <> $1", .integer(id))
    }
    let moves = try noteStates(of: table, changing, values)
    try noteMoves(of: table, moves)
    let assignments = names.enumerated().map { "\($1) = $\($0 + 1)" }
    let n = names.count
    let update = try connection.prepare(
      "UPDATE \(table.stored) SET \(assignments.joined(separator: ", ")), version = $\(n + 1),"
        + " content = $\(n + 1), updated_at = $\(n + 2)"
        + " WHERE id IN (SELECT id FROM \(changing))")
    update.bind(values.map { $0.value } + [.integer(id), .text(at)])
    try update.run()
    try database.needChanging(numbers: "SELECT id FROM \(changing)", of: table)
    let rows = try connection.prepare("SELECT id FROM \(changing) ORDER BY id")
    var changed: [Int64] = []
    while try rows.step() { changed.append(rows.integer(0)) }
    rows.reset()
    for name in [chosen, changing] { try connection.execute("DROP TABLE \(name)") }
    noteChanges(changed.count)
    return changed
  }

  /// Notes the states that are about to be written, from the rows as they are: afterwards some of them may be
  /// hidden from whoever writes.
  ///
  /// - Returns: where records move in their life cycle.
  private func noteStates(
    of table: RecordTable, _ changing: String, _ values: [(column: Int, value: SQLValue)]
  ) throws(CRMError) -> [StateChange] {
    let moving = values.contains { $0.column == table.stateColumn } ? table.noun.lifecycle : nil
    var moves: [StateChange] = []
    let rows = try database.connection.prepare(
      "SELECT \(table.columns) FROM \(table.name) WHERE id IN (SELECT id FROM \(changing))",
      .streamed)
    let row = Row(table.layout)
    while try rows.step() {
      row.load(rows)
      noteReplaced(row, table)
      let before = moving?.state(of: row)
      for (column, value) in values {
        switch value {
        case .null: row.setNull(column)
        case .integer(let number): row.set(column, number)
        case .text(let text): row.set(column, text)
        }
      }
      row.set(RecordTable.content, id)
      row.set(table.updatedAt, at)
      noteState(table.digest.of(row))
      if let moving, before != moving.state(of: row) {
        moves.append((row.integer(RecordTable.id), before, moving.state(of: row)))
      }
    }
    return moves
  }

  /// Whether a record of a noun is called `name` in its field `number`.
  package func isTaken(_ name: String, of table: RecordTable) throws(CRMError) -> Bool {
    try database.connection.integer(
      "SELECT id FROM \(table.name) WHERE number = $1 LIMIT 1", .text(name)) != nil
  }
}
