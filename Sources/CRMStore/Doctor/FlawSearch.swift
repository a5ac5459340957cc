import CRMDomain

/// What stands in the rows, those of the past too, that no command would have stored, and histories that
/// cannot be.
package struct FlawSearch {
  /// Records with a flaw in a field.
  package struct Finding: Sendable {
    /// The noun.
    package var noun: NounName
    /// The field.
    package var field: String
    /// What is wrong with it.
    package var flaw: StoredFlaw
    /// Whether it is the field of a user.
    package var isCustom: Bool
    /// Whether an earlier state has it, and not the record as it is.
    package var isPast: Bool
    /// The records, by number, each once.
    package var records: [Int64]
  }

  private let database: Database

  /// A search through a database.
  package init(_ database: Database) { self.database = database }

  /// What is wrong, noun by noun, in the order of fields.
  package func find() throws(CRMError) -> [Finding] {
    var found: [Finding] = []
    for table in try database.usedTables() {
      found += try find(in: table, isPast: false)
      found += try find(in: table, isPast: true)
    }
    return found
  }

  private func find(in table: RecordTable, isPast: Bool) throws(CRMError) -> [Finding] {
    let columns = table.layout.columns.map { isPast && $0.role == .denormalised ? "NULL" : $0.name }
    let rows = try database.connection.prepare(
      "SELECT \(columns.joined(separator: ", ")) FROM \(table.name)\(isPast ? "_past" : "")"
        + " ORDER BY id\(isPast ? ", ended" : "")", .streamed)
    var found: [Finding] = []
    let row = Row(table.layout)
    while try rows.step() {
      row.load(rows)
      let number = row.integer(RecordTable.id)
      row.eachFlaw(isPast: isPast) { field, flaw in
        let place =
          found.firstIndex { $0.field == field.name && $0.flaw == flaw }
          ?? {
            found.append(
              Finding(
                noun: table.noun.name, field: field.name, flaw: flaw,
                isCustom: field.custom != nil, isPast: isPast, records: []))
            return found.count - 1
          }()
        if found[place].records.last != number { found[place].records.append(number) }
      }
    }
    return found
  }

  /// The records whose states do not follow one on the other: each state ends where the next begins, unless
  /// the record was gone between and an operation brought it back.
  package func brokenHistories() throws(CRMError) -> [(noun: NounName, records: [Int64])] {
    let newest = try OperationLog(database).newest()
    var found: [(noun: NounName, records: [Int64])] = []
    for table in try database.usedTables() {
      let name = table.name
      let rows = try database.connection.prepare(
        "SELECT DISTINCT q.id FROM (SELECT s.id, s.version, s.ended,"
          + " LEAD(s.version) OVER (PARTITION BY s.id ORDER BY s.version) AS following"
          + " FROM (SELECT id, version, ended FROM \(name)_past"
          + " UNION ALL SELECT id, version, NULL FROM \(name)) s) q"
          + " WHERE q.ended <= q.version OR q.following < q.ended OR q.version > $1 OR q.ended > $1"
          + " OR (q.ended IS NULL AND q.following IS NOT NULL)"
          + " OR (q.following > q.ended AND NOT EXISTS (SELECT 1 FROM created c"
          + " WHERE c.operation = q.following AND c.noun = $2 AND c.first <= q.id AND c.last >= q.id))"
          + " ORDER BY q.id")
      rows.bind([.integer(newest), .text(table.noun.name.rawValue)])
      var records: [Int64] = []
      while try rows.step() { records.append(rows.integer(0)) }
      if !records.isEmpty { found.append((table.noun.name, records)) }
    }
    return found
  }

  /// The contacts that are named as an e-mail address they do not have: somebody who was only referred to.
  package func ghosts() throws(CRMError) -> [(record: Int64, address: String)] {
    let rows = try database.connection.prepare(
      "SELECT id, name, email, emails FROM contact WHERE name LIKE '%@%' ORDER BY id")
    var found: [(record: Int64, address: String)] = []
    while try rows.step() {
      guard let name = rows.string(1), let key = EmailAddress.key(name) else { continue }
      let own = [rows.string(2)].compactMap(\.self) + Labelled.list(rows.text(3)).map { $0.value }
      if !own.contains(where: { EmailAddress.key($0) == key }) {
        found.append((rows.integer(0), name))
      }
    }
    return found
  }
}
