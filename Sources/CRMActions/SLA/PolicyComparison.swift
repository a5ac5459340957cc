import CRMDomain
import CRMStore

/// How many promises were kept, and how many would have been under another policy.
package struct PolicyComparison {
  /// What was compared.
  package struct Result {
    package var tickets = 0
    package var would = PromiseCounts()
    package var own = PromiseCounts()
  }

  private let database: Database
  private let from, to, now: Instant

  /// A comparison of a period, from one moment to before another, as seen at a third.
  package init(_ database: Database, from: Instant, to: Instant, now: Instant) {
    self.database = database
    self.from = from
    self.to = to
    self.now = now
  }

  /// What was kept in the period, and what would have been under a policy.
  package func run(_ policy: Row) throws(CRMError) -> Result {
    var result = Result()
    let clock = TicketClock(database)
    let promise = Row(try database.table(.promise).layout)
    let table = try database.table(.ticket)
    let row = Row(table.layout)
    for number in try database.connection.numbers(
      TicketSQL.during, .text(to.description), .text(from.description))
    where try database.load(number, of: table, into: row) {
      let own = try clock.history(of: row)
      // By the priority it had when; the policy is another.
      var events: [ServiceClock.Event] = []
      for (at, priority) in try clock.priorities(of: number) {
        promise.clear()
        try Promises.fill(promise, policy, priority, in: database)
        events.append(.init(at, .terms(try clock.terms(promise))))
      }
      let would = try clock.history(of: row, under: events)
      func outcomes(_ history: TicketClock.History) -> [PromiseOutcome] {
        ServiceClock(history.events, at: now).read()
          .outcomes(from: from, to: to, since: row[Ticket.broughtAt])
      }
      let (before, after) = (outcomes(own), outcomes(would))
      result.own.add(before)
      result.would.add(after)
      if !before.isEmpty || !after.isEmpty { result.tickets += 1 }
    }
    return result
  }
}
