import CRMDomain

/// Figures over the records of a noun, by some of their fields: one statement, whatever the number of records.
package struct FigureQuery {
  /// What is worked out of the records of a group.
  package enum Figure: Sendable {
    /// How many there are.
    case count
    /// How many have an amount that can be added.
    case withAmount
    /// The sum of their amounts, in the smallest unit.
    case amount
    /// The sum of their amounts times their probabilities, in ten-thousandths of the smallest unit: it is rounded
    /// once, after whatever it is converted into.
    case weighted
    /// How many have been in their stage since before the moment each stage allows.
    case rotting([(stage: Int64, before: String)])
    /// The sum of a field.
    case sum(String)

    /// The columns it is had of.
    fileprivate var texts: [String] {
      let amount = SQLAmount.addable("t.amount")
      switch self {
      case .count: return ["COUNT(*)"]
      case .withAmount: return ["COUNT(\(amount))"]
      case .amount: return ["SUM(\(amount))"]
      // A probability has at most two decimals, so the product is in ten-thousandths. What is whole of it
      // and what is left are added apart: together they would leave 64 bits with the hundredth deal.
      case .weighted:
        let share = "(t.probability / 10000)"
        return ["SUM((\(amount)) / 10000 * \(share))", "SUM((\(amount)) % 10000 * \(share))"]
      case .sum(let column): return ["SUM(t.\(column))"]
      case .rotting(let stages):
        guard !stages.isEmpty else { return ["SUM(0)"] }
        let cases = stages.map { "WHEN \($0.stage) THEN '\($0.before)'" }.joined(separator: " ")
        return [
          "SUM(CASE WHEN t.stage_since < CASE t.stage \(cases) ELSE '' END THEN 1 ELSE 0 END)"
        ]
      }
    }

    /// It, of its columns.
    fileprivate func value(_ columns: ArraySlice<Int64>) -> Int64 { columns.first ?? 0 }

    /// What is weighted, of its columns.
    fileprivate func weighted(_ columns: ArraySlice<Int64>) -> Int128? {
      guard case .weighted = self, let whole = columns.first, let rest = columns.last else {
        return nil
      }
      return Int128(whole) * 10_000 + Int128(rest)
    }

    /// Whether amounts are in it.
    fileprivate var isOfAmounts: Bool {
      switch self {
      case .withAmount, .amount, .weighted: true
      case .count, .rotting, .sum: false
      }
    }
  }

  /// What records are grouped by beside the field that was asked for.
  package enum Group: Sendable {
    /// The code of their currency, empty for the base currency.
    case currency
    /// The forecast category of a deal.
    case category
    /// The day of a moment, in UTC; of a day itself.
    case day(String)
    /// A field as it is stored.
    case field(String)

    fileprivate var text: String {
      switch self {
      case .currency: "COALESCE(t.currency, '')"
      case .category:
        "COALESCE(t.category, CASE WHEN t.probability < 50000000 THEN 'pipeline'"
          + " WHEN t.probability < 80000000 THEN 'best_case' ELSE 'commit' END)"
      case .day(let column): "SUBSTR(t.\(column), 1, 10)"
      case .field(let column): "CAST(t.\(column) AS TEXT)"
      }
    }
  }

  /// What figures are told apart by.
  package enum Dimension: Sendable {
    /// The value of a field, or that of another where it has none.
    case field(FieldPath, else: FieldPath? = nil)
    /// Each value of a list: a record counts with all of them, or with none.
    case each(FieldPath)
    /// The minute of a moment in UTC, or a day, as it is stored.
    case time(FieldPath)

    /// The field.
    package var path: FieldPath {
      switch self {
      case .field(let path, _), .each(let path), .time(let path): path
      }
    }
  }

  /// The figures of a group.
  package struct Row: Sendable {
    /// For each of the dimensions the value, nil where records have none, and what it is called.
    package var keys: [(key: String?, name: String?)]
    /// What else they are grouped by.
    package var groups: [String]
    /// The figures, in their order; nothing where nothing has a value.
    package var figures: [Int64]
    /// What is weighted, in ten-thousandths of the smallest unit.
    package var weighted: Int128 = 0
    /// How many of its records have an amount larger than amounts are: these are in no sum.
    package var beyond: Int64 = 0
  }

  /// A record by what it is called.
  package struct Named: Sendable {
    /// Its number.
    package var id: Int64
    /// Its title.
    package var title: String
  }

  /// Whose records.
  package let noun: NounName
  /// Which of them.
  package var condition: SQLCondition?
  /// What they are told apart by.
  package var by: [Dimension] = []
  /// What else they are grouped by.
  package var groups: [Group] = []
  /// What is worked out.
  package var figures: [Figure]

  /// A question.
  package init(_ noun: NounName, _ figures: [Figure]) {
    self.noun = noun
    self.figures = figures
  }

  /// The answer, in the order of the groups.
  package func run(in database: Database) throws(CRMError) -> [Row] {
    var plan = QueryPlan(try database.table(noun), database)
    let keys = try columns(&plan)
    let groups = self.groups.map { $0.text }
    let hasAmounts = figures.contains { $0.isOfAmounts }
    let terms =
      figures.flatMap { $0.texts }
      + (hasAmounts
        ? ["SUM(CASE WHEN \(SQLAmount.isBeyond("t.amount")) THEN 1 ELSE 0 END)"] : [])
    var sql =
      "SELECT " + (keys.flatMap { [$0.key, $0.name] } + groups + terms).joined(separator: ", ")
      + plan.from
    if let condition { sql += " WHERE " + condition.text }
    let places = (0..<(2 * keys.count + groups.count)).map { "\($0 + 1)" }
    if !places.isEmpty {
      let list = places.joined(separator: ", ")
      sql +=
        " GROUP BY " + list + " ORDER BY "
        + places.map { $0 + " NULLS LAST" }.joined(separator: ", ")
    }
    let rows = try database.connection.prepare(sql)
    if let condition { rows.bind(condition.values) }
    var found: [Row] = []
    while try rows.step() {
      let values = terms.indices.map { rows.integer($0 + 2 * keys.count + groups.count) }
      // What is larger than a whole number reads as the largest there is.
      guard !values.contains(.max), !values.contains(.min) else {
        throw CRMError(.data, code: "too_large", "a sum is too large to be written")
      }
      var place = 0
      var weighted: Int128 = 0
      let worked = figures.map { figure -> Int64 in
        let own = place..<(place + figure.texts.count)
        place = own.upperBound
        weighted = figure.weighted(values[own]) ?? weighted
        return figure.value(values[own])
      }
      found.append(
        Row(
          keys: keys.indices.map { (rows.string(2 * $0), rows.string(2 * $0 + 1)) },
          groups: groups.indices.map { rows.string($0 + 2 * keys.count) ?? "" },
          figures: worked, weighted: weighted, beyond: hasAmounts ? values.last ?? 0 : 0))
    }
    // Without groups there is one row also of nothing.
    return found
  }

  /// The records of groups that are in no sum, the first of them: those whose amount is larger than amounts
  /// are, or all that have one that could be added.
  package func records(
    of rows: [Row], beyond: Bool, atMost limit: Int, in database: Database
  ) throws(CRMError) -> [Named] {
    let table = try database.table(noun)
    var plan = QueryPlan(table, database)
    let keys = try columns(&plan)
    let named = try plan.title(ofNoun: noun, "t")
    var values = condition?.values ?? []
    var parts = condition.map { ["(\($0.text))"] } ?? []
    let any = rows.map { row in
      var own: [String] = []
      func needs(_ text: String, _ value: String?) {
        values.append(value.map { .text($0) } ?? .null)
        own.append("\(text) IS NOT DISTINCT FROM CAST($\(values.count) AS TEXT)")
      }
      for (i, key) in keys.enumerated() { needs(key.key, row.keys[i].key) }
      for (i, group) in groups.enumerated() { needs("COALESCE(\(group.text), '')", row.groups[i]) }
      return own.isEmpty ? "TRUE" : "(" + own.joined(separator: " AND ") + ")"
    }
    parts.append("(" + any.joined(separator: " OR ") + ")")
    parts.append(
      beyond ? SQLAmount.isBeyond("t.amount") : SQLAmount.isAddable("t.amount"))
    let answer = try database.connection.prepare(
      "SELECT t.id, \(named)\(plan.from) WHERE \(parts.joined(separator: " AND "))"
        + " ORDER BY t.id LIMIT \(limit)")
    answer.bind(values)
    var found: [Named] = []
    while try answer.step() {
      found.append(Named(id: answer.integer(0), title: answer.string(1) ?? ""))
    }
    return found
  }

  /// The value of each dimension and what it is called, as they are grouped by.
  private func columns(
    _ plan: inout QueryPlan
  ) throws(CRMError) -> [(key: String, name: String)] {
    var found: [(key: String, name: String)] = []
    for dimension in by {
      let path = dimension.path
      let alias = try plan.alias(path.steps)
      let column = "\(alias).\(path.field.column)"
      let isReference = if case .reference = path.field.type { true } else { false }
      switch dimension {
      case .time: found.append(("SUBSTR(\(column), 1, 16)", "NULL"))
      case .each: found.append(try plan.elements(of: path))
      case .field(_, let other?):
        let instead = "\(try plan.alias(other.steps)).\(other.field.column)"
        found.append(("CAST(COALESCE(\(column), \(instead)) AS TEXT)", "NULL"))
      case .field:
        if let number = path.field.custom {
          found.append(("\(alias).custom ->> '\(CustomValues.key(number))'", "NULL"))
        } else {
          found.append(
            ("CAST(\(column) AS TEXT)", isReference ? try plan.title(path) : "NULL"))
        }
      }
    }
    return found
  }

  /// Whether figures can be told apart by the value of a field.
  package static func canGroup(by field: Field) -> Bool {
    switch field.type {
    case .reference: field.custom == nil
    case .text, .choice, .code, .boolean, .integer, .day, .url, .email, .phone: true
    default: false
    }
  }

  /// Whether figures can be told apart by each value of a field.
  package static func canSpread(by field: Field) -> Bool {
    guard field.custom == nil else { return false }
    return switch field.type {
    case .list(.tag), .list(.choice), .list(.domain), .choices, .references: true
    default: false
    }
  }
}
