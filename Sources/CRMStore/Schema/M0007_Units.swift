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
    ] + found)

  /// By which earlier states of one record are found: of moves and lines there are as many as of what they are part
  /// of, and a redo asked all of them for each. Those of rates and duplicates are there in a database whose schema 2
  /// was made before the two went from step 2.
  private static let found = [
    "rate", "duplicate", "pipeline", "stage", "price", "vat_rate", "stage_change", "sent_quote",
    "line", "quota", "forecast", "consent", "attachment", "user_transition", "company_transition",
    "contact_transition", "lead_transition", "quote_transition", "order_transition",
    "contract_transition", "task_transition", "activity_transition",
  ].map { "CREATE INDEX IF NOT EXISTS \($0)_past_id ON \($0)_past(id)" }
}
