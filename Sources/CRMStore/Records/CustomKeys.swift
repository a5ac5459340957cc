import CRMDomain

/// The keys of one custom field, and the words of the records that have a value of it, made anew from the rows.
package struct CustomKeys {
  private let database: Database
  private let table: RecordTable

  /// The keys in a noun's table.
  package init(_ database: Database, _ table: RecordTable) {
    self.database = database
    self.table = table
  }

  /// Drops the keys of a field and makes them again if it has any; likewise the words.
  package func rebuild(_ number: Int64) throws(CRMError) {
    guard table.noun.hasKeys else { return }
    try rebuildKeys(number)
    if table.noun.isSearched { try rebuildWords(number) }
  }

  private func rebuildWords(_ number: Int64) throws(CRMError) {
    let c = database.connection
    let rows = try c.prepare(
      "SELECT \(table.columns) FROM \(table.name)"
        + " WHERE custom ->> '\(CustomValues.key(number))' IS NOT NULL", .interleaved)
    let row = Row(table.layout)
    var words = ByteBuffer(capacity: 256)
    while try rows.step() {
      row.load(rows)
      let number = row.integer(RecordTable.id)
      words.truncate()
      row.appendWords(to: &words)
      try c.run(c.dialect.fullTextDelete(table.name + "_fts"), .integer(number))
      guard words.count > 0 else { continue }
      let note = try c.prepare(c.dialect.fullTextInsert(table.name + "_fts"))
      note.bind(1, number)
      note.bind(2, borrowing: words.bytes)
      try note.run()
    }
  }

  private func rebuildKeys(_ number: Int64) throws(CRMError) {
    let c = database.connection
    let kind = "custom:\(number)"
    try c.run("DELETE FROM \(table.stored)_key WHERE kind = $1", .text(kind))
    guard let field = table.noun.fields.first(where: { $0.custom == number }),
      field.keyKind != nil
    else { return }
    let key = CustomValues.key(number)
    let rows = try c.prepare(
      "SELECT id, custom FROM \(table.name) WHERE custom ->> '\(key)' IS NOT NULL", .interleaved)
    let insert = try c.prepare(
      "INSERT INTO \(table.stored)_key(kind, value, record) VALUES($1, $2, $3)")
    while try rows.step() {
      guard let value = CustomValues(rows.text(1), folds: .empty)[number] else { continue }
      for text in Set(RecordKey.values(of: value, field.type)) {
        insert.bind(1, kind)
        insert.bind(2, text)
        insert.bind(3, rows.integer(0))
        try insert.run()
      }
    }
  }
}
