import CRMDomain

// What an undo of a part leaves as it is.
extension Undo {
  /// Takes records out of what is put back, all of a noun at once.
  func leave(_ obstacles: [Obstacle], _ concerned: [RecordTable]) throws(CRMError) {
    var left: [NounName: Set<Int64>] = [:]
    for obstacle in obstacles {
      let record = obstacle.kept ?? Obstacle.Record(noun: obstacle.noun, record: obstacle.record)
      left[record.noun, default: []].insert(record.record)
    }
    for table in concerned {
      guard let numbers = left[table.noun.name] else { continue }
      let list = "\(table.name)_left"
      try connection.makeTemporary(list, "id {id}")
      do {
        let insert = try connection.prepare("INSERT INTO \(list)(id) VALUES($1)")
        for number in numbers.sorted() {
          insert.bind(1, number)
          try insert.run()
        }
      }
      for name in ["made", "wanted"] {
        try connection.execute(
          "DELETE FROM \(table.name)_\(name) WHERE id IN (SELECT id FROM \(list))")
      }
      try leaveParts(of: table.noun.name, in: list, concerned)
      try connection.execute("DROP TABLE \(list)")
    }
  }

  /// Takes what belongs to records that are left out, too: their moves, what the program alone keeps of them, as the
  /// promises of a ticket, and of where a person works, which is said twice, the relation.
  private func leaveParts(
    of noun: NounName, in list: String, _ concerned: [RecordTable]
  ) throws(CRMError) {
    for table in concerned {
      var conditions: [String] = []
      if table.noun.movesOf == noun {
        let record = table.layout.columns[table.recordColumn].name
        conditions = ["\(record) IN (SELECT id FROM \(list))"]
      } else if table.noun.traits.contains(.linksRecords) {
        conditions = ["subject", "object"].map {
          "\($0)_noun = '\(noun.rawValue)' AND \($0)_id IN (SELECT id FROM \(list))"
        }
      } else if case .read = table.noun.verbs {
        conditions = table.noun.fields.compactMap { field in
          guard case .reference(let relation) = field.type, relation.isOwned, relation.noun == noun
          else { return nil }
          return "\(field.column) IN (SELECT id FROM \(list))"
        }
      }
      for condition in conditions {
        try connection.execute(
          "DELETE FROM \(table.name)_made WHERE id IN (SELECT id FROM \(table.name) WHERE \(condition))"
        )
        try connection.run(
          "DELETE FROM \(table.name)_wanted WHERE id IN (SELECT id FROM \(table.name)_past"
            + " WHERE ended = $1 AND \(condition))", .integer(source))
      }
    }
  }
}
