import CRMDomain

/// Brings the columns up to date that are kept of other records: the newest activity of a contact.
///
/// They are computed from what is there when the operation ends, by one statement over the records
/// concerned, so that undo, redo, import and merge need no rule of their own. Neither version nor
/// `updated_at` of a record changes with them, and its twin does not have them.
final class KeptColumns {
  /// A kept column and where it comes from.
  private struct Kept {
    var table: String
    var column: String
    /// Where the tables themselves are: what is kept is the same for everybody, whatever they see.
    var schema: String
    /// The records it is the latest of: table, the column that refers to the record, the value.
    var source: String
    var reference: String
    var value: Field.Latest

    /// The value of the record of `table` at hand.
    var latest: String {
      "(SELECT \(value.figure) FROM \(schema).\(source) s WHERE s.\(reference) = \(table).id\(value.condition))"
    }
  }

  /// From so many records on all of them are computed.
  private static let bound = 100_000

  private let database: Database
  private var connection: any Connection { database.connection }
  private var known: [Kept]?
  private var ids: [String: Set<Int64>] = [:]
  private var queried: Set<String> = []
  private var whole: Set<String> = []

  init(_ database: Database) { self.database = database }

  private func all() throws(CRMError) -> [Kept] {
    if let known { return known }
    var all: [Kept] = []
    for noun in database.catalogue.nouns {
      for field in noun.fields {
        guard let latest = field.latest, let source = database.catalogue[latest.noun] else {
          continue
        }
        all.append(
          Kept(
            table: noun.table, column: field.name, schema: connection.dialect.schemaName,
            source: source.table,
            reference: noun.name.rawValue, value: latest))
      }
    }
    known = all
    return all
  }

  /// Notes the records a row of a source refers to.
  func note(_ row: Row, of table: RecordTable) throws(CRMError) {
    for kept in try all() where kept.source == table.name {
      guard !whole.contains(kept.table), let column = table.layout.column(kept.reference),
        !row.isNull(column)
      else { continue }
      ids[kept.table, default: []].insert(row.integer(column))
      if ids[kept.table, default: []].count > Self.bound {
        whole.insert(kept.table)
        ids[kept.table] = nil
      }
    }
  }

  /// Notes what an undo touched: the records of a table that came back, and those that records which came
  /// or went refer to. Their numbers are in `TABLE_touched`, what they were in the twin.
  func noteUndone(
    _ table: RecordTable, by operation: Int64, returned: Bool
  ) throws(CRMError) {
    for kept in try all() {
      let touched = "SELECT id FROM \(table.name)_touched"
      if kept.table == table.name, returned { try queue(kept, touched, []) }
      guard kept.source == table.name else { continue }
      try queue(
        kept,
        "SELECT \(kept.reference) FROM \(kept.source) WHERE id IN (\(touched))"
          + " AND \(kept.reference) IS NOT NULL UNION SELECT \(kept.reference)"
          + " FROM \(kept.source)_past WHERE ended = $1 AND \(kept.reference) IS NOT NULL",
        [.integer(operation)])
    }
  }

  private func queue(_ kept: Kept, _ query: String, _ values: [SQLValue]) throws(CRMError) {
    try makeQueue(kept.table)
    let insert = try connection.prepare(
      "INSERT INTO kept_\(kept.table)(id) SELECT * FROM (\(query)) q WHERE TRUE"
        + " ON CONFLICT(id) DO NOTHING")
    insert.bind(values)
    try insert.run()
  }

  private func makeQueue(_ table: String) throws(CRMError) {
    guard queried.insert(table).inserted else { return }
    try connection.makeTemporary("kept_\(table)", "id {id}")
  }

  /// Computes what was noted.
  func finish() throws(CRMError) {
    guard !ids.isEmpty || !queried.isEmpty || !whole.isEmpty else { return }
    for kept in try all() {
      let update =
        "UPDATE \(connection.dialect.schemaName).\(kept.table) SET \(kept.column) = \(kept.latest)"
        + " WHERE \(kept.column) IS DISTINCT FROM \(kept.latest)"
      if whole.contains(kept.table) {
        try connection.execute(update)
      } else {
        if let ids = ids[kept.table] {
          let one = try connection.prepare(
            connection.dialect.keepOne?(kept.table) ?? update + " AND id = $1")
          for id in ids.sorted() {
            one.bind(1, id)
            try one.run()
          }
        }
        if queried.contains(kept.table) {
          let queued = "SELECT id FROM kept_\(kept.table)"
          if let keep = connection.dialect.keepOne?(kept.table) {
            try connection.execute(keep.replacing("$1", by: "id") + " FROM (\(queued)) q")
          } else {
            try connection.execute(update + " AND id IN (\(queued))")
          }
        }
      }
    }
    for table in queried { try connection.execute("DROP TABLE kept_\(table)") }
    ids = [:]
    queried = []
    whole = []
  }

  /// Computes all of them anew.
  func rebuild() throws(CRMError) {
    for kept in try all() { whole.insert(kept.table) }
    try finish()
  }

  /// How many records have another value than they should.
  func drift() throws(CRMError) -> [(table: String, column: String, count: Int64)] {
    var found: [(table: String, column: String, count: Int64)] = []
    for kept in try all() {
      let count = try connection.integer(
        "SELECT COUNT(*) FROM \(kept.table) WHERE \(kept.column) IS DISTINCT FROM \(kept.latest)")
      if let count, count > 0 { found.append((kept.table, kept.column, count)) }
    }
    return found
  }
}
