/// The statements of contacts.
package enum ContactSQL {
  /// Where the contact `$1` works.
  package static let company = "SELECT company FROM contact WHERE id = $1"

  /// The contacts with the address key `$1`, primary or further.
  package static let byEmail =
    "SELECT id FROM contact WHERE email_key = $1 UNION"
    + " SELECT record FROM contact_key WHERE kind = 'email' AND value = $1 ORDER BY 1"
}
