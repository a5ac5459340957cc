import CRMDomain

/// Stores the lines of a dump in a database being made.
package final class DumpLoader {
  /// What a line was.
  package enum Kind: Sendable { case record, operation, other, end(lines: Int64) }

  private let connection: any Connection
  private let catalogue: Catalogue
  private let dropsIndexes: Bool
  /// Whether the tables are those of an older schema.
  private let isOlder: Bool
  private var tables: [NounName: RecordTable] = [:]
  private var rows: [NounName: Row] = [:]
  private var statements:
    [String: (statement: any Statement, columns: [String: (Int, Column.Kind)])] = [:]

  /// The rules of a time zone by its name: promises are counted where their calendars are.
  package var zone: (String) throws(CRMError) -> TimeZoneRules = { name throws(CRMError) in
    throw .defect("the zone \(name) is not known while a database is loaded")
  }

  /// Makes the schema of the dump's version.
  package init(
    _ connection: any Connection, _ catalogue: Catalogue, schema: Int, uuid: String
  ) throws(CRMError) {
    self.connection = connection
    self.catalogue = catalogue
    isOlder = schema < Migration.newest
    if schema == Migration.newest, connection.dialect.hasUnits {
      try NewDatabase.makeTables(connection, catalogue)
      connection.supply(TableUnits(catalogue))
    } else {
      try Migration.run(on: connection, from: 0, to: schema)
      for statement in Seeds.removal(schema: schema) { try connection.execute(statement) }
      try NewDatabase.makeTables(ofOthers: catalogue, connection)
    }
    // An older schema may have other indexes; those stay in place.
    dropsIndexes = schema == Migration.newest && connection.dialect.rebuildsIndexes
    if dropsIndexes {
      for noun in catalogue.nouns where try connection.stands(noun.table) {
        try BulkTable(RecordTable(noun), connection).dropIndexes()
      }
    }
    for (name, value) in [
      ("uuid", uuid), ("folding", "\(Folding.version)"), ("collation", "\(Collation.version)"),
    ] {
      try connection.run(
        "INSERT INTO identity(name, value) VALUES($1, $2)", .text(name), .text(value))
    }
  }

  /// Goes on storing lines in a database that has the newest schema already.
  package init(_ connection: any Connection, resuming catalogue: Catalogue) {
    self.connection = connection
    self.catalogue = catalogue
    isOlder = false
    connection.supply(TableUnits(catalogue))
    dropsIndexes = connection.dialect.rebuildsIndexes
  }

  /// Stores a line.
  package func store(_ json: JSON) throws(CRMError) -> Kind {
    if let lines = json["end"]?.integer { return .end(lines: lines) }
    if let operation = json["pruned"]?.integer {
      try connection.run(
        "INSERT INTO identity(name, value) VALUES('pruned', $1)", .text("\(operation)"))
      return .other
    }
    if let name = json["past"]?.text {
      try insert(json, noun: name, past: true, skipping: ["past"])
      return .other
    }
    // Tables of the log have a column "noun" themselves.
    if json["table"] == nil, let name = json["noun"]?.text {
      try insert(json, noun: name, past: false, skipping: ["noun"])
      // Moves are part of what moved.
      return catalogue[NounName(rawValue: name)]?.movesOf == nil ? .record : .other
    }
    if let name = json["table"]?.text, let log = DumpedTable.all.first(where: { $0.table == name })
    {
      let columns = log.columns.map { ($0.name, $0.kind) }
      try insert(json, into: log.table, columns, skipping: ["table"])
      return name == "operation" ? .operation : .other
    }
    throw CRMError(.data, code: "no_dump", "this is no line of a dump")
  }

  private func insert(
    _ json: JSON, noun name: String, past: Bool, skipping: Set<String>
  ) throws(CRMError) {
    guard let noun = catalogue[NounName(rawValue: name)] else {
      throw CRMError(.data, code: "no_dump", "there is no noun \(name)")
    }
    try check(json, noun, past: past)
    var columns = noun.columns.filter { $0.role != .denormalised }.map { ($0.name, $0.kind) }
    if past { columns.append(("ended", .integer)) }
    try insert(json, into: past ? noun.table + "_past" : noun.table, columns, skipping: skipping)
  }

  /// The columns a table has: an older schema lacks some.
  private func there(
    _ columns: [(String, Column.Kind)], in table: String
  ) throws(CRMError) -> [(String, Column.Kind)] {
    guard isOlder else { return columns }
    let look: any Statement
    do throws(CRMError) {
      look = try connection.prepare("SELECT * FROM \(table) WHERE FALSE")
    } catch {
      guard error.kind == .defect else { throw error }
      throw CRMError(.data, code: "no_dump", "the schema of this dump has no table \(table)")
    }
    let names = Set((0..<look.columnCount).map { look.name($0) })
    return columns.filter { names.contains($0.0) }
  }

  private func insert(
    _ json: JSON, into table: String, _ columns: [(String, Column.Kind)], skipping: Set<String>
  ) throws(CRMError) {
    if statements[table] == nil {
      try connection.need(table, isBare: dropsIndexes, hasSeeds: false)
      let columns = try there(columns, in: table)
      let statement = try connection.rows(into: table, columns.map { $0.0 })
      var map: [String: (Int, Column.Kind)] = [:]
      for (i, column) in columns.enumerated() { map[column.0] = (i + 1, column.1) }
      statements[table] = (statement, map)
    }
    guard let (statement, map) = statements[table], case .object(let members) = json else {
      throw CRMError(.data, code: "no_dump", "this is no line of a dump")
    }
    for n in 1...map.count { statement.bindNull(n) }
    for member in members where !skipping.contains(member.key) {
      guard let (place, kind) = map[member.key] else {
        throw CRMError(.data, code: "no_dump", "\(table) has no column \(member.key)")
      }
      try bind(member.value, statement, place, kind, member.key)
    }
    // What is made from the rows is made when all of them are there.
    if let (place, _) = map["sort_key"] { statement.bind(place, "") }
    try statement.run()
  }

  private func bind(
    _ value: JSON, _ statement: any Statement, _ place: Int, _ kind: Column.Kind, _ name: String
  ) throws(CRMError) {
    switch (kind, value) {
    case (_, .null): statement.bindNull(place)
    case (.integer, .number(let text)):
      // Numbers are given out upwards: the very last one would leave none for the next record.
      guard let number = Int64(text), number < Int64.max >> 1 else { throw misfit(name) }
      statement.bind(place, number)
    case (.boolean, .boolean(let flag)): statement.bind(place, flag ? Int64(1) : Int64(0))
    case (.text, .string(let text)): statement.bind(place, text)
    case (.json, _): statement.bind(place, value.description)
    default: throw misfit(name)
    }
  }

  /// Refuses what no command would have stored, but for what older versions did: moments that are not in UTC,
  /// characters nobody sees. `doctor` mends those.
  private func check(_ json: JSON, _ noun: Noun, past: Bool) throws(CRMError) {
    let table = tables[noun.name] ?? RecordTable(noun)
    tables[noun.name] = table
    let row = rows[noun.name] ?? Row(table.layout)
    rows[noun.name] = row
    row.clear()
    guard case .object(let members) = json else { return }
    for member in members {
      guard let column = table.layout.column(member.key) else { continue }
      switch member.value {
      case .null: row.setNull(column)
      case .number(let text): row.set(column, Int64(text) ?? -1)
      case .boolean(let flag): row.set(column, flag ? 1 : 0)
      case .string(let text) where table.layout.columns[column].kind != .json:
        row.set(column, text)
      default: row.set(column, member.value.description)
      }
    }
    var fault: CRMError?
    let number = row.integer(RecordTable.id)
    row.eachFlaw(isPast: past) { field, flaw in
      guard fault == nil, ![.zone, .invisible].contains(flaw) else { return }
      fault = CRMError(
        .data, code: "invalid_value",
        "the \(field.name) of \(noun.name.rawValue) \(number) is none a command would store")
      fault?.field = field.name
    }
    if let fault { throw fault }
    let version = row.integer(RecordTable.version)
    guard version >= 0, row.integer(RecordTable.content) >= 0,
      !past || (json["ended"]?.integer ?? 0) > version
    else {
      throw CRMError(
        .data, code: "invalid_value",
        "\(noun.name.rawValue) \(number) is of an operation that cannot be")
    }
  }

  private func misfit(_ name: String) -> CRMError {
    CRMError(.data, code: "invalid_value", "\(name) is not of its column's kind")
  }

  /// Brings the schema up to date and makes what is derived.
  package func finish() throws(CRMError) {
    statements.removeAll()
    let version = try connection.schemaVersion()
    try Migration.run(on: connection, from: version)
    let database = Database(connection, catalogue, location: "")
    database.readingContext = ReadingContext(
      actor: "", rules: { () throws(CRMError) in throw .defect("nobody asks") },
      sharedRules: { () throws(CRMError) in throw .defect("nobody asks") }, zone: zone)
    // Of what every database begins with a dump says what is left.
    for table in Seeds.tables where version == Migration.newest {
      try connection.need(table, isBare: dropsIndexes, hasSeeds: false)
    }
    // What operations wrote is noted since 5: from then on states stay what they are until `doctor --fix`
    // changes them by an operation.
    if version < 5 { try Drift(database).normaliseMoments() }
    for table in try database.allTables() {
      // Earlier states may be there of what there is nothing of now: an undo brings them back as they are.
      if try connection.stands(table.name + "_past") {
        try DerivedColumns(database, table).rebuild(past: true)
      }
      guard try connection.stands(table.name) else { continue }
      try DerivedColumns(database, table).rebuild(past: false)
      if dropsIndexes { try BulkTable(table, connection).makeIndexes() }
      try BulkTable(table, connection).fillKeysAndWords()
    }
    try DenormalisedColumns(database).rebuild()
    // A dump says too what every database begins with.
    try connection.separate(TableUnits(catalogue))
  }
}
