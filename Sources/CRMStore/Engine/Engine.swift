import CRMDomain

/// What the program asks of a database engine. SQL is written once, in the subset the engines share;
/// what differs is here and in `Dialect`.
package protocol Engine: Sendable {
  /// Whether its databases are on a server, named by a URL.
  var speaksToServers: Bool { get }

  /// The libraries it works with, each with its version: `SQLite 3.51.3`.
  var libraries: [String] { get }

  /// Opens a database.
  ///
  /// - Parameters:
  ///   - location: a path, or a URL.
  ///   - access: what it is opened for.
  ///   - timeout: how long to wait for other writers, in milliseconds.
  /// - Throws: `notFound` where there is none, `configuration` where it is no database or one of a newer
  ///   program, `inputOutput` where it cannot be read.
  func open(
    _ location: String, _ access: DatabaseAccess, timeout: Int
  ) throws(CRMError) -> any Connection

  /// Makes an empty database that is in place, whole, when `fill` has returned, or not at all.
  ///
  /// - Throws: `cannotCreate` where there is one already or the folder does not let it.
  func create(
    _ location: String, timeout: Int, fill: (any Connection) throws(CRMError) -> Void
  ) throws(CRMError)

  /// Copies one view of a database to a new file, while others read and write; the file is there whole or
  /// not at all.
  func backUp(
    _ location: String, to copy: String, timeout: Int,
    progress: (_ done: Int, _ of: Int) throws(CRMError) -> Void
  ) throws(CRMError)

  /// Makes a database what a copy of it is, in one step for everybody who uses it.
  func restore(
    _ copy: String, to location: String, timeout: Int,
    progress: (_ done: Int, _ of: Int) throws(CRMError) -> Void
  ) throws(CRMError)

  /// Opens a place for a copy that others cannot open before `endCopy`: a new one, or one that an earlier
  /// copy left unfinished.
  ///
  /// - Parameter restarts: empties an unfinished one.
  /// - Throws: `cannotCreate` where there is a database already.
  func beginCopy(
    _ location: String, timeout: Int, restarts: Bool
  ) throws(CRMError) -> any Connection

  /// Puts a copy into its place, whole.
  func endCopy(_ location: String, _ connection: any Connection) throws(CRMError)

  /// Whether a database is on a server.
  func isOnServer(_ location: String) -> Bool

  /// Where a database lies.
  func place(_ location: String) -> DatabasePlace
}

/// What a column of an answer holds.
package enum ValueKind: Sendable { case null, integer, number, text }

/// What a database is opened for.
package enum DatabaseAccess: Sendable { case reading, writing }

/// How the rows of an answer are wanted.
package enum RowManner: Sendable {
  /// All of them: there are few, or they are small.
  case whole
  /// One after the other, and nothing else is asked meanwhile.
  case streamed
  /// One after the other, and for each of them other things are asked or written.
  case interleaved
}

