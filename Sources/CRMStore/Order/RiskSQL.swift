import CRMDomain

/// What is unusual about orders, returns and who makes them. A customer is a company, or a person who orders for none.
package enum RiskSQL {
  private static let person = "CASE WHEN o.company IS NULL THEN o.contact END"

  /// The customers who sent back `$2` lines or more since the moment `$1`: company, person, how many, the last line.
  package static let returns =
    "SELECT o.company, \(person), COUNT(*), MAX(l.id) FROM line l"
    + " JOIN sales_order o ON o.id = l.sales_order WHERE l.return_of IS NOT NULL"
    + " AND l.created_at >= $1 AND COALESCE(o.company, o.contact) IS NOT NULL"
    + " GROUP BY o.company, \(person) HAVING COUNT(*) >= $2 ORDER BY o.company, 2"

  /// The customers who sent back something of what they ordered since the day `$1`, and `$2` per cent of it or more:
  /// company, person, what came back, what was sold, the last line that came back.
  package static let refunds =
    "SELECT o.company, \(person), SUM(CASE WHEN l.return_of IS NULL THEN 0 ELSE -l.net END),"
    + " SUM(CASE WHEN l.return_of IS NULL THEN l.net ELSE 0 END),"
    + " MAX(CASE WHEN l.return_of IS NULL THEN 0 ELSE l.id END) FROM line l"
    + " JOIN sales_order o ON o.id = l.sales_order WHERE o.ordered_on >= $1"
    + " AND o.status <> 'cancelled' AND COALESCE(o.company, o.contact) IS NOT NULL"
    + " AND \(SQLAmount.isAddable("l.net")) GROUP BY o.company, \(person), o.currency"
    + " HAVING SUM(CASE WHEN l.return_of IS NULL THEN 0 ELSE -l.net END) > 0"
    + " AND SUM(CASE WHEN l.return_of IS NULL THEN 0 ELSE -l.net END) * 100"
    + " >= SUM(CASE WHEN l.return_of IS NULL THEN l.net ELSE 0 END) * $2 ORDER BY o.company, 2"

  /// The orders that came since the moment `$1` and are for `$2` of the currency `$3` or more: number, company, contact,
  /// what it is called, when it was noted, on which day it was made.
  package static let large =
    "SELECT o.id, o.company, o.contact, o.number, o.created_at, o.ordered_on FROM sales_order o"
    + " WHERE o.created_at >= $1 AND o.net >= $2 AND o.currency = $3 AND o.status <> 'cancelled'"
    + " ORDER BY o.id"

  /// What the record `$1` was and is, oldest first: until when (nothing of what it is), its address, then where money
  /// goes, a column for each field of one's own that says so.
  package static func past(_ table: String, _ noun: Noun) -> String {
    let banks = noun.fields.compactMap { field in
      field.custom.flatMap { RiskLimits.tellsOfBank(field.name) ? CustomValues.key($0) : nil }
    }
    func columns(_ alias: String) -> String {
      ([alias + ".email_key"] + banks.map { "\(alias).custom ->> '\($0)'" })
        .enumerated().map { "\($1) AS c\($0)" }.joined(separator: ", ")
    }
    return "SELECT w.at AS until, \(columns("p")), p.ended AS ended FROM \(table)_past p"
      + " JOIN operation w ON w.id = p.ended WHERE p.id = $1 AND p.version IS NOT NULL"
      + " UNION ALL SELECT NULL, \(columns("t")), \(Int64.max) FROM \(table) t WHERE t.id = $1"
      + " ORDER BY ended"
  }

  /// An open task that was made for something that begins so.
  package static let openTask =
    "SELECT id FROM task WHERE open AND origin IS NOT NULL AND origin >= $1 AND origin < $2 LIMIT 1"

  /// Who looks after the company `$1`, or the person.
  package static func owner(_ table: String) -> String {
    "SELECT owner FROM \(table) WHERE id = $1"
  }
}
