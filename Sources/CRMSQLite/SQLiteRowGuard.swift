import CRMDomain
import CRMStore
import CSQLite

// How a file hides rows.
//
// Before a table whose rows are hidden from somebody stands a view of its name, in the connection alone. It is
// made before a statement that names the table, or when it is found to read it: while SQLite makes a statement
// ready it asks of each column whether it may be read; the read of a bare table is noted, the statement thrown
// away, the view made, and the statement made ready again. A start pays for the tables it reads in this way: fifty
// views cost 33 million instructions, the one of contacts 1. Who is told to have read a column may be a view or
// what a statement puts in front under a name; so of a statement that somebody typed every view it could need is
// made before, and a name that is taken is refused (`QueryViews`).
//
// Once its view is there a bare table is only reached by a name with its schema, which the program writes where
// it means all rows (what it writes itself, what is kept of all records); in a statement that somebody typed
// that is refused.
//
// A view that is made while a statement runs would end that statement. What is asked meanwhile has the same
// question in front of it instead, under the table's name.
//
// A view lives and dies with the transaction it was made in, and SQLite makes statements ready again by itself
// when a view comes or goes. Such a statement was looked at before: it reads what it read, unless a view it was
// read by is gone, and then it is refused.

/// The views of a connection, and who may read past them.
final class SQLiteRowGuard {
  private let ask: (String) -> String?
  /// What the view before a table asks, of those that were read; nil for one that hides nothing.
  private var questions: [String: String?] = [:]
  /// The tables before which views stand.
  private(set) var made: Set<String> = []
  /// Those of them that a transaction made which is not over.
  private var pending: Set<String> = []
  /// Those that were there and went with their transaction.
  private var lost: Set<String>
  /// The bare tables the statement at hand would read.
  private var wanted: [String] = []
  /// Whether a statement is being made ready that was not looked at before.
  var isPreparing = false
  /// Whether views are being made, which read whole tables.
  var isMaking = false

  /// - Parameters:
  ///   - question: what the view before a table asks; nil where there is none.
  ///   - lost: the tables before which views stood that are gone.
  init(_ question: @escaping (String) -> String?, lost: Set<String>) {
    ask = question
    self.lost = lost
  }

  /// What the view before a table asks; nil for one that hides nothing.
  func question(_ table: String) -> String? {
    if let known = questions[table] { return known }
    let question = ask(table)
    questions[table] = .some(question)
    return question
  }

  /// Notes a view that was made otherwise.
  func note(made table: String) { made.insert(table) }

  /// The tables before which views must stand for the statement at hand, once.
  func takeWanted() -> [String] {
    defer { wanted.removeAll() }
    return wanted
  }

  /// The tables a statement seems to read before which views do not stand yet. What is overlooked is asked for by
  /// the statement itself, which is then made ready twice.
  func expected(in text: UnsafeBufferPointer<CChar>) -> [String] {
    text.withMemoryRebound(to: UInt8.self) { bytes in
      var found: [String] = []
      var i = 0
      while i + 5 < bytes.count {
        defer { i += 1 }
        // FROM and JOIN, and what follows them.
        guard bytes[i + 4] == 0x20,
          bytes[i + 3] == UInt8(ascii: "M") || bytes[i + 3] == UInt8(ascii: "N"),
          bytes[i] == UInt8(ascii: "F") || bytes[i] == UInt8(ascii: "J")
        else { continue }
        let start = i + 5
        var end = start
        while end < bytes.count,
          bytes[end].isLetter || bytes[end].isDigit || bytes[end] == UInt8(ascii: "_")
        {
          end += 1
        }
        guard end > start, end == bytes.count || bytes[end] != UInt8(ascii: ".") else { continue }
        let table = String(decoding: bytes[start..<end], as: UTF8.self)
        if !made.contains(table), !found.contains(table), question(table) != nil {
          found.append(table)
        }
      }
      return found
    }
  }

  /// Whether a column may be read of a table in a schema, by a view where one asks.
  ///
  /// - Parameter isForeign: whether statements are somebody's own words.
  func mayRead(
    _ table: String, _ schema: String?, by view: String?, isForeign: Bool
  ) -> Int32 {
    // The index of words holds what is written in all records.
    if isForeign, table.includes("_fts") { return SQLITE_DENY }
    if isMaking || schema == "temp" || question(table) == nil { return SQLITE_OK }
    // A view is named as it was typed.
    if let view, made.contains(view) || made.contains(view.lowercased()) { return SQLITE_OK }
    if made.contains(table) { return isForeign ? SQLITE_DENY : SQLITE_OK }
    if !isPreparing { return lost.contains(table) ? SQLITE_DENY : SQLITE_OK }
    if !wanted.contains(table) { wanted.append(table) }
    // As if the column were empty: the statement is thrown away, and every table it reads is known at once.
    return SQLITE_IGNORE
  }

  /// Makes the views before tables.
  func make(
    _ tables: [String], inTransaction: Bool, _ run: (String) throws(CRMError) -> Void
  ) throws(CRMError) {
    isMaking = true
    defer { isMaking = false }
    for table in tables where !made.contains(table) {
      if let question = question(table) { try run("CREATE TEMP VIEW \(table) AS \(question)") }
      made.insert(table)
      lost.remove(table)
      if inTransaction { pending.insert(table) }
    }
  }
}

extension SQLiteRowGuard {
  /// A statement with the questions of tables in front, under their names; nil for one that takes none.
  func inFront(of sql: String, _ tables: [String]) -> String? {
    let text = sql.drop { $0 == " " || $0 == "\n" }
    let named = tables.compactMap { table in question(table).map { "\(table) AS (\($0))" } }
      .joined(separator: ", ")
    guard !named.isEmpty else { return nil }
    for head in ["WITH RECURSIVE ", "WITH "] where text.hasPrefix(head) {
      return head + named + ", " + text.dropFirst(head.count)
    }
    guard ["SELECT", "INSERT", "UPDATE", "DELETE"].contains(where: { text.hasPrefix($0) }) else {
      return nil
    }
    return "WITH " + named + " " + text
  }

  /// Notes that a transaction is over: what it made stays, or goes with it.
  func endTransaction(isKept: Bool) {
    if !isKept {
      made.subtract(pending)
      lost.formUnion(pending)
    }
    pending.removeAll()
  }
}

/// Asked by SQLite for everything a statement would do.
let authorise:
  @convention(c) (
    UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
    UnsafePointer<CChar>?, UnsafePointer<CChar>?
  ) -> Int32 = { context, action, first, second, schema, view in
    guard let context else { return SQLITE_DENY }
    let connection = Unmanaged<SQLiteConnection>.fromOpaque(context).takeUnretainedValue()
    if connection.isDeclaring { return SQLITE_OK }
    if connection.onlyReads, !connection.isMakingViews {
      switch action {
      case SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE: break
      default: return SQLITE_DENY
      }
    }
    guard action == SQLITE_READ, let first, let guardian = connection.rowGuard else {
      return SQLITE_OK
    }
    // A table of which no column is read, as in `count(*)`, is named as it was typed.
    let isTyped = second.map { $0.pointee == 0 } ?? true
    let table = String(cString: first)
    return guardian.mayRead(
      isTyped ? table.lowercased() : table,
      schema.map { isTyped ? String(cString: $0).lowercased() : String(cString: $0) },
      by: view.map { String(cString: $0) }, isForeign: connection.onlyReads)
  }
