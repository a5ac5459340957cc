import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let ticketSLA = Verb(
    "sla", .reads, "Say what a ticket was promised, and how its clock stands.",
    """
    Of each promise: how much of it is gone in the hours of its calendar, by when it is due, whether it was kept; and how \
    long the ticket was with the requester, the agents, the customer and third parties. '--explain' prints every time \
    that was counted, and what stood still. Moments are those of the calendar.

      $ crm ticket sla 1
      $ crm ticket sla 1 --explain
      $ crm ticket sla 1 --json
    """,
    answers: """
      {ticket: int, subject: text, status: text, policy: text?, clocks: [{clock: text, start: text, target: int?, \
      spent: int, left: int?, due: text?, done: text?, breached: text?, state: text, intervals?: [{start: text, \
      end: text, seconds: int, status: text, paused: bool}]}], time: {requester: {elapsed: int, counted: int}, \
      agent: {elapsed: int, counted: int}, customer: {elapsed: int, counted: int}, \
      third_party: {elapsed: int, counted: int}}, unknown: text?}
      """
  ) { a throws(CRMError) in
    let record: String = try a.argument("record", "The ticket.", completing: .records)
    let explain = a.flag("explain", "Print every time that was counted.")
    return { context throws(CRMError) in
      let number = try context.record(record, .ticket, .reading)
      let database = try context.database(.reading)
      let row = try database.existing(number, of: .ticket)
      let clock = TicketClock(database)
      let history = try clock.history(of: row)
      let reading = ServiceClock(history.events, at: try context.now()).read()
      var zone = try context.zone()
      if let own = reading.hours?.zone { zone = own }
      let answer = ClockAnswer(
        row, reading, policy: try clock.policyName(of: number),
        zone: zone, explains: explain)
      var told = Told { say throws(CRMError) in
        for line in answer.lines { try say(TextLine(line)) }
      }
      told.object = { () throws(CRMError) in answer.object }
      try context.answer(.told(told))
    }
  }
}

/// How the clock of a ticket stands, as it is said.
struct ClockAnswer {
  private let row: Row
  private let reading: ServiceClock.Reading
  private let policy: String?
  private let zone: TimeZoneRules
  private let explains: Bool

  /// What a clock says of a ticket.
  init(
    _ row: Row, _ reading: ServiceClock.Reading, policy: String?, zone: TimeZoneRules,
    explains: Bool
  ) {
    self.row = row
    self.reading = reading
    self.policy = policy
    self.zone = zone
    self.explains = explains
  }

  /// Whose time it is in which states.
  private static let parties: [(name: String, label: String, states: [String])] = [
    ("requester", "Requester", ["new", "in_progress"]), ("agent", "Agent", ["in_progress"]),
    ("customer", "Customer", ["waiting_customer"]),
    ("third_party", "Third party", ["waiting_third_party"]),
  ]

  private func moment(_ instant: Instant) -> String {
    let local = zone.local(instant)
    return LocalTime(day: local.day, secondOfDay: local.secondOfDay).description
  }

  private func span(_ seconds: Int) -> String { WorkingSpan.text(seconds) }

  /// The clocks for which something was promised; none of what was merged into another, where they go on.
  private var promised: [ServiceClock.Timer] {
    row[Ticket.mergedInto] == nil
      ? reading.timers.filter { $0.target != nil || $0.breachedAt != nil } : []
  }

  /// What a line is of, in a column of its own.
  static func label(_ text: String) -> String {
    text + String(repeating: " ", count: max(1, 16 - text.count))
  }

  /// How a promise stands, in a word.
  private func state(_ timer: ServiceClock.Timer) -> String {
    if timer.breachedAt != nil { return "breached" }
    if timer.doneAt != nil { return "met" }
    if timer.isDropped { return "dropped" }
    return timer.isPaused ? "paused" : "running"
  }

  private func line(_ timer: ServiceClock.Timer) -> String {
    var text = Self.label(timer.kind.labels[.en])
    text += span(timer.spent)
    // What was broken was promised, also where nothing is any more.
    if let target = timer.target { text += " of " + span(target) }
    if let at = timer.breachedAt { text += ", breached \(moment(at))" }
    if let at = timer.doneAt {
      return text + (timer.breachedAt == nil ? ", met " : ", done ") + moment(at)
    }
    if timer.isDropped { return text + ", no longer asked for" }
    if timer.isPaused { return text + ", paused (\(span(max(0, timer.left ?? 0))) left)" }
    if timer.breachedAt == nil, let due = timer.due { text += ", due " + moment(due) }
    return text
  }