/// A database that is open.
package protocol Connection: AnyObject {
  /// The engine's own words.
  var dialect: Dialect { get }

  /// Who it was opened by, as the server knows them; nil where there is no server.
  var login: String? { get }

  /// Makes a statement ready. Parameters are `$1`, `$2` …
  func prepare(_ sql: String) throws(CRMError) -> any Statement

  /// Makes a statement ready that names every table with its schema: no view stands before those.
  func prepareStored(_ sql: String) throws(CRMError) -> any Statement

  /// Makes a statement ready that answers with very many rows.
  func prepare(_ sql: String, _ manner: RowManner) throws(CRMError) -> any Statement

  /// A statement that stores a row in a table, these columns being `$1`, `$2` …; all of them are bound
  /// for each row. Rows may wait to be stored with others, but never beyond the next statement that
  /// names the table, nor the commit.
  func rows(into table: String, _ columns: [String]) throws(CRMError) -> any Statement

  /// Begins again after the connection was lost: outside a transaction, what was prepared stays usable.
  ///
  /// - Throws: `unavailable` where no server is there in time.
  func reconnect() throws(CRMError)

  /// Whether a piece of work that ended like this may be begun again: the server went away and is back, or
  /// another's work came between. Waits as long as that makes sense, within the timeout.
  func mayRepeat(after error: CRMError) throws(CRMError) -> Bool

  /// Runs statements that answer nothing, separated by semicolons.
  func execute(_ sql: String) throws(CRMError)

  /// Begins a transaction in which the database does not change under the reader.
  func beginReading() throws(CRMError)

  /// Begins a transaction that writes; waits for another writer up to the timeout.
  func beginWriting() throws(CRMError)

  /// Begins a transaction that fills a database nobody else uses yet.
  func beginFilling() throws(CRMError)

  /// Ends a transaction and keeps what it did.
  func commit() throws(CRMError)

  /// Ends a transaction as if it had not been. Does nothing outside one.
  func rollback()

  /// The version of the schema.
  func schemaVersion() throws(CRMError) -> Int

  /// Notes the version of the schema, inside a transaction.
  func setSchemaVersion(_ version: Int) throws(CRMError)

  /// Prepares for a write of very many rows: before the transaction begins. References are not checked
  /// meanwhile; the writer makes sure of them.
  func prepareForBulk() throws(CRMError)

  /// Ends what `prepareForBulk` began, after the transaction.
  func finishBulk()

  /// Learns how values are spread, so that later questions are planned well; inside a transaction.
  func analyse() throws(CRMError)

  /// How a question would be answered, step by step, with the index a step uses.
  func plan(
    of sql: String, _ values: [SQLValue]
  ) throws(CRMError) -> [(text: String, index: String?)]

  /// What changes when another connection has written since it was asked for last.
  func othersMark() throws(CRMError) -> Int64

  /// Asks `signal` from time to time, while statements run, whether to stop; a statement that is stopped
  /// throws `interrupted` with the signal.
  func stop(on signal: @escaping () -> Int32?)

  /// Lets SQL ask the program: `name(question, table, number)`, and `noun` behind it, answers what `answer` does.
  /// Not where a server answers by itself.
  func define(
    _ name: String, _ answer: @escaping (String, String, Int64, String?) throws(CRMError) -> Bool
  ) throws(CRMError)

  /// Hides rows of tables from here on: before the first statement that reads one a view of its name is made,
  /// of what `question` answers for it; nothing where a server sees to it.
  func hide(_ question: @escaping (String) -> String?) throws(CRMError)

  /// Tells what tables there can be, where they come when something is stored in them.
  func supply(_ units: TableUnits)

  /// What changes when tables come or go, or others may have made some.
  var tablesMark: Int { get }

  /// The names of the tables that are there; nil where all are.
  func standing() throws(CRMError) -> Set<String>?

  /// Whether a table is there.
  func stands(_ table: String) throws(CRMError) -> Bool
  /// Whether a table is there as far as is known without asking; another process may have made it meanwhile.
  func isKnown(_ table: String) -> Bool

  /// Makes a table, and what comes with it, where it is not there.
  ///
  /// - Parameters:
  ///   - isBare: without the indexes that can be made when the rows are there.
  ///   - hasSeeds: with the rows they begin with.
  /// - Returns: whether it was not there.
  @discardableResult
  func need(_ table: String, isBare: Bool, hasSeeds: Bool) throws(CRMError) -> Bool

  /// Lets the tables of one unit go from those of others: no reference leads from one to another, and what never
  /// held a record is dropped.
  func separate(_ units: TableUnits) throws(CRMError)

  /// Notes that a view stands before a table already.
  func noteView(_ table: String)

  /// Checks references at the end of the transaction that has begun, not at each statement.
  func deferReferences() throws(CRMError)

  /// Checks references that wait to be checked, now: a table cannot be altered before.
  func settleReferences() throws(CRMError)

  /// Lets a server see to it who may do what and sees which rows, of the nouns there are; inside the
  /// transaction that makes the schema or changes it.
  func protect(_ catalogue: Catalogue) throws(CRMError)

  /// Lets tables be changed as a whole until `protect`: what watches over their rows steps aside.
  func unprotect() throws(CRMError)

  /// What should watch over the rows of tables and does not, as `protect` lets it.
  func unguarded() throws(CRMError) -> [String]

  /// What is damaged, as the engine itself finds it.
  func problems() throws(CRMError) -> [String]

  /// The names of the tables, indexes and triggers there are.
  func objects() throws(CRMError) -> (
    tables: Set<String>, indexes: Set<String>, triggers: Set<String>
  )

  /// From here on every page is looked at before it is used: for a file that comes from elsewhere.
  func distrust() throws(CRMError)

  /// Makes every index anew from its table.
  func rebuildIndexes() throws(CRMError)

  /// Whether a statement changes nothing.
  func isReading(_ statement: any Statement) throws(CRMError) -> Bool

  /// From here on nothing can be written, whatever a statement says.
  func refuseWriting() throws(CRMError)

  /// Closes the database.
  func close()
}

/// A statement that is ready to run, again and again.
package protocol Statement: ColumnSource {
  /// How many columns it answers with.
  var columnCount: Int { get }
  /// The number of its last parameter, 3 for `$3`.
  var parameterCount: Int { get }
  /// Binds nothing to `$n`.
  func bindNull(_ n: Int)
  /// Binds a number to `$n`.
  func bind(_ n: Int, _ value: Int64)
  /// Binds a text to `$n`; it is copied.
  func bind(_ n: Int, _ text: String)
  /// Binds a text to `$n`, which must stay where it is until the statement has run.
  func bind(_ n: Int, borrowing text: Bytes)
  /// The text in a column of the answer; nil where there is no value. Lives until the next step.
  func textIfAny(_ column: Int) -> Bytes?
  /// What a column of the answer is called.
  func name(_ column: Int) -> String
  /// What a column of the row at hand holds.
  func kind(_ column: Int) -> ValueKind
  /// Moves to the next row of the answer; false at its end.
  func step() throws(CRMError) -> Bool
  /// Makes it ready to run again; what is bound stays.
  func reset()
}

