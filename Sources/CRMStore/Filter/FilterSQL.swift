import CRMDomain

// From a condition to SQL: the only place that assembles the text of a question. Every name in it comes
// from the catalogue, every value is a parameter.
//
// The filter language knows two truth values, SQL three. So a negation is pushed down to the single
// tests, and a negated test is `(test) IS NOT TRUE`: an empty field, for which a test answers NULL, then
// satisfies it. Tests that are not negated stand as they are, so that indexes serve them.
//
// What is asked of related records has two forms. The wide one makes the set of all records that have
// such related ones once (`id IN (SELECT contact FROM activity WHERE …)`); the narrow one looks at the
// related records of one record at a time. Beside a test that leaves few records the narrow one is a
// thousand times cheaper, alone the wide one is three times cheaper.
//
// "Some activity since D" and "the newest activity" are answered by the kept column `last_activity`.

/// Makes SQL of conditions.
package struct FilterSQL {
  let database: Database
  private var values: [SQLValue] = []
  private var aliases = 0
  /// Whether few records are left when the condition at hand is asked, so that looking at the related
  /// records of each is cheaper than making the set of all that have some.
  var isNarrow = false
  /// Amounts that are compared with another currency's and have no rate.
  var unrated: [SQLCondition.Unrated] = []

  private init(_ database: Database) { self.database = database }

  /// The condition for records of a noun, whose table is called `t`.
  package static func compile(
    _ condition: Condition, on noun: NounName, in database: Database
  ) throws(CRMError) -> SQLCondition {
    var compiler = FilterSQL(database)
    let text = try compiler.text(condition, try database.table(noun), "t", negated: false)
    var result = SQLCondition(text, compiler.values)
    result.unrated = compiler.unrated
    return result
  }

  mutating func bind(_ value: SQLValue) -> String {
    if let known = values.firstIndex(of: value) { return "$\(known + 1)" }
    values.append(value)
    return "$\(values.count)"
  }

  mutating func parameter(_ constant: Condition.Constant) -> String {
    switch constant {
    case .text(let text): bind(.text(text))
    case .integer(let number), .record(let number, _): bind(.integer(number))
    }
  }

  mutating func nextAlias() -> String {
    aliases += 1
    return "t\(aliases)"
  }

  mutating func text(
    _ condition: Condition, _ table: RecordTable, _ alias: String, negated: Bool
  ) throws(CRMError) -> String {
    switch condition {
    case .all(let parts):
      if negated { return try join(parts, " OR ", table, alias, true) }
      let before = isNarrow
      defer { isNarrow = before }
      if parts.contains(where: { FilterSQL.leavesFew($0, table.noun) }) { isNarrow = true }
      return try join(parts, " AND ", table, alias, false)
    case .any(let parts):
      if !negated, let sets = try union(parts, table) { return "\(alias).id IN (\(sets))" }
      return try join(parts, negated ? " AND " : " OR ", table, alias, negated)
    case .not(let part): return try text(part, table, alias, negated: !negated)
    case .field(let field, let test):
      return FilterSQL.negate(try self.test(test, field, table, alias), negated)
    case .related(let link, let inner):
      return try related(link, inner, table, alias, negated: negated)
    case .aggregate(let figure, let test):
      return try aggregate(figure, test, table, alias, negated: negated)
    case .consent(let question): return consent(question, alias, negated: negated)
    case .words, .member, .found:
      guard let set = try set(condition, table) else { return "FALSE" }
      return "\(alias).id \(negated ? "NOT IN" : "IN") (\(set))"
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

  static func negate(_ text: String, _ negated: Bool) -> String {
    negated ? "(\(text)) IS NOT TRUE" : text
  }

  // MARK: Sets of numbers

  /// The question whose answer is the numbers of the records that fit, for conditions that are such a
  /// set; nil for others.
  private mutating func set(
    _ condition: Condition, _ table: RecordTable
  ) throws(CRMError) -> String? {
    let dialect = database.connection.dialect
    switch condition {
    case .words(let words):
      guard !database.isPast else { throw FilterSQL.noWordsThen }
      let query = bind(.text(dialect.fullTextQuery(words)))
      return dialect.fullTextMatch(table.name + "_fts", query)
    case .member(let segment):
      return dialect.numbersOfList(
        "SELECT members FROM segment WHERE id = \(bind(.integer(segment)))")
    case .related(.from(let noun, let field), .words(let words)?):
      return try numbers(of: field, noun, .words(words))
    case .related(.to, .some):
      let next = nextAlias()
      return
        "SELECT \(next).id FROM \(table.name) \(next) WHERE \(try text(condition, table, next, negated: false))"
    case .found(let parts): return try numbers(found: parts, table)
    case .all:
      let next = nextAlias()
      return
        "SELECT \(next).id FROM \(table.name) \(next) WHERE \(try text(condition, table, next, negated: false))"
    default: return nil
    }
  }

  /// One set of several, where all of them are sets: an index serves it, as it does not serve an OR.
  private mutating func union(
    _ parts: [Condition], _ table: RecordTable
  ) throws(CRMError) -> String? {
    guard parts.allSatisfy(Self.isSet) else { return nil }
    var sets: [String] = []
    for part in parts { if let set = try set(part, table) { sets.append(set) } }
    return sets.joined(separator: " UNION ")
  }

  /// Whether a condition is a set of numbers, or made of such sets.
  private static func isSet(_ condition: Condition) -> Bool {
    switch condition {
    case .words, .member, .found, .related(.from, .words?), .related(.to, .some): true
    case .all(let parts):
      !parts.isEmpty
        && parts.allSatisfy { part in
          if case .any(let some) = part { some.allSatisfy(isSet) } else { isSet(part) }
        }
    default: false
    }
  }

  /// The numbers of the records that have a value like one of these.
  private mutating func numbers(
    found parts: [Condition.KeyPart], _ table: RecordTable
  ) throws(CRMError) -> String {
    try database.needKeys(table)
    let dialect = database.connection.dialect
    var sets: [String] = []
    for part in parts {
      let value = bind(.text(part.text))
      // What begins so lies between it and the end of its range, in the order of bytes.
      let end = part.isAnywhere ? "" : bind(.text(FoldRange.end(of: part.text)))
      func fits(_ column: String) -> String {
        part.isAnywhere
          ? dialect.textContains(column, value) : "\(column) >= \(value) AND \(column) < \(end)"
      }
      if table.noun.hasKeys {
        sets.append(
          "SELECT record FROM \(table.name)_key WHERE kind = \(bind(.text(part.kind)))"
            + " AND \(fits("value"))")
      }
      if let column = part.column {
        sets.append("SELECT id FROM \(table.name) WHERE \(fits(column))")
      }
    }
    return sets.joined(separator: " UNION ")
  }

  /// Full text is that of today.
  private static let noWordsThen = CRMError(
    .usage, code: "no_words_then", "words cannot be searched for as of a day that is over",
    hint: "ask of a field instead: name~nordmann")

  /// Whether a condition leaves few records of a large table: it names single ones by what an index
  /// finds.
  private static func leavesFew(_ condition: Condition, _ noun: Noun) -> Bool {
    switch condition {
    case .field(let field, .among(let values)):
      guard values.count <= 20 else { return false }
      if field.name == "id" || field.traits.contains(.naturalKey) || field.traits.contains(.unique)
      {
        return true
      }
      switch field.type {
      case .email, .phone, .points: return true
      case .reference(let relation): return !relation.noun.isActor && field.custom == nil
      case .text: return noun.titles.first == field.name
      default: return false
      }
    case .related(.to(_, let other), let inner?):
      guard let entry = Catalogue.standard[other] else { return false }
      return leavesFew(inner, entry)
    case .all(let parts): return parts.contains { leavesFew($0, noun) }
    case .any(let parts): return !parts.isEmpty && parts.allSatisfy { leavesFew($0, noun) }
    case .words, .found: return true
    default: return false
    }
  }
}
