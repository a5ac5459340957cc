/// The statements of leads.
package enum LeadSQL {
  /// When those behind the lead `$1` were in touch with us.
  package static let contacts =
    "SELECT a.at FROM activity a WHERE a.lead = $1 AND a.direction = 'in'" + uncorrected
    + " UNION ALL SELECT a.at FROM activity a JOIN lead l ON l.contact = a.contact"
    + " WHERE l.id = $1 AND a.direction = 'in' AND (a.lead IS NULL OR a.lead <> l.id)"
    + uncorrected + " ORDER BY 1 DESC"

  /// What was held counts, and of what was corrected the new version.
  private static let uncorrected = " AND a.status = 'held'"

  /// The same of every open lead: lead, moment.
  package static let allContacts =
    "SELECT l.id, a.at FROM lead l JOIN activity a ON a.lead = l.id WHERE l.open AND a.direction = 'in'"
    + uncorrected
    + " UNION ALL SELECT l.id, a.at FROM lead l JOIN activity a ON a.contact = l.contact"
    + " WHERE l.open AND a.direction = 'in' AND (a.lead IS NULL OR a.lead <> l.id)"
    + uncorrected + " ORDER BY 1, 2 DESC"

  /// An open lead, if there is any.
  package static let openBounded = "SELECT id FROM lead WHERE open LIMIT 1"

  /// The leads that are MQL.
  package static let mql = "SELECT id FROM lead WHERE open AND status = 'mql' ORDER BY id"

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
