import CRMDomain
import TestSupport
import Testing

@testable import CRMStore

/// Every record there is, in memory.
private struct Memory: RecordWorld {
  let test: TestDatabase
  var rows: [NounName: [Row]] = [:]
  let currency = Currency("NOK")!

  init(_ test: TestDatabase) throws(CRMError) {
    self.test = test
    for table in try test.database.allTables() {
      let statement = try test.database.connection.prepare(
        "SELECT \(table.columns) FROM \(table.name) ORDER BY id")
      while try statement.step() {
        let row = Row(table.layout)
        row.load(statement)
        rows[table.noun.name, default: []].append(row)
      }
    }
  }

  private func value(_ field: Field, _ row: Row) -> Int64? {
    if let number = field.custom {
      let values = CustomValues(row.text(row.layout.column("custom")!), folds: .empty)
      return values[number]?.integer
    }
    let column = row.layout.column(field.name)!
    return row.isNull(column) ? nil : row.integer(column)
  }

  func related(_ link: Condition.Link, to record: Row) throws(CRMError) -> [Row] {
    let all = rows[link.noun] ?? []
    let id = record.integer(0)
    switch link {
    case .to(let field, _): return all.filter { $0.integer(0) == value(field, record) }
    case .from(_, let field): return all.filter { value(field, $0) == id }
    case .employer:
      return employments { $0 == id }.flatMap { pair in all.filter { $0.integer(0) == pair.1 } }
    case .employees:
      let own = employments { _ in true }.filter { $0.1 == id }.map { $0.0 }
      return all.filter { own.contains($0.integer(0)) }
    case .activities:
      // Whoever names it, took part, or works with us for the company.
      var people: Set<Int64> = [id]
      let isCompany = record.layout.noun.name == .company
      if isCompany { people = Set(employments { _ in true }.filter { $0.1 == id }.map { $0.0 }) }
      return all.filter { row in
        func number(_ name: String) -> Int64? {
          row.layout.column(name).flatMap { row.isNull($0) ? nil : row.integer($0) }
        }
        let took = row.layout.column("contacts").map { Mention.list(row.text($0)).map(\.id) } ?? []
        return isCompany && number("company") == id
          || number("contact").map { people.contains($0) } ?? false
          || took.contains { people.contains($0) }
      }
    case .naming(_, let sides):
      let noun = record.layout.noun.name.rawValue
      return all.filter { row in
        sides.contains { side in
          row.string(side + "_noun") == noun && row.integer(row.layout.column(side + "_id")!) == id
        }
      }
    }
  }

  private func employments(_ fits: (Int64) -> Bool) -> [(Int64, Int64)] {
    (rows[.relation] ?? []).compactMap { row in
      guard row.string("type") == "employee", row.string("subject_noun") == "contact",
        row.string("object_noun") == "company"
      else { return nil }
      let subject = row.integer(row.layout.column("subject_id")!)
      return fits(subject) ? (subject, row.integer(row.layout.column("object_id")!)) : nil
    }
  }

  func members(of segment: Int64) throws(CRMError) -> Set<Int64> {
    let row = rows[.segment]?.first { $0.integer(0) == segment }
    return Set(
      (row.map { RecordDraft.texts($0.text($0.layout.column("members")!)) } ?? []).compactMap {
        Int64($0)
      })
  }

  func rates(on day: Day) throws(CRMError) -> RateBook { try test.database.rates(on: day) }
}

