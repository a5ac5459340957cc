/// The statements of users.
package enum UserSQL {
  /// How many active administrators there are beside the user `$1`.
  package static let otherAdmins =
    "SELECT COUNT(*) FROM user_account WHERE role = 'admin' AND active AND id <> $1"

  /// The first active administrator: whom what nobody else has falls to.
  package static let administrator =
    "SELECT id FROM user_account WHERE role = 'admin' AND active ORDER BY id LIMIT 1"

  /// Number, role, whether active, and team of the login `$1`.
  static let authority = "SELECT id, role, active, team FROM user_account WHERE login = $1"

  /// The users of the team `$1`, and where `$2` is 1 of the teams below it; those without a team where `$1`
  /// is none.
  static let colleagues =
    "WITH RECURSIVE mine(id) AS (SELECT CAST($1 AS BIGINT) UNION SELECT t.id FROM team t"
    + " JOIN mine m ON t.parent = m.id WHERE CAST($2 AS BIGINT) = 1)"
    + " SELECT u.id FROM user_account u WHERE u.team IN (SELECT id FROM mine)"
    + " OR (u.team IS NULL AND CAST($1 AS BIGINT) IS NULL) ORDER BY u.id"
}
