import CRMDomain

/// Folding keys and sort keys made anew from what people wrote: after a load, and when the order of names
/// changed. They are no part of any operation; earlier states get theirs too, or an undo would bring the
/// old ones back.
package struct DerivedColumns {
  private let database: Database
  private let table: RecordTable

  /// The derived columns of a noun's table.
  package init(_ database: Database, _ table: RecordTable) {
    self.database = database
    self.table = table
  }

  /// Makes them anew, in the table or in its twin; `collation` is the database's unless another is given.
  package func rebuild(past: Bool, collation: Collation? = nil) throws(CRMError) {
    let derived = table.layout.columns.indices.filter { table.layout.columns[$0].role == .derived }
    guard !derived.isEmpty else { return }
    let settings = try database.settings()
    let rules = ReadingRules(
      country: settings.country, currency: settings.currency,
      collation: collation ?? settings.collation,
      clock: LocalClock(now: Instant(seconds: 0), zone: .utc))
    let draft = RecordDraft(table.layout, rules)
    let stored = Row(table.layout)
    let name = past ? table.name + "_past" : table.name
    let columns = table.layout.columns.map { past && $0.role == .denormalised ? "NULL" : $0.name }
    let rows = try database.connection.prepare(
      "SELECT \(past ? "ended" : "0"), \(columns.joined(separator: ", ")) FROM \(name)",
      .interleaved)
    let assignments = derived.enumerated().map { n, column in
      "\(table.layout.columns[column].name) = $\(n + 3)"
    }
    let update = try database.connection.prepare(
      "UPDATE \(past ? table.stored + "_past" : table.stored) SET "
        + assignments.joined(separator: ", ") + " WHERE id = $1"
        + (past ? " AND ended = $2" : " AND $2 = 0"))
    while try rows.step() {
      stored.load(rows, from: 1)
      draft.begin(changing: stored)
      draft.derive()
      if derived.allSatisfy({ draft.row.isEqual($0, to: stored) }) { continue }
      update.bind(1, stored.integer(RecordTable.id))
      update.bind(2, rows.integer(0))
      for (n, column) in derived.enumerated() {
        if draft.row.isNull(column) {
          update.bindNull(n + 3)
        } else {
          update.bind(n + 3, borrowing: draft.row.text(column))
        }
      }
      try update.run()
    }
  }
}
