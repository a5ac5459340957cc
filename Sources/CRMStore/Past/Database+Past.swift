import CRMDomain

// Reading the past: a view of the noun's name stands before its table, in this connection alone. It holds
// the rows of the table that were there already and the rows of the twin that ended since, so that every
// question, filter and list runs on it unchanged.
//
// The costs are the question on today's rows and a scan of what changed since. The keys of records that
// changed are computed from the rows as they were, when a question asks for keys. What is kept of other
// records is what it is today, but for records one of those others of which changed since: that is
// computed. Full text of a day that is over is not there.
extension Database {
  /// Shows every record as it was after an operation.
  ///
  /// - Parameter moment: the moment that is meant, by which is judged what runs out by itself.
  /// - Throws: `data` where the states of that time were let go.
  package func showPast(_ operation: Int64, at moment: Instant) throws(CRMError) {
    guard operation >= (try RecordStates(self).pruned()) else {
      throw CRMError(
        .data, code: "pruned", "what was before then was let go by 'crm log prune'")
    }
    // Custom fields as they were then, and then the records that have them.
    try makeView(try table(.field), operation)
    forget()
    past = moment
    pastOperation = operation
    let tables = try usedTables().filter { ![.field, .config].contains($0.noun.name) }
    let kept = tables.filter { $0.noun.fields.contains { $0.latest != nil } }
    if connection.dialect.hasUnits {
      try hide(tables, asOf: operation)
    } else {
      for table in tables where !kept.contains(where: { $0 === table }) {
        try makeView(table, operation)
      }
    }
    // What is kept of a company is made of its people as they were.
    for isCompany in [false, true] {
      for table in kept where (table.noun.name.isOrganisation) == isCompany {
        try noteKeptSince(table, operation)
        try makeView(table, operation)
      }
    }
  }

  /// Lets views of then stand before tables, each when a statement first reads its table.
  private func hide(_ tables: [RecordTable], asOf operation: Int64) throws(CRMError) {
    // What hid rows before is gone, the view of fields with it.
    let tables = try isRestricted ? tables + [table(.field)] : tables
    try connection.hide { [unowned self] name in
      tables.first { $0.name == name }.map { viewText($0, operation) }
        ?? (isRestricted ? question(of: name) : nil)
    }
  }

  /// The newest operation at a moment; 0 before the first.
  package func operation(at moment: Instant) throws(CRMError) -> Int64 {
    let next = try connection.integer(
      "SELECT MIN(id) FROM operation WHERE at > $1", .text(moment.description))
    if let next { return next - 1 }
    return try connection.integer("SELECT MAX(id) FROM operation") ?? 0
  }

  /// When the first operation was; nil where nothing was done yet.
  package func firstMoment() throws(CRMError) -> Instant? {
    let first = try connection.prepare("SELECT MIN(at) FROM operation")
    defer { first.reset() }
    return try first.step() ? Instant(first.text(0)) : nil
  }

  private func makeView(_ table: RecordTable, _ operation: Int64) throws(CRMError) {
    if isRestricted, !rowRules.isServed, hidesRows(table.noun) {
      try connection.execute("DROP VIEW IF EXISTS temp.\(table.name)")
    }
    try connection.makeView(table.name, viewText(table, operation))
  }

  private func viewText(_ table: RecordTable, _ operation: Int64) -> String {
    let name = table.name
    let schema = connection.dialect.schemaName
    let now = table.noun.columns.map { column in
      guard column.role == .denormalised else { return column.name }
      return computed(column, table, "\(schema).\(name)", column.name) + " AS " + column.name
    }
    let then = table.noun.columns.map { column in
      guard column.role == .denormalised else { return column.name }
      let past = "\(schema).\(name)_past"
      return computed(
        column, table, past,
        "(SELECT k.\(column.name) FROM \(schema).\(name) k WHERE k.id = \(past).id)")
    }
    // What is hidden today was then: the view of the connection gives way to one that knows both.
    var (seen, saw) = ("", "")
    let rules = rowRules
    if isRestricted, !rules.isServed, hidesRows(table.noun) {
      let now = rules.condition(table.noun, belongings, "\(schema).\(name)", saysAll: true)
      let then = rules.pastCondition(table.noun, belongings, "\(schema).\(name)_past")
      (seen, saw) = (now.map { " AND " + $0 } ?? "", then.map { " AND " + $0 } ?? "")
    }
    return "SELECT \(now.joined(separator: ", ")) FROM \(schema).\(name)"
      + " WHERE version <= \(operation)\(seen) UNION ALL SELECT \(then.joined(separator: ", "))"
      + " FROM \(schema).\(name)_past WHERE ended > \(operation) AND version <= \(operation)\(saw)"
  }

