import CRMDomain
import CRMStore
import CSQLite

// Tables that come when something is stored in them.
extension SQLiteConnection {
  func supply(_ units: TableUnits) { self.units = units }

  func standing() throws(CRMError) -> Set<String>? {
    guard units != nil else { return nil }
    let rows = try prepareStored("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
    var names: Set<String> = []
    while try rows.step() { names.insert(rows.string(0) ?? "") }
    return names
  }

  func isKnown(_ table: String) -> Bool {
    sqlite3_table_column_metadata(db, "main", table, nil, nil, nil, nil, nil, nil) == SQLITE_OK
  }

  func stands(_ table: String) throws(CRMError) -> Bool {
    let look = try prepareStored(
      "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = $1")
    look.bind(1, table)
    defer { look.reset() }
    return try look.step()
  }

  func need(_ table: String, isBare: Bool, hasSeeds: Bool) throws(CRMError) -> Bool {
    guard let unit = units?.unit(of: table), try !stands(table) else { return false }
    let isAlone = sqlite3_get_autocommit(db) != 0
    if isAlone { try executePlainly("BEGIN IMMEDIATE") }
    do throws(CRMError) {
      // Somebody may have made it while the lock was waited for.
      let isMissing = isAlone ? try !stands(table) : true
      if isMissing { try make(unit, isBare: isBare, hasSeeds: hasSeeds) }
      if isAlone { try executePlainly("COMMIT") }
      return isMissing
    } catch {
      if isAlone { sqlite3_exec(db, "ROLLBACK", nil, nil, nil) }
      throw error
    }
  }

  private func make(_ unit: TableUnit, isBare: Bool, hasSeeds: Bool) throws(CRMError) {
    noteTables()
    rowGuard?.isMaking = true
    defer { rowGuard?.isMaking = false }
    // Should the transaction be taken back, what was made ready for them reads nothing.
    for table in unit.tables { try register(table) }
    for statement in unit.statements {
      try executePlainly(dialect.schema(TableUnits.inMain(statement)))
    }
    if !isBare {
      for index in unit.indexes { try executePlainly(index.statement(in: "main")) }
    }
    if hasSeeds { for statement in unit.seeds { try executePlainly(TableUnits.inMain(statement)) } }
  }

  /// Lets what is not there be read as empty, or as it would begin.
  private func register(_ table: String) throws(CRMError) {
    guard !isAbsent(table), let units, let source = SQLiteAbsentTable(self, table, units) else {
      return
    }
    absent.append((table, source))
    let code = sqlite3_create_module_v2(
      db, table, &SQLiteAbsentTable.module, Unmanaged.passUnretained(source).toOpaque(), nil)
    guard code == SQLITE_OK else { throw failure(of: code) }
  }

  /// Whether a statement that could not be made ready can be now, because what it names was missing.
  func supplyMissing(for sql: String) throws(CRMError) -> Bool {
    guard units != nil, let chars = sqlite3_errmsg(db) else { return false }
    var table = String(cString: chars)
    for (head, isNeeded) in [("no such table: ", true), ("main.", false)] {
      if table.hasPrefix(head) {
        table = String(table.dropFirst(head.utf8.count))
      } else if isNeeded {
        return false
      }
    }
    guard !isAbsent(table) else { return false }
    try register(table)
    guard isAbsent(table) else { return false }
    if Self.mayWrite(sql.utf8.first) { try needTarget(of: sql) }
    return true
  }

  private func isAbsent(_ table: String) -> Bool {
    for known in absent where known.name == table { return true }
    return false
  }

  /// Whether a statement that begins with this letter may store, change or remove rows.
  static func mayWrite(_ first: UInt8?) -> Bool {
    first == UInt8(ascii: "I") || first == UInt8(ascii: "U") || first == UInt8(ascii: "D")
  }

  /// Makes the tables a statement stores rows in, or changes those they begin with.
  func needTarget(of sql: String) throws(CRMError) {
    guard let (verb, table) = Self.target(of: sql),
      let known = absent.first(where: { $0.name == table }),
      verb == "INSERT" || known.source.begins
    else { return }
    _ = try need(table, isBare: false, hasSeeds: true)
  }

  /// What a statement writes to, and how; nil where it only asks.
  private static func target(of sql: String) -> (verb: String, table: String)? {
    let words = sql.split(maxSplits: 8) { $0 == " " || $0 == "\n" || $0 == "(" }
    guard let verb = words.first else { return nil }
    let place: Int
    switch verb {
    case "INSERT", "DELETE": place = 2
    case "UPDATE": place = 1
    default: return nil
    }
    guard place < words.count else { return nil }
    let table = words[place]
    return (
      String(verb), String(table.hasPrefix("main.") ? table.dropFirst(5) : table)
    )
  }

  // MARK: Letting go

  func separate(_ units: TableUnits) throws(CRMError) {
    self.units = units
    defer { noteTables() }
    try cutReferences(units)
    for unit in units.all.reversed() where try isUnused(unit) {
      for table in unit.tables.reversed() {
        try executePlainly("DROP TABLE IF EXISTS main.\(table)")
      }
    }
  }

  /// Whether tables stand and hold nothing but what they begin with: as many rows, and none that was ever written.
  private func isUnused(_ unit: TableUnit) throws(CRMError) -> Bool {
    var stands = false
    for table in unit.tables where try self.stands(table) {
      stands = true
      let begins = Int64(units?.rows(of: table).count ?? 0)
      if begins > 0 {
        let written = try prepareStored("SELECT 1 FROM main.\(table) WHERE version <> 0 LIMIT 1")
        if try written.first() != nil { return false }
      }
      let count = try prepareStored(
        "SELECT COUNT(*) FROM (SELECT 1 FROM main.\(table) LIMIT \(begins + 1))")
      guard try count.first() == begins else { return false }
    }
    return stands
  }

  /// Takes references out of the schema that lead to what may not stand. SQLite has no statement for that, and
  /// documents this way (sqlite.org/lang_altertable.html, "making other kinds of table schema changes").
  private func cutReferences(_ units: TableUnits) throws(CRMError) {
    var changed: [(table: String, text: String)] = []
    for unit in units.all + [units.standingUnit] {
      for table in unit.tables {
        let look = try prepareStored(
          "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = $1")
        look.bind(1, table)
        defer { look.reset() }
        guard try look.step(), let text = look.string(0) else { continue }
        let cut = Self.cut(text) { unit.tables.contains($0) || units.alwaysStands($0) }
        if cut != text { changed.append((table, cut)) }
      }
    }
    guard !changed.isEmpty else { return }
    _ = crm_sqlite_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0)
    defer { _ = crm_sqlite_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1) }
    try executePlainly("PRAGMA writable_schema = ON")
    for (table, text) in changed {
      let write = try prepareStored(
        "UPDATE main.sqlite_schema SET sql = $2 WHERE type = 'table' AND name = $1")
      write.bind(1, table)
      write.bind(2, text)
      try write.run()
    }
    let version = try prepare("PRAGMA schema_version").first() ?? 0
    try executePlainly("PRAGMA schema_version = \(version + 1); PRAGMA writable_schema = RESET")
  }

  /// The text of a table without references to others than these.
  private static func cut(_ text: String, keeping isKept: (String) -> Bool) -> String {
    var parts = text.replacing(" REFERENCES ", by: "\u{0}").split(
      separator: "\u{0}", omittingEmptySubsequences: false)
    for i in parts.indices.dropFirst() {
      let name = String(parts[i].prefix { $0 != "(" })
      if isKept(name) {
        parts[i] = " REFERENCES " + parts[i]
      } else if let end = parts[i].firstIndex(of: ")") {
        parts[i] = parts[i][parts[i].index(after: end)...]
      }
    }
    return parts.joined()
  }
}
