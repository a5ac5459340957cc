import CRMDomain
import Testing
import TestSupport

/// What an import reports as stored is stored: every field of every noun that a file can hold.
struct ColumnTruthTests {
  /// The least a row of a noun says.
  private static let rows: [(noun: String, cells: [(String, String)])] = [
    ("contact", [("name", "A")]), ("company", [("name", "A")]),
    (
      "relation",
      [("subject", "contact:Kari K"), ("object", "company:Acme"), ("type", "employee")]
    ),
    ("activity", [("subject", "S"), ("created_at", "2025-01-01T00:00:00Z")]),
    ("task", [("title", "T")]),
    (
      "consent",
      [
        ("contact", "Kari K"), ("purpose", "news"), ("channel", "email"), ("action", "given"),
        ("evidence", "yes"), ("at", "2025-01-01T00:00:00Z"),
      ]
    ),
    ("lead", [("name", "L"), ("source", "import")]), ("deal", [("title", "D")]),
    ("pipeline", [("name", "p2")]), ("stage", [("pipeline", "salg"), ("key", "kk")]),
    ("transition", [("deal", "Deal X"), ("stage", "proposal"), ("at", "2025-01-01T00:00:00Z")]),
    ("product", [("name", "P"), ("sku", "S1")]), ("price", [("product", "Prod"), ("amount", "5")]),
    ("quote", [("title", "Q")]),
    ("line", [("quote", "Q-1"), ("text", "L"), ("unit_price", "10")]),
    ("order", [("company", "Acme"), ("ordered_on", "2026-01-01")]),
    ("contract", [("title", "C"), ("starts_on", "2024-01-01")]),
    ("payment", [("company", "Acme"), ("amount", "5"), ("due_on", "2026-01-01")]),
    ("quota", [("period", "2026-Q1"), ("amount", "5")]), ("user", [("login", "u2")]),
    ("team", [("name", "t2")]),
  ]

  /// What is written into a cell of a field and what of it is seen in `show`; nil where there is no value
  /// that fits every noun.
  private static func value(_ field: Field) -> (cell: String, seen: String)? {
    let named: [String: (String, String)] = [
      "owner": ("eva", "Eva"), "assignee": ("eva", "Eva"), "created_by": ("eva", "Eva"),
      "user": ("eva", "Eva"), "approved_by": ("eva", "Eva"), "company": ("Acme", "Acme"),
      "contact": ("Kari K", "Kari K"), "deal": ("Deal X", "Deal X"), "quote": ("Q-1", "Q-1"),
      "order": ("O-1", "O-1"), "lead": ("Lead X", "Lead X"), "product": ("Prod", "Prod"),
      "team": ("North", "North"), "stage": ("proposal", "proposal"),
      "from_stage": ("qualified", "qualified"), "referred_by": ("Kari K", "Kari K"),
      "authority": ("Kari K", "Kari K"), "contract": ("Con X", "Con X"),
      "renews": ("Con X", "Con X"), "follows": ("Task X", "Task X"), "status": ("", ""),
    ]
    if let found = named[field.name] {
      guard found.0.isEmpty else { return found }
      return field.allowed.last.map { ($0, $0) }
    }
    switch field.type {
    case .text: return ("xx", "xx")
    case .note: return ("nn", "nn")
    case .email: return ("e@x.example", "e@x.example")
    case .phone: return ("+4741223344", "+4741223344")
    case .points(.email): return ("work:f@x.example", "f@x.example")
    case .points(.phone): return ("work:+4741223344", "+4741223344")
    case .integer: return ("7", "7")
    case .decimal: return ("3.5", "3.5")
    case .percent: return ("12", "12")
    case .money: return ("99", "99")
    case .boolean: return field.defaultValue == "true" ? ("false", "false") : ("true", "true")
    case .day, .due: return ("2025-02-03", "2025-02-03")
    case .instant: return ("2025-02-03T04:05:06Z", "2025-02-03T04:05:06Z")
    case .choice(let choices), .choices(let choices):
      return choices.last.map { ($0.key, $0.key) }
    case .code(.country): return ("SE", "SE")
    case .code(.currency): return ("EUR", "EUR")
    case .code(.language): return ("sv", "sv")
    case .list(.tag): return ("aa", "aa")
    case .list(.externalID): return ("hub:7", "hub:7")
    default: return nil
    }
  }