  /// What is kept in a column: as it is, or computed from the records it is kept of, as they were.
  private func computed(
    _ column: Column, _ table: RecordTable, _ row: String, _ kept: String
  ) -> String {
    guard table.noun.field(column.name)?.latest != nil else { return "NULL" }
    let since = "\(table.name)_\(column.name)_since"
    return "CASE WHEN \(row).id IN (SELECT id FROM \(since))"
      + " THEN (SELECT s.latest FROM \(since) s WHERE s.id = \(row).id) ELSE \(kept) END"
  }

  /// Notes the records of a noun of which something is kept that changed since.
  private func noteKeptSince(_ table: RecordTable, _ operation: Int64) throws(CRMError) {
    for field in table.noun.fields {
      guard let latest = field.latest else { continue }
      try noteKeptSince(table, field, latest, operation)
    }
  }

  private func noteKeptSince(
    _ table: RecordTable, _ field: Field, _ latest: Field.Latest, _ operation: Int64
  ) throws(CRMError) {
    let queue = "\(table.name)_\(field.name)_since"
    let reference = table.noun.name.rawValue
    // A view of what was may stand before the tables already.
    let schema = connection.dialect.schemaName + "."
    try connection.makeTemporary(queue, "id {id}, latest {text}")
    var reaches: [(reach: ActivityReach, source: Field.Latest.Source)] = []
    for source in latest.sources {
      guard let noun = catalogue[source.noun] else { continue }
      try connection.run(
        "INSERT INTO \(queue)(id) SELECT DISTINCT c.\(reference) FROM created r"
          + " JOIN \(schema)\(noun.table) c"
          + " ON c.id >= r.first AND c.id <= r.last WHERE r.operation > $1 AND r.noun = $2"
          + " AND c.\(reference) IS NOT NULL ON CONFLICT(id) DO NOTHING", .integer(operation),
        .text(noun.name.rawValue))
      // What a changed record refers to today, and what it referred to before.
      let past = "FROM \(schema)\(noun.table)_past p WHERE p.ended > $1"
      for query in [
        "SELECT c.\(reference) AS id FROM \(schema)\(noun.table) c WHERE c.id IN (SELECT p.id \(past))",
        "SELECT p.\(reference) AS id \(past)",
      ] {
        try connection.run(
          "INSERT INTO \(queue)(id) SELECT DISTINCT q.id FROM (\(query)) q WHERE q.id IS NOT NULL"
            + " ON CONFLICT(id) DO NOTHING", .integer(operation))
      }
      // What is next of a company is what names it; what was last, also what its people did.
      if source.reachesFurther, let reach = ActivityReach(table.noun.name),
        !latest.isNext || table.noun.name.isPerson, try noteReachSince(reach, queue, operation)
      {
        reaches.append((reach, source))
      }
    }
    // The figure over those that stand as they did, and of those that changed.
    for source in latest.sources {
      guard let noun = catalogue[source.noun] else { continue }
      let value = latest.figure("s." + source.field)
      let counts = " AND s.version <= $1 AND \(source.condition("s"))"
      let standing =
        "SELECT s.\(reference) AS id, \(value) AS latest FROM \(schema)\(noun.table) s"
        + " WHERE s.\(reference) IN (SELECT id FROM \(queue))\(counts) GROUP BY s.\(reference)"
      let ended =
        "SELECT s.\(reference) AS id, \(value) AS latest FROM \(schema)\(noun.table)_past s"
        + " WHERE s.ended > $1\(counts) GROUP BY s.\(reference)"
      for figures in [standing, ended] {
        try connection.run(improving(queue, with: figures, latest), .integer(operation))
      }
    }
    for (reach, source) in reaches {
      try connection.run(
        improving(queue, with: reach.further(queue, latest, source), latest))
    }
  }

