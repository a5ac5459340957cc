import CRMCommands
import CRMDomain
import TestSupport
import Testing

/// A noun nobody has seen, which one file adds, does what every noun does.
struct UnseenNounTests {
  private static let catalogue = Catalogue(adding: [.project, .milestone])

  private func world(_ engine: TestEngine) -> TestWorld {
    let world = TestWorld(engine)
    world.catalogue = Self.catalogue
    return world
  }

  /// Runs lines, each of which must work; answers with what they said.
  @discardableResult
  private func run(_ world: TestWorld, _ lines: String...) -> String {
    var out = ""
    for line in lines {
      let ran = world.replay(Transcript.Step(command: line, input: nil))
      #expect(ran.status == 0, "\(line): \(ran.err)")
      out += ran.out
    }
    return out
  }

  private func refused(_ world: TestWorld, _ line: String) -> String {
    let ran = world.replay(Transcript.Step(command: line, input: nil))
    #expect(ran.status == 65 || ran.status == 64, "\(line): \(ran.status) \(ran.out)\(ran.err)")
    return ran.err
  }

  @Test(arguments: TestEngine.all)
  func `it is added, listed, filtered, moved, followed, undone and removed`(_ engine: TestEngine) {
    let world = world(engine)
    run(
      world, "crm init country=NO", "crm company add Acme",
      "crm project add 'New shop' company=Acme due=2026-12-01")
    run(world, "crm milestone add 1 'First draft'", "crm milestone add 1 'Second draft'")
    #expect(run(world, "crm project list --format ids") == "project:1\n")
    #expect(run(world, "crm company list 'projects[status=planned]' --format ids") == "company:1\n")
    #expect(run(world, "crm project list 'count(milestones)=2' --format ids") == "project:1\n")
    #expect(run(world, "crm search shop").contains("New shop"))
    #expect(
      refused(world, "crm project finish 1").contains("is planned, so it cannot be finished"))
    #expect(refused(world, "crm project edit 1 status=done").contains("nothing leads there"))
    run(world, "crm project start 1")
    #expect(refused(world, "crm project remove 1 --yes").contains("is finished first"))
    let before = run(world, "crm dump --content")
    let finished = run(world, "crm project finish 1")
    #expect(finished.contains("running → done") && finished.contains("Ask how it went"))
    #expect(run(world, "crm task list --fields title,company --format csv").contains("Acme"))
    #expect(run(world, "crm project list --format ids").isEmpty)
    #expect(run(world, "crm project list --all 'not open' --format ids") == "project:1\n")
    #expect(
      run(world, "crm transition list --of project --format csv --fields from_state,state")
        == "from_state,state\nplanned,running\nrunning,done\n")
    #expect(run(world, "crm project states 1 --fields state").hasSuffix("running\ndone\n"))
    #expect(run(world, "crm company timeline 1 --kind project").contains("done"))
    run(world, "crm undo")
    #expect(run(world, "crm dump --content") == before)
    run(world, "crm redo", "crm project reopen 1", "crm project postpone 1 2027-01-15")
    #expect(run(world, "crm project show 1 --json").contains("\"due\":\"2027-01-15\""))
    #expect(run(world, "crm project show 1 --json").contains("\"ended_at\":null"))
    run(world, "crm project finish 1", "crm project remove 1 --yes")
    #expect(run(world, "crm milestone list --format ids").isEmpty)
    run(world, "crm undo")
    #expect(run(world, "crm milestone list --format ids") == "milestone:1\nmilestone:2\n")
    #expect(run(world, "crm doctor").contains("is well"))
  }

  @Test(arguments: TestEngine.all)
  func `it is reported on, and what comes due of it is done once`(_ engine: TestEngine) {
    let world = world(engine)
    run(
      world, "crm init country=NO", "crm company add Acme",
      "crm project add 'New shop' company=Acme due=2026-12-01", "crm project start 1",
      "crm project finish 1", "crm project add Late company=Acme due=2026-11-17",
      "crm project start 2")
    #expect(run(world, "crm report projects --csv") == "company,projects\nAcme,1\n")
    #expect(run(world, "crm report projects --by quarter --rows --format ids") == "project:1\n")
    #expect(run(world, "crm run projects").contains("Agree on a new day"))
    #expect(run(world, "crm run projects").isEmpty)
    #expect(run(world, "crm run list --csv").contains("projects,2026"))
  }

  @Test(arguments: TestEngine.all)
  func `it is exported and imported, dumped and loaded, merged and seen by its team`(
    _ engine: TestEngine
  ) {
    let world = world(engine)
    run(
      world, "crm init country=NO", "crm team add North", "crm team add South",
      "crm user add eva role=sales team=North", "crm user add per role=sales team=South",
      "crm company add Acme owner=eva", "crm company add 'Acme AS' owner=per",
      "crm project add Shop company=1 owner=eva", "crm project add Barn company=2 owner=per",
      "crm milestone add 1 Draft", "crm project start 1", "crm project export -o p.csv",
      "crm transition export --of project -o t.csv")
    #expect(run(world, "crm project list --as eva --format ids") == "project:1\n")
    #expect(run(world, "crm milestone list --as per --format ids").isEmpty)
    #expect(run(world, "crm transition list --of project --as per --format ids").isEmpty)
    #expect(
      world.replay(
        Transcript.Step(command: "crm project start 1 --as per", input: nil)
      ).status != 0)
    run(world, "crm company merge 1 2 --keep 1 --yes")
    #expect(run(world, "crm project list company=1 --format ids") == "project:1\nproject:2\n")
    run(world, "crm undo")
    #expect(run(world, "crm project list company=2 --format ids") == "project:2\n")
    guard engine == .sqlite else { return }
    run(world, "crm dump -o d.jsonl", "crm load d.jsonl --db copy.db")
    #expect(run(world, "crm dump --content --db copy.db") == run(world, "crm dump --content"))
    run(
      world, "crm init country=NO --db b.db", "crm project import p.csv --db b.db",
      "crm transition import --of project t.csv --db b.db")
    #expect(
      run(world, "crm project export --db b.db") == run(world, "crm project export"))
    #expect(run(world, "crm project states 1 --fields state --db b.db").hasSuffix("running\n"))
  }

  @Test func `it has help, a page of the manual, completion and a place in the dictionary`() {
    let world = world(.sqlite)
    run(world, "crm init country=NO", "crm project add Shop")
    let help = run(world, "crm project --help")
    for verb in ["add", "start", "finish", "reopen", "postpone", "states"] {
      #expect(help.contains("\n  \(verb) "), "\(verb)")
    }
    #expect(help.hasPrefix("Work that was sold."))
    let pages = Manual(date: "2026-11-21", catalogue: Self.catalogue).pages()
    let page = pages.first { $0.file == "crm-project.1" }?.text ?? ""
    #expect(page.contains("crm project finish") && page.contains(".SH STATES"))
    #expect(run(world, "crm complete -- project fi").contains("finish\t"))
    #expect(run(world, "crm complete -- project list sta").contains("status="))
    #expect(run(world, "crm project fields").contains("When it is to be done."))
  }
}
