extension Migration {
  /// What the second foundation adds.
  static let m0005 = Migration(
    version: 5,
    statements: [
      // Whose a national telephone number of a lead is.
      "ALTER TABLE lead ADD COLUMN country {text}",
      "ALTER TABLE lead_past ADD COLUMN country {text}",
      // Who sees the bytes of a file is asked by its hash.
      "CREATE INDEX attachment_hash ON attachment(hash)",
      // What an operation wrote, as one number; of those before nobody knows.
      "ALTER TABLE operation ADD COLUMN digest {int}",
    ] + recurring + lastActivities)

  /// Who took part in an activity was spoken to, and a company by its people: what is kept of that is made anew.
  private static let lastActivities = [
    """
    UPDATE contact SET last_activity = (SELECT MAX(s.at) FROM (
      SELECT MAX(a.at) AS at FROM activity a WHERE a.contact = contact.id
      UNION ALL SELECT MAX(a.at) FROM activity_key k CROSS JOIN activity a WHERE k.kind = 'contacts'
        AND k.value = CAST(contact.id AS TEXT) AND a.id = k.record) s)
    WHERE CAST(id AS TEXT) IN (SELECT value FROM activity_key WHERE kind = 'contacts')
    """,
    """
    UPDATE company SET last_activity = (SELECT MAX(s.at) FROM (
      SELECT MAX(a.at) AS at FROM activity a WHERE a.company = company.id
      UNION ALL SELECT MAX(p.last_activity) FROM relation e CROSS JOIN contact p WHERE e.subject_noun = 'contact'
        AND e.object_noun = 'company' AND e.type = 'employee' AND e.object_id = company.id
        AND p.id = e.subject_id) s)
    WHERE id IN (SELECT object_id FROM relation WHERE object_noun = 'company' AND type = 'employee')
    """,
  ]
}
