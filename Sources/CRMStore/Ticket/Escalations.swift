import CRMDomain

/// When somebody is told that the time of a ticket runs out.
///
/// At three quarters of a promise it is whoever works on it, when it is broken also who leads the team, at one and a
/// half times it a manager; and who leads the team once nobody has taken it for half an hour of work. Each is told once
/// of each promise, however late that is noticed.
package struct Escalations {
  /// What somebody is told of.
  package struct Level: Equatable {
    /// Which clock, or that nobody has it.
    package var clock: String
    /// How much of it is gone, per cent.
    package var percent: Int64
    /// When it was, or will be.
    package var at: Instant
    /// By when it was promised.
    package var due: Instant?
  }

  /// How much of a promise is gone when somebody is told.
  package static let percents: [Int64] = [75, 100, 150]
  /// How long nobody has a ticket before somebody is told, in seconds of work.
  private static let patience = 1800

  /// Of whom nobody was told yet, in the order of the moments.
  package let pending: [Level]
  /// The first of them.
  package var next: Level? { pending.first }

  /// What is to be told of a ticket.
  package init(
    _ row: Row, _ history: TicketClock.History, _ reading: ServiceClock.Reading
  ) {
    var found: [Level] = []
    func isTold(_ clock: String, _ percent: Int64, since start: Instant) -> Bool {
      history.escalations.contains {
        $0.clock == clock && $0.level == percent && $0.at >= start
      }
    }
    for timer in reading.timers where timer.isRunning && !timer.isPaused {
      guard let limit = timer.limit, let hours = reading.hours else { continue }
      let start = max(timer.start, timer.promisedAt)
      for percent in Self.percents where !isTold(timer.kind.rawValue, percent, since: start) {
        let wanted = limit * Int(percent) / 100
        guard let reached = timer.moment(of: wanted, hours, now: history.last) else { continue }
        // Nobody is told of what was not promised yet, nor of what was over when it was brought here.
        let at = max(reached, timer.promisedAt)
        if let brought = row[Ticket.broughtAt], at < brought { continue }
        found.append(Level(clock: timer.kind.rawValue, percent: percent, at: at, due: timer.due))
      }
    }
    if row[Ticket.assignee] == nil, TicketWords.working.contains(reading.state),
      let made = row[Common.createdAt], let hours = reading.hours,
      !isTold(PromiseWords.unassigned.key, 0, since: made),
      let at = hours.adding(Self.patience, to: max(made, row[Ticket.broughtAt] ?? made))
    {
      found.append(Level(clock: PromiseWords.unassigned.key, percent: 0, at: at, due: nil))
    }
    pending = found.enumerated().sorted {
      ($0.element.at.seconds, $0.element.percent, $0.offset)
        < ($1.element.at.seconds, $1.element.percent, $1.offset)
    }.map { $0.element }
  }
}

extension ServiceClock.Timer {
  /// When so many seconds of it are gone, as things are at a moment.
  fileprivate func moment(of wanted: Int, _ hours: WorkingHours, now: Instant) -> Instant? {
    if let limit, wanted == limit, let breachedAt { return breachedAt }
    guard wanted < spent else { return hours.adding(wanted - spent, to: now) }
    var gone = 0
    for part in counted where !part.isPaused {
      if gone + part.seconds >= wanted, let hours = part.hours {
        return hours.adding(wanted - gone, to: part.start)
      }
      gone += part.seconds
    }
    return now
  }
}
