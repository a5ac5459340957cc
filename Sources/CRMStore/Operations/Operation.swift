import CRMDomain

/// One command that writes: one transaction, one number, and all that is needed to take it back.
///
/// Before a row changes or goes it is copied to the twin of its table with this operation's number;
/// what was created is noted as runs of numbers. Nothing else is logged. An operation that changed
/// nothing leaves no trace.
package final class Operation {
  /// What an operation can be.
  package enum Kind: String, Sendable { case write, `import`, undo, redo, erase }

  /// Its number.
  package let id: Int64
  /// What it is.
  package let kind: Kind
  /// Who, when, how.
  package let context: OperationContext
  /// The operation that is taken back.
  package private(set) var target: Int64?
  /// Whether all of it is taken back at its end.
  let isTrial: Bool
  /// How many records it changed.
  package private(set) var count = 0
  /// The moment, as it is stored.
  package let at: String
  /// The number of the user who does it.
  package let user: Int64
  /// The database.
  package let database: Database

  private var statements: StatementCache
  /// What is kept of each noun that is written; few, and looked for from the front.
  private var nouns: [NounState] = []
  private var touchedFields = false
  /// Whether very many records are created, and what takes their numbers then.
  private var isBulk = false
  private var runs: (any Statement)?
  lazy var denormalised = DenormalisedColumns(database)
  var touchedDenormalised = false
  /// The sum of the states it wrote (`StateDigest`).
  var digest: UInt64 = 0
  private var words = ByteBuffer(capacity: 256)
  private var otherWords = ByteBuffer(capacity: 256)

  private init(
    _ database: Database, _ kind: Kind, _ context: OperationContext, isTrial: Bool
  ) throws(CRMError) {
    (self.isTrial, self.database, self.kind, self.context) = (isTrial, database, kind, context)
    statements = StatementCache(database.connection)
    at = context.at.description
    user = try database.number(ofActor: context.actor, at: context.at)
    let last = "SELECT last FROM sequence WHERE name = 'operation'"
    id = try Self.number(after: try database.connection.integer(last), of: "operation")
  }

  /// Runs `body` as one operation: all of it is stored, or nothing.
  ///
  /// - Parameter isTrial: does everything and takes it back, so that a dry run says exactly what would happen.
  /// - Returns: what `body` answers, and the operation's number if anything was changed.
  package static func perform<R>(
    on database: Database, _ kind: Kind = .write, _ context: OperationContext,
    isTrial: Bool = false, _ body: (Operation) throws(CRMError) -> R
  ) throws(CRMError) -> (result: R, number: Int64?) {
    while true {
      do throws(CRMError) {
        return try once(on: database, kind, context, isTrial: isTrial, body)
      } catch {
        // A server that went away, or another's work that came between: nothing of this was stored.
        guard context.isRepeatable, !isTrial,
          try database.connection.mayRepeat(after: error)
        else { throw error }
      }
    }
  }

  private static func once<R>(
    on database: Database, _ kind: Kind, _ context: OperationContext, isTrial: Bool,
    _ body: (Operation) throws(CRMError) -> R
  ) throws(CRMError) -> (result: R, number: Int64?) {
    database.actor = context.actor
    try database.needWriting()
    try database.connection.beginWriting()
    do throws(CRMError) {
      try database.forgetIfChanged()
      if let key = context.onceKey, let done = try OperationLog(database).operation(key: key) {
        throw OperationLog.doneBefore(done)
      }
      let operation = try Operation(database, kind, context, isTrial: isTrial)
      let result = try body(operation)
      let changed = operation.count > 0
      if changed { try operation.finish() }
      operation.releaseStatements()
      // A trial ends as the real thing would.
      if isTrial, database.isRestricted { try database.connection.settleReferences() }
      if isTrial || !changed && !operation.isMaintenance {
        database.connection.rollback()
      } else {
        try operation.commit()
      }
      if operation.touchedFields { database.forget() }
      return (result, changed ? operation.id : nil)
    } catch {
      database.connection.rollback()
      let isUnseen = database.isRestricted && error.code == "foreign_key"
      database.forget()
      throw isUnseen ? referredToUnseen : error
    }
  }

  /// A statement of this operation, made ready once.
  package func statement(_ sql: String) throws(CRMError) -> any Statement {
    try statements.statement(sql)
  }

  /// Lets go of statements, before tables or indexes they use are dropped.
  package func releaseStatements() {
    statements.removeAll()
    runs = nil
    for noun in nouns { noun.statements = nil }
  }

  func state(of noun: NounName) -> NounState {
    for state in nouns where state.noun == noun { return state }
    let made = NounState(noun)
    nouns.append(made)
    return made
  }

  func state(of table: RecordTable) -> NounState {
    for state in nouns where state.table === table { return state }
    let state = state(of: table.noun.name)
    state.table = table
    state.statements = nil
    return state
  }

  func statements(of table: RecordTable) -> TableStatements {
    let state = state(of: table)
    if let known = state.statements { return known }
    let made = TableStatements(table, database.connection)
    state.statements = made
    return made
  }

  /// Counts records that were changed by statements of their own.
  package func noteChanges(_ count: Int) { self.count += count }

  /// Whether lists that cannot be read may be written over, as only mending does.
  package var mendsDamage = false

  /// Whether what is derived from records was made anew: that is kept, and is no operation by itself.
  private var isMaintenance = false

  /// Notes that what is derived from records was made anew.
  package func noteMaintenance() { isMaintenance = true }

  /// Notes that custom fields or settings were written.
  package func noteFieldsChanged() { touchedFields = true }

  /// What names the operation everywhere, once it is known.
  private(set) var key: String?

  /// Says which operation this one takes back, or does again, before it does.
  package func aim(at target: Int64) throws(CRMError) {
    self.target = target
    guard let aim = database.connection.dialect.bookkeeping.aim else { return }
    try database.connection.run(aim, .text(kind.rawValue), .integer(target))
  }

  private func finish() throws(CRMError) {
    let bookkeeping = database.connection.dialect.bookkeeping
    if touchedDenormalised { try denormalised.finish() }
    for noun in nouns {
      if let run = noun.run { try store(run, of: noun.noun) }
      noun.run = nil
      guard noun.nextNumber > 0, noun.nextNumber - 1 != noun.storedNumber else { continue }
      try database.connection.run(
        bookkeeping.number, .text(noun.noun.rawValue), .integer(noun.nextNumber - 1))
    }
    let statement = try database.connection.prepare(bookkeeping.operation)
    let key =
      context.onceKey.map { "once:" + $0 }
      ?? ULID(context.at, random: context.random, sequence: id).text
    self.key = key
    statement.bind(1, id)
    statement.bind(2, key)
    statement.bind(3, at)
    statement.bind(4, context.actor)
    statement.bind(5, context.command)
    statement.bind(6, kind.rawValue)
    statement.bind(7, target)
    statement.bind(8, Int64(count))
    statement.bind(9, wholeDigest(key))
    try statement.run()
    try database.connection.run(bookkeeping.number, .text("operation"), .integer(id))
  }

  // MARK: Numbers

  /// The number the next record of a noun gets; numbers are never given twice.
  package func nextNumber(of noun: NounName) throws(CRMError) -> Int64 {
    try nextNumber(state(of: noun))
  }

  private func nextNumber(_ state: NounState) throws(CRMError) -> Int64 {
    if state.nextNumber > 0 { return state.nextNumber }
    let last =
      try database.connection.integer(
        "SELECT last FROM sequence WHERE name = $1", .text(state.noun.rawValue)) ?? 0
    state.storedNumber = last
    state.nextNumber = try Self.number(after: last, of: state.noun.rawValue)
    return state.nextNumber
  }

  /// Notes that a record was created; `row` is the line of the input it came from.
  func noteCreated(_ number: Int64, of noun: NounName, row: Int64?) throws(CRMError) {
    try noteCreated(number, state(of: noun), row)
  }

  private func noteCreated(
    _ number: Int64, _ state: NounState, _ row: Int64?
  ) throws(CRMError) {
    count += 1
    if let run = state.run {
      if number == run.last + 1, row == run.row.map({ $0 + number - run.first }) {
        state.run?.last = number
        return
      }
      try store(run, of: state.noun)
    }
    state.run = NounState.Run(first: number, last: number, row: row)
  }

  private func store(_ run: NounState.Run, of noun: NounName) throws(CRMError) {
    noteState(StateDigest.of([noun.rawValue], [run.first, run.last, run.row ?? -1]))
    let statement: any Statement
    if isBulk {
      // A file with rows that are looked at later has many short runs.
      if runs == nil {
        runs = try database.connection.rows(
          into: "created", ["operation", "noun", "first", "last", "row"])
      }
      guard let runs else { return }
      statement = runs
    } else {
      statement = try self.statement(
        "INSERT INTO created(operation, noun, first, last, row) VALUES($1, $2, $3, $4, $5)")
    }
    statement.bind(1, id)
    statement.bind(2, noun.rawValue)
    statement.bind(3, run.first)
    statement.bind(4, run.last)
    statement.bind(5, run.row)
    try statement.run()
  }

  // MARK: Records

  /// Reads the stored row of a record; false if there is none of this number.
  package func load(
    _ number: Int64, of table: RecordTable, into row: Row
  ) throws(CRMError) -> Bool {
    try statements(of: table).load(number, into: row)
  }

  /// Stores a new record.
  ///
  /// - Parameters:
  ///   - row: the record; its number, version, dates and author are filled in.
  ///   - number: the number it must have; the next one otherwise.
  ///   - source: the line of the input it came from.
  ///   - derives: whether keys and words are stored too; bulk work stores them its own way.
  /// - Returns: its number.
  @discardableResult
  package func insert(
    _ row: Row, into table: RecordTable, number wanted: Int64? = nil, source: Int64? = nil,
    derives: Bool = true
  ) throws(CRMError) -> Int64 {
    try database.needWriting(table.noun)
    try database.needSight(row, of: table)
    let state = state(of: table)
    let next = try nextNumber(state)
    let number = wanted ?? next
    if number >= next { state.nextNumber = number + 1 }
    identify(row, number, in: table)
    if !derives { isBulk = true }
    try statements(of: table).insert(row, isBulk: !derives)
    noteState(table.digest.of(row))
    try noteCreated(number, state, source)
    if derives { try derive(of: table, number, old: nil, new: row) }
    try noteDenormalised(row, of: table)
    noteIfField(table)
    try database.needChanging(number, of: table)
    return number
  }

  /// Gives a new row its number, and says when and by whom it was made where that is not said.
  func identify(_ row: Row, _ number: Int64, in table: RecordTable) {
    row.set(RecordTable.id, number)
    row.set(RecordTable.version, id)
    row.set(RecordTable.content, id)
    if row.isNull(table.createdAt) { row.set(table.createdAt, at) }
    if row.isNull(table.createdBy) { row.set(table.createdBy, user) }
    row.set(table.updatedAt, at)
  }

  /// Stores a changed record; its state before is kept. Does nothing if nothing differs.
  ///
  /// - Parameter movedAt: when it came to the state it is in then, where nothing in it says the moment.
  /// - Returns: whether anything differed.
  @discardableResult
  package func update(
    _ old: Row, to new: Row, in table: RecordTable, movedAt: String? = nil
  ) throws(CRMError) -> Bool {
    var (changed, hasContent) = ([Int](), false)
    for (i, column) in table.layout.columns.enumerated() {
      guard column.role != .identity, i != table.updatedAt, !old.isEqual(i, to: new) else {
        continue
      }
      changed.append(i)
      if column.role == .content { hasContent = true }
    }
    guard hasContent else { return false }
    try database.needWriting(table.noun)
    try needUnsealed(table.noun)
    let number = old.integer(RecordTable.id)
    try database.needChanging(number, of: table)
    try database.needSight(new, of: table, changed: changed)
    try refuseDamage(old, changed, table)
    try noteMove(old, new, of: table, at: movedAt)
    try keep(number, old.integer(RecordTable.version), of: table)
    noteReplaced(old, table)
    new.set(RecordTable.version, id)
    new.set(RecordTable.content, id)
    new.set(table.updatedAt, at)
    changed += [RecordTable.version, RecordTable.content, table.updatedAt]
    try statements(of: table).update(number, changed, of: new)
    noteState(table.digest.of(new))
    count += 1
    if changed.contains(where: { table.layout.feedsDerived($0) }) {
      try derive(of: table, number, old: old, new: new)
    }
    try noteDenormalised(old, of: table)
    try noteDenormalised(new, of: table)
    noteIfField(table)
    try database.needChanging(number, of: table)
    return true
  }

  /// Removes a record; its state is kept. Moves, as part of what moved, count for nothing.
  package func delete(_ row: Row, from table: RecordTable) throws(CRMError) {
    try database.needWriting(table.noun)
    try needUnsealed(table.noun)
    let number = row.integer(RecordTable.id)
    try database.needChanging(number, of: table)
    // Keys and words first: a server lets those be taken away whose record is seen.
    try derive(of: table, number, old: row, new: nil)
    // The row may have been read before this operation changed it.
    let version = try statements(of: table).version(of: number) ?? id
    try keep(number, version, of: table)
    if version == id { try noteUnwritten(number, of: table) }
    try statements(of: table).delete(number)
    if table.noun.movesOf == nil { count += 1 }
    try noteDenormalised(row, of: table)
    noteIfField(table)
  }

  /// Copies a record to the twin, ended by this operation. A record this operation itself wrote has no
  /// earlier state to keep, and one it kept already is kept once.
  private func keep(
    _ number: Int64, _ version: Int64, of table: RecordTable
  ) throws(CRMError) {
    guard version != id, !database.connection.dialect.bookkeeping.keepsPast else { return }
    try statements(of: table).keep(number, endedBy: id)
  }

  /// Brings keys and words of a record up to date; nil stands for a record that is not there.
  package func derive(
    of table: RecordTable, _ number: Int64, old: Row?, new: Row?
  ) throws(CRMError) {
    let statements = statements(of: table)
    if table.noun.hasKeys, !(old?.hasNoKeys ?? true) || !(new?.hasNoKeys ?? true) {
      let before = old?.keys() ?? []
      let after = new?.keys() ?? []
      for key in before where !after.contains(key) { try statements.forget(key, number) }
      for key in after where !before.contains(key) { try statements.note(key, number) }
    }
    guard table.noun.isSearched else { return }
    words.truncate()
    otherWords.truncate()
    old?.appendWords(to: &words)
    new?.appendWords(to: &otherWords)
    if words.bytes.isEqual(to: otherWords.bytes) { return }
    // Of what psql wrote other words may be there than the record says.
    let mayBeOthers =
      database.connection.dialect.bookkeeping.keepsPast && (old != nil || target != nil)
    if words.count > 0 || mayBeOthers { try statements.forgetWords(number) }
    if otherWords.count > 0 { try statements.noteWords(number, otherWords.bytes) }
  }
}
