import CRMDomain

/// How many records there are for each value of a field, with the sums of their amounts and numbers.
package struct GroupQuery {
  /// One value and what there is of it.
  package struct Group: Sendable {
    /// The value as it is stored; nil for none.
    package var value: Value?
    /// How many records have it.
    package var count: Int
    /// For each summed field, its sums: by currency for amounts, under "" for plain numbers.
    package var sums: [(field: String, sums: [(currency: String, sum: Int64)])]
    /// How many records have an amount larger than amounts are: it is in no sum.
    package var beyond = 0
  }

  /// A stored value.
  package enum Value: Sendable, Equatable {
    case text(String)
    case number(Int64)
    case record(Int64, name: String)
  }

  private let noun: NounName
  private let path: FieldPath
  /// Which records.
  package var condition: SQLCondition?

  /// Groups by a field.
  package init(_ noun: NounName, _ path: FieldPath) {
    self.noun = noun
    self.path = path
  }

  /// The groups, in the order of their values, those without a value last.
  package func run(in database: Database) throws(CRMError) -> [Group] {
    let table = try database.table(noun)
    var plan = QueryPlan(table, database)
    let key = try expression(&plan)
    let summed = GroupQuery.summed(table.noun)
    let currency = summed.isEmpty ? "NULL" : "t.currency"
    let orderBy = try plan.order([(path.name, false)]).split(separator: ",").dropLast()
      .joined(separator: ",")
    var sums = summed.map { ", SUM(\(SQLAmount.addable("t.\($0.name)")))" }.joined()
    if !summed.isEmpty {
      sums += ", SUM(CASE WHEN \(GroupQuery.isBeyond(summed)) THEN 1 ELSE 0 END)"
    }
    var sql = "SELECT \(key.value), \(key.name), \(currency), COUNT(*)\(sums)" + plan.from
    if let condition { sql += " WHERE " + condition.text }
    var groupBy = [key.value, key.name].filter { $0 != "NULL" }
    if currency != "NULL" { groupBy.append(currency) }
    sql += " GROUP BY " + groupBy.joined(separator: ", ")
    // What is ordered by depends on the value alone, or is grouped by as well.
    let extra = orderBy.replacing(" ASC NULLS LAST", by: "")
    if !groupBy.contains(extra), !extra.isEmpty { sql += ", " + extra }
    sql += " ORDER BY " + (orderBy.isEmpty ? key.value : String(orderBy)) + ", " + key.value
    if currency != "NULL" { sql += ", " + currency }
    let statement = try database.connection.prepare(sql)
    if let condition { statement.bind(condition.values) }
    var groups: [Group] = []
    while try statement.step() {
      let value = read(statement)
      if groups.last.map({ $0.value == value }) != true {
        groups.append(Group(value: value, count: 0, sums: summed.map { ($0.name, []) }))
      }
      let last = groups.count - 1
      groups[last].count += Int(statement.integer(3))
      for i in summed.indices where !statement.isNull(4 + i) {
        groups[last].sums[i].sums.append(
          (statement.string(2) ?? "", statement.integer(4 + i)))
      }
      if !summed.isEmpty {
        groups[last].beyond += Int(statement.integer(4 + summed.count))
      }
    }
    return groups
  }

  /// The fields that are summed: amounts.
  private static func summed(_ noun: Noun) -> [Field] {
    noun.fields.filter { if case .money = $0.type, $0.custom == nil { true } else { false } }
  }

  /// Whether a record has an amount larger than amounts are.
  private static func isBeyond(_ fields: [Field]) -> String {
    fields.map { SQLAmount.isBeyond("t.\($0.name)") }.joined(separator: " OR ")
  }

  /// The records with an amount that is in no sum, the first of them.
  package func beyond(
    atMost limit: Int, in database: Database
  ) throws(CRMError) -> [FigureQuery.Named] {
    let table = try database.table(noun)
    let plan = QueryPlan(table, database)
    let rows = try database.connection.prepare(
      "SELECT t.id, \(try plan.title(ofNoun: noun, "t"))\(plan.from)"
        + " WHERE (\(GroupQuery.isBeyond(GroupQuery.summed(table.noun))))"
        + (condition.map { " AND (\($0.text))" } ?? "") + " ORDER BY t.id LIMIT \(limit)")
    if let condition { rows.bind(condition.values) }
    var found: [FigureQuery.Named] = []
    while try rows.step() {
      found.append(FigureQuery.Named(id: rows.integer(0), title: rows.string(1) ?? ""))
    }
    return found
  }

  private func expression(_ plan: inout QueryPlan) throws(CRMError) -> (value: String, name: String)
  {
    let alias = try plan.alias(path.steps)
    let field = path.field
    if let number = field.custom {
      let value = "\(alias).custom ->> '\(CustomValues.key(number))'"
      switch field.type {
      case .integer, .decimal, .percent, .money: return ("CAST(\(value) AS BIGINT)", "NULL")
      case .choices: throw .usage("\(path.name) has many values, so it cannot be grouped by")
      default: return (value, "NULL")
      }
    }
    switch field.type {
    case .points, .list, .addresses, .companies, .choices, .references, .anyReference:
      throw .usage("\(path.name) has many values, so it cannot be grouped by")
    case .memberCount:
      throw .usage("\(path.name) is counted when it is shown, so it cannot be grouped by")
    case .note: throw .usage("\(path.name) is long text, so it cannot be grouped by")
    case .reference:
      let other = try plan.title(path)
      return ("\(alias).\(field.column)", other)
    default: return ("\(alias).\(field.column)", "NULL")
    }
  }

  private func read(_ row: any Statement) -> Value? {
    if row.isNull(0) { return nil }
    switch path.field.type {
    case .reference where path.field.custom == nil:
      return .record(row.integer(0), name: row.string(1) ?? "")
    case .integer, .decimal, .percent, .money, .duration, .boolean:
      return .number(row.integer(0))
    default: return .text(row.string(0) ?? "")
    }
  }
}

extension QueryPlan {
  /// What the record a path refers to is called.
  mutating func title(_ path: FieldPath) throws(CRMError) -> String {
    guard case .reference(let relation) = path.field.type else { return "NULL" }
    let joined = try alias(path.steps + [path.field])
    return try title(ofNoun: relation.noun, joined)
  }
}
