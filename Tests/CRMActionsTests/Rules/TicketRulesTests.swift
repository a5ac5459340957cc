import CRMActions
import CRMDomain
import CRMStore
import TestSupport
import Testing

/// Tickets find who works on them, and are promised what holds for them.
struct TicketRulesTests {
  /// Three colleagues of a team whose tickets go around.
  private func bench(weights: [String: String] = [:]) throws -> RuleBench {
    let bench = try RuleBench()
    let team = try bench.add(.team, ["name": "Support"])
    for login in ["ann", "bo", "cy"] {
      _ = try bench.add(.user, ["login": login, "role": "support", "team": "\(team)"])
      if let weight = weights[login] {
        _ = try bench.add(.agent, ["user": login, "weight": weight])
      }
    }
    _ = try bench.add(.route, ["name": "All", "team": "\(team)", "method": "round_robin"])
    return bench
  }

  private func handedOut(_ bench: RuleBench) throws -> [String: Int64] {
    let rows = try bench.database.connection.prepare(
      "SELECT u.login, COUNT(*) FROM ticket t JOIN user_account u ON u.id = t.assignee GROUP BY u.login"
    )
    var counts: [String: Int64] = [:]
    while try rows.step() { counts[rows.string(0) ?? ""] = rows.integer(1) }
    rows.reset()
    return counts
  }

  @Test func `ten thousand tickets go around evenly`() throws {
    let bench = try bench()
    try bench.operation { editor throws(CRMError) in
      for i in 0..<10_000 { _ = try editor.add([.text(Ticket.subject, "\(i)")], to: .ticket) }
    }
    let counts = try handedOut(bench)
    #expect(counts.count == 3)
    let (least, most) = (counts.values.min() ?? 0, counts.values.max() ?? 0)
    #expect(most - least <= 1, "\(counts)")
  }

  @Test func `weights share tickets as they say`() throws {
    let bench = try bench(weights: ["ann": "1", "bo": "2", "cy": "3"])
    try bench.operation { editor throws(CRMError) in
      for i in 0..<600 { _ = try editor.add([.text(Ticket.subject, "\(i)")], to: .ticket) }
    }
    #expect(try handedOut(bench) == ["ann": 100, "bo": 200, "cy": 300])
  }

  @Test func `a promise changes with what it hangs on, and not otherwise`() throws {
    let bench = try RuleBench()
    let ticket = try bench.add(.ticket, ["subject": "A"])
    func promises() throws -> [Int64] { try bench.numbers(.promise) }
    #expect(try promises().count == 1)
    try bench.edit(.ticket, ticket, ["subject": "B"])
    #expect(try promises().count == 1)
    try bench.edit(.ticket, ticket, ["priority": "high"])
    #expect(try promises().count == 2)
    _ = try bench.add(.sla, ["name": "Best", "position": "1", "resolution": "1h"])
    #expect(try promises().count == 3)
    _ = try bench.undo()
    #expect(try promises().count == 2)
    // What is over is promised nothing more.
    try bench.edit(.ticket, ticket, ["status": "resolved"])
    _ = try bench.add(.sla, ["name": "Other", "position": "1", "resolution": "2h"])
    #expect(try promises().count == 2)
  }

  @Test func `nothing leads to itself`() throws {
    let bench = try RuleBench()
    let (a, b) = (
      try bench.add(.ticket, ["subject": "A"]), try bench.add(.ticket, ["subject": "B"])
    )
    try bench.edit(.ticket, a, ["problem": "\(b)"])
    #expect(refusal { try bench.edit(.ticket, b, ["problem": "\(a)"]) } == "circular")
    #expect(refusal { try bench.edit(.ticket, a, ["problem": "\(a)"]) } != nil)
    _ = try bench.operation { e throws(CRMError) in try MergeTickets(e).merge([b], into: a) }
    #expect(try bench.value(.ticket, a, Ticket.problem) == nil)
    #expect(refusal { try bench.edit(.ticket, b, ["status": "in_progress"]) } == "merged")
  }

  @Test(arguments: 0..<6)
  func `what is kept of a ticket is what its history says, whatever was done`(_ seed: Int) throws {
    let bench = try RuleBench()
    var state = UInt64(seed + 1)
    func below(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % n
    }
    _ = try bench.add(.ticket, ["subject": "A"])
    var refused = 0
    for step in 0..<60 {
      var tickets = try bench.numbers(.ticket)
      if tickets.isEmpty { tickets = [try bench.add(.ticket, ["subject": "again"])] }
      let ticket = tickets[below(tickets.count)]
      let states = ["in_progress", "waiting_customer", "waiting_third_party", "resolved", "closed"]
      let priorities = ["low", "normal", "high", "critical"]
      do {
        switch below(9) {
        case 0:
          _ = try bench.add(.ticket, ["subject": "\(step)", "priority": priorities[below(4)]])
        case 1: try bench.edit(.ticket, ticket, ["priority": priorities[below(4)]])
        case 2:
          _ = try bench.add(
            .activity,
            ["type": "email", "ticket": "\(ticket)", "direction": below(2) == 0 ? "in" : "out"])
        case 3:
          let other = tickets[below(tickets.count)]
          _ = try bench.operation { e throws(CRMError) in
            try MergeTickets(e).merge([other], into: ticket)
          }
        case 4: try bench.edit(.sla, 1, ["resolution": "\(1 + below(30))h"])
        case 5: try bench.edit(.calendar, 1, ["hours": "mon-fri 08:00-\(12 + below(8)):00"])
        case 6, 7: _ = try bench.undo()
        default:
          try bench.operation(days: step / 4) { e throws(CRMError) in
            _ = try e.edit(
              ticket, of: .ticket, [.set(Ticket.status, states[below(5)])], as: .move(.init()))
          }
        }
      } catch is CRMError { refused += 1 }
      var counted: (tickets: Int, changed: Int) = (0, 0)
      counted = try bench.operation { e throws(CRMError) in try e.operation.recountAll() }
      #expect(counted.changed == 0, "seed \(seed), step \(step)")
    }
    // What is refused proves nothing.
    #expect(refused < 30, "\(refused) of 60 were refused")
  }
}
