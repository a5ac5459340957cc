import CRMDomain

/// An operation as the log shows it.
package struct LoggedOperation: Sendable {
  /// Its number.
  package var id: Int64
  /// When it was.
  package var at: String
  /// The login of who did it.
  package var actor: String
  /// The command, without values.
  package var command: String
  /// `write`, `import`, `undo` …
  package var kind: String
  /// The operation it took back.
  package var target: Int64?
  /// The operation that took it back.
  package var undoneBy: Int64?
  /// How many records it changed.
  package var count: Int
}

/// What was done, newest first.
package struct OperationLog {
  private let database: Database

  /// The log of a database.
  package init(_ database: Database) { self.database = database }

  private static let columns =
    "id, at, actor, command, kind, target, undone_by, count FROM operation"

  /// The newest operations; all of them without a limit.
  package func list(
    limit: Int?, offset: Int = 0, actor: String? = nil,
    _ body: (LoggedOperation) throws(CRMError) -> Void
  ) throws(CRMError) {
    var sql = "SELECT " + OperationLog.columns
    if actor != nil { sql += " WHERE actor = $3" }
    sql += " ORDER BY id DESC LIMIT $1 OFFSET $2"
    let statement = try database.connection.prepare(sql)
    statement.bind(1, Int64(limit ?? Int.max))
    statement.bind(2, Int64(offset))
    statement.bind(3, actor)
    while try statement.step() { try body(OperationLog.read(statement)) }
  }

  /// The operation of this number.
  package func operation(_ id: Int64) throws(CRMError) -> LoggedOperation? {
    let statement = try database.connection.prepare(
      "SELECT " + OperationLog.columns + " WHERE id = $1")
    statement.bind(1, id)
    return try statement.step() ? OperationLog.read(statement) : nil
  }

  /// The newest operation of somebody that changed records and was not taken back.
  package func latest(of actor: String) throws(CRMError) -> LoggedOperation? {
    let statement = try database.connection.prepare(
      "SELECT " + OperationLog.columns
        + " WHERE actor = $1 AND undone_by IS NULL AND kind IN ('write', 'import')"
        + " ORDER BY id DESC LIMIT 1")
    statement.bind(1, actor)
    return try statement.step() ? OperationLog.read(statement) : nil
  }

  private static func read(_ statement: any Statement) -> LoggedOperation {
    LoggedOperation(
      id: statement.integer(0), at: statement.string(1) ?? "", actor: statement.string(2) ?? "",
      command: statement.string(3) ?? "", kind: statement.string(4) ?? "",
      target: statement.isNull(5) ? nil : statement.integer(5),
      undoneBy: statement.isNull(6) ? nil : statement.integer(6),
      count: Int(statement.integer(7)))
  }
}
