import CRMDomain
import Testing
import TestSupport

/// What goes out comes back the same, and nothing that comes in is lost.
struct RoundTripTests {
  /// Values of every kind, with everything a cell may hold.
  private struct Values {
    var random: SeededGenerator

    mutating func pick<T>(_ items: [T]) -> T {
      items[Int.random(in: 0..<items.count, using: &random)]
    }

    mutating func word() -> String {
      pick([
        "Åse", "Ødegård", "O'Brien", "de la Cruz", "Þór", "Müller", "Nordmann", "ß", "Łukasz",
        "Zoë",
        "Ñandú", "李", "semi;colon", "comma,comma", "pi|pe", "back\\slash", "quo\"te", "co:lon",
        "= 1+1",
        "-dash", "+plus", "@at", "'tick", "42", "true", "  ", "tab\tin", "a  b", "e\u{301}",
      ])
    }

    mutating func text() -> String {
      (0..<Int.random(in: 1...3, using: &random)).map { _ in word() }.joined(separator: " ")
    }

    /// A label: what parts labels and values is in none.
    mutating func label() -> String { String(text().filter { !"@;:".contains($0) }) }

    mutating func contact(_ n: Int) -> JSON {
      var members = [JSON.Member("name", .string("Person \(n) " + text()))]
      func add(_ name: String, _ value: JSON) { members.append(JSON.Member(name, value)) }
      func some(_ name: String, _ value: JSON, _ chance: Int = 50) {
        if Int.random(in: 0..<100, using: &random) < chance { add(name, value) }
      }
      some("title", .string(text()))
      some("email", .string("p\(n)@example.no"))
      if n % 3 == 0 {
        add(
          "emails",
          .array([
            .object([
              JSON.Member("label", .string(label())),
              JSON.Member("value", .string("q\(n)@example.no")),
            ]), .string("r\(n)@ex\u{E6}mple.no"),
          ]))
      }
      some("phone", .string("+479\(1_000_000 + n)"))
      some("city", .string(text()))
      some("street", .string(text()))
      if n % 4 == 0 {
        add("postal_code", .string("0\(100 + n % 800)"))
        add("country", .string("NO"))
      } else {
        some("country", .string(pick(["DK", "SE", "FI", "IS", "DE"])))
      }
      some("birthday", .string("19\(50 + n % 50)-0\(1 + n % 9)-1\(n % 10)"))
      some("lifecycle", .string(pick(["lead", "customer", "former"])))
      some("active", .boolean(n % 7 != 0))
      some("tags", .array([.string("t" + text()), .string("second")]))
      some("notes", .string(text() + "\n" + text() + "\r\nlast"))
      some("external_ids", .array([.string("hub:\(n)"), .string("old:x \(n)")]))
      some("urls", .array([.string("https://example.no/?a=\(n)&b=;|")]))
      if n % 2 == 0 {
        add(
          "companies",
          .array([
            .object([
              JSON.Member("name", .string("Company \(n % 5)")),
              JSON.Member("role", .string(text())),
              JSON.Member("starts_on", .string("2024-01-0\(1 + n % 9)")),
            ]),
            .object([JSON.Member("name", .string("Company \((n + 1) % 5)"))]),
          ]))
      }
      some(
        "addresses",
        .array([
          .object([
            JSON.Member("label", .string("post")), JSON.Member("street", .string(text())),
            JSON.Member("city", .string(text())),
          ])
        ]))
      some("shoe_size", .number("\(30 + n % 20)"))
      some("diet", .array([.string("vegan"), .string("a;b")]))
      return .object(members)
    }
  }

