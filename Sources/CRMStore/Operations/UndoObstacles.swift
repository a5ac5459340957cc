import CRMDomain

/// Looks for what stands in the way of taking an operation back, in one noun's table. The numbers
/// concerned are in `TABLE_made` and `TABLE_wanted`, temporary tables.
struct UndoObstacles {
  private let target: Int64
  private let direction: Undo.Direction
  /// The operation whose past rows come back.
  private let source: Int64
  private let database: Database
  /// The nouns that have such tables.
  private let concerned: Set<NounName>
  private let differences: UndoDifferences
  /// How many of each kind are looked for.
  private let bound: Int
  private var connection: any Connection { database.connection }

  init(
    _ target: Int64, _ direction: Undo.Direction, _ database: Database,
    concerned: Set<NounName>, bound: Int, _ differences: UndoDifferences
  ) {
    self.target = target
    self.direction = direction
    self.database = database
    self.concerned = concerned
    self.differences = differences
    self.bound = bound
    if case .redo(let undo) = direction { source = undo } else { source = target }
  }

  func find(in table: RecordTable, all: [RecordTable]) throws(CRMError) -> [Obstacle] {
    var found = try changedLater(table)
    found += try goneLater(table)
    for other in all {
      found += try references(from: other, to: table)
      found += try lostReferences(from: table, to: other)
    }
    // A field that goes again leaves its values where they are, as it did the first time.
    if table.noun.traits.contains(.definesFields), case .undo = direction {
      found += try usedFields(table, all)
    }
    if table.noun.name.isActor { found += try activeUsers(table) }
    found += try takenColumns(table)
    found += try takenKeys(table)
    return found
  }

  /// The records a question answers with: the number, the operation that stands in the way and, where
  /// `kept` says whose, the number of the record that has to stay because of it.
  private func obstacles(
    _ sql: String, _ values: [SQLValue], _ noun: NounName, _ reason: String,
    kept: NounName? = nil
  ) throws(CRMError) -> [Obstacle] {
    let statement = try connection.prepare(sql + " LIMIT \(bound)")
    statement.bind(values)
    var found: [Obstacle] = []
    while try statement.step() {
      found.append(
        Obstacle(
          noun: noun, record: statement.integer(0),
          operation: statement.isNull(1) ? nil : statement.integer(1), reason: reason,
          kept: kept.map { Obstacle.Record(noun: $0, record: statement.integer(2)) }))
    }
    return found
  }

  /// Records of the operation whose content is no longer its own; of a redo, those that are no longer as
  /// they were before the operation.
  private func changedLater(_ table: RecordTable) throws(CRMError) -> [Obstacle] {
    var found: [Obstacle] = []
    if case .redo = direction {
      for name in ["made", "wanted"] {
        found += try obstacles(
          "SELECT c.id, c.content FROM \(table.name) c JOIN \(table.name)_past p ON p.id = c.id"
            + " WHERE p.ended = $1 AND c.id IN (SELECT id FROM \(table.name)_\(name))"
            + " AND c.content <> p.content ORDER BY c.id",
          [.integer(target)], table.noun.name, "was changed later")
      }
      return found
    }
    for name in ["made", "wanted"] {
      found += try obstacles(
        "SELECT id, content FROM \(table.name)"
          + " WHERE id IN (SELECT id FROM \(table.name)_\(name)) AND content <> $1 ORDER BY id",
        [.integer(target)], table.noun.name, "was changed later")
    }
    return found
  }

  /// Records of the operation that are gone, and not by the operation itself or a redo of it.
  private func goneLater(_ table: RecordTable) throws(CRMError) -> [Obstacle] {
    let past = "\(table.name)_past"
    if case .redo = direction { return try goneSinceUndo(table) }
    let allowed =
      "(q.ended = $1 OR q.ended IN (SELECT id FROM operation WHERE kind = 'redo' AND target = $1))"
    // Wanted: the last past row must be the one this operation ended.
    let wanted =
      "SELECT q.id, q.ended FROM \(past) q WHERE q.id IN (SELECT id FROM \(table.name)_wanted)"
      + " AND q.id NOT IN (SELECT id FROM \(table.name))"
      + " AND q.ended = (SELECT MAX(r.ended) FROM \(past) r WHERE r.id = q.id) AND NOT \(allowed)"
      + " ORDER BY q.id"
    // Made: what it created must still be there. A row that has no past was made and removed within
    // the operation; an erased one is left out.
    let made =
      "SELECT q.id, q.ended FROM created c JOIN \(past) q ON q.id >= c.first AND q.id <= c.last"
      + " WHERE c.operation = $1 AND c.noun = $2"
      + " AND q.id NOT IN (SELECT id FROM \(table.name))"
      + " AND q.id NOT IN (SELECT record FROM erased WHERE noun = $2)"
      + " AND q.ended = (SELECT MAX(r.ended) FROM \(past) r WHERE r.id = q.id) AND NOT \(allowed)"
      + " ORDER BY q.id"
    let noun = table.noun.name
    return try obstacles(wanted, [.integer(target)], noun, "was removed later")
      + obstacles(made, [.integer(target), .text(noun.rawValue)], noun, "was removed later")
  }

