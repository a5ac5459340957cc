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
      // What was planned, and where; what there is was held.
      "ALTER TABLE activity ADD COLUMN status {text}",
      "ALTER TABLE activity_past ADD COLUMN status {text}",
      "ALTER TABLE activity ADD COLUMN place {text}",
      "ALTER TABLE activity_past ADD COLUMN place {text}",
      "ALTER TABLE activity ADD COLUMN place_fold {text}",
      "ALTER TABLE activity_past ADD COLUMN place_fold {text}",
      "ALTER TABLE activity ADD COLUMN remind {int}",
      "ALTER TABLE activity_past ADD COLUMN remind {int}",
      // That is another state than was written: the sums of who wrote it hold no more.
      "UPDATE operation SET digest = NULL WHERE id IN (SELECT version FROM activity UNION SELECT version FROM activity_past)",
      "UPDATE activity SET status = 'held'",
      "UPDATE activity_past SET status = 'held'",
      // What counts is found in the index alone.
      "DROP INDEX activity_contact",
      "DROP INDEX activity_company",
      "DROP INDEX activity_deal",
      "CREATE INDEX activity_contact ON activity(contact, at, status)",
      "CREATE INDEX activity_company ON activity(company, at, status)",
      "CREATE INDEX activity_deal ON activity(deal, at, status) WHERE deal IS NOT NULL",
      // What is planned: today's, and what is to be reminded of.
      "CREATE INDEX activity_status ON activity(status, at) WHERE status = 'planned'",
    ] + moves)

  /// What becomes of the records of each noun with a life cycle.
  private static let moves = [
    ("user", "user_account"), ("company", "company"), ("contact", "contact"), ("lead", "lead"),
    ("quote", "quote"), ("order", "sales_order"), ("contract", "contract"), ("task", "task"),
    ("activity", "activity"),
  ].flatMap { noun, table in
    let record = ["user", "order"].contains(noun) ? table : noun
    let content =
      "\(record) {int}, from_state {text}, state {text}, at {text}, reason {text}, reason_fold {text},"
      + " created_at {text}, created_by {int}, updated_at {text}"
    return [
      """
      CREATE TABLE \(noun)_transition(
        id {id},
        version {int} NOT NULL,
        content {int} NOT NULL,
        \(record) {int} NOT NULL REFERENCES \(table)(id),
        from_state {text},
        state {text},
        at {text} NOT NULL,
        reason {text},
        reason_fold {text},
        created_at {text} NOT NULL,
        created_by {int},
        updated_at {text} NOT NULL) {table}
      """,
      "CREATE TABLE \(noun)_transition_past(ended {int} NOT NULL, id {int} NOT NULL, version {int},"
        + " content {int}, \(content), PRIMARY KEY(ended, id)) {clustered}",
      "CREATE INDEX \(noun)_transition_\(record) ON \(noun)_transition(\(record), at)",
    ]
  }
}
