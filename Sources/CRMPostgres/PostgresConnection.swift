import CLibPQ
import CRMDomain
import CRMStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A connection to a PostgreSQL database.
///
/// Who writes holds a lock on the table of numbers from the first statement of a transaction on, so that
/// there is one writer at a time, as with SQLite. Numbers are then given in the order of commits, which is
/// what undo, `--as-of` and `log --follow` are built on; and no write ends as a serialisation failure.
final class PostgresConnection: Connection {
  private var pg: OpaquePointer?
  let target: PostgresTarget
  let access: DatabaseAccess
  /// How long it waits for others, in milliseconds.
  let patience: Int
  let dialect = Dialect.postgres
  /// Counts the sessions: a statement prepared in an earlier one is unknown in the next.
  private(set) var session = 0
  /// The statement whose answer is coming row by row; it says itself when it goes, which a weak reference
  /// would be too late for.
  unowned(unsafe) var streaming: PostgresStatement?
  /// Rows that wait to be stored, by table.
  var sinks: [PostgresRows] = []
  private var names = 0
  /// Whether the answer to something that was begun is still to come.
  private var isOwed = false
  /// A failure that was found where nothing can be thrown: the next statement throws it.
  private var postponed: CRMError?
  /// Counts the transactions: a cursor belongs to one.
  private(set) var transactions = 0
  /// Whether a signal asks to stop.
  private var interruption: () -> Int32? = { nil }
  private var transaction = Transaction.none
  /// What kind of transaction is open; `view` is one that was begun for a cursor.
  private enum Transaction { case none, reading, writing, view }
  /// What the server warned of while it kept a transaction.
  private let notices = Notices()

  /// Warnings of the server.
  private final class Notices { var texts: [String] = [] }

  init(
    _ target: PostgresTarget, _ access: DatabaseAccess, timeout: Int
  ) throws(CRMError) {
    self.target = target
    self.access = access
    patience = timeout
    try connect()
  }

  deinit { close() }

  func close() {
    PQfinish(pg)
    pg = nil
  }

  // MARK: The session

  private func connect() throws(CRMError) {
    close()
    session += 1
    transaction = .none
    streaming = nil
    isOwed = false
    postponed = nil
    let opened = try target.connect(timeout: patience, writes: access == .writing)
    pg = opened
    login = PQuser(opened).map { String(cString: $0) }
    PQsetNoticeReceiver(
      opened,
      { context, result in
        guard let context, let text = PQresultErrorField(result, 0x4D) else { return }
        Unmanaged<Notices>.fromOpaque(context).takeUnretainedValue().texts.append(
          String(cString: text))
      }, Unmanaged.passUnretained(notices).toOpaque())
    // Plans for all rows, without compiling them: what is asked is mostly answered in a millisecond.
    try execute(
      "SET client_min_messages = warning; SET search_path = public; SET jit = off;"
        + " SET cursor_tuple_fraction = 1; SET standard_conforming_strings = on")
  }

  func reconnect() throws(CRMError) { try connect() }

  /// Until when work is begun again; nil while all goes well.
  private var deadline: ContinuousClock.Instant?

  func mayRepeat(after error: CRMError) throws(CRMError) -> Bool {
    let end = deadline ?? ContinuousClock.now + .milliseconds(patience)
    deadline = end
    guard ContinuousClock.now < end else { return false }
    switch error.code {
    case "serialization":
      // Two that met do not meet again at the same moment.
      usleep(UInt32.random(in: 1000...50_000))
      return true
    case "connection_lost", "read_only_server":
      usleep(UInt32.random(in: 50_000...200_000))
      try connect()
      return true
    default: return false
    }
  }

  private(set) var login: String?

  func newName(_ letter: String) -> String {
    names += 1
    return "crm_\(letter)\(names)"
  }

  // MARK: Sending and waiting

