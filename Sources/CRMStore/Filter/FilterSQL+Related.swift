import CRMDomain

// What is asked of related records, and of figures over them.
extension FilterSQL {
  mutating func related(
    _ link: Condition.Link, _ inner: Condition?, _ table: RecordTable, _ alias: String,
    negated: Bool
  ) throws(CRMError) -> String {
    switch link {
    case .to(let field, let noun):
      let value = value(field, alias)
      guard let inner else { return "\(value) IS \(negated ? "" : "NOT ")NULL" }
      return FilterSQL.negate("\(value) IN (\(try numbers(ofID: noun, inner)))", negated)
    case .from(let noun, let field):
      if field.name == table.noun.name.rawValue, let kept = kept(noun, inner, table) {
        return keptTest(kept.field, kept.since, alias, negated: negated)
      }
      if isNarrow {
        let other = try database.table(noun)
        let next = nextAlias()
        var condition = "\(value(field, next)) = \(alias).id"
        if let inner { condition += " AND " + (try text(inner, other, next, negated: false)) }
        return (negated ? "NOT " : "")
          + "EXISTS (SELECT 1 FROM \(other.name) \(next) WHERE \(condition))"
      }
      return "\(alias).id \(negated ? "NOT IN" : "IN") (\(try numbers(of: field, noun, inner)))"
    case .activities: return try activities(inner, table, alias, negated: negated)
    case .employer:
      return "\(alias).id \(negated ? "NOT IN" : "IN") ("
        + (try employment("subject", other: "object", .company, inner)) + ")"
    case .employees:
      return "\(alias).id \(negated ? "NOT IN" : "IN") ("
        + (try employment("object", other: "subject", .contact, inner)) + ")"
    case .naming(let other, let sides):
      let noun = bind(.text(table.noun.name.rawValue))
      let naming = try database.table(other)
      let next = nextAlias()
      var condition = ""
      if let inner { condition = " AND " + (try text(inner, naming, next, negated: false)) }
      let sides = sides.map { side in
        "SELECT \(next).\(side)_id FROM \(naming.name) \(next)"
          + " WHERE \(next).\(side)_noun = \(noun)\(condition)"
      }
      return "\(alias).id \(negated ? "NOT IN" : "IN") (\(sides.joined(separator: " UNION ")))"
    }
  }

  /// The kept field that answers whether there is some record of a noun for this one, or one since a moment.
  func kept(
    _ noun: NounName, _ inner: Condition?, _ table: RecordTable
  ) -> (field: Field, since: Condition.Bound?)? {
    // What is kept is of all records, also of those that somebody does not see.
    guard !database.isPast, !database.isRestricted,
      let field = table.noun.fields.first(where: { $0.latest?.greatest?.noun == noun }),
      let other = database.catalogue[noun],
      let asked = Condition.ofCounting(inner, of: other)
    else { return nil }
    switch asked {
    case nil: return (field, nil)
    case .field(let asked, .within(let since?, nil))?
    where asked.name == field.latest?.greatest?.field:
      return (field, since)
    default: return nil
    }
  }

  mutating func keptTest(
    _ field: Field, _ since: Condition.Bound?, _ alias: String, negated: Bool
  ) -> String {
    let column = "\(alias).\(field.name)"
    guard let since else { return "\(column) IS \(negated ? "" : "NOT ")NULL" }
    let moment = parameter(since.value)
    if negated {
      return "(\(column) \(since.isIncluded ? "<" : "<=") \(moment) OR \(column) IS NULL)"
    }
    return "\(column) \(since.isIncluded ? ">=" : ">") \(moment)"
  }

  /// The numbers of the records of a noun that fit.
  private mutating func numbers(
    ofID noun: NounName, _ inner: Condition
  ) throws(CRMError) -> String {
    let other = try database.table(noun)
    let next = nextAlias()
    return "SELECT \(next).id FROM \(other.name) \(next) WHERE "
      + (try wide { s throws(CRMError) in try s.text(inner, other, next, negated: false) })
  }

