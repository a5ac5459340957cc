/// What time it is, and where: everything relative (`today`, `friday`, `-90d`) is relative to this.
package struct LocalClock: Sendable {
  /// The moment of the command.
  package let now: Instant
  /// The zone bare dates are in.
  package let zone: TimeZoneRules

  /// A clock that shows `now` in `zone`.
  package init(now: Instant, zone: TimeZoneRules) {
    self.now = now
    self.zone = zone
  }

  /// The day it is there.
  package var today: Day { zone.local(now).day }
}
