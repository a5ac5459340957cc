import CRMDomain
import CRMStore

/// Removes records, within one operation, with what only they own.
///
/// Records that refer to a removed one stand in the way, unless their references are to be cleared or
/// they are to be removed too. In the catalogue every relation is owned (a line of a quote) or a
/// reference (the company of a contact); a `relation` is owned by both its ends.
package struct RemoveRecords {
  /// What is done with records that refer to a removed one.
  package enum Others: Sendable {
    /// They stand in the way.
    case refuse
    /// Their references are cleared.
    case detach
    /// They are removed too.
    case remove
  }

  /// What was removed.
  package struct Report: Sendable {
    /// How many records of each noun went, in the order they went.
    package var removed: [(noun: NounName, count: Int)] = []
    /// How many references were cleared, by noun.
    package var detached: [(noun: NounName, count: Int)] = []

    /// Nothing yet.
    package init() {}
  }

  private let operation: Operation
  private let rules: ReadingRules
  private let others: Others
  private var database: Database { operation.database }

  /// A removal within an operation.
  package init(_ operation: Operation, _ rules: ReadingRules, others: Others) {
    self.operation = operation
    self.rules = rules
    self.others = others
  }

  /// Removes these records of a noun.
  ///
  /// - Throws: `data` with code `referred_to` where others refer to them.
  package func run(_ numbers: [Int64], of noun: NounName) throws(CRMError) -> Report {
    // Refused is what was asked for, and not a part of it that goes first.
    let table = try database.table(noun)
    try database.needWriting(table.noun)
    for number in numbers { try database.needChanging(number, of: table) }
    // Of records that go together the order does not matter.
    try database.connection.deferReferences()
    var removal = Removal(operation, rules, others)
    for number in numbers { removal.targets.insert(Removal.Key(noun: noun, number: number)) }
    for number in numbers { try removal.remove(Removal.Key(noun: noun, number: number)) }
    return removal.report
  }
}

/// One removal on its way.
private struct Removal {
  struct Key: Hashable {
    var noun: NounName
    var number: Int64
  }

  var targets: Set<Key> = []
  var report = RemoveRecords.Report()
  private var gone: Set<Key> = []
  private let operation: Operation
  private let rules: ReadingRules
  private let others: RemoveRecords.Others
  private var database: Database { operation.database }

  init(_ operation: Operation, _ rules: ReadingRules, _ others: RemoveRecords.Others) {
    self.operation = operation
    self.rules = rules
    self.others = others
  }

  /// Removes a record; one that follows another may have gone with a reference that was cleared.
  mutating func remove(_ key: Key, follows: Bool = false) throws(CRMError) {
    guard gone.insert(key).inserted else { return }
    targets.insert(key)
    let table = try database.table(key.noun)
    // Whoever may not is told so, and not what stands in the way.
    try database.needWriting(table.noun)
    let row = Row(table.layout)
    guard try operation.load(key.number, of: table, into: row) else {
      if follows { return }
      throw .notFound("there is no \(key.noun.rawValue) \(key.number)")
    }
    // Moves are part of what moved: nothing refers to them, and nobody asks after them.
    guard table.noun.movesOf == nil else { return try operation.delete(row, from: table) }
    let behaviour = RecordEditor(operation, rules).behaviour(of: table.noun)
    try behaviour.mayRemove(row)
    try database.needNoHiddenReferences(to: key.number, of: key.noun)
    // What only refers is asked first: removing what is owned, an employment, may clear a reference.
    let referring = try referringRecords(to: key)
    var inTheWay: [(noun: NounName, count: Int)] = []
    for item in referring where !item.isOwned && others == .refuse {
      count(item.table.noun.name, item.numbers.count, in: &inTheWay)
    }
    if !inTheWay.isEmpty { throw refusal(key, inTheWay) }
    for item in referring where !item.isOwned && others == .detach {
      for number in item.numbers { try detach(number, item.table, item.field, from: key) }
      count(item.table.noun.name, item.numbers.count, in: &report.detached)
    }
    let leaving = referring.filter { $0.isOwned || others == .remove }
    // What goes together does not stand in each other's way; what refers came after what it refers to.
    for item in leaving {
      for number in item.numbers {
        targets.insert(Key(noun: item.table.noun.name, number: number))
      }
    }
    for item in leaving {
      for number in item.numbers.reversed() {
        try remove(Key(noun: item.table.noun.name, number: number), follows: true)
      }
    }
    try operation.delete(row, from: table)
    let targets = targets
    try behaviour.removed(row) { targets.contains(Key(noun: $0, number: $1)) }
    count(key.noun, 1, in: &report.removed)
  }

