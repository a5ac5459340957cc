extension Migration {
  /// What customers ask for.
  static let tickets = [
    """
    CREATE TABLE ticket(id {id}, version {int} NOT NULL, content {int} NOT NULL, subject {text} NOT NULL,
      subject_fold {text}, body {text}, kind {text}, priority {text} NOT NULL, status {text} NOT NULL, open
      {boolean} NOT NULL, category {text}, category_fold {text}, channel {text}, contact {int} REFERENCES
      contact(id), company {int} REFERENCES company(id), team {int} REFERENCES team(id), assignee {int} REFERENCES
      user_account(id), contract {int} REFERENCES contract(id), product {int} REFERENCES product(id), sla {int}
      REFERENCES sla(id), problem {int} REFERENCES ticket(id), related {json}, merged_into {int} REFERENCES
      ticket(id), split_from {int} REFERENCES ticket(id), follows {int} REFERENCES ticket(id), resolution {text}, satisfaction {int},
      resolved_at {text}, closed_at {text}, reopened {int}, replied_at {text}, brought_at {text}, route {int}
      REFERENCES route(id), routed_to {int} REFERENCES user_account(id), turn {int}, alarm {text}, alarm_fold {text}, policy {int}, due
      {text}, first_response_due {text}, next_response_due {text}, update_due {text}, resolution_due {text},
      resolution_left {int}, first_response_at {text}, response_time {int}, resolution_time {int}, breached
      {text}, breached_fold {text}, escalates_at {text}, tags {json}, notes {text}, external_ids {json}, owner {int} REFERENCES
      user_account(id), created_at {text} NOT NULL, created_by {int}, updated_at {text} NOT NULL, custom {json},
      custom_fold {json}) {table}
    """,
    """
    CREATE TABLE ticket_key(kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT NULL, PRIMARY KEY(kind,
      value, record)) {clustered}
    """,
    "{words ticket_fts}",
    """
    CREATE TABLE ticket_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, subject
      {text}, subject_fold {text}, body {text}, kind {text}, priority {text}, status {text}, open {boolean},
      category {text}, category_fold {text}, channel {text}, contact {int}, company {int}, team {int}, assignee
      {int}, contract {int}, product {int}, sla {int}, problem {int}, related {json}, merged_into {int},
      split_from {int}, follows {int}, resolution {text}, satisfaction {int}, resolved_at {text}, closed_at {text}, reopened {int},
      replied_at {text}, brought_at {text}, route {int}, routed_to {int}, turn {int}, alarm {text}, alarm_fold {text}, tags
      {json}, notes {text}, external_ids {json}, owner {int}, created_at {text}, created_by {int}, updated_at
      {text}, custom {json}, custom_fold {json}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX ticket_past_id ON ticket_past(id)",
    "CREATE INDEX ticket_contact ON ticket(contact) WHERE contact IS NOT NULL",
    "CREATE INDEX ticket_company ON ticket(company) WHERE company IS NOT NULL",
    "CREATE INDEX ticket_assignee ON ticket(assignee, due) WHERE open",
    "CREATE INDEX ticket_due ON ticket(due) WHERE due IS NOT NULL",
    "CREATE INDEX ticket_nobody ON ticket(due) WHERE open AND assignee IS NULL",
    "CREATE INDEX ticket_escalates_at ON ticket(escalates_at) WHERE escalates_at IS NOT NULL",
    "CREATE INDEX ticket_route ON ticket(route, routed_to, turn) WHERE route IS NOT NULL",
    "CREATE INDEX ticket_turn ON ticket(route, turn) WHERE route IS NOT NULL",
    "CREATE INDEX ticket_split_from ON ticket(split_from) WHERE split_from IS NOT NULL",
    "CREATE INDEX ticket_follows ON ticket(follows) WHERE follows IS NOT NULL",
    "CREATE INDEX ticket_problem ON ticket(problem) WHERE problem IS NOT NULL",
    "CREATE INDEX ticket_merged_into ON ticket(merged_into) WHERE merged_into IS NOT NULL",
    "CREATE INDEX ticket_contract ON ticket(contract) WHERE contract IS NOT NULL",
    "CREATE INDEX ticket_created_at ON ticket(created_at)",
    "CREATE INDEX ticket_resolved_at ON ticket(resolved_at) WHERE resolved_at IS NOT NULL",
    """
    CREATE TABLE ticket_transition(id {id}, version {int} NOT NULL, content {int} NOT NULL, ticket {int} NOT NULL
      REFERENCES ticket(id), from_state {text}, state {text}, at {text} NOT NULL, reason {text}, reason_fold
      {text}, created_at {text} NOT NULL, created_by {int}, updated_at {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE ticket_transition_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int},
      ticket {int}, from_state {text}, state {text}, at {text}, reason {text}, reason_fold {text}, created_at
      {text}, created_by {int}, updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX ticket_transition_past_id ON ticket_transition_past(id)",
    "CREATE INDEX ticket_transition_ticket ON ticket_transition(ticket, at)",
  ]

  /// What goes with it.
  static let kept = [
    """
    CREATE TABLE promise(id {id}, version {int} NOT NULL, content {int} NOT NULL, ticket {int} NOT NULL REFERENCES
      ticket(id), at {text} NOT NULL, sla {int} REFERENCES sla(id), priority {text} NOT NULL, first_response
      {text}, next_response {text}, status_update {text}, resolution {text}, calendar {int} REFERENCES
      calendar(id), pauses {json}, reopen {text}, created_at {text} NOT NULL, created_by {int}, updated_at {text}
      NOT NULL) {table}
    """,
    """
    CREATE TABLE promise_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, ticket {int},
      at {text}, sla {int}, priority {text}, first_response {text}, next_response {text}, status_update {text},
      resolution {text}, calendar {int}, pauses {json}, reopen {text}, created_at {text}, created_by {int},
      updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX promise_past_id ON promise_past(id)",
    "CREATE INDEX promise_ticket ON promise(ticket, at)",
    "CREATE INDEX promise_sla ON promise(sla) WHERE sla IS NOT NULL",
    "CREATE INDEX promise_calendar ON promise(calendar) WHERE calendar IS NOT NULL",
    """
    CREATE TABLE escalation(id {id}, version {int} NOT NULL, content {int} NOT NULL, ticket {int} NOT NULL
      REFERENCES ticket(id), clock {text} NOT NULL, level {int} NOT NULL, at {text} NOT NULL, promised {text},
      task {int} REFERENCES task(id), created_at {text} NOT NULL, created_by {int}, updated_at {text} NOT NULL)
      {table}
    """,
    """
    CREATE TABLE escalation_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, ticket
      {int}, clock {text}, level {int}, at {text}, promised {text}, task {int}, created_at {text}, created_by
      {int}, updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX escalation_past_id ON escalation_past(id)",
    "CREATE INDEX escalation_ticket ON escalation(ticket)",
    "CREATE INDEX escalation_task ON escalation(task) WHERE task IS NOT NULL",
    """
    CREATE TABLE vote(id {id}, version {int} NOT NULL, content {int} NOT NULL, ticket {int} NOT NULL REFERENCES
      ticket(id), contact {int} REFERENCES contact(id), company {int} REFERENCES company(id), created_at {text}
      NOT NULL, created_by {int}, updated_at {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE vote_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, ticket {int},
      contact {int}, company {int}, created_at {text}, created_by {int}, updated_at {text}, PRIMARY KEY(ended,
      id)) {clustered}
    """,
    "CREATE INDEX vote_past_id ON vote_past(id)",
    "CREATE INDEX vote_ticket ON vote(ticket, contact)",
    "CREATE INDEX vote_contact ON vote(contact)",
    "CREATE INDEX vote_company ON vote(company)",
  ]

  /// What is said and done about it.
  static let aboutTickets = [
    "ALTER TABLE activity ADD COLUMN ticket {int} REFERENCES ticket(id)",
    "ALTER TABLE activity_past ADD COLUMN ticket {int}",
    "ALTER TABLE activity ADD COLUMN public {boolean}",
    "ALTER TABLE activity_past ADD COLUMN public {boolean}",
    "ALTER TABLE activity ADD COLUMN automatic {boolean}",
    "ALTER TABLE activity_past ADD COLUMN automatic {boolean}",
    "ALTER TABLE task ADD COLUMN ticket {int} REFERENCES ticket(id)",
    "ALTER TABLE task_past ADD COLUMN ticket {int}",
    "CREATE INDEX activity_ticket ON activity(ticket, at) WHERE ticket IS NOT NULL",
    "CREATE INDEX task_ticket ON task(ticket) WHERE ticket IS NOT NULL",
  ]
}
