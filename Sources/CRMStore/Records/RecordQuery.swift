import CRMDomain

/// A condition in SQL with the values it compares with.
package struct SQLCondition: Sendable {
  /// The text; parameters are `?`-free: `$n` numbered by the query it becomes part of.
  package var text: String
  /// The values, in the order of their parameters.
  package var values: [SQLValue]
  /// Amounts it can say nothing of, because their currencies have no rate.
  package var unrated: [Unrated] = []

  /// Amounts in currencies without a rate.
  package struct Unrated: Sendable {
    /// The noun.
    package var noun: NounName
    /// The field that holds the amounts.
    package var field: Field
    /// The currencies; empty where the noun has none of its own.
    package var codes: [String]
  }

  /// A condition whose parameters begin at `$1`.
  package init(_ text: String, _ values: [SQLValue] = []) {
    self.text = text
    self.values = values
  }
}

/// A question for records of one noun: which, in which order, and which of their fields.
package struct RecordQuery {
  /// The noun.
  package let noun: NounName
  /// The fields that are answered.
  package var columns: [FieldPath]
  /// Which records; all of them without. Its columns belong to the table `t`, its parameters begin at $1.
  package var condition: SQLCondition?
  /// The order: paths, and whether descending. Empty means by number.
  package var order: [(path: String, descending: Bool)] = []
  /// At most so many.
  package var limit: Int?
  /// Without the first so many.
  package var offset: Int?
  /// Whether references are written as an import reads them, not as people do.
  package var namesForExchange = false
  /// Whether they are objects then, which have room for what tells a record apart beside its name.
  package var referencesAreObjects = false

  /// A question for these fields.
  package init(_ noun: NounName, _ columns: [FieldPath]) {
    self.noun = noun
    self.columns = columns
  }

  /// Makes the question ready.
  package func reader(in database: Database) throws(CRMError) -> RecordReader {
    let (sql, extractions) = try text(in: database)
    // For some cells other tables are asked, row by row; of few rows all come at once.
    let isSmall = (limit ?? Int.max) <= 1000
    let statement = try database.connection.prepare(
      sql,
      isSmall ? .whole : extractions.contains { $0.looksFurther } ? .interleaved : .streamed)
    if let condition { statement.bind(condition.values) }
    return RecordReader(statement, extractions, RecordReader.Lookups(database))
  }

  /// How an engine goes about a question.
  package struct Explanation: Sendable {
    /// The question.
    package var sql: String
    /// The values it compares with, `$1` first.
    package var values: [SQLValue]
    /// The steps, those within others indented.
    package var plan: [String]
    /// The indexes that are used.
    package var indexes: [String]
  }

  /// How the engine goes about this question.
  package func explanation(in database: Database) throws(CRMError) -> Explanation {
    let (sql, _) = try text(in: database)
    let values = condition?.values ?? []
    let steps = try database.connection.plan(of: sql, values)
    var indexes: [String] = []
    for step in steps {
      if let index = step.index, !indexes.contains(index) { indexes.append(index) }
    }
    return Explanation(sql: sql, values: values, plan: steps.map { $0.text }, indexes: indexes)
  }

  private func text(
    in database: Database
  ) throws(CRMError) -> (String, [RecordReader.Extraction]) {
    var plan = QueryPlan(try database.table(noun), database)
    var extractions: [RecordReader.Extraction] = []
    for path in columns {
      extractions.append(
        try plan.extraction(
          of: path, namesForExchange: namesForExchange, areObjects: referencesAreObjects))
    }
    // Ordering may join further tables.
    let orderBy = try plan.order(order)
    // A view of the past is asked in the order of its indexes only if what orders it is answered too.
    if database.isPast { plan.selectOrder() }
    var sql = "SELECT " + plan.selected.listed(", ") + plan.from
    if let condition { sql += " WHERE " + condition.text }
    sql += " ORDER BY " + orderBy
    if limit != nil || offset != nil {
      sql += " LIMIT \(limit ?? Int.max) OFFSET \(offset ?? 0)"
    }
    return (sql, extractions)
  }

  /// Hands the first row of the answer to `body`; nil if there is none. The cells live as long as `body`
  /// runs.
  package func first<R>(
    in database: Database, _ body: ([Cell]) throws(CRMError) -> R
  ) throws(CRMError) -> R? {
    let reader = try reader(in: database)
    defer { withExtendedLifetime(reader) {} }
    guard let cells = try reader.next() else { return nil }
    return try body(cells)
  }

  /// How many records there are.
  package func count(in database: Database) throws(CRMError) -> Int {
    let table = try database.table(noun)
    let rows = " FROM \(table.name) t" + (condition.map { " WHERE " + $0.text } ?? "")
    // An aggregate over a view of the past would make all of it; the limit keeps the two apart.
    let sql =
      database.isPast
      ? "SELECT COUNT(*) FROM (SELECT t.id\(rows) LIMIT \(Int.max)) q" : "SELECT COUNT(*)" + rows
    let statement = try database.connection.prepare(sql)
    if let condition { statement.bind(condition.values) }
    return Int(try statement.first() ?? 0)
  }

  /// The numbers of the records, in their order.
  package func numbers(in database: Database) throws(CRMError) -> [Int64] {
    let table = try database.table(noun)
    var plan = QueryPlan(table, database)
    let orderBy = try plan.order(order)
    if database.isPast { plan.selectOrder() }
    let more = plan.selected.filter { $0 != "t.id" }.map { ", " + $0 }.joined()
    var sql = "SELECT t.id" + more + plan.from
    if let condition { sql += " WHERE " + condition.text }
    sql += " ORDER BY " + orderBy
    if limit != nil || offset != nil {
      sql += " LIMIT \(limit ?? Int.max) OFFSET \(offset ?? 0)"
    }
    let statement = try database.connection.prepare(sql)
    if let condition { statement.bind(condition.values) }
    var numbers: [Int64] = []
    while try statement.step() { numbers.append(statement.integer(0)) }
    return numbers
  }
}

