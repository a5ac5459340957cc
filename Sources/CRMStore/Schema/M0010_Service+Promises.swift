extension Migration {
  /// What is promised, and who works on what.
  static let promising = [
    """
    CREATE TABLE sla(id {id}, version {int} NOT NULL, content {int} NOT NULL, name {text} NOT NULL, name_fold
      {text}, position {int} NOT NULL, filter {text}, contract {int} REFERENCES contract(id), first_response
      {text}, next_response {text}, status_update {text}, resolution {text}, calendar {int} REFERENCES
      calendar(id), around_the_clock {json}, pauses {json}, reopen {text} NOT NULL, active {boolean} NOT NULL, created_at
      {text} NOT NULL, created_by {int}, updated_at {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE sla_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, name {text},
      name_fold {text}, position {int}, filter {text}, contract {int}, first_response {text}, next_response {text}, status_update {text},
      resolution {text}, calendar {int}, around_the_clock {json}, pauses {json}, reopen
      {text}, active {boolean}, created_at {text}, created_by {int}, updated_at {text}, PRIMARY KEY(ended, id))
      {clustered}
    """,
    "CREATE INDEX sla_past_id ON sla_past(id)",
    "CREATE INDEX sla_name_fold ON sla(name_fold)",
    """
    CREATE TABLE agent(id {id}, version {int} NOT NULL, content {int} NOT NULL, user_account {int} NOT NULL
      REFERENCES user_account(id), calendar {int} REFERENCES calendar(id), capacity {int}, weight {int} NOT NULL,
      away {json}, created_at {text} NOT NULL, created_by {int}, updated_at {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE agent_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, user_account
      {int}, calendar {int}, capacity {int}, weight {int}, away {json}, created_at {text}, created_by {int},
      updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX agent_past_id ON agent_past(id)",
    "CREATE INDEX agent_user_account ON agent(user_account)",
    """
    CREATE TABLE route(id {id}, version {int} NOT NULL, content {int} NOT NULL, name {text} NOT NULL, name_fold
      {text}, position {int} NOT NULL, filter {text}, team {int} REFERENCES team(id), method {text} NOT NULL,
      assignee {int} REFERENCES user_account(id), active {boolean} NOT NULL, created_at {text} NOT NULL,
      created_by {int}, updated_at {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE route_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, name {text},
      name_fold {text}, position {int}, filter {text}, team {int}, method {text}, assignee {int}, active
      {boolean}, created_at {text}, created_by {int}, updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX route_past_id ON route_past(id)",
    "CREATE INDEX route_name_fold ON route(name_fold)",
  ]
}
