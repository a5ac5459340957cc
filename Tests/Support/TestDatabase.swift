import CRMDomain
import CRMStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder for one test, which goes with it.
package final class TestFolder: Sendable {
  package let path: String

  package init() {
    var template = Array("/tmp/crm-test-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
  }

  deinit { _ = system("rm -rf '\(path)'") }
}

/// A database for one test, on an engine: the program's nouns and those only tests have.
package final class TestDatabase {
  package let folder = TestFolder()
  package let database: Database
  private let place: TestPlace
  package let engine: any Engine
  package var clock = Instant(seconds: 1_795_000_000)
  package var path: String { folder.path + "/crm.db" }

  package init(
    _ kind: TestEngine, _ catalogue: Catalogue = .test,
    settings: [String: String] = [
      "country": "NO", "collation": "nb", "seller": "Ola Norge AS",
    ]
  ) throws {
    place = kind.place()
    engine = place.engine(for: "tester", at: clock)
    let new = NewDatabase(
      catalogue: catalogue, settings: settings, uuid: "test", at: Instant(seconds: 1_795_000_000),
      maker: "tester")
    try engine.create(folder.path + "/crm.db", timeout: 1000) { c throws(CRMError) in
      try new.fill(c)
    }
    database = try Database.open(
      engine, folder.path + "/crm.db", .writing, timeout: 1000, catalogue: catalogue)
  }

  deinit { database.close() }

  /// Makes some of the tables that a file comes to with time, as a seed decides: which of them stand makes no
  /// difference to anything.
  package func makeSomeTables(_ seed: UInt64) throws(CRMError) {
    guard database.connection.dialect.hasUnits else { return }
    var random = SeededGenerator(seed)
    for unit in TableUnits(database.catalogue).all where Bool.random(using: &random) {
      guard let table = unit.tables.first else { continue }
      try database.connection.need(table, isBare: false, hasSeeds: true)
    }
  }

  /// Runs `body` as one operation, a second after the one before.
  @discardableResult
  package func perform(
    _ kind: Operation.Kind = .write, _ body: (Operation) throws(CRMError) -> Void
  ) throws(CRMError) -> Int64? {
    clock = clock + 1
    let context = OperationContext(
      actor: "tester", at: clock, command: "test", random: UInt64.random(in: 0...UInt64.max))
    return try Operation.perform(on: database, kind, context, body).number
  }

  /// The content as `crm dump --content` writes it.
  package func content() throws(CRMError) -> String {
    var lines = ""
    try Dump(database, contentOnly: true).run(at: clock) { line throws(CRMError) in
      lines += line.string
    }
    return lines
  }
}
