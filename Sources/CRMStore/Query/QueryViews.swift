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

  /// Makes them.
  package func make() throws(CRMError) {
    for table in try database.allTables() + [try database.table(.operation)] {
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

  /// A question made ready.
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
