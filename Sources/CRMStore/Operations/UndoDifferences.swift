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
    let pairs =
      " FROM \(name)_past p LEFT JOIN \(name) c ON c.id = p.id"
      + " WHERE p.ended = $1 AND p.id IN (SELECT id FROM \(name)_wanted)"
    let count = try connection.prepare("SELECT COUNT(*), COUNT(c.id)" + pairs)
    count.bind(1, source)
    guard try count.step() else { return }
    hasExisting = count.integer(1) > 0
    hasMissing = count.integer(0) > count.integer(1)
    guard hasExisting else { return }
    var unknown = table.layout.columns.filter { $0.role != .denormalised && $0.role != .identity }
      .map { $0.name }
    // An operation mostly changed the same columns everywhere: one record that differs shows them, and
    // that no other column differs is a third cheaper to ask than which of them do.
    for _ in 0..<Self.mostLooks where !unknown.isEmpty {
      let differing = unknown.map { "p.\($0) IS DISTINCT FROM c.\($0)" }
      let look = try connection.prepare(
        "SELECT " + differing.map { "CASE WHEN \($0) THEN 1 ELSE 0 END" }.joined(separator: ", ")
          + pairs + " AND c.id IS NOT NULL AND (\(differing.joined(separator: " OR "))) LIMIT 1")
      look.bind(1, source)
      guard try look.step() else { return }
      for (i, column) in unknown.enumerated() where look.integer(i) == 1 { columns.insert(column) }
      unknown.removeAll { columns.contains($0) }
    }
    let differences = unknown.map {
      "MAX(CASE WHEN p.\($0) IS DISTINCT FROM c.\($0) AND c.id IS NOT NULL THEN 1 ELSE 0 END)"
    }
    guard !differences.isEmpty else { return }
    let look = try connection.prepare("SELECT " + differences.joined(separator: ", ") + pairs)
    look.bind(1, source)
    guard try look.step() else { return }
    for (i, column) in unknown.enumerated() where look.integer(i) == 1 { columns.insert(column) }
  }

  /// How often it is asked which columns one record differs in, before all are asked of all.
  private static let mostLooks = 4

  /// Whether a column differs, or a row comes back whole.
  func concerns(_ column: String) -> Bool { hasMissing || columns.contains(column) }

  /// Whether keys or words differ.
  func feedsDerived(_ table: RecordTable) -> Bool {
    table.layout.columns.indices.contains {
      columns.contains(table.layout.columns[$0].name) && table.layout.feedsDerived($0)
    }
  }
}
