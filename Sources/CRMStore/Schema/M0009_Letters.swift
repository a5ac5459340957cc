extension Migration {
  /// Where colleagues are called, as what goes out says, and confirmations of orders as they were sent. In a file the
  /// table comes with the first of them.
  static let m0009 = Migration(
    version: 9,
    statements: [
      "ALTER TABLE user_account ADD COLUMN phone {text}",
      "ALTER TABLE user_account_past ADD COLUMN phone {text}",
      """
      CREATE TABLE sent_order(id {id}, version {int} NOT NULL, content {int} NOT NULL, sales_order {int}
        NOT NULL REFERENCES sales_order(id), sent_at {text} NOT NULL, document {text} NOT NULL,
        currency {text}, net {int}, gross {int}, recurring {int}, created_at {text} NOT NULL,
        created_by {int}, updated_at {text} NOT NULL) {table}
      """,
      "CREATE INDEX sent_order_sales_order ON sent_order(sales_order)",
      """
      CREATE TABLE sent_order_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content
        {int}, sales_order {int}, sent_at {text}, document {text}, currency {text}, net {int},
        gross {int}, recurring {int}, created_at {text}, created_by {int}, updated_at {text},
        PRIMARY KEY(ended, id)) {clustered}
      """,
      "CREATE INDEX sent_order_past_id ON sent_order_past(id)",
    ])
}
