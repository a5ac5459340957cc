/// The statements of tasks.
package enum TaskSQL {
  /// Whether a task was made for what `$1` says.
  package static let byOrigin = "SELECT id FROM task WHERE origin = $1 ORDER BY id LIMIT 1"

  /// The open task that was made for what `$1` says.
  package static let openByOrigin =
    "SELECT id FROM task WHERE origin = $1 AND open ORDER BY id LIMIT 1"

  /// Whether another task follows the task `$1`.
  package static let following = "SELECT id FROM task WHERE follows = $1 LIMIT 1"

  /// The open tasks of a row whose next one nobody made yet.
  package static let repeating =
    "SELECT t.id FROM task t WHERE t.open AND t.repeat IS NOT NULL AND t.repeat NOT LIKE 'after %'"
    + " AND NOT EXISTS (SELECT 1 FROM task f WHERE f.follows = t.id) ORDER BY t.id"

  /// The zone of the user `$1`.
  package static let zone = "SELECT time_zone FROM user_account WHERE id = $1"
}