  /// Records that refer to one by a field, and whether they are its own.
  private struct Referring {
    var table: RecordTable
    var field: Field
    var numbers: [Int64]
    var isOwned: Bool
  }

  private func referringRecords(to key: Key) throws(CRMError) -> [Referring] {
    var found: [Referring] = []
    for other in try database.usedTables().reversed() {
      for field in other.noun.fields where field.name != "created_by" {
        guard let reference = Reference(field, of: other, to: key.noun) else { continue }
        let numbers = try referring(reference, key.number).filter {
          !targets.contains(Key(noun: other.noun.name, number: $0))
        }
        if numbers.isEmpty { continue }
        found.append(
          Referring(table: other, field: field, numbers: numbers, isOwned: reference.isOwned))
      }
    }
    return found
  }

  private func count(
    _ noun: NounName, _ n: Int, in list: inout [(noun: NounName, count: Int)]
  ) {
    if let place = list.firstIndex(where: { $0.noun == noun }) {
      list[place].count += n
    } else {
      list.append((noun, n))
    }
  }

  private func refusal(
    _ key: Key, _ inTheWay: [(noun: NounName, count: Int)]
  ) -> CRMError {
    var counts: [String] = []
    for (noun, count) in inTheWay {
      let plural = database.catalogue[noun]?.plural ?? noun.rawValue
      counts.append("\(count) \(count == 1 ? noun.rawValue : plural)")
    }
    var error = CRMError(
      .data, code: "referred_to",
      "\(key.noun.rawValue) \(key.number) is referred to by \(counts.joined(separator: " and "))")
    error.candidates = ["\(key.noun.rawValue):\(key.number)"]
    error.hints = ["--detach clears those references, --with-related removes those records too"]
    return error
  }

  // MARK: References

  /// A field by which records of another noun refer to this one.
  private struct Reference {
    let statement: String
    let isOwned: Bool

    init?(_ field: Field, of table: RecordTable, to noun: NounName) {
      guard !field.traits.contains(.denormalised) else { return nil }
      switch field.type {
      case .reference(let relation) where relation.noun == noun:
        statement = table.selectReferring(by: field)
        isOwned = field.custom == nil && relation.isOwned
      case .references(let relation) where relation.noun == noun:
        statement = table.selectMentioning(by: field)
        isOwned = false
      case .anyReference:
        statement = table.selectReferring(by: field, toAny: noun)
        isOwned = true
      default: return nil
      }
    }
  }

  private func referring(
    _ reference: Reference, _ number: Int64
  ) throws(CRMError) -> [Int64] {
    let statement = try operation.statement(reference.statement)
    statement.bind(1, number)
    defer { statement.reset() }
    var found: [Int64] = []
    while try statement.step() { found.append(statement.integer(0)) }
    return found
  }

  private func detach(
    _ number: Int64, _ table: RecordTable, _ field: Field, from key: Key
  ) throws(CRMError) {
    if case .references = field.type {
      let change = Assignment(
        path: field.name, operation: .remove, value: "\(key.noun.rawValue):\(key.number)")
      _ = try RecordEditor(operation, rules).edit(number, of: table.noun.name, [.typed(change)])
      return
    }
    if field.traits.contains(.required) {
      throw CRMError(
        .data, code: "required",
        "\(table.noun.name.rawValue) \(number) cannot be without \(field.name)",
        hint: "--with-related removes it too")
    }
    let row = Row(table.layout)
    if try operation.load(number, of: table, into: row) {
      try RecordEditor(operation, rules).behaviour(of: table.noun).mayDetach(
        field, of: row, from: key.number)
    }
    // What the program writes nobody clears by typing.
    if !field.isWritable, let column = table.layout.column(field.column) {
      _ = try operation.update([number], of: table, [(column, .null)])
      return
    }
    _ = try RecordEditor(operation, rules).edit(
      number, of: table.noun.name, [.typed(Assignment(path: field.name, value: ""))])
  }
}
