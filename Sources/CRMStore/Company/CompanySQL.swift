/// The statements of company trees.
package enum CompanySQL {
  /// The parent of the company `$1`.
  package static let parent = "SELECT parent FROM company WHERE id = $1"

  /// The name of the company `$1`.
  package static let name = "SELECT name FROM company WHERE id = $1"

  /// The companies at the top of a tree that has more than them.
  package static let tops =
    "SELECT id FROM company t WHERE parent IS NULL AND (EXISTS"
    + " (SELECT 1 FROM company c WHERE c.parent = t.id) OR EXISTS (SELECT 1 FROM relation r"
    + " WHERE r.object_noun = 'company' AND r.object_id = t.id"
    + " AND r.type IN ('dealer_of', 'distributor_of'))) ORDER BY sort_key, id"

  /// The children and dealers of the company `$1`: number, what it is to that company, until when where that is over on the day `$2`, and
  /// from when where it has not begun.
  package static let below =
    "SELECT id, 'child', sort_key, NULL, NULL FROM company WHERE parent = $1"
    + " UNION ALL SELECT r.subject_id, r.type, c.sort_key,"
    + " CASE WHEN r.ends_on < $2 THEN r.ends_on END,"
    + " CASE WHEN r.starts_on > $2 THEN r.starts_on END FROM relation r"
    + " JOIN company c ON c.id = r.subject_id"
    + " WHERE r.object_noun = 'company' AND r.object_id = $1 AND r.subject_noun = 'company'"
    + " AND r.type IN ('dealer_of', 'distributor_of') ORDER BY 2, 3, 1"
}