  /// Puts figures that are later, or of what is next sooner, in place of those that are noted.
  private func improving(
    _ queue: String, with figures: String, _ latest: Field.Latest
  ) -> String {
    "UPDATE \(queue) SET latest = x.latest FROM (\(figures)) x"
      + " WHERE x.id = \(queue).id AND x.latest IS NOT NULL AND (\(queue).latest IS NULL"
      + " OR \(queue).latest \(latest.isNext ? ">" : "<") x.latest)"
  }

  /// Notes whose activities changed since without naming them: who took part in them, and whom those work for.
  ///
  /// - Returns: whether anything did.
  private func noteReachSince(
    _ reach: ActivityReach, _ queue: String, _ operation: Int64
  ) throws(CRMError) -> Bool {
    let schema = connection.dialect.schemaName + "."
    let changed = try connection.integer(
      "SELECT 1 FROM created WHERE operation > $1 AND noun IN ('activity', 'relation')"
        + " UNION ALL SELECT 1 FROM \(schema)activity_past WHERE ended > $1"
        + " UNION ALL SELECT 1 FROM \(schema)relation_past WHERE ended > $1 LIMIT 1",
      .integer(operation))
    guard changed != nil else { return false }
    try needKeys(try table(.activity))
    let query = reach.changedSince(
      operation, schema, "activity_since", people: "\(Noun.contact.table)_last_activity_since")
    try connection.run(
      "INSERT INTO \(queue)(id) SELECT * FROM (\(query)) q WHERE TRUE ON CONFLICT(id) DO NOTHING")
    return true
  }

  /// Makes the keys of a noun's records as they were, before a question that asks for them.
  func needKeys(_ table: RecordTable) throws(CRMError) {
    guard isPast, table.noun.hasKeys, pastKeys.insert(table.noun.name).inserted else { return }
    let name = table.name
    let schema = connection.dialect.schemaName
    try connection.makeTemporary("\(name)_since", "id {id}")
    try connection.run(
      "INSERT INTO \(name)_since(id) SELECT DISTINCT id FROM \(schema).\(name)_past"
        + " WHERE ended > $1", .integer(pastOperation))
    try connection.run(
      "INSERT INTO \(name)_since(id) SELECT c.id FROM created r JOIN \(schema).\(name) c"
        + " ON c.id >= r.first AND c.id <= r.last WHERE r.operation > $1 AND r.noun = $2"
        + " ON CONFLICT(id) DO NOTHING",
      .integer(pastOperation), .text(table.noun.name.rawValue))
    try connection.makeTemporary(
      "\(name)_key_of_then", "kind {text}, value {text}, record {int}")
    let columns = table.layout.columns.map { $0.role == .denormalised ? "NULL" : $0.name }
    let rows = try connection.prepare(
      "SELECT \(columns.joined(separator: ", ")) FROM \(schema).\(name)_past"
        + " WHERE ended > $1 AND version <= $1")
    rows.bind(1, pastOperation)
    let insert = try connection.prepare(
      "INSERT INTO \(name)_key_of_then(kind, value, record) VALUES($1, $2, $3)")
    let row = Row(table.layout)
    while try rows.step() {
      row.load(rows)
      guard !row.hasNoKeys else { continue }
      try row.eachKey { kind, value throws(CRMError) in
        insert.bind(1, kind)
        insert.bind(2, borrowing: value)
        insert.bind(3, row.integer(RecordTable.id))
        try insert.run()
      }
    }
    if isRestricted, !rowRules.isServed, hidesRows(table.noun) {
      try connection.execute("DROP VIEW IF EXISTS temp.\(name)_key")
    }
    try connection.makeView(
      name + "_key",
      "SELECT kind, value, record FROM \(schema).\(name)_key"
        + " WHERE record NOT IN (SELECT id FROM \(name)_since) UNION ALL"
        + " SELECT kind, value, record FROM \(name)_key_of_then")
  }
}
