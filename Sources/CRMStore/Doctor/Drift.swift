import CRMDomain

/// Whether what is derived from the rows of a table is what the rows say: folding and sort keys, keys, words,
/// kept columns.
package struct Drift {
  private let database: Database

  /// The derived parts of a database.
  package init(_ database: Database) { self.database = database }

  /// What is wrong in one table.
  package struct Finding: Sendable {
    /// `folding`, `keys`, `words`, `kept`.
    package var part: String
    /// The table.
    package var table: String
    /// How many records are concerned.
    package var count: Int
    /// Some of them.
    package var examples: [Int64]
  }

  /// Looks through every table.
  package func find(_ rules: ReadingRules) throws(CRMError) -> [Finding] {
    var found: [Finding] = []
    for table in try database.allTables() { found += try find(table, rules) }
    for kept in try DenormalisedColumns(database).drift() {
      found.append(
        Finding(part: "kept", table: kept.table, count: Int(kept.count), examples: []))
    }
    return found
  }

  private func find(_ table: RecordTable, _ rules: ReadingRules) throws(CRMError) -> [Finding] {
    let derived = table.layout.columns.indices.filter { table.layout.columns[$0].role == .derived }
    var folding = Finding(part: "folding", table: table.name, count: 0, examples: [])
    var keys = Finding(part: "keys", table: table.name, count: 0, examples: [])
    var words = Finding(part: "words", table: table.name, count: 0, examples: [])
    func note(_ finding: inout Finding, _ record: Int64) {
      finding.count += 1
      if finding.examples.count < 5 { finding.examples.append(record) }
    }
    let row = Row(table.layout)
    let draft = RecordDraft(table.layout, rules)
    let rows = try database.connection.prepare(
      "SELECT \(table.columns) FROM \(table.name)", .interleaved)
    let hasKey =
      table.noun.hasKeys
      ? try database.connection.prepare(
        "SELECT 1 FROM \(table.name)_key WHERE kind = $1 AND value = $2 AND record = $3") : nil
    let stored =
      table.noun.isSearched
      ? try database.connection.prepare(
        database.connection.dialect.fullTextWords(table.name + "_fts")) : nil
    var expectedKeys: Int64 = 0
    var expectedWords: Int64 = 0
    var text = ByteBuffer(capacity: 256)
    while try rows.step() {
      row.load(rows)
      let number = row.integer(RecordTable.id)
      if !derived.isEmpty {
        draft.begin(changing: row)
        draft.derive()
        if !derived.allSatisfy({ draft.row.isEqual($0, to: row) }) { note(&folding, number) }
      }
      if let hasKey, !row.hasNoKeys {
        var isMissing = false
        for key in row.keys() {
          expectedKeys += 1
          hasKey.bind(1, key.kind)
          hasKey.bind(2, key.value)
          hasKey.bind(3, number)
          if try hasKey.first() == nil { isMissing = true }
        }
        if isMissing { note(&keys, number) }
      }
      guard let stored else { continue }
      text.truncate()
      row.appendWords(to: &text)
      if text.count > 0 { expectedWords += 1 }
      stored.bind(1, number)
      let isSame = try stored.step() ? stored.text(0).isEqual(to: text.bytes) : text.count == 0
      stored.reset()
      if !isSame { note(&words, number) }
    }
    // What is there beyond what should be.
    if table.noun.hasKeys, keys.count == 0 {
      let there =
        try database.connection.integer("SELECT COUNT(*) FROM \(table.name)_key") ?? 0
      if there != expectedKeys { keys.count = Int(abs(there - expectedKeys)) }
    }
    if table.noun.isSearched, words.count == 0 {
      let there =
        try database.connection.integer("SELECT COUNT(*) FROM \(table.name)_fts") ?? 0
      if there != expectedWords { words.count = Int(abs(there - expectedWords)) }
    }
    return [folding, keys, words].filter { $0.count > 0 }
  }

  /// Makes what is derived anew, of these tables, inside a transaction that writes.
  package func mend(_ tables: Set<String>) throws(CRMError) {
    for table in try database.allTables() where tables.contains(table.name) {
      try DerivedColumns(database, table).rebuild(past: false)
      let bulk = BulkTable(table, database.connection)
      try bulk.dropDerived()
      try bulk.makeDerived()
    }
    try DenormalisedColumns(database).rebuild()
  }

  /// The records whose day or moment cannot be: none of the calendar, born in the future or before 1880,
  /// made in the future, ended before they began.
  package func impossibleDates(
    _ now: Instant
  ) throws(CRMError) -> [(noun: NounName, field: String, records: [Int64])] {
    var found: [(noun: NounName, field: String, records: [Int64])] = []
    for table in try database.allTables() {
      for field in table.noun.fields {
        let value = field.custom.map { "custom ->> '\(CustomValues.key($0))'" } ?? field.column
        switch field.type {
        case .day, .instant, .due: break
        default: continue
        }
        // What does not count yet, as what is planned, may lie ahead.
        var counts = ""
        if field.name == "at", let lifecycle = table.noun.lifecycle, !lifecycle.counts.isEmpty {
          counts = " AND " + MovesSQL.isIn(lifecycle.counts, lifecycle)
        }
        let rows = try database.connection.prepare(
          "SELECT id, \(value)\(field.name == "ends_on" ? ", starts_on" : "") FROM \(table.name)"
            + " WHERE \(value) IS NOT NULL\(counts) ORDER BY id")
        var records: [Int64] = []
        while try rows.step() {
          guard let text = rows.textIfAny(1) else { continue }
          let isBefore =
            rows.columnCount > 2 && !rows.isNull(2)
            && text.lexicographicallyPrecedes(rows.text(2))
          if isBefore || !Drift.mayBe(text, field, now) { records.append(rows.integer(0)) }
        }
        if !records.isEmpty { found.append((table.noun.name, field.name, records)) }
      }
    }
    return found
  }

  private static func mayBe(_ text: Bytes, _ field: Field, _ now: Instant) -> Bool {
    switch field.type {
    case .due: return Day(text) != nil || Instant(text) != nil
    case .instant:
      guard let moment = Instant(text) else { return false }
      return !["created_at", "updated_at", "at"].contains(field.name) || moment <= now + 86_400
    default:
      guard let day = Day(text) else { return false }
      guard field.traits.contains(.birthday) else { return true }
      // Somewhere it is tomorrow already.
      return day <= now.day + 1 && day.date.year >= Field.firstBirthYear
    }
  }

  /// A moment that is not written as moments are stored, in whole seconds of UTC: nothing is before or after
  /// it, because moments are compared by their text.
  package struct Moment: Sendable {
    /// The record, and the column it is in.
    package var noun: NounName
    package var record: Int64
    package var column: String
    /// As it should be.
    package var normal: String
  }

  /// The moments that are not written as moments are stored, of columns of their own.
  package func foreignMoments() throws(CRMError) -> [Moment] {
    var found: [Moment] = []
    for table in try database.allTables() {
      for field in table.noun.fields
      where field.custom == nil && !field.traits.contains(.denormalised) {
        switch field.type {
        case .instant, .due: break
        default: continue
        }
        let rows = try database.connection.prepare(
          "SELECT id, \(field.column) FROM \(table.name) WHERE LENGTH(\(field.column)) > 10"
            + " AND \(field.column) NOT LIKE '____-__-__T__:__:__Z' ORDER BY id")
        while try rows.step() {
          guard let moment = Instant(rows.text(1)) else { continue }
          found.append(
            Moment(
              noun: table.noun.name, record: rows.integer(0), column: field.column,
              normal: moment.description))
        }
        rows.reset()
      }
    }
    return found
  }

  /// Writes moments as they are stored, in a database that is being made of a dump.
  func normaliseMoments() throws(CRMError) {
    for moment in try foreignMoments() {
      let table = try database.table(moment.noun)
      try database.connection.run(
        "UPDATE \(table.name) SET \(moment.column) = $1 WHERE id = $2", .text(moment.normal),
        .integer(moment.record))
    }
  }

  /// The records with a text that was read in the wrong encoding (`BjÃ¸rn`), by noun and field, those
  /// apart of which it can be told what was meant.
  package func mojibake(
    _ marks: [String]
  ) throws(CRMError) -> [(noun: NounName, field: String, isMendable: Bool, records: [Int64])] {
    var found: [(noun: NounName, field: String, isMendable: Bool, records: [Int64])] = []
    let contains = database.connection.dialect.textContains
    for table in try database.allTables() where table.noun.hasKeys {
      for field in table.noun.fields where field.custom == nil {
        switch field.type {
        case .text, .note: break
        default: continue
        }
        let condition = marks.indices.map { contains(field.name, "$\($0 + 1)") }
        let rows = try database.connection.prepare(
          "SELECT id, \(field.name) FROM \(table.name) WHERE "
            + "\(condition.joined(separator: " OR ")) ORDER BY id")
        rows.bind(marks.map { .text($0) })
        var (mendable, other): ([Int64], [Int64]) = ([], [])
        while try rows.step() {
          if field.isWritable, Mojibake.repaired(rows.string(1) ?? "") != nil {
            mendable.append(rows.integer(0))
          } else {
            other.append(rows.integer(0))
          }
        }
        if !mendable.isEmpty { found.append((table.noun.name, field.name, true, mendable)) }
        if !other.isEmpty { found.append((table.noun.name, field.name, false, other)) }
      }
    }
    return found
  }
}
