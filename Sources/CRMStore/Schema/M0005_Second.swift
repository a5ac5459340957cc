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
    ] + recurring)
}
