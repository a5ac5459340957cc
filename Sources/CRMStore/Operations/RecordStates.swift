import CRMDomain

/// The states a record was in, and what operations made of records: read from the table and its twin.
package struct RecordStates {
  private let database: Database

  /// The states in a database.
  package init(_ database: Database) { self.database = database }

  /// A state of one record.
  package struct State {
    /// The operation that wrote it.
    package var version: Int64
    /// The operation that ended it; nil for the state of today.
    package var ended: Int64?
    /// The record as it was.
    package var row: Row
  }

  private func columns(_ table: RecordTable, _ alias: String, past: Bool) -> String {
    table.layout.columns.map {
      past && $0.role == .denormalised ? "NULL" : "\(alias).\($0.name)"
    }.joined(separator: ", ")
  }

  /// Every state of a record, oldest first; empty where there never was one of this number.
  package func all(of number: Int64, _ table: RecordTable) throws(CRMError) -> [State] {
    var states: [State] = []
    let past = try database.connection.prepare(
      "SELECT p.ended, \(columns(table, "p", past: true)) FROM \(table.name)_past p"
        + " WHERE p.id = $1 ORDER BY p.ended")
    past.bind(1, number)
    while try past.step() {
      let row = Row(table.layout)
      row.load(past, from: 1)
      states.append(
        State(version: row.integer(RecordTable.version), ended: past.integer(0), row: row))
    }
    let row = Row(table.layout)
    if try database.load(number, of: table, into: row) {
      states.append(State(version: row.integer(RecordTable.version), ended: nil, row: row))
    }
    return states
  }

  /// The line of a file by which an operation wrote a record; nil where it was no file.
  package func line(
    of number: Int64, _ noun: NounName, in operation: Int64
  ) throws(CRMError) -> Int64? {
    try database.connection.integer(
      "SELECT row + $3 - first FROM created WHERE operation = $1 AND noun = $2"
        + " AND first <= $3 AND last >= $3 AND row IS NOT NULL UNION ALL"
        + " SELECT row FROM import_row WHERE operation = $1 AND noun = $2 AND record = $3 LIMIT 1",
      .integer(operation), .text(noun.rawValue), .integer(number))
  }

  /// Hands out the records of one noun an operation wrote: before and after it, nil where the record was
  /// not there. The rows are used again for the next record.
  package func written(
    by operation: Int64, _ table: RecordTable,
    _ body: (Int64, Row?, Row?) throws(CRMError) -> Void
  ) throws(CRMError) {
    let name = table.name
    let now = columns(table, "c", past: false)
    let then = columns(table, "q", past: true)
    let before = Row(table.layout)
    let after = Row(table.layout)
    // What it replaced, with what took its place: the row of today, or the one that followed in the twin.
    let replaced = try database.connection.prepare(
      "SELECT \(columns(table, "p", past: true)), \(now), \(then) FROM \(name)_past p"
        + " LEFT JOIN \(name) c ON c.id = p.id AND c.version = $1"
        + " LEFT JOIN \(name)_past q ON q.id = p.id AND q.version = $1"
        + " WHERE p.ended = $1 ORDER BY p.id")
    replaced.bind(1, operation)
    let width = table.layout.columns.count
    while try replaced.step() {
      before.load(replaced)
      after.load(replaced, from: width)
      if after.isNull(RecordTable.id) { after.load(replaced, from: 2 * width) }
      try body(
        before.integer(RecordTable.id), before, after.isNull(RecordTable.id) ? nil : after)
    }
    // What it created: there today, or in the twin.
    let runs = try database.connection.prepare(
      "SELECT first, last FROM created WHERE operation = $1 AND noun = $2 ORDER BY first")
    runs.bind(1, operation)
    runs.bind(2, table.noun.name.rawValue)
    let made = try database.connection.prepare(
      "SELECT \(now) FROM \(name) c WHERE c.id >= $1 AND c.id <= $2 AND c.version = $3 UNION ALL"
        + " SELECT \(then) FROM \(name)_past q WHERE q.id >= $1 AND q.id <= $2 AND q.version = $3"
        + " ORDER BY 1")
    while try runs.step() {
      made.bind(1, runs.integer(0))
      made.bind(2, runs.integer(1))
      made.bind(3, operation)
      while try made.step() {
        after.load(made)
        try body(after.integer(RecordTable.id), nil, after)
      }
      made.reset()
    }
  }

  /// Whether a record was erased.
  package func isErased(_ number: Int64, _ noun: NounName) throws(CRMError) -> Bool {
    try database.connection.integer(
      "SELECT 1 FROM erased WHERE noun = $1 AND record = $2", .text(noun.rawValue),
      .integer(number)) != nil
  }

  /// Whether an operation created a record, or brought it back.
  package func isCreated(_ number: Int64, _ noun: NounName, by operation: Int64) throws(CRMError)
    -> Bool
  {
    try database.connection.integer(
      "SELECT 1 FROM created WHERE operation = $1 AND noun = $2 AND first <= $3 AND last >= $3",
      .integer(operation), .text(noun.rawValue), .integer(number)) != nil
  }

  // MARK: Pruning

  /// The newest operation whose earlier states were let go; 0 if none were.
  package func pruned() throws(CRMError) -> Int64 {
    let statement = try database.connection.prepare(
      "SELECT value FROM identity WHERE name = 'pruned'")
    return try statement.step() ? Int64(statement.string(0) ?? "") ?? 0 : 0
  }

  /// The newest operation before a moment; 0 if there is none.
  package func newest(before moment: Instant) throws(CRMError) -> Int64 {
    try database.connection.integer(
      "SELECT MAX(id) FROM operation WHERE at < $1", .text(moment.description)) ?? 0
  }

  /// How many states ended by an operation up to this one are kept.
  package func count(upTo operation: Int64) throws(CRMError) -> Int64 {
    var count: Int64 = 0
    for table in try database.usedTables() {
      count +=
        try database.connection.integer(
          "SELECT COUNT(*) FROM \(table.name)_past WHERE ended <= $1", .integer(operation)) ?? 0
    }
    return count
  }

  /// How many earlier states of a noun's records are kept.
  package func count(of table: RecordTable) throws(CRMError) -> Int64 {
    try database.connection.integer("SELECT COUNT(*) FROM \(table.name)_past") ?? 0
  }

  /// Adds up, by the operation that wrote them, the states that go.
  private func sum(
    _ table: RecordTable, upTo last: Int64, _ gone: inout [Int64: UInt64]
  ) throws(CRMError) {
    let columns = table.layout.columns.map { $0.role == .denormalised ? "NULL" : $0.name }
    let rows = try database.connection.prepare(
      "SELECT \(columns.joined(separator: ", ")) FROM \(table.name)_past WHERE ended <= $1",
      .streamed)
    rows.bind(1, last)
    let row = Row(table.layout)
    while try rows.step() {
      row.load(rows)
      gone[row.integer(RecordTable.version), default: 0] &+= table.digest.of(row)
    }
  }

  /// Takes states that go from the sums of their operations.
  private func forget(_ gone: [Int64: UInt64]) throws(CRMError) {
    let update = try database.connection.prepare("UPDATE operation SET digest = $1 WHERE id = $2")
    for (operation, sum) in gone {
      guard
        let known = try database.connection.integer(
          "SELECT digest FROM operation WHERE id = $1", .integer(operation))
      else { continue }
      let left = (UInt64(bitPattern: known) &- sum) & StateDigest.mask
      update.bind(1, Int64(bitPattern: left))
      update.bind(2, operation)
      try update.run()
    }
  }

  /// Lets go of the states that ended by an operation up to this one. The operations stay in the log, and
  /// so does where records came from.
  package func prune(upTo last: Int64, by operation: Operation) throws(CRMError) -> Int64 {
    let count = try count(upTo: last)
    var gone: [Int64: UInt64] = [:]
    for table in try database.usedTables() {
      try sum(table, upTo: last, &gone)
      try database.connection.run(
        "DELETE FROM \(table.stored)_past WHERE ended <= $1", .integer(last))
    }
    try forget(gone)
    try database.connection.run(
      "INSERT INTO identity(name, value) VALUES('pruned', $1)"
        + " ON CONFLICT(name) DO UPDATE SET value = excluded.value", .text("\(last)"))
    operation.noteChanges(Int(count))
    return count
  }
}
