import CRMDomain

// How an operation is taken back.
//
// Every state of a record is an interval of operations: the row in the table is valid from its
// `version` on, a row in the twin from its `version` up to, but not including, its `ended`. So what an
// operation N replaced lies in the twin with `ended = N` (*wanted*), and what it created is the runs of
// `created` (*made*). Undoing N puts the wanted rows back and takes the made ones away, in sets, with
// statements both engines share, as an operation of its own: it can be looked at like any other.
//
// `content` is the operation whose content a row carries. It differs from `version` only after an undo,
// where it comes back with the content. A record of N stands in the way when its `content` is no longer
// N, because somebody built on it; then nothing is changed and the records are named.
//
// Keys and words are made anew from the rows, never restored. When an undo touches a good part of a
// table (an import of a million rows), indexes, keys and words are dropped and made again, as the import
// did; row by row they would cost five times the rest.

/// What stands in the way of taking an operation back.
package struct Obstacle: Sendable {
  /// The record.
  package var noun: NounName
  /// Its number.
  package var record: Int64
  /// The operation that wrote it later; nil where the value it needs was taken.
  package var operation: Int64?
  /// Why: `was changed later`, `is referred to`, `was removed later`, `its login is taken`.
  package var reason: String
}

/// How many records an undo put back and took away, by noun.
package struct UndoReport: Sendable {
  /// What happened to the records of one noun.
  package struct Line: Sendable {
    /// The noun.
    package var noun: NounName
    /// How many were put back as they were.
    package var restored: Int
    /// How many that were gone are there again.
    package var returned: Int
    /// How many were taken away.
    package var removed: Int
    /// Some of them, for the report.
    package var examples: [Int64]
  }

  /// A line for each noun that was concerned.
  package var lines: [Line] = []
  /// The custom fields that were concerned.
  package var fields: [Int64] = []
}

