import CRMDomain
import CRMStore
import Testing

@testable import CRMActions

struct DealRulesTests {
  private func deal(_ bench: RuleBench) throws -> Int64 {
    let company = try bench.add(.company, ["name": "Oslo Design"])
    return try bench.add(.deal, ["title": "New shop", "company": "company:\(company)"])
  }

  private func stage(_ bench: RuleBench, _ deal: Int64) throws -> String? {
    let number = try bench.value(.deal, deal, Deal.stage).flatMap { Int64($0) }
    return try number.flatMap { try bench.value(.stage, $0, Stage.key) }
  }

  private func move(_ bench: RuleBench, _ deal: Int64, _ stage: String, skips: Bool = false) throws
  {
    try bench.operation { e throws(CRMError) in
      _ = try DealStages(e).move(deal, to: stage, skips: skips, [])
    }
  }

  @Test func `a deal goes one stage further, any back, and leaves stages out where that is said`()
    throws
  {
    let bench = try RuleBench()
    let number = try deal(bench)
    let open = try bench.operation { e throws(CRMError) in
      let book = try DealRules(e).pipelineCatalogue()
      return book.stages(of: book.pipelines[0].id).filter { $0.kind == .open }.map { $0.key }
    }
    #expect(try stage(bench, number) == open[0])
    let last = try #require(open.dropFirst(2).first)
    #expect(refusal { try move(bench, number, last) } == "skips_stages")
    #expect(refusal { try bench.edit(.deal, number, ["stage": last]) } == "skips_stages")
    try move(bench, number, last, skips: true)
    try move(bench, number, open[0])
    try move(bench, number, open[1])
    #expect(try stage(bench, number) == open[1])
    #expect(refusal { try move(bench, number, "won") } == "not_closed_by_move")
    #expect(refusal { try bench.edit(.deal, number, ["stage": "lost"]) } == "not_closed_by_edit")
    #expect(try bench.numbers(.transition).count == 4)
  }

  @Test func `a deal is won with an amount, lost with a reason, and reopened where it was`() throws
  {
    let bench = try RuleBench()
    let number = try deal(bench)
    func close(_ kind: StageKind, _ words: String...) throws {
      try bench.operation { e throws(CRMError) in
        let changes = words.map { word in
          let parts = word.split(separator: "=").map(String.init)
          return FieldChange.typed(Assignment(path: parts[0], value: parts[1]))
        }
        _ = try DealStages(e).close(number, kind, changes)
      }
    }
    #expect(refusal { try close(.won) } == "required")
    #expect(refusal { try close(.lost) } == "required")
    try close(.won, "amount=100")
    #expect(try bench.value(.deal, number, Deal.status) == "won")
    #expect(try bench.value(.company, 1, Contact.lifecycle) == "customer")
    #expect(try bench.numbers(.task).count == 1)
    #expect(refusal { try close(.won, "amount=200") } == "closed")
    #expect(refusal { try close(.lost, "loss_reason=price") } == "closed")
    #expect(refusal { try move(bench, number, "proposal") } == "closed")
    #expect(refusal { try bench.edit(.deal, number, ["stage": "proposal"]) } == "closed")
    try bench.operation { e throws(CRMError) in _ = try DealStages(e).reopen(number, in: nil) }
    #expect(try bench.value(.deal, number, Deal.status) == "open")
    #expect(try bench.value(.deal, number, Deal.closedAt) == nil)
    try close(.lost, "loss_reason=price")
    // Whoever hands over once more is asked once more: it was another sale.
    #expect(try bench.numbers(.task).count == 1)
  }

  @Test func `a stage asks for its fields, and another probability for its reason`() throws {
    let bench = try RuleBench()
    let number = try deal(bench)
    let second = try bench.operation { e throws(CRMError) in
      let book = try DealRules(e).pipelineCatalogue()
      return book.stages(of: book.pipelines[0].id)[1]
    }
    try bench.edit(.stage, second.id, ["required_fields": "amount"])
    #expect(refusal { try move(bench, number, second.key) } == "required")
    try bench.edit(.deal, number, ["amount": "1000"])
    try move(bench, number, second.key)
    #expect(refusal { try bench.edit(.deal, number, ["probability": "77"]) } == "required")
    #expect(refusal { try bench.edit(.deal, number, ["probability": "101"]) } != nil)
    try bench.edit(.deal, number, ["probability": "77", "probability_reason": "They said so"])
    try bench.edit(.stage, second.id, ["probability": "45"])
    #expect(try bench.value(.deal, number, Deal.probability) == "77000000")
    #expect(
      refusal { try bench.edit(.stage, second.id, ["kind": "won"]) } == "referred_to")
  }

  @Test func `nobody refers a deal to themselves, and a file's win makes no task`() throws {
    let bench = try RuleBench()
    let kari = try bench.add(.contact, ["name": "Kari Nordmann"])
    let refused = refusal {
      _ = try bench.add(
        .deal, ["title": "A", "contact": "contact:\(kari)", "referred_by": "contact:\(kari)"])
    }
    #expect(refused == "cycle")
    try bench.operation { e throws(CRMError) in
      var rules = e.rules
      rules.isImport = true
      let editor = RecordEditor(e.operation, rules)
      _ = try editor.add(
        [
          .json("title", .string("Old")), .json("contact", .number("\(kari)")),
          .json("status", .string("won")), .json("close", .string("2024-05-01")),
        ], to: .deal)
      try editor.finishFile(of: .deal)
    }
    #expect(try bench.value(.deal, 1, Deal.closedAt) == "2024-05-01T12:00:00Z")
    #expect(try bench.value(.contact, kari, Contact.lifecycle) == "customer")
    #expect(try bench.numbers(.task).isEmpty)
  }
}
