extension Migration {
  /// What customers are promised, and by whose hours. In a file the tables come with the first record.
  static let m0010 = Migration(
    version: 10,
    statements: calendars + promising + tickets + aboutTickets + kept + Seeds.ofServing)

  /// When somebody works.
  private static let calendars = [
    """
    CREATE TABLE calendar(id {id}, version {int} NOT NULL, content {int} NOT NULL, name {text} NOT NULL, name_fold
      {text}, zone {text}, hours {text} NOT NULL, holidays {text}, eves {boolean} NOT NULL, days {json}, created_at
      {text} NOT NULL, created_by {int}, updated_at {text} NOT NULL) {table}
    """,
    "CREATE INDEX calendar_name_fold ON calendar(name_fold)",
    """
    CREATE TABLE calendar_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, name {text},
      name_fold {text}, zone {text}, hours {text}, holidays {text}, eves {boolean}, days {json}, created_at {text},
      created_by {int}, updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX calendar_past_id ON calendar_past(id)",
    """
    CREATE TABLE calendar_version(id {id}, version {int} NOT NULL, content {int} NOT NULL, calendar {int} NOT NULL
      REFERENCES calendar(id), valid_from {text} NOT NULL, hours {text} NOT NULL, holidays {text}, eves {boolean},
      created_at {text} NOT NULL, created_by {int}, updated_at {text} NOT NULL) {table}
    """,
    "CREATE INDEX calendar_version_calendar ON calendar_version(calendar, valid_from)",
    """
    CREATE TABLE calendar_version_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, calendar
      {int}, valid_from {text}, hours {text}, holidays {text}, eves {boolean}, created_at {text}, created_by {int},
      updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX calendar_version_past_id ON calendar_version_past(id)",
  ]
}
