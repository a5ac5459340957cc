import CLibPQ
import CRMDomain
import CRMStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A statement for PostgreSQL: sent whole with its values the first time, prepared from the second on.
///
/// Every value goes as text of unknown type, so that the server reads it as what stands beside it: a
/// number in a boolean column is a boolean, a text in a number's place is refused.
final class PostgresStatement: Statement {
  let sql: String
  private let connection: PostgresConnection
  let manner: RowManner

  /// The values, each ended by a NUL.
  private var values: [Slot] = []
  private var holdsNUL = false

  /// Room for one value, used again for the next.
  private struct Slot {
    var start: UnsafeMutablePointer<CChar>?
    var capacity = 0
    var isNull = true
  }

  /// The types of the parameters, as far as they must be said: of one the text does not use, the server
  /// cannot tell.
  private lazy var parameterTypes: [Oid] = {
    var used: Set<Int> = []
    var number: Int?
    var isQuoted = false
    for byte in sql.utf8 {
      if byte == UInt8(ascii: "'") { isQuoted.toggle() }
      if let n = number, byte.isDigit, n < 65_536 {
        number = n * 10 + Int(byte - 0x30)
      } else {
        if let n = number, n > 0, n < 65_536 { used.insert(n) }
        number = byte == UInt8(ascii: "$") && !isQuoted ? 0 : nil
      }
    }
    if let n = number, n > 0, n < 65_536 { used.insert(n) }
    let count = max(used.max() ?? 0, values.count)
    return count == 0 ? [] : (1...count).map { used.contains($0) ? 0 : TypeNumber.text }
  }()

  /// The answer at hand, and those that were fetched early because another statement was to run.
  private var result: OpaquePointer?
  private var held: [OpaquePointer] = []
  private var taken = 0
  /// What ended the answer while it was fetched early.
  private var failure: CRMError?
  private var row: Int32 = -1
  private var rowCount: Int32 = 0
  private var types: [Oid] = []
  /// Whether more of the answer is to come, row by row or from a cursor.
  private var state = State.idle
  private enum State { case idle, whole, streaming, cursor, done }

  /// The cursor that is open for it.
  private var cursor: String?
  private var cursorTransaction = 0
  /// How it is called where it was prepared, and in which session.
  private var name: String?
  private var session = -1
  private var runs = 0

  init(_ sql: String, _ connection: PostgresConnection, _ manner: RowManner) {
    self.sql = sql
    self.connection = connection
    self.manner = manner
  }

  deinit {
    letGo()
    for value in values { value.start?.deallocate() }
  }

  // MARK: Values

  func bindNull(_ n: Int) {
    while values.count < n { values.append(Slot()) }
    values[n - 1].isNull = true
  }

  func bind(_ n: Int, _ value: Int64) { "\(value)".withBytes { copy(n, $0) } }

  func bind(_ n: Int, _ text: String) { text.withBytes { bind(n, borrowing: $0) } }

  func bind(_ n: Int, borrowing text: Bytes) {
    if text.first(0) != nil { holdsNUL = true }
    copy(n, text)
  }

  private func copy(_ n: Int, _ text: Bytes) {
    while values.count < n { values.append(Slot()) }
    if values[n - 1].capacity <= text.count {
      values[n - 1].start?.deallocate()
      values[n - 1].capacity = max(32, text.count * 3 / 2 + 1)
      values[n - 1].start = .allocate(capacity: values[n - 1].capacity)
    }
    guard let start = values[n - 1].start else { return }
    values[n - 1].isNull = false
    if let from = text.baseAddress { memcpy(start, from, text.count) }
    start[text.count] = 0
  }

  // MARK: Running

  func step() throws(CRMError) -> Bool {
    switch state {
    case .idle: try start()
    case .done: return false
    default: break
    }
    row += 1
    while row >= rowCount {
      guard try fetch() else {
        state = .done
        closeCursor()
        return false
      }
    }
    return true
  }

