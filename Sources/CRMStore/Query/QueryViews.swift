import CRMDomain

/// The views `crm sql` asks: one for each noun, called as more than one of it (`contacts`), with the fields
/// of the data dictionary as columns. They live in the connection that asks.
///
/// Amounts are in the smallest unit of their currency, decimals and per cents in millionths, lists and
/// objects JSON. A reference `company` is a number, and `company_name` beside it what that record is
/// called. Fields of one's own are columns like the others.
package struct QueryViews {
  private let database: Database

  /// The views over a database.
  package init(_ database: Database) { self.database = database }

  /// Makes those a question names; no more can be told of the database by it.
  private func make(for tokens: SQLTokens) throws(CRMError) {
    let names = tokens.names
    for table in try database.allTables() + [try database.table(.operation)]
    where names.contains(QueryViews.name(table.noun)) {
      try database.connection.execute(
        "CREATE TEMP VIEW \(QueryViews.name(table.noun)) AS SELECT "
          + (try columns(table)).map { "\($0.expression) AS \"\($0.name)\"" }.joined(
            separator: ", ")
          + " FROM \(table.name) t")
    }
  }

  /// What the view of a noun is called; the plural, unless that is a table already.
  package static func name(_ noun: Noun) -> String {
    noun.traits.contains(.isSetting) ? "settings" : noun.plural
  }

  /// The columns of a noun's view.
  package func columns(
    _ table: RecordTable
  ) throws(CRMError) -> [(name: String, expression: String)] {
    var columns: [(name: String, expression: String)] = []
    for field in table.noun.fields {
      if let number = field.custom {
        columns.append((field.name, "t.custom ->> '\(CustomValues.key(number))'"))
        continue
      }
      switch field.type {
      case .companies, .memberCount: continue
      case .anyReference:
        columns.append((field.name + "_noun", "t.\(field.name)_noun"))
        columns.append((field.name, "t.\(field.name)_id"))
      case .reference(let relation):
        columns.append((field.name, "t.\(field.column)"))
        let other = try database.noun(relation.noun)
        guard !other.titles.isEmpty, table.noun.field(field.name + "_name") == nil else { continue }
        columns.append(
          (
            field.name + "_name",
            "(SELECT \(QueryPlan.title(of: other, "o")) FROM \(other.table) o WHERE o.id = t.\(field.column))"
          ))
      default:
        columns.append((field.name, "t.\(field.column)"))
      }
    }
    return columns
  }

  /// Lets the views that hide rows stand before the tables a question names, however it names them, before it is
  /// looked at: a table without one is not asked.
  private func guardTables(of tokens: SQLTokens) throws(CRMError) {
    guard database.isRestricted, !database.rowRules.isServed else { return }
    for name in tokens.names.sorted() where database.question(of: name) != nil {
      try database.connection.prepare("SELECT 1 FROM \(name) WHERE FALSE").reset()
    }
  }

  /// A question made ready; from here on nothing is written.
  ///
  /// - Throws: `usage` where the text is no question, or one that would write.
  package func question(_ sql: String) throws(CRMError) -> any Statement {
    let tokens = SQLTokens(sql)
    guard !tokens.hasSecond else {
      throw .usage("crm sql takes one statement, and a second follows the semicolon")
    }
    if database.isRestricted, tokens.names(schema: database.connection.dialect.schemaName) {
      throw .usage(
        "crm sql asks views, and names no schema", hint: "see which there are: crm sql --tables")
    }
    // Under the name of a table or view it would be taken for what stands before that.
    if database.isRestricted, let name = try taken(tokens.defined) {
      throw .usage("a table is called \(name) already", hint: "call what follows WITH otherwise")
    }
    try make(for: tokens)
    try guardTables(of: tokens)
    try database.connection.refuseWriting()
    do throws(CRMError) { return try reading(sql) } catch {
      guard error.code != "sql" else { throw error }
      if error.message.includes("not authorized") || error.message.includes("prohibited")
        || error.message.includes("cannot modify")
      {
        throw QueryViews.refusal
      }
      var error = error
      error.kind = .usage
      error.code = "sql"
      error.message = error.message.replacing("the database refused a statement: ", by: "")
      throw error
    }
  }

  /// The first of some names that is one of a table or view of the database.
  private func taken(_ names: Set<String>) throws(CRMError) -> String? {
    guard !names.isEmpty else { return nil }
    let views = Set(try database.allTables().map { QueryViews.name($0.noun) })
    return names.sorted().first { views.contains($0) || database.question(of: $0) != nil }
  }

  private func reading(_ sql: String) throws(CRMError) -> any Statement {
    let statement = try database.connection.prepare(sql, .streamed)
    guard try database.connection.isReading(statement), statement.columnCount > 0 else {
      throw QueryViews.refusal
    }
    return statement
  }

  /// Moves to the next row; what the statement itself does wrong is the line's fault, not the program's.
  package func step(_ statement: any Statement) throws(CRMError) -> Bool {
    do throws(CRMError) { return try statement.step() } catch {
      if error.code == "read_only_server" { throw QueryViews.refusal }
      guard error.kind == .defect else { throw error }
      if error.message.includes("not authorized") { throw QueryViews.refusal }
      throw .usage(error.message.replacing("the database refused a statement: ", by: ""))
    }
  }

  private static let refusal = CRMError(
    .usage, code: "sql", "crm sql only asks: this statement would do more",
    hint: "records are written with their own commands")
}
