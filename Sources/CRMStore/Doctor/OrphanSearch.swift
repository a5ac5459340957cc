import CRMDomain

/// References that lead nowhere: found in every field of every noun that refers to a record, as the
/// catalogue has them.
package struct OrphanSearch {
  /// Records of a noun whose reference in a field leads nowhere.
  package struct Finding: Sendable {
    /// Whose reference it is.
    package var noun: NounName
    /// The field.
    package var field: String
    /// Whether the record cannot be without it.
    package var isRequired: Bool
    /// The records, by number.
    package var records: [Int64]
  }

  private let database: Database

  /// A search through a database.
  package init(_ database: Database) { self.database = database }

  /// What leads nowhere.
  package func find() throws(CRMError) -> [Finding] {
    var found: [Finding] = []
    for table in try database.usedTables() {
      for field in table.noun.fields where field.name != "created_by" {
        let records: [Int64]
        switch field.type {
        case .reference(let relation):
          let value =
            field.custom.map { "CAST(custom ->> '\(CustomValues.key($0))' AS BIGINT)" }
            ?? field.column
          records = try numbers(table, "", value, try database.table(relation.noun).name)
        case .references(let relation):
          records = try database.connection.numbers(
            "SELECT DISTINCT record FROM \(table.name)_key WHERE kind = '\(field.name)' AND"
              + " CAST(value AS BIGINT) NOT IN (SELECT id FROM \(try database.table(relation.noun).name))"
              + " ORDER BY record")
        case .anyReference:
          var all: Set<Int64> = []
          for noun in database.catalogue.nouns {
            all.formUnion(
              try numbers(
                table, "\(field.name)_noun = '\(noun.name.rawValue)' AND ", "\(field.name)_id",
                noun.table))
          }
          records = all.sorted()
        default: continue
        }
        guard !records.isEmpty else { continue }
        found.append(
          Finding(
            noun: table.noun.name, field: field.name,
            isRequired: field.traits.contains(.required), records: records))
      }
    }
    return found
  }

  private func numbers(
    _ table: RecordTable, _ condition: String, _ value: String, _ other: String
  ) throws(CRMError) -> [Int64] {
    try database.connection.numbers(
      "SELECT id FROM \(table.name) WHERE \(condition)\(value) IS NOT NULL"
        + " AND \(value) NOT IN (SELECT id FROM \(other)) ORDER BY id")
  }

}
