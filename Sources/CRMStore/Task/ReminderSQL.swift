/// The statements of reminders.
package enum ReminderSQL {
  /// Who can be reminded.
  package static let users = "SELECT id, login FROM user_account WHERE active ORDER BY login"

  /// The open tasks of the user `$1`, known as `$2`, due up to the day `$3`, of which they were not reminded:
  /// number, title, due, with whom, how long before.
  package static let tasks =
    "SELECT t.id, t.title, t.due, COALESCE(c.name, p.name), COALESCE(t.remind, 0) FROM task t"
    + " LEFT JOIN company c ON c.id = t.company LEFT JOIN contact p ON p.id = t.contact"
    + " WHERE t.assignee = $1 AND t.due <= $3 AND t.open AND NOT EXISTS (SELECT 1 FROM delivered d"
    + " WHERE d.login = $2 AND d.kind = 'task' AND d.record = t.id AND d.due = t.due) ORDER BY t.due, t.id"

  /// What the user `$1`, known as `$2`, planned for between the moments `$3` and `$4`, of which they were not
  /// reminded: number, subject, when, with whom, how long before.
  package static let planned =
    "SELECT a.id, COALESCE(a.subject, a.type), a.at, COALESCE(c.name, p.name), COALESCE(a.remind, 15) FROM activity a"
    + " LEFT JOIN company c ON c.id = a.company LEFT JOIN contact p ON p.id = a.contact"
    + " WHERE a.status = 'planned' AND a.at >= $3 AND a.at <= $4 AND COALESCE(a.owner, a.created_by) = $1"
    + " AND NOT EXISTS (SELECT 1 FROM delivered d WHERE d.login = $2 AND d.kind = 'activity'"
    + " AND d.record = a.id AND d.due = a.at) ORDER BY a.at, a.id"

  /// The quotes of the user `$1`, known as `$2`, that were opened since `$3`, of which they were not told.
  package static let openedQuotes =
    "SELECT q.id, q.number, q.opened_at, c.name FROM quote q LEFT JOIN company c ON c.id = q.company"
    + " WHERE q.open AND q.owner = $1 AND q.opened_at >= $3 AND NOT EXISTS (SELECT 1 FROM delivered d"
    + " WHERE d.login = $2 AND d.kind = 'quote_opened' AND d.record = q.id AND d.due = q.opened_at)"
    + " ORDER BY q.opened_at, q.id"

  /// Notes a delivery in the table itself, before which a view may stand of what somebody sees.
  package static func note(in schema: String) -> String {
    "INSERT INTO \(schema).delivered(login, kind, record, due, at) VALUES($1, $2, $3, $4, $5)"
      + " ON CONFLICT(login, kind, record, due) DO NOTHING"
  }

  /// Takes a delivery back.
  package static func forget(in schema: String) -> String {
    "DELETE FROM \(schema).delivered WHERE login = $1 AND kind = $2 AND record = $3 AND due = $4"
  }
}
