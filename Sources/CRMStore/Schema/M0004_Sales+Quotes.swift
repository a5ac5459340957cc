extension Migration {
  /// What was offered, ordered and agreed, and what is to be done about it.
  static let quoting = [
    """
    CREATE TABLE quote(id {id}, version {int} NOT NULL, content {int} NOT NULL, number {text}, \
    edition {int}, title {text}, title_fold {text}, deal {int} REFERENCES deal(id), \
    company {int} REFERENCES company(id), contact {int} REFERENCES contact(id), status {text}, \
    open {boolean} NOT NULL, currency {text}, language {text}, country {text}, price_list {text}, \
    valid_until {text}, terms {text}, sent_at {text}, opened_at {text}, decided_at {text}, reason \
    {text}, reason_fold {text}, approved_by {int} REFERENCES user_account(id), discount {int}, net \
    {int}, vat {int}, gross {int}, tags {json}, notes {text}, external_ids {json}, owner {int} \
    REFERENCES user_account(id), created_at {text} NOT NULL, created_by {int}, updated_at {text} \
    NOT NULL, custom {json}, custom_fold {json}) {table}
    """,
    """
    CREATE TABLE quote_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, \
    number {text}, edition {int}, title {text}, title_fold {text}, deal {int}, company {int}, \
    contact {int}, status {text}, open {boolean}, currency {text}, language {text}, country \
    {text}, price_list {text}, valid_until {text}, terms {text}, sent_at {text}, opened_at {text}, \
    decided_at {text}, reason {text}, reason_fold {text}, approved_by {int}, discount {int}, net \
    {int}, vat {int}, gross {int}, tags {json}, notes {text}, external_ids {json}, owner {int}, \
    created_at {text}, created_by {int}, updated_at {text}, custom {json}, custom_fold {json}, \
    PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX quote_past_id ON quote_past(id)",
    """
    CREATE TABLE quote_key(kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT NULL, \
    PRIMARY KEY(kind, value, record)) {clustered}
    """,
    "CREATE UNIQUE INDEX quote_number ON quote(number)",
    "CREATE INDEX quote_deal ON quote(deal)",
    "CREATE INDEX quote_company ON quote(company)",
    "CREATE INDEX quote_valid_until ON quote(valid_until) WHERE open",
    "CREATE INDEX quote_contact ON quote(contact) WHERE contact IS NOT NULL",
    """
    CREATE TABLE sales_order(id {id}, version {int} NOT NULL, content {int} NOT NULL, number \
    {text}, quote {int} REFERENCES quote(id), deal {int} REFERENCES deal(id), company {int} \
    REFERENCES company(id), contact {int} REFERENCES contact(id), status {text} NOT NULL, \
    ordered_on {text} NOT NULL, deliver_by {text}, delivered_on {text}, country {text}, source \
    {text}, source_fold {text}, currency {text}, net {int}, vat {int}, gross {int}, tags {json}, \
    notes {text}, external_ids {json}, owner {int} REFERENCES user_account(id), created_at {text} \
    NOT NULL, created_by {int}, updated_at {text} NOT NULL, custom {json}, custom_fold {json}) \
    {table}
    """,
    """
    CREATE TABLE sales_order_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content \
    {int}, number {text}, quote {int}, deal {int}, company {int}, contact {int}, status {text}, \
    ordered_on {text}, deliver_by {text}, delivered_on {text}, country {text}, source {text}, \
    source_fold {text}, currency {text}, net {int}, vat {int}, gross {int}, tags {json}, notes \
    {text}, external_ids {json}, owner {int}, created_at {text}, created_by {int}, updated_at \
    {text}, custom {json}, custom_fold {json}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX sales_order_past_id ON sales_order_past(id)",
    """
    CREATE TABLE sales_order_key(kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT \
    NULL, PRIMARY KEY(kind, value, record)) {clustered}
    """,
    "CREATE UNIQUE INDEX sales_order_number ON sales_order(number)",
    "CREATE INDEX sales_order_company ON sales_order(company, ordered_on)",
    "CREATE INDEX sales_order_deal ON sales_order(deal)",
    "CREATE INDEX sales_order_contact ON sales_order(contact) WHERE contact IS NOT NULL",
    "CREATE INDEX sales_order_quote ON sales_order(quote) WHERE quote IS NOT NULL",
    """
    CREATE TABLE line(id {id}, version {int} NOT NULL, content {int} NOT NULL, quote {int} \
    REFERENCES quote(id), sales_order {int} REFERENCES sales_order(id), position {int}, product \
    {int} REFERENCES product(id), text {text}, text_fold {text}, quantity {int} NOT NULL, unit \
    {text}, unit_fold {text}, unit_price {int}, discount {int}, discount_amount {int}, vat_code \
    {text}, period {text}, return_of {int} REFERENCES line(id), list_price {int}, price_rule \
    {text}, price_rule_fold {text}, vat_rate {int}, currency {text}, net {int}, created_at {text} \
    NOT NULL, created_by {int}, updated_at {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE line_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, \
    quote {int}, sales_order {int}, position {int}, product {int}, text {text}, text_fold {text}, \
    quantity {int}, unit {text}, unit_fold {text}, unit_price {int}, discount {int}, \
    discount_amount {int}, vat_code {text}, period {text}, return_of {int}, list_price {int}, \
    price_rule {text}, price_rule_fold {text}, vat_rate {int}, currency {text}, net {int}, \
    created_at {text}, created_by {int}, updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX line_quote ON line(quote)",
    "CREATE INDEX line_sales_order ON line(sales_order)",
    "CREATE INDEX line_product ON line(product)",
    "CREATE INDEX line_return_of ON line(return_of) WHERE return_of IS NOT NULL",
    """
    CREATE TABLE sent_quote(id {id}, version {int} NOT NULL, content {int} NOT NULL, quote {int} \
    NOT NULL REFERENCES quote(id), edition {int} NOT NULL, sent_at {text} NOT NULL, document \
    {text} NOT NULL, currency {text}, net {int}, gross {int}, created_at {text} NOT NULL, \
    created_by {int}, updated_at {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE sent_quote_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content \
    {int}, quote {int}, edition {int}, sent_at {text}, document {text}, currency {text}, net \
    {int}, gross {int}, created_at {text}, created_by {int}, updated_at {text}, PRIMARY KEY(ended, \
    id)) {clustered}
    """,
    "CREATE INDEX sent_quote_quote ON sent_quote(quote)",
    """
    CREATE TABLE contract(id {id}, version {int} NOT NULL, content {int} NOT NULL, number {text}, \
    title {text}, title_fold {text}, company {int} REFERENCES company(id), contact {int} \
    REFERENCES contact(id), sales_order {int} REFERENCES sales_order(id), starts_on {text} NOT \
    NULL, ends_on {text}, term_months {int}, notice_days {int}, auto_renew {boolean} NOT NULL, mrr \
    {int}, currency {text}, price_index {text}, price_index_fold {text}, status {text} NOT NULL, \
    open {boolean} NOT NULL, renews {int} REFERENCES contract(id), anchor {text}, tags {json}, \
    notes {text}, external_ids {json}, owner {int} REFERENCES user_account(id), created_at {text} \
    NOT NULL, created_by {int}, updated_at {text} NOT NULL, custom {json}, custom_fold {json}) \
    {table}
    """,
    """
    CREATE TABLE contract_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content \
    {int}, number {text}, title {text}, title_fold {text}, company {int}, contact {int}, \
    sales_order {int}, starts_on {text}, ends_on {text}, term_months {int}, notice_days {int}, \
    auto_renew {boolean}, mrr {int}, currency {text}, price_index {text}, price_index_fold {text}, \
    status {text}, open {boolean}, renews {int}, anchor {text}, tags {json}, notes {text}, \
    external_ids {json}, owner {int}, created_at {text}, created_by {int}, updated_at {text}, \
    custom {json}, custom_fold {json}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX contract_past_id ON contract_past(id)",
    """
    CREATE TABLE contract_key(kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT NULL, \
    PRIMARY KEY(kind, value, record)) {clustered}
    """,
    "CREATE UNIQUE INDEX contract_number ON contract(number)",
    "CREATE INDEX contract_company ON contract(company)",
    "CREATE INDEX contract_ends_on ON contract(ends_on) WHERE open",
    "CREATE INDEX contract_renews ON contract(renews) WHERE renews IS NOT NULL",
    "CREATE INDEX contract_sales_order ON contract(sales_order) WHERE sales_order IS NOT NULL",
    "CREATE INDEX contract_contact ON contract(contact) WHERE contact IS NOT NULL",
    """
    CREATE TABLE payment(id {id}, version {int} NOT NULL, content {int} NOT NULL, invoice {text}, \
    company {int} REFERENCES company(id), sales_order {int} REFERENCES sales_order(id), amount \
    {int} NOT NULL, currency {text}, due_on {text} NOT NULL, paid_on {text}, tags {json}, notes \
    {text}, external_ids {json}, owner {int} REFERENCES user_account(id), created_at {text} NOT \
    NULL, created_by {int}, updated_at {text} NOT NULL, custom {json}, custom_fold {json}) {table}
    """,
    """
    CREATE TABLE payment_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content \
    {int}, invoice {text}, company {int}, sales_order {int}, amount {int}, currency {text}, due_on \
    {text}, paid_on {text}, tags {json}, notes {text}, external_ids {json}, owner {int}, \
    created_at {text}, created_by {int}, updated_at {text}, custom {json}, custom_fold {json}, \
    PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX payment_past_id ON payment_past(id)",
    """
    CREATE TABLE payment_key(kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT NULL, \
    PRIMARY KEY(kind, value, record)) {clustered}
    """,
    "CREATE UNIQUE INDEX payment_invoice ON payment(invoice) WHERE invoice IS NOT NULL",
    "CREATE INDEX payment_company ON payment(company)",
    """
    CREATE TABLE quota(id {id}, version {int} NOT NULL, content {int} NOT NULL, user_account {int} \
    REFERENCES user_account(id), period {text} NOT NULL, amount {int} NOT NULL, currency {text}, \
    created_at {text} NOT NULL, created_by {int}, updated_at {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE quota_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, \
    user_account {int}, period {text}, amount {int}, currency {text}, created_at {text}, created_by {int}, \
    updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    """
    CREATE TABLE forecast(id {id}, version {int} NOT NULL, content {int} NOT NULL, period {text} \
    NOT NULL, at {text} NOT NULL, user_account {int} REFERENCES user_account(id), currency {text}, closed \
    {int}, committed {int}, best_case {int}, total {int}, weighted {int}, created_at {text} NOT \
    NULL, created_by {int}, updated_at {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE forecast_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content \
    {int}, period {text}, at {text}, user_account {int}, currency {text}, closed {int}, committed {int}, \
    best_case {int}, total {int}, weighted {int}, created_at {text}, created_by {int}, updated_at \
    {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    """
    CREATE TABLE task(id {id}, version {int} NOT NULL, content {int} NOT NULL, title {text} NOT \
    NULL, title_fold {text}, due {text}, remind {int}, priority {text} NOT NULL, status {text} NOT \
    NULL, open {boolean} NOT NULL, repeat {text}, repeat_fold {text}, assignee {int} REFERENCES \
    user_account(id), contact {int} REFERENCES contact(id), company {int} REFERENCES company(id), \
    deal {int} REFERENCES deal(id), lead {int} REFERENCES lead(id), quote {int} REFERENCES \
    quote(id), contract {int} REFERENCES contract(id), done_at {text}, repeat_from {text}, follows \
    {int} REFERENCES task(id), origin {text}, tags {json}, notes {text}, external_ids {json}, \
    owner {int} REFERENCES user_account(id), created_at {text} NOT NULL, created_by {int}, \
    updated_at {text} NOT NULL, custom {json}, custom_fold {json}) {table}
    """,
    """
    CREATE TABLE task_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content {int}, \
    title {text}, title_fold {text}, due {text}, remind {int}, priority {text}, status {text}, \
    open {boolean}, repeat {text}, repeat_fold {text}, assignee {int}, contact {int}, company \
    {int}, deal {int}, lead {int}, quote {int}, contract {int}, done_at {text}, repeat_from \
    {text}, follows {int}, origin {text}, tags {json}, notes {text}, external_ids {json}, owner \
    {int}, created_at {text}, created_by {int}, updated_at {text}, custom {json}, custom_fold \
    {json}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX task_past_id ON task_past(id)",
    """
    CREATE TABLE task_key(kind {text} NOT NULL, value {text} NOT NULL, record {int} NOT NULL, \
    PRIMARY KEY(kind, value, record)) {clustered}
    """,
    "CREATE INDEX task_assignee ON task(assignee, due)",
    "CREATE INDEX task_contact ON task(contact) WHERE contact IS NOT NULL",
    "CREATE INDEX task_company ON task(company) WHERE company IS NOT NULL",
    "CREATE INDEX task_deal ON task(deal) WHERE deal IS NOT NULL",
    "CREATE INDEX task_origin ON task(origin) WHERE origin IS NOT NULL",
    "CREATE INDEX task_follows ON task(follows) WHERE follows IS NOT NULL",
    "CREATE INDEX task_quote ON task(quote) WHERE quote IS NOT NULL",
    "CREATE INDEX task_contract ON task(contract) WHERE contract IS NOT NULL",
    "CREATE INDEX task_lead ON task(lead) WHERE lead IS NOT NULL",
    """
    CREATE TABLE consent(id {id}, version {int} NOT NULL, content {int} NOT NULL, contact {int} \
    NOT NULL REFERENCES contact(id), purpose {text} NOT NULL, channel {text} NOT NULL, action \
    {text} NOT NULL, at {text} NOT NULL, method {text}, evidence {text}, notice_version {text}, \
    expires_at {text}, created_at {text} NOT NULL, created_by {int}, updated_at {text} NOT NULL) \
    {table}
    """,
    """
    CREATE TABLE consent_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content \
    {int}, contact {int}, purpose {text}, channel {text}, action {text}, at {text}, method {text}, \
    evidence {text}, notice_version {text}, expires_at {text}, created_at {text}, created_by \
    {int}, updated_at {text}, PRIMARY KEY(ended, id)) {clustered}
    """,
    "CREATE INDEX consent_contact ON consent(contact)",
    """
    CREATE TABLE attachment(id {id}, version {int} NOT NULL, content {int} NOT NULL, record_noun \
    {text} NOT NULL, record_id {int} NOT NULL, name {text} NOT NULL, name_fold {text}, mime {text} \
    NOT NULL, size {int} NOT NULL, hash {text} NOT NULL, created_at {text} NOT NULL, created_by \
    {int}, updated_at {text} NOT NULL) {table}
    """,
    """
    CREATE TABLE attachment_past(ended {int} NOT NULL, id {int} NOT NULL, version {int}, content \
    {int}, record_noun {text}, record_id {int}, name {text}, name_fold {text}, mime {text}, size \
    {int}, hash {text}, created_at {text}, created_by {int}, updated_at {text}, PRIMARY KEY(ended, \
    id)) {clustered}
    """,
    "CREATE INDEX attachment_record_noun ON attachment(record_noun, record_id)",
  ]
}
