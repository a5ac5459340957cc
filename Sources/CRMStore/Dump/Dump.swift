import CRMDomain

// The whole database as JSON Lines.
//
// The first line says what it is. Then come the records, noun by noun in the order of references, each
// with its stored values by column (what the program makes from them, folding and sort keys, is made
// anew by `load`); then the history: earlier states of records, operations, what they created; then the
// numbers that are given out; then a last line that counts the others, so that a dump cut short by a full
// disk is not taken for a whole one. Amounts are in the smallest unit, decimals in millionths, references are
// numbers: a dump is for `load`, an export is for people.
//
// With `contentOnly` the history, the numbers and what counts revisions are left out, so that two
// databases with the same content give the same bytes.

/// Writes a database as JSON Lines.
package struct Dump {
  /// The version of the format.
  package static let format = 1

  private let database: Database
  private let contentOnly: Bool
  private let isWithinView: Bool

  /// A dump of a database; within a reading transaction that has begun, where `isWithinView`.
  package init(_ database: Database, contentOnly: Bool = false, isWithinView: Bool = false) {
    self.database = database
    self.contentOnly = contentOnly
    self.isWithinView = isWithinView
  }

  /// Hands every line, with its line feed, to `write`, in one view of the database.
  package func run(
    at: Instant, to write: @escaping (Bytes) throws(CRMError) -> Void
  ) throws(CRMError) {
    if !isWithinView { try database.connection.beginReading() }
    defer { if !isWithinView { database.connection.rollback() } }
    var line = ByteBuffer(capacity: 4096)
    try header(at, &line)
    try write(line.bytes)
    var lines: Int64 = 1
    let write = { (bytes: Bytes) throws(CRMError) in
      lines += 1
      try write(bytes)
    }
    let tables = try database.usedTables()
    for table in tables { try records(of: table, &line, write) }
    guard !contentOnly else { return }
    let there = try database.connection.standing()
    func stands(_ table: String) -> Bool { there?.contains(table) ?? true }
    for table in tables where stands(table.name + "_past") { try past(of: table, &line, write) }
    for log in DumpedTable.all where stands(log.table) { try rows(of: log, &line, write) }
    let pruned = try RecordStates(database).pruned()
    if pruned > 0 {
      line.truncate()
      line.append("{\"pruned\":" as StaticString)
      line.append(number: pruned)
      line.append("}\n" as StaticString)
      try write(line.bytes)
    }
    line.truncate()
    line.append("{\"end\":" as StaticString)
    line.append(number: lines)
    line.append("}\n" as StaticString)
    try write(line.bytes)
  }

  private func header(_ at: Instant, _ line: inout ByteBuffer) throws(CRMError) {
    line.append("{\"crm\":" as StaticString)
    line.append(number: Int64(Dump.format))
    line.append(",\"schema\":" as StaticString)
    line.append(number: Int64(Migration.newest))
    if !contentOnly {
      let uuid = try database.identity() ?? ""
      line.append(",\"database\":" as StaticString)
      uuid.withBytes { JSON.append(string: $0, to: &line) }
      line.append(",\"at\":\"" as StaticString)
      at.append(to: &line)
      line.append(UInt8(ascii: "\""))
    }
    line.append("}\n" as StaticString)
  }

  private func columns(of table: RecordTable) -> [Column] {
    table.layout.columns.filter { column in
      switch column.role {
      case .derived, .denormalised: false
      case .identity: !contentOnly || column.name == "id"
      case .content: !contentOnly || column.name != "updated_at"
      }
    }
  }

  private func records(
    of table: RecordTable, _ line: inout ByteBuffer, _ write: (Bytes) throws(CRMError) -> Void
  ) throws(CRMError) {
    let columns = columns(of: table)
    let names = columns.map { $0.name }.joined(separator: ", ")
    let rows = try database.connection.prepare(
      "SELECT \(names) FROM \(table.name) ORDER BY id", .streamed)
    while try rows.step() {
      line.truncate()
      line.append("{\"noun\":\"" as StaticString)
      line.append(table.noun.name.rawValue)
      line.append(UInt8(ascii: "\""))
      append(columns, of: rows, from: 0, to: &line)
      line.append("}\n" as StaticString)
      try write(line.bytes)
    }
  }

  private func past(
    of table: RecordTable, _ line: inout ByteBuffer, _ write: (Bytes) throws(CRMError) -> Void
  ) throws(CRMError) {
    let columns = columns(of: table)
    let names = columns.map { $0.name }.joined(separator: ", ")
    let rows = try database.connection.prepare(
      "SELECT ended, \(names) FROM \(table.name)_past ORDER BY ended, id", .streamed)
    while try rows.step() {
      line.truncate()
      line.append("{\"past\":\"" as StaticString)
      line.append(table.noun.name.rawValue)
      line.append("\",\"ended\":" as StaticString)
      line.append(number: rows.integer(0))
      append(columns, of: rows, from: 1, to: &line)
      line.append("}\n" as StaticString)
      try write(line.bytes)
    }
  }

  private func rows(
    of log: DumpedTable, _ line: inout ByteBuffer, _ write: (Bytes) throws(CRMError) -> Void
  ) throws(CRMError) {
    let names = log.columns.map { $0.name }.joined(separator: ", ")
    let rows = try database.connection.prepare(
      "SELECT \(names) FROM \(log.table) ORDER BY \(log.order)", .streamed)
    while try rows.step() {
      line.truncate()
      line.append("{\"table\":\"" as StaticString)
      line.append(log.table)
      line.append(UInt8(ascii: "\""))
      append(log.columns, of: rows, from: 0, to: &line)
      line.append("}\n" as StaticString)
      try write(line.bytes)
    }
  }

  /// Appends `,"name":value` for each column that has a value.
  private func append(
    _ columns: [Column], of row: any ColumnSource, from offset: Int, to line: inout ByteBuffer
  ) {
    for (i, column) in columns.enumerated() where !row.isNull(offset + i) {
      line.append(",\"" as StaticString)
      line.append(column.name)
      line.append("\":" as StaticString)
      switch column.kind {
      case .integer: line.append(number: row.integer(offset + i))
      case .boolean:
        line.append(row.integer(offset + i) == 0 ? "false" as StaticString : "true" as StaticString)
      case .json: line.append(row.text(offset + i))
      case .text: JSON.append(string: row.text(offset + i), to: &line)
      }
    }
  }
}

