extension Migration {
  /// Sales, from first contact to renewal: leads, deals, products, quotes, orders, contracts, payments, tasks.
  static let m0004 = Migration(
    version: 4, statements: selling + quoting + beside + Seeds.ofSelling)

  /// What is sold, and how far it has come.
  static let selling = [
    """
    CREATE TABLE pipeline(id {id}, version {int} NOT NULL, content {int} NOT NULL, name {text} NOT \
    NULL, label {text}, label_fold {text}, created_at {text} NOT NULL, created_by {int}, \
    updated_at {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE pipeline_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content \
    {int}, name {text}, label {text}, label_fold {text}, created_at {text}, created_by {int}, \
    updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE UNIQUE INDEX pipeline_name ON pipeline(name)",
    """
    CREATE TABLE stage(id {id}, version {int} NOT NULL, content {int} NOT NULL, pipeline {int} NOT \
    NULL REFERENCES pipeline(id), key {text} NOT NULL, name {text}, name_fold {text}, names \
    {json}, position {int}, probability {int} NOT NULL, rotting_days {int}, required_fields \
    {json}, kind {text} NOT NULL, created_at {text} NOT NULL, created_by {int}, updated_at {text} \
    NOT NULL) {table}
    """,
    """
    CREATE TABLE stage_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, \
    pipeline {int}, key {text}, name {text}, name_fold {text}, names {json}, position {int}, \
    probability {int}, rotting_days {int}, required_fields {json}, kind {text}, created_at {text}, \
    created_by {int}, updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    """
    CREATE TABLE product(id {id}, version {int} NOT NULL, content {int} NOT NULL, name {text} NOT \
    NULL, name_fold {text}, sku {text}, unit {text}, unit_fold {text}, price {int}, cost {int}, \
    currency {text}, vat_code {text} NOT NULL, period {text} NOT NULL, category {text}, \
    category_fold {text}, requires {json}, excludes {json}, active {boolean} NOT NULL, tags \
    {json}, notes {text}, external_ids {json}, owner {int} REFERENCES user_account(id), created_at \
    {text} NOT NULL, created_by {int}, updated_at {text} NOT NULL, custom {json}, custom_fold \
    {json}) {table}
    """,
    """
    CREATE TABLE product_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content \
    {int}, name {text}, name_fold {text}, sku {text}, unit {text}, unit_fold {text}, price {int}, \
    cost {int}, currency {text}, vat_code {text}, period {text}, category {text}, category_fold \
    {text}, requires {json}, excludes {json}, active {boolean}, tags {json}, notes {text}, \
    external_ids {json}, owner {int}, created_at {text}, created_by {int}, updated_at {text}, \
    custom {json}, custom_fold {json}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX product_past_id ON product_past(id)",
    """
    CREATE TABLE product_key(kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT NULL, \
    PRIMARY KEY(kind, value, record)) {clustered}
    """,
    "CREATE UNIQUE INDEX product_sku ON product(sku) WHERE sku IS NOT NULL",
    "CREATE INDEX product_name_fold ON product(name_fold)",
    "CREATE INDEX product_inactive ON product(id) WHERE NOT active",
    """
    CREATE TABLE price(id {id}, version {int} NOT NULL, content {int} NOT NULL, product {int} NOT \
    NULL REFERENCES product(id), list {text} NOT NULL, company {int} REFERENCES company(id), \
    segment {int} REFERENCES segment(id), amount {int} NOT NULL, currency {text}, min_quantity \
    {int} NOT NULL, valid_from {text}, valid_to {text}, created_at {text} NOT NULL, created_by \
    {int}, updated_at {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE price_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, \
    product {int}, list {text}, company {int}, segment {int}, amount {int}, currency {text}, \
    min_quantity {int}, valid_from {text}, valid_to {text}, created_at {text}, created_by {int}, \
    updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX price_product ON price(product)",
    """
    CREATE TABLE vat_rate(id {id}, version {int} NOT NULL, content {int} NOT NULL, country {text} \
    NOT NULL, code {text} NOT NULL, rate {int} NOT NULL, valid_from {text}, valid_to {text}, \
    source {text}, source_fold {text}, created_at {text} NOT NULL, created_by {int}, updated_at \
    {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE vat_rate_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content \
    {int}, country {text}, code {text}, rate {int}, valid_from {text}, valid_to {text}, source \
    {text}, source_fold {text}, created_at {text}, created_by {int}, updated_at {text}, PRIMARY \
    KEY(ended, id)) {clustered}
    """,
    """
    CREATE TABLE deal(id {id}, version {int} NOT NULL, content {int} NOT NULL, title {text} NOT \
    NULL, title_fold {text}, company {int} REFERENCES company(id), contact {int} REFERENCES \
    contact(id), contacts {json}, pipeline {int} NOT NULL REFERENCES pipeline(id), stage {int} NOT \
    NULL REFERENCES stage(id), amount {int}, currency {text}, probability {int}, \
    probability_reason {text}, probability_reason_fold {text}, close {text}, closed_at {text}, \
    status {text}, open {boolean} NOT NULL, category {text}, loss_reason {text}, win_reason \
    {text}, win_reason_fold {text}, competitor {text}, competitor_fold {text}, source {text}, \
    referred_by {int} REFERENCES contact(id), products {json}, stage_since {text}, last_activity \
    {text}, next_activity {text}, tags {json}, notes {text}, external_ids {json}, owner {int} \
    REFERENCES user_account(id), created_at {text} NOT NULL, created_by {int}, updated_at {text} \
    NOT NULL, custom {json}, custom_fold {json}) {table}
    """,
    """
    CREATE TABLE deal_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, \
    title {text}, title_fold {text}, company {int}, contact {int}, contacts {json}, pipeline \
    {int}, stage {int}, amount {int}, currency {text}, probability {int}, probability_reason \
    {text}, probability_reason_fold {text}, close {text}, closed_at {text}, status {text}, open \
    {boolean}, category {text}, loss_reason {text}, win_reason {text}, win_reason_fold {text}, \
    competitor {text}, competitor_fold {text}, source {text}, referred_by {int}, products {json}, \
    stage_since {text}, tags {json}, notes {text}, external_ids {json}, owner {int}, created_at \
    {text}, created_by {int}, updated_at {text}, custom {json}, custom_fold {json}, PRIMARY \
    KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX deal_past_id ON deal_past(id)",
    """
    CREATE TABLE deal_key(kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT NULL, \
    PRIMARY KEY(kind, value, record)) {clustered}
    """,
    "{words deal_fts}",
    "CREATE INDEX deal_owner ON deal(owner, close)",
    "CREATE INDEX deal_company ON deal(company)",
    "CREATE INDEX deal_contact ON deal(contact)",
    "CREATE INDEX deal_title_fold ON deal(title_fold)",
    "CREATE INDEX deal_currency ON deal(currency)",
    "CREATE INDEX deal_closed_at ON deal(closed_at) WHERE closed_at IS NOT NULL",
    "CREATE INDEX deal_stage ON deal(stage)",
    "CREATE INDEX deal_referred_by ON deal(referred_by) WHERE referred_by IS NOT NULL",
    """
    CREATE TABLE stage_change(id {id}, version {int} NOT NULL, content {int} NOT NULL, deal {int} \
    NOT NULL REFERENCES deal(id), from_stage {int} REFERENCES stage(id), stage {int} NOT NULL \
    REFERENCES stage(id), at {text} NOT NULL, created_at {text} NOT NULL, created_by {int}, \
    updated_at {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE stage_change_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content \
    {int}, deal {int}, from_stage {int}, stage {int}, at {text}, created_at {text}, created_by \
    {int}, updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX stage_change_deal ON stage_change(deal, at)",
    "CREATE INDEX stage_change_at ON stage_change(at)",
    """
    CREATE TABLE lead(id {id}, version {int} NOT NULL, content {int} NOT NULL, name {text}, \
    name_fold {text}, contact {int} REFERENCES contact(id), company {int} REFERENCES company(id), \
    company_name {text}, company_name_fold {text}, email {text}, email_key {text}, phone {text}, \
    source {text} NOT NULL, source_detail {text}, source_detail_fold {text}, status {text} NOT \
    NULL, open {boolean} NOT NULL, interest {text}, interest_fold {text}, need {text}, need_fold \
    {text}, budget {int}, currency {text}, authority {int} REFERENCES contact(id), authority_level \
    {text}, timeline {text}, timeline_fold {text}, score {int}, definition {int}, \
    first_response_at {text}, disqualified_reason {text}, recycle_on {text}, converted_at {text}, \
    deal {int} REFERENCES deal(id), tags {json}, notes {text}, external_ids {json}, owner {int} \
    REFERENCES user_account(id), created_at {text} NOT NULL, created_by {int}, updated_at {text} \
    NOT NULL, custom {json}, custom_fold {json}) {table}
    """,
    """
    CREATE TABLE lead_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, \
    name {text}, name_fold {text}, contact {int}, company {int}, company_name {text}, \
    company_name_fold {text}, email {text}, email_key {text}, phone {text}, source {text}, \
    source_detail {text}, source_detail_fold {text}, status {text}, open {boolean}, interest \
    {text}, interest_fold {text}, need {text}, need_fold {text}, budget {int}, currency {text}, \
    authority {int}, authority_level {text}, timeline {text}, timeline_fold {text}, score {int}, \
    definition {int}, first_response_at {text}, disqualified_reason {text}, recycle_on {text}, \
    converted_at {text}, deal {int}, tags {json}, notes {text}, external_ids {json}, owner {int}, \
    created_at {text}, created_by {int}, updated_at {text}, custom {json}, custom_fold {json}, \
    PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX lead_past_id ON lead_past(id)",
    """
    CREATE TABLE lead_key(kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT NULL, \
    PRIMARY KEY(kind, value, record)) {clustered}
    """,
    "CREATE INDEX lead_owner ON lead(owner, id)",
    "CREATE INDEX lead_email_key ON lead(email_key)",
    "CREATE INDEX lead_name_fold ON lead(name_fold)",
    "CREATE INDEX lead_phone ON lead(phone)",
    "CREATE INDEX lead_contact ON lead(contact) WHERE contact IS NOT NULL",
    "CREATE INDEX lead_company ON lead(company) WHERE company IS NOT NULL",
    "CREATE INDEX lead_deal ON lead(deal) WHERE deal IS NOT NULL",
  ]

  /// What belongs to no noun, and what activities can be of.
  private static let beside = [
    "ALTER TABLE activity ADD COLUMN contacts {json}",
    "ALTER TABLE activity_past ADD COLUMN contacts {json}",
    "ALTER TABLE activity ADD COLUMN deal {int} REFERENCES deal(id)",
    "ALTER TABLE activity_past ADD COLUMN deal {int}",
    "ALTER TABLE activity ADD COLUMN lead {int} REFERENCES lead(id)",
    "ALTER TABLE activity_past ADD COLUMN lead {int}",
    "ALTER TABLE activity ADD COLUMN quote {int} REFERENCES quote(id)",
    "ALTER TABLE activity_past ADD COLUMN quote {int}",
    "ALTER TABLE activity ADD COLUMN advice {text}",
    "ALTER TABLE activity_past ADD COLUMN advice {text}",
    "ALTER TABLE activity ADD COLUMN signed_at {text}",
    "ALTER TABLE activity_past ADD COLUMN signed_at {text}",
    "CREATE INDEX activity_deal ON activity(deal, at) WHERE deal IS NOT NULL",
    "CREATE INDEX activity_lead ON activity(lead) WHERE lead IS NOT NULL",
    "CREATE INDEX activity_quote ON activity(quote) WHERE quote IS NOT NULL",
    // Bytes of files, once each, as base64: an engine keeps text.
    "CREATE TABLE stored_file(hash {text} PRIMARY KEY, data {text} NOT NULL) {table}",
    // Which reminder was delivered to whom: by what it is about, and when that was due.
    """
    CREATE TABLE delivered(login {text} NOT NULL, kind {text} NOT NULL, record {int} NOT NULL, \
    due {text} NOT NULL, at {text} NOT NULL, PRIMARY KEY(login, kind, record, due)) {clustered}
    """,
  ]
}