/// Takes one operation back, within an operation of kind `undo`.
package final class Undo {
  /// How many obstacles are looked for.
  package static let obstacleBound = 20

  private let target: Int64
  private let operation: Operation
  /// The tables whose indexes, keys and words are made anew at the end.
  private var bulk: [NounName: BulkTable] = [:]
  private var database: Database { operation.database }
  private var connection: any Connection { operation.database.connection }

  /// An undo of `target` by `operation`.
  package init(_ target: Int64, by operation: Operation) {
    self.target = target
    self.operation = operation
  }

  /// Puts everything back, or throws what stands in the way.
  package func run() throws(CRMError) -> UndoReport {
    let tables = try database.allTables()
    var concerned: [RecordTable] = []
    for table in tables {
      if try collect(table) { concerned.append(table) }
    }
    var obstacles: [Obstacle] = []
    for table in concerned where obstacles.count < Undo.obstacleBound {
      obstacles += try UndoObstacles(target, database).find(in: table, all: tables)
    }
    guard obstacles.isEmpty else { throw Undo.refusal(target, obstacles) }
    try connection.deferReferences()
    var report = UndoReport()
    for table in concerned.reversed() { try takeAway(table) }
    for table in concerned {
      report.lines.append(try putBack(table))
      if table.noun.name == .field { report.fields = try touched(table, limit: Int.max) }
    }
    for table in concerned {
      try finish(table)
      let returned = report.lines.contains { $0.noun == table.noun.name && $0.returned > 0 }
      try operation.noteUndone(table, returned: returned)
    }
    let mark = try connection.prepare("UPDATE operation SET undone_by = $1 WHERE id = $2")
    mark.bind(1, operation.id)
    mark.bind(2, target)
    try mark.run()
    for table in concerned {
      for name in Undo.temporary { try connection.execute("DROP TABLE temp.\(table.name)_\(name)") }
    }
    return report
  }

  private static let temporary = ["made", "wanted", "touched"]

  private static func refusal(_ target: Int64, _ obstacles: [Obstacle]) -> CRMError {
    var error = CRMError(
      .data, code: "conflict", "operation \(target) cannot be undone: later work stands on it")
    for obstacle in obstacles.prefix(obstacleBound) {
      let by = obstacle.operation.map { " by operation \($0)" } ?? ""
      error.details.append(
        "  \(obstacle.noun.rawValue) \(obstacle.record) \(obstacle.reason)\(by)")
      error.candidates.append("\(obstacle.noun.rawValue):\(obstacle.record)")
    }
    if let later = obstacles.compactMap({ $0.operation }).max() {
      error.hints = ["undo what came later first: crm undo \(later)"]
    }
    return error
  }

  /// Notes the numbers concerned in temporary tables; false if the noun is not.
  private func collect(_ table: RecordTable) throws(CRMError) -> Bool {
    let runs = try connection.prepare(
      "SELECT first, last FROM created WHERE operation = $1 AND noun = $2 ORDER BY first")
    runs.bind(1, target)
    runs.bind(2, table.noun.name.rawValue)
    var ranges: [(Int64, Int64)] = []
    while try runs.step() { ranges.append((runs.integer(0), runs.integer(1))) }
    let kept =
      try connection.integer(
        "SELECT COUNT(*) FROM \(table.name)_past WHERE ended = $1", .integer(target)) ?? 0
    if ranges.isEmpty && kept == 0 { return false }
    for name in Undo.temporary {
      try connection.execute(
        "CREATE TEMP TABLE \(table.name)_\(name)(id INTEGER PRIMARY KEY)")
    }
    for (first, last) in ranges {
      try connection.run(
        "INSERT INTO temp.\(table.name)_made(id) SELECT id FROM \(table.name)"
          + " WHERE id >= $1 AND id <= $2", .integer(first), .integer(last))
    }
    // A row that N made and then changed itself is both; it goes away.
    try connection.run(
      "INSERT INTO temp.\(table.name)_wanted(id) SELECT id FROM \(table.name)_past WHERE ended = $1"
        + " AND id NOT IN (SELECT id FROM temp.\(table.name)_made)"
        + " AND id NOT IN (SELECT record FROM erased WHERE noun = $2)",
      .integer(target), .text(table.noun.name.rawValue))
    return true
  }

  /// Keeps the rows as they are now and removes those N made.
  private func takeAway(_ table: RecordTable) throws(CRMError) {
    let name = table.name
    try connection.execute(
      "INSERT INTO temp.\(name)_touched(id) SELECT id FROM temp.\(name)_made"
        + " UNION SELECT id FROM temp.\(name)_wanted")
    let touched = try count("temp.\(name)_touched")
    let total = try count(name)
    if touched > 1000, touched * 5 > total {
      operation.releaseStatements()
      let whole = BulkTable(table, connection)
      try whole.dropDerived()
      bulk[table.noun.name] = whole
    } else {
      try forgetDerived(table)
    }
    let keep = try connection.prepare(table.keepMany("SELECT id FROM temp.\(name)_touched"))
    keep.bind(1, operation.id)
    try keep.run()
    try connection.execute("DELETE FROM \(name) WHERE id IN (SELECT id FROM temp.\(name)_made)")
  }

  /// Puts the wanted rows back.
  private func putBack(_ table: RecordTable) throws(CRMError) -> UndoReport.Line {
    let name = table.name
    let removed = try count("temp.\(name)_made")
    let wanted = try count("temp.\(name)_wanted")
    let returned = try missing(table)
    try restoreExisting(table)
    let columns = table.layout.columns.filter { $0.role != .kept && $0.name != "version" }
      .map { $0.name }.joined(separator: ", ")
    try connection.run(
      "INSERT INTO \(name)(\(columns), version) SELECT \(columns), $1 FROM \(name)_past"
        + " WHERE ended = $2 AND id IN (SELECT id FROM temp.\(name)_wanted)"
        + " AND id NOT IN (SELECT id FROM \(name))",
      .integer(operation.id), .integer(target))
    for number in returned { try operation.noteCreated(number, of: table.noun.name, row: nil) }
    operation.noteChanges(removed + wanted - returned.count)
    if ["custom_field", "setting"].contains(name) { operation.noteFieldsChanged() }
    return UndoReport.Line(
      noun: table.noun.name, restored: wanted - returned.count, returned: returned.count,
      removed: removed, examples: try touched(table, limit: 3))
  }

  /// The numbers of the rows that were concerned.
  private func touched(_ table: RecordTable, limit: Int) throws(CRMError) -> [Int64] {
    let rows = try connection.prepare(
      "SELECT id FROM temp.\(table.name)_touched ORDER BY id LIMIT \(limit)")
    var numbers: [Int64] = []
    while try rows.step() { numbers.append(rows.integer(0)) }
    return numbers
  }

  /// The numbers of wanted rows that are not there now.
  private func missing(_ table: RecordTable) throws(CRMError) -> [Int64] {
    let statement = try connection.prepare(
      "SELECT id FROM temp.\(table.name)_wanted WHERE id NOT IN (SELECT id FROM \(table.name))"
        + " ORDER BY id")
    var numbers: [Int64] = []
    while try statement.step() { numbers.append(statement.integer(0)) }
    return numbers
  }

  /// Gives the rows that are there their old values: only the columns that differ anywhere, because an
  /// index on a column that is named is written whether its value differs or not.
  private func restoreExisting(_ table: RecordTable) throws(CRMError) {
    let name = table.name
    let columns = table.layout.columns.filter { $0.role != .kept && $0.role != .identity }
    let differences = columns.map {
      "MAX(CASE WHEN p.\($0.name) IS NOT DISTINCT FROM c.\($0.name) THEN 0 ELSE 1 END)"
    }
    let look = try connection.prepare(
      "SELECT " + differences.joined(separator: ", ")
        + " FROM \(name)_past p JOIN \(name) c ON c.id = p.id WHERE p.ended = $1"
        + " AND p.id IN (SELECT id FROM temp.\(name)_wanted)")
    look.bind(1, target)
    var changed = ["content"]
    if try look.step() {
      for (i, column) in columns.enumerated() where look.integer(i) == 1 {
        changed.append(column.name)
      }
    }
    look.reset()
    // A key may have moved from one of the records to another: out of the way first, then back.
    for field in table.noun.fields
    where field.traits.contains(.unique) && field.custom == nil && changed.contains(field.name) {
      try connection.execute(
        "UPDATE \(name) SET \(field.name) = 'undone ' || CAST(id AS TEXT)"
          + " WHERE id IN (SELECT id FROM temp.\(name)_wanted)")
    }
    let assignments = changed.map { "\($0) = p.\($0)" }.joined(separator: ", ")
    try connection.run(
      "UPDATE \(name) SET version = $1, \(assignments) FROM \(name)_past p"
        + " WHERE p.ended = $2 AND p.id = \(name).id"
        + " AND p.id IN (SELECT id FROM temp.\(name)_wanted)",
      .integer(operation.id), .integer(target))
  }

  /// Makes keys and words of the rows concerned anew.
  private func finish(_ table: RecordTable) throws(CRMError) {
    if let whole = bulk[table.noun.name] {
      try whole.makeDerived()
    } else {
      try rebuildDerived(table)
    }
  }

  private func forgetDerived(_ table: RecordTable) throws(CRMError) {
    try eachTouched(table) { [operation] row, number throws(CRMError) in
      try operation.derive(of: table, number, old: row, new: nil)
    }
  }

  private func rebuildDerived(_ table: RecordTable) throws(CRMError) {
    try eachTouched(table) { [operation] row, number throws(CRMError) in
      try operation.derive(of: table, number, old: nil, new: row)
    }
  }

  private func eachTouched(
    _ table: RecordTable, _ body: (Row, Int64) throws(CRMError) -> Void
  ) throws(CRMError) {
    guard table.noun.hasKeys || table.noun.isSearched else { return }
    let rows = try connection.prepare(
      "SELECT \(table.columns) FROM \(table.name)"
        + " WHERE id IN (SELECT id FROM temp.\(table.name)_touched)")
    let row = Row(table.layout)
    while try rows.step() {
      row.load(rows)
      try body(row, row.integer(RecordTable.id))
    }
  }

  private func count(_ table: String) throws(CRMError) -> Int {
    Int(try connection.integer("SELECT COUNT(*) FROM \(table)") ?? 0)
  }
}