  /// The lines people read.
  var lines: [String] {
    let number = row.integer(RecordTable.id)
    var lines = [
      "ticket \(number): \(row[Ticket.subject] ?? ""), \(row[Ticket.priority] ?? ""), \(row[Ticket.status] ?? "")"
    ]
    if let other = row[Ticket.mergedInto] {
      return lines + [
        "merged into ticket \(other), where its clock goes on: crm ticket sla \(other)"
      ]
    }
    lines.append(Self.label("Policy") + (policy ?? "none: nothing is promised"))
    for timer in promised {
      lines.append(line(timer))
      guard explains else { continue }
      for part in parts(timer) {
        lines.append(
          "  \(moment(part.start)) – \(moment(part.end))  \(part.state)  "
            + (part.isPaused ? "stands still" : span(part.seconds)))
      }
      lines.append("  sum \(span(timer.spent))")
    }
    for party in Self.parties {
      let time = reading.time(in: party.states)
      guard time.elapsed > 0 || explains else { continue }
      lines.append(
        Self.label(party.label)
          + "\(span(time.counted)) of work, \(span(time.elapsed)) in all")
    }
    if let unknown { lines.append(unknown) }
    return lines
  }

  /// The times that were counted, one by one, and those in which it stood still.
  private func parts(_ timer: ServiceClock.Timer) -> [ServiceClock.Counted] {
    timer.counted.flatMap { part -> [ServiceClock.Counted] in
      guard !part.isPaused, let hours = part.hours else { return part.isPaused ? [part] : [] }
      return hours.counted(from: part.start, to: part.end).map { stretch in
        var one = part
        (one.start, one.end, one.seconds) = (stretch.start, stretch.end, stretch.seconds)
        return one
      }
    }
  }

  /// What of it cannot be known.
  private var unknown: String? {
    row[Ticket.broughtAt].map {
      "Brought from elsewhere \(moment($0)): pauses and answers before that are known as far as the file told them."
    }
  }

  /// What programs read.
  var object: JSON {
    func number(_ value: Int?) -> JSON { value.map { .number("\($0)") } ?? .null }
    func text(_ instant: Instant?) -> JSON { instant.map { .string(zone.text($0)) } ?? .null }
    let clocks = promised.map { timer -> JSON in
      var members = [
        JSON.Member("clock", .string(timer.kind.rawValue)),
        JSON.Member("start", text(timer.start)), JSON.Member("target", number(timer.target)),
        JSON.Member("spent", number(timer.spent)), JSON.Member("left", number(timer.left)),
        JSON.Member("due", text(timer.due)), JSON.Member("done", text(timer.doneAt)),
        JSON.Member("breached", text(timer.breachedAt)),
        JSON.Member("state", .string(state(timer))),
      ]
      if explains {
        let parts = parts(timer).map { part in
          JSON.object([
            JSON.Member("start", text(part.start)), JSON.Member("end", text(part.end)),
            JSON.Member("seconds", number(part.isPaused ? 0 : part.seconds)),
            JSON.Member("status", .string(part.state)),
            JSON.Member("paused", .boolean(part.isPaused)),
          ])
        }
        members.append(JSON.Member("intervals", .array(parts)))
      }
      return .object(members)
    }
    let time = Self.parties.map { party -> JSON.Member in
      let time = reading.time(in: party.states)
      return JSON.Member(
        party.name,
        .object([
          JSON.Member("elapsed", number(time.elapsed)),
          JSON.Member("counted", number(time.counted)),
        ]))
    }
    return .object([
      JSON.Member("ticket", .number("\(row.integer(RecordTable.id))")),
      JSON.Member("subject", .string(row[Ticket.subject] ?? "")),
      JSON.Member("status", .string(row[Ticket.status] ?? "")),
      JSON.Member("policy", policy.map { .string($0) } ?? .null),
      JSON.Member("clocks", .array(clocks)), JSON.Member("time", .object(time)),
      JSON.Member("unknown", unknown.map { .string($0) } ?? .null),
    ])
  }
}