  @Test(arguments: TestEngine.all, 1...4)
  func `an export read into an empty database is exported the same`(
    _ engine: TestEngine, _ seed: Int
  ) {
    let world = TestWorld(engine)
    func ok(_ words: String..., input: String = "") -> String {
      let ran = world.run(words, input: input)
      #expect(ran.status == 0, "seed \(seed): \(words): \(ran.err)")
      return ran.out
    }
    var values = Values(random: SeededGenerator(UInt64(seed)))
    for base in ["a.db", "b.db", "c.db"] {
      _ = ok("init", "country=NO", "--db", base)
      _ = ok("field", "add", "contact.shoe_size", "type=integer", "--db", base)
      _ = ok(
        "field", "add", "contact.diet", "type=choices", #"choices=vegan,a\;b,none"#, "--db", base)
    }
    let companies = (0..<5).map { n in
      JSON.object([
        JSON.Member("name", .string("Company \(n)")), JSON.Member("city", .string(values.text())),
        JSON.Member("annual_revenue", .number("\(n * 1000).5")),
        JSON.Member("currency", .string(n % 2 == 0 ? "EUR" : "NOK")),
        JSON.Member("notes", .string(values.text())),
        JSON.Member("domain", .array([.string("c\(n).example.no")])),
      ]).description
    }.joined(separator: "\n")
    _ = ok("company", "add", "--stdin", "--db", "a.db", input: companies)
    _ = ok("company", "edit", "2", "parent=company:1", "--db", "a.db")
    let people = (0..<60).map { values.contact($0).description }.joined(separator: "\n")
    _ = ok("contact", "add", "--stdin", "--db", "a.db", input: people)
    for (noun, file) in [("company", "companies.csv"), ("contact", "contacts.csv")] {
      let exported = ok(noun, "export", "--db", "a.db")
      TestFiles.write(exported, to: world.folder.path + "/" + file)
      _ = ok(noun, "import", file, "--db", "b.db")
      expectSame(ok(noun, "export", "--db", "b.db"), exported, "seed \(seed): CSV of \(noun)")
      // The same file once more changes nothing.
      #expect(ok(noun, "import", file, "--db", "b.db").contains("unchanged"), "seed \(seed)")
      expectSame(ok(noun, "export", "--db", "b.db"), exported, "seed \(seed): again")
      let json = ok(noun, "export", "--format", "jsonl", "--db", "a.db")
      TestFiles.write(json, to: world.folder.path + "/" + noun + ".jsonl")
      _ = ok(noun, "import", noun + ".jsonl", "--db", "c.db")
      expectSame(ok(noun, "export", "--db", "c.db"), exported, "seed \(seed): JSON of \(noun)")
    }
    // Everything, history included.
    let dump = ok("dump", "--db", "a.db")
    TestFiles.write(dump, to: world.folder.path + "/dump.jsonl")
    _ = ok("load", "dump.jsonl", "--db", "d.db")
    let again = ok("dump", "--db", "d.db")
    #expect(
      dump.split(separator: "\n").dropFirst() == again.split(separator: "\n").dropFirst(),
      "seed \(seed)")
  }

  /// Two texts are equal; where they are not, the first lines that differ are shown.
  private func expectSame(_ a: String, _ b: String, _ what: String) {
    guard a != b else { return }
    let pair = zip(a.split(separator: "\n"), b.split(separator: "\n")).first { $0 != $1 }
    Issue.record("\(what):\n\(pair?.0 ?? "")\n\(pair?.1 ?? "")")
  }

