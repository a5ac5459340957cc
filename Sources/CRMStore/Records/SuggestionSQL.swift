import CRMDomain

/// The statements by which a shell completes values: a few rows each, from an index where there is one.
package struct SuggestionSQL {
  /// The most rows one answers.
  package static let bound = 50

  private let table: String

  /// Statements on a noun's table.
  package init(_ noun: Noun) { table = noun.table }

  /// Logins and names of who is active.
  package static let logins =
    "SELECT login, name FROM user_account WHERE active ORDER BY login LIMIT 500"

  /// The segments of the noun `$1`, and who belongs to them.
  package static let segments =
    "SELECT name, COALESCE(filter, kind) FROM segment WHERE of = $1 ORDER BY name LIMIT 500"

  /// The pipeline of the deal `$1`.
  package static let pipeline = "SELECT pipeline FROM deal WHERE id = $1"

  /// The tags from `$1` to before `$2`, folded, each with the tags of a record that has it.
  package var tags: String {
    "SELECT k.value, t.tags FROM (SELECT value, MIN(record) AS record FROM \(table)_key"
      + " WHERE kind = 'tag' AND value >= $1 AND value < $2 GROUP BY value ORDER BY value"
      + " LIMIT \(Self.bound)) k JOIN \(table) t ON t.id = k.record ORDER BY k.value"
  }

  /// The values of a text field, folded from `$1` to before `$2`, among the first records.
  package func values(_ field: String) -> String {
    "SELECT DISTINCT \(field) FROM (SELECT \(field), \(field)_fold FROM \(table)"
      + " WHERE \(field) IS NOT NULL LIMIT 20000) s WHERE \(field)_fold >= $1"
      + " AND \(field)_fold < $2 ORDER BY \(field) LIMIT \(Self.bound)"
  }

  /// The newest numbers.
  package var numbers: String { "SELECT id FROM \(table) ORDER BY id DESC LIMIT \(Self.bound)" }

  /// Numbers with names.
  package func numbers(with title: String) -> String {
    "SELECT id, \(title) FROM \(table) ORDER BY id LIMIT 100000"
  }

  /// E-mail addresses with names, from `$1` to before `$2`.
  package func emails(with title: String) -> String {
    "SELECT email, \(title) FROM \(table) WHERE email_key >= $1 AND email_key < $2"
      + " ORDER BY email_key LIMIT \(Self.bound)"
  }

  /// The codes that occur, from `$1` to before `$2`.
  package func codes(of field: String) -> String {
    "SELECT DISTINCT \(field) FROM \(table) WHERE \(field) >= $1 AND \(field) < $2"
      + " ORDER BY \(field) LIMIT \(Self.bound)"
  }

  /// Codes with numbers, from `$1` to before `$2`.
  package func codes(_ title: String) -> String {
    "SELECT \(title), id FROM \(table) WHERE \(title) >= $1 AND \(title) < $2 ORDER BY \(title)"
      + " LIMIT \(Self.bound)"
  }

  /// Names with numbers, folded from `$1` to before `$2`.
  package func names(_ title: String) -> String {
    "SELECT \(title), id FROM \(table) WHERE \(title)_fold >= $1 AND \(title)_fold < $2"
      + " ORDER BY \(title)_fold, id LIMIT \(Self.bound)"
  }
}