  /// Gets the next part of the answer; false at its end.
  private func fetch() throws(CRMError) -> Bool {
    row = 0
    switch state {
    case .streaming:
      if taken < held.count {
        take(held[taken])
        taken += 1
        return true
      }
      if let failure { throw failure }
      guard connection.streaming === self else { return false }
      let next: OpaquePointer?
      do throws(CRMError) { next = try connection.nextResult() } catch {
        connection.streaming = nil
        throw error
      }
      guard let next else {
        connection.streaming = nil
        return false
      }
      guard PQresultStatus(next) == PGRES_SINGLE_TUPLE else {
        defer { PQclear(next) }
        connection.endStream()
        try connection.check(next)
        return false
      }
      take(next)
      return true
    case .cursor:
      guard let cursor, rowCount == PostgresStatement.batch else { return false }
      take(try connection.run("FETCH \(PostgresStatement.batch) FROM \(cursor)"))
      return rowCount > 0
    default: return false
    }
  }

  /// How many rows a cursor is asked for at a time.
  private static let batch: Int32 = 1000

  private func take(_ next: OpaquePointer) {
    PQclear(result)
    result = next
    rowCount = PQntuples(next)
    if types.isEmpty { types = (0..<PQnfields(next)).map { PQftype(next, $0) } }
  }

  private func start() throws(CRMError) {
    guard !holdsNUL else {
      holdsNUL = false
      throw CRMError(
        .data, code: "invalid_value", "a text holds a NUL character, which cannot be stored")
    }
    try connection.flush(before: sql)
    row = -1
    rowCount = 0
    if case .interleaved = manner {
      let cursor = connection.newName("c")
      try connection.needTransaction()
      PQclear(
        try send(connection) { pg, types, values in
          PQsendQueryParams(
            pg, "DECLARE \(cursor) NO SCROLL CURSOR FOR \(self.sql)", Int32(types.count), types,
            values, nil, nil, 0)
        })
      self.cursor = cursor
      cursorTransaction = connection.transactions
      session = connection.session
      take(try connection.run("FETCH \(PostgresStatement.batch) FROM \(cursor)"))
      state = .cursor
      return
    }
    runs += 1
    if runs == 2 || runs > 2 && session != connection.session { try prepare() }
    let prepared = session == connection.session ? name : nil
    let streams = if case .streamed = manner { true } else { false }
    let sent = {
      (pg: OpaquePointer, types: [Oid], values: UnsafePointer<UnsafePointer<CChar>?>?) -> Int32 in
      let count = Int32(types.count)
      if let prepared { return PQsendQueryPrepared(pg, prepared, count, values, nil, nil, 0) }
      return PQsendQueryParams(pg, self.sql, count, types, values, nil, nil, 0)
    }
    if streams {
      let first = try send(connection, streams: true, sent)
      state = .streaming
      if PQresultStatus(first) == PGRES_SINGLE_TUPLE {
        connection.streaming = self
        take(first)
      } else {
        defer { PQclear(first) }
        types = (0..<PQnfields(first)).map { PQftype(first, $0) }
      }
      return
    }
    take(try send(connection, sent))
    state = .whole
  }

  /// Sends it with its values.
  private func send(
    _ connection: PostgresConnection, streams: Bool = false,
    _ body: (OpaquePointer, [Oid], UnsafePointer<UnsafePointer<CChar>?>?) -> Int32
  ) throws(CRMError) -> OpaquePointer {
    let types = parameterTypes
    while values.count < types.count { values.append(Slot()) }
    let values = values.prefix(types.count).map { $0.isNull ? nil : UnsafePointer($0.start) }
    return try connection.answer(streams: streams) { pg in
      values.withUnsafeBufferPointer { body(pg, types, $0.baseAddress) }
    }
  }

  private func prepare() throws(CRMError) {
    let name = connection.newName("s")
    let types = parameterTypes
    PQclear(
      try connection.answer { pg in
        PQsendPrepare(pg, name, self.sql, Int32(types.count), types)
      })
    self.name = name
    session = connection.session
  }

