import CRMDomain

// From a condition to SQL: the only place that assembles the text of a question. Every name in it comes
// from the catalogue, every value is a parameter.
//
// The filter language knows two truth values, SQL three. So a negation is pushed down to the single
// tests, and a negated test is `(test) IS NOT TRUE`: an empty field, for which a test answers NULL, then
// satisfies it. Tests that are not negated stand as they are, so that indexes serve them.

/// Makes SQL of conditions.
package struct FilterSQL {
  private let database: Database
  private var values: [SQLValue] = []
  private var aliases = 0

  private init(_ database: Database) { self.database = database }

  /// The condition for records of a noun, whose table is called `t`.
  package static func compile(
    _ condition: Condition, on noun: NounName, in database: Database
  ) throws(CRMError) -> SQLCondition {
    var compiler = FilterSQL(database)
    let text = try compiler.text(condition, try database.table(noun), "t", negated: false)
    return SQLCondition(text, compiler.values)
  }

  private mutating func bind(_ value: SQLValue) -> String {
    if let known = values.firstIndex(of: value) { return "$\(known + 1)" }
    values.append(value)
    return "$\(values.count)"
  }

  private mutating func parameter(_ constant: Condition.Constant) -> String {
    switch constant {
    case .text(let text): bind(.text(text))
    case .integer(let number), .record(let number, _): bind(.integer(number))
    }
  }

  private mutating func text(
    _ condition: Condition, _ table: RecordTable, _ alias: String, negated: Bool
  ) throws(CRMError) -> String {
    switch condition {
    case .all(let parts): return try join(parts, negated ? " OR " : " AND ", table, alias, negated)
    case .any(let parts): return try join(parts, negated ? " AND " : " OR ", table, alias, negated)
    case .not(let part): return try text(part, table, alias, negated: !negated)
    case .field(let field, let test):
      return negate(try self.test(test, field, table, alias), negated)
    case .related(let link, let inner):
      return negate(try related(link, inner, table, alias), negated)
    case .words(let words):
      let query = bind(.text(database.connection.dialect.fullTextQuery(words)))
      return negate(
        "\(alias).id IN (\(database.connection.dialect.fullTextMatch(table.name + "_fts", query)))",
        negated)
    }
  }

  private mutating func join(
    _ parts: [Condition], _ word: String, _ table: RecordTable, _ alias: String, _ negated: Bool
  ) throws(CRMError) -> String {
    guard !parts.isEmpty else { return word == " AND " ? "TRUE" : "FALSE" }
    var texts: [String] = []
    for part in parts { texts.append(try text(part, table, alias, negated: negated)) }
    return texts.count == 1 ? texts[0] : "(" + texts.joined(separator: word) + ")"
  }

  private func negate(_ text: String, _ negated: Bool) -> String {
    negated ? "(\(text)) IS NOT TRUE" : text
  }

  // MARK: Relations

  private mutating func nextAlias() -> String {
    aliases += 1
    return "t\(aliases)"
  }

  private mutating func related(
    _ link: Condition.Link, _ inner: Condition?, _ table: RecordTable, _ alias: String
  ) throws(CRMError) -> String {
    switch link {
    case .to(let field, let noun):
      guard let inner else { return "\(alias).\(field.name) IS NOT NULL" }
      return "\(alias).\(field.name) IN (\(try numbers("id", noun, inner)))"
    case .from(let noun, let field):
      return "\(alias).id IN (\(try numbers(field.name, noun, inner)))"
    case .employer:
      return "\(alias).id IN (" + (try employment("subject", other: "object", .company, inner))
        + ")"
    case .employees:
      return "\(alias).id IN (" + (try employment("object", other: "subject", .contact, inner))
        + ")"
    case .relations:
      let noun = bind(.text(table.noun.name.rawValue))
      let relation = try database.table(.relation)
      let next = nextAlias()
      var condition = ""
      if let inner { condition = " AND " + (try text(inner, relation, next, negated: false)) }
      return "("
        + ["subject", "object"].map { side in
          "\(alias).id IN (SELECT \(next).\(side)_id FROM relation \(next)"
            + " WHERE \(next).\(side)_noun = \(noun)\(condition))"
        }.joined(separator: " OR ") + ")"
    }
  }

  /// The values of a column of the records of a noun that fit.
  private mutating func numbers(
    _ column: String, _ noun: NounName, _ inner: Condition?
  ) throws(CRMError) -> String {
    let other = try database.table(noun)
    let next = nextAlias()
    var sql = "SELECT \(next).\(column) FROM \(other.name) \(next)"
    var conditions = column == "id" ? [] : ["\(next).\(column) IS NOT NULL"]
    if let inner { conditions.append(try text(inner, other, next, negated: false)) }
    if !conditions.isEmpty { sql += " WHERE " + conditions.joined(separator: " AND ") }
    return sql
  }

  /// One side of the relations that say where somebody works.
  private mutating func employment(
    _ side: String, other: String, _ noun: NounName, _ inner: Condition?
  ) throws(CRMError) -> String {
    let next = nextAlias()
    var sql =
      "SELECT \(next).\(side)_id FROM relation \(next) WHERE \(next).type = 'employee'"
      + " AND \(next).subject_noun = 'contact' AND \(next).object_noun = 'company'"
    if let inner { sql += " AND \(next).\(other)_id IN (\(try numbers("id", noun, inner)))" }
    return sql
  }

  // MARK: Tests

  private mutating func test(
    _ test: Condition.Test, _ field: Field, _ table: RecordTable, _ alias: String
  ) throws(CRMError) -> String {
    switch test {
    case .isEmpty: return "\(presence(field, alias)) IS NULL"
    case .isTrue: return boolean(field, alias, true)
    case .among(let constants): return among(constants, field, table, alias)
    case .within(let lower, let upper):
      return bounds(value(field, alias), lower, upper)
    case .contains(let part): return contains(part, field, table, alias)
    case .amount(let currency, let lower, let upper):
      let amount = bounds(value(field, alias), lower, upper)
      guard table.layout.column("currency") != nil else {
        let base = try database.settings().currency
        return base == currency ? amount : "FALSE"
      }
      return "(\(alias).currency = \(bind(.text(currency.code))) AND \(amount))"
    }
  }

  private func custom(_ field: Field) -> String? { field.custom.map { CustomValues.key($0) } }

  /// What is NULL when the field is empty.
  private func presence(_ field: Field, _ alias: String) -> String {
    if let key = custom(field) { return "\(alias).custom ->> '\(key)'" }
    switch field.type {
    case .points(.email): return "\(alias).email"
    case .points(.phone): return "\(alias).phone"
    case .anyReference: return "\(alias).\(field.name)_noun"
    default: return "\(alias).\(field.name == "revision" ? "content" : field.name)"
    }
  }

  /// What is compared.
  private func value(_ field: Field, _ alias: String) -> String {
    if let key = custom(field) {
      switch field.type {
      case .integer, .decimal, .percent, .money, .reference:
        return "CAST(\(alias).custom ->> '\(key)' AS BIGINT)"
      case .text: return "\(alias).custom_fold ->> '\(key)'"
      default: return "\(alias).custom ->> '\(key)'"
      }
    }
    switch field.type {
    case .text: return "\(alias).\(field.name)_fold"
    case .email: return "\(alias).\(field.name)_key"
    default: return "\(alias).\(field.name == "revision" ? "content" : field.name)"
    }
  }

  private func boolean(_ field: Field, _ alias: String, _ value: Bool) -> String {
    if let key = custom(field) {
      return "CAST(\(alias).custom -> '\(key)' AS TEXT) = '\(value)'"
    }
    return value ? "\(alias).\(field.name)" : "NOT \(alias).\(field.name)"
  }

  private mutating func bounds(
    _ value: String, _ lower: Condition.Bound?, _ upper: Condition.Bound?
  ) -> String {
    var parts: [String] = []
    if let lower {
      parts.append("\(value) \(lower.isIncluded ? ">=" : ">") \(parameter(lower.value))")
    }
    if let upper {
      parts.append("\(value) \(upper.isIncluded ? "<=" : "<") \(parameter(upper.value))")
    }
    if parts.isEmpty { return "\(value) IS NOT NULL" }
    return parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " AND ") + ")"
  }

  private mutating func equals(_ value: String, _ constants: [Condition.Constant]) -> String {
    let parameters = constants.map { parameter($0) }
    if parameters.isEmpty { return "FALSE" }
    return parameters.count == 1
      ? "\(value) = \(parameters[0])" : "\(value) IN (\(parameters.joined(separator: ", ")))"
  }

  private mutating func among(
    _ constants: [Condition.Constant], _ field: Field, _ table: RecordTable, _ alias: String
  ) -> String {
    if let kind = field.keyKind, field.custom != nil {
      let keys = constants.map { constant -> Condition.Constant in
        guard case .integer(let number) = constant, case .boolean = field.type else {
          if case .integer(let number) = constant { return .text(RecordKey.sortable(number)) }
          return constant
        }
        return .text("\(number)")
      }
      return "\(alias).id IN (" + keyed(kind, keys, table) + ")"
    }
    switch field.type {
    case .boolean:
      let both = Set(constants.map { $0 == .integer(1) })
      if both.count != 1 { return both.isEmpty ? "FALSE" : "\(presence(field, alias)) IS NOT NULL" }
      return boolean(field, alias, both.contains(true))
    case .email, .points(.email):
      guard table.layout.column("emails") != nil else {
        return equals(value(field, alias), constants)
      }
      return "\(alias).id IN (SELECT id FROM \(table.name) WHERE \(equals("email_key", constants))"
        + " UNION ALL " + keyed("email", constants, table) + ")"
    case .phone, .points(.phone):
      guard table.layout.column("phones") != nil else {
        return equals(value(field, alias), constants)
      }
      return "\(alias).id IN (SELECT id FROM \(table.name) WHERE \(equals("phone", constants))"
        + " UNION ALL " + keyed("phone", constants, table) + ")"
    case .list, .choices:
      return "\(alias).id IN (" + keyed(field.keyKind ?? field.name, constants, table) + ")"
    case .anyReference:
      let parts = constants.map { constant -> String in
        guard case .record(let number, let noun) = constant else { return "FALSE" }
        return "(\(alias).\(field.name)_noun = \(bind(.text(noun.rawValue)))"
          + " AND \(alias).\(field.name)_id = \(bind(.integer(number))))"
      }
      return parts.isEmpty ? "FALSE" : "(" + parts.joined(separator: " OR ") + ")"
    default: return equals(value(field, alias), constants)
    }
  }

  /// The records that have one of these keys.
  private mutating func keyed(
    _ kind: String, _ constants: [Condition.Constant], _ table: RecordTable
  ) -> String {
    "SELECT record FROM \(table.name)_key WHERE kind = \(bind(.text(kind)))"
      + " AND \(equals("value", constants))"
  }

  private mutating func contains(
    _ part: String, _ field: Field, _ table: RecordTable, _ alias: String
  ) -> String {
    let dialect = database.connection.dialect
    let parameter = bind(.text(part))
    switch field.type {
    case .email, .points(.email), .phone, .points(.phone):
      guard let kind = field.keyKind, table.layout.column(kind + "s") != nil else { break }
      let column = kind == "email" ? "email_key" : "phone"
      return "\(alias).id IN (SELECT id FROM \(table.name) WHERE"
        + " \(dialect.textContains(column, parameter)) UNION ALL SELECT record FROM \(table.name)_key"
        + " WHERE kind = '\(kind)' AND \(dialect.textContains("value", parameter)))"
    default: break
    }
    return dialect.textContains(value(field, alias), parameter)
  }
}
