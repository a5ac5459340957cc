/// The statements of calendars.
package enum CalendarSQL {
  /// The calendar whose name folds as `$1`.
  package static let named = "SELECT id FROM calendar WHERE name_fold = $1"
  /// The first calendar.
  package static let first = "SELECT MIN(id) FROM calendar"
  /// The versions of the calendar `$1`, by their first days.
  package static let versions =
    "SELECT id FROM calendar_version WHERE calendar = $1 ORDER BY valid_from"
  /// The version of the calendar `$1` from the day `$2` on.
  package static let version =
    "SELECT id FROM calendar_version WHERE calendar = $1 AND valid_from = $2"
  /// A calendar with two versions from one day on.
  package static let twinVersions =
    "SELECT a.calendar FROM calendar_version a JOIN calendar_version b"
    + " ON b.calendar = a.calendar AND b.valid_from = a.valid_from AND b.id > a.id LIMIT 1"
  /// The calendar of the folded name `$1`, where the operation `$2` made it.
  package static let namedMadeBy =
    "SELECT c.id FROM calendar c JOIN created r ON c.id BETWEEN r.first AND r.last"
    + " WHERE c.name_fold = $1 AND r.operation = $2 AND r.noun = 'calendar'"
}