/// The joins and columns a question needs.
struct QueryPlan {
  private let table: RecordTable
  private let database: Database
  private(set) var selected: [String] = []
  private var orderTerms: [String] = []
  private var joins: [(key: String, alias: String, text: String)] = []

  init(_ table: RecordTable, _ database: Database) {
    self.table = table
    self.database = database
  }

  /// The tables.
  var from: String {
    " FROM \(table.name) t" + joins.map { " LEFT JOIN " + $0.text }.listed("")
  }

  /// Answers what the rows are ordered by, too.
  mutating func selectOrder() { for term in orderTerms + ["t.id"] { _ = select(term) } }

  private mutating func select(_ expression: String) -> Int {
    for (i, known) in selected.enumerated() where known == expression { return i }
    selected.append(expression)
    return selected.count - 1
  }

  /// The alias of the record a path of references leads to.
  mutating func alias(_ steps: [Field]) throws(CRMError) -> String {
    var alias = "t"
    var key = ""
    for step in steps {
      guard case .reference(let relation) = step.type else { continue }
      key += "." + step.name
      if let known = joins.first(where: { $0.key == key }) {
        alias = known.alias
        continue
      }
      let next = "j\(joins.count + 1)"
      let other = try database.table(relation.noun)
      joins.append((key, next, "\(other.name) \(next) ON \(next).id = \(alias).\(step.column)"))
      alias = next
    }
    return alias
  }

  /// How a field's value is taken from a row of the answer.
  mutating func extraction(
    of path: FieldPath, namesForExchange: Bool, areObjects: Bool
  ) throws(CRMError) -> RecordReader.Extraction {
    let alias = try alias(path.steps)
    let field = path.field
    if let number = field.custom {
      let base = Catalogue.standard[path.noun]?.field("currency") != nil
      let currency = base ? select("\(alias).currency") : nil
      return .custom(
        select("\(alias).custom"), key: CustomValues.key(number), field.type, currency: currency,
        base: try database.settings().currency.places,
        exchange: namesForExchange ? areObjects : nil)
    }
    let column = field.column
    switch field.type {
    case .text, .code, .note, .url, .email, .phone, .day, .instant, .due, .choice:
      return .text(select("\(alias).\(column)"))
    case .integer, .duration: return .integer(select("\(alias).\(column)"))
    case .decimal, .percent: return .decimal(select("\(alias).\(column)"))
    case .money:
      return .money(select("\(alias).\(column)"), currency: select("\(alias).currency"))
    case .boolean: return .boolean(select("\(alias).\(column)"))
    case .points(let point):
      let primary = point == .email ? "email" : "phone"
      return .points(select("\(alias).\(primary)"), list: select("\(alias).\(column)"))
    // Of members that are gone since nobody speaks.
    case .list(.record):
      return .members(select("\(alias).\(column)"), of: select("\(alias).of"))
    case .list, .addresses, .choices: return .json(select("\(alias).\(column)"))
    case .memberCount: return .memberCount(select("\(alias).id"))
    case .references(let relation):
      return .mentions(
        select("\(alias).\(column)"), noun: relation.noun.rawValue, forExchange: namesForExchange)
    case .companies:
      return .companies(
        select("\(alias).id"), primary: select("\(alias).company"), forExchange: namesForExchange)
    case .reference(let relation):
      // A join with a view of the past would make all of it; the few names are looked up.
      if database.isPast {
        return .lookedUp(
          select("\(alias).\(column)"), noun: relation.noun.rawValue,
          forExchange: namesForExchange, asObject: areObjects)
      }
      let other = try database.table(relation.noun)
      let joined = try self.alias(path.steps + [field])
      let title = QueryPlan.title(of: other.noun, joined)
      let id = select("\(alias).\(column)")
      guard namesForExchange else { return .reference(id, name: select(title)) }
      return .exchanged(
        id, name: select(title), noun: relation.noun.rawValue, asObject: areObjects)
    case .anyReference:
      return .anyReference(
        select("\(alias).\(column)_noun"), id: select("\(alias).\(column)_id"),
        forExchange: namesForExchange)
    }
  }

