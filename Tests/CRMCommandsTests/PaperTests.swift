import CRMCommands
import CRMDomain
import Testing
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Everything generated or replayed: manual, completions, README, examples.
struct PaperTests {
  @Test func `the manual in the tree is the one the program writes`() throws {
    let folder = TestFiles.root + "/Man/man1"
    let first = TestFiles.text(of: folder + "/crm.1")
    let date = try #require(
      first.split(separator: " ").first { $0.count == 10 && $0.hasPrefix("20") })
    let pages = Manual(date: String(date)).pages()
    for page in pages {
      #expect(
        TestFiles.text(of: folder + "/" + page.file) == page.text,
        "\(page.file) is stale: make docs")
    }
    let files = TestFiles.files(below: folder, ".1").map { String($0.split(separator: "/").last!) }
    #expect(Set(files) == Set(pages.map { $0.file }), "a page is left over: make docs")
  }

  @Test func `what the manual opens with works, and each verb is told of on a page that is there`()
  {
    let manual = Manual(date: "2026-11-21")
    let pages = manual.pages()
    let world = TestWorld()
    let lines = (pages.first?.text ?? "").split(separator: "\n").filter { $0.hasPrefix("  $ ") }
    #expect(lines.count > 3)
    for line in lines {
      expectWorks(String(line.dropFirst(4)).replacing("\\-", with: "-"), in: world)
    }
    let files = Set(pages.map { $0.file })
    #expect(files.count < 70)
    for alias in manual.aliases() {
      #expect(files.contains(String(alias.text.dropFirst(".so man1/".count).dropLast())))
    }
    #expect(Set(manual.aliases().map { $0.file }).isDisjoint(with: files))
  }

  @Test func `the completions in the tree are those the program writes`() {
    for (shell, file) in [(Shell.bash, "crm.bash"), (.zsh, "_crm"), (.fish, "crm.fish")] {
      #expect(TestFiles.text(of: TestFiles.root + "/Completions/" + file) == shell.script)
    }
  }

  @Test func `every command has an example in its help`() {
    for (path, verb, noun) in Self.leaves {
      #expect(verb.text(for: noun).contains("  $ crm "), "\(path) has no example")
      #expect(!verb.parameters.isEmpty)
    }
  }

  /// Every command: how it is typed, the verb and its noun.
  static let leaves: [(path: String, verb: Verb, noun: Noun?)] =
    Group.Name.allCases.flatMap { name in
      let group = Group(name)
      return CommandTable.verbs(of: group).map {
        (group.word + " " + $0.name, $0, group.noun.flatMap { Catalogue.standard[$0] })
      }
    } + CommandTable.top.map { ($0.name, $0, nil) }

  @Test(arguments: TestEngine.all, leaves.map { $0.path })
  func `the examples of a command's help work`(
    _ engine: TestEngine, _ path: String
  ) {
    // Backups are of files.
    if engine != .sqlite, path.hasPrefix("backup ") { return }
    guard let leaf = Self.leaves.first(where: { $0.path == path }) else { return }
    // What adds somebody finds an empty database; the others find something to work on.
    let world =
      ["contact add", "company add", "field add", "user add"].contains(path)
      ? Self.empty(engine) : Self.furnished(engine)
    for line in leaf.verb.text(for: leaf.noun).split(separator: "\n") where line.hasPrefix("  $ ") {
      expectWorks(String(line.dropFirst(4)), in: world)
    }
  }

  /// A world with an empty database.
  static func empty(_ engine: TestEngine) -> TestWorld {
    let world = TestWorld(engine)
    _ = world.run(["init", "country=NO"])
    return world
  }

  /// A world in which examples work: a database, the files they name.
  static func furnished(_ engine: TestEngine = .sqlite) -> TestWorld {
    TestWorld(copying: Furnished.shared.world(engine))
  }

  /// The worlds others are copies of.
  private final class Furnished: @unchecked Sendable {
    static let shared = Furnished()
    private let worlds: [TestEngine: TestWorld]

    private init() {
      worlds = Dictionary(
        uniqueKeysWithValues: TestEngine.all.map { ($0, PaperTests.furnish($0)) })
    }

    func world(_ engine: TestEngine) -> TestWorld { worlds[engine] ?? PaperTests.furnish(engine) }
  }

  private static func furnish(_ engine: TestEngine) -> TestWorld {
    let world = TestWorld(engine)
    _ = world.shell(
      """
      cp Examples/data/*.csv . && crm contact export --help >/dev/null
      crm init country=NO seller='Fjord Data AS' && crm dump -o dump.jsonl && cp dump.jsonl backup.jsonl
      crm field add contact.size type=integer
      crm user add eva name='Eva Lie'
      crm company add 'Fjord Gruppen'
      crm user add kari name='Kari Nordmann'
      crm company add 'Oslo Design Group' domain=oslodesign.no org_number=974760673 industry=Retail
      crm company add 'Nordic Solutions' industry=IT
      crm contact add 'Kari Nordmann' email=kari@example.no company='Oslo Design Group' tags=vip
      crm contact add 'Ola Hansen' phone='901 23 457' city=Oslo tags=test
      crm relation add contact:1 company:2 type=partner role=Chair
      crm contact add 'Siri Dahl'
      crm activity add 'Wants a price' type=call contact=3 company=3
      crm segment add winback of=contact filter='lifecycle=customer'
      crm rate add 2026-11-17 EUR NOK 11.4562
      crm team add North
      crm calendar_version add Standard 2028-01-01 'mon-fri 08:00-15:00'
      printf 'name,hours\\nKveld,mon-fri 16:00-22:00\\n' >calendars.csv
      printf 'calendar,valid_from,hours\\nStandard,2029-01-01,mon-fri 08:00-15:00\\n' >calendar_versions.csv
      printf 'name,parent\\nSouth,\\n' >teams.csv
      crm contact add 'Per Dahl' && crm undo
      crm contact import contacts.csv --plan plan.jsonl
      \(engine == .sqlite ? "crm backup create before-import.db && crm backup create" : "")
      printf 'subject,type,at\\nHello,call,2026-11-01\\n' >activities.csv
      printf 'name,of,filter\\nvips,contact,tags=vip\\n' >segments.csv
      printf 'day,base,quote,rate\\n2026-11-16,EUR,NOK,11.45\\n' >rates.csv
      printf 'name,email,E-post,phone\\nAda Berg,ada@example.no,,90123999\\n' >contacts.csv
      printf 'name,org_number,annual_revenue\\nFjord AS,,1200\\n' >companies.csv
      printf 'name,login\\nPer Dahl,per\\n' >users.csv
      crm user edit eva role=manager
      crm pipeline add projects
      crm product add 'Design hour' sku=D1 price=1250 unit=h && crm product add Hosting sku=H1 price=4500 period=quarter
      crm product add Old sku=O1 price=1 && crm price add D1 1100 list=partner
      crm deal add 'Website 2027' contact=1 company=2 amount=450000 close=2026-12-18
      crm deal add Shop company=3 amount=100000 && crm deal add Lost company=2 && crm deal lose 3 price
      crm lead add 'Ada Berg' email=ada@example.no company_name='Berg Bygg' source=web_form
      crm lead add 'Nils Lie' source=event
      crm quote add Website company=2 && crm line add D1 quote=Q-1 quantity=10
      crm quote add Hosting deal=2 && crm line add H1 quote=Q-2 && crm quote send Q-2
      crm quote add Cheap company=2 && crm line add D1 quote=Q-3 discount=20%
      crm order add 2 && crm line add D1 order=O-1 quantity=4 && crm order add 2 && crm line add D1 order=O-2 && crm order send O-2
      crm contract add Support company=2 starts_on=2026-01-01 term_months=12 notice_days=30 mrr=1000
      crm payment add 2 12500 invoice=10344 due_on=2026-11-01 && crm quota add kari 2026-Q4 600k
      crm forecast snapshot && crm task add Plan due=friday && crm task add Done && crm task done 3
      crm consent add 1 newsletter evidence='Yes' && printf x >contract.pdf && crm attachment add contact:1 contract.pdf
      crm activity add Met contact=1 && crm activity add Advice type=meeting contact=1 advice='Buy' body='All' && crm activity sign 3 && crm activity add Demo type=meeting status=planned at=yesterday contact=1 && crm activity add Later contact=1
      printf '{"name":"Liv Ås","email":"liv@example.no"}' >form.json
      CRM_NOW=2026-11-10T08:00:00Z crm ticket add 'Printer is offline' contact=3 priority=high && crm ticket add 'Cannot print' contact=3
      crm ticket add 'The invoice' category=billing && crm ticket email 1 'And the invoice?' direction=in
      crm vote add 2 3 && crm run escalations && crm sla add Old resolution=8h active=no
      crm team add Service && crm agent add kari && crm route add All team=Service
      for noun in ticket sla agent route vote task lead deal pipeline stage transition product price vat quote line order contract payment \
        quota consent; do crm $noun export -o ${noun}s.csv; done
      crm view add deal.big filter='amount>100k' fields=title,amount && crm view export -o views.csv
      printf 'subject,object,type\\ncontact:2,company:1,partner\\n' >relations.csv
      printf 'field,name,type\\n' >fields.csv
      """)
    return world
  }

  @Test func `the README shows what is seen`() {
    let world = TestWorld(.sqlite)
    // Its console blocks: what is typed after '$ ', and below it what the command answers.
    var isConsole = false
    var command: String?
    var shown: [String] = []
    var count = 0
    func finish() {
      guard let line = command, !line.hasPrefix("make "), !line.hasPrefix("git ") else { return }
      count += 1
      let ran = world.replay(Transcript.Step(command: line, input: nil))
      #expect(ran.status == 0, "\(line): \(ran.err)")
      #expect(ran.out == shown.map { $0 + "\n" }.joined(), "\(line)")
    }
    for line in TestFiles.lines(of: TestFiles.root + "/README.md") + ["```"] {
      if line.hasPrefix("```") || (isConsole && line.hasPrefix("$ ")) {
        finish()
        command = isConsole && line.hasPrefix("$ ") ? String(line.dropFirst(2)) : nil
        shown = []
        if line.hasPrefix("```") { isConsole = line == "```console" }
      } else if isConsole {
        shown.append(line)
      }
    }
    #expect(count > 10)
  }

  @Test func `hand-written pages show lines that work`() {
    var count = 0
    for path in TestFiles.files(below: TestFiles.root + "/Man/man7", ".7") {
      let world = Self.furnished()
      for line in TestFiles.lines(of: path) where line.hasPrefix("crm ") {
        count += 1
        expectWorks(line.replacing("\\-", by: "-").replacing("\\(aq", by: "'"), in: world)
      }
    }
    #expect(count > 3)
  }

  @Test func `the pictures of the README are those the program draws`() {
    let world = TestWorld()
    let made = world.run(["demo", "--contacts", "50", "--quiet"])
    #expect(made.status == 0, "\(made.err)")
    for line in [
      ["user", "edit", "kari", "name=Kari Nordmann", "phone=90123456", "email=kari@example.no"],
      ["quote", "add", "Website 2027", "company=1", "number=Q-2027", "terms=Net 30 days."],
      ["line", "add", "ADVICE", "quote=Q-2027", "quantity=4", "discount=10%"],
      ["line", "add", "COURSE", "quote=Q-2027"],
      ["line", "add", "SUPPORT", "quote=Q-2027"],
    ] {
      let ran = world.run(line)
      #expect(ran.status == 0, "\(ran.err)")
    }
    for (name, line) in [
      ("pipeline", ["report", "pipeline", "--format", "svg"]),
      ("quote", ["quote", "print", "Q-2027", "--lang", "en", "--document", "svg"]),
    ] {
      let drawn = world.run(line)
      #expect(drawn.status == 0, "\(drawn.err)")
      // CRM_REWRITE=1 draws it anew.
      let path = TestFiles.root + "/Examples/pictures/\(name).svg"
      if getenv("CRM_REWRITE") != nil { TestFiles.write(drawn.out, to: path) }
      #expect(TestFiles.text(of: path) == drawn.out, "\(name)")
    }
  }

  @Test func `the page on JSON shows what is answered`() {
    let world = Self.furnished()
    var command: String?
    var shown = ""
    var count = 0
    func finish() {
      guard let line = command else { return }
      count += 1
      let ran = world.replay(Transcript.Step(command: line, input: nil))
      #expect(ran.out + ran.err == shown, "\(line)")
    }
    var isExample = false
    for line in TestFiles.lines(of: TestFiles.root + "/Man/man7/crm-json.7") {
      if line == ".EX" || line == ".EE" || line.hasPrefix("$ ") {
        if isExample { finish() }
        command = nil
        isExample = line != ".EE"
      }
      let plain = line.replacing("\\-", by: "-").replacing("\\(aq", by: "'")
      if line.hasPrefix("$ ") {
        command = String(plain.dropFirst(2))
        shown = ""
      } else if isExample, line != ".EX" {
        shown += plain + "\n"
      }
    }
    #expect(count > 10)
  }

  @Test func `what crm help shows of filters and dates can be typed`() {
    let world = Self.furnished()
    let filters = HelpTopic.filters.text
    var count = 0
    for line in filters.split(separator: "\n") where line.hasPrefix("  ") {
      let filter = String(line.dropFirst(2)).replacing("  ", by: "\t").split(separator: "\t")[0]
      let noun =
        filter.hasPrefix("'employees") || filter.contains("revenue") ? "company" : "contact"
      count += 1
      expectWorks("crm \(noun) list \(filter)", in: world)
    }
    #expect(count > 10)
  }

  private func expectWorks(_ command: String, in world: TestWorld) {
    let ran = world.replay(Transcript.Step(command: command, input: nil))
    #expect(ran.status == 0, "\(command): \(ran.err)")
  }
}
