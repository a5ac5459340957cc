import CRMDomain

/// The statements of reports that are no plain figures over records.
package enum ReportSQL {
  /// The deals that entered stages in a period, `$1` to before `$2`: stage, deal, whether it is open now, won, and
  /// the furthest it went afterwards, and when it entered.
  package static func entered(_ condition: String?) -> String {
    "SELECT e.stage, t.id, t.status, (SELECT MAX(s.position) FROM stage_change l JOIN stage s ON s.id = l.stage"
      + " WHERE l.deal = t.id AND s.kind = 'open' AND (l.at > e.at OR l.at = e.at AND l.id > e.first)), e.at"
      + " FROM (SELECT c.deal, c.stage, MIN(c.at) AS at, MIN(c.id) AS first FROM stage_change c"
      + " WHERE c.at >= $1 AND c.at < $2 GROUP BY c.deal, c.stage) e JOIN deal t ON t.id = e.deal"
      + (condition.map { " WHERE " + $0 } ?? "") + " ORDER BY e.stage, t.id"
  }

  /// When the first step of a deal was noted.
  package static let firstStep = "SELECT MIN(at) FROM stage_change"

  /// The stages the deals went through that fit a condition: deal, stage, since, made, closed.
  package static func passages(_ condition: String?) -> String {
    "SELECT t.id, c.stage, c.at, t.created_at, t.closed_at FROM deal t JOIN stage_change c ON c.deal = t.id"
      + (condition.map { " WHERE " + $0 } ?? "") + " ORDER BY t.id, c.at, c.id"
  }

  /// The leads made in a period, `$1` to before `$2`, whose person or company was a customer at or before `$3`.
  package static let leadCustomers =
    "SELECT t.id FROM lead t WHERE t.created_at >= $1 AND t.created_at < $2"
    + " AND (EXISTS (SELECT 1 FROM deal d WHERE d.status = 'won' AND d.closed_at <= $3"
    + " AND (d.id = t.deal OR d.contact = t.contact OR d.company = t.company))"
    + " OR EXISTS (SELECT 1 FROM sales_order o WHERE o.created_at <= $3 AND o.status <> 'cancelled'"
    + " AND (o.contact = t.contact OR o.company = t.company)))"

  /// Who became a customer in a period, the moment `$1` to before `$2`: the source of their first lead, and how many
  /// they are; a company counts once, a person without one too. A day is its noon, which is of it in every zone.
  package static let newCustomers =
    "SELECT s.source, COUNT(*) FROM (SELECT (SELECT l.source FROM lead l"
    + " WHERE c.company IS NOT NULL AND l.company = c.company"
    + " OR c.company IS NULL AND l.contact = c.contact ORDER BY l.created_at, l.id LIMIT 1) AS source FROM (SELECT company,"
    + " CASE WHEN company IS NULL THEN contact END AS contact, MIN(at) AS at FROM ("
    + "SELECT company, contact, closed_at AS at FROM deal WHERE status = 'won'"
    + " UNION ALL SELECT company, contact, ordered_on || 'T12:00:00Z' FROM sales_order WHERE status <> 'cancelled') f"
    + " WHERE company IS NOT NULL OR contact IS NOT NULL"
    + " GROUP BY 1, 2) c WHERE c.at >= $1 AND c.at < $2) s GROUP BY s.source"

  /// The statuses the leads made in a period, `$1` to before `$2`, ever had: number, status.
  package static let leadStatuses =
    "SELECT id, status FROM lead WHERE created_at >= $1 AND created_at < $2"
    + " UNION SELECT l.id, p.status FROM lead l JOIN lead_past p ON p.id = l.id"
    + " LEFT JOIN operation o ON o.id = p.version"
    + " WHERE o.undone_by IS NULL AND l.created_at >= $1 AND l.created_at < $2 ORDER BY 1, 2"

  /// The leads made in a period, `$1` to before `$2`, whose deal was won.
  package static let wonLeads =
    "SELECT l.id FROM lead l JOIN deal d ON d.id = l.deal WHERE d.status = 'won'"
    + " AND l.created_at >= $1 AND l.created_at < $2 ORDER BY l.id"

  /// The tasks that asked for answers about quotes, due in a period, from the day `$1` to `$2`: number, due, when
  /// it was done, when somebody was first in touch, and title. What was cancelled, as that of a version another took
  /// the place of or of a quote that ran out, asked nobody any more.
  package static let quoteFollowUps =
    "SELECT t.id, t.due, t.done_at, (SELECT MIN(a.at) FROM activity a WHERE a.at >= v.sent_at"
    + " AND (a.quote = t.quote OR a.deal = t.deal OR a.contact = t.contact OR a.company = t.company)"
    + " AND a.type <> 'event' AND a.type <> 'note' AND a.status = 'held'), t.title FROM task t JOIN quote q ON q.id = t.quote"
    + " JOIN sent_quote v ON v.quote = q.id AND t.origin = 'quote-answer:' || q.id || ':' || v.edition"
    + " WHERE t.due >= $1 AND t.due <= $2 AND t.status <> 'cancelled' ORDER BY t.id"

  /// The forecasts that were made, of each period in the order they were: number, period, user, when, total, what
  /// was won and may be, currency.
  package static let forecasts =
    "SELECT f.id, f.period, f.user_account, f.at, f.total, COALESCE(f.closed, 0) + COALESCE(f.weighted, 0), COALESCE(f.currency, '') FROM forecast f"
    + " ORDER BY f.period, f.at, f.id"

  /// The quotas: user, name, period, amount, currency, number.
  package static let quotas =
    "SELECT q.user_account, u.name, q.period, q.amount, COALESCE(q.currency, ''), q.id FROM quota q"
    + " LEFT JOIN user_account u ON u.id = q.user_account ORDER BY q.user_account NULLS LAST, q.id"

  /// The open deals that fit, with what is wrong with them left to whoever asks: number, title, close, amount,
  /// next activity, last activity, stage, since when, owner's name, when they were made.
  package static func hygiene(_ condition: String?) -> String {
    "SELECT t.id, t.title, t.close, t.amount, t.next_activity, t.last_activity, t.stage, t.stage_since, u.name,"
      + " t.created_at FROM deal t LEFT JOIN user_account u ON u.id = t.owner WHERE t.open"
      + (condition.map { " AND (" + $0 + ")" } ?? "") + " ORDER BY t.close NULLS LAST, t.id"
  }

  /// The open deals that fit, with what makes them warm: number, title, company, amount, currency, probability,
  /// when they and we were last in touch, when a quote was last opened, stage, expected day.
  package static func hot(_ condition: String?) -> String {
    "SELECT t.id, t.title, c.name, t.amount, COALESCE(t.currency, ''), t.probability,"
      + " (SELECT MAX(a.at) FROM activity a WHERE a.deal = t.id AND a.direction = 'in' AND a.status = 'held'),"
      + " (SELECT MAX(a.at) FROM activity a WHERE a.deal = t.id AND a.direction = 'out' AND a.status = 'held'),"
      + " (SELECT MAX(q.opened_at) FROM quote q WHERE q.deal = t.id), t.stage, t.close"
      + " FROM deal t LEFT JOIN company c ON c.id = t.company WHERE t.open"
      + (condition.map { " AND (" + $0 + ")" } ?? "") + " ORDER BY t.id"
  }
}
