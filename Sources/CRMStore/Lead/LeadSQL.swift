/// The statements of leads.
package enum LeadSQL {
  /// When those behind the lead `$1` were in touch with us.
  package static let contacts =
    "SELECT a.at FROM activity a WHERE a.lead = $1 AND a.direction = 'in'"
    + " UNION ALL SELECT a.at FROM activity a JOIN lead l ON l.contact = a.contact"
    + " WHERE l.id = $1 AND a.direction = 'in' AND (a.lead IS NULL OR a.lead <> l.id) ORDER BY 1 DESC"

  /// The open leads.
  package static let open = "SELECT id FROM lead WHERE open ORDER BY id"

  /// An open lead with the address key `$1`.
  package static let openByEmail =
    "SELECT id FROM lead WHERE email_key = $1 AND open ORDER BY id LIMIT 1"

  /// Whether the contact `$1` asked to be left alone.
  package static let leftAlone = "SELECT 1 FROM contact WHERE id = $1 AND do_not_contact"

  /// The recycled leads whose day `$1` has come.
  package static let recycled =
    "SELECT id FROM lead WHERE status = 'recycled' AND recycle_on <= $1 ORDER BY id"
}
