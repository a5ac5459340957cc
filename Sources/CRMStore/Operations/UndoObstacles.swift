import CRMDomain

/// Looks for what stands in the way of taking an operation back, in one noun's table. The numbers
/// concerned are in `temp.TABLE_made` and `temp.TABLE_wanted`.
struct UndoObstacles {
  private let target: Int64
  private let database: Database
  private var connection: any Connection { database.connection }

  init(_ target: Int64, _ database: Database) {
    self.target = target
    self.database = database
  }

  func find(in table: RecordTable, all: [RecordTable]) throws(CRMError) -> [Obstacle] {
    var found = try changedLater(table)
    found += try goneLater(table)
    for other in all {
      found += try references(from: other, to: table)
      found += try lostReferences(from: table, to: other)
    }
    if table.noun.name == .field { found += try usedFields(table, all) }
    if table.noun.name == .user { found += try activeUsers(table) }
    found += try takenColumns(table)
    found += try takenKeys(table)
    return found
  }

  private func obstacles(
    _ sql: String, _ values: [SQLValue], _ noun: NounName, _ reason: String
  ) throws(CRMError) -> [Obstacle] {
    let statement = try connection.prepare(sql + " LIMIT \(Undo.obstacleBound)")
    statement.bind(values)
    var found: [Obstacle] = []
    while try statement.step() {
      found.append(
        Obstacle(
          noun: noun, record: statement.integer(0),
          operation: statement.isNull(1) ? nil : statement.integer(1), reason: reason))
    }
    return found
  }

  /// Records of the operation whose content is no longer its own.
  private func changedLater(_ table: RecordTable) throws(CRMError) -> [Obstacle] {
    var found: [Obstacle] = []
    for name in ["made", "wanted"] {
      found += try obstacles(
        "SELECT id, content FROM \(table.name)"
          + " WHERE id IN (SELECT id FROM temp.\(table.name)_\(name)) AND content <> $1 ORDER BY id",
        [.integer(target)], table.noun.name, "was changed later")
    }
    return found
  }