  /// Each value of a list, of records what they are called: a row for each of them, and one where there is none.
  mutating func elements(of path: FieldPath) throws(CRMError) -> (key: String, name: String) {
    let column = "\(try alias(path.steps)).\(path.field.column)"
    let alias = "e\(joins.count + 1)"
    let elements = database.connection.dialect.elements(column, alias)
    joins.append(("each " + path.name, alias, elements.join))
    guard case .references(let relation) = path.field.type else { return (elements.text, "NULL") }
    let other = try database.table(relation.noun)
    let next = "j\(joins.count + 1)"
    let id = "\(alias).value ->> 'id'"
    joins.append(
      ("of " + path.name, next, "\(other.name) \(next) ON \(next).id = CAST(\(id) AS BIGINT)"))
    let title = QueryPlan.title(of: other.noun, next)
    return ("COALESCE(\(title), '\(relation.noun.rawValue) ' || (\(id)))", "NULL")
  }

  /// What a record is called: the first of its titles that is not empty.
  static func title(of noun: Noun, _ alias: String) -> String {
    switch noun.titles.count {
    case 0: "NULL"
    case 1: "\(alias).\(noun.titles[0])"
    default: "COALESCE(" + noun.titles.map { "\(alias).\($0)" }.listed(", ") + ")"
    }
  }

  /// What a record of a noun is called.
  func title(ofNoun name: NounName, _ alias: String) throws(CRMError) -> String {
    QueryPlan.title(of: try database.noun(name), alias)
  }

  /// The text after ORDER BY; always ends in the number.
  mutating func order(_ keys: [(path: String, descending: Bool)]) throws(CRMError) -> String {
    var parts: [String] = []
    var hasNumber = false
    for key in keys {
      let direction = key.descending ? " DESC NULLS LAST" : " ASC NULLS LAST"
      if key.path == "sort_key" {
        // Never empty, so that the index on it serves.
        parts.append("t.sort_key" + (key.descending ? " DESC" : ""))
        orderTerms.append("t.sort_key")
        continue
      }
      let path = try FieldPath(key.path, of: table.noun.name, in: database)
      let alias = try alias(path.steps)
      if path.field.name == "id" {
        parts.append("\(alias).id" + (key.descending ? " DESC" : ""))
        if path.steps.isEmpty { hasNumber = true }
        continue
      }
      let term = try expression(path, alias)
      orderTerms.append(term)
      parts.append(term + direction)
    }
    if !hasNumber { parts.append("t.id") }
    return parts.listed(", ")
  }

  /// What a field is ordered by.
  private mutating func expression(_ path: FieldPath, _ alias: String) throws(CRMError) -> String {
    let field = path.field
    if let number = field.custom {
      let key = CustomValues.key(number)
      switch field.type {
      case .integer, .decimal, .percent, .money, .reference:
        return "CAST(\(alias).custom ->> '\(key)' AS BIGINT)"
      case .text: return "\(alias).custom_fold ->> '\(key)'"
      case .choice(let choices):
        return QueryPlan.rank("\(alias).custom ->> '\(key)'", choices)
      default: return "\(alias).custom ->> '\(key)'"
      }
    }
    let noun = try database.noun(path.noun)
    if noun.traits.contains(.sortsByName), noun.titles.first == field.name {
      return "\(alias).sort_key"
    }
    switch field.type {
    case .text: return "\(alias).\(field.name)_fold"
    case .email: return "\(alias).email_key"
    case .choice(let choices): return QueryPlan.rank("\(alias).\(field.name)", choices)
    case .reference(let relation):
      let other = try database.noun(relation.noun)
      let joined = try self.alias(path.steps + [field])
      return other.traits.contains(.sortsByName)
        ? "\(joined).sort_key" : QueryPlan.title(of: other, joined)
    case .memberCount:
      throw .usage("\(path.name) is counted when it is shown, so it is no order")
    case .references: throw .usage("\(path.name) has many values, so it is no order")
    case .points(.email): return "\(alias).email_key"
    case .points(.phone): return "\(alias).phone"
    case .companies:
      return try self.expression(
        FieldPath("company", of: path.noun, in: database), alias)
    case .anyReference:
      // One expression, so that a direction holds for all of it: numbers in order within their noun.
      return
        "\(alias).\(field.name)_noun || SUBSTR(CAST(1000000000000000 + \(alias).\(field.name)_id AS TEXT), 2)"
    default: return "\(alias).\(field.column)"
    }
  }

  /// The place of a choice in its list.
  static func rank(_ expression: String, _ choices: [Choice]) -> String {
    var text = "CASE \(expression)"
    for (i, choice) in choices.enumerated() {
      text += " WHEN '\(choice.key.replacing("'", by: "''"))' THEN \(i)"
    }
    return text + " ELSE NULL END"
  }
}
