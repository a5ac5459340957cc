extension Migration {
  /// What a database can be asked and told beyond records: activities, segments, rates, duplicates, who
  /// was merged into whom, and what a command answered that must not be done twice.
  static let m0002 = Migration(
    version: 2,
    statements: [
      """
      CREATE TABLE activity(id {id}, version {int} NOT NULL, content {int} NOT NULL, type {text}
        NOT NULL, subject {text}, subject_fold {text}, body {text}, at {text} NOT NULL, minutes
        {int}, channel {text}, direction {text}, contact {int} REFERENCES contact(id), company {int}
        REFERENCES company(id), outcome {text}, outcome_fold {text}, tags {json}, notes {text},
        external_ids {json}, owner {int} REFERENCES user_account(id), created_at {text} NOT NULL,
        created_by {int}, updated_at {text} NOT NULL, custom {json}, custom_fold {json}) {table}
      """,
      """
      CREATE TABLE activity_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content
        {int}, type {text}, subject {text}, subject_fold {text}, body {text}, at {text}, minutes
        {int}, channel {text}, direction {text}, contact {int}, company {int}, outcome {text},
        outcome_fold {text}, tags {json}, notes {text}, external_ids {json}, owner {int}, created_at
        {text}, created_by {int}, updated_at {text}, custom {json}, custom_fold {json}, PRIMARY
        KEY(ended, id)) {clustered}
      """,
      "CREATE INDEX activity_past_id ON activity_past(id)",
      """
      CREATE TABLE activity_key(kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT
        NULL, PRIMARY KEY(kind, value, record)) {clustered}
      """,
      "{words activity_fts}",
      "CREATE INDEX activity_contact ON activity(contact, at)",
      "CREATE INDEX activity_company ON activity(company, at)",
      "CREATE INDEX activity_at ON activity(at)",
      """
      CREATE TABLE segment(id {id}, version {int} NOT NULL, content {int} NOT NULL, name {text}
        NOT NULL, of {text} NOT NULL, kind {text} NOT NULL, filter {text}, members {json}, tags
        {json}, notes {text}, external_ids {json}, owner {int} REFERENCES user_account(id),
        created_at {text} NOT NULL, created_by {int}, updated_at {text} NOT NULL, custom {json},
        custom_fold {json}) {table}
      """,
      """
      CREATE TABLE segment_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content
        {int}, name {text}, of {text}, kind {text}, filter {text}, members {json}, tags {json},
        notes {text}, external_ids {json}, owner {int}, created_at {text}, created_by {int},
        updated_at {text}, custom {json}, custom_fold {json}, PRIMARY KEY(ended, id)) {clustered}
      """,
      "CREATE INDEX segment_past_id ON segment_past(id)",
      """
      CREATE TABLE segment_key(kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT NULL,
        PRIMARY KEY(kind, value, record)) {clustered}
      """,
      "CREATE UNIQUE INDEX segment_name ON segment(name)",
      """
      CREATE TABLE rate(id {id}, version {int} NOT NULL, content {int} NOT NULL, day {text} NOT
        NULL, base {text} NOT NULL, quote {text} NOT NULL, rate {int} NOT NULL, per {int} NOT NULL,
        source {text}, source_fold {text}, created_at {text} NOT NULL, created_by {int}, updated_at
        {text} NOT NULL) {table}
      """,
      """
      CREATE TABLE rate_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content
        {int}, day {text}, base {text}, quote {text}, rate {int}, per {int}, source {text},
        source_fold {text}, created_at {text}, created_by {int}, updated_at {text}, PRIMARY
        KEY(ended, id)) {clustered}
      """,
      "CREATE INDEX rate_day ON rate(day)",
      """
      CREATE TABLE duplicate(id {id}, version {int} NOT NULL, content {int} NOT NULL, first_noun
        {text} NOT NULL, first_id {int} NOT NULL, second_noun {text} NOT NULL, second_id {int} NOT
        NULL, fingerprint {text}, created_at {text} NOT NULL, created_by {int}, updated_at {text}
        NOT NULL) {table}
      """,
      """
      CREATE TABLE duplicate_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content
        {int}, first_noun {text}, first_id {int}, second_noun {text}, second_id {int}, fingerprint
        {text}, created_at {text}, created_by {int}, updated_at {text}, PRIMARY KEY(ended, id))
        {clustered}
      """,
      "CREATE INDEX company_currency ON company(currency)",
      """
      CREATE TABLE merged(
        noun {text} NOT NULL, record {int} NOT NULL, operation {int} NOT NULL,
        survivor {int} NOT NULL, PRIMARY KEY(noun, record, operation)) {clustered}
      """,
      """
      CREATE TABLE candidate(
        noun {text} NOT NULL, first {int} NOT NULL, second {int} NOT NULL, score {int} NOT NULL,
        reason {text} NOT NULL, PRIMARY KEY(noun, first, second)) {clustered}
      """,
      """
      CREATE TABLE answer(
        operation {int} NOT NULL, status {int} NOT NULL, text {text} NOT NULL,
        PRIMARY KEY(operation)) {clustered}
      """,
      """
      CREATE TABLE import_run(
        operation {int} NOT NULL, file {text} NOT NULL, rows {int} NOT NULL,
        created {int} NOT NULL, changed {int} NOT NULL, unchanged {int} NOT NULL,
        rejected {int} NOT NULL, conflicts {int} NOT NULL, rejects {text},
        PRIMARY KEY(operation)) {clustered}
      """,
    ])
}
