PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE sequence(
  name TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID, STRICT;
INSERT INTO sequence VALUES('company',1);
INSERT INTO sequence VALUES('config',5);
INSERT INTO sequence VALUES('contact',2);
INSERT INTO sequence VALUES('field',1);
INSERT INTO sequence VALUES('operation',6);
INSERT INTO sequence VALUES('relation',1);
INSERT INTO sequence VALUES('user',2);
CREATE TABLE identity(
  name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
INSERT INTO identity VALUES('collation','1');
INSERT INTO identity VALUES('folding','1');
INSERT INTO identity VALUES('uuid','d3e26ccc-adda-4943-9ab2-a97f5c5df021');
CREATE TABLE operation(
  id INTEGER NOT NULL PRIMARY KEY, key TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
  actor TEXT NOT NULL, command TEXT NOT NULL, kind TEXT NOT NULL, target INTEGER,
  undone_by INTEGER, count INTEGER NOT NULL) STRICT;
INSERT INTO operation VALUES(1,'01M7W302700RVGV2GM3MBAE001','2026-11-20T09:01:00Z','kari','contact add email= company= --create tags=','write',NULL,NULL,3);
INSERT INTO operation VALUES(2,'01M7W3027099M2068W8H0PX002','2026-11-20T09:01:00Z','kari','field add type=','write',NULL,NULL,1);
INSERT INTO operation VALUES(3,'01M7W37CK025H5NE309ABH6003','2026-11-20T09:05:00Z','kari','contact edit 1 shoe_size= phone=','write',NULL,NULL,1);
INSERT INTO operation VALUES(4,'01M7W3976032JM8J52D137M004','2026-11-20T09:06:00Z','kari','contact add notes=','write',NULL,NULL,1);
INSERT INTO operation VALUES(5,'01M7W302701FAADW0AT7QPW005','2026-11-20T09:01:00Z','kari','contact remove 2','write',NULL,NULL,1);
INSERT INTO operation VALUES(6,'01M7W302707E472KRHHSJJ2006','2026-11-20T09:01:00Z','kari','user add role=','write',NULL,NULL,1);
CREATE TABLE created(
  operation INTEGER NOT NULL, noun TEXT NOT NULL, first INTEGER NOT NULL,
  last INTEGER NOT NULL, row INTEGER, PRIMARY KEY(operation, noun, first)) WITHOUT ROWID, STRICT;
INSERT INTO created VALUES(1,'company',1,1,NULL);
INSERT INTO created VALUES(1,'contact',1,1,NULL);
INSERT INTO created VALUES(1,'relation',1,1,NULL);
INSERT INTO created VALUES(2,'field',1,1,NULL);
INSERT INTO created VALUES(4,'contact',2,2,NULL);
INSERT INTO created VALUES(6,'user',2,2,NULL);
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
  custom_fold TEXT) STRICT;
INSERT INTO user_account VALUES(1,0,0,'kari','kari','kari',NULL,NULL,'admin',1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-20T09:01:00Z',NULL,'2026-11-20T09:01:00Z','kari',NULL,NULL);
INSERT INTO user_account VALUES(2,6,6,'ola','ola','ola',NULL,NULL,'readonly',1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-20T09:01:00Z',1,'2026-11-20T09:01:00Z','ola',NULL,NULL);
CREATE TABLE user_account_past(
  ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, login TEXT,
  name TEXT, name_fold TEXT, email TEXT, email_key TEXT, role TEXT,
  active INTEGER, time_zone TEXT, language TEXT, tags TEXT, notes TEXT,
  external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT,
  sort_key TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE user_account_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE custom_field(
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT NOT NULL,
  type TEXT NOT NULL, label TEXT, label_fold TEXT, meaning TEXT,
  meaning_fold TEXT, personal INTEGER NOT NULL, required INTEGER NOT NULL,
  choices TEXT, of TEXT, indexed INTEGER NOT NULL, created_at TEXT NOT NULL,
  created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO custom_field VALUES(1,2,2,'contact.shoe_size','integer',NULL,NULL,NULL,NULL,1,0,NULL,NULL,0,'2026-11-20T09:01:00Z',1,'2026-11-20T09:01:00Z');
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
INSERT INTO setting VALUES(1,0,0,'collation','nb','2026-11-20T09:00:00Z',NULL,'2026-11-20T09:00:00Z');
INSERT INTO setting VALUES(2,0,0,'country','NO','2026-11-20T09:00:00Z',NULL,'2026-11-20T09:00:00Z');
INSERT INTO setting VALUES(3,0,0,'currency','NOK','2026-11-20T09:00:00Z',NULL,'2026-11-20T09:00:00Z');
INSERT INTO setting VALUES(4,0,0,'language','nb','2026-11-20T09:00:00Z',NULL,'2026-11-20T09:00:00Z');
INSERT INTO setting VALUES(5,0,0,'time_zone','Europe/Oslo','2026-11-20T09:00:00Z',NULL,'2026-11-20T09:00:00Z');
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
INSERT INTO company VALUES(1,1,1,'Oslo Design','oslo design',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-20T09:01:00Z',1,'2026-11-20T09:01:00Z','oslo"design',NULL,NULL);
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
CREATE TABLE company_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','company_fts','company_fts',0,'CREATE VIRTUAL TABLE company_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'company_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO company_fts_data VALUES(1,X'0102');
INSERT INTO company_fts_data VALUES(10,X'000000000101010001010101');
INSERT INTO company_fts_data VALUES(137438953473,X'00000014073064657369676e0101046f736c6f010409');
CREATE TABLE IF NOT EXISTS 'company_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO company_fts_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'company_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO company_fts_content VALUES(1,'oslo design ');
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
INSERT INTO contact VALUES(1,3,3,'Kari Nordmann','kari nordmann','Kari','kari',NULL,NULL,'Nordmann','nordmann',NULL,NULL,NULL,NULL,NULL,NULL,'kari@example.no','kari@example.no',NULL,'+4790123456',NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,'["vip"]',NULL,NULL,NULL,'2026-11-20T09:01:00Z',1,'2026-11-20T09:05:00Z','nordmann!kari','{"f1":39}',NULL);
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
INSERT INTO contact_past VALUES(3,1,1,1,'Kari Nordmann','kari nordmann','Kari','kari',NULL,NULL,'Nordmann','nordmann',NULL,NULL,NULL,NULL,NULL,NULL,'kari@example.no','kari@example.no',NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,'["vip"]',NULL,NULL,NULL,'2026-11-20T09:01:00Z',1,'2026-11-20T09:01:00Z','nordmann!kari',NULL,NULL);
INSERT INTO contact_past VALUES(5,2,4,4,'Bjørn Ås','bjorn as','Bjørn','bjorn',NULL,NULL,'Ås','as',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,'Wants a price',NULL,NULL,'2026-11-20T09:06:00Z',1,'2026-11-20T09:06:00Z','}s!bj|rn',NULL,NULL);
CREATE TABLE contact_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
INSERT INTO contact_key VALUES('tag','vip',1);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','contact_fts','contact_fts',0,'CREATE VIRTUAL TABLE contact_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'contact_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO contact_fts_data VALUES(1,X'0105');
INSERT INTO contact_fts_data VALUES(10,X'000000000103030003010101020101030101');
INSERT INTO contact_fts_data VALUES(137438953473,X'0000002308306578616d706c650101046b6172690101026e6f01030672646d616e6e01040a0705');
INSERT INTO contact_fts_data VALUES(274877906945,X'0000002402306102020173020105626a6f726e020105707269636502010577616e7473020404040808');
INSERT INTO contact_fts_data VALUES(412316860417,X'00000029023061020002017302000105626a6f726e0200010570726963650200010577616e747302000405050909');
CREATE TABLE IF NOT EXISTS 'contact_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO contact_fts_idx VALUES(1,X'',2);
INSERT INTO contact_fts_idx VALUES(2,X'',2);
INSERT INTO contact_fts_idx VALUES(3,X'',2);
CREATE TABLE IF NOT EXISTS 'contact_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO contact_fts_content VALUES(1,'kari nordmann kari example no ');
CREATE TABLE IF NOT EXISTS 'contact_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO contact_fts_config VALUES('version',4);
CREATE TABLE relation(
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, subject_noun TEXT NOT NULL,
  subject_id INTEGER NOT NULL, object_noun TEXT NOT NULL, object_id INTEGER NOT NULL,
  type TEXT NOT NULL, role TEXT, role_fold TEXT, starts_on TEXT, ends_on TEXT,
  tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id),
  created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT,
  custom_fold TEXT) STRICT;
INSERT INTO relation VALUES(1,1,1,'contact',1,'company',1,'employee',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-20T09:01:00Z',1,'2026-11-20T09:01:00Z',NULL,NULL);
CREATE TABLE relation_past(
  ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER,
  subject_noun TEXT, subject_id INTEGER, object_noun TEXT, object_id INTEGER, type TEXT,
  role TEXT, role_fold TEXT, starts_on TEXT, ends_on TEXT, tags TEXT,
  notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER,
  updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE relation_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE INDEX user_account_past_id ON user_account_past(id);
CREATE UNIQUE INDEX user_account_login ON user_account(login);
CREATE INDEX user_account_name_fold ON user_account(name_fold);
CREATE INDEX user_account_sort_key ON user_account(sort_key);
CREATE INDEX custom_field_past_id ON custom_field_past(id);
CREATE UNIQUE INDEX custom_field_name ON custom_field(name);
CREATE INDEX setting_past_id ON setting_past(id);
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
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA user_version=1;
PRAGMA application_id=1668443441;
PRAGMA journal_mode=WAL;
