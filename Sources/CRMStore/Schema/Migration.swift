import CRMDomain

/// A step from one version of the schema to the next: only SQL, in the words of `Dialect.schema`,
/// never changed once released.
package struct Migration: Sendable {
  /// The version it leads to.
  package let version: Int
  /// Its statements.
  package let statements: [String]

  /// Every step, in order.
  package static let all: [Migration] = [
    .m0001, .m0002, .m0003, .m0004, .m0005, .m0006, .m0007, .m0008, .m0009, .m0010,
  ]

  /// The version this program works with: how many steps there are. Every start asks, and the texts of the steps
  /// cost it more than it costs to say so here.
  package static let newest = 10

  /// The step from which on cities, custom texts and web pages are among the words of a record.
  private static let rewording = 9

  /// Makes what is derived otherwise since `version`, once the schema is the newest.
  package static func rederive(
    on connection: any Connection, from version: Int, _ catalogue: Catalogue
  ) throws(CRMError) {
    guard version < rewording else { return }
    for table in try Database(connection, catalogue, location: "").allTables() {
      if try connection.stands(table.name) { try BulkTable(table, connection).remakeWords() }
    }
    try keepEmployments(on: connection, catalogue)
  }

  /// What somebody had to do with us counts for a company from step 9 on while they worked there.
  private static func keepEmployments(
    on connection: any Connection, _ catalogue: Catalogue
  ) throws(CRMError) {
    guard try connection.stands(NounName.activity.table), let noun = catalogue[.company] else {
      return
    }
    for field in noun.fields {
      guard let latest = field.latest, !latest.isNext else { continue }
      let value = latest.value(of: noun, "\(noun.table).id", in: catalogue)
      try connection.run(
        "UPDATE \(noun.table) SET \(field.name) = \(value) WHERE id IN (\(ActivityReach.datedEmployers))"
          + " AND \(field.name) IS DISTINCT FROM \(value)")
    }
  }

  /// The step from which on a file may be without tables.
  private static let separating = 7

  /// Runs the steps from `version` on, inside a transaction, up to `target` or the newest.
  package static func run(
    on connection: any Connection, from version: Int, to target: Int = newest
  ) throws(CRMError) {
    try connection.settleReferences()
    for step in all where step.version > version && step.version <= target {
      try step.apply(on: connection)
      if step.version == separating { try connection.separate(TableUnits(.standard)) }
    }
    try connection.setSchemaVersion(target)
  }

  /// Runs the statements of a step. From the separating one on a file is told nothing of tables it is without: they
  /// come as they are then.
  func apply(on connection: any Connection) throws(CRMError) {
    let units =
      connection.dialect.hasUnits && version > Migration.separating ? TableUnits(.standard) : nil
    if let units { connection.supply(units) }
    for statement in statements {
      if let units, let table = Migration.table(of: statement), let unit = units.unit(of: table),
        try !Migration.stands(unit, on: connection)
      {
        continue
      }
      try connection.execute(
        connection.dialect.schema(units == nil ? statement : Migration.withoutReference(statement)))
    }
  }

  /// A statement that adds a column to what stands, for a file: what it refers to may not stand.
  private static func withoutReference(_ statement: String) -> String {
    guard statement.hasPrefix("ALTER TABLE "), let clause = statement.firstRange(" REFERENCES ")
    else { return statement }
    return String(statement[..<clause.lowerBound])
  }

  /// Whether what comes together stands: a step may bring a table to it.
  private static func stands(
    _ unit: TableUnit, on connection: any Connection
  ) throws(CRMError) -> Bool {
    for table in unit.tables where try connection.stands(table) { return true }
    return false
  }

  /// The table a statement makes, changes or writes to; nil where it does not say, as of an index that goes.
  private static func table(of statement: String) -> String? {
    if statement.hasPrefix("{words ") {
      return String(statement.dropFirst("{words ".utf8.count).dropLast())
    }
    let words = statement.split { $0 == " " || $0 == "\n" || $0 == "(" }.map { String($0) }
    switch words.first {
    case "CREATE":
      guard let on = words.firstIndex(of: "ON"), words.contains("INDEX") else {
        return words.firstIndex(of: "TABLE").map { words[$0 + 1] }
      }
      return words[on + 1]
    case "ALTER", "INSERT", "DELETE": return words.count > 2 ? words[2] : nil
    case "UPDATE": return words.count > 1 ? words[1] : nil
    default: return nil
    }
  }
}
