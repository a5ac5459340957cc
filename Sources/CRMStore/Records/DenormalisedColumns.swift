import CRMDomain

/// Brings the columns up to date that are kept of other records: the newest activity of a contact.
///
/// They are computed from what is there when the operation ends, by one statement over the records
/// concerned, so that undo, redo, import and merge need no rule of their own. Neither version nor
/// `updated_at` of a record changes with them, and its twin does not have them.
final class DenormalisedColumns {
  /// A kept column and where it comes from.
  private struct Kept {
    var table: String
    var column: String
    /// Where the tables themselves are: what is kept is the same for everybody, whatever they see.
    var schema: String
    /// The records it is kept of, by their table.
    var sources: [(table: String, source: Field.Latest.Source)]
    /// The column by which they refer to the record.
    var reference: String
    /// The value of the record of `table` at hand.
    var latest: String
  }

  /// From so many records on all of them are computed.
  private static let bound = 100_000

  private let database: Database
  private var connection: any Connection { database.connection }
  private var known: [Kept]?
  private var knownByRules: [KeptByRules]?
  private var ids: [String: Set<Int64>] = [:]
  private var queried: Set<String> = []
  private var whole: Set<String> = []

  init(_ database: Database) { self.database = database }

  private func all() throws(CRMError) -> [Kept] {
    if let known { return known }
    var all: [Kept] = []
    for noun in database.catalogue.nouns {
      for field in noun.fields {
        guard let latest = field.latest else { continue }
        let schema = connection.dialect.schemaName
        all.append(
          Kept(
            table: noun.table, column: field.name, schema: schema,
            sources: latest.sources.compactMap { source in
              database.catalogue[source.noun].map { ($0.table, source) }
            },
            reference: noun.name.rawValue,
            latest: latest.value(
              of: noun, "\(noun.table).id", in: database.catalogue, schema: schema)))
      }
    }
    // What is kept of a company is made of what is kept of its people.
    let company = Noun.company.table
    all = all.filter { $0.table != company } + all.filter { $0.table == company }
    known = all
    return all
  }

  /// The columns that are worked out by rules, of nouns that have records.
  private func byRules() throws(CRMError) -> [KeptByRules] {
    if let knownByRules { return knownByRules }
    var all: [KeptByRules] = []
    for type in RecordKeepers.all { all.append(try KeptByRules(type, database)) }
    knownByRules = all
    return all
  }

  /// Notes the records whose columns are worked out of a row.
  private func noteRules(_ row: Row, of table: RecordTable) throws(CRMError) {
    for kept in try byRules() {
      if kept.table == table.name {
        note(row.integer(RecordTable.id), in: kept.table)
      } else if let name = kept.reference(of: table), let column = table.layout.column(name),
        !row.isNull(column)
      {
        note(row.integer(column), in: kept.table)
      }
    }
  }

  /// Notes the records a row of a source refers to.
  func note(_ row: Row, of table: RecordTable) throws(CRMError) {
    try noteRules(row, of: table)
    for kept in try all() {
      guard
        kept.sources.contains(where: { $0.table == table.name && $0.source.counts(row) }),
        let column = table.layout.column(kept.reference), !row.isNull(column)
      else { continue }
      note(row.integer(column), in: kept.table)
    }
    switch table.noun.name {
    case .activity: noteParticipants(row)
    case .relation:
      // Whom somebody works for has had to do with us when they had.
      guard let (_, company) = DenormalisedColumns.employment(row) else { return }
      note(company, in: Noun.company.table)
    default: break
    }
  }

  func note(_ record: Int64, in table: String) {
    guard !whole.contains(table) else { return }
    ids[table, default: []].insert(record)
    if ids[table, default: []].count > Self.bound {
      whole.insert(table)
      ids[table] = nil
    }
  }

  private func noteParticipants(_ row: Row) {
    guard let column = row.layout.column(Activity.contacts), !row.isNull(column) else { return }
    for mention in Mention.list(row.text(column)) { note(mention.id, in: Noun.contact.table) }
  }

  /// The contact and the company of a relation that says where somebody works; nil for any other.
  static func employment(_ row: Row) -> (contact: Int64, company: Int64)? {
    guard row.string(Relation.type) == RelationType.employee,
      row.string(Relation.subjectNoun) == "contact",
      row.string(Relation.objectNoun) == "company",
      let subject = row.layout.column(Relation.subjectId),
      let object = row.layout.column(Relation.objectId)
    else { return nil }
    return (row.integer(subject), row.integer(object))
  }

