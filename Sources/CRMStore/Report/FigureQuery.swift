import CRMDomain

/// Figures over the records of a noun, by some of their fields: one statement, whatever the number of records.
package struct FigureQuery {
  /// What is worked out of the records of a group.
  package enum Figure: Sendable {
    /// How many there are.
    case count
    /// How many have an amount.
    case withAmount
    /// The sum of their amounts, in the smallest unit.
    case amount
    /// The sum of their amounts times their probabilities, in ten-thousandths of the smallest unit.
    case weighted
    /// How many have been in their stage since before the moment each stage allows.
    case rotting([(stage: Int64, before: String)])
    /// The sum of a field.
    case sum(String)

    fileprivate func text() -> String {
      switch self {
      case .count: return "COUNT(*)"
      case .withAmount: return "COUNT(t.amount)"
      case .amount: return "SUM(t.amount)"
      // A probability has at most two decimals.
      case .weighted: return "SUM(t.amount * (t.probability / 10000))"
      case .sum(let column): return "SUM(t.\(column))"
      case .rotting(let stages):
        guard !stages.isEmpty else { return "SUM(0)" }
        let cases = stages.map { "WHEN \($0.stage) THEN '\($0.before)'" }.joined(separator: " ")
        return "SUM(CASE WHEN t.stage_since < CASE t.stage \(cases) ELSE '' END THEN 1 ELSE 0 END)"
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
    var sql =
      "SELECT " + ([key, name, key2, name2] + groups).joined(separator: ", ")
      + figures.map { ", " + $0.text() }.joined() + plan.from
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
      let values = figures.indices.map { rows.integer($0 + 4 + groups.count) }
      // What is larger than a whole number reads as the largest there is.
      guard !values.contains(.max), !values.contains(.min) else {
        throw CRMError(.data, code: "too_large", "a sum is too large to be written")
      }
      found.append(
        Row(
          key: rows.string(0), name: rows.string(1), second: (rows.string(2), rows.string(3)),
          groups: groups.indices.map { rows.string($0 + 4) ?? "" },
          figures: values))
    }
    // Without groups there is one row also of nothing.
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
