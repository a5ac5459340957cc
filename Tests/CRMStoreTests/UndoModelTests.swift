import CRMDomain
import TestSupport
import Testing

@testable import CRMStore

@Suite struct UndoModelTests {
  private let nouns: [NounName] = [.company, .contact, .bid, .part, .relation, .vow]

  /// The records of the content dump, by noun and number.
  private func records(_ test: TestDatabase) throws(CRMError) -> [String: String] {
    try records(test.database)
  }

  private func records(_ database: Database) throws(CRMError) -> [String: String] {
    var text = ""
    try Dump(database, contentOnly: true).run(at: Instant(seconds: 0)) { line throws(CRMError) in
      text += line.string
    }
    var all: [String: String] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let json: JSON
      do { json = try JSONParser.parse(String(line)) } catch { throw .defect("\(error)") }
      guard let noun = json["noun"]?.text, let id = json["id"]?.integer else { continue }
      // What a database begins with.
      if ["user", "config", "pipeline", "stage", "vat", "calendar", "sla"].contains(noun) {
        continue
      }
      all["\(noun) \(id)"] = String(line)
    }
    return all
  }

  private struct Random {
    var generator: SeededGenerator
    mutating func below(_ n: Int) -> Int { Int.random(in: 0..<n, using: &generator) }
    mutating func pick<T>(_ items: [T]) -> T? { items.isEmpty ? nil : items[below(items.count)] }
  }

  private func numbers(_ noun: NounName, _ test: TestDatabase) throws(CRMError) -> [Int64] {
    let rows = try test.database.connection.prepare(
      "SELECT id FROM \(try test.database.table(noun).name) ORDER BY id")
    var all: [Int64] = []
    while try rows.step() { all.append(rows.integer(0)) }
    return all
  }

  private func write(_ draft: RecordDraft, _ name: String, _ text: String) throws(CRMError) {
    do throws(ValueFault) {
      try draft.set(draft.noun.index(of: name)!, text)
    } catch {
      throw error.error(field: name, value: text)
    }
  }

  private func finish(_ draft: RecordDraft) throws(CRMError) {
    do throws(ValueFault) { try draft.finish() } catch { throw error.error(field: "", value: "") }
  }

  private func rules() -> ReadingRules {
    ReadingRules(
      country: "NO", currency: Currency("NOK")!, collation: .nb,
      clock: LocalClock(now: Instant(seconds: 1_795_000_000), zone: .utc))
  }

  /// Fills a draft with random values and references to records that exist.
  private func fill(
    _ draft: RecordDraft, _ random: inout Random, _ test: TestDatabase
  ) throws(CRMError) -> Bool {
    func refer(_ field: String, _ noun: NounName) throws(CRMError) -> Bool {
      guard let number = random.pick(try numbers(noun, test)) else { return false }
      draft.resolve(draft.noun.index(of: field)!, to: number)
      return true
    }
    let word = ["Berg", "Ås", "Ødegård", "Dahl", "Lie"][random.below(5)] + "\(random.below(50))"
    switch draft.noun.name {
    case .company:
      try write(draft, "name", word + " AS")
      if random.below(3) == 0 { _ = try refer("parent", .company) }
      if random.below(3) == 0 { try write(draft, "tags", "a,\(word)") }
      if random.below(3) == 0 { try write(draft, "annual_revenue", "\(random.below(1000))") }
    case .contact:
      try write(draft, "name", "Kari " + word)
      if random.below(2) == 0 { try write(draft, "email", "k\(random.below(1000))@example.no") }
      if random.below(3) == 0 {
        try write(draft, "emails", "work:a\(random.below(1000))@example.no,b@x.no")
      }
      if random.below(2) == 0 { _ = try refer("company", .company) }
      if random.below(4) == 0 { try write(draft, "notes", "sees \(word)\nagain") }
    case .bid:
      try write(draft, "number", "Q\(random.below(1_000_000))")
      guard try refer("company", .company) else { return false }
      try write(draft, "amount", "\(random.below(1000)).50")
    case .part:
      guard try refer("bid", .bid) else { return false }
      try write(draft, "text", word)
    case .vow:
      guard try refer("contact", .contact) else { return false }
      try write(draft, "purpose", "newsletter")
    default:
      for (field, noun) in [("subject", NounName.contact), ("object", .company)] {
        guard let number = random.pick(try numbers(noun, test)) else { return false }
        draft.resolve(draft.noun.index(of: field)!, to: number, noun: noun.rawValue)
      }
      try write(draft, "type", "employee")
    }
    draft.fillDefaults()
    try finish(draft)
    return true
  }

  /// One random operation; answers the records it touched.
  private func act(
    _ operation: Operation, _ random: inout Random, _ test: TestDatabase
  ) throws(CRMError) -> Set<String> {
    var touched: Set<String> = []
    for _ in 0...random.below(4) {
      let noun = nouns[random.below(nouns.count)]
      let table = try test.database.table(noun)
      let draft = RecordDraft(table.layout, rules())
      let existing = random.pick(try numbers(noun, test))
      switch random.below(5) {
      case 0, 1:
        draft.begin()
        guard try fill(draft, &random, test) else { continue }
        let number = try operation.insert(draft.row, into: table)
        touched.insert("\(noun.rawValue) \(number)")
      case 2, 3:
        guard let existing, !table.noun.traits.contains(.appendOnly) else { continue }
        let old = Row(table.layout)
        guard try test.database.load(existing, of: table, into: old) else { continue }
        draft.begin(changing: old)
        guard try fill(draft, &random, test) else { continue }
        // A company is not made a child of its own child here; cycles are for whoever edits.
        try operation.update(old, to: draft.row, in: table)
        touched.insert("\(noun.rawValue) \(existing)")
      default:
        guard let existing, try isFree(noun, existing, test) else { continue }
        let old = Row(table.layout)
        guard try test.database.load(existing, of: table, into: old) else { continue }
        try operation.delete(old, from: table)
        touched.insert("\(noun.rawValue) \(existing)")
      }
    }
    return touched
  }

  /// Whether nobody refers to a record.
  private func isFree(_ noun: NounName, _ number: Int64, _ test: TestDatabase) throws(CRMError)
    -> Bool
  {
    let c = test.database.connection
    let queries: [String] =
      switch noun {
      case .company:
        [
          "SELECT 1 FROM contact WHERE company = $1", "SELECT 1 FROM company WHERE parent = $1",
          "SELECT 1 FROM bid WHERE company = $1",
          "SELECT 1 FROM relation WHERE object_noun = 'company' AND object_id = $1",
        ]
      case .contact:
        [
          "SELECT 1 FROM vow WHERE contact = $1",
          "SELECT 1 FROM relation WHERE subject_noun = 'contact' AND subject_id = $1",
        ]
      case .bid: ["SELECT 1 FROM part WHERE bid = $1"]
      default: []
      }
    for query in queries where try c.integer(query, .integer(number)) != nil { return false }
    return true
  }

  /// Keys and words must be what the rows say.
  private func checkDerived(_ test: TestDatabase) throws(CRMError) {
    for noun in nouns {
      let table = try test.database.table(noun)
      let row = Row(table.layout)
      var keys: Set<String> = []
      var words: Set<String> = []
      let rows = try test.database.connection.prepare("SELECT \(table.columns) FROM \(table.name)")
      while try rows.step() {
        row.load(rows)
        let id = row.integer(0)
        for key in row.keys() { keys.insert("\(key.kind) \(key.value) \(id)") }
        var out = ByteBuffer()
        row.appendWords(to: &out)
        if out.count > 0 { words.insert("\(id) \(out.string)") }
      }
      if table.noun.hasKeys {
        let stored = try test.database.connection.prepare(
          "SELECT kind, value, record FROM \(table.name)_key")
        var found: Set<String> = []
        while try stored.step() {
          found.insert("\(stored.string(0)!) \(stored.string(1)!) \(stored.integer(2))")
        }
        #expect(found == keys)
      }
      if table.noun.isSearched {
        let stored = try test.database.connection.prepare(
          test.database.connection.dialect.name == "SQLite"
            ? "SELECT rowid, words FROM \(table.name)_fts"
            : "SELECT id, words FROM \(table.name)_fts")
        var found: Set<String> = []
        while try stored.step() { found.insert("\(stored.integer(0)) \(stored.string(1)!)") }
        #expect(found == words)
      }
    }
  }

  @Test(arguments: TestEngine.all, 0..<40)
  func `operations taken back in any order leave what the model leaves`(
    _ engine: TestEngine, _ seed: Int
  ) throws {
    var random = Random(generator: SeededGenerator(UInt64(seed)))
    let test = try TestDatabase(engine)
    try test.makeSomeTables(UInt64(seed))
    var model = Model()
    var moments: [(operation: Int64, records: [String: String], found: [String])] = []
    for _ in 0..<40 {
      let candidates = model.operations.keys.sorted()
      if random.below(3) == 0, let target = random.pick(candidates) {
        let isPartial = random.below(3) == 0
        let isRedo = model.taken[target] != nil
        let goals = isPartial ? model.part(target) : model.goals(target)
        let obstacles = model.obstacles(target, goals)
        do throws(CRMError) {
          try test.perform(isRedo ? .redo : .undo) { operation throws(CRMError) in
            try operation.aim(at: target)
            let direction: Undo.Direction =
              isRedo
              ? .redo(
                undoneBy: try test.database.connection.integer(
                  "SELECT undone_by FROM operation WHERE id = $1", .integer(target)) ?? 0) : .undo
            _ = try Undo(target, direction, by: operation).run(isPartial: isPartial)
            // What changed no record is noted all the same.
            operation.noteChanges(1)
          }
          #expect(
            obstacles.isEmpty,
            "\(isRedo ? "redo" : "undo") of \(target) went through against \(obstacles)")
          model.turn(target, goals)
        } catch {
          #expect(error.code == "conflict", "\(error)")
          #expect(
            !obstacles.isEmpty || goals.isEmpty,
            "\(isRedo ? "redo" : "undo") of \(target) was refused: \(error)")
        }
      } else {
        var touched: Set<String> = []
        var g = random
        let number = try test.perform { operation throws(CRMError) in
          touched = try act(operation, &g, test)
        }
        random = g
        if let number { model.note(number, touched: touched, after: try records(test)) }
      }
      #expect(try records(test) == model.content)
      try checkDerived(test)
      // Every state is what its operation wrote, and follows on the one before.
      #expect(try DigestSearch(test.database).find().differing == [])
      #expect(try FlawSearch(test.database).brokenHistories().isEmpty)
      moments.append(
        (
          try OperationLog(test.database).newest(), try records(test),
          try found(test.database)
        ))
    }
    // Every earlier state is read back, and found by the same questions.
    for (n, moment) in moments.enumerated() where n % 5 == seed % 5 {
      let then = try Database.open(
        test.engine, test.path, .reading, timeout: 1000, catalogue: .test)
      defer { then.close() }
      try then.showPast(moment.operation, at: FilterMeaningTests.rules.dates.clock.now)
      #expect(try found(then) == moment.found)
      #expect(try records(then) == moment.records)
    }
  }

  /// What some questions answer that go by keys, names and relations.
  private func found(_ database: Database) throws(CRMError) -> [String] {
    database.readingContext = ReadingContext(
      actor: "tester", rules: { () throws(CRMError) in rules() },
      sharedRules: { () throws(CRMError) in rules() })
    var answers: [String] = []
    for (noun, text) in [
      (NounName.company, "tags=a"), (.company, "parent.tags=a"), (.contact, "email~b@x"),
      (.contact, "email=b@x.no"), (.contact, "company.name~berg"), (.contact, "name~dahl"),
      (.company, "count(contacts)>0"), (.contact, "relations.type=employee"),
      (.company, "sum(bids.amount)>500"),
    ] {
      let condition: Condition
      do {
        condition = try FilterChecker(text, rules(), database.knowledge())
          .condition(try FilterParser.parse(text), on: try database.noun(noun))
      } catch { throw .defect("\(error)") }
      var query = RecordQuery(noun, [])
      query.condition = try FilterSQL.compile(condition, on: noun, in: database)
      answers.append(text + ": \(try query.numbers(in: database))")
    }
    return answers
  }

  @Test(arguments: TestEngine.all, 100..<120)
  func `operations taken back newest first leave nothing`(
    _ engine: TestEngine, _ seed: Int
  ) throws {
    var random = Random(generator: SeededGenerator(UInt64(seed)))
    let test = try TestDatabase(engine)
    try test.makeSomeTables(UInt64(seed))
    var states: [(operation: Int64, before: String)] = []
    for _ in 0..<40 {
      let before = try test.content()
      var g = random
      let number = try test.perform { operation throws(CRMError) in
        _ = try act(operation, &g, test)
      }
      random = g
      if let number { states.append((number, before)) }
    }
    let last = try test.content()
    for (target, before) in states.reversed() {
      try test.perform(.undo) { operation throws(CRMError) in
        try operation.aim(at: target)
        _ = try Undo(target, by: operation).run()
      }
      // The first write also adds the user who acts, and that is never undone.
      let now = try test.content()
      if target != states[0].operation { #expect(now == before) }
    }
    #expect(try records(test).isEmpty)
    try checkDerived(test)
    // Brought back oldest first, everything is as it was.
    for (target, _) in states {
      let undo = try test.database.connection.integer(
        "SELECT undone_by FROM operation WHERE id = $1", .integer(target))
      try test.perform(.redo) { operation throws(CRMError) in
        try operation.aim(at: target)
        _ = try Undo(target, .redo(undoneBy: undo ?? 0), by: operation).run()
      }
    }
    #expect(try test.content() == last)
    try checkDerived(test)
  }
}
