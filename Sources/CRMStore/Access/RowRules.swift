import CRMDomain

// Which rows somebody sees who does not see all of them.
//
// A record of people or companies is seen by its owner's team, and by everybody where it has no owner. What
// refers to such records is seen by those who see one of them. The text is made here, once, from the
// catalogue: a server has it as the policies of its tables; a file has views over the tables, in the
// connection of whoever asks, which guard against mistakes and not against people, as the file can be
// read by whoever may open it.

extension Noun {
  /// Whether its records belong to the team of their owner.
  package var isOwned: Bool { traits.contains(.isOwned) }

  /// The fields by which its records belong to others'.
  fileprivate var references: [(field: Field, noun: NounName?)] {
    if isOwned { return [] }
    return fields.compactMap { field in
      switch field.type {
      case .reference(let relation) where field.custom == nil:
        Catalogue.standard[relation.noun]?.isOwned == true ? (field, relation.noun) : nil
      case .anyReference: (field, nil)
      default: nil
      }
    }
  }

  /// Whether some of its rows are hidden from some.
  package var hasHiddenRows: Bool { isOwned || !references.isEmpty }
}

/// The conditions of rows that are seen.
package struct RowRules: Sendable {
  /// What compares an expression with the numbers of those whose records are seen.
  package let isColleague: @Sendable (String) -> String
  /// Where the tables are that nothing stands before.
  package let schema: String
  /// Whether a condition on a record that is referred to says all of it itself, or leaves that to what
  /// hides the record.
  private let saysAll: Bool

  /// Conditions in an engine's words.
  package init(
    schema: String, saysAll: Bool = false, isColleague: @escaping @Sendable (String) -> String
  ) {
    self.schema = schema
    self.saysAll = saysAll
    self.isColleague = isColleague
  }

  /// When a row of a noun's table, or of its twin, is seen; nil where it always is.
  package func condition(_ noun: Noun, past: Bool, _ row: String) -> String? {
    if noun.isOwned { return "(\(row).owner IS NULL OR \(isColleague("\(row).owner")))" }
    let references = noun.references
    guard !references.isEmpty else { return nil }
    var nothing: [String] = []
    var seen: [String] = []
    for (field, target) in references {
      if let target, let other = Catalogue.standard[target] {
        let column = "\(row).\(field.column)"
        nothing.append("\(column) IS NULL")
        seen.append(sees(other, column, past: past))
        continue
      }
      // One of several nouns: those whose records are nobody's are seen.
      let (word, column) = ("\(row).\(field.name)_noun", "\(row).\(field.name)_id")
      let owned = Catalogue.standard.nouns.filter { $0.isOwned }
      let names = owned.map { "'\($0.name.rawValue)'" }.joined(separator: ", ")
      seen.append("\(word) NOT IN (\(names))")
      for other in owned {
        seen.append(
          "(\(word) = '\(other.name.rawValue)' AND \(sees(other, column, past: past)))")
      }
    }
    let alone = nothing.isEmpty ? "" : "(\(nothing.joined(separator: " AND "))) OR "
    return "(\(alone)\(seen.joined(separator: " OR ")))"
  }

  /// When the record a column refers to is seen; of what is past, also one that is gone and was.
  private func sees(_ noun: Noun, _ column: String, past: Bool) -> String {
    let all = saysAll ? " AND (r.owner IS NULL OR \(isColleague("r.owner")))" : ""
    let there = "EXISTS (SELECT 1 FROM \(noun.table) r WHERE r.id = \(column)\(all))"
    return past ? "(\(there) OR \(wasSeen(noun, column)))" : there
  }

  /// When a record that is gone was seen: by its last state.
  package func wasSeen(_ noun: Noun, _ column: String) -> String {
    schema == "public"
      ? "crm_saw_\(noun.table)(\(column))" : lastState(noun, column)
  }

  /// The text of `wasSeen` where it is no function.
  package func lastState(_ noun: Noun, _ column: String) -> String {
    "(NOT EXISTS (SELECT 1 FROM \(schema).\(noun.table) g WHERE g.id = \(column)) AND"
      + " (SELECT p.owner IS NULL OR \(isColleague("p.owner")) FROM \(schema).\(noun.table)_past p"
      + " WHERE p.id = \(column) ORDER BY p.ended DESC LIMIT 1))"
  }
}

extension Database {
  /// From here on only the rows are there that the asker sees, where that is not left to a server.
  package func restrictRows() throws(CRMError) {
    guard !isRestricted else { return }
    // What is read of the asker comes with the settings, which every command reads.
    let settings = try settings()
    guard let rules = connection.dialect.rowRules else {
      isRestricted = try authority().role.sees != .all
      return
    }
    // Somebody who is not known becomes a seller with the first thing they store.
    let standing = settings.standing ?? Settings.Standing(role: .sales, isActive: true)
    if !standing.isActive { throw try authority().refusal("read") }
    guard standing.role.sees != .all else { return }
    // Without teams all are one.
    guard try connection.integer("SELECT 1 FROM team LIMIT 1") != nil else { return }
    let numbers = try colleagues()
    isRestricted = true
    try connection.makeTemporary("crm_colleague", "id {id}")
    for number in numbers {
      try connection.run("INSERT INTO crm_colleague(id) VALUES($1)", .integer(number))
    }
    for noun in standardNouns where noun.hasHiddenRows { try makeViews(noun, rules) }
  }

  private func makeViews(_ noun: Noun, _ rules: RowRules) throws(CRMError) {
    let (name, schema) = (noun.table, rules.schema)
    for (table, past) in [(name, false), (name + "_past", true)] {
      guard let condition = rules.condition(noun, past: past, table) else { continue }
      try connection.execute(
        "CREATE TEMP VIEW \(table) AS SELECT * FROM \(schema).\(table) WHERE \(condition)")
    }
    guard noun.hasKeys else { return }
    try connection.execute(
      "CREATE TEMP VIEW \(name)_key AS SELECT kind, value, record FROM \(schema).\(name)_key k"
        + " WHERE EXISTS (SELECT 1 FROM \(name) r WHERE r.id = k.record)")
  }

  /// Whether a record is hidden from who asks: it is there, and not for them.
  package func isHidden(_ noun: NounName, _ number: Int64) throws(CRMError) -> Bool {
    guard isRestricted else { return false }
    return try connection.integer(try table(noun).selectExistence, .integer(number)) == nil
  }

  /// The users of the asker's team, and for a manager of those below it.
  package func colleagues() throws(CRMError) -> [Int64] {
    let authority = try authority()
    let rows = try connection.prepare(UserSQL.colleagues)
    rows.bind(1, authority.team)
    rows.bind(2, authority.role.sees == .teams ? 1 : 0)
    var numbers: [Int64] = []
    while try rows.step() { numbers.append(rows.integer(0)) }
    return numbers
  }
}
