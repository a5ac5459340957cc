import CRMDomain

/// The statements a noun's table is written with, each made ready when it is first needed.
final class TableStatements {
  let table: RecordTable
  private let connection: any Connection
  private var made: [Kind: any Statement] = [:]
  private var updates: [[Int]: any Statement] = [:]

  private var insert: (any Statement)?
  /// The columns `insert` names: every one a row had a value in so far.
  private var insertColumns: [Int] = []
  private var isInserted: [Bool]
  private var insertsBulk = false

  private enum Kind { case load, version, keep, delete, noteKey, forgetKey, noteWords, forgetWords }

  init(_ table: RecordTable, _ connection: any Connection) {
    self.table = table
    self.connection = connection
    isInserted = [Bool](repeating: false, count: table.layout.columns.count)
  }

  private func statement(_ kind: Kind) throws(CRMError) -> any Statement {
    if let known = made[kind] { return known }
    let name = table.name
    let sql =
      switch kind {
      case .load: table.selectByID
      case .version: "SELECT version FROM \(name) WHERE id = $1"
      case .keep: table.keepOne
      case .delete: "DELETE FROM \(table.stored) WHERE id = $1"
      // Of what was written by other means than this program a key may be there.
      case .noteKey:
        "INSERT INTO \(table.stored)_key(kind, value, record) VALUES($1, $2, $3)"
          + " ON CONFLICT DO NOTHING"
      case .forgetKey:
        "DELETE FROM \(table.stored)_key WHERE kind = $1 AND value = $2 AND record = $3"
      case .noteWords: connection.dialect.fullTextInsert(name + "_fts")
      case .forgetWords: connection.dialect.fullTextDelete(name + "_fts")
      }
    let statement = try connection.prepare(sql)
    made[kind] = statement
    return statement
  }

  /// Stores a row. The statement names the columns rows have values in: a table has sixty, a file
  /// fills twenty, and each that is named costs its part of every row.
  ///
  /// - Parameter isBulk: rows may wait and be stored with others.
  func insert(_ row: Row, isBulk: Bool = false) throws(CRMError) {
    var isWider = insert == nil || isBulk != insertsBulk
    insertsBulk = isBulk
    for column in 0..<row.count where !isInserted[column] && !row.isNull(column) {
      isInserted[column] = true
      isWider = true
    }
    if isWider {
      insertColumns = isInserted.indices.filter { isInserted[$0] }
      insert = nil
      insert =
        isBulk
        ? try connection.rows(
          into: table.stored, insertColumns.map { table.layout.columns[$0].name })
        : try connection.prepare(table.insert(insertColumns))
    }
    guard let insert else { return }
    for (i, column) in insertColumns.enumerated() {
      switch row.value(column) {
      case .null: insert.bindNull(i + 1)
      case .integer(let value): insert.bind(i + 1, value)
      case .text: insert.bind(i + 1, borrowing: row.text(column))
      }
    }
    try insert.run()
  }

  /// Reads a record; false if there is none of this number.
  func load(_ number: Int64, into row: Row) throws(CRMError) -> Bool {
    let statement = try statement(.load)
    statement.bind(1, number)
    defer { statement.reset() }
    guard try statement.step() else { return false }
    row.load(statement)
    return true
  }

  /// The operation that wrote a record.
  func version(of number: Int64) throws(CRMError) -> Int64? {
    let statement = try statement(.version)
    statement.bind(1, number)
    return try statement.first()
  }

  /// Copies a record to the twin, ended by an operation.
  func keep(_ number: Int64, endedBy operation: Int64) throws(CRMError) {
    let statement = try statement(.keep)
    statement.bind(1, operation)
    statement.bind(2, number)
    try statement.run()
  }

  /// Writes some columns of a record. Only what differs is named: an index on a column that is named is
  /// written, differ or not.
  func update(_ number: Int64, _ columns: [Int], of row: Row) throws(CRMError) {
    let update: any Statement
    if let known = updates[columns] {
      update = known
    } else {
      let assignments = columns.enumerated().map { n, column in
        "\(table.layout.columns[column].name) = $\(n + 2)"
      }
      update = try connection.prepare(
        "UPDATE \(table.stored) SET " + assignments.joined(separator: ", ") + " WHERE id = $1")
      updates[columns] = update
    }
    update.bind(1, number)
    for (n, column) in columns.enumerated() {
      switch row.value(column) {
      case .null: update.bindNull(n + 2)
      case .integer(let value): update.bind(n + 2, value)
      case .text: update.bind(n + 2, borrowing: row.text(column))
      }
    }
    try update.run()
  }

  /// Removes a record.
  func delete(_ number: Int64) throws(CRMError) {
    let statement = try statement(.delete)
    statement.bind(1, number)
    try statement.run()
  }

  func note(_ key: RecordKey, _ number: Int64) throws(CRMError) {
    try run(.noteKey, key, number)
  }

  func forget(_ key: RecordKey, _ number: Int64) throws(CRMError) {
    try run(.forgetKey, key, number)
  }

  private func run(_ kind: Kind, _ key: RecordKey, _ number: Int64) throws(CRMError) {
    let statement = try statement(kind)
    statement.bind(1, key.kind)
    statement.bind(2, key.value)
    statement.bind(3, number)
    try statement.run()
  }

  func noteWords(_ number: Int64, _ words: Bytes) throws(CRMError) {
    let statement = try statement(.noteWords)
    statement.bind(1, number)
    statement.bind(2, borrowing: words)
    try statement.run()
  }

  func forgetWords(_ number: Int64) throws(CRMError) {
    let statement = try statement(.forgetWords)
    statement.bind(1, number)
    try statement.run()
  }
}
