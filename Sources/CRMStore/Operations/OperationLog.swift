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

  /// The number of the newest operation; 0 if there is none.
  package func newest() throws(CRMError) -> Int64 {
    try database.connection.integer("SELECT MAX(id) FROM operation") ?? 0
  }

  /// The operation of this number.
  package func operation(_ id: Int64) throws(CRMError) -> LoggedOperation? {
    let statement = try database.connection.prepare(
      "SELECT " + OperationLog.columns + " WHERE id = $1")
    statement.bind(1, id)
    return try statement.step() ? OperationLog.read(statement) : nil
  }

  /// The newest of a command that was not taken back; nil where there is none.
  package func newest(command: String) throws(CRMError) -> LoggedOperation? {
    let statement = try database.connection.prepare(
      "SELECT " + OperationLog.columns
        + " WHERE command = $1 AND undone_by IS NULL ORDER BY id DESC LIMIT 1")
    statement.bind(1, command)
    defer { statement.reset() }
    return try statement.step() ? OperationLog.read(statement) : nil
  }

  /// Which operations somebody looks for.
  package enum Sought: Sendable {
    case all
    /// Those that can be taken back.
    case undoable
    /// Those that were taken back.
    case undone
    case imports
  }

  /// The newest of those somebody looks for, newest first: everybody's, or one's own.
  package func newest(
    _ sought: Sought, of actor: String?, limit: Int
  ) throws(CRMError) -> [LoggedOperation] {
    var conditions =
      switch sought {
      case .all: ["id > 0"]
      case .undoable: ["undone_by IS NULL", "kind IN ('write', 'import')"]
      case .undone: ["undone_by IS NOT NULL", "kind IN ('write', 'import')"]
      case .imports: ["kind = 'import'"]
      }
    if actor != nil { conditions.append("actor = $1") }
    let statement = try database.connection.prepare(
      "SELECT " + OperationLog.columns + " WHERE " + conditions.joined(separator: " AND ")
        + " ORDER BY id DESC LIMIT \(limit)")
    if let actor { statement.bind(1, actor) }
    var found: [LoggedOperation] = []
    while try statement.step() { found.append(OperationLog.read(statement)) }
    return found
  }

  /// Whether somebody did anything.
  package func hasAny(by actor: String) throws(CRMError) -> Bool {
    try database.connection.integer(
      "SELECT 1 FROM operation WHERE actor = $1 LIMIT 1", .text(actor)) != nil
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

  /// The operation somebody took back last and nobody brought back.
  package func latestUndone(by actor: String) throws(CRMError) -> LoggedOperation? {
    let statement = try database.connection.prepare(
      "SELECT " + OperationLog.columns
        + " WHERE id = (SELECT target FROM operation u WHERE u.actor = $1 AND u.kind = 'undo'"
        + " AND EXISTS (SELECT 1 FROM operation n WHERE n.undone_by = u.id)"
        + " ORDER BY u.id DESC LIMIT 1)")
    statement.bind(1, actor)
    return try statement.step() ? OperationLog.read(statement) : nil
  }

  // MARK: What is done once

  /// The operation a key was given to.
  package func operation(key: String) throws(CRMError) -> Int64? {
    try database.connection.integer(
      "SELECT id FROM operation WHERE key = $1", .text("once:" + key))
  }

  /// What ends a command whose key was used: it was done by an operation.
  static func doneBefore(_ operation: Int64) -> CRMError {
    var error = CRMError(
      .data, code: "done_before", "operation \(operation) did this already")
    error.value = "\(operation)"
    return error
  }

  /// Keeps what a command answered, so that a repetition answers the same.
  package func keep(answer: String, status: Int32, of operation: Int64) throws(CRMError) {
    try database.connection.beginWriting()
    do throws(CRMError) {
      try database.connection.run(
        "INSERT INTO \(database.connection.dialect.schemaName).answer(operation, status, text)"
          + " VALUES($1, $2, $3)", .integer(operation),
        .integer(Int64(status)), .text(answer))
      try database.connection.commit()
    } catch {
      database.connection.rollback()
      throw error
    }
  }

  /// What a command answered; nil where it ended before it could be kept.
  package func answer(of operation: Int64) throws(CRMError) -> (text: String, status: Int32)? {
    let statement = try database.connection.prepare(
      "SELECT text, status FROM answer WHERE operation = $1")
    statement.bind(1, operation)
    guard try statement.step() else { return nil }
    return (statement.string(0) ?? "", Int32(clamping: statement.integer(1)))
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