  /// Notes what an undo touched: the records of a table that came back, and those that records which came
  /// or went refer to. Their numbers are in `TABLE_touched`, what they were in the twin.
  func noteUndone(
    _ table: RecordTable, by operation: Int64, returned: Bool
  ) throws(CRMError) {
    for kept in try all() {
      let touched = "SELECT id FROM \(table.name)_touched"
      if kept.table == table.name, returned { try queue(kept.table, touched, []) }
      guard let source = kept.sources.first(where: { $0.table == table.name })?.table else {
        continue
      }
      try queue(
        kept.table,
        "SELECT \(kept.reference) FROM \(source) WHERE id IN (\(touched))"
          + " AND \(kept.reference) IS NOT NULL UNION SELECT \(kept.reference)"
          + " FROM \(source)_past WHERE ended = $1 AND \(kept.reference) IS NOT NULL",
        [.integer(operation)])
    }
    let touched = "SELECT id FROM \(table.name)_touched"
    for kept in try byRules() {
      if kept.table == table.name { try queue(kept.table, touched, []) }
      if let dependents = kept.dependents(table) { try queue(kept.table, dependents, []) }
      guard let column = kept.reference(of: table) else { continue }
      try queue(
        kept.table,
        "SELECT \(column) FROM \(table.name) WHERE id IN (\(touched)) AND \(column) IS NOT NULL"
          + " UNION SELECT \(column) FROM \(table.name)_past WHERE ended = $1"
          + " AND \(column) IS NOT NULL", [.integer(operation)])
    }
    switch table.noun.name {
    case .activity:
      try queue(
        Noun.contact.table,
        "SELECT CAST(k.value AS BIGINT) FROM \(table.name)_key k WHERE k.kind = 'contacts'"
          + " AND k.record IN (\(touched))", [])
      let rows = try connection.prepare(
        "SELECT contacts FROM \(table.name)_past WHERE ended = $1 AND contacts IS NOT NULL")
      rows.bind(1, operation)
      while try rows.step() {
        for mention in Mention.list(rows.text(0)) { note(mention.id, in: Noun.contact.table) }
      }
      rows.reset()
    case .relation:
      let people = "subject_noun = 'contact' AND object_noun = 'company' AND type = 'employee'"
      try queue(
        Noun.company.table,
        "SELECT object_id FROM \(table.name) WHERE \(people) AND id IN (\(touched))"
          + " UNION SELECT object_id FROM \(table.name)_past WHERE \(people) AND ended = $1",
        [.integer(operation)])
    default: break
    }
  }

  private func queue(
    _ table: String, _ query: String, _ values: [SQLValue]
  ) throws(CRMError) {
    try makeQueue(table)
    let insert = try connection.prepare(
      "INSERT INTO kept_\(table)(id) SELECT * FROM (\(query)) q WHERE TRUE"
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
    try noteEmployers()
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
    for kept in try byRules() { try keep(kept) }
    for table in queried { try connection.execute("DROP TABLE kept_\(table)") }
    ids = [:]
    queried = []
    whole = []
  }

  private func keep(_ kept: KeptByRules) throws(CRMError) {
    var numbers = ids[kept.table] ?? []
    if whole.contains(kept.table) {
      numbers = Set(try kept.all())
    } else if queried.contains(kept.table) {
      numbers.formUnion(try connection.numbers("SELECT id FROM kept_\(kept.table)"))
    }
    for number in numbers.sorted() { try kept.keep(number) }
  }

  /// Notes the companies of the people that were noted.
  private func noteEmployers() throws(CRMError) {
    let (contact, company) = (Noun.contact.table, Noun.company.table)
    if whole.contains(contact) { whole.insert(company) }
    guard !whole.contains(company) else {
      ids[company] = nil
      return
    }
    let employers =
      "SELECT object_id FROM \(connection.dialect.schemaName).relation"
      + " WHERE subject_noun = 'contact' AND object_noun = 'company'"
      + " AND type = 'employee' AND subject_id"
    if let people = ids[contact] {
      let rows = try connection.prepare(employers + " = $1")
      for id in people {
        rows.bind(1, id)
        while try rows.step() { note(rows.integer(0), in: company) }
        rows.reset()
      }
    }
    if queried.contains(contact) {
      try queue(company, employers + " IN (SELECT id FROM kept_\(contact))", [])
    }
  }

  /// Computes all of them anew.
  func rebuild() throws(CRMError) {
    for kept in try all() { whole.insert(kept.table) }
    for kept in try byRules() where try connection.stands(kept.table) { whole.insert(kept.table) }
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
    for kept in try byRules() where try connection.stands(kept.table) {
      var counts: [String: Int64] = [:]
      for number in try kept.all() {
        for change in try kept.differences(number) ?? [] { counts[change.column, default: 0] += 1 }
      }
      for (column, count) in counts.sorted(by: { $0.key < $1.key }) {
        found.append((kept.table, column, count))
      }
    }
    return found
  }
}
