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
      "CREATE INDEX team_past_id ON team_past(id)",
      "CREATE UNIQUE INDEX team_name_fold ON team(name_fold)",
      "ALTER TABLE user_account ADD COLUMN team {int} REFERENCES team(id)",
      "ALTER TABLE user_account_past ADD COLUMN team {int}",
      """
      CREATE TABLE denied(at {text} NOT NULL, actor {text} NOT NULL, command {text} NOT NULL, reason
        {text} NOT NULL) {table}
      """,
      "CREATE INDEX denied_at ON denied(at)",
    ])
}
