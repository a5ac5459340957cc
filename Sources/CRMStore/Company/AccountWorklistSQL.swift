/// What whoever looks after companies is to look at. Each statement is about the companies of one person.
package enum AccountWorklistSQL {
  /// The companies of the user `$1` that ordered less than three quarters as much since the day `$2` as from the day
  /// `$3` until then, by currency: number, name, what they order now, what they ordered, currency.
  package static let falling =
    "SELECT c.id, c.name, SUM(CASE WHEN o.ordered_on >= $2 THEN o.net ELSE 0 END),"
    + " SUM(CASE WHEN o.ordered_on < $2 THEN o.net ELSE 0 END), COALESCE(o.currency, '') FROM company c"
    + " JOIN sales_order o ON o.company = c.id WHERE c.owner = $1 AND c.active AND o.ordered_on >= $3"
    + " AND o.status <> 'cancelled' AND \(SQLAmount.isAddable("o.net")) GROUP BY c.id, c.name, COALESCE(o.currency, '')"
    + " HAVING SUM(CASE WHEN o.ordered_on < $2 THEN o.net ELSE 0 END) > 0"
    + " AND SUM(CASE WHEN o.ordered_on >= $2 THEN o.net ELSE 0 END) * 4"
    + " < SUM(CASE WHEN o.ordered_on < $2 THEN o.net ELSE 0 END) * 3 ORDER BY c.name, c.id"

  /// The companies of the user `$1` that have a contract in force or ordered since the day `$2`, and no open deal:
  /// number, name, last activity.
  package static let upsell =
    "SELECT c.id, c.name, c.last_activity FROM company c WHERE c.owner = $1 AND c.active"
    + " AND (EXISTS (SELECT 1 FROM contract k WHERE k.company = c.id AND k.open)"
    + " OR EXISTS (SELECT 1 FROM sales_order o WHERE o.company = c.id AND o.ordered_on >= $2"
    + " AND o.status <> 'cancelled'))"
    + " AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.company = c.id AND d.open) ORDER BY c.last_activity NULLS FIRST, c.id"

  /// The open tickets of companies of the user `$1` that are late at the moment `$2`: number, subject, due, company.
  package static let late =
    "SELECT t.id, t.subject, t.due, c.name FROM ticket t JOIN company c ON c.id = t.company"
    + " WHERE c.owner = $1 AND t.open AND t.due < $2 ORDER BY t.due, t.id"
}
