import CRMDomain

// What is asked of a record's own fields.
extension FilterSQL {
  mutating func test(
    _ test: Condition.Test, _ field: Field, _ table: RecordTable, _ alias: String
  ) throws(CRMError) -> String {
    switch test {
    case .isEmpty: return "\(presence(field, alias)) IS NULL"
    case .isTrue: return boolean(field, alias, true)
    case .among(let constants): return try among(constants, field, table, alias)
    case .within(let lower, let upper):
      return bounds(value(field, alias), lower, upper)
    case .due(let first, let last, let start, let end):
      let value = value(field, alias)
      let day = bounds(value, first, last)
      return
        "(LENGTH(\(value)) = 10 AND \(day) OR LENGTH(\(value)) > 10 AND \(bounds(value, start, end)))"
    case .contains(let part): return try contains(part, field, table, alias)
    case .amount(let currency, let day, let lower, let upper):
      let amount = try amount(field, in: currency, day, table, alias)
      let test = bounds(amount.value, lower, upper)
      return amount.condition.map { "(\($0) AND \(test))" } ?? test
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
    default: return "\(alias).\(field.column)"
    }
  }

  /// What is compared.
  func value(_ field: Field, _ alias: String) -> String {
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
    default: return "\(alias).\(field.column)"
    }
  }

  private func boolean(_ field: Field, _ alias: String, _ value: Bool) -> String {
    if let key = custom(field) {
      return "CAST(\(alias).custom -> '\(key)' AS TEXT) = '\(value)'"
    }
    return value ? "\(alias).\(field.name)" : "NOT \(alias).\(field.name)"
  }

  mutating func bounds(
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

  mutating func equals(_ value: String, _ constants: [Condition.Constant]) -> String {
    let parameters = constants.map { parameter($0) }
    if parameters.isEmpty { return "FALSE" }
    return parameters.count == 1
      ? "\(value) = \(parameters[0])" : "\(value) IN (\(parameters.joined(separator: ", ")))"
  }

  private mutating func among(
    _ constants: [Condition.Constant], _ field: Field, _ table: RecordTable, _ alias: String
  ) throws(CRMError) -> String {
    if let kind = field.keyKind, field.custom != nil {
      let keys = constants.map { constant -> Condition.Constant in
        guard case .integer(let number) = constant, case .boolean = field.type else {
          if case .integer(let number) = constant { return .text(RecordKey.sortable(number)) }
          return constant
        }
        return .text("\(number)")
      }
      return "\(alias).id IN (" + (try keyed(kind, keys, table)) + ")"
    }
    switch field.type {
    case .boolean:
      let both = Set(constants.map { $0 == .integer(1) })
      if both.count != 1 { return both.isEmpty ? "FALSE" : "\(presence(field, alias)) IS NOT NULL" }
      return boolean(field, alias, both.contains(true))
    case .email, .points(.email):
      guard table.layout.column(Contact.emails) != nil else {
        return equals(value(field, alias), constants)
      }
      return "\(alias).id IN (SELECT id FROM \(table.name) WHERE \(equals("email_key", constants))"
        + " UNION ALL " + (try keyed("email", constants, table)) + ")"
    case .phone, .points(.phone):
      guard table.layout.column(Contact.phones) != nil else {
        return equals(value(field, alias), constants)
      }
      return "\(alias).id IN (SELECT id FROM \(table.name) WHERE \(equals("phone", constants))"
        + " UNION ALL " + (try keyed("phone", constants, table)) + ")"
    case .list, .choices, .references:
      return "\(alias).id IN (" + (try keyed(field.keyKind ?? field.name, constants, table)) + ")"
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
  ) throws(CRMError) -> String {
    guard table.noun.hasKeys else {
      throw CRMError(
        .usage, code: "not_filtered", "\(table.noun.plural) are not told apart by lists of theirs")
    }
    try database.needKeys(table)
    return "SELECT record FROM \(table.name)_key WHERE kind = \(bind(.text(kind)))"
      + " AND \(equals("value", constants))"
  }

  private mutating func contains(
    _ part: String, _ field: Field, _ table: RecordTable, _ alias: String
  ) throws(CRMError) -> String {
    let dialect = database.connection.dialect
    let parameter = bind(.text(part))
    switch field.type {
    case .email, .points(.email), .phone, .points(.phone):
      guard let kind = field.keyKind, table.layout.column(kind + "s") != nil else { break }
      try database.needKeys(table)
      let column = kind == "email" ? "email_key" : "phone"
      return "\(alias).id IN (SELECT id FROM \(table.name) WHERE"
        + " \(dialect.textContains(column, parameter)) UNION ALL SELECT record FROM \(table.name)_key"
        + " WHERE kind = '\(kind)' AND \(dialect.textContains("value", parameter)))"
    default: break
    }
    return dialect.textContains(value(field, alias), parameter)
  }

  // MARK: Amounts

  /// An amount in a currency, and what must hold for it to be one.
  ///
  /// In a database of one currency it is the column itself, so that an index serves it. Otherwise each
  /// currency has its exact fraction; an amount whose currency has no rate is no value.
  mutating func amount(
    _ field: Field, in currency: Currency, _ day: Day, _ table: RecordTable, _ alias: String
  ) throws(CRMError) -> (value: String, condition: String?) {
    let column = value(field, alias)
    guard table.noun.field("currency") != nil else {
      let base = try database.settings().currency
      let conversion = try database.rates(on: day).conversion(from: base, to: currency, on: day)
      guard let conversion else {
        unrated.append(SQLCondition.Unrated(noun: table.noun.name, field: field, codes: []))
        return ("NULL", nil)
      }
      return (FilterSQL.converted(column, conversion), nil)
    }
    let present = try database.currencies(of: table)
    if present.isEmpty { return (column, nil) }
    if present == [currency.code] { return (column, nil) }
    var cases: [String] = []
    var missing: [String] = []
    for code in present {
      guard let from = Currency(code),
        let conversion = try database.rates(on: day).conversion(from: from, to: currency, on: day)
      else {
        missing.append(code)
        continue
      }
      cases.append("WHEN '\(code)' THEN \(FilterSQL.converted(column, conversion))")
    }
    if !missing.isEmpty {
      unrated.append(SQLCondition.Unrated(noun: table.noun.name, field: field, codes: missing))
    }
    guard !cases.isEmpty else { return ("NULL", nil) }
    if cases.count == 1, present.contains(currency.code) {
      return (column, "\(alias).currency = \(bind(.text(currency.code)))")
    }
    return ("CASE \(alias).currency " + cases.joined(separator: " ") + " END", nil)
  }

  /// The text of `Conversion.convert`.
  private static func converted(_ value: String, _ conversion: Conversion) -> String {
    if conversion == .identity { return value }
    let (n, d) = (conversion.numerator, conversion.denominator)
    return "(\(value) / \(d) * \(n) + (\(value) % \(d) * \(n)"
      + " + CASE WHEN \(value) < 0 THEN -\(d / 2) ELSE \(d / 2) END) / \(d))"
  }
}