  /// Sends something and answers its result, which the caller clears.
  func answer(
    streams: Bool = false, _ send: (OpaquePointer) -> Int32
  ) throws(CRMError) -> OpaquePointer {
    try settle()
    try streaming?.hold()
    guard let pg else { throw PostgresFailure.lost("closed", target.place) }
    guard send(pg) == 1 else { throw lost() }
    if streams { PQsetSingleRowMode(pg) }
    guard let first = try nextResult() else { throw lost() }
    if streams, PQresultStatus(first) == PGRES_SINGLE_TUPLE { return first }
    // The last result counts, unless one before it failed.
    var last = first
    while isGood(last), PQresultStatus(last) != PGRES_COPY_IN, let next = try nextResult() {
      PQclear(last)
      last = next
    }
    if !isGood(last) {
      while let next = try? nextResult() { PQclear(next) }
      defer { PQclear(last) }
      try check(last)
    }
    return last
  }

  /// Sends statements whose answer is looked at before the next: meanwhile the caller goes on.
  func begin(_ sql: String) throws(CRMError) {
    try settle()
    try streaming?.hold()
    guard let pg, PQsendQuery(pg, sql) == 1 else { throw lost() }
    isOwed = true
  }

  /// Looks at the answer to what was begun.
  private func settle() throws(CRMError) {
    if let postponed {
      self.postponed = nil
      throw postponed
    }
    guard isOwed else { return }
    isOwed = false
    try drain()
  }

