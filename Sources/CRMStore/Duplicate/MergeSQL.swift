/// The statements of merging and of duplicates.
package enum MergeSQL {
  /// Notes that the record `$2` of the noun `$1` became part of `$4` by the operation `$3`.
  package static let note =
    "INSERT INTO merged(noun, record, operation, survivor) VALUES($1, $2, $3, $4)"

  /// What the record `$2` of the noun `$1`, which the operation `$3` removed, became part of.
  package static let survivor =
    "SELECT survivor FROM merged WHERE noun = $1 AND record = $2 AND (operation = $3"
    + " OR operation = (SELECT o.target FROM operation o WHERE o.id = $3 AND o.kind = 'redo'))"

  /// Relations that say the same of the same two as the relation `$1`.
  package static let sameRelation =
    "SELECT o.id FROM relation r JOIN relation o ON o.subject_noun = r.subject_noun"
    + " AND o.subject_id = r.subject_id AND o.object_noun = r.object_noun"
    + " AND o.object_id = r.object_id AND o.type = r.type AND o.id <> r.id"
    + " AND o.role IS NOT DISTINCT FROM r.role AND o.starts_on IS NOT DISTINCT FROM r.starts_on"
    + " WHERE r.id = $1 ORDER BY o.id LIMIT 1"

  /// Forgets the candidates of a noun, `$1`.
  package static let forgetCandidates = "DELETE FROM candidate WHERE noun = $1"

  /// The static segments of a noun, `$1`.
  package static let segmentsWithMembers =
    "SELECT id FROM segment WHERE of = $1 AND members IS NOT NULL ORDER BY id"

  /// Forgets a pair of a noun, `$1`.
  package static func forgetPair(_ schema: String) -> String {
    "DELETE FROM \(schema).candidate WHERE noun = $1 AND first = $2 AND second = $3"
  }

  /// Notes a pair: noun, the two numbers, the score in ten-thousandths, why.
  package static let noteCandidate =
    "INSERT INTO candidate(noun, first, second, score, reason) VALUES($1, $2, $3, $4, $5)"

  /// The pairs of a noun, `$1`, of at least a score, `$2`, the likeliest first.
  package static let candidates =
    "SELECT first, second, score, reason FROM candidate WHERE noun = $1 AND score >= $2"
    + " ORDER BY score DESC, first, second"

  /// What was looked at and found to be two, of a noun, `$1`: the two numbers and the fingerprint.
  package static let dismissals =
    "SELECT first_id, second_id, fingerprint, id FROM duplicate WHERE first_noun = $1 AND second_noun = $1"
}
