import CRMDomain
import CRMSQLite
import TestSupport
import Testing

@testable import CRMStore

@Suite struct SchemaTests {
  @Test func `the migrations make the tables the catalogue asks for`() throws {
    let folder = TestFolder()
    let engine = SQLiteEngine()
    // Before tables are let go from each other: so they all stand on a server.
    try engine.create(folder.path + "/migrated.db", timeout: 1000) { c throws(CRMError) in
      try Migration.run(on: c, from: 0, to: 6)
      for text in Migration.all.filter({ $0.version > 6 }).flatMap({ $0.statements }) {
        try c.execute(c.dialect.schema(text))
      }
    }
    let migrated = try engine.open(folder.path + "/migrated.db", .reading, timeout: 1000)
    try engine.create(folder.path + "/asked.db", timeout: 1000) { c throws(CRMError) in
      try c.execute("CREATE TABLE sequence(name TEXT)")
      for noun in Catalogue.standard.nouns {
        for text in NounTables(noun).statements { try c.execute(c.dialect.schema(text)) }
      }
    }
    let asked = try engine.open(folder.path + "/asked.db", .reading, timeout: 1000)
    var count = 0
    for noun in Catalogue.standard.nouns {
      for table in [noun.table, noun.table + "_past", noun.table + "_key", noun.table + "_fts"] {
        let wanted = try shape(table, asked)
        count += wanted.count
        #expect(try shape(table, migrated) == wanted, "\(table)")
      }
    }
    #expect(count > 300)
  }

  /// The columns of a table, what they refer to, and its indexes, in no order.
  private func shape(_ table: String, _ connection: any Connection) throws -> Set<String> {
    var shape: Set<String> = []
    for question in [
      "SELECT 'column', name, type, \"notnull\", pk FROM pragma_table_info('\(table)')",
      "SELECT 'reference', \"from\", \"table\", \"to\", '' FROM pragma_foreign_key_list('\(table)')",
      "SELECT 'index', name, sql, '', '' FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
        + " AND tbl_name = '\(table)'",
    ] {
      let rows = try connection.prepare(question)
      while try rows.step() {
        shape.insert((0..<5).map { rows.string($0) ?? "" }.joined(separator: " "))
      }
    }
    return shape
  }

  @Test(arguments: TestEngine.all)
  func `a database is made, written and read`(_ engine: TestEngine) throws {
    let test = try TestDatabase(engine)
    let table = try test.database.table(.company)
    let row = Row(table.layout)
    let op = try test.perform { operation throws(CRMError) in
      row.set(table.layout.column("name")!, "Oslo Design")
      row.set(table.layout.column("sort_key")!, "oslo design")
      row.set(table.layout.column("active")!, 1)
      try operation.insert(row, into: table)
    }
    #expect(op == 1)
    #expect(try test.content().includes("\"name\":\"Oslo Design\""))
    let report = try test.perform(.undo) { operation throws(CRMError) in
      try operation.aim(at: 1)
      _ = try Undo(1, by: operation).run()
    }
    #expect(report == 2)
    #expect(!(try test.content().includes("Oslo Design")))
  }
}
