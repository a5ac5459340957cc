import CRMDomain
import TestSupport
import Testing

/// The backlog adds up, whatever happened: what was open, and came, and came again, less what was resolved, is open.
struct BacklogTests {
  @Test(arguments: 0..<3)
  func `a backlog is what it was, and what came, less what went`(_ seed: Int) throws {
    let world = TestWorld()
    _ = world.run(["init", "country=NO"])
    var random = SeededGenerator(UInt64(seed + 11))
    let first = try #require("2026-03-02T08:00:00Z".withBytes { Instant($0) })
    var count = 0
    for day in 0..<12 {
      for part in 0..<4 {
        world.clock =
          first + day * 86_400 + part * 20_000 + Int.random(in: 0..<19_000, using: &random)
        let ticket = "\(Int.random(in: 1...max(1, count), using: &random))"
        switch Int.random(in: 0..<4, using: &random) {
        case 0, 1:
          _ = world.run(["ticket", "add", "T"])
          count += 1
        case 2: _ = world.run(["ticket", "resolve", ticket, "x"])
        default: _ = world.run(["ticket", "reopen", ticket])
        }
      }
    }
    world.clock = first + 20 * 86_400
    var before: Int64?
    for day in 0..<13 {
      let text = (Day(number: first.day.number + day)).description
      let ran = world.run(["report", "backlog", "--period", text, "--json"])
      let totals = try #require(try JSONParser.parse(ran.out)["totals"], "\(ran.err)")
      func figure(_ name: String) -> Int64 { totals[name]?.integer ?? 0 }
      let end = figure("start") + figure("opened") + figure("reopened") - figure("resolved")
      #expect(figure("end") == end, "\(text)")
      if let before { #expect(figure("start") == before, "\(text)") }
      before = figure("end")
    }
    let open = world.run(["ticket", "list", "--count"]).out.trimmed
    #expect(open == "\(before ?? 0)")
  }
}
