import CRMDomain
import CRMStore
import Testing

@testable import CRMActions

struct QuoteRulesTests {
  private func quote(_ bench: RuleBench) throws -> Int64 {
    let company = try bench.add(.company, ["name": "Oslo Design", "country": "NO"])
    return try bench.add(.quote, ["title": "Website", "company": "company:\(company)"])
  }

  private func send(_ bench: RuleBench, _ quote: Int64) throws -> QuoteSteps.Sent {
    try bench.operation { e throws(CRMError) in
      try QuoteSteps(e).send(quote) { _ throws(CRMError) in "as it was sent" }
    }
  }

  @Test(arguments: ["", " "]) func `nothing goes out that does not say who sells`(
    _ seller: String
  ) throws {
    let bench = try RuleBench(["seller": seller])
    let number = try quote(bench)
    _ = try bench.add(
      .line, ["quote": "Q-1", "text": "Design", "quantity": "2", "unit_price": "100"])
    #expect(refusal { _ = try send(bench, number) } == "not_configured")
    let order = try bench.add(.order, ["company": "company:1"])
    func confirm() throws {
      _ = try bench.operation { e throws(CRMError) in
        try SendOrder(e).run(order) { _ throws(CRMError) in "as it was sent" }
      }
    }
    #expect(refusal { try confirm() } == "required")
    _ = try bench.add(
      .line, ["order": "O-1", "text": "Design", "quantity": "2", "unit_price": "100"])
    #expect(refusal { try confirm() } == "not_configured")
  }

  @Test func `a quote is sent with lines, stays as it was sent, and becomes one order`() throws {
    let bench = try RuleBench()
    let number = try quote(bench)
    #expect(refusal { _ = try send(bench, number) } == "required")
    _ = try bench.add(
      .line, ["quote": "Q-1", "text": "Design", "quantity": "2", "unit_price": "100"])
    #expect(refusal { try bench.edit(.quote, number, ["currency": "EUR"]) } == "has_lines")
    _ = try send(bench, number)
    #expect(refusal { try bench.edit(.quote, number, ["title": "Other"]) } == "sent")
    #expect(refusal { try bench.edit(.line, 1, ["quantity": "3"]) } == "sent")
    #expect(refusal { _ = try bench.undo() } == "not_undoable")
    let order = try bench.operation { e throws(CRMError) in
      try QuoteSteps(e).accept(number, on: bench.today).order
    }
    let again = try bench.operation { e throws(CRMError) in
      try QuoteSteps(e).accept(number, on: bench.today)
    }
    #expect(again.order == order && !again.isNew)
    #expect(try bench.value(.order, order, Quote.gross) == "25000")
    #expect(
      refusal { _ = try bench.add(.order, ["company": "company:1", "quote": "Q-1"]) } == "exists")
  }

  @Test func `what is cheaper than one's role may ask is agreed to by somebody else`() throws {
    let bench = try RuleBench(["discount_limits": "admin=10"])
    let number = try quote(bench)
    _ = try bench.add(.product, ["name": "Design hour", "sku": "D1", "price": "1000"])
    _ = try bench.add(
      .line, ["quote": "Q-1", "product": "product:1", "quantity": "1", "discount": "10"])
    _ = try bench.add(
      .line, ["quote": "Q-1", "product": "product:1", "quantity": "1", "discount": "11"])
    guard case .needsApproval = try send(bench, number) else {
      return #expect(Bool(false), "10.5 % is more than 10 %")
    }
    #expect(try bench.value(.quote, number, Quote.status) == "pending_approval")
    #expect(
      refusal {
        try bench.operation { e throws(CRMError) in _ = try QuoteSteps(e).approve(number) }
      } == "not_permitted")
    try bench.edit(.line, 2, ["discount": "10"])
    #expect(try bench.value(.quote, number, Quote.status) == "draft")
    guard case .sent = try send(bench, number) else {
      return #expect(Bool(false), "10 % is what may be asked")
    }
  }

  @Test func `three thirds of 200.00 come back as what was paid, in any order`() throws {
    let bench = try RuleBench()
    _ = try bench.add(.company, ["name": "Oslo Design", "country": "NO"])
    let order = try bench.add(.order, ["company": "company:1"])
    let line = try bench.add(
      .line,
      [
        "order": "O-1", "text": "Set", "quantity": "3", "unit_price": "100",
        "discount_amount": "100",
      ])
    var back: [String] = []
    for _ in 0..<3 {
      let made = try bench.operation { e throws(CRMError) in
        try QuoteSteps(e).takeBack(order, line: line, quantity: Decimal.scale).line
      }
      back.append(try bench.value(.line, made, Line.net) ?? "")
    }
    #expect(back == ["-6667", "-6666", "-6667"])
    #expect(
      refusal {
        try bench.operation { e throws(CRMError) in
          _ = try QuoteSteps(e).takeBack(order, line: line, quantity: Decimal.scale)
        }
      } == "no_return")
    #expect(refusal { try bench.edit(.line, line, ["quantity": "2"]) } == "returned")
  }

  @Test func `a signature, a withdrawal and what was sent are not taken back; the rest is`() throws
  {
    let bench = try RuleBench()
    let kari = try bench.add(.contact, ["name": "Kari", "email": "kari@ex.no"])
    let meeting = try bench.add(
      .activity,
      [
        "type": "meeting", "subject": "Pension", "advice": "A fixed rate",
        "contact": "contact:\(kari)",
      ])
    try bench.operation { e throws(CRMError) in _ = try LogActivity(e).sign(meeting) }
    #expect(refusal { _ = try bench.undo() } == "not_undoable")
    #expect(refusal { try bench.edit(.activity, meeting, ["advice": "Other"]) } == "signed")
    #expect(
      refusal {
        try bench.operation { e throws(CRMError) in
          _ = try RemoveRecords(e.operation, e.rules, others: .refuse).run([meeting], of: .activity)
        }
      } == "signed")
    let version = try bench.operation { e throws(CRMError) in
      try LogActivity(e).correct(meeting, [.set(Activity.advice, "A floating rate")]).number
    }
    #expect(try bench.value(.activity, version, Activity.corrects) == "\(meeting)")
    #expect(try bench.value(.activity, version, Activity.signedBy) == nil)
    _ = try bench.undo()
    #expect(try bench.numbers(.activity) == [meeting])
    _ = try bench.add(
      .consent,
      [
        "contact": "contact:\(kari)", "purpose": "newsletter", "channel": "email",
        "evidence": "Yes", "method": "web_form",
      ])
    _ = try bench.undo()
    _ = try bench.add(
      .consent,
      [
        "contact": "contact:\(kari)", "purpose": "newsletter", "channel": "email",
        "action": "withdrawn", "method": "web_form", "evidence": "No",
      ])
    #expect(refusal { _ = try bench.undo() } == "not_undoable")
  }
}
