import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let stats = Verb(
    "stats", .reads, "How much there is of everything.",
    """
    Records of each noun with their earlier states, operations, and the size of the database.

      $ crm stats
      $ crm stats --json
    """,
    answers: """
      {database: text, schema: int, bytes: int, log_bytes: int, nouns: <{records: int, states: int?}>}
      """
  ) { a throws(CRMError) in
    { context throws(CRMError) in try Stats(context).write() }
  }
}

private struct Stats {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func write() throws(CRMError) {
    let database = try context.database(.reading)
    let place = context.world.engine.place(context.location)
    let columns = [
      OutputColumn("what", heading: "WHAT"),
      OutputColumn("records", .integer(0...Int64.max), heading: "RECORDS"),
      OutputColumn("states", .integer(0...Int64.max), heading: "EARLIER STATES"),
    ]
    var rows: [(String, Int64, Int64?)] = []
    for table in try database.allTables() where table.noun.movesOf == nil {
      let records = try database.connection.integer(table.selectCount) ?? 0
      rows.append((table.noun.name.rawValue, records, try RecordStates(database).count(of: table)))
    }
    rows.append(
      ("operation", Int64(try RecordQuery(.operation, []).count(in: database)), nil))
    let grid = Grid(columns) { emit throws(CRMError) in
      for (name, records, states) in rows {
        try Texts.with([name]) { cells throws(CRMError) in
          try emit([cells[0], .integer(records), states.map { .integer($0) } ?? .null])
        }
      }
    }
    let name = context.place
    grid.objects = .one { () throws(CRMError) in
      let members = rows.map { row in
        JSON.Member(
          row.0,
          .object([
            JSON.Member("records", .number("\(row.1)")),
            JSON.Member("states", row.2.map { .number("\($0)") } ?? .null),
          ]))
      }
      return .object([
        JSON.Member("database", .string(name)),
        JSON.Member("schema", .number("\(Migration.newest)")),
        JSON.Member("bytes", .number("\(place.size)")),
        JSON.Member("log_bytes", .number("\(place.logSize)")),
        JSON.Member("nouns", .object(members)),
      ])
    }
    try context.answer(choosing: grid)
    if context.wants.forPeople {
      context.note("\(name): \(place.size / 1024) KiB, schema \(Migration.newest)")
    }
  }
}
