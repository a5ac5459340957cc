import CRMDomain

// How an operation is taken back, and brought back again.
//
// Every state of a record is an interval of operations: the row in the table is valid from its
// `version` on, a row in the twin from its `version` up to, but not including, its `ended`. So what an
// operation replaced lies in the twin with `ended` = its number (*wanted*), and what it created is the
// runs of `created` (*made*). Taking it back puts the wanted rows back and takes the made ones away, in
// sets, with statements both engines share, as an operation of its own: it can be looked at like any other.
//
// A redo is the same thing done to the undo: what the undo replaced comes back, what it brought back goes.
//
// `content` is the operation whose content a row carries. It differs from `version` only after an undo,
// where it comes back with the content. A record whose content is no longer what it was stands in the way,
// because somebody built on it; then nothing is changed and the records are named, or, for a part, these
// records and what hangs on them stay as they are.
//
// Which columns differ anywhere between the rows that are there and those that come back is asked first:
// only these are written (an index on a column that is named is written whether its value differs or
// not), and only where one of them feeds keys or words are those made anew, from the rows, never
// restored. When a good part of a table comes or goes (an import of a million rows), indexes, keys and
// words are dropped and made again, as the import did; row by row they would cost five times the rest.

/// Takes one operation back, or brings it back, within an operation of kind `undo` or `redo`.
package final class Undo {
  /// What is done to an operation.
  package enum Direction: Sendable {
    /// It is taken back.
    case undo
    /// It is brought back: the undo with this number is taken back.
    case redo(undoneBy: Int64)
  }

  /// How many obstacles are named.
  package static let obstacleBound = 20

  let target: Int64
  private let direction: Direction
  /// The operation whose past rows come back, and whose new ones go.
  let source: Int64
  let operation: Operation
  /// The tables whose indexes, keys and words are made anew at the end.
  private var bulk: [NounName: BulkTable] = [:]
  /// By table, what differs between the rows that are there and those that come back.
  private var differences: [NounName: UndoDifferences] = [:]
  /// The numbers of the records that came back.
  private var returned: [NounName: [Int64]] = [:]
  var database: Database { operation.database }
  var connection: any Connection { operation.database.connection }

  /// An undo, or redo, of `target` by `operation`.
  package init(_ target: Int64, _ direction: Direction = .undo, by operation: Operation) {
    self.target = target
    self.direction = direction
    self.operation = operation
    if case .redo(let undo) = direction { source = undo } else { source = target }
  }

  /// Puts everything back, or throws what stands in the way.
  ///
  /// - Parameter isPartial: leaves what something stands in the way of, and puts back the rest.
  package func run(isPartial: Bool = false) throws(CRMError) -> UndoReport {
    let tables = try database.usedTables()
    var concerned: [RecordTable] = []
    // What has no earlier states, and of which nothing was made, is not concerned.
    let there = try connection.standing()
    let made = try texts(
      "SELECT DISTINCT noun FROM created WHERE operation = $1", .integer(source))
    for table in tables {
      let mayBe =
        made.contains(table.noun.name.rawValue) || there?.contains(table.name + "_past") ?? true
      guard mayBe, try collect(table) else { continue }
      try database.needWriting(table.noun)
      concerned.append(table)
    }
    var report = UndoReport()
    try compare(concerned)
    var known: Set<Obstacle> = []
    while true {
      let all = try obstacles(concerned, tables, bound: isPartial ? Int.max : Undo.obstacleBound)
      // What is gone already cannot be left out once more.
      let obstacles = all.filter { known.insert($0).inserted }
      if obstacles.isEmpty { break }
      guard isPartial else {
        throw refusal(obstacles, isPartial: try !leavesSomething(obstacles, concerned))
      }
      // A quote and its lines, a deal and its stages, add up: a part of them would not.
      guard !obstacles.contains(where: { isWhole($0.noun) }) else {
        throw refusal(obstacles, isPartial: true)
      }
      try leave(obstacles, concerned)
      report.left += obstacles
      try compare(concerned)
    }
    for table in concerned { try refuseOthers(table) }
    try connection.deferReferences()
    for table in concerned.reversed() { try prepare(table) }
    for table in concerned {
      let isPart = concerned.contains { $0.noun.name == table.noun.movesOf }
      let line = try putBack(table, isPart: isPart)
      if !isPart { report.lines.append(line) }
      if table.noun.traits.contains(.definesFields) {
        report.fields = try touched(table, limit: Int.max)
      }
    }
    // What goes goes last: what referred to it is seen until it refers to something else.
    for table in concerned.reversed() {
      try connection.execute(
        "DELETE FROM \(table.stored) WHERE id IN (SELECT id FROM \(table.name)_made)")
    }
    for table in concerned { try refuseReferences(table, tables) }
    for table in concerned {
      try database.needChanging(numbers: "SELECT id FROM \(table.name)_wanted", of: table)
      try deriveReturned(table)
      try bulk[table.noun.name]?.makeDerived()
      let returned = report.lines.contains { $0.noun == table.noun.name && $0.returned > 0 }
      try operation.noteUndone(table, returned: returned)
    }
    if isPartial, !report.left.isEmpty,
      report.lines.allSatisfy({ $0.restored + $0.returned + $0.removed == 0 })
    {
      throw refusal(report.left, isPartial: true)
    }
    if case .undo = direction {
      try Undo.note(target, takenBackBy: operation)
    } else {
      try connection.run("UPDATE operation SET undone_by = NULL WHERE id = $1", .integer(target))
    }
    try dropTemporary(concerned)
    return report
  }

  /// Notes that an operation was taken back by another.
  package static func note(_ target: Int64, takenBackBy undo: Operation) throws(CRMError) {
    try undo.database.connection.run(
      "UPDATE operation SET undone_by = $1 WHERE id = $2", .integer(undo.id), .integer(target))
  }

  /// Whether records of a noun say together what one of them says.
  private func isWhole(_ noun: NounName) -> Bool {
    database.catalogue[noun]?.traits.contains(.isWhole) ?? false
  }

  private static let temporary = ["made", "wanted", "touched"]

  private func dropTemporary(_ tables: [RecordTable]) throws(CRMError) {
    operation.releaseStatements()
    // What a trial made goes with it.
    guard !operation.isTrial else { return }
    for table in tables {
      for name in Undo.temporary { try connection.execute("DROP TABLE \(table.name)_\(name)") }
    }
  }

  private func refusal(_ obstacles: [Obstacle], isPartial: Bool) -> CRMError {
    let verb = if case .undo = direction { "undone" } else { "redone" }
    var error = CRMError(
      .data, code: "conflict", "operation \(target) cannot be \(verb): later work stands on it")
    for obstacle in obstacles.prefix(Undo.obstacleBound) {
      let by = obstacle.operation.map { " by operation \($0)" } ?? ""
      error.details.append(
        "  \(obstacle.noun.rawValue) \(obstacle.record) \(obstacle.reason)\(by)")
      error.candidates.append("\(obstacle.noun.rawValue):\(obstacle.record)")
    }
    if case .undo = direction {
      if let later = obstacles.compactMap({ $0.operation }).max() {
        error.hints.append("undo what came later first: crm undo \(later)")
      }
      // Of what adds up a part cannot be taken back.
      if isPartial || obstacles.contains(where: { isWhole($0.noun) }) {
        return error
      }
      error.hints.append("or leave these as they are: crm undo \(target) --partial")
    }
    return error
  }

  /// What stands in the way; of a part all of it, otherwise as much as is named.
  private func obstacles(
    _ concerned: [RecordTable], _ tables: [RecordTable], bound: Int
  ) throws(CRMError) -> [Obstacle] {
    var found: [Obstacle] = []
    for table in concerned where found.count < bound {
      let names = Set(concerned.map { $0.noun.name })
      found += try UndoObstacles(
        target, direction, database, concerned: names, bound: bound,
        differences[table.noun.name] ?? UndoDifferences()
      ).find(in: table, all: tables)
    }
    // That a record moved later is told by the record.
    var later: [NounName: Set<Int64?>] = [:]
    for obstacle in found { later[obstacle.noun, default: []].insert(obstacle.operation) }
    return found.filter { obstacle in
      guard let moved = database.catalogue[obstacle.noun]?.movesOf else { return true }
      return !(later[moved]?.contains(obstacle.operation) ?? false)
    }
  }

  /// Whether something is left to be taken back without what these stand in the way of; of very many it is.
  private func leavesSomething(
    _ obstacles: [Obstacle], _ concerned: [RecordTable]
  ) throws(CRMError) -> Bool {
    guard obstacles.count < Undo.obstacleBound else { return true }
    var count = 0
    for table in concerned where table.noun.movesOf == nil {
      count += try self.count("\(table.name)_made") + self.count("\(table.name)_wanted")
    }
    let left = Set(
      obstacles.map { $0.kept ?? Obstacle.Record(noun: $0.noun, record: $0.record) })
    return count > left.count
  }

  /// Notes the numbers concerned in temporary tables; false if the noun is not.
  private func collect(_ table: RecordTable) throws(CRMError) -> Bool {
    let runs = try connection.prepare(
      "SELECT first, last FROM created WHERE operation = $1 AND noun = $2 ORDER BY first")
    runs.bind(1, source)
    runs.bind(2, table.noun.name.rawValue)
    var ranges: [(Int64, Int64)] = []
    while try runs.step() { ranges.append((runs.integer(0), runs.integer(1))) }
    let kept =
      try connection.integer(
        "SELECT COUNT(*) FROM \(table.name)_past WHERE ended = $1", .integer(source)) ?? 0
    if ranges.isEmpty && kept == 0 {
      try refuseHidden(table, ranges, kept)
      return false
    }
    for name in Undo.temporary {
      try connection.makeTemporary("\(table.name)_\(name)", "id {id}")
    }
    try refuseHidden(table, ranges, kept)
    for (first, last) in ranges {
      try connection.run(
        "INSERT INTO \(table.name)_made(id) SELECT id FROM \(table.name)"
          + " WHERE id >= $1 AND id <= $2", .integer(first), .integer(last))
    }
    // A row that it made and then changed itself is both; it goes away.
    try connection.run(
      "INSERT INTO \(table.name)_wanted(id) SELECT id FROM \(table.name)_past WHERE ended = $1"
        + " AND id NOT IN (SELECT id FROM \(table.name)_made)"
        + " AND id NOT IN (SELECT record FROM erased WHERE noun = $2)",
      .integer(source), .text(table.noun.name.rawValue))
    return true
  }

  /// Finds what differs between what is there and what comes back.
  private func compare(_ tables: [RecordTable]) throws(CRMError) {
    for table in tables {
      differences[table.noun.name] = try UndoDifferences(table, source, connection)
    }
  }

  /// Keeps the rows as they are now, and takes what is derived from them away.
  private func prepare(_ table: RecordTable) throws(CRMError) {
    let name = table.name
    try connection.execute(
      "INSERT INTO \(name)_touched(id) SELECT id FROM \(name)_made"
        + " UNION SELECT id FROM \(name)_wanted")
    let touched = try count("\(name)_touched")
    let differs = differences[table.noun.name] ?? UndoDifferences()
    let removed = try count("\(name)_made")
    let isDerivedAnew = differs.hasMissing || removed > 0 || differs.feedsDerived(table)
    if isDerivedAnew, !database.isRestricted, touched > 1000, touched * 5 > (try count(name)) {
      operation.releaseStatements()
      let whole = BulkTable(table, connection)
      try whole.dropDerived()
      bulk[table.noun.name] = whole
    } else {
      try derive(table)
    }
    if !connection.dialect.bookkeeping.keepsPast {
      try connection.run(
        table.keepMany("SELECT id FROM \(name)_touched"), .integer(operation.id))
    }
    try makeWay(table)
  }

  /// Puts the wanted rows back.
  private func putBack(
    _ table: RecordTable, isPart: Bool
  ) throws(CRMError) -> UndoReport.Line {
    let name = table.name
    let removed = try count("\(name)_made")
    let wanted = try count("\(name)_wanted")
    let returned = try missing(table)
    try noteStates(table)
    let columns = table.layout.columns.filter { $0.role != .denormalised && $0.name != "version" }
      .map { $0.name }.joined(separator: ", ")
    if !returned.isEmpty {
      try connection.run(
        "INSERT INTO \(table.stored)(\(columns), version) SELECT \(columns), $1 FROM \(name)_past"
          + " WHERE ended = $2 AND id IN (SELECT id FROM \(name)_wanted)"
          + " AND id NOT IN (SELECT id FROM \(name))",
        .integer(operation.id), .integer(source))
    }
    try restoreExisting(table)
    self.returned[table.noun.name] = returned
    for number in returned { try operation.noteCreated(number, of: table.noun.name, row: nil) }
    // Moves are part of what moved.
    operation.noteChanges(isPart ? -returned.count : removed + wanted - returned.count)
    if ["custom_field", "setting"].contains(name) { operation.noteFieldsChanged() }
    let numbers = try touched(table, limit: 200_000)
    return UndoReport.Line(
      noun: table.noun.name, restored: wanted - returned.count, returned: returned.count,
      removed: removed, examples: Array(numbers.prefix(3)), numbers: numbers)
  }

  /// Takes keys that only one record may have out of the way: one may have moved from one of the records to another.
  private func makeWay(_ table: RecordTable) throws(CRMError) {
    let differs = differences[table.noun.name] ?? UndoDifferences()
    for field in table.noun.fields where field.traits.contains(.unique) && field.custom == nil {
      let hasMoved = differs.hasExisting && differs.columns.contains(field.name)
      for (list, isConcerned) in [
        ("wanted", hasMoved), ("made", hasMoved || differs.hasMissing),
      ] where isConcerned {
        try connection.run(
          "UPDATE \(table.stored) SET version = $1, content = $1,"
            + " \(field.name) = 'undone ' || CAST(id AS TEXT)"
            + " WHERE id IN (SELECT id FROM \(table.name)_\(list))", .integer(operation.id))
      }
    }
  }

  /// Gives the rows that are there their old values: only the columns that differ anywhere.
  private func restoreExisting(_ table: RecordTable) throws(CRMError) {
    let name = table.name
    let differs = differences[table.noun.name] ?? UndoDifferences()
    guard differs.hasExisting else { return }
    let changed =
      ["content"]
      + table.layout.columns.map { $0.name }.filter {
        differs.columns.contains($0)
      }
    let assignments = changed.map { "\($0) = p.\($0)" }.joined(separator: ", ")
    try connection.run(
      "UPDATE \(table.stored) SET version = $1, \(assignments) FROM \(name)_past p"
        + " WHERE p.ended = $2 AND p.id = \(name).id"
        + " AND p.id IN (SELECT id FROM \(name)_wanted)",
      .integer(operation.id), .integer(source))
  }

  // MARK: Keys and words

  /// Brings keys and words of what comes, goes and changes in line, before the rows do.
  private func derive(_ table: RecordTable) throws(CRMError) {
    guard table.noun.hasKeys || table.noun.isSearched else { return }
    let name = table.name
    let row = Row(table.layout)
    let made = try connection.prepare(
      "SELECT \(table.columns) FROM \(name) WHERE id IN (SELECT id FROM \(name)_made)", .interleaved
    )
    while try made.step() {
      row.load(made)
      try operation.derive(of: table, row.integer(RecordTable.id), old: row, new: nil)
    }
    let differs = differences[table.noun.name] ?? UndoDifferences()
    guard differs.hasMissing || differs.feedsDerived(table) else { return }
    let past = table.layout.columns.map { $0.role == .denormalised ? "NULL" : "p." + $0.name }
    let now = table.layout.columns.map { "c." + $0.name }
    let rows = try connection.prepare(
      "SELECT \((past + now).joined(separator: ", ")) FROM \(name)_past p"
        + " LEFT JOIN \(name) c ON c.id = p.id"
        + " WHERE p.ended = $1 AND p.id IN (SELECT id FROM \(name)_wanted)", .interleaved)
    rows.bind(1, source)
    let current = Row(table.layout)
    while try rows.step() {
      row.load(rows)
      current.load(rows, from: past.count)
      // A server lets those be written whose record is there.
      if current.isNull(RecordTable.id) { continue }
      try operation.derive(of: table, row.integer(RecordTable.id), old: current, new: row)
    }
  }

  /// Makes keys and words of the records that came back, now that they are there.
  private func deriveReturned(_ table: RecordTable) throws(CRMError) {
    guard bulk[table.noun.name] == nil, table.noun.hasKeys || table.noun.isSearched else { return }
    let row = Row(table.layout)
    for number in returned[table.noun.name] ?? []
    where try operation.load(number, of: table, into: row) {
      try operation.derive(of: table, number, old: nil, new: row)
    }
  }
}
