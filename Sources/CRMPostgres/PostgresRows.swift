import CLibPQ
import CRMDomain
import CRMStore

/// Rows for one table, stored many at a time: copied to a temporary table of the same columns and from there
/// inserted, which is an insert like any other to row-level security.
final class PostgresRows: Statement {
  private let connection: PostgresConnection
  let table: String
  private let columns: [String]
  private var text = ByteBuffer(capacity: 1 << 16)
  private var values: [(offset: Int, count: Int)]
  private var row = ByteBuffer(capacity: 1024)
  private var staging: String?
  /// Whether the connection knows that rows may wait here.
  private var isKnown = false
  private var holdsNUL = false
  private var session = -1

  /// So many bytes are sent at once.
  private static let bound = 4 << 20

  init(_ table: String, _ columns: [String], _ connection: PostgresConnection) {
    self.table = table.hasPrefix("public.") ? String(table.dropFirst(7)) : table
    self.columns = columns
    self.connection = connection
    values = [(offset: Int, count: Int)](repeating: (0, -1), count: columns.count)
  }

  // MARK: Values

  func bindNull(_ n: Int) { values[n - 1] = (0, -1) }

  func bind(_ n: Int, _ value: Int64) {
    let start = row.count
    row.append(number: value)
    values[n - 1] = (start, row.count - start)
  }

  func bind(_ n: Int, _ text: String) { text.withBytes { bind(n, borrowing: $0) } }

  func bind(_ n: Int, borrowing text: Bytes) {
    let start = row.count
    if text.first(0) != nil { holdsNUL = true }
    row.append(text)
    values[n - 1] = (start, text.count)
  }

  /// Adds the row.
  func step() throws(CRMError) -> Bool {
    if holdsNUL {
      holdsNUL = false
      throw CRMError(
        .data, code: "invalid_value", "a text holds a NUL character, which cannot be stored")
    }
    if !isKnown {
      isKnown = true
      connection.sinks.append(self)
    }
    for (i, value) in values.enumerated() {
      if i > 0 { text.append(UInt8(ascii: "\t")) }
      if value.count < 0 {
        text.append("\\N" as StaticString)
      } else {
        escape(row.part(value.offset, value.count))
      }
    }
    text.append(UInt8(ascii: "\n"))
    if text.count > PostgresRows.bound { try flush() }
    return false
  }

  /// The text format of COPY: a backslash before what would end a value or a row.
  private func escape(_ value: Bytes) {
    var start = 0
    for (i, byte) in value.enumerated() where byte < 0x20 || byte == UInt8(ascii: "\\") {
      let letter: UInt8
      switch byte {
      case UInt8(ascii: "\\"): letter = byte
      case 0x09: letter = UInt8(ascii: "t")
      case 0x0A: letter = UInt8(ascii: "n")
      case 0x0D: letter = UInt8(ascii: "r")
      default: continue
      }
      text.append(value.part(start..<i))
      text.append(UInt8(ascii: "\\"))
      text.append(letter)
      start = i + 1
    }
    text.append(value.part(start..<value.count))
  }

  func reset() {
    // What is bound stays: moved to the front, so that the buffer does not grow.
    row.truncate()
    for i in values.indices { values[i] = (0, -1) }
  }

  /// Whether a statement names a table: as a word, not as a part of one.
  static func mentions(_ sql: String, _ table: String) -> Bool {
    sql.withBytes { sql in
      table.withBytes { table in
        var start = 0
        while let place = sql.first(table, from: start) {
          let end = place + table.count
          if place == 0 || !isLetter(sql[place - 1]), end == sql.count || !isLetter(sql[end]) {
            return true
          }
          start = end
        }
        return false
      }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
  }

  /// Stores the rows that wait.
  func flush() throws(CRMError) {
    guard text.count > 0 else { return }
    let names = columns.joined(separator: ", ")
    if staging == nil || session != connection.session {
      let name = connection.newName("rows_\(table)")
      // Without constraints: the columns' types are all it needs.
      PQclear(
        try connection.run(
          "CREATE TEMP TABLE \(name) ON COMMIT DROP AS SELECT \(names) FROM public.\(table)"
            + " WITH NO DATA"))
      staging = name
      session = connection.session
    }
    guard let staging else { return }
    let copy = try connection.run("COPY \(staging)(\(names)) FROM STDIN")
    PQclear(copy)
    try connection.send(copy: text.bytes)
    text.truncate()
    // The server works on these while the next ones are read.
    try connection.begin(
      "INSERT INTO public.\(table)(\(names)) SELECT \(names) FROM \(staging); TRUNCATE \(staging)")
  }

  /// Forgets the rows that wait, and the table that went with the transaction.
  func endTransaction() {
    text.truncate()
    staging = nil
    isKnown = false
  }

  // MARK: It answers nothing

  var columnCount: Int { 0 }
  var parameterCount: Int { columns.count }
  func textIfAny(_ column: Int) -> Bytes? { nil }
  func name(_ column: Int) -> String { "" }
  func kind(_ column: Int) -> ValueKind { .null }
  func isNull(_ column: Int) -> Bool { true }
  func integer(_ column: Int) -> Int64 { 0 }
  func text(_ column: Int) -> Bytes { .empty }
}

extension PostgresConnection {
  func rows(into table: String, _ columns: [String]) throws(CRMError) -> any Statement {
    PostgresRows(table, columns, self)
  }

  /// Stores the rows that wait for tables a statement names; all of them where it is nil.
  func flush(before sql: String?) throws(CRMError) {
    guard !sinks.isEmpty else { return }
    if let sql, !sinks.contains(where: { PostgresRows.mentions(sql, $0.table) }) { return }
    for sink in sinks { try sink.flush() }
  }
}
