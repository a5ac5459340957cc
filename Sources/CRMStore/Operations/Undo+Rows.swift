import CRMDomain

// The rows an undo is about.
extension Undo {
  /// Notes the states that come back: they are those of the twin, under another version.
  func noteStates(_ table: RecordTable) throws(CRMError) {
    let columns = table.layout.columns.map { $0.role == .denormalised ? "NULL" : $0.name }
    let rows = try connection.prepare(
      "SELECT \(columns.joined(separator: ", ")) FROM \(table.name)_past WHERE ended = $1"
        + " AND id IN (SELECT id FROM \(table.name)_wanted)", .streamed)
    rows.bind(1, source)
    let row = Row(table.layout)
    while try rows.step() {
      row.load(rows)
      operation.noteState(table.digest.of(row))
    }
  }

  /// The numbers of the rows that were concerned.
  func touched(_ table: RecordTable, limit: Int) throws(CRMError) -> [Int64] {
    let rows = try connection.prepare(
      "SELECT id FROM \(table.name)_touched ORDER BY id LIMIT \(limit)")
    var numbers: [Int64] = []
    while try rows.step() { numbers.append(rows.integer(0)) }
    return numbers
  }

  /// The numbers of wanted rows that are not there now.
  func missing(_ table: RecordTable) throws(CRMError) -> [Int64] {
    let statement = try connection.prepare(
      "SELECT id FROM \(table.name)_wanted WHERE id NOT IN (SELECT id FROM \(table.name))"
        + " ORDER BY id")
    var numbers: [Int64] = []
    while try statement.step() { numbers.append(statement.integer(0)) }
    return numbers
  }

  /// The texts a question answers with.
  func texts(_ sql: String, _ value: SQLValue) throws(CRMError) -> [String] {
    let rows = try connection.prepare(sql)
    rows.bind([value])
    var found: [String] = []
    while try rows.step() { found.append(rows.string(0) ?? "") }
    return found
  }

  /// How many rows a table has.
  func count(_ table: String) throws(CRMError) -> Int {
    Int(try connection.integer("SELECT COUNT(*) FROM \(table)") ?? 0)
  }
}
