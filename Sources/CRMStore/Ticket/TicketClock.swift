import CRMDomain

/// The clock of tickets, of what the database holds of them.
package final class TicketClock {
  private let database: Database
  /// The hours of the calendars that were asked for.
  private var known: [Int64: WorkingHours] = [:]
  private var always: WorkingHours?

  /// The clock of the tickets of a database.
  package init(_ database: Database) { self.database = database }

  /// The hours of a calendar; every hour where none is said.
  package func hours(_ calendar: Int64?) throws(CRMError) -> WorkingHours {
    if let calendar {
      if let hours = known[calendar] { return hours }
      let hours = try database.hours(ofCalendar: calendar)
      known[calendar] = hours
      return hours
    }
    if let always { return always }
    let hours = WorkingHours.always(
      try database.readingContext.zone(try database.settings().timeZone))
    always = hours
    return hours
  }

  /// What is known of what happened to a ticket.
  package struct History {
    /// What happened, in order.
    package var events: [ServiceClock.Event] = []
    /// When it was said to have been answered first, of one that was brought from elsewhere.
    package var repliedAt: Instant?
    /// Who was told that time runs out: of which clock, how far, when it was.
    package var escalations: [(clock: String, level: Int64, at: Instant)] = []
    /// When the last of it was.
    package var last: Instant { events.map { $0.at }.max() ?? Instant(seconds: 0) }
  }

  /// What happened to a ticket.
  ///
  /// - Parameter terms: what is promised, in place of what was; nil for what was.
  package func history(
    of row: Row, under terms: [ServiceClock.Event]? = nil
  ) throws(CRMError) -> History {
    let number = row.integer(RecordTable.id)
    var history = History()
    guard let made = row[Common.createdAt] else { return history }
    var promises: [ServiceClock.Event] = terms ?? []
    if terms == nil {
      try eachPromise(number) { at, terms in promises.append(.init(at, .terms(terms))) }
    }
    // What was promised first was promised when it came.
    if let first = promises.first, first.at > made, row.isNull(Ticket.broughtAt) == false {
      promises[0].at = made
    }
    var states: [ServiceClock.Event] = []
    var begin = row[Ticket.status] ?? "new"
    let moves = try database.connection.prepare(TicketSQL.moves)
    moves.bind(1, number)
    while try moves.step() {
      guard let at = Instant(moves.text(0)) else { continue }
      if states.isEmpty { begin = moves.string(1) ?? begin }
      states.append(.init(at, .state(moves.string(2) ?? "")))
    }
    moves.reset()
    // What was brought as resolved says when, and nothing else.
    if states.isEmpty, TicketWords.over.contains(begin) {
      begin = "new"
      states.append(.init(max(made, row[Ticket.resolvedAt] ?? made), .state("resolved")))
    }
    var messages: [ServiceClock.Event] = []
    history.repliedAt = row[Ticket.repliedAt]
    if let replied = history.repliedAt { messages.append(.init(replied, .answer)) }
    let said = try database.connection.prepare(TicketSQL.messages)
    said.bind(1, number)
    while try said.step() {
      guard let at = Instant(said.text(0)), at >= made else { continue }
      if said.string(1) == "in" {
        messages.append(.init(at, .customer))
      } else if said.integer(2) != 0, said.isNull(3) || said.integer(3) == 0 {
        messages.append(.init(at, .answer))
      }
    }
    said.reset()
    history.events =
      promises.filter { $0.at <= made } + [.init(made, .state(begin))] + states
      + promises.filter { $0.at > made } + messages
    let told = try database.connection.prepare(TicketSQL.escalations)
    told.bind(1, number)
    while try told.step() {
      guard let at = Instant(told.text(2)) else { continue }
      history.escalations.append((told.string(0) ?? "", told.integer(1), at))
    }
    told.reset()
    return history
  }

  private func eachPromise(
    _ ticket: Int64, _ body: (Instant, ServiceClock.Terms) -> Void
  ) throws(CRMError) {
    let table = try database.table(.promise)
    let row = Row(table.layout)
    for number in try database.connection.numbers(TicketSQL.promises, .integer(ticket))
    where try database.load(number, of: table, into: row) {
      guard let at = row[Promise.at] else { continue }
      body(at, try terms(row))
    }
  }

  /// The terms of a promise.
  package func terms(_ promise: Row) throws(CRMError) -> ServiceClock.Terms {
    var targets: [ServiceClock.Kind: WorkingSpan] = [:]
    for (kind, key) in [
      (ServiceClock.Kind.firstResponse, Promise.firstResponse),
      (.nextResponse, Promise.nextResponse), (.update, Promise.update),
      (.resolution, Promise.resolution),
    ] {
      targets[kind] = promise[key].flatMap { WorkingSpan($0) }
    }
    var reopen = 3600
    if case .time(let seconds)? = promise[Promise.reopen].flatMap({ WorkingSpan($0) }) {
      reopen = seconds
    }
    let pauses = (promise[Promise.pauses] ?? "").withBytes { Set(RecordDraft.texts($0)) }
    return ServiceClock.Terms(
      targets, hours: try hours(promise[Promise.calendar]), pauses: pauses, reopen: reopen)
  }

  /// The policy a ticket was promised something by last; nil where nothing was.
  package func policyName(of ticket: Int64) throws(CRMError) -> String? {
    let look = try database.connection.prepare(TicketSQL.policy)
    look.bind(1, ticket)
    defer { look.reset() }
    return try look.step() ? look.string(0) : nil
  }

  /// The priorities a ticket had, and from when on.
  package func priorities(of ticket: Int64) throws(CRMError) -> [(at: Instant, priority: String)] {
    let rows = try database.connection.prepare(TicketSQL.priorities)
    rows.bind(1, ticket)
    defer { rows.reset() }
    var found: [(at: Instant, priority: String)] = []
    while try rows.step() {
      if let at = Instant(rows.text(0)) { found.append((at, rows.string(1) ?? "normal")) }
    }
    return found
  }
}
