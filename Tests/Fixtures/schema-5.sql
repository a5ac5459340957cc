PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE sequence(
  name TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID, STRICT;
INSERT INTO sequence VALUES('activity',1);
INSERT INTO sequence VALUES('company',1);
INSERT INTO sequence VALUES('config',5);
INSERT INTO sequence VALUES('contact',1);
INSERT INTO sequence VALUES('deal',1);
INSERT INTO sequence VALUES('line',1);
INSERT INTO sequence VALUES('operation',10);
INSERT INTO sequence VALUES('pipeline',1);
INSERT INTO sequence VALUES('quote',1);
INSERT INTO sequence VALUES('relation',1);
INSERT INTO sequence VALUES('sent_quote',1);
INSERT INTO sequence VALUES('stage',5);
INSERT INTO sequence VALUES('task',2);
INSERT INTO sequence VALUES('transition',2);
INSERT INTO sequence VALUES('user',1);
INSERT INTO sequence VALUES('vat',23);
CREATE TABLE identity(
  name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
INSERT INTO identity VALUES('collation','1');
INSERT INTO identity VALUES('folding','1');
INSERT INTO identity VALUES('uuid','75f49bd7-db50-4490-bd48-7fcdd877c0d3');
CREATE TABLE operation(
  id INTEGER NOT NULL PRIMARY KEY, key TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
  actor TEXT NOT NULL, command TEXT NOT NULL, kind TEXT NOT NULL, target INTEGER,
  undone_by INTEGER, count INTEGER NOT NULL, digest INTEGER) STRICT;
INSERT INTO operation VALUES(1,'01M7PY4SM041AW6C652E4T4001','2026-11-18T09:00:00Z','kari','company add org_number=','write',NULL,NULL,1,310573501883180275);
INSERT INTO operation VALUES(2,'01M7PY4SM0687DED7TCRBM4002','2026-11-18T09:00:00Z','kari','contact add company= email= tags=','write',NULL,NULL,2,2152712698956695328);
INSERT INTO operation VALUES(3,'01M7PY4SM0FCXJW42M7PWQN003','2026-11-18T09:00:00Z','kari','contact meeting 1 minutes= body= advice=','write',NULL,NULL,1,1108637245674864164);
INSERT INTO operation VALUES(4,'01M7PY4SM0E5Z02WN1H9R1Y004','2026-11-18T09:00:00Z','kari','activity sign 1','write',NULL,NULL,1,1389839157446586089);
INSERT INTO operation VALUES(5,'01M7PY4SM0DX6CMNXVDRE8X005','2026-11-18T09:00:00Z','kari','deal add company= amount=','write',NULL,NULL,2,442845828519601310);
INSERT INTO operation VALUES(6,'01M7PY4SM0B86V6YABBQG7B006','2026-11-18T09:00:00Z','kari','deal win 1','write',NULL,NULL,4,836159753366905631);
INSERT INTO operation VALUES(7,'01M7PY4SM0D7GAWFZ85NE9B007','2026-11-18T09:00:00Z','kari','quote add company=','write',NULL,NULL,1,448127584395748936);
INSERT INTO operation VALUES(8,'01M7PY4SM0D1D2V6JS5PPVF008','2026-11-18T09:00:00Z','kari','line add quote= text= quantity= unit_price=','write',NULL,NULL,2,840417893213299067);
INSERT INTO operation VALUES(9,'01M7PY4SM02Z0EYKH688E3A009','2026-11-18T09:00:00Z','kari','quote send','write',NULL,NULL,5,836369469827979034);
INSERT INTO operation VALUES(10,'01M7PY4SM03EZ05WAR360HK00A','2026-11-18T09:00:00Z','kari','contact edit 1 phone=','write',NULL,NULL,1,2121618381733713274);
CREATE TABLE created(
  operation INTEGER NOT NULL, noun TEXT NOT NULL, first INTEGER NOT NULL,
  last INTEGER NOT NULL, row INTEGER, PRIMARY KEY(operation, noun, first)) WITHOUT ROWID, STRICT;
INSERT INTO created VALUES(1,'company',1,1,NULL);
INSERT INTO created VALUES(2,'contact',1,1,NULL);
INSERT INTO created VALUES(2,'relation',1,1,NULL);
INSERT INTO created VALUES(3,'activity',1,1,NULL);
INSERT INTO created VALUES(5,'deal',1,1,NULL);
INSERT INTO created VALUES(5,'transition',1,1,NULL);
INSERT INTO created VALUES(6,'task',1,1,NULL);
INSERT INTO created VALUES(6,'transition',2,2,NULL);
INSERT INTO created VALUES(7,'quote',1,1,NULL);
INSERT INTO created VALUES(8,'line',1,1,NULL);
INSERT INTO created VALUES(9,'sent_quote',1,1,NULL);
INSERT INTO created VALUES(9,'task',2,2,NULL);
CREATE TABLE import_row(
  operation INTEGER NOT NULL, noun TEXT NOT NULL, record INTEGER NOT NULL,
  row INTEGER NOT NULL, PRIMARY KEY(operation, noun, record, row)) WITHOUT ROWID, STRICT;
CREATE TABLE erased(
  noun TEXT NOT NULL, record INTEGER NOT NULL, operation INTEGER NOT NULL,
  PRIMARY KEY(noun, record)) WITHOUT ROWID, STRICT;
CREATE TABLE user_account(
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, login TEXT NOT NULL,
  name TEXT, name_fold TEXT, email TEXT, email_key TEXT, role TEXT,
  active INTEGER NOT NULL, time_zone TEXT, language TEXT, tags TEXT, notes TEXT,
  external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL,
  created_by INTEGER, updated_at TEXT NOT NULL, sort_key TEXT NOT NULL, custom TEXT,
  custom_fold TEXT, team INTEGER REFERENCES team(id)) STRICT;
INSERT INTO user_account VALUES(1,0,0,'kari','kari','kari',NULL,NULL,'admin',1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T09:00:00Z',NULL,'2026-11-18T09:00:00Z','kari',NULL,NULL,NULL);
CREATE TABLE user_account_past(
  ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, login TEXT,
  name TEXT, name_fold TEXT, email TEXT, email_key TEXT, role TEXT,
  active INTEGER, time_zone TEXT, language TEXT, tags TEXT, notes TEXT,
  external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT,
  sort_key TEXT, custom TEXT, custom_fold TEXT, team INTEGER, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE user_account_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE custom_field(
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT NOT NULL,
  type TEXT NOT NULL, label TEXT, label_fold TEXT, meaning TEXT,
  meaning_fold TEXT, personal INTEGER NOT NULL, required INTEGER NOT NULL,
  choices TEXT, of TEXT, indexed INTEGER NOT NULL, created_at TEXT NOT NULL,
  created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE custom_field_past(
  ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, name TEXT,
  type TEXT, label TEXT, label_fold TEXT, meaning TEXT, meaning_fold TEXT,
  personal INTEGER, required INTEGER, choices TEXT, of TEXT, indexed INTEGER,
  created_at TEXT, created_by INTEGER, updated_at TEXT,
  PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE setting(
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT NOT NULL,
  value TEXT, created_at TEXT NOT NULL, created_by INTEGER,
  updated_at TEXT NOT NULL) STRICT;
INSERT INTO setting VALUES(1,0,0,'collation','nb','2026-11-18T09:00:00Z',NULL,'2026-11-18T09:00:00Z');
INSERT INTO setting VALUES(2,0,0,'country','NO','2026-11-18T09:00:00Z',NULL,'2026-11-18T09:00:00Z');
INSERT INTO setting VALUES(3,0,0,'currency','NOK','2026-11-18T09:00:00Z',NULL,'2026-11-18T09:00:00Z');
INSERT INTO setting VALUES(4,0,0,'language','nb','2026-11-18T09:00:00Z',NULL,'2026-11-18T09:00:00Z');
INSERT INTO setting VALUES(5,0,0,'time_zone','Europe/Oslo','2026-11-18T09:00:00Z',NULL,'2026-11-18T09:00:00Z');
CREATE TABLE setting_past(
  ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, name TEXT,
  value TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT,
  PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE company(
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT NOT NULL,
  name_fold TEXT, org_number TEXT, vat_number TEXT, domain TEXT, email TEXT,
  email_key TEXT, emails TEXT, phone TEXT, phones TEXT, url TEXT,
  industry TEXT, industry_fold TEXT, employees INTEGER,
  parent INTEGER REFERENCES company(id), street TEXT, street_fold TEXT,
  postal_code TEXT, city TEXT, city_fold TEXT, region TEXT, region_fold TEXT,
  country TEXT, addresses TEXT, lifecycle TEXT, annual_revenue INTEGER,
  currency TEXT, revenue_growth INTEGER, risk INTEGER, customer_value INTEGER, followup TEXT,
  contract_years INTEGER, market_segment TEXT, market_segment_fold TEXT, loyalty TEXT,
  potential_growth INTEGER, active INTEGER NOT NULL, last_activity TEXT,
  next_activity TEXT, tags TEXT, notes TEXT, external_ids TEXT,
  owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER,
  updated_at TEXT NOT NULL, sort_key TEXT NOT NULL, custom TEXT,
  custom_fold TEXT) STRICT;
INSERT INTO company VALUES(1,6,6,'Oslo Design','oslo design','923609016',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'NO',NULL,'customer',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,'2026-11-18T09:00:00Z','2026-11-20',NULL,NULL,NULL,NULL,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z','oslo"design',NULL,NULL);
CREATE TABLE company_past(
  ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, name TEXT,
  name_fold TEXT, org_number TEXT, vat_number TEXT, domain TEXT, email TEXT,
  email_key TEXT, emails TEXT, phone TEXT, phones TEXT, url TEXT,
  industry TEXT, industry_fold TEXT, employees INTEGER, parent INTEGER, street TEXT,
  street_fold TEXT, postal_code TEXT, city TEXT, city_fold TEXT, region TEXT,
  region_fold TEXT, country TEXT, addresses TEXT, lifecycle TEXT,
  annual_revenue INTEGER, currency TEXT, revenue_growth INTEGER, risk INTEGER,
  customer_value INTEGER, followup TEXT, contract_years INTEGER, market_segment TEXT,
  market_segment_fold TEXT, loyalty TEXT, potential_growth INTEGER, active INTEGER,
  tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT,
  created_by INTEGER, updated_at TEXT, sort_key TEXT, custom TEXT, custom_fold TEXT,
  PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO company_past VALUES(6,1,1,1,'Oslo Design','oslo design','923609016',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z','oslo"design',NULL,NULL);
CREATE TABLE company_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','company_fts','company_fts',0,'CREATE VIRTUAL TABLE company_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'company_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO company_fts_data VALUES(1,X'0103');
INSERT INTO company_fts_data VALUES(10,X'000000000101010001010101');
INSERT INTO company_fts_data VALUES(137438953473,X'000000200a3039323336303930313601010664657369676e0101046f736c6f01040c09');
CREATE TABLE IF NOT EXISTS 'company_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO company_fts_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'company_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO company_fts_content VALUES(1,'oslo design 923609016 ');
CREATE TABLE IF NOT EXISTS 'company_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO company_fts_config VALUES('version',4);
CREATE TABLE contact(
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT, name_fold TEXT,
  first_name TEXT, first_name_fold TEXT, middle_name TEXT, middle_name_fold TEXT,
  last_name TEXT, last_name_fold TEXT, preferred_name TEXT,
  preferred_name_fold TEXT, sort_name TEXT, sort_name_fold TEXT, title TEXT,
  title_fold TEXT, email TEXT, email_key TEXT, emails TEXT, phone TEXT,
  phones TEXT, urls TEXT, handles TEXT, company INTEGER REFERENCES company(id),
  department TEXT, department_fold TEXT, street TEXT, street_fold TEXT,
  postal_code TEXT, city TEXT, city_fold TEXT, region TEXT, region_fold TEXT,
  country TEXT, addresses TEXT, birthday TEXT, language TEXT, lifecycle TEXT,
  source TEXT, source_detail TEXT, source_detail_fold TEXT,
  active INTEGER NOT NULL, do_not_contact INTEGER NOT NULL, last_activity TEXT,
  next_activity TEXT, informed_at TEXT, notice_version TEXT, tags TEXT,
  notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id),
  created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL,
  sort_key TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO contact VALUES(1,10,10,'Kari Nordmann','kari nordmann','Kari','kari',NULL,NULL,'Nordmann','nordmann',NULL,NULL,NULL,NULL,NULL,NULL,'kari@oslodesign.no','kari@oslodesign.no',NULL,'+4790123456',NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,'2026-11-18T09:00:00Z',NULL,NULL,NULL,'["vip"]',NULL,NULL,NULL,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z','nordmann!kari',NULL,NULL);
CREATE TABLE contact_past(
  ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, name TEXT,
  name_fold TEXT, first_name TEXT, first_name_fold TEXT, middle_name TEXT,
  middle_name_fold TEXT, last_name TEXT, last_name_fold TEXT, preferred_name TEXT,
  preferred_name_fold TEXT, sort_name TEXT, sort_name_fold TEXT, title TEXT,
  title_fold TEXT, email TEXT, email_key TEXT, emails TEXT, phone TEXT,
  phones TEXT, urls TEXT, handles TEXT, company INTEGER, department TEXT,
  department_fold TEXT, street TEXT, street_fold TEXT, postal_code TEXT,
  city TEXT, city_fold TEXT, region TEXT, region_fold TEXT, country TEXT,
  addresses TEXT, birthday TEXT, language TEXT, lifecycle TEXT, source TEXT,
  source_detail TEXT, source_detail_fold TEXT, active INTEGER,
  do_not_contact INTEGER, informed_at TEXT, notice_version TEXT, tags TEXT,
  notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER,
  updated_at TEXT, sort_key TEXT, custom TEXT, custom_fold TEXT,
  PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO contact_past VALUES(10,1,2,2,'Kari Nordmann','kari nordmann','Kari','kari',NULL,NULL,'Nordmann','nordmann',NULL,NULL,NULL,NULL,NULL,NULL,'kari@oslodesign.no','kari@oslodesign.no',NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,'["vip"]',NULL,NULL,NULL,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z','nordmann!kari',NULL,NULL);
CREATE TABLE contact_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
INSERT INTO contact_key VALUES('tag','vip',1);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','contact_fts','contact_fts',0,'CREATE VIRTUAL TABLE contact_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'contact_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO contact_fts_data VALUES(1,X'0105');
INSERT INTO contact_fts_data VALUES(10,X'000000000101010001010101');
INSERT INTO contact_fts_data VALUES(137438953473,X'0000002605306b6172690101026e6f01030672646d616e6e01010a6f736c6f64657369676e0104070509');
CREATE TABLE IF NOT EXISTS 'contact_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO contact_fts_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'contact_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO contact_fts_content VALUES(1,'kari nordmann kari oslodesign no ');
CREATE TABLE IF NOT EXISTS 'contact_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO contact_fts_config VALUES('version',4);
CREATE TABLE relation(
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, subject_noun TEXT NOT NULL,
  subject_id INTEGER NOT NULL, object_noun TEXT NOT NULL, object_id INTEGER NOT NULL,
  type TEXT NOT NULL, role TEXT, role_fold TEXT, starts_on TEXT, ends_on TEXT,
  tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id),
  created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT,
  custom_fold TEXT) STRICT;
INSERT INTO relation VALUES(1,2,2,'contact',1,'company',1,'employee',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z',NULL,NULL);
CREATE TABLE relation_past(
  ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER,
  subject_noun TEXT, subject_id INTEGER, object_noun TEXT, object_id INTEGER, type TEXT,
  role TEXT, role_fold TEXT, starts_on TEXT, ends_on TEXT, tags TEXT,
  notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER,
  updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE relation_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE activity(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, type TEXT
  NOT NULL, subject TEXT, subject_fold TEXT, body TEXT, at TEXT NOT NULL, minutes
  INTEGER, channel TEXT, direction TEXT, contact INTEGER REFERENCES contact(id), company INTEGER
  REFERENCES company(id), outcome TEXT, outcome_fold TEXT, tags TEXT, notes TEXT,
  external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL,
  created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT, contacts TEXT, deal INTEGER REFERENCES deal(id), lead INTEGER REFERENCES lead(id), quote INTEGER REFERENCES quote(id), advice TEXT, signed_at TEXT) STRICT;
INSERT INTO activity VALUES(1,4,4,'meeting','Pension','pension','Fast rente','2026-11-18T09:00:00Z',60,'meeting',NULL,1,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z',NULL,NULL,NULL,NULL,NULL,NULL,'Tre år','2026-11-18T09:00:00Z');
CREATE TABLE activity_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content
  INTEGER, type TEXT, subject TEXT, subject_fold TEXT, body TEXT, at TEXT, minutes
  INTEGER, channel TEXT, direction TEXT, contact INTEGER, company INTEGER, outcome TEXT,
  outcome_fold TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at
  TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, contacts TEXT, deal INTEGER, lead INTEGER, quote INTEGER, advice TEXT, signed_at TEXT, PRIMARY
  KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO activity_past VALUES(4,1,3,3,'meeting','Pension','pension','Fast rente','2026-11-18T09:00:00Z',60,'meeting',NULL,1,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z',NULL,NULL,NULL,NULL,NULL,NULL,'Tre år',NULL);
CREATE TABLE activity_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT
  NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','activity_fts','activity_fts',0,'CREATE VIRTUAL TABLE activity_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'activity_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO activity_fts_data VALUES(1,X'0103');
INSERT INTO activity_fts_data VALUES(10,X'000000000101010001010101');
INSERT INTO activity_fts_data VALUES(137438953473,X'0000001d05306661737401010770656e73696f6e01010572656e74650104070a');
CREATE TABLE IF NOT EXISTS 'activity_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO activity_fts_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'activity_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO activity_fts_content VALUES(1,'pension fast rente ');
CREATE TABLE IF NOT EXISTS 'activity_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO activity_fts_config VALUES('version',4);
CREATE TABLE segment(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT
  NOT NULL, of TEXT NOT NULL, kind TEXT NOT NULL, filter TEXT, members TEXT, tags
  TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id),
  created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT,
  custom_fold TEXT) STRICT;
CREATE TABLE segment_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content
  INTEGER, name TEXT, of TEXT, kind TEXT, filter TEXT, members TEXT, tags TEXT,
  notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER,
  updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE segment_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE rate(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, day TEXT NOT
  NULL, base TEXT NOT NULL, quote TEXT NOT NULL, rate INTEGER NOT NULL, per INTEGER NOT NULL,
  source TEXT, source_fold TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at
  TEXT NOT NULL) STRICT;
CREATE TABLE rate_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content
  INTEGER, day TEXT, base TEXT, quote TEXT, rate INTEGER, per INTEGER, source TEXT,
  source_fold TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY
  KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE duplicate(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, first_noun
  TEXT NOT NULL, first_id INTEGER NOT NULL, second_noun TEXT NOT NULL, second_id INTEGER NOT
  NULL, fingerprint TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT
  NOT NULL) STRICT;
CREATE TABLE duplicate_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content
  INTEGER, first_noun TEXT, first_id INTEGER, second_noun TEXT, second_id INTEGER, fingerprint
  TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id))
  WITHOUT ROWID, STRICT;
CREATE TABLE merged(
  noun TEXT NOT NULL, record INTEGER NOT NULL, operation INTEGER NOT NULL,
  survivor INTEGER NOT NULL, PRIMARY KEY(noun, record, operation)) WITHOUT ROWID, STRICT;
CREATE TABLE candidate(
  noun TEXT NOT NULL, first INTEGER NOT NULL, second INTEGER NOT NULL, score INTEGER NOT NULL,
  reason TEXT NOT NULL, PRIMARY KEY(noun, first, second)) WITHOUT ROWID, STRICT;
CREATE TABLE answer(
  operation INTEGER NOT NULL, status INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY(operation)) WITHOUT ROWID, STRICT;
CREATE TABLE import_run(
  operation INTEGER NOT NULL, file TEXT NOT NULL, rows INTEGER NOT NULL,
  created INTEGER NOT NULL, changed INTEGER NOT NULL, unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL, conflicts INTEGER NOT NULL, rejects TEXT,
  PRIMARY KEY(operation)) WITHOUT ROWID, STRICT;
CREATE TABLE team(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT NOT NULL,
  name_fold TEXT, parent INTEGER REFERENCES team(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at
  TEXT NOT NULL) STRICT;
CREATE TABLE team_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER,
  name TEXT, name_fold TEXT, parent INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY
  KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE denied(at TEXT NOT NULL, actor TEXT NOT NULL, command TEXT NOT NULL, reason
  TEXT NOT NULL) STRICT;
CREATE TABLE pipeline(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT NOT NULL, label TEXT, label_fold TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO pipeline VALUES(1,0,0,'salg',NULL,NULL,'2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
CREATE TABLE pipeline_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, name TEXT, label TEXT, label_fold TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE stage(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, pipeline INTEGER NOT NULL REFERENCES pipeline(id), key TEXT NOT NULL, name TEXT, name_fold TEXT, names TEXT, position INTEGER, probability INTEGER NOT NULL, rotting_days INTEGER, required_fields TEXT, kind TEXT NOT NULL, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO stage VALUES(1,0,0,1,'qualified',NULL,NULL,NULL,1,20000000,NULL,NULL,'open','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO stage VALUES(2,0,0,1,'proposal',NULL,NULL,NULL,2,50000000,NULL,NULL,'open','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO stage VALUES(3,0,0,1,'negotiation',NULL,NULL,NULL,3,80000000,NULL,NULL,'open','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO stage VALUES(4,0,0,1,'won',NULL,NULL,NULL,4,100000000,NULL,NULL,'won','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO stage VALUES(5,0,0,1,'lost',NULL,NULL,NULL,5,0,NULL,NULL,'lost','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
CREATE TABLE stage_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, pipeline INTEGER, key TEXT, name TEXT, name_fold TEXT, names TEXT, position INTEGER, probability INTEGER, rotting_days INTEGER, required_fields TEXT, kind TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE product(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT NOT NULL, name_fold TEXT, sku TEXT, unit TEXT, unit_fold TEXT, price INTEGER, cost INTEGER, currency TEXT, vat_code TEXT NOT NULL, period TEXT NOT NULL, category TEXT, category_fold TEXT, requires TEXT, excludes TEXT, active INTEGER NOT NULL, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
CREATE TABLE product_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, name TEXT, name_fold TEXT, sku TEXT, unit TEXT, unit_fold TEXT, price INTEGER, cost INTEGER, currency TEXT, vat_code TEXT, period TEXT, category TEXT, category_fold TEXT, requires TEXT, excludes TEXT, active INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE product_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE price(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, product INTEGER NOT NULL REFERENCES product(id), list TEXT NOT NULL, company INTEGER REFERENCES company(id), segment INTEGER REFERENCES segment(id), amount INTEGER NOT NULL, currency TEXT, min_quantity INTEGER NOT NULL, valid_from TEXT, valid_to TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE price_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, product INTEGER, list TEXT, company INTEGER, segment INTEGER, amount INTEGER, currency TEXT, min_quantity INTEGER, valid_from TEXT, valid_to TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE vat_rate(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, country TEXT NOT NULL, code TEXT NOT NULL, rate INTEGER NOT NULL, valid_from TEXT, valid_to TEXT, source TEXT, source_fold TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO vat_rate VALUES(1,0,0,'DK','standard',25000000,NULL,NULL,'Skattestyrelsen','skattestyrelsen','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(2,0,0,'DK','zero',0,NULL,NULL,'Skattestyrelsen','skattestyrelsen','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(3,0,0,'NO','standard',25000000,NULL,NULL,'Skatteetaten','skatteetaten','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(4,0,0,'NO','food',15000000,NULL,NULL,'Skatteetaten','skatteetaten','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(5,0,0,'NO','reduced',15000000,NULL,NULL,'Skatteetaten','skatteetaten','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(6,0,0,'NO','low',12000000,NULL,NULL,'Skatteetaten','skatteetaten','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(7,0,0,'NO','raw_fish',11110000,NULL,NULL,'Skatteetaten','skatteetaten','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(8,0,0,'NO','zero',0,NULL,NULL,'Skatteetaten','skatteetaten','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(9,0,0,'SE','standard',25000000,NULL,NULL,'Skatteverket','skatteverket','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(10,0,0,'SE','food',12000000,NULL,'2026-03-31','Skatteverket','skatteverket','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(11,0,0,'SE','food',6000000,'2026-04-01','2027-12-31','Skatteverket','skatteverket','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(12,0,0,'SE','food',12000000,'2028-01-01',NULL,'Skatteverket','skatteverket','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(13,0,0,'SE','reduced',12000000,NULL,NULL,'Skatteverket','skatteverket','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(14,0,0,'SE','low',6000000,NULL,NULL,'Skatteverket','skatteverket','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(15,0,0,'SE','zero',0,NULL,NULL,'Skatteverket','skatteverket','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(16,0,0,'FI','standard',24000000,NULL,'2024-08-31','Verohallinto','verohallinto','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(17,0,0,'FI','standard',25500000,'2024-09-01',NULL,'Verohallinto','verohallinto','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(18,0,0,'FI','food',14000000,NULL,'2025-12-31','Verohallinto','verohallinto','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(19,0,0,'FI','food',13500000,'2026-01-01',NULL,'Verohallinto','verohallinto','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(20,0,0,'FI','reduced',14000000,NULL,'2025-12-31','Verohallinto','verohallinto','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(21,0,0,'FI','reduced',13500000,'2026-01-01',NULL,'Verohallinto','verohallinto','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(22,0,0,'FI','low',10000000,NULL,NULL,'Verohallinto','verohallinto','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO vat_rate VALUES(23,0,0,'FI','zero',0,NULL,NULL,'Verohallinto','verohallinto','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
CREATE TABLE vat_rate_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, country TEXT, code TEXT, rate INTEGER, valid_from TEXT, valid_to TEXT, source TEXT, source_fold TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE deal(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, title TEXT NOT NULL, title_fold TEXT, company INTEGER REFERENCES company(id), contact INTEGER REFERENCES contact(id), contacts TEXT, pipeline INTEGER NOT NULL REFERENCES pipeline(id), stage INTEGER NOT NULL REFERENCES stage(id), amount INTEGER, currency TEXT, probability INTEGER, probability_reason TEXT, probability_reason_fold TEXT, close TEXT, closed_at TEXT, status TEXT, open INTEGER NOT NULL, category TEXT, loss_reason TEXT, win_reason TEXT, win_reason_fold TEXT, competitor TEXT, competitor_fold TEXT, source TEXT, referred_by INTEGER REFERENCES contact(id), products TEXT, stage_since TEXT, last_activity TEXT, next_activity TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO deal VALUES(1,6,6,'New shop','new shop',1,NULL,NULL,1,4,45000000,'NOK',100000000,NULL,NULL,'2026-11-18','2026-11-18T09:00:00Z','won',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T09:00:00Z',NULL,'2026-11-20',NULL,NULL,NULL,1,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z',NULL,NULL);
CREATE TABLE deal_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, title TEXT, title_fold TEXT, company INTEGER, contact INTEGER, contacts TEXT, pipeline INTEGER, stage INTEGER, amount INTEGER, currency TEXT, probability INTEGER, probability_reason TEXT, probability_reason_fold TEXT, close TEXT, closed_at TEXT, status TEXT, open INTEGER, category TEXT, loss_reason TEXT, win_reason TEXT, win_reason_fold TEXT, competitor TEXT, competitor_fold TEXT, source TEXT, referred_by INTEGER, products TEXT, stage_since TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO deal_past VALUES(6,1,5,5,'New shop','new shop',1,NULL,NULL,1,1,45000000,'NOK',20000000,NULL,NULL,NULL,NULL,'open',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T09:00:00Z',NULL,NULL,NULL,1,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z',NULL,NULL);
CREATE TABLE deal_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','deal_fts','deal_fts',0,'CREATE VIRTUAL TABLE deal_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'deal_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO deal_fts_data VALUES(1,X'0102');
INSERT INTO deal_fts_data VALUES(10,X'000000000101010001010101');
INSERT INTO deal_fts_data VALUES(137438953473,X'0000001104306e657701010473686f70010406');
CREATE TABLE IF NOT EXISTS 'deal_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO deal_fts_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'deal_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO deal_fts_content VALUES(1,'new shop ');
CREATE TABLE IF NOT EXISTS 'deal_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO deal_fts_config VALUES('version',4);
CREATE TABLE stage_change(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, deal INTEGER NOT NULL REFERENCES deal(id), from_stage INTEGER REFERENCES stage(id), stage INTEGER NOT NULL REFERENCES stage(id), at TEXT NOT NULL, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO stage_change VALUES(1,5,5,1,NULL,1,'2026-11-18T09:00:00Z','2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z');
INSERT INTO stage_change VALUES(2,6,6,1,1,4,'2026-11-18T09:00:00Z','2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z');
CREATE TABLE stage_change_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, deal INTEGER, from_stage INTEGER, stage INTEGER, at TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE lead(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT, name_fold TEXT, contact INTEGER REFERENCES contact(id), company INTEGER REFERENCES company(id), company_name TEXT, company_name_fold TEXT, email TEXT, email_key TEXT, phone TEXT, source TEXT NOT NULL, source_detail TEXT, source_detail_fold TEXT, status TEXT NOT NULL, open INTEGER NOT NULL, interest TEXT, interest_fold TEXT, need TEXT, need_fold TEXT, budget INTEGER, currency TEXT, authority INTEGER REFERENCES contact(id), authority_level TEXT, timeline TEXT, timeline_fold TEXT, score INTEGER, definition INTEGER, first_response_at TEXT, disqualified_reason TEXT, recycle_on TEXT, converted_at TEXT, deal INTEGER REFERENCES deal(id), tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT, country TEXT) STRICT;
CREATE TABLE lead_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, name TEXT, name_fold TEXT, contact INTEGER, company INTEGER, company_name TEXT, company_name_fold TEXT, email TEXT, email_key TEXT, phone TEXT, source TEXT, source_detail TEXT, source_detail_fold TEXT, status TEXT, open INTEGER, interest TEXT, interest_fold TEXT, need TEXT, need_fold TEXT, budget INTEGER, currency TEXT, authority INTEGER, authority_level TEXT, timeline TEXT, timeline_fold TEXT, score INTEGER, definition INTEGER, first_response_at TEXT, disqualified_reason TEXT, recycle_on TEXT, converted_at TEXT, deal INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, country TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE lead_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE quote(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, number TEXT, edition INTEGER, title TEXT, title_fold TEXT, deal INTEGER REFERENCES deal(id), company INTEGER REFERENCES company(id), contact INTEGER REFERENCES contact(id), status TEXT, open INTEGER NOT NULL, currency TEXT, language TEXT, country TEXT, price_list TEXT, valid_until TEXT, terms TEXT, sent_at TEXT, opened_at TEXT, decided_at TEXT, reason TEXT, reason_fold TEXT, approved_by INTEGER REFERENCES user_account(id), discount INTEGER, net INTEGER, vat INTEGER, gross INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT, recurring INTEGER) STRICT;
INSERT INTO quote VALUES(1,9,9,'Q-1',1,'Website','website',NULL,1,NULL,'sent',1,'NOK','nb','NO',NULL,'2026-12-18',NULL,'2026-11-18T09:00:00Z',NULL,NULL,NULL,NULL,NULL,NULL,1500000,375000,1875000,NULL,NULL,NULL,1,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z',NULL,NULL,NULL);
CREATE TABLE quote_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, number TEXT, edition INTEGER, title TEXT, title_fold TEXT, deal INTEGER, company INTEGER, contact INTEGER, status TEXT, open INTEGER, currency TEXT, language TEXT, country TEXT, price_list TEXT, valid_until TEXT, terms TEXT, sent_at TEXT, opened_at TEXT, decided_at TEXT, reason TEXT, reason_fold TEXT, approved_by INTEGER, discount INTEGER, net INTEGER, vat INTEGER, gross INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, recurring INTEGER, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO quote_past VALUES(8,1,7,7,'Q-1',1,'Website','website',NULL,1,NULL,'draft',1,'NOK','nb','NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z',NULL,NULL,NULL);
INSERT INTO quote_past VALUES(9,1,8,8,'Q-1',1,'Website','website',NULL,1,NULL,'draft',1,'NOK','nb','NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1500000,375000,1875000,NULL,NULL,NULL,1,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z',NULL,NULL,NULL);
CREATE TABLE quote_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE sales_order(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, number TEXT, quote INTEGER REFERENCES quote(id), deal INTEGER REFERENCES deal(id), company INTEGER REFERENCES company(id), contact INTEGER REFERENCES contact(id), status TEXT NOT NULL, ordered_on TEXT NOT NULL, deliver_by TEXT, delivered_on TEXT, country TEXT, source TEXT, source_fold TEXT, currency TEXT, net INTEGER, vat INTEGER, gross INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT, recurring INTEGER) STRICT;
CREATE TABLE sales_order_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, number TEXT, quote INTEGER, deal INTEGER, company INTEGER, contact INTEGER, status TEXT, ordered_on TEXT, deliver_by TEXT, delivered_on TEXT, country TEXT, source TEXT, source_fold TEXT, currency TEXT, net INTEGER, vat INTEGER, gross INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, recurring INTEGER, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE sales_order_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE line(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, quote INTEGER REFERENCES quote(id), sales_order INTEGER REFERENCES sales_order(id), position INTEGER, product INTEGER REFERENCES product(id), text TEXT, text_fold TEXT, quantity INTEGER NOT NULL, unit TEXT, unit_fold TEXT, unit_price INTEGER, discount INTEGER, discount_amount INTEGER, vat_code TEXT, period TEXT, return_of INTEGER REFERENCES line(id), list_price INTEGER, price_rule TEXT, price_rule_fold TEXT, vat_rate INTEGER, currency TEXT, net INTEGER, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO line VALUES(1,8,8,1,NULL,1,NULL,'Design','design',10000000,NULL,NULL,1500000000,NULL,NULL,'standard','once',NULL,NULL,'typed','typed',25000000,'NOK',1500000,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z');
CREATE TABLE line_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, quote INTEGER, sales_order INTEGER, position INTEGER, product INTEGER, text TEXT, text_fold TEXT, quantity INTEGER, unit TEXT, unit_fold TEXT, unit_price INTEGER, discount INTEGER, discount_amount INTEGER, vat_code TEXT, period TEXT, return_of INTEGER, list_price INTEGER, price_rule TEXT, price_rule_fold TEXT, vat_rate INTEGER, currency TEXT, net INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE sent_quote(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, quote INTEGER NOT NULL REFERENCES quote(id), edition INTEGER NOT NULL, sent_at TEXT NOT NULL, document TEXT NOT NULL, currency TEXT, net INTEGER, gross INTEGER, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, recurring INTEGER) STRICT;
INSERT INTO sent_quote VALUES(1,9,9,1,1,'2026-11-18T09:00:00Z','{"language":"nb","blocks":[{"heading":"Tilbud Q-1"},{"paragraph":["Website"]},{"paragraph":["Til: Oslo Design (923609016)","Dato: 18.11.2026","Gyldig til: 18.12.2026"]},{"table":["Beskrivelse","Antall","Pris","Rabatt","Mva.","Netto"],"numeric":[false,true,true,true,true,true],"rows":[["Design","10","1 500,00","","25 %","15 000,00"]]},{"sums":[["Netto","15 000,00 kr",false],["Mva. 25 % av 15 000,00","3 750,00 kr",false],["Totalt","18 750,00 kr",true]]}]}','NOK',1500000,1875000,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z',NULL);
CREATE TABLE sent_quote_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, quote INTEGER, edition INTEGER, sent_at TEXT, document TEXT, currency TEXT, net INTEGER, gross INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, recurring INTEGER, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE contract(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, number TEXT, title TEXT, title_fold TEXT, company INTEGER REFERENCES company(id), contact INTEGER REFERENCES contact(id), sales_order INTEGER REFERENCES sales_order(id), starts_on TEXT NOT NULL, ends_on TEXT, term_months INTEGER, notice_days INTEGER, auto_renew INTEGER NOT NULL, mrr INTEGER, currency TEXT, price_index TEXT, price_index_fold TEXT, status TEXT NOT NULL, open INTEGER NOT NULL, renews INTEGER REFERENCES contract(id), anchor TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
CREATE TABLE contract_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, number TEXT, title TEXT, title_fold TEXT, company INTEGER, contact INTEGER, sales_order INTEGER, starts_on TEXT, ends_on TEXT, term_months INTEGER, notice_days INTEGER, auto_renew INTEGER, mrr INTEGER, currency TEXT, price_index TEXT, price_index_fold TEXT, status TEXT, open INTEGER, renews INTEGER, anchor TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE contract_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE payment(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, invoice TEXT, company INTEGER REFERENCES company(id), sales_order INTEGER REFERENCES sales_order(id), amount INTEGER NOT NULL, currency TEXT, due_on TEXT NOT NULL, paid_on TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
CREATE TABLE payment_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, invoice TEXT, company INTEGER, sales_order INTEGER, amount INTEGER, currency TEXT, due_on TEXT, paid_on TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE payment_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE quota(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, user_account INTEGER REFERENCES user_account(id), period TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE quota_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, user_account INTEGER, period TEXT, amount INTEGER, currency TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE forecast(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, period TEXT NOT NULL, at TEXT NOT NULL, user_account INTEGER REFERENCES user_account(id), currency TEXT, closed INTEGER, committed INTEGER, best_case INTEGER, total INTEGER, weighted INTEGER, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE forecast_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, period TEXT, at TEXT, user_account INTEGER, currency TEXT, closed INTEGER, committed INTEGER, best_case INTEGER, total INTEGER, weighted INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE task(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, title TEXT NOT NULL, title_fold TEXT, due TEXT, remind INTEGER, priority TEXT NOT NULL, status TEXT NOT NULL, open INTEGER NOT NULL, repeat TEXT, repeat_fold TEXT, assignee INTEGER REFERENCES user_account(id), contact INTEGER REFERENCES contact(id), company INTEGER REFERENCES company(id), deal INTEGER REFERENCES deal(id), lead INTEGER REFERENCES lead(id), quote INTEGER REFERENCES quote(id), contract INTEGER REFERENCES contract(id), done_at TEXT, repeat_from TEXT, follows INTEGER REFERENCES task(id), origin TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO task VALUES(1,6,6,'Hand over to delivery','hand over to delivery','2026-11-20',NULL,'normal','open',1,NULL,NULL,1,NULL,1,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z',NULL,NULL);
INSERT INTO task VALUES(2,9,9,'Follow up Q-1 version 1','follow up q-1 version 1','2026-11-25',NULL,'normal','open',1,NULL,NULL,1,NULL,1,NULL,NULL,1,NULL,NULL,NULL,NULL,'quote-answer:1:1',NULL,NULL,NULL,NULL,'2026-11-18T09:00:00Z',1,'2026-11-18T09:00:00Z',NULL,NULL);
CREATE TABLE task_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, title TEXT, title_fold TEXT, due TEXT, remind INTEGER, priority TEXT, status TEXT, open INTEGER, repeat TEXT, repeat_fold TEXT, assignee INTEGER, contact INTEGER, company INTEGER, deal INTEGER, lead INTEGER, quote INTEGER, contract INTEGER, done_at TEXT, repeat_from TEXT, follows INTEGER, origin TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE task_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE consent(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, contact INTEGER NOT NULL REFERENCES contact(id), purpose TEXT NOT NULL, channel TEXT NOT NULL, action TEXT NOT NULL, at TEXT NOT NULL, method TEXT, evidence TEXT, notice_version TEXT, expires_at TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE consent_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, contact INTEGER, purpose TEXT, channel TEXT, action TEXT, at TEXT, method TEXT, evidence TEXT, notice_version TEXT, expires_at TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE attachment(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, record_noun TEXT NOT NULL, record_id INTEGER NOT NULL, name TEXT NOT NULL, name_fold TEXT, mime TEXT NOT NULL, size INTEGER NOT NULL, hash TEXT NOT NULL, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE attachment_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, record_noun TEXT, record_id INTEGER, name TEXT, name_fold TEXT, mime TEXT, size INTEGER, hash TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE stored_file(hash TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT;
CREATE TABLE delivered(login TEXT NOT NULL, kind TEXT NOT NULL, record INTEGER NOT NULL, due TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY(login, kind, record, due)) WITHOUT ROWID, STRICT;
CREATE INDEX user_account_past_id ON user_account_past(id);
CREATE UNIQUE INDEX user_account_login ON user_account(login);
CREATE INDEX user_account_name_fold ON user_account(name_fold);
CREATE INDEX user_account_sort_key ON user_account(sort_key);
CREATE UNIQUE INDEX custom_field_name ON custom_field(name);
CREATE UNIQUE INDEX setting_name ON setting(name);
CREATE INDEX company_past_id ON company_past(id);
CREATE INDEX company_name_fold ON company(name_fold);
CREATE INDEX company_sort_key ON company(sort_key);
CREATE INDEX company_email_key ON company(email_key);
CREATE INDEX company_phone ON company(phone);
CREATE UNIQUE INDEX company_org_number ON company(org_number, country) WHERE org_number IS NOT NULL;
CREATE INDEX company_parent ON company(parent);
CREATE INDEX company_owner ON company(owner, id);
CREATE INDEX company_inactive ON company(id) WHERE NOT active;
CREATE INDEX contact_past_id ON contact_past(id);
CREATE INDEX contact_name_fold ON contact(name_fold);
CREATE INDEX contact_sort_key ON contact(sort_key);
CREATE INDEX contact_email_key ON contact(email_key);
CREATE INDEX contact_phone ON contact(phone);
CREATE INDEX contact_company ON contact(company);
CREATE INDEX contact_owner ON contact(owner, id);
CREATE INDEX contact_lifecycle ON contact(lifecycle, last_activity);
CREATE INDEX contact_inactive ON contact(id) WHERE NOT active;
CREATE INDEX relation_past_id ON relation_past(id);
CREATE INDEX relation_subject_noun ON relation(subject_noun, subject_id);
CREATE INDEX relation_object_noun ON relation(object_noun, object_id);
CREATE INDEX activity_past_id ON activity_past(id);
CREATE INDEX activity_contact ON activity(contact, at);
CREATE INDEX activity_company ON activity(company, at);
CREATE INDEX activity_at ON activity(at);
CREATE INDEX segment_past_id ON segment_past(id);
CREATE UNIQUE INDEX segment_name ON segment(name);
CREATE INDEX rate_day ON rate(day);
CREATE INDEX company_currency ON company(currency);
CREATE UNIQUE INDEX pipeline_name ON pipeline(name);
CREATE INDEX product_past_id ON product_past(id);
CREATE UNIQUE INDEX product_sku ON product(sku) WHERE sku IS NOT NULL;
CREATE INDEX product_name_fold ON product(name_fold);
CREATE INDEX product_inactive ON product(id) WHERE NOT active;
CREATE INDEX price_product ON price(product);
CREATE INDEX deal_past_id ON deal_past(id);
CREATE INDEX deal_owner ON deal(owner, close);
CREATE INDEX deal_company ON deal(company);
CREATE INDEX deal_contact ON deal(contact);
CREATE INDEX deal_title_fold ON deal(title_fold);
CREATE INDEX deal_currency ON deal(currency);
CREATE INDEX deal_closed_at ON deal(closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX deal_stage ON deal(stage);
CREATE INDEX deal_referred_by ON deal(referred_by) WHERE referred_by IS NOT NULL;
CREATE INDEX stage_change_deal ON stage_change(deal, at);
CREATE INDEX stage_change_at ON stage_change(at);
CREATE INDEX lead_past_id ON lead_past(id);
CREATE INDEX lead_owner ON lead(owner, id);
CREATE INDEX lead_email_key ON lead(email_key);
CREATE INDEX lead_name_fold ON lead(name_fold);
CREATE INDEX lead_phone ON lead(phone);
CREATE INDEX lead_contact ON lead(contact) WHERE contact IS NOT NULL;
CREATE INDEX lead_company ON lead(company) WHERE company IS NOT NULL;
CREATE INDEX lead_deal ON lead(deal) WHERE deal IS NOT NULL;
CREATE INDEX quote_past_id ON quote_past(id);
CREATE UNIQUE INDEX quote_number ON quote(number);
CREATE INDEX quote_deal ON quote(deal);
CREATE INDEX quote_company ON quote(company);
CREATE INDEX quote_valid_until ON quote(valid_until) WHERE open;
CREATE INDEX quote_contact ON quote(contact) WHERE contact IS NOT NULL;
CREATE INDEX sales_order_past_id ON sales_order_past(id);
CREATE UNIQUE INDEX sales_order_number ON sales_order(number);
CREATE INDEX sales_order_company ON sales_order(company, ordered_on);
CREATE INDEX sales_order_deal ON sales_order(deal);
CREATE INDEX sales_order_contact ON sales_order(contact) WHERE contact IS NOT NULL;
CREATE INDEX sales_order_quote ON sales_order(quote) WHERE quote IS NOT NULL;
CREATE INDEX line_quote ON line(quote);
CREATE INDEX line_sales_order ON line(sales_order);
CREATE INDEX line_product ON line(product);
CREATE INDEX line_return_of ON line(return_of) WHERE return_of IS NOT NULL;
CREATE INDEX sent_quote_quote ON sent_quote(quote);
CREATE INDEX contract_past_id ON contract_past(id);
CREATE UNIQUE INDEX contract_number ON contract(number);
CREATE INDEX contract_company ON contract(company);
CREATE INDEX contract_ends_on ON contract(ends_on) WHERE open;
CREATE INDEX contract_renews ON contract(renews) WHERE renews IS NOT NULL;
CREATE INDEX contract_sales_order ON contract(sales_order) WHERE sales_order IS NOT NULL;
CREATE INDEX contract_contact ON contract(contact) WHERE contact IS NOT NULL;
CREATE INDEX payment_past_id ON payment_past(id);
CREATE UNIQUE INDEX payment_invoice ON payment(invoice) WHERE invoice IS NOT NULL;
CREATE INDEX payment_company ON payment(company);
CREATE INDEX task_past_id ON task_past(id);
CREATE INDEX task_assignee ON task(assignee, due);
CREATE INDEX task_contact ON task(contact) WHERE contact IS NOT NULL;
CREATE INDEX task_company ON task(company) WHERE company IS NOT NULL;
CREATE INDEX task_deal ON task(deal) WHERE deal IS NOT NULL;
CREATE INDEX task_origin ON task(origin) WHERE origin IS NOT NULL;
CREATE INDEX task_follows ON task(follows) WHERE follows IS NOT NULL;
CREATE INDEX task_quote ON task(quote) WHERE quote IS NOT NULL;
CREATE INDEX task_contract ON task(contract) WHERE contract IS NOT NULL;
CREATE INDEX task_lead ON task(lead) WHERE lead IS NOT NULL;
CREATE INDEX consent_contact ON consent(contact);
CREATE INDEX attachment_record_noun ON attachment(record_noun, record_id);
CREATE INDEX activity_deal ON activity(deal, at) WHERE deal IS NOT NULL;
CREATE INDEX activity_lead ON activity(lead) WHERE lead IS NOT NULL;
CREATE INDEX activity_quote ON activity(quote) WHERE quote IS NOT NULL;
CREATE INDEX attachment_hash ON attachment(hash);
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA user_version=5;
PRAGMA application_id=1668443441;
PRAGMA journal_mode=WAL;
