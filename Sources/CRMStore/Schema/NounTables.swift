import CRMDomain

/// The tables a noun has, as its catalogue entry asks for them.
///
/// A migration is text that never changes once it is released, so it does not call this; a test holds
/// the two together, and nouns that only tests have get their tables here.
package struct NounTables {
  private let noun: Noun
  private let mayRefer: (NounName) -> Bool

  /// The tables of a noun.
  ///
  /// - Parameter mayRefer: whether the engine is to see to it that references to a noun lead somewhere.
  package init(_ noun: Noun, mayRefer: @escaping (NounName) -> Bool = { _ in true }) {
    self.noun = noun
    self.mayRefer = mayRefer
  }

  /// Every statement, in the words of `Dialect.schema`.
  package var statements: [String] { tables + pastTables + indexes.map { $0.statement } }

  /// What makes its records' tables, without the indexes that can be dropped for a while.
  var tables: [String] {
    var all = [table]
    if noun.hasKeys { all.append(keys) }
    if noun.isSearched { all.append("{words \(noun.table)_fts}") }
    return all
  }

  /// What makes the table of their earlier states.
  var pastTables: [String] { [past] + (pastIndex.map { [$0.statement] } ?? []) }

  /// An index on columns of the noun's table.
  package struct Index: Sendable, Equatable {
    /// What it is called.
    package var name: String
    /// How it is made.
    package var statement: String

    /// How it is made of the table itself, where a view may stand before it.
    package func statement(in schema: String) -> String {
      statement.replacing("INDEX \(name) ON", by: "INDEX \(schema).\(name) ON")
    }
  }

  /// The index by which the earlier states of a record are found. Of the program's own records that every database
  /// has there are few, and each index is read by every command that starts.
  package var pastIndex: Index? {
    guard noun.hasKeys || !noun.traits.contains(.stands) else { return nil }
    let name = noun.table + "_past_id"
    return Index(name: name, statement: "CREATE INDEX \(name) ON \(noun.table)_past(id)")
  }

  /// The indexes of the noun's table.
  package var indexes: [Index] {
    let unique = noun.fields.filter { $0.traits.contains(.unique) }.map { $0.name }
    return noun.indexes().map { index in
      let first = index.columns.split(separator: ",").first.map { String($0) } ?? index.columns
      let name = noun.table + ("_" + (index.name ?? first))
      return Index(
        name: name,
        statement: (index.isUnique && unique.contains(first)
          ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + name + " ON " + noun.table
          + "(" + index.columns + ")" + (index.condition.map { " WHERE " + $0 } ?? ""))
    }
  }

  private func kind(_ column: Column) -> String {
    switch column.kind {
    case .integer: "{int}"
    case .text: "{text}"
    case .json: "{json}"
    case .boolean: "{boolean}"
    }
  }

  private var table: String {
    let lines = noun.columns.map { column in
      if column.name == "id" { return "id {id}" }
      var line = column.name + " " + kind(column)
      if NounTables.isRequired(column, in: noun) { line += " NOT NULL" }
      if let other = referenced(column) { line += " REFERENCES \(other)(id)" }
      return line
    }
    return "CREATE TABLE \(noun.table)(\n  " + lines.joined(separator: ",\n  ") + ") {table}"
  }

  private var past: String {
    let lines =
      ["ended {int} NOT NULL", "id {int} NOT NULL"]
      + noun.columns.dropFirst().filter { $0.role != .denormalised }.map {
        $0.name + " " + kind($0)
      }
    return "CREATE TABLE \(noun.table)_past(\n  " + lines.joined(separator: ",\n  ")
      + ",\n  PRIMARY KEY(ended, id)) {clustered}"
  }

  private var keys: String {
    "CREATE TABLE \(noun.table)_key(\n  kind {text} NOT NULL,\n  value {text} NOT NULL,\n"
      + "  record {int} NOT NULL,\n  PRIMARY KEY(kind, value, record)) {clustered}"
  }

  /// Whether a row cannot be without a value in this column.
  private static func isRequired(_ column: Column, in noun: Noun) -> Bool {
    if ["version", "content", "created_at", "updated_at", "sort_key"].contains(column.name) {
      return true
    }
    guard column.role == .content,
      let field = noun.fields.first(where: { $0.columns.contains(column) })
    else { return false }
    if field.traits.contains(.required) { return true }
    if case .boolean = field.type { return field.defaultValue != nil }
    return false
  }

  /// The table a column refers to. Who created a record is noted, not enforced: the check would read
  /// every table when a user is removed. Nor is what is worked out of other records, which follows them.
  private func referenced(_ column: Column) -> String? {
    guard let field = noun.fields.first(where: { $0.column == column.name }),
      case .reference(let relation) = field.type,
      field.binds, mayRefer(relation.noun)
    else { return nil }
    return Catalogue.standard[relation.noun]?.table ?? relation.noun.rawValue
  }
}
