import CRMStore
import CSQLite

// Tables that are not there, and read as if they were.
//
// SQLite looks for a table among its modules of virtual tables when the schema has none of the name. So a module
// called as the table answers where it is not there, and no longer once it is: a statement that was made ready
// before is made ready again when the schema changes, whoever changed it, and reads the real one. A TEMP table in
// its place would go on standing before the real one, and lose what another process writes.
//
// Nothing is written to it: what stores a row makes the table first (`SQLiteConnection.need`), what changes or
// removes rows finds none.

/// A table that is not there: what its columns are, and the rows it would begin with.
final class SQLiteAbsentTable {
  fileprivate let declaration: String
  fileprivate let rows: [[SQLValue]]
  /// Whether it would begin with rows.
  var begins: Bool { !rows.isEmpty }

  private unowned let connection: SQLiteConnection

  /// What stands for a table in a connection; nil where there is none of the name.
  init?(_ connection: SQLiteConnection, _ table: String, _ units: TableUnits) {
    self.connection = connection
    var names: [String] = []
    let begins = units.begins(table)
    var text = "CREATE TABLE x("
    let isThere = units.eachColumn(of: table) { name, isNumber in
      if text.utf8.last != UInt8(ascii: "(") { text += "," }
      text += name
      text += isNumber ? " INTEGER" : " TEXT"
      if begins { names.append(name) }
    }
    guard isThere else { return nil }
    // The words of a table are asked for by its own name.
    if table.hasSuffix("_fts") { text += "," + table + " HIDDEN" }
    declaration = text + ")"
    rows = begins ? units.rows(of: table).map { row in names.map { row[$0] ?? .null } } : []
  }

  /// Says what its columns are, which is no table that anybody makes.
  private func declare(_ db: OpaquePointer?) -> Int32 {
    connection.isDeclaring = true
    defer { connection.isDeclaring = false }
    return sqlite3_declare_vtab(db, declaration)
  }

  /// A table as SQLite has it, and a place in its rows.
  private struct Table {
    var base = sqlite3_vtab()
    var source: Unmanaged<SQLiteAbsentTable>
  }
  private struct Cursor {
    var base = sqlite3_vtab_cursor()
    var row = 0
  }

  private static func source(_ table: UnsafeMutablePointer<sqlite3_vtab>?) -> SQLiteAbsentTable? {
    guard let table else { return nil }
    return UnsafeMutableRawPointer(table).assumingMemoryBound(to: Table.self).pointee.source
      .takeUnretainedValue()
  }

  private static func cursor(
    _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?
  ) -> UnsafeMutablePointer<Cursor>? {
    cursor.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: Cursor.self) }
  }

  /// What every one of them is asked by.
  nonisolated(unsafe) static var module: sqlite3_module = {
    var module = sqlite3_module()
    module.iVersion = 1
    // No `xCreate`: it is there without being made.
    module.xConnect = { db, context, _, _, made, _ in
      guard let context, let made else { return SQLITE_ERROR }
      let source = Unmanaged<SQLiteAbsentTable>.fromOpaque(context)
      let code = source.takeUnretainedValue().declare(db)
      guard code == SQLITE_OK else { return code }
      // It does nothing beyond the file, so views may read it.
      _ = crm_sqlite_vtab_innocuous(db)
      let table = UnsafeMutablePointer<Table>.allocate(capacity: 1)
      table.initialize(to: Table(source: source))
      made.pointee = UnsafeMutableRawPointer(table).assumingMemoryBound(to: sqlite3_vtab.self)
      return SQLITE_OK
    }
    module.xDisconnect = { table in
      if let table {
        UnsafeMutableRawPointer(table).assumingMemoryBound(to: Table.self).deallocate()
      }
      return SQLITE_OK
    }
    module.xBestIndex = { table, plan in
      guard let plan, let source = SQLiteAbsentTable.source(table) else { return SQLITE_ERROR }
      let isEmpty = source.rows.isEmpty
      var count: Int32 = 0
      for i in 0..<Int(plan.pointee.nConstraint) {
        let constraint = plan.pointee.aConstraint[i]
        // Of nothing everything is true; of a few rows SQLite itself looks which are meant.
        guard constraint.usable != 0, isEmpty else { continue }
        count += 1
        plan.pointee.aConstraintUsage[i].argvIndex = count
        plan.pointee.aConstraintUsage[i].omit = 1
      }
      plan.pointee.estimatedRows = Int64(source.rows.count)
      plan.pointee.estimatedCost = Double(source.rows.count + 1)
      if isEmpty { plan.pointee.orderByConsumed = 1 }
      return SQLITE_OK
    }
    module.xOpen = { _, made in
      guard let made else { return SQLITE_ERROR }
      let cursor = UnsafeMutablePointer<Cursor>.allocate(capacity: 1)
      cursor.initialize(to: Cursor())
      made.pointee = UnsafeMutableRawPointer(cursor).assumingMemoryBound(
        to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }
    module.xClose = { cursor in
      SQLiteAbsentTable.cursor(cursor)?.deallocate()
      return SQLITE_OK
    }
    module.xFilter = { cursor, _, _, _, _ in
      guard let place = SQLiteAbsentTable.cursor(cursor) else { return SQLITE_ERROR }
      place.pointee.row = 0
      return SQLITE_OK
    }
    module.xNext = { cursor in
      SQLiteAbsentTable.cursor(cursor)?.pointee.row += 1
      return SQLITE_OK
    }
    module.xEof = { cursor in
      guard let place = SQLiteAbsentTable.cursor(cursor)?.pointee,
        let source = SQLiteAbsentTable.source(place.base.pVtab)
      else { return 1 }
      return place.row >= source.rows.count ? 1 : 0
    }
    module.xColumn = { cursor, context, column in
      guard let place = SQLiteAbsentTable.cursor(cursor)?.pointee,
        let row = SQLiteAbsentTable.source(cursor?.pointee.pVtab)?.rows[place.row],
        Int(column) < row.count
      else { return SQLITE_OK }
      switch row[Int(column)] {
      case .null: break
      case .integer(let number): sqlite3_result_int64(context, number)
      case .text(let text):
        sqlite3_result_text(
          context, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
      }
      return SQLITE_OK
    }
    module.xRowid = { cursor, number in
      number?.pointee = Int64(SQLiteAbsentTable.cursor(cursor)?.pointee.row ?? 0) + 1
      return SQLITE_OK
    }
    // What changes or removes rows may be made ready; a row that would be stored is refused.
    module.xUpdate = { _, _, _, _ in SQLITE_READONLY }
    return module
  }()
}
