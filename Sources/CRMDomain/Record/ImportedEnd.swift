/// What a row of a file says of when its deal, task or quote came to where it is.
///
/// Other systems know one close date: of an open deal the day it is expected to be decided, of a closed one
/// the day it was. So a deal that comes in closed was closed on that day, unless the file says the moment.
package struct ImportedEnd: Sendable, Equatable {
  /// Where the moment comes from at which a deal was closed.
  package enum Ground: Sendable, Equatable {
    /// The file says it, or the day.
    case said
    /// The file says no day: it is the moment of the import.
    case noDay
    /// The file says a day that is to come: it is the moment of the import, and the day stays the expected one.
    case dayToCome
  }

  /// When it was closed.
  package var closedAt: Instant?
  /// Since when it is in its stage.
  package var stageSince: Instant?
  /// Its close date.
  package var close: Day?

  /// What is said of a deal.
  package init(closedAt: Instant? = nil, stageSince: Instant? = nil, close: Day? = nil) {
    self.closedAt = closedAt
    self.stageSince = stageSince
    self.close = close
  }

  /// When the deal was closed, if it is. A bare day is its noon where the organisation is: that day wherever
  /// one looks from; of today no later than now.
  package func closing(_ clock: LocalClock) -> (at: Instant, ground: Ground) {
    if let moment = closedAt ?? stageSince { return (moment, .said) }
    guard let close else { return (clock.now, .noDay) }
    if close > clock.today { return (clock.now, .dayToCome) }
    return (min(clock.zone.noon(of: close), clock.now), .said)
  }
}
