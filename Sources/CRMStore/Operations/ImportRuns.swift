import CRMDomain

/// What an import read and what became of it, kept beside its operation.
package struct ImportedFile: Sendable {
  /// The operation.
  package var operation: Int64
  /// When, by whom, and which operation took it back.
  package var at = ""
  package var actor = ""
  package var undoneBy: Int64?
  /// The file or plan; `-` for standard input. Empty where an older version did not keep it.
  package var file: String
  /// How many rows there were and what became of them; nil where it was not kept.
  package var rows: Int64?
  package var created: Int64?
  package var changed: Int64?
  package var unchanged: Int64?
  package var rejected: Int64?
  package var conflicts: Int64?
  /// The file the rejected rows are in.
  package var rejects: String?

  /// An import of a file.
  package init(operation: Int64, file: String) {
    self.operation = operation
    self.file = file
  }
}

/// The imports there were.
package struct ImportRuns {
  private let connection: any Connection

  /// The imports of a database.
  package init(_ database: Database) { connection = database.connection }

  /// Keeps what became of an import, within its operation.
  package func keep(_ file: ImportedFile) throws(CRMError) {
    let insert = try connection.prepare(
      "INSERT INTO import_run(operation, file, rows, created, changed, unchanged, rejected,"
        + " conflicts, rejects) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9)")
    insert.bind(1, file.operation)
    insert.bind(2, file.file)
    for (n, count) in [
      file.rows, file.created, file.changed, file.unchanged, file.rejected, file.conflicts,
    ].enumerated() {
      insert.bind(n + 3, count ?? 0)
    }
    insert.bind(9, file.rejects)
    try insert.run()
  }

  /// The imports, newest first.
  ///
  /// - Parameter limit: at most so many; all of them without.
  package func list(limit: Int?) throws(CRMError) -> [ImportedFile] {
    let rows = try connection.prepare(
      "SELECT o.id, o.at, o.actor, o.undone_by, r.file, r.rows, r.created, r.changed, r.unchanged,"
        + " r.rejected, r.conflicts, r.rejects FROM operation o"
        + " LEFT JOIN import_run r ON r.operation = o.id WHERE o.kind = 'import'"
        + " ORDER BY o.id DESC LIMIT \(limit ?? Int.max)")
    var all: [ImportedFile] = []
    while try rows.step() {
      func number(_ column: Int) -> Int64? { rows.isNull(column) ? nil : rows.integer(column) }
      var file = ImportedFile(operation: rows.integer(0), file: rows.string(4) ?? "")
      file.at = rows.string(1) ?? ""
      file.actor = rows.string(2) ?? ""
      file.undoneBy = number(3)
      file.rows = number(5)
      file.created = number(6)
      file.changed = number(7)
      file.unchanged = number(8)
      file.rejected = number(9)
      file.conflicts = number(10)
      file.rejects = rows.string(11)
      all.append(file)
    }
    return all
  }
}

extension Operation {
  /// Notes the line of an import by which a record was changed.
  package func noteImported(_ number: Int64, of noun: NounName, row: Int64) throws(CRMError) {
    let statement = try statement(
      "INSERT INTO import_row(operation, noun, record, row) VALUES($1, $2, $3, $4)"
        + " ON CONFLICT(operation, noun, record, row) DO NOTHING")
    statement.bind(1, id)
    statement.bind(2, noun.rawValue)
    statement.bind(3, number)
    statement.bind(4, row)
    try statement.run()
  }
}
