/// The statements of users.
package enum UserSQL {
  /// How many active administrators there are beside the user `$1`.
  package static let otherAdmins =
    "SELECT COUNT(*) FROM user_account WHERE role = 'admin' AND active AND id <> $1"

  /// Whether the login `$1` may take back what others did.
  package static let mayUndoOthers =
    "SELECT 1 FROM user_account WHERE login = $1 AND role IN ('admin', 'manager')"
}
