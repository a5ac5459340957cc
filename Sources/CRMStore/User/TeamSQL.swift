/// The statements of teams.
package enum TeamSQL {
  /// Whether the team `$2` lies above the team `$1`, or is it.
  package static let isAbove =
    "WITH RECURSIVE above(id) AS (SELECT CAST($1 AS BIGINT) UNION SELECT t.parent FROM team t"
    + " JOIN above a ON t.id = a.id WHERE t.parent IS NOT NULL)"
    + " SELECT 1 FROM above WHERE id = CAST($2 AS BIGINT)"
}
