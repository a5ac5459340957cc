extension Migration {
  /// Operations with what they need to be taken back, people and companies, how they are related, those
  /// who work with them, custom fields and settings.
  static let m0001 = Migration(
    version: 1,
    statements: [
      """
      CREATE TABLE sequence(
        name {text} NOT NULL PRIMARY KEY, last {int} NOT NULL) {clustered}
      """,
      """
      CREATE TABLE identity(
        name {text} NOT NULL PRIMARY KEY, value {text} NOT NULL) {clustered}
      """,
      """
      CREATE TABLE operation(
        id {int} NOT NULL PRIMARY KEY, key {text} NOT NULL UNIQUE, at {text} NOT NULL,
        actor {text} NOT NULL, command {text} NOT NULL, kind {text} NOT NULL, target {int},
        undone_by {int}, count {int} NOT NULL) {table}
      """,
      """
      CREATE TABLE created(
        operation {int} NOT NULL, noun {text} NOT NULL, first {int} NOT NULL,
        last {int} NOT NULL, row {int}, PRIMARY KEY(operation, noun, first)) {clustered}
      """,
      """
      CREATE TABLE import_row(
        operation {int} NOT NULL, noun {text} NOT NULL, record {int} NOT NULL,
        row {int} NOT NULL, PRIMARY KEY(operation, noun, record, row)) {clustered}
      """,
      """
      CREATE TABLE erased(
        noun {text} NOT NULL, record {int} NOT NULL, operation {int} NOT NULL,
        PRIMARY KEY(noun, record)) {clustered}
      """,
      """
      CREATE TABLE user_account(
        id {id}, version {int} NOT NULL, content {int} NOT NULL, login {text} NOT NULL,
        name {text}, name_fold {text}, email {text}, email_key {text}, role {text},
        active {boolean} NOT NULL, time_zone {text}, language {text}, tags {json}, notes {text},
        external_ids {json}, owner {int} REFERENCES user_account(id), created_at {text} NOT NULL,
        created_by {int}, updated_at {text} NOT NULL, sort_key {text} NOT NULL, custom {json},
        custom_fold {json}) {table}
      """,
      """
      CREATE TABLE user_account_past(
        ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, login {text},
        name {text}, name_fold {text}, email {text}, email_key {text}, role {text},
        active {boolean}, time_zone {text}, language {text}, tags {json}, notes {text},
        external_ids {json}, owner {int}, created_at {text}, created_by {int}, updated_at {text},
        sort_key {text}, custom {json}, custom_fold {json}, PRIMARY KEY(ended, id)) {clustered}
      """,
      "CREATE INDEX user_account_past_id ON user_account_past(id)",
      """
      CREATE TABLE user_account_key(
        kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT NULL,
        PRIMARY KEY(kind, value, record)) {clustered}
      """,
      "CREATE UNIQUE INDEX user_account_login ON user_account(login)",
      "CREATE INDEX user_account_name_fold ON user_account(name_fold)",
      "CREATE INDEX user_account_sort_key ON user_account(sort_key)",
      """
      CREATE TABLE custom_field(
        id {id}, version {int} NOT NULL, content {int} NOT NULL, name {text} NOT NULL,
        type {text} NOT NULL, label {text}, label_fold {text}, meaning {text},
        meaning_fold {text}, personal {boolean} NOT NULL, required {boolean} NOT NULL,
        choices {json}, of {text}, indexed {boolean} NOT NULL, created_at {text} NOT NULL,
        created_by {int}, updated_at {text} NOT NULL) {table}
      """,
      """
      CREATE TABLE custom_field_past(
        ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, name {text},
        type {text}, label {text}, label_fold {text}, meaning {text}, meaning_fold {text},
        personal {boolean}, required {boolean}, choices {json}, of {text}, indexed {boolean},
        created_at {text}, created_by {int}, updated_at {text},
        PRIMARY KEY(ended, id)) {clustered}
      """,
      "CREATE INDEX custom_field_past_id ON custom_field_past(id)",
      "CREATE UNIQUE INDEX custom_field_name ON custom_field(name)",
      """
      CREATE TABLE setting(
        id {id}, version {int} NOT NULL, content {int} NOT NULL, name {text} NOT NULL,
        value {text}, created_at {text} NOT NULL, created_by {int},
        updated_at {text} NOT NULL) {table}
      """,
      """
      CREATE TABLE setting_past(
        ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, name {text},
        value {text}, created_at {text}, created_by {int}, updated_at {text},
        PRIMARY KEY(ended, id)) {clustered}
      """,
      "CREATE INDEX setting_past_id ON setting_past(id)",
      "CREATE UNIQUE INDEX setting_name ON setting(name)",
      """
      CREATE TABLE company(
        id {id}, version {int} NOT NULL, content {int} NOT NULL, name {text} NOT NULL,
        name_fold {text}, org_number {text}, vat_number {text}, domain {json}, email {text},
        email_key {text}, emails {json}, phone {text}, phones {json}, url {text},
        industry {text}, industry_fold {text}, employees {int},
        parent {int} REFERENCES company(id), street {text}, street_fold {text},
        postal_code {text}, city {text}, city_fold {text}, region {text}, region_fold {text},
        country {text}, addresses {json}, lifecycle {text}, annual_revenue {int},
        currency {text}, revenue_growth {int}, risk {int}, customer_value {int}, followup {text},
        contract_years {int}, market_segment {text}, market_segment_fold {text}, loyalty {text},
        potential_growth {int}, active {boolean} NOT NULL, last_activity {text},
        next_activity {text}, tags {json}, notes {text}, external_ids {json},
        owner {int} REFERENCES user_account(id), created_at {text} NOT NULL, created_by {int},
        updated_at {text} NOT NULL, sort_key {text} NOT NULL, custom {json},
        custom_fold {json}) {table}
      """,
      """
      CREATE TABLE company_past(
        ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, name {text},
        name_fold {text}, org_number {text}, vat_number {text}, domain {json}, email {text},
        email_key {text}, emails {json}, phone {text}, phones {json}, url {text},
        industry {text}, industry_fold {text}, employees {int}, parent {int}, street {text},
        street_fold {text}, postal_code {text}, city {text}, city_fold {text}, region {text},
        region_fold {text}, country {text}, addresses {json}, lifecycle {text},
        annual_revenue {int}, currency {text}, revenue_growth {int}, risk {int},
        customer_value {int}, followup {text}, contract_years {int}, market_segment {text},
        market_segment_fold {text}, loyalty {text}, potential_growth {int}, active {boolean},
        tags {json}, notes {text}, external_ids {json}, owner {int}, created_at {text},
        created_by {int}, updated_at {text}, sort_key {text}, custom {json}, custom_fold {json},
        PRIMARY KEY(ended, id)) {clustered}
      """,
      "CREATE INDEX company_past_id ON company_past(id)",
      """
      CREATE TABLE company_key(
        kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT NULL,
        PRIMARY KEY(kind, value, record)) {clustered}
      """,
      "{words company_fts}",
      "CREATE INDEX company_name_fold ON company(name_fold)",
      "CREATE INDEX company_sort_key ON company(sort_key)",
      "CREATE INDEX company_email_key ON company(email_key)",
      "CREATE INDEX company_phone ON company(phone)",
      "CREATE UNIQUE INDEX company_org_number ON company(org_number, country) WHERE org_number IS NOT NULL",
      "CREATE INDEX company_parent ON company(parent)",
      "CREATE INDEX company_owner ON company(owner, id)",
      "CREATE INDEX company_inactive ON company(id) WHERE NOT active",
      """
      CREATE TABLE contact(
        id {id}, version {int} NOT NULL, content {int} NOT NULL, name {text}, name_fold {text},
        first_name {text}, first_name_fold {text}, middle_name {text}, middle_name_fold {text},
        last_name {text}, last_name_fold {text}, preferred_name {text},
        preferred_name_fold {text}, sort_name {text}, sort_name_fold {text}, title {text},
        title_fold {text}, email {text}, email_key {text}, emails {json}, phone {text},
        phones {json}, urls {json}, handles {json}, company {int} REFERENCES company(id),
        department {text}, department_fold {text}, street {text}, street_fold {text},
        postal_code {text}, city {text}, city_fold {text}, region {text}, region_fold {text},
        country {text}, addresses {json}, birthday {text}, language {text}, lifecycle {text},
        source {text}, source_detail {text}, source_detail_fold {text},
        active {boolean} NOT NULL, do_not_contact {boolean} NOT NULL, last_activity {text},
        next_activity {text}, informed_at {text}, notice_version {text}, tags {json},
        notes {text}, external_ids {json}, owner {int} REFERENCES user_account(id),
        created_at {text} NOT NULL, created_by {int}, updated_at {text} NOT NULL,
        sort_key {text} NOT NULL, custom {json}, custom_fold {json}) {table}
      """,
      """
      CREATE TABLE contact_past(
        ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, name {text},
        name_fold {text}, first_name {text}, first_name_fold {text}, middle_name {text},
        middle_name_fold {text}, last_name {text}, last_name_fold {text}, preferred_name {text},
        preferred_name_fold {text}, sort_name {text}, sort_name_fold {text}, title {text},
        title_fold {text}, email {text}, email_key {text}, emails {json}, phone {text},
        phones {json}, urls {json}, handles {json}, company {int}, department {text},
        department_fold {text}, street {text}, street_fold {text}, postal_code {text},
        city {text}, city_fold {text}, region {text}, region_fold {text}, country {text},
        addresses {json}, birthday {text}, language {text}, lifecycle {text}, source {text},
        source_detail {text}, source_detail_fold {text}, active {boolean},
        do_not_contact {boolean}, informed_at {text}, notice_version {text}, tags {json},
        notes {text}, external_ids {json}, owner {int}, created_at {text}, created_by {int},
        updated_at {text}, sort_key {text}, custom {json}, custom_fold {json},
        PRIMARY KEY(ended, id)) {clustered}
      """,
      "CREATE INDEX contact_past_id ON contact_past(id)",
      """
      CREATE TABLE contact_key(
        kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT NULL,
        PRIMARY KEY(kind, value, record)) {clustered}
      """,
      "{words contact_fts}",
      "CREATE INDEX contact_name_fold ON contact(name_fold)",
      "CREATE INDEX contact_sort_key ON contact(sort_key)",
      "CREATE INDEX contact_email_key ON contact(email_key)",
      "CREATE INDEX contact_phone ON contact(phone)",
      "CREATE INDEX contact_company ON contact(company)",
      "CREATE INDEX contact_owner ON contact(owner, id)",
      "CREATE INDEX contact_lifecycle ON contact(lifecycle, last_activity)",
      "CREATE INDEX contact_inactive ON contact(id) WHERE NOT active",
      """
      CREATE TABLE relation(
        id {id}, version {int} NOT NULL, content {int} NOT NULL, subject_noun {text} NOT NULL,
        subject_id {int} NOT NULL, object_noun {text} NOT NULL, object_id {int} NOT NULL,
        type {text} NOT NULL, role {text}, role_fold {text}, starts_on {text}, ends_on {text},
        tags {json}, notes {text}, external_ids {json}, owner {int} REFERENCES user_account(id),
        created_at {text} NOT NULL, created_by {int}, updated_at {text} NOT NULL, custom {json},
        custom_fold {json}) {table}
      """,
      """
      CREATE TABLE relation_past(
        ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int},
        subject_noun {text}, subject_id {int}, object_noun {text}, object_id {int}, type {text},
        role {text}, role_fold {text}, starts_on {text}, ends_on {text}, tags {json},
        notes {text}, external_ids {json}, owner {int}, created_at {text}, created_by {int},
        updated_at {text}, custom {json}, custom_fold {json}, PRIMARY KEY(ended, id)) {clustered}
      """,
      "CREATE INDEX relation_past_id ON relation_past(id)",
      """
      CREATE TABLE relation_key(
        kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT NULL,
        PRIMARY KEY(kind, value, record)) {clustered}
      """,
      "CREATE INDEX relation_subject_noun ON relation(subject_noun, subject_id)",
      "CREATE INDEX relation_object_noun ON relation(object_noun, object_id)",
    ])
}
