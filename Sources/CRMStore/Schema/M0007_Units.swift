extension Migration {
  /// Why a deal moved, as of every other noun. In a file, tables come with their first record from here on: no
  /// reference leads from those that come together to others but to what always stands, and what never held a record
  /// is dropped (`Connection.separate`).
  static let m0007 = Migration(
    version: 7,
    statements: [
      "ALTER TABLE stage_change ADD COLUMN reason {text}",
      "ALTER TABLE stage_change ADD COLUMN reason_fold {text}",
      "ALTER TABLE stage_change_past ADD COLUMN reason {text}",
      "ALTER TABLE stage_change_past ADD COLUMN reason_fold {text}",
    ])
}