  /// What the records of a noun that fit refer to by a field.
  mutating func numbers(
    of field: Field, _ noun: NounName, _ inner: Condition?
  ) throws(CRMError) -> String {
    let other = try database.table(noun)
    let next = nextAlias()
    let value = value(field, next)
    var sql = "SELECT \(value) FROM \(other.name) \(next) WHERE \(value) IS NOT NULL"
    if let inner {
      sql +=
        " AND "
        + (try wide { s throws(CRMError) in try s.text(inner, other, next, negated: false) })
    }
    return sql
  }

  /// Inside a set that is made once nothing is narrow.
  mutating func wide<R>(
    _ body: (inout FilterSQL) throws(CRMError) -> R
  ) throws(CRMError) -> R {
    let before = isNarrow
    isNarrow = false
    defer { isNarrow = before }
    return try body(&self)
  }

  /// One side of the relations that say where somebody works.
  private mutating func employment(
    _ side: String, other: String, _ noun: NounName, _ inner: Condition?
  ) throws(CRMError) -> String {
    let next = nextAlias()
    var sql = "SELECT \(next).\(side)_id FROM relation \(next) WHERE \(employment(next))"
    if let inner { sql += " AND \(next).\(other)_id IN (\(try numbers(ofID: noun, inner)))" }
    return sql
  }

  private func employment(_ alias: String) -> String {
    "\(alias).type = 'employee' AND \(alias).subject_noun = 'contact'"
      + " AND \(alias).object_noun = 'company'"
  }

  // MARK: Figures

  /// The records that relations lead to, from the table `from` on: `outer` of the record is `key` there.
  private struct Chain {
    var outer = ""
    var key = ""
    var from = ""
    var conditions: [String] = []
    var last = ""
    /// Whether each record is reached once; otherwise they are made distinct.
    var isTree = true
  }

  private mutating func chain(
    _ links: [Condition.Link], _ table: RecordTable, _ alias: String
  ) throws(CRMError) -> Chain {
    var chain = Chain()
    var current = alias
    var noun = table.noun.name
    for (i, link) in links.enumerated() {
      let other = try database.table(link.noun)
      let next = nextAlias()
      let joins = i > 0
      func add(_ outer: String, _ source: String, _ key: String) {
        if joins {
          chain.from += " JOIN \(source) ON \(key) = \(outer)"
        } else {
          (chain.outer, chain.from, chain.key) = (outer, source, key)
        }
      }
      switch link {
      case .to(let field, _):
        add(value(field, current), "\(other.name) \(next)", "\(next).id")
        if joins { chain.isTree = false }
      case .from(_, let field):
        let key = value(field, next)
        add("\(current).id", "\(other.name) \(next)", key)
        if !joins { chain.conditions.append("\(key) IS NOT NULL") }
      case .employer, .employees:
        let relation = nextAlias()
        let (own, far) = link.isEmployer ? ("subject", "object") : ("object", "subject")
        add("\(current).id", "relation \(relation)", "\(relation).\(own)_id")
        chain.from += " JOIN \(other.name) \(next) ON \(next).id = \(relation).\(far)_id"
        chain.conditions.append(employment(relation))
        chain.isTree = false
      case .naming(_, let sides):
        let ends = nextAlias()
        let word = bind(.text(noun.rawValue))
        let pairs = sides.map { side in
          "SELECT \(side)_id AS k, id AS r FROM \(other.name) WHERE \(side)_noun = \(word)"
        }
        add("\(current).id", "(\(pairs.joined(separator: " UNION "))) \(ends)", "\(ends).k")
        chain.from += " JOIN \(other.name) \(next) ON \(next).id = \(ends).r"
        if joins { chain.isTree = false }
      case .activities:
        let set = nextAlias()
        let own = "\(current).id"
        let reach = try self.reach(of: noun)
        // Each activity of a record once; of two records it may be the same.
        if joins {
          add(own, "(\(reach.pairs(isDistinct: true))) \(set)", "\(set).k")
          chain.isTree = false
        } else if isNarrow {
          add(own, "(\(reach.of(own, isDistinct: true))) \(set)", own)
        } else {
          add(own, "(\(reach.pairs(isDistinct: noun.isOrganisation))) \(set)", "\(set).k")
        }
        chain.from += " JOIN \(other.name) \(next) ON \(next).id = \(set).r"
      }
      current = next
      noun = link.noun
    }
    chain.last = current
    return chain
  }