/// A table of the log, as a dump has it.
struct DumpedTable {
  let table: String
  let columns: [Column]
  let order: String

  private init(_ table: String, _ columns: [(String, Column.Kind)], order: String) {
    self.table = table
    self.columns = columns.map { Column(name: $0.0, kind: $0.1, role: .content) }
    self.order = order
  }

  /// The tables that are no noun's, in the order they are written.
  static let all = [
    DumpedTable(
      "operation",
      [
        ("id", .integer), ("key", .text), ("at", .text), ("actor", .text), ("command", .text),
        ("kind", .text), ("target", .integer), ("undone_by", .integer), ("count", .integer),
        ("digest", .integer),
      ], order: "id"),
    DumpedTable(
      "created",
      [
        ("operation", .integer), ("noun", .text), ("first", .integer), ("last", .integer),
        ("row", .integer),
      ], order: "operation, noun, first"),
    DumpedTable(
      "import_row",
      [("operation", .integer), ("noun", .text), ("record", .integer), ("row", .integer)],
      order: "operation, noun, record, row"),
    DumpedTable(
      "erased", [("noun", .text), ("record", .integer), ("operation", .integer)],
      order: "noun, record"),
    DumpedTable(
      "merged",
      [("noun", .text), ("record", .integer), ("operation", .integer), ("survivor", .integer)],
      order: "noun, record, operation"),
    DumpedTable(
      "answer", [("operation", .integer), ("status", .integer), ("text", .text)],
      order: "operation"),
    DumpedTable(
      "import_run",
      [
        ("operation", .integer), ("file", .text), ("rows", .integer), ("created", .integer),
        ("changed", .integer), ("unchanged", .integer), ("rejected", .integer),
        ("conflicts", .integer), ("rejects", .text),
      ], order: "operation"),
    DumpedTable(
      "denied", [("at", .text), ("actor", .text), ("command", .text), ("reason", .text)],
      order: "at, actor, command, reason"),
    DumpedTable("stored_file", [("hash", .text), ("data", .text)], order: "hash"),
    DumpedTable(
      "delivered",
      [
        ("login", .text), ("kind", .text), ("record", .integer), ("due", .text), ("at", .text),
      ], order: "login, kind, record, due"),
    DumpedTable("sequence", [("name", .text), ("last", .integer)], order: "name"),
  ]
}
