import CRMDomain

/// The clock of tickets, of what the database holds of them.
package final class TicketClock {
  private let database: Database
  /// The hours of the calendars that were asked for.
  private var known: [Int64: WorkingHours] = [:]
  private var always: WorkingHours?
  private var usual: WorkingHours?

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

  /// The hours of the organisation.
  private func usualHours() throws(CRMError) -> WorkingHours {
    if let usual { return usual }
    let hours = try database.organisationHours()
    usual = hours
    return hours
  }

  /// What is known of what happened to a ticket.
  package struct History {
    /// What happened, in order.
    package var events: [ServiceClock.Event] = []
    /// The policy it was promised something by last; nil where nothing was.
    package var policy: Int64?
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
      try eachPromise(number) { at, terms, policy in
        promises.append(.init(at, .terms(terms)))
        history.policy = policy
      }
    }
    // What was promised first was promised when it came, here or elsewhere.
    if let first = promises.first, first.at > made,
      !row.isNull(Ticket.broughtAt) || !row.isNull(Ticket.splitFrom)
    {
      promises[0].at = made
    }
    // Where nothing was promised its time is counted by the organisation's hours all the same.
    if promises.isEmpty {
      let terms = ServiceClock.Terms([:], hours: try usualHours(), pauses: ["waiting_customer"])
      promises = [.init(made, .terms(terms))]
    }
    var states: [ServiceClock.Event] = []
    var begin = row[Ticket.status] ?? "new"
    let moves = try database.connection.prepare(database.asking(TicketSQL.moves))
    moves.bind(1, number)
    while try moves.step() {
      guard let at = Instant(moves.text(0)) else { continue }
      // The first of a file may say no state it came from: it is what the ticket began as.
      if states.isEmpty { begin = moves.string(1) ?? moves.string(2) ?? begin }
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
    let said = try database.connection.prepare(database.asking(TicketSQL.messages))
    said.bind(1, number)
    while try said.step() {
      guard let at = Instant(said.text(0)), at >= made else { continue }
      if said.integer(1) != 0 {
        messages.append(.init(at, .customer))
      } else if said.integer(2) != 0 {
        messages.append(.init(at, .answer))
      }
    }
    said.reset()
    history.events =
      promises.filter { $0.at <= made } + [.init(made, .state(begin))] + states
      + promises.filter { $0.at > made } + messages
    let told = try database.connection.prepare(database.asking(TicketSQL.escalations))
    told.bind(1, number)
    while try told.step() {
      guard let at = Instant(told.text(2)) else { continue }
      history.escalations.append((told.string(0) ?? "", told.integer(1), at))
    }
    told.reset()
    return history
  }

  private func eachPromise(
    _ ticket: Int64, _ body: (Instant, ServiceClock.Terms, _ policy: Int64?) -> Void
  ) throws(CRMError) {
    let row = Row(try database.table(.promise).layout)
    let rows = try database.connection.prepare(database.asking(TicketSQL.promises))
    rows.bind(1, ticket)
    let texts = [
      Promise.firstResponse, Promise.nextResponse, Promise.update, Promise.resolution,
    ]
    var found: [(Instant, Row)] = []
    while try rows.step() {
      guard let at = Instant(rows.text(0)) else { continue }
      for (i, key) in texts.enumerated() { row[key] = rows.string(1 + i) }
      row[Promise.calendar] = rows.isNull(5) ? nil : rows.integer(5)
      row[Promise.pauses] = rows.string(6)
      row[Promise.reopen] = rows.string(7)
      row[Promise.sla] = rows.isNull(8) ? nil : rows.integer(8)
      let one = Row(row.layout)
      one.copy(row)
      found.append((at, one))
    }
    rows.reset()
    for (at, promise) in found { body(at, try terms(promise), promise[Promise.sla]) }
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
