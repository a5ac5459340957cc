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
}