  /// For a redo: records the operation changed, or made, that were removed since it was taken back, or that
  /// are there again.
  private func goneSinceUndo(_ table: RecordTable) throws(CRMError) -> [Obstacle] {
    let name = table.name
    let noun = table.noun.name
    let made =
      "p.id IN (SELECT p.id FROM created c WHERE c.operation = $1 AND c.noun = $3"
      + " AND p.id >= c.first AND p.id <= c.last)"
    let wanted = "p.ended = $2 AND p.id IN (SELECT id FROM \(name)_wanted)"
    let values: [SQLValue] = [.integer(target), .integer(source), .text(noun.rawValue)]
    // Made by the operation: gone since, by an undo of it, or it is somebody else's affair.
    let again = try obstacles(
      "SELECT p.id, c.content FROM \(name)_past p JOIN \(name) c ON c.id = p.id"
        + " WHERE \(wanted) AND \(made) ORDER BY p.id", values, noun, "is there again")
    let undos = "(SELECT id FROM operation WHERE kind = 'undo' AND target = $1)"
    let gone = try obstacles(
      "SELECT p.id, (SELECT MAX(r.ended) FROM \(name)_past r WHERE r.id = p.id)"
        + " FROM \(name)_past p WHERE \(wanted) AND p.id NOT IN (SELECT id FROM \(name))"
        + " AND (SELECT MAX(r.ended) FROM \(name)_past r WHERE r.id = p.id) NOT IN \(undos)"
        + " ORDER BY p.id", values, noun, "was removed later")
    // Brought back by the undo: still there, or somebody removed it for another reason.
    let missing = try obstacles(
      "SELECT q.id, q.ended FROM created c JOIN \(name)_past q ON q.id >= c.first AND q.id <= c.last"
        + " WHERE c.operation = $2 AND c.noun = $3 AND q.id NOT IN (SELECT id FROM \(name))"
        + " AND q.ended = (SELECT MAX(r.ended) FROM \(name)_past r WHERE r.id = q.id)"
        + " ORDER BY q.id", values, noun, "was removed later")
    return again + gone + missing
  }

  /// The condition that a record of another table is not itself put back or taken away.
  private func untouched(_ other: RecordTable) -> String {
    guard concerned.contains(other.noun.name) else { return "" }
    return " AND id NOT IN (SELECT id FROM \(other.name)_made)"
      + " AND id NOT IN (SELECT id FROM \(other.name)_wanted)"
  }

  /// Records that refer to one the operation made, and which the operation did not write.
  private func references(
    from other: RecordTable, to table: RecordTable
  ) throws(CRMError) -> [Obstacle] {
    guard try connection.integer("SELECT 1 FROM \(table.name)_made LIMIT 1") != nil else {
      return []
    }
    var found: [Obstacle] = []
    let made = "(SELECT id FROM \(table.name)_made)"
    for field in other.noun.fields where field.binds {
      let value: String
      var condition = ""
      switch field.type {
      case .reference(let relation) where relation.noun == table.noun.name:
        value =
          field.custom.map { "CAST(custom ->> '\(CustomValues.key($0))' AS BIGINT)" }
          ?? field.column
      case .references(let relation) where relation.noun == table.noun.name:
        found += try obstacles(
          "SELECT id, content, CAST(k.value AS BIGINT) FROM \(other.name) JOIN \(other.name)_key k"
            + " ON k.record = id AND k.kind = '\(field.name)' AND CAST(k.value AS BIGINT) IN \(made)"
            + " WHERE TRUE" + untouched(other) + " ORDER BY id", [], other.noun.name,
          "refers to one of its records", kept: table.noun.name)
        continue
      case .anyReference:
        value = field.name + "_id"
        condition = "\(field.name)_noun = '\(table.noun.name.rawValue)' AND "
      default: continue
      }
      found += try obstacles(
        "SELECT id, content, \(value) FROM \(other.name) WHERE \(condition)\(value) IN \(made)"
          + untouched(other) + " ORDER BY id", [], other.noun.name,
        "refers to one of its records", kept: table.noun.name)
    }
    return found
  }

