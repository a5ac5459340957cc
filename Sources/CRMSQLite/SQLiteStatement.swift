import CRMDomain
import CRMStore
import CSQLite

/// A prepared statement of SQLite.
final class SQLiteStatement: Statement {
  private let statement: OpaquePointer
  private unowned let connection: SQLiteConnection
  /// SQLite numbers named parameters by first appearance: the index of `$n` is `places[n]`.
  private var places: [Int32]
  let columnCount: Int

  init(_ statement: OpaquePointer, _ connection: SQLiteConnection) {
    self.statement = statement
    self.connection = connection
    let count = sqlite3_bind_parameter_count(statement)
    places = [0]
    places.reserveCapacity(Int(count) + 1)
    if count > 0 {
      for place in 1...count {
        guard let name = sqlite3_bind_parameter_name(statement, place) else { continue }
        var n = 0
        var byte = name + 1
        // A number beyond all reason is no place, and then not all of them are given a value.
        while byte.pointee >= 0x30, byte.pointee <= 0x39, n < 100_000 {
          n = n * 10 + Int(byte.pointee - 0x30)
          byte += 1
        }
        while places.count <= n { places.append(0) }
        places[n] = place
      }
    }
    columnCount = Int(sqlite3_column_count(statement))
  }

  deinit { sqlite3_finalize(statement) }

  var parameterCount: Int { places.count - 1 }

  private func place(_ n: Int) -> Int32 { n < places.count ? places[n] : 0 }

  func bindNull(_ n: Int) { sqlite3_bind_null(statement, place(n)) }

  func bind(_ n: Int, _ value: Int64) { sqlite3_bind_int64(statement, place(n), value) }

  func bind(_ n: Int, _ text: String) {
    var text = text
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { chars in
        _ = sqlite3_bind_text(statement, place(n), start(chars), Int32(chars.count), transient)
      }
    }
  }

  func bind(_ n: Int, borrowing text: Bytes) {
    text.withMemoryRebound(to: CChar.self) { chars in
      _ = sqlite3_bind_text(statement, place(n), start(chars), Int32(chars.count), nil)
    }
  }

  /// Where a text begins; an empty one may have no address, which SQLite would take for NULL.
  private func start(_ text: UnsafeBufferPointer<CChar>) -> UnsafePointer<CChar> {
    text.baseAddress
      ?? UnsafeRawPointer(("" as StaticString).utf8Start).assumingMemoryBound(to: CChar.self)
  }

  func step() throws(CRMError) -> Bool {
    let code = sqlite3_step(statement)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    let error = connection.failure()
    sqlite3_reset(statement)
    throw error
  }

  func reset() { sqlite3_reset(statement) }

  /// Whether it changes nothing.
  var isReadOnly: Bool { sqlite3_stmt_readonly(statement) != 0 }

  func name(_ column: Int) -> String {
    sqlite3_column_name(statement, Int32(column)).map { String(cString: $0) } ?? ""
  }

  func kind(_ column: Int) -> ValueKind {
    switch sqlite3_column_type(statement, Int32(column)) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .number
    default: .text
    }
  }

  func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
  }

  func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }

  func text(_ column: Int) -> Bytes { textIfAny(column) ?? .empty }

  func textIfAny(_ column: Int) -> Bytes? {
    guard let start = sqlite3_column_text(statement, Int32(column)) else { return nil }
    return Bytes(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
  }
}
