import CRMDomain

/// Whether the tables, indexes and sequences are those the program made.
package struct Shape {
  private let database: Database
  private var connection: any Connection { database.connection }

  /// The shape of a database.
  package init(_ database: Database) { self.database = database }

  /// What is not there and should be, and the triggers that should not be; each in the order of names.
  package func differences() throws(CRMError) -> (
    tables: [String], indexes: [String], triggers: [String]
  ) {
    let there = try connection.objects()
    let units = TableUnits(database.catalogue)
    var tables = Shape.common + units.standingUnit.tables
    for unit in units.all
    where !connection.dialect.hasUnits || unit.tables.contains(where: { there.tables.contains($0) })
    {
      tables += unit.tables
    }
    return (
      tables.filter { !there.tables.contains($0) },
      try indexes(there.tables).map { $0.name }.filter { !there.indexes.contains($0) },
      there.triggers.sorted()
    )
  }

  /// The tables that belong to no noun and always stand.
  private static let common = [
    "sequence", "identity", "operation", "created", "import_row", "erased",
  ]

  /// The indexes of the tables that are there.
  private func indexes(_ there: Set<String>) throws(CRMError) -> [NounTables.Index] {
    try database.allTables().flatMap { table in
      let tables = NounTables(table.noun)
      let past = there.contains(table.name + "_past") ? tables.pastIndex : nil
      return (there.contains(table.name) ? tables.indexes : []) + (past.map { [$0] } ?? [])
    }
  }

  /// Makes indexes that are not there, and the others anew.
  package func mendIndexes() throws(CRMError) {
    let there = try connection.objects()
    for index in try indexes(there.tables) where !there.indexes.contains(index.name) {
      try connection.execute(index.statement)
    }
    try connection.rebuildIndexes()
  }

  /// The nouns of which the next number was given already; `operation` among them.
  package func sequencesBehind() throws(CRMError) -> [String] {
    var behind: [String] = []
    for (name, newest) in try newestNumbers() {
      let last =
        try connection.integer("SELECT last FROM sequence WHERE name = $1", .text(name)) ?? 0
      if last < newest { behind.append(name) }
    }
    return behind
  }

  /// Lets every sequence go on behind the newest number there is.
  package func mendSequences() throws(CRMError) {
    for (name, newest) in try newestNumbers() where newest > 0 {
      try connection.run(
        connection.dialect.bookkeeping.number, .text(name), .integer(newest))
    }
  }

  private func newestNumbers() throws(CRMError) -> [(String, Int64)] {
    var all = [("operation", try connection.integer("SELECT MAX(id) FROM operation") ?? 0)]
    for table in try database.allTables() {
      let now = try connection.integer("SELECT MAX(id) FROM \(table.name)") ?? 0
      let past = try connection.integer("SELECT MAX(id) FROM \(table.name)_past") ?? 0
      all.append((table.noun.name.rawValue, max(now, past)))
    }
    return all
  }
}
