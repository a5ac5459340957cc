extension Migration {
  /// Who works with whom, and what was refused to whom.
  static let m0003 = Migration(
    version: 3,
    statements: [
      """
      CREATE TABLE team(id {id}, version {int} NOT NULL, content {int} NOT NULL, name {text} NOT NULL,
        name_fold {text}, parent {int} REFERENCES team(id), created_at {text} NOT NULL, created_by {int}, updated_at
        {text} NOT NULL) {table}
      """,
      """
      CREATE TABLE team_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int},
        name {text}, name_fold {text}, parent {int}, created_at {text}, created_by {int}, updated_at {text}, PRIMARY
        KEY(ended, id)) {clustered}
      """,
      "ALTER TABLE user_account ADD COLUMN team {int} REFERENCES team(id)",
      "ALTER TABLE user_account_past ADD COLUMN team {int}",
      """
      CREATE TABLE denied(at {text} NOT NULL, actor {text} NOT NULL, command {text} NOT NULL, reason
        {text} NOT NULL) {table}
      """,
      // Of the program's own records there are few, and each index is read by every command that starts.
      "DROP INDEX custom_field_past_id",
      "DROP INDEX setting_past_id",
    ])
}