  @Test(arguments: TestEngine.all, 1...6)
  func `every cell of a file ends in a record, the report or the rejects`(
    _ engine: TestEngine, _ seed: Int
  ) {
    let world = TestWorld(engine)
    _ = world.run(["init", "country=NO"])
    var values = Values(random: SeededGenerator(UInt64(seed)))
    let columns = [
      "Name", "E-post", "Mobil", "Født", "Sted", "Ansatte", "Merknad", "Score (old)", "X_Y",
    ]
    var rows: [[String]] = []
    for n in 0..<80 {
      rows.append([
        "Name \(n) " + values.word().trimmed,
        values.pick(["a\(n)@example.no", "not an address \(n)", ""]),
        values.pick(["901 23 4\(10 + n)", "12", "+46 70 174 06 \(10 + n)"]),
        values.pick(["1980-02-03", "31.12.1999", "1980-13-40", ""]),
        "city\(n)" + values.word().trimmed, values.pick(["12", "twelve \(n)", ""]),
        "note \(n) " + values.text(),
        "score-\(n)", values.pick(["", "extra \(n)"]),
      ])
    }
    func quoted(_ cell: String) -> String {
      "\"" + cell.replacing("\"", by: "\"\"") + "\""
    }
    let lines = ([columns] + rows).map { $0.map(quoted).joined(separator: ";") }
    TestFiles.write(lines.joined(separator: "\r\n") + "\r\n", to: world.folder.path + "/in.csv")
    let ran = world.run([
      "contact", "import", "in.csv", "--map", "Født=birthday", "--map", "Merknad=notes", "--extra",
      "field",
    ])
    #expect(ran.status == 1, "\(ran.err)")
    let out = world.run(["contact", "export", "--json"]).out
    let kept =
      Self.letters(out)
      + Self.letters(TestFiles.text(of: world.folder.path + "/in.csv.rejects.csv"))
    for row in rows {
      for cell in row where !cell.trimmed.isEmpty {
        let isKept = [cell, Self.normal(cell)].contains { kept.contains(Self.letters($0)) }
        #expect(isKept, "seed \(seed): \"\(cell)\" is lost")
      }
    }
    // Counts agree with the rows.
    let report = world.run(["contact", "list", "--count", "--all"]).out.trimmed
    let rejected = TestFiles.lines(of: world.folder.path + "/in.csv.rejects.csv").filter {
      $0.first?.isNumber ?? false
    }
    #expect((Int(report) ?? 0) + rejected.count == rows.count, "\(ran.out)")
    let again = world.run([
      "contact", "import", "in.csv", "--map", "Født=birthday", "--map", "Merknad=notes", "--extra",
      "field",
      "--max-rejects", "99",
    ])
    #expect(again.out == "\(report) unchanged · \(rejected.count) rejected\n", "\(again.out)")
  }

  /// Tables come with the first row, in bulk too, and what comes with them is whole.
  @Test(arguments: [
    ("deal", "title", ""), ("task", "title", ""), ("product", "name", ""),
    ("lead", "name", "source=event"), ("quote", "title", "company=1"),
    ("order", "number", "company=1"), ("contract", "title", "company=1 starts_on=2026-01-01"),
    ("activity", "subject", "type=call at=2026-11-01"),
  ])
  func `a first import of many leaves no index out`(
    _ noun: String, _ column: String, _ same: String
  ) {
    let world = TestWorld()
    _ = world.run(["init", "country=NO"])
    _ = world.run(["company", "add", "Oslo Design"])
    let rows = [column] + (1...1200).map { "Row-\($0)" }
    TestFiles.write(rows.joined(separator: "\n") + "\n", to: world.folder.path + "/in.csv")
    let ran = world.run(
      [noun, "import", "in.csv"] + same.split(separator: " ").map { String($0) })
    #expect(ran.status == 0 && ran.out.includes("created"), "\(noun): \(ran.out)\(ran.err)")
    let well = world.run(["doctor", "--deep"])
    #expect(well.status == 0, "\(noun): \(well.out)\(well.err)")
  }

  /// Dates and numbers as the program writes them.
  private static func normal(_ cell: String) -> String {
    if cell == "31.12.1999" { return "1999-12-31" }
    if cell.hasPrefix("901 ") { return "+47" + cell }
    return cell
  }

  /// What is left of a text when blanks, quotes and signs are gone.
  private static func letters(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        Normalisation.composed(text.replacing("\\t", by: "").replacing("\\n", by: ""))
          .unicodeScalars
          .filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }))
  }
}
