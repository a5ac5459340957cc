import CRMDomain

/// What differs, in one table, between the rows that are there and those that come back.
struct UndoDifferences {
  /// The columns, of content and what is derived from it, that differ in some record.
  var columns: Set<String> = []
  /// Whether some of the records are there.
  var hasExisting = false
  /// Whether some of them are not.
  var hasMissing = false

  /// Nothing.
  init() {}

  init(
    _ table: RecordTable, _ source: Int64, _ connection: any Connection
  ) throws(CRMError) {
    let name = table.name
    let all = table.layout.columns.filter { $0.role != .kept && $0.role != .identity }
    let differences = all.map {
      "MAX(p.\($0.name) IS DISTINCT FROM c.\($0.name) AND c.id IS NOT NULL)"
    }
    let wanted = "p.ended = $1 AND p.id IN (SELECT id FROM temp.\(name)_wanted)"
    let look = try connection.prepare(
      "SELECT COUNT(*), COUNT(c.id), \(differences.joined(separator: ", "))"
        + " FROM \(name)_past p LEFT JOIN \(name) c ON c.id = p.id WHERE \(wanted)")
    look.bind(1, source)
    guard try look.step() else { return }
    hasExisting = look.integer(1) > 0
    hasMissing = look.integer(0) > look.integer(1)
    for (i, column) in all.enumerated() where look.integer(i + 2) == 1 {
      columns.insert(column.name)
    }
  }

  /// Whether a column differs, or a row comes back whole.
  func concerns(_ column: String) -> Bool { hasMissing || columns.contains(column) }

  /// Whether keys or words differ.
  func feedsDerived(_ table: RecordTable) -> Bool {
    table.layout.columns.indices.contains {
      columns.contains(table.layout.columns[$0].name) && table.layout.feedsDerived($0)
    }
  }
}
