import CRMDomain
import CRMStore

/// How many promises were kept, and how many would have been under another policy.
package struct PolicyComparison {
  /// Promises of one kind that were kept, and that were not.
  package struct Count {
    package var met = 0
    package var breached = 0
    package var all: Int { met + breached }
    /// The share that was kept, per cent with one decimal; nil where there were none.
    package var share: String? {
      guard all > 0 else { return nil }
      let tenths = (met * 2000 + all) / (2 * all)
      return "\(tenths / 10).\(tenths % 10)"
    }
    /// As it is said: `90.0 % (45 of 50)`.
    package var text: String { share.map { "\($0) % (\(met) of \(all))" } ?? "nothing" }
  }

  /// By kind.
  package struct Counts {
    private var counts: [ServiceClock.Kind: Count] = [:]
    package init() {}
    package func count(_ kind: ServiceClock.Kind) -> Count { counts[kind] ?? Count() }

    /// Counts the promises of a ticket that were to be kept in a period: one belongs to it by when it was due, or was
    /// kept, whichever was first. What is not due yet and not done counts for nothing.
    package mutating func add(
      _ reading: ServiceClock.Reading, from: Instant, to: Instant, now: Instant
    ) -> Bool {
      var didCount = false
      for timer in reading.timers {
        guard timer.target != nil, !timer.isDropped || timer.breachedAt != nil else { continue }
        let isBroken = timer.breachedAt != nil
        guard isBroken || timer.doneAt != nil else { continue }
        guard let at = [timer.breachedAt, timer.doneAt].compactMap({ $0 }).min(), at >= from,
          at < to
        else { continue }
        didCount = true
        if isBroken {
          counts[timer.kind, default: Count()].breached += 1
        } else {
          counts[timer.kind, default: Count()].met += 1
        }
      }
      return didCount
    }
  }

  /// What was compared.
  package struct Result {
    package var tickets = 0
    package var would = Counts()
    package var own = Counts()
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
      let counts = result.own.add(
        ServiceClock(own.events, at: now).read(), from: from, to: to, now: now)
      let other = result.would.add(
        ServiceClock(would.events, at: now).read(), from: from, to: to, now: now)
      if counts || other { result.tickets += 1 }
    }
    return result
  }
}
