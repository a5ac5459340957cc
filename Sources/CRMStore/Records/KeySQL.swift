import CRMDomain

/// Statements on the keys of a table.
package enum KeySQL {
  /// How many records of a table name the number `$1`, as text, in a list of a kind, or in the custom field
  /// `custom:N`: those that are seen, or all in the tables of a schema.
  package static func mentions(_ table: String, _ kind: String, schema: String = "") -> String {
    if kind.hasPrefix("custom:") {
      return
        "SELECT COUNT(*) FROM \(schema)\(table) WHERE CAST(custom ->> 'f\(kind.dropFirst(7))' AS TEXT) = $1"
    }
    return "SELECT COUNT(*) FROM \(schema)\(table)_key k WHERE k.kind = '\(kind)' AND k.value = $1"
      + (schema.isEmpty ? " AND k.record IN (SELECT id FROM \(table))" : "")
  }
}

/// The statements by which the records of a table are found: by number, by key, by name.
extension RecordTable {
  /// Whether there is a record of the number `$1`.
  package var selectExistence: String { "SELECT 1 FROM \(name) WHERE id = $1" }

  /// How many records there are.
  package var selectCount: String { "SELECT COUNT(*) FROM \(name)" }

  /// Whether any record is not active.
  package var selectAnyInactive: String { "SELECT 1 FROM \(name) WHERE NOT active LIMIT 1" }

  /// Whether any record has an amount.
  package var selectAnyCurrency: String {
    "SELECT 1 FROM \(name) WHERE currency IS NOT NULL LIMIT 1"
  }

  /// The record with the key `$1` of a kind, as `external_id`.
  package func selectByKey(_ kind: String) -> String {
    "SELECT record FROM \(name)_key WHERE kind = '\(kind)' AND value = $1"
  }

  /// Every key of a kind.
  package func selectKeys(_ kind: String) -> String {
    "SELECT value FROM \(name)_key WHERE kind = '\(kind)'"
  }

  /// Every key of a kind, also of records that are not seen, where a file holds them.
  package func selectStoredKeys(_ kind: String) -> String {
    "SELECT value FROM \(stored)_key WHERE kind = '\(kind)'"
  }

  /// Every value of a column, likewise.
  package func selectStoredColumn(_ column: String) -> String { "SELECT \(column) FROM \(stored)" }

  /// Every value of a column.
  package func selectColumn(_ column: String) -> String { "SELECT \(column) FROM \(name)" }

  /// The records whose column is `$1`.
  package func select(by column: String) -> String {
    "SELECT id FROM \(name) WHERE \(column) = $1"
  }

  /// The records with the organisation number `$1` of the country `$2`.
  package func selectByNumberAndCountry(_ column: String) -> String {
    "SELECT id FROM \(name) WHERE \(column) = $1 AND country = $2"
  }

  /// The records that have `$1` as their primary address or number, in `column`, or as a further one, a
  /// key of a kind.
  package func selectByPoint(_ column: String, _ kind: String) -> String {
    "SELECT id FROM \(name) WHERE \(column) = $1 UNION"
      + " SELECT record FROM \(name)_key WHERE kind = '\(kind)' AND value = $1"
  }

  /// Number and name of every record that has a name.
  package func selectNames(_ title: String) -> String {
    "SELECT id, \(title) FROM \(name) WHERE \(title) IS NOT NULL"
  }

  /// Number and name of the records whose folded name is `$1`.
  package func selectByName(_ title: String) -> String {
    "SELECT id, \(title) FROM \(name) WHERE \(title)_fold = $1 ORDER BY id"
  }

  /// The folded name and the external ids of the record `$1`.
  package func selectIdentity(_ title: String) -> String {
    "SELECT \(title)_fold, external_ids FROM \(name) WHERE id = $1"
  }

  /// The folded name of the record `$1` and the key of its e-mail address.
  package func selectPerson(_ title: String) -> String {
    "SELECT \(title)_fold, email_key FROM \(name) WHERE id = $1"
  }

  /// The whole rows whose columns, named by their places, are `$1`, `$2` …
  package func selectRows(with columns: [Int]) -> String {
    let conditions = columns.enumerated().map { "\(layout.columns[$1].name) = $\($0 + 1)" }
    return "SELECT \(self.columns) FROM \(name) WHERE " + conditions.joined(separator: " AND ")
      + " ORDER BY id"
  }

  /// The records that have a value in a custom field.
  package func selectWithCustomValue(_ number: Int64) -> String {
    "SELECT id FROM \(name) WHERE custom ->> '\(CustomValues.key(number))' IS NOT NULL ORDER BY id"
  }

  /// The records whose reference, in a column or a custom field, is `$1`.
  ///
  /// - Parameter onlyOpen: leaves out what is closed, where the noun knows of closing.
  package func selectReferring(by field: Field, onlyOpen: Bool = false) -> String {
    let value =
      field.custom.map { "CAST(custom ->> '\(CustomValues.key($0))' AS BIGINT)" } ?? field.column
    var isOpen = ""
    if onlyOpen, layout.column(Common.open) != nil {
      isOpen = " AND open"
    } else if onlyOpen, let column = stateColumn, let lifecycle = noun.lifecycle,
      layout.columns[column].kind == .text
    {
      let open = lifecycle.states.filter { $0.isOpen }.map { $0.key }
      // A life cycle that is never over ends nothing.
      if open.count < lifecycle.states.count {
        isOpen = " AND " + MovesSQL.isIn(open, lifecycle)
      }
    }
    return "SELECT id FROM \(name) WHERE \(value) = $1\(isOpen) ORDER BY id"
  }

  /// The records whose list of references, in a field, holds `$1`.
  package func selectMentioning(by field: Field) -> String {
    "SELECT record FROM \(name)_key WHERE kind = '\(field.name)' AND value = CAST($1 AS TEXT) ORDER BY record"
  }

  /// The records of which one end, in two columns, is the record `$1` of a noun.
  package func selectReferring(by field: Field, toAny noun: NounName) -> String {
    "SELECT id FROM \(name) WHERE \(field.name)_noun = '\(noun.rawValue)'"
      + " AND \(field.name)_id = $1 ORDER BY id"
  }
}

extension SQLCondition {
  /// The one record of a number.
  package static func number(_ number: Int64) -> SQLCondition {
    SQLCondition("t.id = $1", [.integer(number)])
  }

  /// Those of these records that are not active, said as the index on inactive records says it.
  package var inactive: SQLCondition { SQLCondition("NOT t.active AND " + text, values) }
}
