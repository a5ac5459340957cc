import CRMDomain
import CRMStore
import CSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A connection to a SQLite database file.
final class SQLiteConnection: Connection {
  private(set) var db: OpaquePointer?
  let path: String
  /// How long it waits for others, in milliseconds.
  let patience: Int
  /// How many pages of log there are, as the commit at hand says; 0 where it wrote none.
  var logPages: Int32 = 0
  /// After how many pages of log it is folded in.
  let logLimit: Int32
  private var isBulk = false
  private var interruption: Interruption?
  private var tests: [RowTest] = []
  let dialect = Dialect.sqlite

  /// What marks a file as ours: "crm1" in the header field SQLite has for that.
  static let applicationID: UInt32 = 0x6372_6D31

  init(
    _ path: String, flags: Int32, timeout: Int, logLimit: Int32 = SQLiteConnection.usualLogLimit
  ) throws(CRMError) {
    self.path = path
    self.logLimit = max(1, logLimit)
    patience = timeout
    let code = sqlite3_open_v2(path, &db, flags, nil)
    guard code == SQLITE_OK else {
      let error = SQLiteFailure.error(code, db, path: path)
      sqlite3_close(db)
      db = nil
      throw error
    }
    sqlite3_busy_timeout(db, Int32(clamping: timeout))
    // "Lead" in double quotes is a name that does not exist, as in PostgreSQL, not a text.
    _ = crm_sqlite_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0)
    _ = crm_sqlite_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0)
    // A file may come from anybody: no statement damages it on purpose, and what its schema names (functions,
    // virtual tables) does nothing beyond the file.
    _ = crm_sqlite_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1)
    _ = crm_sqlite_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    watchLog()
  }

  deinit { close() }

  func failure() -> CRMError { failure(sqlite3_extended_errcode(db)) }

  private func failure(_ code: Int32) -> CRMError {
    if code & 0xFF == SQLITE_INTERRUPT, let signal = interruption?.signal() {
      return CRMError(
        .interrupted(signal: signal), code: "interrupted", "interrupted: nothing was stored")
    }
    return SQLiteFailure.error(code, db, path: path)
  }

  func othersMark() throws(CRMError) -> Int64 {
    try prepare("PRAGMA data_version").first() ?? 0
  }

  func stop(on signal: @escaping () -> Int32?) {
    let interruption = Interruption(signal)
    self.interruption = interruption
    // Every hundred thousand steps of SQLite's machine, a few milliseconds.
    sqlite3_progress_handler(
      db, 100_000,
      { context in
        guard let context else { return 0 }
        let interruption = Unmanaged<Interruption>.fromOpaque(context).takeUnretainedValue()
        return interruption.signal() == nil ? 0 : 1
      }, Unmanaged.passUnretained(interruption).toOpaque())
  }

  func prepare(_ sql: String) throws(CRMError) -> any Statement {
    var statement: OpaquePointer?
    var sql = sql
    let code = sql.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { chars in
        sqlite3_prepare_v2(db, chars.baseAddress, Int32(chars.count), &statement, nil)
      }
    }
    guard code == SQLITE_OK else { throw failure(code) }
    guard let statement else { throw .usage("the statement is empty") }
    return SQLiteStatement(statement, self)
  }

  func plan(
    of sql: String, _ values: [SQLValue]
  ) throws(CRMError) -> [(text: String, index: String?)] {
    let statement = try prepare("EXPLAIN QUERY PLAN " + sql)
    statement.bind(values)
    var depths: [Int64: Int] = [0: 0]
    var steps: [(text: String, index: String?)] = []
    while try statement.step() {
      let depth = depths[statement.integer(1)] ?? 0
      depths[statement.integer(0)] = depth + 1
      let text = statement.string(3) ?? ""
      let words = text.split(separator: " ").map { String($0) }
      var index: String?
      if let place = words.firstIndex(of: "INDEX"), place + 1 < words.count, place > 0,
        ["USING", "COVERING"].contains(words[place - 1])
      {
        index = words[place + 1]
      } else if text.includes("USING INTEGER PRIMARY KEY") {
        index = "number"
      }
      steps.append((String(repeating: "  ", count: depth) + text, index))
    }
    return steps
  }

  func execute(_ sql: String) throws(CRMError) {
    let code = sqlite3_exec(db, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  func beginReading() throws(CRMError) {
    if sqlite3_get_autocommit(db) != 0 { try execute("BEGIN") }
  }

  func beginWriting() throws(CRMError) {
    if !isBulk { _ = crm_sqlite_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1) }
    try execute("BEGIN IMMEDIATE")
  }

  func beginFilling() throws(CRMError) { try execute("BEGIN IMMEDIATE") }

  func analyse() throws(CRMError) { try execute("PRAGMA analysis_limit = 1000; ANALYZE") }

  func define(
    _ name: String, _ answer: @escaping (String, String, Int64) -> Bool
  ) throws(CRMError) {
    let test = RowTest(answer)
    tests.append(test)
    // Innocuous: it only reads, and views of this connection may ask it.
    let code = sqlite3_create_function_v2(
      db, name, 3, SQLITE_UTF8 | SQLITE_INNOCUOUS, Unmanaged.passUnretained(test).toOpaque(),
      { context, _, values in
        guard let context, let values, let pointer = sqlite3_user_data(context),
          let question = sqlite3_value_text(values[0]), let table = sqlite3_value_text(values[1])
        else { return sqlite3_result_int(context, 0) }
        let test = Unmanaged<RowTest>.fromOpaque(pointer).takeUnretainedValue()
        let isYes = test.answer(
          String(cString: question), String(cString: table), sqlite3_value_int64(values[2]))
        sqlite3_result_int(context, isYes ? 1 : 0)
      }, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  func deferReferences() throws(CRMError) { try execute("PRAGMA defer_foreign_keys = ON") }

  func commit() throws(CRMError) {
    try execute("COMMIT")
    foldIfDue()
  }

  func rollback() {
    if sqlite3_get_autocommit(db) == 0 { sqlite3_exec(db, "ROLLBACK", nil, nil, nil) }
  }

  func schemaVersion() throws(CRMError) -> Int {
    Int(try prepare("PRAGMA user_version").first() ?? 0)
  }

  func setSchemaVersion(_ version: Int) throws(CRMError) {
    try execute("PRAGMA user_version = \(version)")
  }

  func prepareForBulk() throws(CRMError) {
    isBulk = true
    _ = crm_sqlite_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 0)
    try execute("PRAGMA cache_size = -16384")
  }

  // The commit folded the log in; its file is shortened or removed by whoever comes next or closes last.
  func finishBulk() { isBulk = false }

  func distrust() throws(CRMError) { try execute("PRAGMA cell_size_check = ON") }

  /// Begins to become a copy of another database; nil where it cannot.
  func beginCopy(from source: SQLiteConnection) -> OpaquePointer? {
    sqlite3_backup_init(db, "main", source.db, "main")
  }

  /// The error of a result code.
  func failure(of code: Int32) -> CRMError { failure(code) }

  /// From here on a statement may only ask: neither the database nor any other file can be written.
  func refuseAllButReading() {
    sqlite3_set_authorizer(
      db,
      { _, action, _, _, _, _ in
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE: SQLITE_OK
        default: SQLITE_DENY
        }
      }, nil)
  }

  func close() {
    guard let open = db else { return }
    db = nil
    sqlite3_close_v2(open)
  }

  /// What answers questions of SQL.
  private final class RowTest {
    let answer: (String, String, Int64) -> Bool

    init(_ answer: @escaping (String, String, Int64) -> Bool) { self.answer = answer }
  }

  /// Who is asked whether to stop.
  private final class Interruption {
    let signal: () -> Int32?

    init(_ signal: @escaping () -> Int32?) { self.signal = signal }
  }
}
