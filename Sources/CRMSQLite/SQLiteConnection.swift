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
  /// The tables that come when something is stored in them; nil where all of them stand.
  var units: TableUnits?
  /// Grows when tables come or go, and with each transaction, before which others may have made some.
  private(set) var tablesMark = 0
  func noteTables() { tablesMark += 1 }
  /// Those that were asked for and were not there.
  var absent: [(name: String, source: SQLiteAbsentTable)] = []
  /// What hides rows from who works with it; nil where all are there.
  private(set) var rowGuard: SQLiteRowGuard?
  /// Whether a statement may only ask.
  private(set) var onlyReads = false
  /// Whether views are being made, also where a statement may only ask.
  private(set) var isMakingViews = false
  /// Whether a table that is not there says what its columns are.
  var isDeclaring = false
  let dialect = Dialect.sqlite

  /// What marks a file as ours: "crm1" in the header field SQLite has for that.
  static let applicationID: UInt32 = 0x6372_6D31

  init(
    _ path: String, flags: Int32, options: String? = nil, timeout: Int,
    logLimit: Int32 = SQLiteConnection.usualLogLimit
  ) throws(CRMError) {
    self.path = path
    self.logLimit = max(1, logLimit)
    patience = timeout
    let code =
      if let options {
        sqlite3_open_v2(
          "file:" + SQLiteConnection.escaped(path) + "?" + options, &db, flags | SQLITE_OPEN_URI,
          nil)
      } else { sqlite3_open_v2(path, &db, flags, nil) }
    guard code == SQLITE_OK else {
      let error = SQLiteFailure.error(code, db, path: path)
      sqlite3_close(db)
      db = nil
      throw error
    }
    OpenFiles.add(path)
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

  private static func escaped(_ path: String) -> String {
    path.replacing("%", by: "%25").replacing("?", by: "%3f").replacing("#", by: "%23")
  }

  func failure() -> CRMError { failure(sqlite3_extended_errcode(db)) }

  private func failure(_ code: Int32) -> CRMError {
    if code & 0xFF == SQLITE_INTERRUPT, let signal = interruption?.signal() {
      return CRMError(
        .interrupted(signal: signal), code: "interrupted", "interrupted: nothing was stored")
    }
    for test in tests {
      if let failure = test.failure {
        test.failure = nil
        return failure
      }
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
    var length = 0
    return try sql.withBytes { bytes throws(CRMError) in
      try bytes.withMemoryRebound(to: CChar.self) { chars throws(CRMError) in
        guard let statement = try prepare(chars, &length) else {
          throw .usage("the statement is empty")
        }
        return SQLiteStatement(statement, self)
      }
    }
  }

  /// Makes the first statement of a text ready, once the views stand before the tables it reads; answers how
  /// many bytes it takes. nil where there is none.
  private func prepare(
    _ text: UnsafeBufferPointer<CChar>, _ length: inout Int
  ) throws(CRMError) -> OpaquePointer? {
    if !absent.isEmpty, Self.mayWrite(text.first.map { UInt8(bitPattern: $0) }) {
      try needTarget(of: Self.text(text))
    }
    if let guardian = rowGuard, !guardian.isMaking {
      let expected = guardian.expected(in: text)
      if !expected.isEmpty, !hasRunning { try makeViews(guardian, expected) }
    }
    while true {
      var statement: OpaquePointer?
      var rest: UnsafePointer<CChar>?
      rowGuard?.isPreparing = true
      let code = sqlite3_prepare_v2(
        db, text.baseAddress, Int32(text.count), &statement, &rest)
      rowGuard?.isPreparing = false
      let end = text.baseAddress.flatMap { start in rest.map { $0 - start } } ?? text.count
      if let guardian = rowGuard {
        let wanted = guardian.takeWanted()
        if !wanted.isEmpty {
          sqlite3_finalize(statement)
          if hasRunning,
            let whole = guardian.inFront(
              of: Self.text(UnsafeBufferPointer(rebasing: text[..<end])), wanted)
          {
            length = end
            return try prepareStoredText(whole)
          }
          try makeViews(guardian, wanted)
          continue
        }
      }
      guard code == SQLITE_OK else {
        let failure = failure(code)
        if code == SQLITE_ERROR, try supplyMissing(for: Self.text(text)) { continue }
        throw failure
      }
      length = end
      return statement
    }
  }

  private static func text(_ chars: UnsafeBufferPointer<CChar>) -> String {
    chars.withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a statement is at work: a view that is made now would end it.
  private var hasRunning: Bool {
    var statement = sqlite3_next_stmt(db, nil)
    while let one = statement {
      if sqlite3_stmt_busy(one) != 0 { return true }
      statement = sqlite3_next_stmt(db, one)
    }
    return false
  }

  /// A statement whose hidden tables are named by its own text.
  private func prepareStoredText(_ sql: String) throws(CRMError) -> OpaquePointer? {
    rowGuard?.isMaking = true
    defer { rowGuard?.isMaking = false }
    while true {
      var statement: OpaquePointer?
      let code = sqlite3_prepare_v2(db, sql, -1, &statement, nil)
      if code == SQLITE_OK { return statement }
      let failure = failure(code)
      guard code == SQLITE_ERROR, try supplyMissing(for: sql) else { throw failure }
    }
  }

  func prepareStored(_ sql: String) throws(CRMError) -> any Statement {
    // While a statement runs that asks this no view can be made, nor is one needed.
    rowGuard?.isMaking = true
    defer { rowGuard?.isMaking = false }
    return try prepare(sql)
  }

  /// Makes views also where nothing may be written: they are this connection's alone.
  private func makeViews(_ guardian: SQLiteRowGuard, _ tables: [String]) throws(CRMError) {
    let wasOnlyReading = onlyReads
    isMakingViews = true
    defer { isMakingViews = false }
    if wasOnlyReading { try executePlainly("PRAGMA query_only = OFF") }
    let isInside = sqlite3_get_autocommit(db) == 0
    try guardian.make(tables, inTransaction: isInside) { sql throws(CRMError) in
      try executePlainly(sql)
    }
    if wasOnlyReading { try executePlainly("PRAGMA query_only = ON") }
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
    guard rowGuard != nil || units != nil else { return try executePlainly(sql) }
    // One after the other: what one of them reads may want a view first, or is not there.
    try sql.withBytes { bytes throws(CRMError) in
      try bytes.withMemoryRebound(to: CChar.self) { chars throws(CRMError) in
        var done = 0
        while done < chars.count {
          var length = 0
          let rest = UnsafeBufferPointer(rebasing: chars[done...])
          guard let statement = try prepare(rest, &length) else { return }
          done += length
          try SQLiteStatement(statement, self).run()
        }
      }
    }
  }

  /// Runs statements that read nothing hidden.
  func executePlainly(_ sql: String) throws(CRMError) {
    let code = sqlite3_exec(db, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  func beginReading() throws(CRMError) {
    noteTables()
    if sqlite3_get_autocommit(db) != 0 { try execute("BEGIN") }
  }

  func beginWriting() throws(CRMError) {
    if !isBulk { _ = crm_sqlite_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1) }
    try execute("BEGIN IMMEDIATE")
    noteTables()
  }

  func beginFilling() throws(CRMError) {
    try execute("BEGIN IMMEDIATE")
    noteTables()
  }

  func analyse() throws(CRMError) { try execute("PRAGMA analysis_limit = 1000; ANALYZE") }

  func define(
    _ name: String, _ answer: @escaping (String, String, Int64, String?) throws(CRMError) -> Bool
  ) throws(CRMError) {
    let test = RowTest(answer)
    tests.append(test)
    // Innocuous: it only reads, and views of this connection may ask it.
    let code = sqlite3_create_function_v2(
      db, name, -1, SQLITE_UTF8 | SQLITE_INNOCUOUS, Unmanaged.passUnretained(test).toOpaque(),
      { context, count, values in
        guard let context, let values, count == 3 || count == 4,
          let pointer = sqlite3_user_data(context),
          let question = sqlite3_value_text(values[0]), let table = sqlite3_value_text(values[1])
        else { return sqlite3_result_int(context, 0) }
        let test = Unmanaged<RowTest>.fromOpaque(pointer).takeUnretainedValue()
        do throws(CRMError) {
          let isYes = try test.answer(
            String(cString: question), String(cString: table), sqlite3_value_int64(values[2]),
            count == 3 ? nil : sqlite3_value_text(values[3]).map { String(cString: $0) } ?? "")
          sqlite3_result_int(context, isYes ? 1 : 0)
        } catch {
          // What could not be looked up is not hidden but unknown: the statement that asks ends with it.
          test.failure = error
          sqlite3_result_error(context, error.message, -1)
        }
      }, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  func hide(_ question: @escaping (String) -> String?) throws(CRMError) {
    // Views of before give way to those that are asked for now.
    let before = rowGuard?.made ?? []
    for table in before { try executePlainly("DROP VIEW IF EXISTS temp.\(table)") }
    rowGuard = SQLiteRowGuard(question, lost: before)
    sqlite3_set_authorizer(db, authorise, Unmanaged.passUnretained(self).toOpaque())
  }

  func noteView(_ table: String) { rowGuard?.note(made: table) }

  func settleReferences() throws(CRMError) {
    var (open, highest): (Int32, Int32) = (0, 0)
    sqlite3_db_status(db, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0)
    guard open == 0 else { throw .referredTo("FOREIGN KEY constraint failed") }
  }

  func deferReferences() throws(CRMError) { try execute("PRAGMA defer_foreign_keys = ON") }

  func commit() throws(CRMError) {
    try execute("COMMIT")
    rowGuard?.endTransaction(isKept: true)
    foldIfDue()
  }

  func rollback() {
    if sqlite3_get_autocommit(db) == 0 { sqlite3_exec(db, "ROLLBACK", nil, nil, nil) }
    rowGuard?.endTransaction(isKept: false)
    noteTables()
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

  /// From here on a statement may only ask, in somebody's own words: neither the database nor any other file
  /// can be written, and no table is read past the view that stands before it.
  func refuseAllButReading() {
    onlyReads = true
    sqlite3_set_authorizer(db, authorise, Unmanaged.passUnretained(self).toOpaque())
  }

  func close() {
    guard let open = db else { return }
    db = nil
    sqlite3_close_v2(open)
    OpenFiles.remove(path)
  }

  /// What answers questions of SQL.
  private final class RowTest {
    let answer: (String, String, Int64, String?) throws(CRMError) -> Bool
    /// Why the last one could not be answered.
    var failure: CRMError?

    init(_ answer: @escaping (String, String, Int64, String?) throws(CRMError) -> Bool) {
      self.answer = answer
    }
  }

  /// Who is asked whether to stop.
  private final class Interruption {
    let signal: () -> Int32?

    init(_ signal: @escaping () -> Int32?) { self.signal = signal }
  }
}