extension Statement {
  /// Binds a text to `$n`, or nothing.
  package func bind(_ n: Int, _ text: String?) {
    if let text { bind(n, text) } else { bindNull(n) }
  }

  /// Binds a number to `$n`, or nothing.
  package func bind(_ n: Int, _ value: Int64?) {
    if let value { bind(n, value) } else { bindNull(n) }
  }

  /// Runs it to its end and makes it ready again.
  package func run() throws(CRMError) {
    defer { reset() }
    while try step() {}
  }

  /// The text in a column of the answer as a value of its own; nil if there is none.
  package func string(_ column: Int) -> String? { isNull(column) ? nil : text(column).string }

  /// The number in the first column of the first row; nil if there is no row or no number.
  package func first() throws(CRMError) -> Int64? {
    defer { reset() }
    return try step() && !isNull(0) ? integer(0) : nil
  }
}

extension Connection {
  // What an engine in the same process has no need of.
  package var login: String? { nil }

  package func prepare(_ sql: String, _ manner: RowManner) throws(CRMError) -> any Statement {
    try prepare(sql)
  }

  package func rows(
    into table: String, _ columns: [String]
  ) throws(CRMError) -> any Statement {
    let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    return try prepare(
      "INSERT INTO \(table)(\(columns.joined(separator: ", "))) VALUES(\(places))")
  }

  package func reconnect() throws(CRMError) {}

  package func mayRepeat(after error: CRMError) throws(CRMError) -> Bool { false }

  package func settleReferences() throws(CRMError) {}

  package func distrust() throws(CRMError) {}

  package func protect(_ catalogue: Catalogue) throws(CRMError) {}
  package func unprotect() throws(CRMError) {}
  package func unguarded() throws(CRMError) -> [String] { [] }

  package func hide(_ question: @escaping (String) -> String?) throws(CRMError) {}

  package func noteView(_ table: String) {}

  // Where all tables stand.
  package func supply(_ units: TableUnits) {}
  package var tablesMark: Int { 0 }
  package func standing() -> Set<String>? { nil }
  package func stands(_ table: String) -> Bool { true }
  package func isKnown(_ table: String) -> Bool { true }
  package func need(_ table: String, isBare: Bool, hasSeeds: Bool) -> Bool { false }
  package func separate(_ units: TableUnits) {}
}

extension Connection {
  /// Makes a table that lives as long as the connection, its columns in the words of `Dialect.schema`. It is
  /// found before one of the database of the same name.
  package func makeTemporary(_ name: String, _ columns: String) throws(CRMError) {
    try execute(dialect.schema("CREATE TEMP TABLE \(name)(\(columns))"))
  }

  /// Makes a view of this connection alone that stands before a table of its name.
  package func makeView(_ name: String, _ question: String) throws(CRMError) {
    try execute("CREATE TEMP VIEW \(name) AS \(question)")
    noteView(name)
  }

  /// Runs one statement with these numbers and texts.
  package func run(_ sql: String, _ values: SQLValue...) throws(CRMError) {
    let statement = try prepare(sql)
    statement.bind(values)
    try statement.run()
  }

  /// The number a query answers with.
  package func integer(_ sql: String, _ values: SQLValue...) throws(CRMError) -> Int64? {
    let statement = try prepare(sql)
    statement.bind(values)
    return try statement.first()
  }

  /// The numbers a query answers with, in its order, one of each row: its first column.
  package func numbers(_ sql: String, _ values: SQLValue...) throws(CRMError) -> [Int64] {
    let statement = try prepare(sql)
    statement.bind(values)
    defer { statement.reset() }
    var numbers: [Int64] = []
    while try statement.step() { numbers.append(statement.integer(0)) }
    return numbers
  }
}

/// A value bound to a statement.
package enum SQLValue: Sendable, Equatable {
  case null
  case integer(Int64)
  case text(String)

  /// A text, or nothing.
  package init(_ text: String?) { self = text.map { .text($0) } ?? .null }
}

extension Statement {
  /// Binds values to `$1`, `$2` …
  package func bind(_ values: [SQLValue]) {
    for (i, value) in values.enumerated() {
      switch value {
      case .null: bindNull(i + 1)
      case .integer(let number): bind(i + 1, number)
      case .text(let text): bind(i + 1, text)
      }
    }
  }
}
