import CRMDomain
import CRMStore

/// Promises that run out are told of.
package enum EscalationJob: Job {
  package static let name = "escalations"
  package static let sentence =
    "Who works on a ticket is told when three quarters of a promise are gone, who leads the team when it is broken or nobody has it, a manager later."

  package static func run(_ run: JobRun) throws(CRMError) {
    let clock = TicketClock(run.database)
    let now = run.editor.operation.context.at
    let table = try run.database.table(.ticket)
    let row = Row(table.layout)
    // Late runs tell what was in the order in which it was, whichever ticket it is of.
    var pending: [(number: Int64, level: Escalations.Level)] = []
    for number in try run.database.connection.numbers(
      TicketSQL.escalating, .text(now.description))
    {
      guard try run.begin(.ticket, number),
        try run.editor.operation.load(number, of: table, into: row)
      else { continue }
      let history = try clock.history(of: row)
      let reading = ServiceClock(history.events, at: history.last).read()
      for level in Escalations(row, history, reading).pending where level.at <= now {
        pending.append((number, level))
      }
    }
    for (_, one) in pending.enumerated().sorted(by: {
      ($0.element.level.at.seconds, $0.offset) < ($1.element.level.at.seconds, $1.offset)
    }) {
      guard try run.begin(.ticket, one.number),
        try run.editor.operation.load(one.number, of: table, into: row)
      else { continue }
      try tell(one.level, of: one.number, row, run)
    }
  }

  /// Tells whom it concerns, once each, and notes when it was, whenever that is noticed.
  private static func tell(
    _ level: Escalations.Level, of number: Int64, _ row: Row, _ run: JobRun
  ) throws(CRMError) {
    let leads = TicketLeads(run.database)
    var people: [Int64] = []
    func add(_ user: Int64?) {
      if let user, !people.contains(user) { people.append(user) }
    }
    switch level.percent {
    case 75: add(row[Ticket.assignee] ?? row[Common.owner])
    case 100:
      add(row[Ticket.assignee] ?? row[Common.owner])
      add(try leads.lead(of: row))
    case 150: add(try leads.manager(of: row))
    default: add(try leads.lead(of: row))
    }
    if people.isEmpty { add(try leads.lead(of: row)) }
    let words = ServiceClock.Kind(rawValue: level.clock)?.labels[.en].lowercased() ?? ""
    let said =
      switch level.percent {
      case 0: "has nobody"
      case 75: "\(words) is due soon"
      case 100: "\(words) is late"
      default: "\(words) is very late"
      }
    let title = "Ticket \(number)" + (level.percent == 0 ? " " : ": ") + said
    var first: Int64?
    for person in people {
      let due = run.today
      let links: [(Key<Int64>, Int64?)] = [
        (Task.ticket, number), (Task.company, row[Ticket.company]),
        (Task.contact, row[Ticket.contact]),
      ]
      let origin =
        "escalation:\(number):\(level.clock):\(level.percent):\(level.at.seconds):\(person)"
      let task = try run.makeTask(origin, title, due: due, owner: person, links)
      if first == nil { first = task }
    }
    let table = try run.database.table(.escalation)
    let escalation = Row(table.layout)
    escalation[Escalation.ticket] = number
    escalation[Escalation.clock] = level.clock
    escalation[Escalation.level] = level.percent
    escalation[Escalation.at] = level.at
    escalation[Escalation.promised] = level.due
    escalation[Escalation.task] = first
    try run.editor.operation.insert(escalation, into: table)
    run.changed(.ticket, number, said)
  }
}
