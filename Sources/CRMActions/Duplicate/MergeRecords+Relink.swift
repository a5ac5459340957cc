import CRMDomain
import CRMStore

// Whoever refers to the record that goes.
extension MergeRecords {
  /// Makes every record that refers to the one that goes refer to the one that stays.
  func relink(
    _ loser: Int64, to survivor: Int64
  ) throws(CRMError) -> (
    relinked: [(noun: NounName, count: Int)], dropped: [(noun: NounName, count: Int)]
  ) {
    var counts: [(noun: NounName, count: Int)] = []
    var dropped: [(noun: NounName, count: Int)] = []
    for table in try database.usedTables() {
      // What became of one is no path of the other: it goes with it, and comes back with it.
      if table.noun.movesOf == noun {
        try dropMoves(of: loser, table)
        continue
      }
      var count = try relinkLists(loser, to: survivor, table)
      var gone = 0
      for field in table.noun.fields where field.name != "created_by" {
        let statement: String
        switch field.type {
        case .reference(let relation) where relation.noun == noun:
          statement = table.selectReferring(by: field)
        case .references(let relation) where relation.noun == noun:
          statement = table.selectMentioning(by: field)
        case .anyReference: statement = table.selectReferring(by: field, toAny: noun)
        default: continue
        }
        let look = try operation.statement(statement)
        look.bind(1, loser)
        var numbers: [Int64] = []
        while try look.step() { numbers.append(look.integer(0)) }
        look.reset()
        for number in numbers {
          if table.noun.name == noun, number == loser || number == survivor { continue }
          if try relink(number, table, field, loser, survivor) { count += 1 } else { gone += 1 }
        }
      }
      if count > 0 { counts.append((table.noun.name, count)) }
      if gone > 0 { dropped.append((table.noun.name, gone)) }
    }
    return (counts, dropped)
  }

  /// Puts the one that stays into lists of records the other is in: the members of static segments.
  private func relinkLists(
    _ loser: Int64, to survivor: Int64, _ table: RecordTable
  ) throws(CRMError) -> Int {
    guard let column = table.layout.column(Segment.members) else {
      return 0
    }
    let look = try operation.statement(MergeSQL.segmentsWithMembers)
    look.bind(1, noun.rawValue)
    var numbers: [Int64] = []
    while try look.step() { numbers.append(look.integer(0)) }
    look.reset()
    var count = 0
    for number in numbers {
      let old = Row(table.layout)
      guard try operation.load(number, of: table, into: old) else { continue }
      var members = RecordDraft.texts(old.text(column))
      guard let place = members.firstIndex(of: "\(loser)") else { continue }
      if members.contains("\(survivor)") {
        members.remove(at: place)
      } else {
        members[place] = "\(survivor)"
      }
      let new = Row(table.layout)
      new.copy(old)
      new.set(column, JSON.array(members.map { .string($0) }).description)
      try operation.update(old, to: new, in: table)
      count += 1
    }
    return count
  }

  private func dropMoves(of loser: Int64, _ table: RecordTable) throws(CRMError) {
    guard let field = table.noun.field(noun.rawValue) else { return }
    let row = Row(table.layout)
    for number in try database.connection.numbers(
      table.selectReferring(by: field), .integer(loser))
    where try operation.load(number, of: table, into: row) {
      try operation.delete(row, from: table)
    }
  }

  /// - Returns: whether the record is still there.
  private func relink(
    _ number: Int64, _ table: RecordTable, _ field: Field, _ loser: Int64,
    _ survivor: Int64
  ) throws(CRMError) -> Bool {
    let old = Row(table.layout)
    // One of two ends may have gone with the other.
    guard try operation.load(number, of: table, into: old) else { return true }
    let new = Row(table.layout)
    new.copy(old)
    if let custom = field.custom, let column = table.layout.column(Common.custom),
      let folds = table.layout.column(Common.customFold)
    {
      var values = CustomValues(old.text(column), folds: old.text(folds))
      values.set(custom, .number("\(survivor)"), folded: nil)
      values.store(in: new, column, folds)
    } else if case .references = field.type, let column = table.layout.column(field.name) {
      // Whoever goes gives their place to who stays, who is there once.
      var all: [Mention] = []
      for var mention in Mention.list(old.text(column)) {
        if mention.id == loser { mention.id = survivor }
        if !all.contains(where: { $0.id == mention.id }) { all.append(mention) }
      }
      new.set(column, Mention.stored(all))
    } else if case .anyReference = field.type {
      new.set(table.layout.column(field.name + "_id") ?? 0, survivor)
    } else {
      new.set(table.layout.column(field.column) ?? 0, survivor)
    }
    try operation.update(old, to: new, in: table)
    return try !dropNonsense(number, new, table)
  }

  /// Removes a record of two ends that now says something of one, or says it twice; answers whether it did.
  private func dropNonsense(
    _ number: Int64, _ row: Row, _ table: RecordTable
  ) throws(CRMError) -> Bool {
    let ends = table.noun.fields.filter { if case .anyReference = $0.type { true } else { false } }
    guard ends.count == 2 else { return false }
    func end(_ field: Field) -> String {
      (row.string(field.name + "_noun") ?? "")
        + ":\(row.integer(table.layout.column(field.name + "_id") ?? 0))"
    }
    var isNonsense = end(ends[0]) == end(ends[1])
    if !isNonsense, table.noun.traits.contains(.linksRecords) {
      let same = try operation.statement(MergeSQL.sameRelation)
      same.bind(1, number)
      isNonsense = try same.first() != nil
    }
    guard isNonsense, try operation.load(number, of: table, into: row) else { return false }
    try operation.delete(row, from: table)
    return true
  }
}