  mutating func aggregate(
    _ figure: Condition.Aggregate, _ test: Condition.Test, _ table: RecordTable, _ alias: String,
    negated: Bool
  ) throws(CRMError) -> String {
    if let kept = keptFigure(figure, table) {
      return FilterSQL.negate(try self.test(test, kept, table, alias), negated)
    }
    let figure = try plain(figure, table)
    if case .isEmpty = test, figure.ofNothing != nil { return negated ? "TRUE" : "FALSE" }
    if !isNarrow, FilterSQL.isFlat(figure) {
      return try activities(figure, test, table, alias, negated: negated)
    }
    var chain = try self.chain(figure.links, table, alias)
    // In the order of an index each row would be looked up by itself. Where the index does not hold all
    // that is asked, reading the table once and sorting is ten times faster; the sign keeps it off.
    if !isNarrow, !FilterSQL.isInIndex(figure) {
      chain.conditions = chain.conditions.map { $0.replacing(chain.key, by: "+" + chain.key) }
      chain.key = "+" + chain.key
    }
    let other = try database.table(figure.links[figure.links.count - 1].noun)
    if let inner = figure.condition {
      chain.conditions.append(
        try wide { s throws(CRMError) in try s.text(inner, other, chain.last, negated: false) })
    }
    var measured: String?
    if let field = figure.field {
      measured = try self.value(ofFigure: field, test, other, chain.last)
    }
    var source = " FROM " + chain.from
    var key = chain.key
    var value = measured
    if isNarrow { chain.conditions.append("\(chain.key) = \(chain.outer)") }
    if !chain.conditions.isEmpty {
      source += " WHERE " + chain.conditions.joined(separator: " AND ")
    }
    if !chain.isTree {
      let distinct = nextAlias()
      source =
        " FROM (SELECT DISTINCT \(chain.key) AS k, \(chain.last).id AS r"
        + (measured.map { ", \($0) AS v" } ?? "") + source + ") \(distinct)"
      key = "\(distinct).k"
      value = measured.map { _ in "\(distinct).v" }
    }
    if isNarrow {
      let fits = try figureTest(figure, test, value)
      return FilterSQL.negate("(SELECT \(fits)\(source))", negated)
    }
    let holdsForNothing = FilterSQL.holdsForNothing(figure, test)
    // Records that are related to none are in no group: where these fit, the others are left out.
    let fits = try figureTest(figure, test, value)
    let having = holdsForNothing ? "(\(fits)) IS NOT TRUE" : fits
    let set = "\(chain.outer) IN (SELECT \(key)\(source) GROUP BY \(key) HAVING \(having))"
    return FilterSQL.negate(set, negated != holdsForNothing)
  }

  /// Whether a figure asks only for how many there are, and perhaps when.
  private static func isInIndex(_ figure: Condition.Aggregate) -> Bool {
    guard figure.field == nil else { return false }
    switch figure.condition {
    case nil: return true
    case .field(let field, let test)?: return isInIndex(field, test)
    // Those that count, and perhaps when.
    case .all(let parts)?:
      return parts.allSatisfy { part in
        if case .field(let field, let test) = part { isInIndex(field, test) } else { false }
      }
    default: return false
    }
  }

  private static func isInIndex(_ field: Field, _ test: Condition.Test) -> Bool {
    switch (field.type, test) {
    case (.instant, .within): true
    case (.choice, .among): field.name == "status"
    default: false
    }
  }

