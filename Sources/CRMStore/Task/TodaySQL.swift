/// What somebody is to look at today. Each statement is about the records of one person, found by an index on
/// them, so that what others have costs nothing.
package enum TodaySQL {
  /// The open tasks of the user `$1` due on a day up to `$2`, or at a moment before `$3`: number, title, due,
  /// company, contact.
  package static let tasks =
    "SELECT t.id, t.title, t.due, COALESCE(c.name, p.name), t.priority FROM task t"
    + " LEFT JOIN company c ON c.id = t.company LEFT JOIN contact p ON p.id = t.contact"
    + " WHERE t.assignee = $1 AND t.due <= $4 AND t.open"
    + " AND (LENGTH(t.due) = 10 AND t.due <= $2 OR LENGTH(t.due) > 10 AND t.due < $3)"
    + " ORDER BY t.due, t.id"

  /// The open tickets of the user `$1`, and those of their team that nobody has, that are due before the moment `$2`:
  /// number, subject, due, with whom, whether nobody has it.
  package static let tickets =
    dueTickets("t.assignee = $1", "0") + " UNION ALL "
    + dueTickets(
      "t.assignee IS NULL AND t.team = (SELECT u.team FROM user_account u WHERE u.id = $1)", "1")
    + " ORDER BY 3, 1"

  private static func dueTickets(_ whose: String, _ isFree: String) -> String {
    "SELECT t.id, t.subject, t.due, COALESCE(c.name, p.name), \(isFree) FROM ticket t"
      + " LEFT JOIN company c ON c.id = t.company LEFT JOIN contact p ON p.id = t.contact"
      + " WHERE \(whose) AND t.due < $2 AND t.open"
  }

  /// The open tasks of the user `$1` that are not due yet on the day `$2` and the moment `$3`, with how long
  /// before that they are reminded of.
  package static let reminders =
    "SELECT t.id, t.title, t.due, COALESCE(c.name, p.name), t.remind FROM task t"
    + " LEFT JOIN company c ON c.id = t.company LEFT JOIN contact p ON p.id = t.contact"
    + " WHERE t.assignee = $1 AND t.due > $4 AND t.open AND t.remind IS NOT NULL"
    + " AND (LENGTH(t.due) = 10 AND t.due > $2 OR LENGTH(t.due) > 10 AND t.due >= $3)"
    + " ORDER BY t.due, t.id"

  /// What the user `$1` planned before the moment `$2`: number, subject, when, with whom, minutes, place.
  package static let planned =
    "SELECT a.id, COALESCE(a.subject, a.type), a.at, COALESCE(c.name, p.name), a.minutes, a.place FROM activity a"
    + " LEFT JOIN company c ON c.id = a.company LEFT JOIN contact p ON p.id = a.contact"
    + " WHERE a.status = 'planned' AND a.at < $2 AND COALESCE(a.owner, a.created_by) = $1 ORDER BY a.at, a.id"

  /// The open deals of the user `$1` whose expected day lies before `$2`.
  package static let lateDeals =
    "SELECT d.id, d.title, d.close, c.name, d.amount, d.currency FROM deal d"
    + " LEFT JOIN company c ON c.id = d.company"
    + " WHERE d.owner = $1 AND d.close < $2 AND d.open ORDER BY d.close, d.id"

  /// The open quotes whose last day has come by `$2`, of deals of the user `$1` or their own; where all of one
  /// recurs its amount is that of a month.
  package static let quotes =
    "SELECT q.id, q.number, q.valid_until, c.name, CASE WHEN q.net = 0 AND q.recurring IS NOT NULL THEN q.recurring ELSE q.net END,"
    + " q.currency, q.edition FROM quote q"
    + " LEFT JOIN company c ON c.id = q.company WHERE q.open AND q.valid_until <= $2"
    + " AND q.status IN ('sent', 'opened') AND q.owner = $1 ORDER BY q.valid_until, q.id"

  /// The open contracts of the user `$1` that end by the day `$2` and that none renews.
  package static let contracts =
    "SELECT k.id, COALESCE(k.title, k.number), k.ends_on, c.name, k.mrr, k.currency, k.auto_renew FROM contract k"
    + " LEFT JOIN company c ON c.id = k.company WHERE k.open AND k.ends_on <= $2"
    + " AND (k.owner = $1 OR k.owner IS NULL AND c.owner = $1)"
    + " AND NOT EXISTS (SELECT 1 FROM contract r WHERE r.renews = k.id) ORDER BY k.ends_on, k.id"
}