  /// Takes every result that is left, so that the connection can be used again, and throws the first failure.
  func drain() throws(CRMError) {
    var failure: CRMError?
    while let result = try nextResult() {
      defer { PQclear(result) }
      do throws(CRMError) { try check(result) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }

  private func isGood(_ result: OpaquePointer) -> Bool {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_COPY_IN: true
    default: false
    }
  }

  /// Throws what a result reports.
  func check(_ result: OpaquePointer) throws(CRMError) {
    if isGood(result) { return }
    if PQresultErrorField(result, 0x43) == nil { throw lost() }
    let error = PostgresFailure.error(result, target.place)
    if case .interrupted = error.kind, let signal = interruption() {
      throw CRMError(
        .interrupted(signal: signal), code: "interrupted", "interrupted: nothing was stored")
    }
    throw error
  }

  private func lost() -> CRMError {
    let text = pg.flatMap { PQerrorMessage($0) }.map { String(cString: $0) } ?? ""
    return PostgresFailure.lost(text, target.place)
  }

  /// The next result of what was sent; nil at its end. Meanwhile it is looked for a signal to stop.
  func nextResult() throws(CRMError) -> OpaquePointer? {
    guard let pg else { throw PostgresFailure.lost("closed", target.place) }
    var isCancelled = false
    while PQisBusy(pg) == 1 {
      var wait = pollfd(fd: PQsocket(pg), events: Int16(POLLIN), revents: 0)
      let ready = poll(&wait, 1, 200)
      if !isCancelled, interruption() != nil {
        isCancelled = true
        cancel()
      }
      if ready > 0, PQconsumeInput(pg) == 0 { throw lost() }
    }
    return PQgetResult(pg)
  }

  /// Asks the server to stop what it does for this connection.
  private func cancel() {
    guard let pg, let cancel = PQgetCancel(pg) else { return }
    var text = [CChar](repeating: 0, count: 256)
    PQcancel(cancel, &text, 256)
    PQfreeCancel(cancel)
  }

  /// Runs one or several statements without values.
  func run(_ sql: String) throws(CRMError) -> OpaquePointer {
    try answer { pg in PQsendQuery(pg, sql) }
  }

  /// Reads an answer that nobody wants any more to its end.
  func dropStream() {
    // Outside a transaction nothing is lost by ending it early.
    if transaction == .none { cancel() }
    endStream()
  }

  /// Takes what follows the last row.
  func endStream() {
    streaming = nil
    guard pg != nil else { return }
    do throws(CRMError) { try drain() } catch {
      if transaction != .none { postponed = postponed ?? error }
    }
  }

  func closeCursor(_ name: String, of transaction: Int) {
    guard pg != nil, self.transaction != .none, transaction == transactions else { return }
    do throws(CRMError) { PQclear(try run("CLOSE \(name)")) } catch {
      postponed = postponed ?? error
    }
  }

  func stop(on signal: @escaping () -> Int32?) { interruption = signal }

  // MARK: Statements

  func prepare(_ sql: String) throws(CRMError) -> any Statement { try prepare(sql, .whole) }

  func prepare(_ sql: String, _ manner: RowManner) throws(CRMError) -> any Statement {
    PostgresStatement(sql, self, manner)
  }

  func execute(_ sql: String) throws(CRMError) {
    try flush(before: sql)
    PQclear(try run(sql))
  }

  // MARK: Transactions

  func beginReading() throws(CRMError) {
    guard transaction == .none else { return }
    PQclear(try run("BEGIN ISOLATION LEVEL REPEATABLE READ"))
    transaction = .reading
    transactions += 1
  }

  /// A cursor lives in a transaction.
  func needTransaction() throws(CRMError) {
    guard transaction == .none else { return }
    PQclear(try run("BEGIN ISOLATION LEVEL REPEATABLE READ"))
    transaction = .view
    transactions += 1
  }

  func beginWriting() throws(CRMError) {
    if transaction == .view { try commit() }
    // The lock comes before the first look at the data, so that what is seen is what the writer before
    // has left.
    let begin =
      "BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL lock_timeout = \(max(1, patience));"
      + " SET LOCAL work_mem = '64MB'; SET LOCAL crm.program = 'crm';"
      + " LOCK TABLE sequence IN EXCLUSIVE MODE"
    do throws(CRMError) { PQclear(try run(begin)) } catch {
      // A server that went away, or became a standby, between two commands of one script.
      guard ["connection_lost", "read_only_server"].contains(error.code) else {
        PQclear(try run("ROLLBACK"))
        throw error
      }
      try connect()
      PQclear(try run(begin))
    }
    transaction = .writing
    transactions += 1
  }

  func beginFilling() throws(CRMError) {
    PQclear(try run("BEGIN"))
    transaction = .writing
    transactions += 1
  }

  func commit() throws(CRMError) {
    try flush(before: nil)
    notices.texts = []
    let result = try run("COMMIT")
    // A transaction that had failed is rolled back, and the server calls that well done.
    let isKept = PQcmdStatus(result).map { String(cString: $0) } == "COMMIT"
    PQclear(result)
    transaction = .none
    forgetRows()
    guard isKept else {
      throw CRMError.defect("the database gave the transaction up; nothing was stored")
    }
    deadline = nil
    guard let warning = notices.texts.first(where: { $0.includes("replicat") }) else { return }
    throw CRMError(
      .unavailable, code: "not_replicated",
      "stored on \(target.place), but perhaps on no standby (\(warning))")
  }

  func rollback() {
    forgetRows()
    postponed = nil
    do throws(CRMError) { try settle() } catch {}
    guard transaction != .none else { return }
    transaction = .none
    do throws(CRMError) { PQclear(try run("ROLLBACK")) } catch {}
  }

  private func forgetRows() {
    for sink in sinks { sink.endTransaction() }
    sinks = []
  }

  func prepareStored(_ sql: String) throws(CRMError) -> any Statement { try prepare(sql) }

  func define(
    _ name: String, _ answer: @escaping (String, String, Int64, String?) throws(CRMError) -> Bool
  ) throws(CRMError) {}

  func deferReferences() throws(CRMError) {}

  func settleReferences() throws(CRMError) { try execute("SET CONSTRAINTS ALL IMMEDIATE") }

  func prepareForBulk() throws(CRMError) {
    // Words go into their index in large lots.
    try execute("SET work_mem = '128MB'; SET gin_pending_list_limit = '128MB'")
  }

  func finishBulk() {
    do throws(CRMError) { try execute("RESET work_mem; RESET gin_pending_list_limit") } catch {}
  }
}

extension PostgresConnection {
  /// Sends the rows of a COPY that has begun, and ends it.
  func send(copy text: Bytes) throws(CRMError) {
    guard let pg else { throw PostgresFailure.lost("closed", target.place) }
    var sent = 0
    while sent < text.count {
      let part = text.part(sent..<min(text.count, sent + 1 << 16))
      let code = part.withMemoryRebound(to: CChar.self) {
        PQputCopyData(pg, $0.baseAddress, Int32($0.count))
      }
      guard code == 1 else { break }
      sent += part.count
    }
    guard PQputCopyEnd(pg, nil) == 1 else { throw PostgresFailure.lost("COPY", target.place) }
    try drain()
  }
}
