import CRMDomain
import CRMStore

/// A year of what the customers of a small firm asked for, made up around now: most of it answered and resolved in
/// time, some of it late, a handful open. The same seed gives the same year.
package struct DemoService {
  private let seed: UInt64
  private let now: Instant
  private let contacts: Int

  /// A year up to `now` with so many people, numbered from 1.
  package init(seed: UInt64, now: Instant, contacts: Int) {
    self.seed = seed
    self.now = now
    self.contacts = max(1, contacts)
  }

  private static let count = 60
  private static let matters: [(subject: String, category: String, said: String)] = [
    ("Cannot log in", "access", "The password was renewed"),
    ("Wrong amount on the invoice", "billing", "A credit note was sent"),
    ("Skriveren står", "device", "En ny fuser ble montert"),
    ("Where is my delivery?", "delivery", "It arrived the day after"),
    ("Question about the contract", "contract", "Explained by telephone"),
    ("Rapporten viser feil tall", "fault", "Rettet i siste versjon"),
    ("Change of address", "master data", "Changed"),
    ("Kan vi få eksport til regneark?", "question", "Vist hvordan det gjøres"),
  ]
  private static let channels = ["email", "phone", "web", "chat"]
  private static let priorities = ["low", "normal", "normal", "normal", "high", "critical"]

  /// Stores it by an editor: tickets, what became of them, what was said, what was promised.
  ///
  /// - Returns: how many tickets there are.
  package func store(by editor: RecordEditor) throws(CRMError) -> Int {
    let database = editor.database
    let hours = try database.organisationHours()
    let tickets = try database.table(.ticket)
    let promises = Promises(editor)
    var dice = SplitMix(seed: seed &+ 131)
    for n in 0..<Self.count {
      let isOpen = n >= Self.count - 9
      // Those that are open came these days, the others at any time of the year, in working hours.
      let age = isOpen ? 2 + dice.below(60) : 96 + dice.below(360 * 24)
      var made = now - age * 3600 - dice.below(3600)
      made = hours.adding(dice.below(7200), to: made) ?? made
      if made > now { made = now - 600 }
      func after(_ minutes: Int, _ start: Instant) -> Instant {
        hours.adding(minutes * 60, to: start) ?? start + minutes * 60
      }
      let matter = Self.matters[dice.below(Self.matters.count)]
      let person = Int64(1 + dice.below(contacts))
      let user = editor.operation.user
      let row = Row(tickets.layout)
      row[Ticket.subject] = matter.subject
      row[Ticket.kind] = "incident"
      row[Ticket.category] = matter.category
      row[Ticket.channel] = dice.pick(Self.channels)
      row[Ticket.priority] = dice.pick(Self.priorities)
      row[Ticket.contact] = person
      row[Ticket.company] = try database.row(person, of: .contact)?[Contact.company]
      row[Common.owner] = user
      row[Common.createdAt] = made
      // What happened to it: states and when they came.
      var steps: [(state: String, at: Instant)] = [("new", made)]
      let answer = after(10 + dice.below(dice.below(6) == 0 ? 900 : 200), made)
      let isAnswered = answer < now && (!isOpen || n % 3 != 0)
      if isAnswered {
        steps.append(("in_progress", answer))
        let asks = dice.below(3) == 0
        let asked = after(30 + dice.below(200), answer)
        let told = after(60 + dice.below(900), asked)
        if asks, asked < now { steps.append(("waiting_customer", asked)) }
        if asks, told < now { steps.append(("in_progress", told)) }
        let done = after(60 + dice.below(dice.below(5) == 0 ? 3600 : 1200), asks ? told : answer)
        if !isOpen, done < now {
          steps.append(("resolved", done))
          row[Ticket.resolution] = matter.said
          row[Ticket.resolvedAt] = done
        }
      }
      let state = steps[steps.count - 1].state
      row[Ticket.status] = state
      row[Common.open] = state != "resolved"
      if isAnswered { row[Ticket.assignee] = user }
      let number = try editor.operation.insert(row, into: tickets)
      for (from, step) in zip(steps, steps.dropFirst()) {
        try move(number, from.state, step.state, step.at, editor)
      }
      try say(matter.subject, number, row, "in", at: made, editor)
      if isAnswered { try say("Re: " + matter.subject, number, row, "out", at: answer, editor) }
      try promises.renew(row, from: made)
    }
    return Self.count
  }

  private func move(
    _ ticket: Int64, _ from: String, _ state: String, _ at: Instant, _ editor: RecordEditor
  ) throws(CRMError) {
    let table = try editor.database.table(NounName.ticket.moves)
    let row = Row(table.layout)
    row[Key<Int64>(NounName.ticket.rawValue)] = ticket
    row[Moved.fromState] = from
    row[Moved.state] = state
    row[Moved.at] = at
    try editor.operation.insert(row, into: table)
  }

  private func say(
    _ subject: String, _ ticket: Int64, _ about: Row, _ direction: String, at: Instant,
    _ editor: RecordEditor
  ) throws(CRMError) {
    let table = try editor.database.table(.activity)
    let row = Row(table.layout)
    row[Activity.type] = "email"
    row[Activity.status] = "held"
    row[Activity.subject] = subject
    row[Activity.at] = at
    row[Activity.direction] = direction
    row[Activity.isPublic] = true
    row[Activity.ticket] = ticket
    row[Activity.contact] = about[Ticket.contact]
    row[Activity.company] = about[Ticket.company]
    row[Common.owner] = editor.operation.user
    try editor.operation.insert(row, into: table)
  }
}