  /// Whether some of a table's records may be there and not be seen: what is hidden is not gone.
  private func mayBeHidden(_ table: RecordTable) -> Bool {
    database.isRestricted && database.hidesRows(table.noun)
  }

  /// Rows that would come back referring to a record that is gone, and does not come back with them.
  private func lostReferences(
    from table: RecordTable, to other: RecordTable
  ) throws(CRMError) -> [Obstacle] {
    var found: [Obstacle] = []
    let isThere = concerned.contains(other.noun.name)
    // Asked of each number: a set of those that are there would be made of the whole table.
    func isGone(_ value: String) -> String {
      var absent = "\(value) NOT IN (SELECT id FROM \(other.name))"
      if mayBeHidden(other) {
        let look = connection.dialect.isThere(other.name).replacing("$1", by: value)
        absent = "(\(absent) AND NOT EXISTS (\(look)))"
      }
      // Temporary tables exist only for the nouns the operation is concerned with.
      guard isThere else { return absent }
      return "(\(absent) OR \(value) IN (SELECT id FROM \(other.name)_made))"
        + " AND \(value) NOT IN (SELECT id FROM \(other.name)_wanted)"
    }
    for field in table.noun.fields where field.binds {
      let value: String
      var condition = ""
      switch field.type {
      case .reference(let relation) where relation.noun == other.noun.name:
        value =
          field.custom.map { "CAST(p.custom ->> '\(CustomValues.key($0))' AS BIGINT)" }
          ?? "p." + field.column
      case .references(let relation) where relation.noun == other.noun.name && field.custom == nil:
        if differences.concerns(field.column) {
          found += try lostMentions(field, from: table, to: other, isThere: isThere)
        }
        continue
      case .anyReference:
        value = "p.\(field.name)_id"
        condition = " AND p.\(field.name)_noun = '\(other.noun.name.rawValue)'"
      default: continue
      }
      guard differences.concerns(field.custom == nil ? field.columns[0].name : "custom") else {
        continue
      }
      found += try obstacles(
        "SELECT p.id, (SELECT MAX(q.ended) FROM \(other.name)_past q WHERE q.id = \(value))"
          + " FROM \(table.name)_past p WHERE p.ended = $1"
          + " AND p.id IN (SELECT id FROM \(table.name)_wanted)"
          + " AND \(value) IS NOT NULL\(condition) AND \(isGone(value))"
          + " ORDER BY p.id", [.integer(source)], table.noun.name,
        "would refer to a \(other.noun.name.rawValue) that was removed")
    }
    return found
  }

  /// Rows that would come back with a list of records one of which is gone, and does not come back with them.
  private func lostMentions(
    _ field: Field, from table: RecordTable, to other: RecordTable, isThere: Bool
  ) throws(CRMError) -> [Obstacle] {
    let rows = try connection.prepare(
      "SELECT id, \(field.column) FROM \(table.name)_past WHERE ended = $1"
        + " AND \(field.column) IS NOT NULL AND id IN (SELECT id FROM \(table.name)_wanted)")
    rows.bind(1, source)
    let look = try connection.prepare(
      mayBeHidden(other) ? connection.dialect.isThere(other.name) : other.selectExistence)
    // Temporary tables exist only for the nouns the operation is concerned with.
    func temporary(_ name: String) throws(CRMError) -> (any Statement)? {
      guard isThere else { return nil }
      return try connection.prepare("SELECT 1 FROM \(other.name)_\(name) WHERE id = $1")
    }
    let (made, wanted) = (try temporary("made"), try temporary("wanted"))
    func holds(_ statement: (any Statement)?, _ number: Int64) throws(CRMError) -> Bool {
      statement?.bind(1, number)
      return try statement?.first() != nil
    }
    var found: [Obstacle] = []
    while try rows.step(), found.count < bound {
      for mention in Mention.list(rows.text(1)) {
        if try holds(wanted, mention.id) { continue }
        if try holds(look, mention.id), try !holds(made, mention.id) { continue }
        let gone = try connection.integer(
          "SELECT MAX(ended) FROM \(other.name)_past WHERE id = $1", .integer(mention.id))
        found.append(
          Obstacle(
            noun: table.noun.name, record: rows.integer(0), operation: gone,
            reason: "would refer to a \(other.noun.name.rawValue) that was removed"))
        break
      }
    }
    return found
  }