  @Test func `no column is reported as stored whose value does not come out again`() throws {
    let first = TestWorld()
    for line in [
      ["init", "country=NO"], ["company", "add", "Acme"], ["contact", "add", "Kari K"],
      ["user", "add", "eva", "name=Eva"], ["team", "add", "North"],
      ["product", "add", "Prod", "sku=PR"], ["deal", "add", "Deal X", "company=Acme"],
      ["quote", "add", "Quote", "company=Acme"], ["order", "add", "Acme"],
      ["lead", "add", "Lead X", "source=import"], ["task", "add", "Task X"],
      ["contract", "add", "Con X", "starts_on=2026-01-01"],
    ] {
      let ran = first.run(line)
      #expect(ran.status == 0, "\(line): \(ran.err)")
    }
    var looked = 0
    for (name, cells) in Self.rows {
      let noun = try #require(Catalogue.standard[NounName(rawValue: name)])
      for field in noun.fields where !["id", "revision", "updated_at"].contains(field.name) {
        guard !field.traits.contains(.denormalised), let value = Self.value(field) else { continue }
        let world = TestWorld(copying: first)
        let all = cells.filter { $0.0 != field.name } + [(field.name, value.cell)]
        TestFiles.write(
          all.map { $0.0 }.joined(separator: ",") + "\n"
            + all.map { $0.1 }.joined(separator: ",") + "\n", to: world.folder.path + "/in.csv")
        let ran = world.run([name, "import", "in.csv", "--report", "report.jsonl"])
        guard ran.status == 0 else { continue }
        var record: String?
        var isStored = false
        for line in TestFiles.lines(of: world.folder.path + "/report.jsonl") {
          let json = try JSONParser.parse(line)
          if json["_result"] != nil { record = json["id"]?.integer.map { "\($0)" } }
          if json["_column"]?.text == field.name, json["stored"] == .boolean(true) {
            isStored = json["worked_out"] == nil
          }
        }
        guard isStored else { continue }
        let number = try #require(record, "\(name).\(field.name): \(ran.out)")
        let shown = world.run([name, "show", number, "--json", "--fields", field.name]).out
        #expect(shown.contains(value.seen), "\(name).\(field.name)=\(value.cell): \(shown)")
        looked += 1
      }
    }
    #expect(looked > 200)
  }

  @Test(arguments: TestEngine.all)
  func `deals that are exported come in again the same`(_ engine: TestEngine) {
    let world = TestWorld(engine)
    func ok(_ words: String...) -> String {
      let ran = world.run(words)
      #expect(ran.status == 0, "\(words): \(ran.err)")
      return ran.out
    }
    for base in ["a.db", "b.db", "c.db"] { _ = ok("init", "country=NO", "--db", base) }
    _ = ok("deal", "add", "Won", "amount=100", "close=2026-12-01", "--db", "a.db")
    _ = ok("deal", "add", "Lost", "amount=100", "--db", "a.db")
    _ = ok("deal", "add", "Open", "amount=5EUR", "--db", "a.db")
    _ = ok(
      "deal", "add", "Old", "stage=lost", "loss_reason=price", "closed_at=2020-05-06", "--db",
      "a.db")
    _ = ok("deal", "win", "1", "--no-handover", "--db", "a.db")
    _ = ok("deal", "lose", "2", "timing", "--db", "a.db")
    _ = ok("deal", "move", "3", "proposal", "--db", "a.db")
    _ = ok("deal", "edit", "1", "closed_at=2026-11-17T10:00:00Z", "--db", "a.db")
    let exported = ok("deal", "export", "--db", "a.db")
    TestFiles.write(exported, to: world.folder.path + "/deals.csv")
    _ = ok("deal", "import", "deals.csv", "--db", "b.db")
    #expect(ok("deal", "export", "--db", "b.db") == exported)
    #expect(ok("deal", "import", "deals.csv", "--db", "b.db").contains("4 unchanged"))
    let json = ok("deal", "export", "--format", "jsonl", "--db", "a.db")
    TestFiles.write(json, to: world.folder.path + "/deals.jsonl")
    _ = ok("deal", "import", "deals.jsonl", "--db", "c.db")
    #expect(ok("deal", "export", "--db", "c.db") == exported)
    // Stage, moment and step say one thing.
    let steps = ok(
      "transition", "list", "deal=Won", "stage=won", "--csv", "--fields", "at", "--db", "a.db")
    #expect(steps == "at\n2026-11-17T10:00:00Z\n")
  }
}
