import CRMDomain
import TestSupport
import Testing

@testable import CRMStore

@Suite struct SchemaTests {
  @Test func `the migrations make the tables the catalogue asks for`() throws {
    let text = Migration.all.flatMap { $0.statements.map(plain) }
    for noun in Catalogue.standard.nouns {
      for statement in NounTables(noun).statements { #expect(text.contains(plain(statement))) }
    }
  }

  private func plain(_ statement: String) -> String {
    statement.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      .replacing("( ", by: "(")
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
      operation.target = 1
      _ = try Undo(1, by: operation).run()
    }
    #expect(report == 2)
    #expect(!(try test.content().includes("Oslo Design")))
  }
}
