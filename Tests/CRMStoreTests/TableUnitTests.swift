import CRMDomain
import CRMSQLite
import TestSupport
import Testing

@testable import CRMStore

/// Tables that come when something is stored in them.
@Suite struct TableUnitTests {
  private let folder = TestFolder()
  private let engine = SQLiteEngine()
  private var path: String { folder.path + "/units.db" }

  private func made() throws -> (any Connection, TableUnits) {
    try engine.create(path, timeout: 1000) { c throws(CRMError) in
      try NewDatabase.makeTables(c, .standard)
    }
    return try opened()
  }

  private func opened() throws -> (any Connection, TableUnits) {
    let connection = try engine.open(path, .writing, timeout: 1000)
    let units = TableUnits(.standard)
    connection.supply(units)
    return (connection, units)
  }

  @Test func `every table that is not there is read as it would begin, and comes as it was read`()
    throws
  {
    let (connection, units) = try made()
    var count = 0
    for unit in units.all {
      for table in unit.tables {
        count += 1
        #expect(try !connection.stands(table), "\(table)")
        let columns = columns(of: table, units)
        let question = "SELECT \(columns.joined(separator: ", ")) FROM main.\(table)"
        #expect(
          try connection.numbers("SELECT COUNT(*) FROM (\(question)) q")
            == [Int64(units.rows(of: table).count)], "\(table)")
      }
    }
    #expect(count > 60)
    try connection.beginWriting()
    for unit in units.all {
      for table in unit.tables {
        let columns = columns(of: table, units).sorted()
        let rows = try rows(of: table, columns, connection)
        try connection.need(table, isBare: false, hasSeeds: true)
        #expect(try connection.stands(table), "\(table)")
        #expect(try rows == self.rows(of: table, columns, connection), "\(table)")
        guard !table.hasSuffix("_fts") else { continue }
        let there = try texts("SELECT name FROM pragma_table_info('\(table)')", connection)
        #expect(there.sorted() == columns, "\(table)")
      }
    }
    try connection.commit()
    let shape = try Shape(Database(connection, .standard, location: "")).differences()
    #expect(shape.tables.isEmpty && shape.indexes.isEmpty)
  }

  private func columns(of table: String, _ units: TableUnits) -> [String] {
    var names: [String] = []
    let isThere = units.eachColumn(of: table) { name, _ in names.append(name) }
    #expect(isThere)
    return names
  }

  private func rows(
    of table: String, _ columns: [String], _ connection: any Connection
  ) throws -> [String] {
    let texts = columns.map { "COALESCE(CAST(\($0) AS TEXT), '')" }.joined(separator: " || '|' || ")
    return try self.texts("SELECT \(texts) FROM main.\(table) ORDER BY 1", connection)
  }

  private func texts(_ sql: String, _ connection: any Connection) throws -> [String] {
    let rows = try connection.prepare(sql)
    var found: [String] = []
    while try rows.step() { found.append(rows.string(0) ?? "") }
    return found
  }

  @Test func `what comes together refers only to itself and to what always stands`() throws {
    let (connection, units) = try made()
    try connection.beginWriting()
    for unit in units.all {
      for table in unit.tables { try connection.need(table, isBare: false, hasSeeds: true) }
    }
    for unit in units.all {
      for table in unit.tables {
        for other in try texts(
          "SELECT \"table\" FROM pragma_foreign_key_list('\(table)')", connection)
        {
          let isMoved =
            table.hasSuffix("_transition") && table.hasPrefix(other)
            || table == "order_transition" || table == "user_transition"
          #expect(
            unit.tables.contains(other) || units.alwaysStands(other) || isMoved,
            "\(table) refers to \(other)")
        }
      }
    }
    // A deal is nothing without its stage, and comes with it.
    #expect(units.unit(of: "deal")?.tables.contains("pipeline") == true)
    #expect(units.unit(of: "line")?.tables.contains("sales_order") == true)
    #expect(units.unit(of: "contact") == nil)
    #expect(units.unit(of: "nothing") == nil)
  }

  @Test func `a statement reads what another process made meanwhile, and never a row is lost`()
    throws
  {
    let (one, _) = try made()
    let (other, _) = try opened()
    let count = try one.prepare("SELECT COUNT(*) FROM segment")
    #expect(try count.first() == 0)
    func add(_ connection: any Connection, _ name: String) throws {
      try connection.run(
        "INSERT INTO segment(version, content, name, of, kind, created_at, updated_at)"
          + " VALUES(1, 1, $1, 'contact', 'list', '', '')", .text(name))
    }
    try other.beginWriting()
    try add(other, "a")
    // Nothing of it is seen before it is stored.
    #expect(try count.first() == 0)
    try other.commit()
    #expect(try count.first() == 1)
    // The one that did not make the table stores in the one that is there.
    try one.beginWriting()
    try add(one, "b")
    try one.commit()
    #expect(try other.integer("SELECT COUNT(*) FROM segment") == 2)
    // What was made in a transaction that is taken back is gone with it.
    try one.beginWriting()
    try one.run("INSERT INTO rate_past(ended, id) VALUES(1, 1)")
    #expect(try one.stands("rate_past"))
    one.rollback()
    #expect(try !one.stands("rate_past"))
    #expect(try one.integer("SELECT COUNT(*) FROM rate_past") == 0)
    // Changing or removing what there is none of changes nothing, and makes nothing.
    try one.execute("UPDATE task SET title = 'x'; DELETE FROM main.lead WHERE id = 1")
    #expect(try !one.stands("task") && !one.stands("lead"))
    // But of what every database begins with.
    try one.execute("UPDATE stage SET name = 'x' WHERE id = 2")
    #expect(try one.integer("SELECT COUNT(*) FROM stage WHERE name = 'x'") == 1)
    #expect(try one.integer("SELECT COUNT(*) FROM stage") == 5)
  }

  @Test func `an old schema without records becomes the one of today`() throws {
    for version in 1..<Migration.newest {
      let path = folder.path + "/old-\(version).db"
      try engine.create(path, timeout: 1000) { c throws(CRMError) in
        try Migration.run(on: c, from: 0, to: version)
      }
      let old = try engine.open(path, .writing, timeout: 1000)
      #expect(try Upgrade.run(old) == version)
      let (new, _) = version == 1 ? try made() : try opened()
      let wanted = try new.objects()
      let found = try old.objects()
      #expect(found.tables == wanted.tables, "\(version)")
      #expect(found.indexes == wanted.indexes, "\(version)")
      #expect(try old.problems() == [])
      #expect(
        try texts("SELECT \"table\" FROM pragma_foreign_key_list('contact') ORDER BY 1", old)
          == texts("SELECT \"table\" FROM pragma_foreign_key_list('contact') ORDER BY 1", new))
    }
  }

  /// The upgrade as the program does it, without what only a server needs.
  private enum Upgrade {
    static func run(_ connection: any Connection) throws -> Int {
      try connection.beginWriting()
      let before = try connection.schemaVersion()
      try Migration.run(on: connection, from: before)
      try connection.commit()
      return before
    }
  }

  @Test func `a later step says nothing of tables a file is without`() throws {
    let (connection, _) = try made()
    try connection.beginWriting()
    try connection.need("rate", isBare: false, hasSeeds: true)
    try Migration(
      version: 9,
      statements: [
        "ALTER TABLE task ADD COLUMN place {text}", "CREATE INDEX task_place ON task(place)",
        "UPDATE task SET place = 'x'", "ALTER TABLE rate ADD COLUMN place {text}",
        "CREATE UNIQUE INDEX rate_place ON rate(place) WHERE place IS NOT NULL",
        "ALTER TABLE contact ADD COLUMN room {text}",
        "UPDATE contact SET room = (SELECT MAX(title) FROM task)", "{words task_fts}",
        "CREATE TABLE later(id {id}) {table}",
      ]
    ).apply(on: connection)
    try connection.commit()
    #expect(try !connection.stands("task") && !connection.stands("task_fts"))
    #expect(try connection.stands("later"))
    #expect(try texts("SELECT name FROM pragma_table_info('rate')", connection).contains("place"))
    #expect(try connection.objects().indexes.contains("rate_place"))
    #expect(try texts("SELECT name FROM pragma_table_info('contact')", connection).contains("room"))
  }

  @Test func `a migration stays what it was`() {
    let sums = Migration.all.map { step -> String in
      var sum: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in step.statements.joined(separator: "\n").utf8 {
        sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      }
      return "\(step.version) \(String(sum, radix: 16))"
    }
    #expect(
      sums == [
        "1 3c7e5d4de8d84b27", "2 885337a496386f94", "3 7aa3bea0d8b94cd1", "4 d754d37c3c89e8c9",
        "5 91afb6c1dd16c685", "6 ebadf59287f7149", "7 74f30fb074f6205d", "8 e52345867807f118",
        "9 c36d80a6b4c166b1", "10 3fd367701a208bb1",
      ])
  }
}
