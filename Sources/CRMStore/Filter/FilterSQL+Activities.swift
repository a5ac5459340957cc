import CRMDomain

// What is asked of the activities of contacts and companies, which are theirs in several ways.
extension FilterSQL {
  /// Which activities are those of a noun's records; the keys of the past are made where they are asked for.
  func reach(of noun: NounName) throws(CRMError) -> ActivityReach {
    guard let reach = ActivityReach(noun) else {
      throw .defect("\(noun.rawValue) has no activities of its own")
    }
    try database.needKeys(try database.table(.activity))
    return reach
  }

  /// The field by which activities name a contact, where nobody ever took part in one besides: then those that
  /// name it are all there are, and the question is the plain one that an index serves best.
  private func onlyField(_ table: RecordTable) throws(CRMError) -> Field? {
    guard table.noun.name.isPerson, !database.isPast,
      try database.connection.integer(
        "SELECT 1 FROM activity_key WHERE kind = 'contacts' LIMIT 1") == nil
    else { return nil }
    return try database.noun(.activity).field(NounName.contact.rawValue)
  }

  /// The same figure with the plainest links.
  func plain(
    _ figure: Condition.Aggregate, _ table: RecordTable
  ) throws(CRMError) -> Condition.Aggregate {
    guard case .activities = figure.links[0], let field = try onlyField(table) else {
      return figure
    }
    var plain = figure
    plain.links[0] = .from(.activity, field)
    return plain
  }

  /// Whether some activity of a contact or a company fits.
  ///
  /// The condition stands in the text once, however the activities are found: conditions may be nested, and
  /// twice at each level would be too much.
  mutating func activities(
    _ inner: Condition?, _ table: RecordTable, _ alias: String, negated: Bool
  ) throws(CRMError) -> String {
    if let kept = kept(.activity, inner, table) {
      return keptTest(kept.field, kept.since, alias, negated: negated)
    }
    if let field = try onlyField(table) {
      return try related(.from(.activity, field), inner, table, alias, negated: negated)
    }
    let reach = try reach(of: table.noun.name)
    let other = try database.table(.activity)
    let (set, next) = (nextAlias(), nextAlias())
    var fitting = ""
    if let inner {
      let text =
        try isNarrow
        ? text(inner, other, next, negated: false)
        : wide { s throws(CRMError) in try s.text(inner, other, next, negated: false) }
      fitting = " JOIN \(other.name) \(next) ON \(next).id = \(set).r WHERE \(text)"
    }
    if isNarrow {
      return (negated ? "NOT " : "")
        + "EXISTS (SELECT 1 FROM (\(reach.of("\(alias).id"))) \(set)\(fitting))"
    }
    return "\(alias).id \(negated ? "NOT IN" : "IN") (SELECT \(set).k"
      + " FROM (\(reach.pairs())) \(set)\(fitting))"
  }

  /// Whether a figure asks of activities what their own fields say: then each way of being somebody's is asked
  /// by itself, and no set of all pairs is made.
  static func isFlat(_ figure: Condition.Aggregate) -> Bool {
    guard figure.links.count == 1, case .activities = figure.links[0] else { return false }
    return figure.condition.map { isFlat($0) } ?? true
  }

  private static func isFlat(_ condition: Condition) -> Bool {
    switch condition {
    case .field: true
    case .all(let parts), .any(let parts): parts.allSatisfy { isFlat($0) }
    case .not(let part): isFlat(part)
    default: false
    }
  }

  /// A figure over the activities of every contact or company.
  mutating func activities(
    _ figure: Condition.Aggregate, _ test: Condition.Test, _ table: RecordTable, _ alias: String,
    negated: Bool
  ) throws(CRMError) -> String {
    let reach = try reach(of: table.noun.name)
    let other = try database.table(.activity)
    // An activity is a company's in several ways, and counts once.
    let isCompany = table.noun.name.isOrganisation
    var parts: [String] = []
    for i in reach.ways("").indices {
      let next = nextAlias()
      let way = reach.ways(next)[i]
      var columns = ["\(way.key) AS k"]
      if isCompany { columns.append("\(next).id AS r") }
      if let field = figure.field {
        columns.append("\(try value(ofFigure: field, test, other, next)) AS v")
      }
      var condition = way.condition
      if let inner = figure.condition {
        condition += " AND " + (try text(inner, other, next, negated: false))
      }
      parts.append(
        "SELECT \(columns.joined(separator: ", ")) FROM \(way.from) WHERE \(condition)")
    }
    let set = nextAlias()
    let fits = try figureTest(figure, test, figure.field == nil ? nil : "\(set).v")
    let holdsForNothing = FilterSQL.holdsForNothing(figure, test)
    let having = holdsForNothing ? "(\(fits)) IS NOT TRUE" : fits
    let union = isCompany ? " UNION " : " UNION ALL "
    let found =
      "\(alias).id IN (SELECT \(set).k FROM (\(parts.joined(separator: union))) \(set)"
      + " GROUP BY \(set).k HAVING \(having))"
    return FilterSQL.negate(found, negated != holdsForNothing)
  }
}