  /// The kept field that is this figure: the newest activity.
  private func keptFigure(_ figure: Condition.Aggregate, _ table: RecordTable) -> Field? {
    guard !database.isPast, !database.isRestricted, figure.function == .max,
      figure.links.count == 1,
      let other = database.catalogue[figure.links[0].noun],
      let asked = Condition.ofCounting(figure.condition, of: other), asked == nil
    else { return nil }
    switch figure.links[0] {
    case .from(_, let reference) where reference.name == table.noun.name.rawValue: break
    case .activities: break
    default: return nil
    }
    return table.noun.fields.first {
      $0.latest?.greatest?.noun == other.name && $0.latest?.greatest?.field == figure.field?.name
    }
  }

  /// What a figure is computed of.
  mutating func value(
    ofFigure field: Field, _ test: Condition.Test, _ table: RecordTable, _ alias: String
  ) throws(CRMError) -> String {
    guard case .amount(let currency, let day, _, _) = test else { return value(field, alias) }
    let amount = try amount(field, in: currency, day, table, alias)
    // What is no amount in this currency is left out of the figure.
    return amount.condition.map { "CASE WHEN \($0) THEN \(amount.value) END" } ?? amount.value
  }

  /// The test of a figure over the rows of a group.
  mutating func figureTest(
    _ figure: Condition.Aggregate, _ test: Condition.Test, _ value: String?
  ) throws(CRMError) -> String {
    let value = value ?? "*"
    switch figure.function {
    case .count: return compare("COUNT(*)", test)
    case .sum: return compare("COALESCE(\(FilterSQL.sum(value)), 0)", test)
    case .min: return compare("MIN(\(value))", test)
    case .max: return compare("MAX(\(value))", test)
    case .avg:
      // Compared as a sum with so many times the value: exactly, in whole numbers.
      var scale = ""
      if case .integer? = figure.field?.type { scale = " * 1000000" }
      let sum = "(\(FilterSQL.sum(value)))\(scale)"
      let count = "CAST(COUNT(\(value)) AS NUMERIC)"
      return "(" + mean(sum, count, test) + ")"
    }
  }

  /// A sum that no value can end: SQLite refuses one that leaves 64 bits, so what is whole of the values and
  /// what is left are added apart. Below 2⁶³ it is exact; beyond it is as good as what it is compared with.
  private static func sum(_ value: String) -> String {
    "SUM((\(value)) / 1000000) * 1000000 + SUM((\(value)) % 1000000)"
  }

  private mutating func mean(_ sum: String, _ count: String, _ test: Condition.Test) -> String {
    switch test {
    case .isEmpty: return "\(count) = 0"
    case .among(let constants):
      return constants.map { "\(sum) = \(parameter($0)) * \(count)" }.joined(separator: " OR ")
    case .within(let lower, let upper), .amount(_, _, let lower, let upper):
      var parts = ["\(count) > 0"]
      if let lower {
        parts.append(
          "\(sum) \(lower.isIncluded ? ">=" : ">") \(parameter(lower.value)) * \(count)")
      }
      if let upper {
        parts.append(
          "\(sum) \(upper.isIncluded ? "<=" : "<") \(parameter(upper.value)) * \(count)")
      }
      return parts.joined(separator: " AND ")
    case .isTrue, .contains, .due: return "FALSE"
    }
  }

  private mutating func compare(_ value: String, _ test: Condition.Test) -> String {
    switch test {
    case .isEmpty: return "\(value) IS NULL"
    case .among(let constants): return equals(value, constants)
    case .within(let lower, let upper), .amount(_, _, let lower, let upper):
      return bounds(value, lower, upper)
    case .isTrue, .contains, .due: return "FALSE"
    }
  }

  /// Whether the test holds of the figure over no record at all.
  static func holdsForNothing(
    _ figure: Condition.Aggregate, _ test: Condition.Test
  ) -> Bool {
    if case .isEmpty = test { return figure.ofNothing == nil }
    return figure.ofNothing.map { test.holds($0) } ?? false
  }
}

extension Condition.Link {
  fileprivate var isEmployer: Bool { if case .employer = self { true } else { false } }
}
