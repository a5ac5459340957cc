PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE sequence(
  name TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID, STRICT;
INSERT INTO sequence VALUES('activity',2);
INSERT INTO sequence VALUES('company',3);
INSERT INTO sequence VALUES('config',5);
INSERT INTO sequence VALUES('contact',6);
INSERT INTO sequence VALUES('field',2);
INSERT INTO sequence VALUES('operation',24);
INSERT INTO sequence VALUES('rate',1);
INSERT INTO sequence VALUES('relation',3);
INSERT INTO sequence VALUES('segment',2);
INSERT INTO sequence VALUES('user',1);
CREATE TABLE identity(
  name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
INSERT INTO identity VALUES('collation','1');
INSERT INTO identity VALUES('folding','1');
INSERT INTO identity VALUES('uuid','7f1cd58f-64e1-451b-b03b-716f77db82e5');
CREATE TABLE operation(
  id INTEGER NOT NULL PRIMARY KEY, key TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
  actor TEXT NOT NULL, command TEXT NOT NULL, kind TEXT NOT NULL, target INTEGER,
  undone_by INTEGER, count INTEGER NOT NULL) STRICT;
INSERT INTO operation VALUES(1,'01KJPS3060F7HV4YC9SXXFJ001','2026-03-02T08:02:00Z','kari','rate add','write',NULL,NULL,1);
INSERT INTO operation VALUES(2,'01KJPS4TS0AN2EY2D6NCY7K002','2026-03-02T08:03:00Z','kari','field add type=','write',NULL,NULL,1);
INSERT INTO operation VALUES(3,'01KJPS6NC071KF90W6KRZRD003','2026-03-02T08:04:00Z','kari','field add type= choices=','write',NULL,NULL,1);
INSERT INTO operation VALUES(4,'01KJPS8FZ05G77P9D4XFKG3004','2026-03-02T08:05:00Z','kari','company add country= city= grade=','write',NULL,NULL,1);
INSERT INTO operation VALUES(5,'01KJPSAAJ0DE7NZD8HKAEPM005','2026-03-02T08:06:00Z','kari','company add org_number=','write',NULL,NULL,1);
INSERT INTO operation VALUES(6,'01KJPSC5508B4HEWAT3X7P5006','2026-03-02T08:07:00Z','kari','company add','write',NULL,NULL,1);
INSERT INTO operation VALUES(7,'01KJPSDZR05Y714MNYAFJM2007','2026-03-02T08:08:00Z','kari','contact add email= phone= company= shoe_size= tags=','write',NULL,NULL,2);
INSERT INTO operation VALUES(8,'01KJPSFTB01AKC06QG7JVRC008','2026-03-02T08:09:00Z','kari','contact add email= company= lifecycle= street= postal_code= city=','write',NULL,NULL,2);
INSERT INTO operation VALUES(9,'01KJPSHMY07QAWV7FY2XKG2009','2026-03-02T08:10:00Z','kari','contact add email=','write',NULL,NULL,1);
INSERT INTO operation VALUES(10,'01KJPSKFH0ENCP4X7JT3NJK00A','2026-03-02T08:11:00Z','kari','contact add email=','write',NULL,NULL,1);
INSERT INTO operation VALUES(11,'01KJPSNA403VDPEKPD320RE00B','2026-03-02T08:12:00Z','kari','contact import /tmp/fx/c.csv --map','import',NULL,NULL,2);
INSERT INTO operation VALUES(12,'01KJPSQ4Q0FDAY4BZYAJ2JC00C','2026-03-02T08:13:00Z','kari','activity add contact= type=','write',NULL,NULL,1);
INSERT INTO operation VALUES(13,'01KJPSRZA08Q4NFJYD4AS6K00D','2026-03-02T08:14:00Z','kari','activity add contact= type=','write',NULL,NULL,1);
INSERT INTO operation VALUES(14,'01KJPSTSX043XFN5BS1KG7600E','2026-03-02T08:15:00Z','kari','relation add subject= type= object=','write',NULL,NULL,1);
INSERT INTO operation VALUES(15,'01KJPSWMG048F8MTN81SPCX00F','2026-03-02T08:16:00Z','kari','segment add of= filter=','write',NULL,NULL,1);
INSERT INTO operation VALUES(16,'01KJPSYF303QYGXPJHTGYP100G','2026-03-02T08:17:00Z','kari','segment add of= kind= members=','write',NULL,NULL,1);
INSERT INTO operation VALUES(17,'01KJPT09P036HVG00PVQXSG00H','2026-03-02T08:18:00Z','kari','contact edit 1 title=','write',NULL,NULL,1);
INSERT INTO operation VALUES(18,'01KJPT24907PCSKFSQ2K4A100J','2026-03-02T08:19:00Z','kari','contact edit 2 tags+=','write',NULL,NULL,1);
INSERT INTO operation VALUES(19,'01KJPT3YW0ANCFWGVA9RZQW00K','2026-03-02T08:20:00Z','kari','contact remove 3','write',NULL,NULL,1);
INSERT INTO operation VALUES(20,'01KJPT5SF0CH2HR5NRY5FKN00M','2026-03-02T08:21:00Z','kari','contact merge 1 4','write',NULL,21,2);
INSERT INTO operation VALUES(21,'01KJPT7M204P7KJ80J2ZMWE00N','2026-03-02T08:22:00Z','kari','undo','undo',20,NULL,2);
INSERT INTO operation VALUES(22,'01KJPT9EN02R8FEMPMXCRV400P','2026-03-02T08:23:00Z','kari','contact edit 2 city=','write',NULL,NULL,1);
INSERT INTO operation VALUES(23,'01KJPTB980AS916WSRNM6E300Q','2026-03-02T08:24:00Z','kari','undo','undo',22,NULL,1);
INSERT INTO operation VALUES(24,'01KJPTD3V03G6RNSCCYH4F700R','2026-03-02T08:25:00Z','kari','redo','redo',22,NULL,1);
CREATE TABLE created(
  operation INTEGER NOT NULL, noun TEXT NOT NULL, first INTEGER NOT NULL,
  last INTEGER NOT NULL, row INTEGER, PRIMARY KEY(operation, noun, first)) WITHOUT ROWID, STRICT;
INSERT INTO created VALUES(1,'rate',1,1,NULL);
INSERT INTO created VALUES(2,'field',1,1,NULL);
INSERT INTO created VALUES(3,'field',2,2,NULL);
INSERT INTO created VALUES(4,'company',1,1,NULL);
INSERT INTO created VALUES(5,'company',2,2,NULL);
INSERT INTO created VALUES(6,'company',3,3,NULL);
INSERT INTO created VALUES(7,'contact',1,1,NULL);
INSERT INTO created VALUES(7,'relation',1,1,NULL);
INSERT INTO created VALUES(8,'contact',2,2,NULL);
INSERT INTO created VALUES(8,'relation',2,2,NULL);
INSERT INTO created VALUES(9,'contact',3,3,NULL);
INSERT INTO created VALUES(10,'contact',4,4,NULL);
INSERT INTO created VALUES(11,'contact',5,6,2);
INSERT INTO created VALUES(12,'activity',1,1,NULL);
INSERT INTO created VALUES(13,'activity',2,2,NULL);
INSERT INTO created VALUES(14,'relation',3,3,NULL);
INSERT INTO created VALUES(15,'segment',1,1,NULL);
INSERT INTO created VALUES(16,'segment',2,2,NULL);
INSERT INTO created VALUES(21,'contact',4,4,NULL);
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
INSERT INTO user_account VALUES(1,0,0,'kari','kari','kari',NULL,NULL,'admin',1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:02:00Z',NULL,'2026-03-02T08:02:00Z','kari',NULL,NULL);
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
INSERT INTO custom_field VALUES(1,2,2,'contact.shoe_size','integer',NULL,NULL,NULL,NULL,1,0,NULL,NULL,0,'2026-03-02T08:03:00Z',1,'2026-03-02T08:03:00Z');
INSERT INTO custom_field VALUES(2,3,3,'company.grade','choice',NULL,NULL,NULL,NULL,1,0,'["a","b","c"]',NULL,0,'2026-03-02T08:04:00Z',1,'2026-03-02T08:04:00Z');
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
INSERT INTO setting VALUES(1,0,0,'collation','nb','2026-03-02T08:01:00Z',NULL,'2026-03-02T08:01:00Z');
INSERT INTO setting VALUES(2,0,0,'country','NO','2026-03-02T08:01:00Z',NULL,'2026-03-02T08:01:00Z');
INSERT INTO setting VALUES(3,0,0,'currency','NOK','2026-03-02T08:01:00Z',NULL,'2026-03-02T08:01:00Z');
INSERT INTO setting VALUES(4,0,0,'language','nb','2026-03-02T08:01:00Z',NULL,'2026-03-02T08:01:00Z');
INSERT INTO setting VALUES(5,0,0,'time_zone','Europe/Oslo','2026-03-02T08:01:00Z',NULL,'2026-03-02T08:01:00Z');
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
INSERT INTO company VALUES(1,4,4,'Oslo Design','oslo design',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Oslo','oslo',NULL,NULL,'NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:05:00Z',1,'2026-03-02T08:05:00Z','oslo"design','{"f2":"a"}',NULL);
INSERT INTO company VALUES(2,5,5,'Ærlig Handel','arlig handel','974760673',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:06:00Z',1,'2026-03-02T08:06:00Z','{rlig"handel',NULL,NULL);
INSERT INTO company VALUES(3,6,6,'Gammel AS','gammel as',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:07:00Z',1,'2026-03-02T08:07:00Z','gammel"as',NULL,NULL);
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
INSERT INTO company_fts_data VALUES(1,X'0307');
INSERT INTO company_fts_data VALUES(10,X'000000000103030003010101020101030101');
INSERT INTO company_fts_data VALUES(137438953473,X'00000014073064657369676e0101046f736c6f010409');
INSERT INTO company_fts_data VALUES(274877906945,X'000000210a3039373437363036373302010561726c696702010668616e64656c02040c08');
INSERT INTO company_fts_data VALUES(412316860417,X'000000120330617303010667616d6d656c030405');
CREATE TABLE IF NOT EXISTS 'company_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO company_fts_idx VALUES(1,X'',2);
INSERT INTO company_fts_idx VALUES(2,X'',2);
INSERT INTO company_fts_idx VALUES(3,X'',2);
CREATE TABLE IF NOT EXISTS 'company_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO company_fts_content VALUES(1,'oslo design ');
INSERT INTO company_fts_content VALUES(2,'arlig handel 974760673 ');
INSERT INTO company_fts_content VALUES(3,'gammel as ');
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
INSERT INTO contact VALUES(1,21,17,'Kari Nordmann','kari nordmann','Kari','kari',NULL,NULL,'Nordmann','nordmann',NULL,NULL,NULL,NULL,'Editor','editor','kari@oslodesign.no','kari@oslodesign.no',NULL,'+4790123456',NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,'2026-03-02T08:13:00Z',NULL,NULL,NULL,'["vip","oslo"]',NULL,NULL,NULL,'2026-03-02T08:08:00Z',1,'2026-03-02T08:18:00Z','nordmann!kari','{"f1":38}',NULL);
INSERT INTO contact VALUES(2,24,22,'Ola Ødegård','ola odegard','Ola','ola',NULL,NULL,'Ødegård','odegard',NULL,NULL,NULL,NULL,NULL,NULL,'ola@aerlig.no','ola@aerlig.no',NULL,NULL,NULL,NULL,NULL,2,NULL,NULL,'Storgata 1','storgata 1','0155','Bergen','bergen',NULL,NULL,NULL,NULL,NULL,NULL,'lead',NULL,NULL,NULL,1,0,'2026-03-02T08:14:00Z',NULL,NULL,NULL,'["warm"]',NULL,NULL,NULL,'2026-03-02T08:09:00Z',1,'2026-03-02T08:23:00Z','|deg}rd!ola',NULL,NULL);
INSERT INTO contact VALUES(4,21,10,'Kari Nordman','kari nordman','Kari','kari',NULL,NULL,'Nordman','nordman',NULL,NULL,NULL,NULL,NULL,NULL,'kari.n@oslodesign.no','kari.n@oslodesign.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:11:00Z',1,'2026-03-02T08:11:00Z','nordman!kari',NULL,NULL);
INSERT INTO contact VALUES(5,11,11,'Ada Fil','ada fil','Ada','ada',NULL,NULL,'Fil','fil',NULL,NULL,NULL,NULL,NULL,NULL,'ada@fil.no','ada@fil.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,'["old:x1"]',NULL,'2026-03-02T08:12:00Z',1,'2026-03-02T08:12:00Z','fil!ada',NULL,NULL);
INSERT INTO contact VALUES(6,11,11,'Bo Fil','bo fil','Bo','bo',NULL,NULL,'Fil','fil',NULL,NULL,NULL,NULL,NULL,NULL,'bo@fil.no','bo@fil.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,'["old:x2"]',NULL,'2026-03-02T08:12:00Z',1,'2026-03-02T08:12:00Z','fil!bo',NULL,NULL);
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
INSERT INTO contact_past VALUES(17,1,7,7,'Kari Nordmann','kari nordmann','Kari','kari',NULL,NULL,'Nordmann','nordmann',NULL,NULL,NULL,NULL,NULL,NULL,'kari@oslodesign.no','kari@oslodesign.no',NULL,'+4790123456',NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,'["vip","oslo"]',NULL,NULL,NULL,'2026-03-02T08:08:00Z',1,'2026-03-02T08:08:00Z','nordmann!kari','{"f1":38}',NULL);
INSERT INTO contact_past VALUES(18,2,8,8,'Ola Ødegård','ola odegard','Ola','ola',NULL,NULL,'Ødegård','odegard',NULL,NULL,NULL,NULL,NULL,NULL,'ola@aerlig.no','ola@aerlig.no',NULL,NULL,NULL,NULL,NULL,2,NULL,NULL,'Storgata 1','storgata 1','0155','Oslo','oslo',NULL,NULL,NULL,NULL,NULL,NULL,'lead',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:09:00Z',1,'2026-03-02T08:09:00Z','|deg}rd!ola',NULL,NULL);
INSERT INTO contact_past VALUES(19,3,9,9,'Per Borte','per borte','Per','per',NULL,NULL,'Borte','borte',NULL,NULL,NULL,NULL,NULL,NULL,'per@borte.no','per@borte.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:10:00Z',1,'2026-03-02T08:10:00Z','borte!per',NULL,NULL);
INSERT INTO contact_past VALUES(20,1,17,17,'Kari Nordmann','kari nordmann','Kari','kari',NULL,NULL,'Nordmann','nordmann',NULL,NULL,NULL,NULL,'Editor','editor','kari@oslodesign.no','kari@oslodesign.no',NULL,'+4790123456',NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,'["vip","oslo"]',NULL,NULL,NULL,'2026-03-02T08:08:00Z',1,'2026-03-02T08:18:00Z','nordmann!kari','{"f1":38}',NULL);
INSERT INTO contact_past VALUES(20,4,10,10,'Kari Nordman','kari nordman','Kari','kari',NULL,NULL,'Nordman','nordman',NULL,NULL,NULL,NULL,NULL,NULL,'kari.n@oslodesign.no','kari.n@oslodesign.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:11:00Z',1,'2026-03-02T08:11:00Z','nordman!kari',NULL,NULL);
INSERT INTO contact_past VALUES(21,1,20,20,'Kari Nordman','kari nordman','Kari','kari',NULL,NULL,'Nordman','nordman',NULL,NULL,NULL,NULL,'Editor','editor','kari@oslodesign.no','kari@oslodesign.no','[{"label":null,"value":"kari@oslodesign.no"},{"label":null,"value":"kari.n@oslodesign.no"}]','+4790123456',NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,'["vip","oslo"]',NULL,NULL,NULL,'2026-03-02T08:08:00Z',1,'2026-03-02T08:21:00Z','nordman!kari','{"f1":38}',NULL);
INSERT INTO contact_past VALUES(22,2,18,18,'Ola Ødegård','ola odegard','Ola','ola',NULL,NULL,'Ødegård','odegard',NULL,NULL,NULL,NULL,NULL,NULL,'ola@aerlig.no','ola@aerlig.no',NULL,NULL,NULL,NULL,NULL,2,NULL,NULL,'Storgata 1','storgata 1','0155','Oslo','oslo',NULL,NULL,NULL,NULL,NULL,NULL,'lead',NULL,NULL,NULL,1,0,NULL,NULL,'["warm"]',NULL,NULL,NULL,'2026-03-02T08:09:00Z',1,'2026-03-02T08:19:00Z','|deg}rd!ola',NULL,NULL);
INSERT INTO contact_past VALUES(23,2,22,22,'Ola Ødegård','ola odegard','Ola','ola',NULL,NULL,'Ødegård','odegard',NULL,NULL,NULL,NULL,NULL,NULL,'ola@aerlig.no','ola@aerlig.no',NULL,NULL,NULL,NULL,NULL,2,NULL,NULL,'Storgata 1','storgata 1','0155','Bergen','bergen',NULL,NULL,NULL,NULL,NULL,NULL,'lead',NULL,NULL,NULL,1,0,NULL,NULL,'["warm"]',NULL,NULL,NULL,'2026-03-02T08:09:00Z',1,'2026-03-02T08:23:00Z','|deg}rd!ola',NULL,NULL);
INSERT INTO contact_past VALUES(24,2,23,18,'Ola Ødegård','ola odegard','Ola','ola',NULL,NULL,'Ødegård','odegard',NULL,NULL,NULL,NULL,NULL,NULL,'ola@aerlig.no','ola@aerlig.no',NULL,NULL,NULL,NULL,NULL,2,NULL,NULL,'Storgata 1','storgata 1','0155','Oslo','oslo',NULL,NULL,NULL,NULL,NULL,NULL,'lead',NULL,NULL,NULL,1,0,NULL,NULL,'["warm"]',NULL,NULL,NULL,'2026-03-02T08:09:00Z',1,'2026-03-02T08:19:00Z','|deg}rd!ola',NULL,NULL);
CREATE TABLE contact_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
INSERT INTO contact_key VALUES('external_id','old:x1',5);
INSERT INTO contact_key VALUES('external_id','old:x2',6);
INSERT INTO contact_key VALUES('tag','oslo',1);
INSERT INTO contact_key VALUES('tag','vip',1);
INSERT INTO contact_key VALUES('tag','warm',2);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','contact_fts','contact_fts',0,'CREATE VIRTUAL TABLE contact_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'contact_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO contact_fts_data VALUES(1,X'051b');
INSERT INTO contact_fts_data VALUES(10,X'00000000010a0a000a0101010201010301010401010501010601010701010801010901010a0101');
INSERT INTO contact_fts_data VALUES(137438953473,X'0000002605306b6172690101026e6f01030672646d616e6e01010a6f736c6f64657369676e0104070509');
INSERT INTO contact_fts_data VALUES(274877906945,X'00000020063061726c69670201026e6f0201076f6465676172640202026c61020408050a');
INSERT INTO contact_fts_data VALUES(412316860417,X'000000170630626f7274650301026e6f03010370657203040805');
INSERT INTO contact_fts_data VALUES(549755813889,X'0000002805306b6172690401016e0402016f04030572646d616e04010a6f736c6f64657369676e040407040408');
INSERT INTO contact_fts_data VALUES(687194767361,X'0000001c0430616461050102626f06010366696c050101026e6f050104060507');
INSERT INTO contact_fts_data VALUES(824633720833,X'000000370730656469746f720101046b61726901000001026e6f010000030672646d616e6e010000010a6f736c6f64657369676e010000040909070b');
INSERT INTO contact_fts_data VALUES(962072674305,X'0000001a0630626f727465030001026e6f030001037065720300040906');
INSERT INTO contact_fts_data VALUES(1099511627777,X'0000002d05306b617269040001016e040002016f0400030572646d616e0400010a6f736c6f64657369676e04000408050509');
INSERT INTO contact_fts_data VALUES(1236950581249,X'0000003e0730656469746f7201000001046b61726901000001016e0102016f010000030572646d616e0108016e0100010a6f736c6f64657369676e010000040b0904060805');
INSERT INTO contact_fts_data VALUES(1374389534721,X'000000440730656469746f7201000001046b6172690100000301016e01000302016f01000003030572646d616e01000308016e01010a6f736c6f64657369676e01000003040b0a06070a04');
CREATE TABLE IF NOT EXISTS 'contact_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO contact_fts_idx VALUES(1,X'',2);
INSERT INTO contact_fts_idx VALUES(2,X'',2);
INSERT INTO contact_fts_idx VALUES(3,X'',2);
INSERT INTO contact_fts_idx VALUES(4,X'',2);
INSERT INTO contact_fts_idx VALUES(5,X'',2);
INSERT INTO contact_fts_idx VALUES(6,X'',2);
INSERT INTO contact_fts_idx VALUES(7,X'',2);
INSERT INTO contact_fts_idx VALUES(8,X'',2);
INSERT INTO contact_fts_idx VALUES(9,X'',2);
INSERT INTO contact_fts_idx VALUES(10,X'',2);
CREATE TABLE IF NOT EXISTS 'contact_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO contact_fts_content VALUES(1,'kari nordmann editor kari oslodesign no ');
INSERT INTO contact_fts_content VALUES(2,'ola odegard ola arlig no ');
INSERT INTO contact_fts_content VALUES(4,'kari nordman kari n oslodesign no ');
INSERT INTO contact_fts_content VALUES(5,'ada fil ada fil no ');
INSERT INTO contact_fts_content VALUES(6,'bo fil bo fil no ');
CREATE TABLE IF NOT EXISTS 'contact_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO contact_fts_config VALUES('version',4);
CREATE TABLE relation(
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, subject_noun TEXT NOT NULL,
  subject_id INTEGER NOT NULL, object_noun TEXT NOT NULL, object_id INTEGER NOT NULL,
  type TEXT NOT NULL, role TEXT, role_fold TEXT, starts_on TEXT, ends_on TEXT,
  tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id),
  created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT,
  custom_fold TEXT) STRICT;
INSERT INTO relation VALUES(1,7,7,'contact',1,'company',1,'employee',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:08:00Z',1,'2026-03-02T08:08:00Z',NULL,NULL);
INSERT INTO relation VALUES(2,8,8,'contact',2,'company',2,'employee',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:09:00Z',1,'2026-03-02T08:09:00Z',NULL,NULL);
INSERT INTO relation VALUES(3,14,14,'contact',1,'contact',2,'family',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:15:00Z',1,'2026-03-02T08:15:00Z',NULL,NULL);
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
  created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO activity VALUES(1,12,12,'note','Likes æøå','likes aoa',NULL,'2026-03-02T08:13:00Z',NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:13:00Z',1,'2026-03-02T08:13:00Z',NULL,NULL);
INSERT INTO activity VALUES(2,13,13,'call','Asked for an offer','asked for an offer',NULL,'2026-03-02T08:14:00Z',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:14:00Z',1,'2026-03-02T08:14:00Z',NULL,NULL);
CREATE TABLE activity_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content
  INTEGER, type TEXT, subject TEXT, subject_fold TEXT, body TEXT, at TEXT, minutes
  INTEGER, channel TEXT, direction TEXT, contact INTEGER, company INTEGER, outcome TEXT,
  outcome_fold TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at
  TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY
  KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE activity_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT
  NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','activity_fts','activity_fts',0,'CREATE VIRTUAL TABLE activity_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'activity_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO activity_fts_data VALUES(1,X'0206');
INSERT INTO activity_fts_data VALUES(10,X'000000000102020002010101020101');
INSERT INTO activity_fts_data VALUES(137438953473,X'000000120430616f610101056c696b6573010406');
INSERT INTO activity_fts_data VALUES(274877906945,X'0000001e0330616e020204736b6564020103666f720201056f666665720204050706');
CREATE TABLE IF NOT EXISTS 'activity_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO activity_fts_idx VALUES(1,X'',2);
INSERT INTO activity_fts_idx VALUES(2,X'',2);
CREATE TABLE IF NOT EXISTS 'activity_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO activity_fts_content VALUES(1,'likes aoa ');
INSERT INTO activity_fts_content VALUES(2,'asked for an offer ');
CREATE TABLE IF NOT EXISTS 'activity_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO activity_fts_config VALUES('version',4);
CREATE TABLE segment(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT
  NOT NULL, of TEXT NOT NULL, kind TEXT NOT NULL, filter TEXT, members TEXT, tags
  TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id),
  created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT,
  custom_fold TEXT) STRICT;
INSERT INTO segment VALUES(1,15,15,'vips','contact','dynamic','tags=vip',NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:16:00Z',1,'2026-03-02T08:16:00Z',NULL,NULL);
INSERT INTO segment VALUES(2,16,16,'few','contact','static',NULL,'["1","2"]',NULL,NULL,NULL,NULL,'2026-03-02T08:17:00Z',1,'2026-03-02T08:17:00Z',NULL,NULL);
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
INSERT INTO rate VALUES(1,1,1,'2026-03-01','EUR','NOK',11420000,1,NULL,NULL,'2026-03-02T08:02:00Z',1,'2026-03-02T08:02:00Z');
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
INSERT INTO merged VALUES('contact',4,20,1);
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
INSERT INTO import_run VALUES(11,'/tmp/fx/c.csv',2,2,0,0,0,0,NULL);
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
CREATE INDEX activity_past_id ON activity_past(id);
CREATE INDEX activity_contact ON activity(contact, at);
CREATE INDEX activity_company ON activity(company, at);
CREATE INDEX activity_at ON activity(at);
CREATE INDEX segment_past_id ON segment_past(id);
CREATE UNIQUE INDEX segment_name ON segment(name);
CREATE INDEX rate_past_id ON rate_past(id);
CREATE INDEX rate_day ON rate(day);
CREATE INDEX duplicate_past_id ON duplicate_past(id);
CREATE INDEX company_currency ON company(currency);
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA user_version=2;
PRAGMA application_id=1668443441;
PRAGMA journal_mode=WAL;
