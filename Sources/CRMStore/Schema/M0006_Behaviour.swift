extension Migration {
  /// What behaviour keeps: who signed, and what a new version corrects.
  static let m0006 = Migration(
    version: 6,
    statements: [
      "ALTER TABLE activity ADD COLUMN signed_by {int} REFERENCES user_account(id)",
      "ALTER TABLE activity_past ADD COLUMN signed_by {int}",
      "ALTER TABLE activity ADD COLUMN corrects {int} REFERENCES activity(id)",
      "ALTER TABLE activity_past ADD COLUMN corrects {int}",
      // Whether a signed activity was corrected.
      "CREATE INDEX activity_corrects ON activity(corrects) WHERE corrects IS NOT NULL",
    ])
}