  /// Records that hold values of a field the operation made, and that it did not write itself.
  private func usedFields(
    _ table: RecordTable, _ all: [RecordTable]
  ) throws(CRMError) -> [Obstacle] {
    let made = try connection.prepare(
      "SELECT id, name FROM \(table.name) WHERE id IN (SELECT id FROM \(table.name)_made) ORDER BY id"
    )
    var found: [Obstacle] = []
    while try made.step() {
      let noun = (made.string(1) ?? "").split(separator: ".").first.map { String($0) } ?? ""
      guard let other = all.first(where: { $0.noun.name.rawValue == noun }), other.noun.hasKeys
      else {
        continue
      }
      found += try obstacles(
        "SELECT id, content, $1 FROM \(other.name)"
          + " WHERE custom ->> '\(CustomValues.key(made.integer(0)))' IS NOT NULL"
          + untouched(other) + " ORDER BY id", [.integer(made.integer(0))], other.noun.name,
        "has a value in one of its fields", kept: table.noun.name)
    }
    return found
  }

  /// Users the operation made who have done something since.
  private func activeUsers(_ table: RecordTable) throws(CRMError) -> [Obstacle] {
    try obstacles(
      "SELECT u.id, MIN(o.id) FROM \(table.name) u JOIN operation o ON o.actor = u.login"
        + " WHERE u.id IN (SELECT id FROM \(table.name)_made) AND o.id > $1 GROUP BY u.id ORDER BY u.id",
      [.integer(target)], table.noun.name, "has acted since,")
  }

  /// Rows that would come back with a value only one record may have, and another has by now.
  private func takenColumns(_ table: RecordTable) throws(CRMError) -> [Obstacle] {
    var found: [Obstacle] = []
    for field in table.noun.fields where field.traits.contains(.unique) && field.custom == nil {
      guard case .code(let code) = field.type, differences.concerns(field.name) else { continue }
      var same = "c.\(field.name) = p.\(field.name)"
      if case .organisationNumber = code { same += " AND c.country = p.country" }
      found += try obstacles(
        "SELECT p.id, c.content FROM \(table.name)_past p JOIN \(table.name) c ON \(same)"
          + " WHERE p.ended = $1 AND p.id IN (SELECT id FROM \(table.name)_wanted)"
          + " AND c.id <> p.id AND c.id NOT IN (SELECT id FROM \(table.name)_made)"
          + " AND c.id NOT IN (SELECT id FROM \(table.name)_wanted)"
          + " ORDER BY p.id", [.integer(source)], table.noun.name,
        "has a \(field.name) that was taken")
    }
    return found
  }

  /// The same for external ids, which are keys.
  private func takenKeys(_ table: RecordTable) throws(CRMError) -> [Obstacle] {
    guard table.noun.hasKeys, differences.concerns("external_ids") else { return [] }
    let rows = try connection.prepare(
      "SELECT id, external_ids FROM \(table.name)_past WHERE ended = $1 AND external_ids IS NOT NULL"
        + " AND id IN (SELECT id FROM \(table.name)_wanted)")
    rows.bind(1, source)
    let owner = try connection.prepare(
      "SELECT k.record, c.content FROM \(table.name)_key k JOIN \(table.name) c ON c.id = k.record"
        + " WHERE k.kind = 'external_id' AND k.value = $1 AND k.record <> $2"
        + " AND k.record NOT IN (SELECT id FROM \(table.name)_made)"
        + " AND k.record NOT IN (SELECT id FROM \(table.name)_wanted)")
    var found: [Obstacle] = []
    while try rows.step(), found.count < bound {
      for value in RecordDraft.texts(rows.text(1)) {
        owner.bind(1, value)
        owner.bind(2, rows.integer(0))
        if try owner.step() {
          found.append(
            Obstacle(
              noun: table.noun.name, record: rows.integer(0), operation: owner.integer(1),
              reason: "has an external id that was taken"))
        }
        owner.reset()
      }
    }
    return found
  }
}
