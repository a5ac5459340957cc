import CRMDomain

/// Keeps what the clock of a ticket says: it depends on what happened to it, and on nothing that is to come.
struct TicketKeeper: RecordKeeper {
  static let noun = NounName.ticket

  /// By whose hours it is counted.
  static func dependents(on table: RecordTable) -> String? {
    switch table.name {
    case NounName.calendar.table, NounName.calendarVersion.table: TicketSQL.counted
    case NounName.config.table: TicketSQL.ofSettings
    default: nil
    }
  }

  private let clock: TicketClock

  init(_ database: Database) { clock = TicketClock(database) }

  func values(of row: Row) throws(CRMError) -> [(column: String, value: SQLValue)] {
    let history = try clock.history(of: row)
    // Nothing is counted that has not happened yet: what is due follows from it.
    let reading = ServiceClock(history.events, at: history.last).read()
    let isMerged = row[Ticket.mergedInto] != nil
    func due(_ kind: ServiceClock.Kind) -> Instant? {
      guard !isMerged, let timer = reading.last(kind), timer.isRunning else { return nil }
      return timer.due
    }
    func text(_ instant: Instant?) -> SQLValue { SQLValue(instant?.description) }
    func minutes(_ seconds: Int?) -> SQLValue { seconds.map { .integer(Int64($0 / 60)) } ?? .null }
    let dues = ServiceClock.Kind.allCases.map { due($0) }
    let first = reading.last(.firstResponse)
    let resolution = reading.last(.resolution)
    var breached = ServiceClock.Kind.allCases.filter { kind in
      reading.timers.contains { $0.kind == kind && $0.breachedAt != nil }
        || history.escalations.contains { $0.clock == kind.rawValue && $0.level >= 100 }
    }
    if isMerged { breached = [] }
    let words = SQLValue(
      breached.isEmpty ? nil : breached.map { $0.rawValue }.joined(separator: " "))
    let isPaused = resolution?.isPaused == true && resolution?.isRunning == true
    return [
      (Ticket.policy.column, isMerged ? .null : history.policy.map { .integer($0) } ?? .null),
      (Ticket.due.column, text(dues.compactMap { $0 }.min())),
      (Ticket.firstResponseDue.column, text(dues[0])),
      (Ticket.nextResponseDue.column, text(dues[1])), (Ticket.updateDue.column, text(dues[2])),
      (Ticket.resolutionDue.column, text(dues[3])),
      (Ticket.resolutionLeft.column, minutes(isPaused && !isMerged ? resolution?.left : nil)),
      (Ticket.firstResponseAt.column, text(first?.doneAt)),
      (
        Ticket.responseTime.column,
        minutes(first?.doneAt == nil ? nil : first?.spent)
      ),
      (
        Ticket.resolutionTime.column,
        minutes(resolution?.doneAt == nil || isMerged ? nil : resolution?.spent)
      ),
      (Ticket.breached.column, words), (Ticket.breachedFold.column, words),
      (
        Ticket.escalatesAt.column,
        text(isMerged ? nil : Escalations(row, history, reading).next?.at)
      ),
    ]
  }
}
