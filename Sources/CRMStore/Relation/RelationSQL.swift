/// The statements of relations.
package enum RelationSQL {
  /// The companies of the contact `$1`, its primary one, `$2`, first: relation, company, role, dates.
  package static let employments =
    "SELECT id, object_id, role, starts_on, ends_on FROM relation"
    + " WHERE subject_noun = 'contact' AND subject_id = $1 AND type = 'employee'"
    + " AND object_noun = 'company' ORDER BY CASE WHEN object_id = $2 THEN 0 ELSE 1 END, id"

  /// The names of the companies of the contact `$1`, with its role there.
  package static let employmentNames =
    "SELECT c.name, r.role, c.id FROM relation r JOIN company c ON c.id = r.object_id"
    + " WHERE r.subject_noun = 'contact' AND r.subject_id = $1 AND r.type = 'employee'"
    + " AND r.object_noun = 'company' ORDER BY r.id"

  /// The primary company of the contact `$1`.
  package static let primaryCompany = "SELECT company FROM contact WHERE id = $1"

  /// What the record `$2` of the noun `$1` is, by relations of the type `$3` other than `$4`.
  package static let next =
    "SELECT object_noun, object_id FROM relation WHERE subject_noun = $1 AND subject_id = $2"
    + " AND type = $3 AND id <> $4"
}
