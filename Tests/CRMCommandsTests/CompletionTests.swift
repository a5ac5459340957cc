import Testing
import TestSupport

/// What a shell is told; what shells make of it is in `KeyTests`.
struct CompletionTests {
  private func furnished() -> TestWorld {
    let world = PaperTests.furnished()
    _ = world.run(["contact", "add", "Åse Ødegård", "email=ase@example.no", "tags=vip,Gull Å"])
    _ = world.run(["company", "add", "Smith, \"Berg\" and Sons", "city=Mo i Rana"])
    return world
  }

  private func words(_ world: TestWorld, _ line: String...) -> [String] {
    world.run(["complete", "--"] + line).out.split(separator: "\n").map {
      String($0.split(separator: "\t")[0])
    }
  }

  @Test func `nouns, verbs, options, fields and values are offered`() {
    let world = furnished()
    #expect(words(world, "cont") == ["contact", "contract"])
    #expect(words(world, "contact", "ex") == ["export"])
    #expect(words(world, "log", "sh") == ["show"])
    #expect(words(world, "contact", "list", "--gr") == ["--group"])
    #expect(words(world, "--la") == ["--lang"])
    #expect(words(world, "--lang", "n") == ["nb"])
    #expect(words(world, "contact", "list", "comp").contains("company="))
    #expect(words(world, "contact", "list", "company.ci") == ["company.city="])
    #expect(words(world, "contact", "edit", "1", "lifecycle=cu") == ["lifecycle=customer"])
    #expect(words(world, "contact", "edit", "1", "owner=e") == ["owner=eva"])
    #expect(words(world, "contact", "show", "ase@") == ["ase@example.no"])
    #expect(words(world, "contact", "show", "åse") == ["Åse Ødegård"])
    #expect(words(world, "contact", "edit", "åse") == ["Åse Ødegård"])
    #expect(words(world, "contact", "show", "ode").isEmpty)
    #expect(words(world, "contact", "list", "--format", "js") == ["json", "jsonl"])
    #expect(words(world, "contact", "list", "--format=js") == ["--format=json", "--format=jsonl"])
    #expect(words(world, "contact", "list", "--sort", "-na").first?.hasPrefix("-name") ?? false)
    #expect(words(world, "help", "fi").contains("filters"))
    #expect(words(world, "help", "contact", "ex") == ["export"])
  }

  @Test func `stages, segments, teams, periods and operations are offered`() {
    let world = furnished()
    let deal = world.run(["deal", "add", "Ny butikk", "--json"])
    #expect(deal.status == 0)
    _ = world.run(["segment", "add", "vinter", "filter=city=Oslo"])
    #expect(words(world, "deal", "list", "stage=q") == ["stage=qualified"])
    #expect(words(world, "deal", "list", "stage=").contains("stage=won"))
    #expect(words(world, "deal", "list", "pipeline=s").allSatisfy { $0.hasPrefix("pipeline=s") })
    #expect(
      words(world, "deal", "move", "Ny butikk", "") == ["qualified", "proposal", "negotiation"])
    #expect(words(world, "deal", "lose", "1", "no_") == ["no_decision", "no_fit"])
    #expect(words(world, "deal", "lose", "1", "compet") == ["competitor", "competitor="])
    #expect(words(world, "contact", "list", "@v") == ["@vinter"])
    #expect(words(world, "deal", "list", "@v").isEmpty)
    #expect(words(world, "contact", "list", "owner=m").prefix(2) == ["owner=me", "owner=my-team"])
    #expect(words(world, "contact", "edit", "1", "owner=my").isEmpty)
    #expect(words(world, "report", "winloss", "--by", "loss") == ["loss_reason"])
    #expect(
      words(world, "report", "winloss", "--by", "loss_reason,compet") == ["loss_reason,competitor"])
    #expect(words(world, "report", "activity", "--by", "chan") == ["channel"])
    #expect(words(world, "report", "pipeline", "stage=q") == ["stage=qualified"])
    #expect(words(world, "report", "winloss", "--period", "last-q") == ["last-quarter"])
    #expect(
      words(world, "report", "winloss", "--period", "2026-Q").sorted()
        == (1...4).map { "2026-Q\($0)" })
    #expect(words(world, "log", "kind=im") == ["kind=import"])
    let newest = world.run(["log", "--limit", "1", "--format", "ids"]).out.split(separator: "\n")
    #expect(
      words(world, "undo", "").first == newest.first.map { String($0.split(separator: ":").last!) })
    #expect(words(world, "attachment", "add", "conta") == ["contact:"])
    #expect(words(world, "config", "edit", "collation=n") == ["collation=nb"])
  }

  @Test func `words come as they are meant, and values of filters as filters read them`() {
    let world = furnished()
    let name = "Smith, \"Berg\" and Sons"
    #expect(words(world, "contact", "edit", "1", "company=Smi") == ["company=" + name])
    #expect(words(world, "company", "show", "Smi") == [name])
    #expect(words(world, "company", "list", "city=Mo") == ["city=Mo i Rana"])
    #expect(words(world, "company", "list", "city=Oslo,Mo") == ["city=Oslo,'Mo i Rana'"])
    for typed in ["company=Smi", "company='Smi", "company='Smith, \"B"] {
      #expect(words(world, "contact", "list", typed) == ["company='" + name + "'"])
    }
    #expect(world.run(["contact", "list", "company='" + name + "'"]).status == 0)
    // A tag is written as whoever wrote it first did.
    #expect(words(world, "contact", "list", "tags=g") == ["tags=Gull Å"])
    #expect(words(world, "contact", "edit", "1", "tags=vip,gull") == ["tags=vip,Gull Å"])
  }

  @Test func `how a line goes on is said`() {
    let world = furnished()
    func rows(_ line: String...) -> String { world.run(["complete", "--"] + line).out }
    #expect(rows("contact", "edit", "1", "cit").hasSuffix("\tmore\n"))
    #expect(
      rows("contact", "ex") == "export\tWrite contacts to a file or a pipe, every stored field.\n")
    for line in [["load", ""], ["backup", "verify", "b"], ["contact", "list", "-o", "x"]] {
      #expect(world.run(["complete", "--"] + line).out == "\t\tfile\n")
    }
    #expect(rows("contact", "import", "") == "\t\tfile\n")
    #expect(rows("contact", "list", "--db=x") == "--db=\t\tfile\n")
    #expect(rows("--db", "x") == "\t\tfile\n")
  }

  @Test func `nothing is offered, said or made where there is no database`() {
    let world = TestWorld()
    let ran = world.run(["complete", "--", "contact", "show", "k"])
    #expect(ran.out.isEmpty && ran.err.isEmpty && ran.status == 0)
    #expect(words(world, "contact", "list", "na").contains("name="))
    #expect(world.shell("ls .local 2>&1").status != 0)
  }
}
