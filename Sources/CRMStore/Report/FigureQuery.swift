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

  /// The figures of a group.
  package struct Row: Sendable {
    /// The value of the field that was asked for; nil where records have none.
    package var key: String?
    /// What it is called.
    package var name: String?
    /// The same of the second field, where two were asked for.
    package var second: (key: String?, name: String?)
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
  /// The field they are grouped by.
  package var by: FieldPath?
  /// A second one.
  package var then: FieldPath?
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
    let (key, name) = try columns(of: by, &plan)
    let (key2, name2) = try columns(of: then, &plan)
    let groups = self.groups.map { $0.text }
    let hasAmounts = figures.contains { $0.isOfAmounts }
    let terms =
      figures.flatMap { $0.texts }
      + (hasAmounts
        ? ["SUM(CASE WHEN \(SQLAmount.isBeyond("t.amount")) THEN 1 ELSE 0 END)"] : [])
    var sql =
      "SELECT " + ([key, name, key2, name2] + groups).joined(separator: ", ")
      + terms.map { ", " + $0 }.joined() + plan.from
    if let condition { sql += " WHERE " + condition.text }
    let places =
      (by == nil ? [] : ["1", "2"]) + (then == nil ? [] : ["3", "4"])
      + groups.indices.map { "\($0 + 5)" }
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
      let values = terms.indices.map { rows.integer($0 + 4 + groups.count) }
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
          key: rows.string(0), name: rows.string(1), second: (rows.string(2), rows.string(3)),
          groups: groups.indices.map { rows.string($0 + 4) ?? "" },
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
    let (key, _) = try columns(of: by, &plan)
    let (second, _) = try columns(of: then, &plan)
    let named = try plan.title(ofNoun: noun, "t")
    var values = condition?.values ?? []
    var parts = condition.map { ["(\($0.text))"] } ?? []
    let any = rows.map { row in
      var own: [String] = []
      func needs(_ text: String, _ value: String?) {
        values.append(value.map { .text($0) } ?? .null)
        own.append("\(text) IS NOT DISTINCT FROM CAST($\(values.count) AS TEXT)")
      }
      if by != nil { needs(key, row.key) }
      if then != nil { needs(second, row.second.key) }
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

  /// The value of a field and what it is called, as they are grouped by.
  private func columns(
    of path: FieldPath?, _ plan: inout QueryPlan
  ) throws(CRMError) -> (key: String, name: String) {
    guard let path else { return ("NULL", "NULL") }
    let alias = try plan.alias(path.steps)
    guard Self.canGroup(by: path.field) else {
      throw .usage("\(path.name) is nothing figures can be told apart by")
    }
    if let number = path.field.custom {
      return ("\(alias).custom ->> '\(CustomValues.key(number))'", "NULL")
    }
    let isReference = if case .reference = path.field.type { true } else { false }
    return (
      "CAST(\(alias).\(path.field.column) AS TEXT)", isReference ? try plan.title(path) : "NULL"
    )
  }

  /// Whether figures can be told apart by a field.
  package static func canGroup(by field: Field) -> Bool {
    switch field.type {
    case .reference: field.custom == nil
    case .text, .choice, .code, .boolean, .integer, .day, .url, .email, .phone: true
    default: false
    }
  }
}