/// Random filters over random records: what an engine answers is what the plain evaluation answers.
@Suite struct FilterMeaningTests {
  struct Dice {
    var generator: SeededGenerator
    mutating func below(_ n: Int) -> Int { Int.random(in: 0..<n, using: &generator) }
    mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }
    mutating func maybe(_ body: (inout Dice) -> String) -> String? {
      below(3) == 0 ? nil : body(&self)
    }
  }

  private static let now = Instant(seconds: 1_795_000_000)  // 2026-11-18
  static var rules: ReadingRules {
    ReadingRules(
      country: "NO", currency: Currency("NOK")!, collation: .nb,
      clock: LocalClock(now: now, zone: .utc))
  }

  private static let names = ["Berg", "Ås", "Ødegård", "Dahl", "Lie", "Odegaard", "O'Brien"]
  private static let moments = [
    "2024-02-29T10:00:00Z", "2025-11-18T05:06:40Z", "2026-01-01T00:00:00Z", "2026-11-17T12:00:00Z",
  ]

  private func insert(
    _ noun: NounName, _ fields: [(String, String?)], references: [(String, Int64?)] = [],
    any: [(String, NounName, Int64)] = [], participants: [Int64] = [], _ operation: Operation
  ) throws(CRMError) {
    let table = try operation.database.table(noun)
    let draft = RecordDraft(table.layout, Self.rules)
    draft.begin()
    var failure: CRMError?
    for (name, text) in fields {
      guard let text else { continue }
      do throws(ValueFault) { try draft.set(draft.noun.index(of: name)!, text) } catch {
        failure = error.error(field: name, value: text)
      }
    }
    if let failure { throw failure }
    for (name, number) in references {
      if let number { draft.resolve(draft.noun.index(of: name)!, to: number) }
    }
    for (name, noun, number) in any {
      draft.resolve(draft.noun.index(of: name)!, to: number, noun: noun.rawValue)
    }
    if !participants.isEmpty {
      draft.row.set(
        draft.layout.column("contacts")!, Mention.stored(participants.map { Mention(id: $0) }))
    }
    draft.fillDefaults()
    do throws(ValueFault) { try draft.finish() } catch { throw error.error(field: "", value: "") }
    try operation.insert(draft.row, into: table)
  }

  private func populate(_ test: TestDatabase, _ dice: inout Dice) throws(CRMError) {
    var d = dice
    let hasParticipants = d.below(2) == 0
    try test.perform { operation throws(CRMError) in
      try insert(
        .field, [("name", "contact.size"), ("type", "integer"), ("indexed", "yes")], operation)
      try insert(.field, [("name", "contact.diet"), ("type", "text")], operation)
      try insert(
        .field, [("name", "contact.mentor"), ("type", "reference"), ("of", "contact")], operation)
      for (day, base, quote, rate) in [
        ("2026-11-17", "EUR", "NOK", "11.4562"), ("2026-11-16", "SEK", "NOK", "1.0412"),
        ("2025-01-01", "USD", "NOK", "10.5"),
      ] {
        try insert(
          .rate, [("day", day), ("base", base), ("quote", quote), ("rate", rate)], operation)
      }
    }
    test.database.forget()
    try test.perform { operation throws(CRMError) in
      for n in 1...7 {
        let currency = d.pick(["NOK", "EUR", "SEK", "USD", "JPY"])
        try insert(
          .company,
          [
            ("name", "Firm \(n)"), ("currency", currency),
            ("annual_revenue", d.maybe { "\($0.below(2000) * 100)" }),
            ("industry", d.maybe { $0.pick(["Retail", "Bygg", "IT"]) }),
            ("employees", d.maybe { "\($0.below(60))" }),
            ("tags", d.maybe { $0.pick(["vip", "a,b"]) }),
          ], references: [("parent", n > 3 ? Int64(d.below(n - 1) + 1) : nil)], operation)
      }
      for n in 1...30 {
        try insert(
          .contact,
          [
            ("name", d.pick(Self.names) + " \(d.below(4))"),
            ("city", d.maybe { $0.pick(["Oslo", "Mo i Rana", "Tromsø"]) }),
            ("email", d.maybe { _ in "k\(n)@example.no" }),
            ("tags", d.maybe { $0.pick(["vip", "Gull,vip", "press"]) }),
            ("birthday", d.maybe { "19\($0.below(50) + 50)-06-15" }),
            ("active", d.pick(["yes", "no"])),
            ("notes", d.maybe { $0.pick(["likes fish", "from the fair", "Ås i dag"]) }),
            ("size", d.maybe { "\($0.below(20) + 30)" }),
            ("diet", d.maybe { $0.pick(["Vegan", "fisk"]) }),
            ("lifecycle", d.maybe { $0.pick(["lead", "customer", "former"]) }),
          ],
          references: [
            ("company", d.below(3) == 0 ? nil : Int64(d.below(7) + 1)),
            ("mentor", n > 2 && d.below(2) == 0 ? Int64(d.below(n - 1) + 1) : nil),
          ], operation)
      }
      for _ in 1...90 {
        try insert(
          .activity,
          [
            ("type", d.pick(["call", "meeting", "email"])),
            ("subject", d.maybe { $0.pick(["Fish price", "Ås", "Hei"]) }),
            ("body", d.maybe { $0.pick(["wants fish", "no"]) }), ("at", d.pick(Self.moments)),
            ("minutes", d.maybe { "\($0.below(90))" }),
          ],
          references: [
            ("contact", d.below(4) == 0 ? nil : Int64(d.below(30) + 1)),
            ("company", d.below(2) == 0 ? nil : Int64(d.below(7) + 1)),
          ],
          // In every other world nobody takes part in anything: then the plain question is asked.
          participants: hasParticipants && d.below(3) == 0
            ? [Int64(d.below(30) + 1), Int64(30 - d.below(3))] : [], operation)
      }
      for _ in 1...25 {
        try insert(
          .relation,
          [
            ("type", d.pick(["employee", "employee", "owner"])),
            ("role", d.maybe { $0.pick(["CFO", "Chair"]) }),
          ],
          any: [
            ("subject", .contact, Int64(d.below(30) + 1)),
            ("object", .company, Int64(d.below(7) + 1)),
          ],
          operation)
      }
      for _ in 1...60 {
        try insert(
          .consent,
          [
            ("purpose", d.pick(["news", "news", "phone-survey"])),
            ("channel", d.pick(["any", "email", "sms"])),
            ("action", d.pick(["given", "given", "confirmed", "withdrawn", "refused"])),
            ("method", d.maybe { $0.pick(["web_form", "double_opt_in"]) }), ("evidence", "Yes"),
            ("at", d.pick(Self.moments)),
            ("expires_at", d.below(4) == 0 ? d.pick(["2026-01-01", "2027-01-01"]) : nil),
          ], references: [("contact", Int64(d.below(30) + 1))], operation)
      }
      for n in 1...15 {
        try insert(
          .bid,
          [
            ("number", "Q\(n)"), ("amount", "\(d.below(900)).50"),
            ("currency", d.pick(["NOK", "EUR"])),
          ],
          references: [("company", Int64(d.below(7) + 1))], operation)
      }
      for _ in 1...30 {
        try insert(
          .part, [("text", "x"), ("quantity", d.maybe { "\($0.below(9)).25" })],
          references: [("bid", Int64(d.below(15) + 1))], operation)
      }
      try insert(
        .segment, [("name", "few"), ("kind", "static"), ("members", "1,2,3,5,8,13,99")], operation)
      try insert(
        .segment, [("name", "spoken"), ("filter", "count(activities)>2 or @few")], operation)
      try insert(.segment, [("name", "big"), ("of", "company"), ("filter", "contacts")], operation)
    }
    dice = d
  }

  private func test(_ noun: NounName, _ d: inout Dice, _ depth: Int) -> String {
    let n = d.below(20)
    let op = d.pick(["=", "<", "<=", ">", ">=", "!="])
    switch noun {
    case .company:
      var texts = [
        "industry=\(d.pick(["retail", "IT"]))", "industry is empty", "employees\(op)\(n * 3)",
        "annual_revenue\(op)\(n * 20)k", "annual_revenue\(op)\(n * 2)kEUR",
        "annual_revenue=..\(n * 9)k",
        "annual_revenue is empty", "tags=vip", "@big", "last_activity is empty",
        "activities", "not activities[at>=-365d]", "activities.type=call", "last_activity\(op)2026",
        "count(activities)\(op)\(n)", "count(activities[type=meeting])\(op)\(n % 5)",
        "sum(activities.minutes)\(op)\(n * 30)",
        "sum(bids.amount)\(op)\(n * 200)", "avg(bids.amount)\(op)\(n * 50)",
        "max(bids.amount) is empty",
        "sum(bids[amount>200].amount)\(op)\(n * 200)EUR",
        "count(contacts)\(op)\(n % 4)", "count(contacts.activities)\(op)\(n)",
        "count(children)\(op)\(n % 3)",
        "sum(bids.parts.quantity)\(op)\(n)", "avg(activities.minutes)\(op)\(n * 4).5",
        "avg(activities.minutes) is empty", "max(activities.at)\(op)2026",
        "count(relations)\(op)\(n % 5)",
        "count(activities.contact)\(op)\(n % 5)", "min(activities.at) is not empty", "\"fish\"",
        "'ås'",
        "count(contacts.companies)\(op)\(n % 4)",
      ]
      if depth > 0 {
        texts += [
          "contacts[\(filter(.contact, &d, depth - 1))]",
          "activities[\(filter(.activity, &d, depth - 1))]",
          "children[\(filter(.company, &d, depth - 1))]", "parent.industry=Bygg",
          "count(contacts[\(filter(.contact, &d, depth - 1))])\(op)\(n % 3)",
          "bids[parts[quantity>\(n % 9)]]",
        ]
      }
      return d.pick(texts)
    case .activity:
      return d.pick([
        "type=call", "type!=meeting", "minutes\(op)\(n * 5)", "at>=2026-01-01", "at\(op)2025",
        "\"fish\"",
        "contact is empty", "contact.city=Oslo", "company.industry=IT", "subject~fish", "contact",
        "contact.company.employees>\(n)", "at=..2026-11-17", "minutes is empty",
      ])
    default:
      var texts = [
        "city=oslo", "city!='mo i rana'", "city is empty", "name~berg",
        "name=\(d.pick(["'ås 1'", "'odegaard 2'"]))",
        "name=b..e", "tags=vip", "tags!=gull", "tags is empty", "active", "active=no",
        "size\(op)\(n + 30)",
        "size is empty", "size=\(n + 30),\(n + 31)", "diet=vegan", "diet~fis",
        "birthday\(op)19\(50 + n)",
        "email=k\(n)@example.no", "email~example", "email is empty", "lifecycle>=customer",
        "lifecycle=lead,former",
        "company", "company.employees\(op)\(n * 3)", "company.industry=Retail",
        "company.annual_revenue\(op)\(n * 20)k",
        "mentor.city=Oslo", "mentor.mentor is not empty", "companies", "relations.role=cfo",
        "relations.type=owner",
        "@few", "@spoken", "not @few", "activities", "activities[at>=-365d]",
        "not activities[at>=-365d]",
        "not activities[at>2025-11-18T05:06:40Z]", "activities.type=meeting",
        "activities.type!=meeting",
        "count(activities)\(op)\(n % 5)", "count(activities[type=meeting])\(op)\(n % 3)",
        "sum(activities.minutes)\(op)\(n * 9)", "avg(activities.minutes)\(op)\(n * 4)",
        "max(activities.at)\(op)2026-11",
        "min(activities.minutes)\(op)\(n * 4)", "max(activities.minutes) is empty",
        "last_activity\(op)2026",
        "next_activity is empty", "fish", "\"likes fi\"", "'ås'", "count(companies)\(op)\(n % 3)",
        "sum(company.annual_revenue)\(op)\(n * 20)k", "count(company.contacts)\(op)\(n % 6)",
        "count(relations)\(op)\(n % 4)",
        "sum(companies.bids.amount)\(op)\(n * 90)", "id=1..\(n)", "activities in (1, 2)",
        "owner is empty", "consent.news", "not consent.news", "consent.news.email",
        "consent.phone-survey=no", "consent.news.sms!=yes", "mentor.consent.news",
        "mentor.consent.news=no", "mentor.consent.news!=yes", "consent.news=yes,no",
      ].filter { $0 != "fish" }
      if depth > 0 {
        texts += [
          "activities[\(filter(.activity, &d, depth - 1))]",
          "company[\(filter(.company, &d, depth - 1))]",
          "companies[\(filter(.company, &d, depth - 1))]",
          "mentor[\(filter(.contact, &d, depth - 1))]",
          "count(activities[\(filter(.activity, &d, depth - 1))])\(op)\(n % 4)",
        ]
      }
      return d.pick(texts)
    }
  }

  private func filter(_ noun: NounName, _ d: inout Dice, _ depth: Int) -> String {
    guard depth > 0 else { return test(noun, &d, 0) }
    switch d.below(6) {
    case 0: return "not (\(filter(noun, &d, depth - 1)))"
    case 1: return "(\(filter(noun, &d, depth - 1))) and (\(filter(noun, &d, depth - 1)))"
    case 2: return "(\(filter(noun, &d, depth - 1)) or \(filter(noun, &d, depth - 1)))"
    default: return test(noun, &d, depth)
    }
  }

  @Test(arguments: TestEngine.all, 0..<20)
  func `an engine answers a filter as its plain meaning says`(
    _ engine: TestEngine, _ seed: Int
  ) throws {
    var dice = Dice(generator: SeededGenerator(UInt64(seed)))
    let test = try TestDatabase(engine)
    try test.makeSomeTables(UInt64(seed))
    test.database.readingContext = ReadingContext(
      actor: "tester", rules: { () throws(CRMError) in Self.rules },
      sharedRules: { () throws(CRMError) in Self.rules })
    try populate(test, &dice)
    let memory = try Memory(test)
    let evaluation = FilterEvaluation(memory)
    var telling = 0
    var asked: [(noun: NounName, text: String, meant: [Int64])] = []
    for _ in 0..<250 {
      let noun = dice.pick([NounName.contact, .contact, .company, .activity])
      let text = filter(noun, &dice, 3)
      let entry = try test.database.noun(noun)
      let condition = try FilterChecker(text, Self.rules, test.database.knowledge())
        .condition(try FilterParser.parse(text), on: entry)
      var query = RecordQuery(noun, [])
      query.condition = try FilterSQL.compile(condition, on: noun, in: test.database)
      let answered = try query.numbers(in: test.database)
      let meant = try (memory.rows[noun] ?? []).filter { try evaluation.holds(condition, of: $0) }
        .map { $0.integer(0) }
      #expect(
        answered == meant, "seed \(seed), \(noun.rawValue): \(text)\n\(query.condition?.text ?? "")"
      )
      #expect(try query.count(in: test.database) == meant.count, "seed \(seed), count: \(text)")
      asked.append((noun, text, meant))
      if !answered.isEmpty, answered.count < memory.rows[noun]?.count ?? 0 { telling += 1 }
      // What is printed is the same question.
      let printed = FilterPrinter.text(try FilterParser.parse(text))
      #expect(try FilterParser.parse(printed) == FilterParser.parse(text), "\(text) → \(printed)")
    }
    // Filters that everybody or nobody fits would say little.
    #expect(telling > 100)
    try expectThen(asked, test, &dice, seed)
  }
}
