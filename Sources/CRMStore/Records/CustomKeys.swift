import CRMDomain

/// The keys of one custom field, made anew from the rows.
package struct CustomKeys {
  private let database: Database
  private let table: RecordTable

  /// The keys in a noun's table.
  package init(_ database: Database, _ table: RecordTable) {
    self.database = database
    self.table = table
  }

  /// Drops the keys of a field and makes them again if it has any.
  package func rebuild(_ number: Int64) throws(CRMError) {
    guard table.noun.hasKeys else { return }
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