  /// Records of the operation that are gone, and not by the operation itself or a redo of it.
  private func goneLater(_ table: RecordTable) throws(CRMError) -> [Obstacle] {
    let past = "\(table.name)_past"
    let allowed =
      "(q.ended = $1 OR q.ended IN (SELECT id FROM operation WHERE kind = 'redo' AND target = $1))"
    // Wanted: the last past row must be the one this operation ended.
    let wanted =
      "SELECT q.id, q.ended FROM \(past) q WHERE q.id IN (SELECT id FROM temp.\(table.name)_wanted)"
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

  /// Records that refer to one the operation made, and which the operation did not write.
  private func references(
    from other: RecordTable, to table: RecordTable
  ) throws(CRMError) -> [Obstacle] {
    guard try connection.integer("SELECT 1 FROM temp.\(table.name)_made LIMIT 1") != nil else {
      return []
    }
    var found: [Obstacle] = []
    let made = "(SELECT id FROM temp.\(table.name)_made)"
    for field in other.noun.fields where field.name != "created_by" {
      if let number = field.custom {
        guard case .reference(let relation) = field.type, relation.noun == table.noun.name else {
          continue
        }
        let value = "CAST(custom ->> '\(CustomValues.key(number))' AS BIGINT)"
        found += try obstacles(
          "SELECT id, content FROM \(other.name) WHERE \(value) IN \(made) AND content <> $1"
            + " ORDER BY id", [.integer(target)], other.noun.name, "refers to one of its records")
        continue
      }
      switch field.type {
      case .reference(let relation) where relation.noun == table.noun.name:
        found += try obstacles(
          "SELECT id, content FROM \(other.name) WHERE \(field.name) IN \(made) AND content <> $1"
            + " ORDER BY id", [.integer(target)], other.noun.name, "refers to one of its records")
      case .anyReference:
        found += try obstacles(
          "SELECT id, content FROM \(other.name) WHERE \(field.name)_noun = $2"
            + " AND \(field.name)_id IN \(made) AND content <> $1 ORDER BY id",
          [.integer(target), .text(table.noun.name.rawValue)], other.noun.name,
          "refers to one of its records")
      default: continue
      }
    }
    return found
  }

  /// Rows that would come back referring to a record that is gone, and does not come back with them.
  private func lostReferences(
    from table: RecordTable, to other: RecordTable
  ) throws(CRMError) -> [Obstacle] {
    var found: [Obstacle] = []
    let there = "SELECT id FROM \(other.name)"
    // Temporary tables exist only for the nouns the operation is concerned with.
    let returning = try isConcerned(other) ? " UNION SELECT id FROM temp.\(other.name)_wanted" : ""
    for field in table.noun.fields where field.name != "created_by" {
      let value: String
      var condition = ""
      switch field.type {
      case .reference(let relation) where relation.noun == other.noun.name:
        value =
          field.custom.map { "CAST(custom ->> '\(CustomValues.key($0))' AS BIGINT)" } ?? field.name
      case .anyReference:
        value = field.name + "_id"
        condition = " AND \(field.name)_noun = '\(other.noun.name.rawValue)'"
      default: continue
      }
      found += try obstacles(
        "SELECT id, (SELECT MAX(ended) FROM \(other.name)_past q WHERE q.id = \(value))"
          + " FROM \(table.name)_past WHERE ended = $1"
          + " AND id IN (SELECT id FROM temp.\(table.name)_wanted)"
          + " AND \(value) IS NOT NULL\(condition) AND \(value) NOT IN (\(there)\(returning))"
          + " ORDER BY id", [.integer(target)], table.noun.name,
        "would refer to a \(other.noun.name.rawValue) that was removed")
    }
    return found
  }

  /// Records that hold values of a field the operation made, and that it did not write itself.
  private func usedFields(
    _ table: RecordTable, _ all: [RecordTable]
  ) throws(CRMError) -> [Obstacle] {
    let made = try connection.prepare(
      "SELECT id, name FROM \(table.name) WHERE id IN (SELECT id FROM temp.\(table.name)_made) ORDER BY id"
    )
    var found: [Obstacle] = []
    while try made.step() {
      let noun = (made.string(1) ?? "").split(separator: ".").first.map { String($0) } ?? ""
      guard let other = all.first(where: { $0.noun.name.rawValue == noun }), other.noun.hasKeys
      else {
        continue
      }
      found += try obstacles(
        "SELECT id, content FROM \(other.name)"
          + " WHERE custom ->> '\(CustomValues.key(made.integer(0)))' IS NOT NULL AND content <> $1"
          + " ORDER BY id", [.integer(target)], other.noun.name, "has a value in one of its fields")
    }
    return found
  }

  /// Users the operation made who have done something since.
  private func activeUsers(_ table: RecordTable) throws(CRMError) -> [Obstacle] {
    try obstacles(
      "SELECT u.id, MIN(o.id) FROM \(table.name) u JOIN operation o ON o.actor = u.login"
        + " WHERE u.id IN (SELECT id FROM temp.\(table.name)_made) AND o.id > $1 GROUP BY u.id ORDER BY u.id",
      [.integer(target)], table.noun.name, "has acted since,")
  }

  private func isConcerned(_ table: RecordTable) throws(CRMError) -> Bool {
    try connection.integer(
      "SELECT 1 FROM created WHERE operation = $1 AND noun = $2 UNION ALL"
        + " SELECT 1 FROM \(table.name)_past WHERE ended = $1 LIMIT 1",
      .integer(target), .text(table.noun.name.rawValue)) != nil
  }

  /// Rows that would come back with a value only one record may have, and another has by now.
  private func takenColumns(_ table: RecordTable) throws(CRMError) -> [Obstacle] {
    var found: [Obstacle] = []
    for field in table.noun.fields where field.traits.contains(.unique) && field.custom == nil {
      guard case .code(let code) = field.type else { continue }
      var same = "c.\(field.name) = p.\(field.name)"
      if case .organisationNumber = code { same += " AND c.country = p.country" }
      found += try obstacles(
        "SELECT p.id, c.content FROM \(table.name)_past p JOIN \(table.name) c ON \(same)"
          + " WHERE p.ended = $1 AND p.id IN (SELECT id FROM temp.\(table.name)_wanted)"
          + " AND c.id <> p.id AND c.id NOT IN (SELECT id FROM temp.\(table.name)_made)"
          + " AND c.id NOT IN (SELECT id FROM temp.\(table.name)_wanted)"
          + " ORDER BY p.id", [.integer(target)], table.noun.name,
        "has a \(field.name) that was taken")
    }
    return found
  }

  /// The same for external ids, which are keys.
  private func takenKeys(_ table: RecordTable) throws(CRMError) -> [Obstacle] {
    guard table.noun.hasKeys else { return [] }
    let rows = try connection.prepare(
      "SELECT id, external_ids FROM \(table.name)_past WHERE ended = $1 AND external_ids IS NOT NULL"
        + " AND id IN (SELECT id FROM temp.\(table.name)_wanted)")
    rows.bind(1, target)
    let owner = try connection.prepare(
      "SELECT k.record, c.content FROM \(table.name)_key k JOIN \(table.name) c ON c.id = k.record"
        + " WHERE k.kind = 'external_id' AND k.value = $1 AND k.record <> $2"
        + " AND k.record NOT IN (SELECT id FROM temp.\(table.name)_made)"
        + " AND k.record NOT IN (SELECT id FROM temp.\(table.name)_wanted)")
    var found: [Obstacle] = []
    while try rows.step(), found.count < Undo.obstacleBound {
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
