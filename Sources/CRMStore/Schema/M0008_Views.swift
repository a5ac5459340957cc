extension Migration {
  /// Lists by name. In a file the table comes with the first of them.
  static let m0008 = Migration(
    version: 8,
    statements: [
      """
      CREATE TABLE saved_view(id {id}, version {int} NOT NULL, content {int} NOT NULL, name {text}
        NOT NULL, filter {text}, fields {text}, fields_fold {text}, sort {text}, sort_fold {text},
        shows_all {boolean} NOT NULL, created_at {text} NOT NULL, created_by {int}, updated_at
        {text} NOT NULL) {table}
      """,
      "CREATE UNIQUE INDEX saved_view_name ON saved_view(name)",
      """
      CREATE TABLE saved_view_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content
        {int}, name {text}, filter {text}, fields {text}, fields_fold {text}, sort {text}, sort_fold
        {text}, shows_all {boolean}, created_at {text}, created_by {int}, updated_at {text},
        PRIMARY KEY(ended, id)) {clustered}
      """,
      "CREATE INDEX saved_view_past_id ON saved_view_past(id)",
    ])
}