  /// Reads the rest of an answer that comes row by row, because another statement is to run.
  func hold() throws(CRMError) {
    connection.streaming = nil
    while let next = try connection.nextResult() {
      guard PQresultStatus(next) == PGRES_SINGLE_TUPLE else {
        defer { PQclear(next) }
        do throws(CRMError) { try connection.check(next) } catch { failure = failure ?? error }
        continue
      }
      held.append(next)
    }
  }

  func reset() {
    letGo()
    state = .idle
  }

  /// An open cursor would hold on to its tables until the transaction ends.
  private func closeCursor() {
    if let cursor, session == connection.session {
      connection.closeCursor(cursor, of: cursorTransaction)
    }
    cursor = nil
  }

  private func letGo() {
    if connection.streaming === self { connection.dropStream() }
    closeCursor()
    PQclear(result)
    result = nil
    for result in held.dropFirst(taken) { PQclear(result) }
    held = []
    taken = 0
    failure = nil
    row = -1
    rowCount = 0
  }

  // MARK: What it is

  /// Asks the server for the columns where it has not run yet.
  func describe() throws(CRMError) {
    guard types.isEmpty, result == nil else { return }
    try prepare()
    runs = max(runs, 1)
    guard let name else { return }
    let description = try connection.answer { PQsendDescribePrepared($0, name) }
    result = description
    types = (0..<PQnfields(description)).map { PQftype(description, $0) }
    described = Int(PQnparams(description))
  }

  private var described: Int?

  var columnCount: Int { types.count }

  var parameterCount: Int { described ?? values.count }

  func name(_ column: Int) -> String {
    PQfname(result, Int32(column)).map { String(cString: $0) } ?? ""
  }

  // MARK: Columns

  /// The numbers the server has for types (`pg_type.dat`).
  private enum TypeNumber {
    static let text: Oid = 25
    static let boolean: Oid = 16
    static let whole: Set<Oid> = [20, 21, 23, 26]
    static let real: Set<Oid> = [700, 701]
    static let numeric: Oid = 1700
  }

  func kind(_ column: Int) -> ValueKind {
    if isNull(column) { return .null }
    let type = types[column]
    if type == TypeNumber.boolean || TypeNumber.whole.contains(type) { return .integer }
    if TypeNumber.real.contains(type) { return .number }
    if type == TypeNumber.numeric {
      return bytes(column).first(UInt8(ascii: ".")) == nil ? .integer : .number
    }
    return .text
  }

  func isNull(_ column: Int) -> Bool { PQgetisnull(result, row, Int32(column)) != 0 }

  private func bytes(_ column: Int) -> Bytes {
    guard let start = PQgetvalue(result, row, Int32(column)) else { return .empty }
    return Bytes(
      start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self),
      count: Int(PQgetlength(result, row, Int32(column))))
  }

  func integer(_ column: Int) -> Int64 {
    let text = bytes(column)
    guard let first = text.first else { return 0 }
    if types[column] == TypeNumber.boolean { return first == UInt8(ascii: "t") ? 1 : 0 }
    var value: Int64 = 0
    for byte in text.dropFirst(first == UInt8(ascii: "-") ? 1 : 0) {
      guard byte.isDigit else { break }
      // Downwards, as the least number has no positive.
      let (more, overflows) = value.multipliedReportingOverflow(by: 10)
      let (next, under) = more.subtractingReportingOverflow(Int64(byte - 0x30))
      if overflows || under { return first == UInt8(ascii: "-") ? .min : .max }
      value = next
    }
    return first == UInt8(ascii: "-") ? value : value == .min ? .max : -value
  }

  func text(_ column: Int) -> Bytes { textIfAny(column) ?? .empty }

  func textIfAny(_ column: Int) -> Bytes? {
    if isNull(column) { return nil }
    guard types[column] == TypeNumber.boolean else { return bytes(column) }
    let text: StaticString = bytes(column).first == UInt8(ascii: "t") ? "1" : "0"
    return Bytes(start: text.utf8Start, count: 1)
  }
}
