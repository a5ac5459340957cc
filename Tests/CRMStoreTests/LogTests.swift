import CRMDomain
import CRMStore
import Testing
import TestSupport

@testable import CRMSQLite

/// When the log of a database file is folded in.
struct LogTests {
  @Test func `the versions of SQLite that can lose what is stored are known`() {
    let versions: [(Int32, Bool)] = [
      (3_006_023, false), (3_007_000, true), (3_040_001, true), (3_044_005, true),
      (3_044_006, false), (3_045_000, true), (3_050_006, true), (3_050_007, false),
      (3_051_000, true), (3_051_002, true), (3_051_003, false), (3_053_004, false),
    ]
    for (version, has) in versions {
      #expect(SQLiteLibrary.hasResetFault(version) == has, "\(version)")
    }
    #expect(SQLiteEngine().libraries == [SQLiteLibrary.name])
  }

  /// Stores a text of some pages, by a connection of its own as a command does.
  private func store(_ n: Int, _ engine: SQLiteEngine, _ path: String) throws {
    let connection = try engine.open(path, .writing, timeout: 1000)
    defer { connection.close() }
    try connection.beginWriting()
    try connection.run(
      "INSERT INTO identity(name, value) VALUES($1, $2)", .text("t\(n)"),
      .text(String(repeating: "x", count: 9000)))
    try connection.commit()
  }

  @Test func `a log begins anew once it is long, beside a connection that stays`() throws {
    let test = try TestDatabase(.sqlite)
    let engine = SQLiteEngine(logLimit: 50)
    var longest: Int64 = 0
    for n in 0..<200 {
      try store(n, engine, test.path)
      longest = max(longest, engine.place(test.path).logSize)
    }
    // A page of the log takes 4,120 bytes; 200 times four pages or more were written.
    #expect(longest > 50 * 4120 && longest < 120 * 4120, "\(longest)")
    let stored = try test.database.connection.integer(
      "SELECT COUNT(*) FROM identity WHERE LENGTH(value) = 9000")
    #expect(stored == 200)
    #expect(try test.database.connection.problems().isEmpty)
  }

  @Test func `a reader that stays keeps the log, and nobody fails`() throws {
    let test = try TestDatabase(.sqlite)
    let engine = SQLiteEngine(logLimit: 50)
    let reader = try engine.open(test.path, .reading, timeout: 1000)
    let before = try reader.integer("SELECT COUNT(*) FROM identity")
    for n in 0..<60 { try store(n, engine, test.path) }
    #expect(try reader.integer("SELECT COUNT(*) FROM identity") == before)
    let kept = engine.place(test.path).logSize
    reader.close()
    for n in 60..<200 { try store(n, engine, test.path) }
    #expect(engine.place(test.path).logSize < kept + 120 * 4120, "\(kept)")
    #expect(try test.database.connection.problems().isEmpty)
  }
}
