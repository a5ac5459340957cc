/// The statements of activities.
package enum ActivitySQL {
  /// Company and contact of the deal `$1`.
  package static let dealParties = "SELECT company, contact FROM deal WHERE id = $1"

  /// The activity the operation `$1` signed off, where nothing changed it since.
  package static let signedBy =
    "SELECT c.id FROM activity c JOIN activity_past p ON p.id = c.id WHERE p.ended = $1"
    + " AND p.signed_at IS NULL AND c.signed_at IS NOT NULL AND c.content = $1 ORDER BY c.id LIMIT 1"

  /// The new version of the signed activity `$1`.
  package static let correction = "SELECT id FROM activity WHERE corrects = $1 ORDER BY id LIMIT 1"

  /// When the lead `$1` was answered first.
  package static let leadAnswered =
    "SELECT 1 FROM lead WHERE id = $1 AND first_response_at <= $2"

  /// The open tasks that wait for an answer about a quote: of the deal `$1`, the company `$2`, the contact `$3`
  /// or the quote `$4`.
  package static let openFollowUps =
    "SELECT t.id FROM task t JOIN quote q ON q.id = t.quote WHERE t.open AND t.origin LIKE 'quote-answer:%'"
    + " AND (q.id = $4 OR ($4 IS NULL AND (q.deal = $1 OR ($1 IS NULL AND (q.contact = $3"
    + " OR q.company = $2))))) ORDER BY t.id"

  /// Who holds the deal `$1`.
  package static let dealOwner = "SELECT owner FROM deal WHERE id = $1"

  /// Who holds the lead `$1`.
  package static let leadOwner = "SELECT owner FROM lead WHERE id = $1"
}
