PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE sequence(
  name TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID, STRICT;
INSERT INTO sequence VALUES('activity',2);
INSERT INTO sequence VALUES('attachment',1);
INSERT INTO sequence VALUES('company',4);
INSERT INTO sequence VALUES('config',5);
INSERT INTO sequence VALUES('consent',3);
INSERT INTO sequence VALUES('contact',7);
INSERT INTO sequence VALUES('contract',1);
INSERT INTO sequence VALUES('deal',4);
INSERT INTO sequence VALUES('field',2);
INSERT INTO sequence VALUES('forecast',2);
INSERT INTO sequence VALUES('lead',2);
INSERT INTO sequence VALUES('line',4);
INSERT INTO sequence VALUES('operation',62);
INSERT INTO sequence VALUES('order',2);
INSERT INTO sequence VALUES('payment',1);
INSERT INTO sequence VALUES('pipeline',1);
INSERT INTO sequence VALUES('price',1);
INSERT INTO sequence VALUES('product',2);
INSERT INTO sequence VALUES('quota',1);
INSERT INTO sequence VALUES('quote',2);
INSERT INTO sequence VALUES('rate',1);
INSERT INTO sequence VALUES('relation',4);
INSERT INTO sequence VALUES('segment',2);
INSERT INTO sequence VALUES('sent_quote',1);
INSERT INTO sequence VALUES('stage',5);
INSERT INTO sequence VALUES('task',4);
INSERT INTO sequence VALUES('team',2);
INSERT INTO sequence VALUES('transition',7);
INSERT INTO sequence VALUES('user',3);
INSERT INTO sequence VALUES('vat',23);
CREATE TABLE identity(
  name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
INSERT INTO identity VALUES('collation','1');
INSERT INTO identity VALUES('folding','1');
INSERT INTO identity VALUES('uuid','e4eee058-28dd-4d6c-b814-637bc912237f');
CREATE TABLE operation(
  id INTEGER NOT NULL PRIMARY KEY, key TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
  actor TEXT NOT NULL, command TEXT NOT NULL, kind TEXT NOT NULL, target INTEGER,
  undone_by INTEGER, count INTEGER NOT NULL) STRICT;
INSERT INTO operation VALUES(1,'01KJPS30609YC9H42XKFS8R001','2026-03-02T08:02:00Z','kari','rate add','write',NULL,NULL,1);
INSERT INTO operation VALUES(2,'01KJPS4TS045M72G3GPP9GR002','2026-03-02T08:03:00Z','kari','field add type=','write',NULL,NULL,1);
INSERT INTO operation VALUES(3,'01KJPS6NC0F8XDN0RRSHME8003','2026-03-02T08:04:00Z','kari','field add type= choices=','write',NULL,NULL,1);
INSERT INTO operation VALUES(4,'01KJPS8FZ0APQYT4R7Q4DGP004','2026-03-02T08:05:00Z','kari','company add country= city= grade=','write',NULL,NULL,1);
INSERT INTO operation VALUES(5,'01KJPSAAJ0BJ7X3R582RKX6005','2026-03-02T08:06:00Z','kari','company add org_number=','write',NULL,NULL,1);
INSERT INTO operation VALUES(6,'01KJPSC5507Y31DZZJ66MCY006','2026-03-02T08:07:00Z','kari','company add','write',NULL,NULL,1);
INSERT INTO operation VALUES(7,'01KJPSDZR009RN23FRX7JR4007','2026-03-02T08:08:00Z','kari','contact add email= phone= company= shoe_size= tags=','write',NULL,NULL,2);
INSERT INTO operation VALUES(8,'01KJPSFTB05F8H9ACAN07RK008','2026-03-02T08:09:00Z','kari','contact add email= company= lifecycle= street= postal_code= city=','write',NULL,NULL,2);
INSERT INTO operation VALUES(9,'01KJPSHMY09VQDE5N8B8CRY009','2026-03-02T08:10:00Z','kari','contact add email=','write',NULL,NULL,1);
INSERT INTO operation VALUES(10,'01KJPSKFH0D7H1FQ9EJ100K00A','2026-03-02T08:11:00Z','kari','contact add email=','write',NULL,NULL,1);
INSERT INTO operation VALUES(11,'01KJPSNA4025XXHQW1WBA0R00B','2026-03-02T08:12:00Z','kari','contact import /tmp/fx/c.csv --map','import',NULL,NULL,2);
INSERT INTO operation VALUES(12,'01KJPSQ4Q098NWMT9HCJJW600C','2026-03-02T08:13:00Z','kari','contact note 1','write',NULL,NULL,1);
INSERT INTO operation VALUES(13,'01KJPSRZA0AMDPVX1MN19VV00D','2026-03-02T08:14:00Z','kari','contact call 2','write',NULL,NULL,1);
INSERT INTO operation VALUES(14,'01KJPSTSX0B697ZFEDB6A5X00E','2026-03-02T08:15:00Z','kari','relation add subject= type= object=','write',NULL,NULL,1);
INSERT INTO operation VALUES(15,'01KJPSWMG006Y3XNYK15E4300F','2026-03-02T08:16:00Z','kari','segment add of= filter=','write',NULL,NULL,1);
INSERT INTO operation VALUES(16,'01KJPSYF30D5XXRSNE3K0N200G','2026-03-02T08:17:00Z','kari','segment add of= kind= members=','write',NULL,NULL,1);
INSERT INTO operation VALUES(17,'01KJPT09P014SQ874X6XRDH00H','2026-03-02T08:18:00Z','kari','contact edit 1 title=','write',NULL,NULL,1);
INSERT INTO operation VALUES(18,'01KJPT249094F1H8FKQ60AN00J','2026-03-02T08:19:00Z','kari','contact edit 2 tags+=','write',NULL,NULL,1);
INSERT INTO operation VALUES(19,'01KJPT3YW0EAE9TE2YRYHV200K','2026-03-02T08:20:00Z','kari','contact remove 3','write',NULL,NULL,1);
INSERT INTO operation VALUES(20,'01KJPT5SF09S600ZHXEQK4800M','2026-03-02T08:21:00Z','kari','contact merge 1 4','write',NULL,21,2);
INSERT INTO operation VALUES(21,'01KJPT7M20E2XMKZDY0PV4V00N','2026-03-02T08:22:00Z','kari','undo','undo',20,NULL,2);
INSERT INTO operation VALUES(22,'01KJPT9EN0B2F7DASRRWSDD00P','2026-03-02T08:23:00Z','kari','contact edit 2 city=','write',NULL,NULL,1);
INSERT INTO operation VALUES(23,'01KJPTB9805S5MSYW954KA200Q','2026-03-02T08:24:00Z','kari','undo','undo',22,NULL,1);
INSERT INTO operation VALUES(24,'01KJPTD3V0CBKP3XJGN2FNK00R','2026-03-02T08:25:00Z','kari','redo','redo',22,NULL,1);
INSERT INTO operation VALUES(25,'01KJPTJKM00TC0TES6QZ69400S','2026-03-02T08:28:00Z','kari','team add','write',NULL,NULL,1);
INSERT INTO operation VALUES(26,'01KJPTME7072X8QH107WTS600T','2026-03-02T08:29:00Z','kari','team add parent=','write',NULL,NULL,1);
INSERT INTO operation VALUES(27,'01KJPTP8T0CN730TXERJNAY00V','2026-03-02T08:30:00Z','kari','user add role= team= name=','write',NULL,NULL,1);
INSERT INTO operation VALUES(28,'01KJPTR3D0BGYFCSHW5HA3Y00W','2026-03-02T08:31:00Z','kari','user add role= team=','write',NULL,NULL,1);
INSERT INTO operation VALUES(29,'01KJPTSY008GN1CMMZ3M51S00X','2026-03-02T08:32:00Z','kari','company edit 2 owner=','write',NULL,NULL,1);
INSERT INTO operation VALUES(30,'01KJPTVRK00ANRNGRRTD65N00Y','2026-03-02T08:33:00Z','kari','lead add email= source=','write',NULL,NULL,2);
INSERT INTO operation VALUES(31,'01KJPTXK608DWTJEXBEAYCS00Z','2026-03-02T08:34:00Z','kari','lead add email= source= company= --create','write',NULL,NULL,3);
INSERT INTO operation VALUES(32,'01KJPTZDS0F179TS4TQD313010','2026-03-02T08:35:00Z','kari','lead convert 2','write',NULL,NULL,5);
INSERT INTO operation VALUES(33,'01KJPV18C01VJZMA52FPC2S011','2026-03-02T08:36:00Z','kari','lead edit 1 status=','write',NULL,NULL,1);
INSERT INTO operation VALUES(34,'01KJPV32Z069FG4NB6H3FCG012','2026-03-02T08:37:00Z','kari','deal add company= contact= amount= close=','write',NULL,NULL,2);
INSERT INTO operation VALUES(35,'01KJPV4XJ048XARREMZX4P0013','2026-03-02T08:38:00Z','kari','deal add company= amount=','write',NULL,NULL,2);
INSERT INTO operation VALUES(36,'01KJPV6R50FV65BK433W8FM014','2026-03-02T08:39:00Z','kari','deal move 1','write',NULL,NULL,2);
INSERT INTO operation VALUES(37,'01KJPV8JR08BEWVXG02WJQX015','2026-03-02T08:40:00Z','kari','deal win 2','write',NULL,NULL,4);
INSERT INTO operation VALUES(38,'01KJPVADB0BAB000ED5DT7P016','2026-03-02T08:41:00Z','kari','deal add company= amount=','write',NULL,NULL,2);
INSERT INTO operation VALUES(39,'01KJPVC7Y00JTA141D9NGY7017','2026-03-02T08:42:00Z','kari','deal lose 3 loss_reason=','write',NULL,NULL,2);
INSERT INTO operation VALUES(40,'01KJPVE2H0D7DK2G4S2Q51P018','2026-03-02T08:43:00Z','kari','product add price=','write',NULL,NULL,1);
INSERT INTO operation VALUES(41,'01KJPVFX402M5WTQ6TZKXBE019','2026-03-02T08:44:00Z','kari','product add price=','write',NULL,NULL,1);
INSERT INTO operation VALUES(42,'01KJPVHQQ01CM608D7870KB01A','2026-03-02T08:45:00Z','kari','price add 1 90 company=','write',NULL,NULL,1);
INSERT INTO operation VALUES(43,'01KJPVKJA0D9YF9K2NPB8FG01B','2026-03-02T08:46:00Z','kari','quote add company= deal=','write',NULL,NULL,1);
INSERT INTO operation VALUES(44,'01KJPVNCX01527VGZ55H9ZJ01C','2026-03-02T08:47:00Z','kari','line add 1 quote= quantity=','write',NULL,NULL,2);
INSERT INTO operation VALUES(45,'01KJPVQ7G08H5JGSZMN8K6R01D','2026-03-02T08:48:00Z','kari','quote send 1','write',NULL,NULL,5);
INSERT INTO operation VALUES(46,'01KJPVS2305BS853VCH0V9401E','2026-03-02T08:49:00Z','kari','quote add company=','write',NULL,NULL,1);
INSERT INTO operation VALUES(47,'01KJPVTWP0EZ4EJ378XPESX01F','2026-03-02T08:50:00Z','kari','line add 2 quote= quantity=','write',NULL,NULL,2);
INSERT INTO operation VALUES(48,'01KJPVWQ9048E24ZPNHR6BZ01G','2026-03-02T08:51:00Z','kari','quote accept 1','write',NULL,NULL,5);
INSERT INTO operation VALUES(49,'01KJPVYHW0C4BKT54ZRRGY001H','2026-03-02T08:52:00Z','kari','order add company=','write',NULL,NULL,1);
INSERT INTO operation VALUES(50,'01KJPW0CF05X0WACCM50RH701J','2026-03-02T08:53:00Z','kari','line add 1 order=','write',NULL,NULL,2);
INSERT INTO operation VALUES(51,'01KJPW2720123WG8XKXSS0D01K','2026-03-02T08:54:00Z','kari','order edit 1 status=','write',NULL,NULL,1);
INSERT INTO operation VALUES(52,'01KJPW41N082TPBC6F3AQD701M','2026-03-02T08:55:00Z','kari','contract add company= starts_on= term_months= mrr=','write',NULL,NULL,1);
INSERT INTO operation VALUES(53,'01KJPW5W80DJA7C4G998SDQ01N','2026-03-02T08:56:00Z','kari','payment add 1 100 invoice= due_on=','write',NULL,NULL,1);
INSERT INTO operation VALUES(54,'01KJPW7PV0BG41K1HXSAB2T01P','2026-03-02T08:57:00Z','kari','task add due= contact=','write',NULL,NULL,1);
INSERT INTO operation VALUES(55,'01KJPW9HE09DESFXDETXZ1A01Q','2026-03-02T08:58:00Z','kari','task add due= company=','write',NULL,NULL,1);
INSERT INTO operation VALUES(56,'01KJPWD6M07ACRFSRW7AXD601R','2026-03-02T09:00:00Z','kari','consent add 1 channel= evidence=','write',NULL,NULL,1);
INSERT INTO operation VALUES(57,'01KJPWF1704J5AR687FFKPV01S','2026-03-02T09:01:00Z','kari','consent add 2 channel= evidence=','write',NULL,NULL,1);
INSERT INTO operation VALUES(58,'01KJPWGVT0CVNAMSGVK2HHG01T','2026-03-02T09:02:00Z','kari','consent add 2 channel= action= evidence=','write',NULL,NULL,1);
INSERT INTO operation VALUES(59,'01KJPWJPD067GR0BS2RTXTA01V','2026-03-02T09:03:00Z','kari','attachment add','write',NULL,NULL,1);
INSERT INTO operation VALUES(60,'01KJPWMH008C5BBXNVZZ2Z301W','2026-03-02T09:04:00Z','kari','quota add','write',NULL,NULL,1);
INSERT INTO operation VALUES(61,'01KJPWPBK0DX6TB02K0X2A601X','2026-03-02T09:05:00Z','kari','forecast snapshot','write',NULL,NULL,2);
INSERT INTO operation VALUES(62,'01KJPWT0S070K7S587HRS9Y01Y','2026-03-02T09:07:00Z','kari','deal edit 1 amount=','write',NULL,NULL,1);
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
INSERT INTO created VALUES(25,'team',1,1,NULL);
INSERT INTO created VALUES(26,'team',2,2,NULL);
INSERT INTO created VALUES(27,'user',2,2,NULL);
INSERT INTO created VALUES(28,'user',3,3,NULL);
INSERT INTO created VALUES(30,'lead',1,1,NULL);
INSERT INTO created VALUES(31,'company',4,4,NULL);
INSERT INTO created VALUES(31,'lead',2,2,NULL);
INSERT INTO created VALUES(32,'contact',7,7,NULL);
INSERT INTO created VALUES(32,'deal',1,1,NULL);
INSERT INTO created VALUES(32,'relation',4,4,NULL);
INSERT INTO created VALUES(32,'transition',1,1,NULL);
INSERT INTO created VALUES(34,'deal',2,2,NULL);
INSERT INTO created VALUES(34,'transition',2,2,NULL);
INSERT INTO created VALUES(35,'deal',3,3,NULL);
INSERT INTO created VALUES(35,'transition',3,3,NULL);
INSERT INTO created VALUES(36,'transition',4,4,NULL);
INSERT INTO created VALUES(37,'task',1,1,NULL);
INSERT INTO created VALUES(37,'transition',5,5,NULL);
INSERT INTO created VALUES(38,'deal',4,4,NULL);
INSERT INTO created VALUES(38,'transition',6,6,NULL);
INSERT INTO created VALUES(39,'transition',7,7,NULL);
INSERT INTO created VALUES(40,'product',1,1,NULL);
INSERT INTO created VALUES(41,'product',2,2,NULL);
INSERT INTO created VALUES(42,'price',1,1,NULL);
INSERT INTO created VALUES(43,'quote',1,1,NULL);
INSERT INTO created VALUES(44,'line',1,1,NULL);
INSERT INTO created VALUES(45,'sent_quote',1,1,NULL);
INSERT INTO created VALUES(45,'task',2,2,NULL);
INSERT INTO created VALUES(46,'quote',2,2,NULL);
INSERT INTO created VALUES(47,'line',2,2,NULL);
INSERT INTO created VALUES(48,'line',3,3,NULL);
INSERT INTO created VALUES(48,'order',1,1,NULL);
INSERT INTO created VALUES(49,'order',2,2,NULL);
INSERT INTO created VALUES(50,'line',4,4,NULL);
INSERT INTO created VALUES(52,'contract',1,1,NULL);
INSERT INTO created VALUES(53,'payment',1,1,NULL);
INSERT INTO created VALUES(54,'task',3,3,NULL);
INSERT INTO created VALUES(55,'task',4,4,NULL);
INSERT INTO created VALUES(56,'consent',1,1,NULL);
INSERT INTO created VALUES(57,'consent',2,2,NULL);
INSERT INTO created VALUES(58,'consent',3,3,NULL);
INSERT INTO created VALUES(59,'attachment',1,1,NULL);
INSERT INTO created VALUES(60,'quota',1,1,NULL);
INSERT INTO created VALUES(61,'forecast',1,2,NULL);
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
INSERT INTO user_account VALUES(1,0,0,'kari','kari','kari',NULL,NULL,'admin',1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:01:00Z',NULL,'2026-03-02T08:01:00Z','kari',NULL,NULL,NULL);
INSERT INTO user_account VALUES(2,27,27,'ola','Ola Berg','ola berg',NULL,NULL,'sales',1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:30:00Z',1,'2026-03-02T08:30:00Z','ola"berg',NULL,NULL,1);
INSERT INTO user_account VALUES(3,28,28,'per','per','per',NULL,NULL,'manager',1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:31:00Z',1,'2026-03-02T08:31:00Z','per',NULL,NULL,2);
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
INSERT INTO company VALUES(1,37,37,'Oslo Design','oslo design',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Oslo','oslo',NULL,NULL,'NO',NULL,'customer',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,'2026-03-02T08:13:00Z','2026-03-04',NULL,NULL,NULL,NULL,'2026-03-02T08:05:00Z',1,'2026-03-02T08:40:00Z','oslo"design','{"f2":"a"}',NULL);
INSERT INTO company VALUES(2,29,29,'Ærlig Handel','arlig handel','974760673',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,'2026-03-02T08:14:00Z','2026-03-03',NULL,NULL,NULL,2,'2026-03-02T08:06:00Z',1,'2026-03-02T08:32:00Z','{rlig"handel',NULL,NULL);
INSERT INTO company VALUES(3,6,6,'Gammel AS','gammel as',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:07:00Z',1,'2026-03-02T08:07:00Z','gammel"as',NULL,NULL);
INSERT INTO company VALUES(4,31,31,'Leo AS','leo as',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:34:00Z',1,'2026-03-02T08:34:00Z','leo"as',NULL,NULL);
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
INSERT INTO company_past VALUES(29,2,5,5,'Ærlig Handel','arlig handel','974760673',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,'2026-03-02T08:06:00Z',1,'2026-03-02T08:06:00Z','{rlig"handel',NULL,NULL);
INSERT INTO company_past VALUES(37,1,4,4,'Oslo Design','oslo design',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Oslo','oslo',NULL,NULL,'NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,'2026-03-02T08:05:00Z',1,'2026-03-02T08:05:00Z','oslo"design','{"f2":"a"}',NULL);
CREATE TABLE company_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','company_fts','company_fts',0,'CREATE VIRTUAL TABLE company_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'company_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO company_fts_data VALUES(1,X'0409');
INSERT INTO company_fts_data VALUES(10,X'000000000104040004010101020101030101040101');
INSERT INTO company_fts_data VALUES(137438953473,X'00000014073064657369676e0101046f736c6f010409');
INSERT INTO company_fts_data VALUES(274877906945,X'000000210a3039373437363036373302010561726c696702010668616e64656c02040c08');
INSERT INTO company_fts_data VALUES(412316860417,X'000000120330617303010667616d6d656c030405');
INSERT INTO company_fts_data VALUES(549755813889,X'0000000f033061730401036c656f040405');
CREATE TABLE IF NOT EXISTS 'company_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO company_fts_idx VALUES(1,X'',2);
INSERT INTO company_fts_idx VALUES(2,X'',2);
INSERT INTO company_fts_idx VALUES(3,X'',2);
INSERT INTO company_fts_idx VALUES(4,X'',2);
CREATE TABLE IF NOT EXISTS 'company_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO company_fts_content VALUES(1,'oslo design ');
INSERT INTO company_fts_content VALUES(2,'arlig handel 974760673 ');
INSERT INTO company_fts_content VALUES(3,'gammel as ');
INSERT INTO company_fts_content VALUES(4,'leo as ');
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
INSERT INTO contact VALUES(1,21,17,'Kari Nordmann','kari nordmann','Kari','kari',NULL,NULL,'Nordmann','nordmann',NULL,NULL,NULL,NULL,'Editor','editor','kari@oslodesign.no','kari@oslodesign.no',NULL,'+4790123456',NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,'2026-03-02T08:13:00Z','2026-03-04',NULL,NULL,'["vip","oslo"]',NULL,NULL,NULL,'2026-03-02T08:08:00Z',1,'2026-03-02T08:18:00Z','nordmann!kari','{"f1":38}',NULL);
INSERT INTO contact VALUES(2,24,22,'Ola Ødegård','ola odegard','Ola','ola',NULL,NULL,'Ødegård','odegard',NULL,NULL,NULL,NULL,NULL,NULL,'ola@aerlig.no','ola@aerlig.no',NULL,NULL,NULL,NULL,NULL,2,NULL,NULL,'Storgata 1','storgata 1','0155','Bergen','bergen',NULL,NULL,NULL,NULL,NULL,NULL,'lead',NULL,NULL,NULL,1,0,'2026-03-02T08:14:00Z',NULL,NULL,NULL,'["warm"]',NULL,NULL,NULL,'2026-03-02T08:09:00Z',1,'2026-03-02T08:23:00Z','|deg}rd!ola',NULL,NULL);
INSERT INTO contact VALUES(4,21,10,'Kari Nordman','kari nordman','Kari','kari',NULL,NULL,'Nordman','nordman',NULL,NULL,NULL,NULL,NULL,NULL,'kari.n@oslodesign.no','kari.n@oslodesign.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:11:00Z',1,'2026-03-02T08:11:00Z','nordman!kari',NULL,NULL);
INSERT INTO contact VALUES(5,11,11,'Ada Fil','ada fil','Ada','ada',NULL,NULL,'Fil','fil',NULL,NULL,NULL,NULL,NULL,NULL,'ada@fil.no','ada@fil.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,'["old:x1"]',NULL,'2026-03-02T08:12:00Z',1,'2026-03-02T08:12:00Z','fil!ada',NULL,NULL);
INSERT INTO contact VALUES(6,11,11,'Bo Fil','bo fil','Bo','bo',NULL,NULL,'Fil','fil',NULL,NULL,NULL,NULL,NULL,NULL,'bo@fil.no','bo@fil.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,'["old:x2"]',NULL,'2026-03-02T08:12:00Z',1,'2026-03-02T08:12:00Z','fil!bo',NULL,NULL);
INSERT INTO contact VALUES(7,32,32,'Leo Lead','leo lead','Leo','leo',NULL,NULL,'Lead','lead',NULL,NULL,NULL,NULL,NULL,NULL,'leo@lead.no','leo@lead.no',NULL,NULL,NULL,NULL,NULL,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'opportunity','web_form',NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:35:00Z',1,'2026-03-02T08:35:00Z','lead!leo',NULL,NULL);
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
INSERT INTO contact_fts_data VALUES(1,X'0620');
INSERT INTO contact_fts_data VALUES(10,X'00000000010c0c000c0101010201010301010401010501010601010701010801010901010a01010b01010c0101');
INSERT INTO contact_fts_data VALUES(137438953473,X'0000002605306b6172690101026e6f01030672646d616e6e01010a6f736c6f64657369676e0104070509');
INSERT INTO contact_fts_data VALUES(274877906945,X'00000020063061726c69670201026e6f0201076f6465676172640202026c61020408050a');
INSERT INTO contact_fts_data VALUES(412316860417,X'000000170630626f7274650301026e6f03010370657203040805');
INSERT INTO contact_fts_data VALUES(549755813889,X'0000002805306b6172690401016e0402016f04030572646d616e04010a6f736c6f64657369676e040407040408');
INSERT INTO contact_fts_data VALUES(687194767361,X'0000001c0430616461050102626f06010366696c050101026e6f050104060507');
INSERT INTO contact_fts_data VALUES(824633720833,X'000000370730656469746f720101046b61726901000001026e6f010000030672646d616e6e010000010a6f736c6f64657369676e010000040909070b');
INSERT INTO contact_fts_data VALUES(962072674305,X'0000001a0630626f727465030001026e6f030001037065720300040906');
INSERT INTO contact_fts_data VALUES(1099511627777,X'0000002d05306b617269040001016e040002016f0400030572646d616e0400010a6f736c6f64657369676e04000408050509');
INSERT INTO contact_fts_data VALUES(1236950581249,X'0000003e0730656469746f7201000001046b61726901000001016e0102016f010000030572646d616e0108016e0100010a6f736c6f64657369676e010000040b0904060805');
INSERT INTO contact_fts_data VALUES(1374389534721,X'0000003f0730656469746f7201000001046b61726901000001016e010002016f010000030572646d616e010008016e01010a6f736c6f64657369676e010000040b0905060904');
INSERT INTO contact_fts_data VALUES(1511828488193,X'0000002805306b6172690401016e0402016f04030572646d616e04010a6f736c6f64657369676e040407040408');
INSERT INTO contact_fts_data VALUES(1649267441665,X'0000001405306c6561640703016f0701026e6f07040704');
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
INSERT INTO contact_fts_idx VALUES(11,X'',2);
INSERT INTO contact_fts_idx VALUES(12,X'',2);
CREATE TABLE IF NOT EXISTS 'contact_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO contact_fts_content VALUES(1,'kari nordmann editor kari oslodesign no ');
INSERT INTO contact_fts_content VALUES(2,'ola odegard ola arlig no ');
INSERT INTO contact_fts_content VALUES(4,'kari nordman kari n oslodesign no ');
INSERT INTO contact_fts_content VALUES(5,'ada fil ada fil no ');
INSERT INTO contact_fts_content VALUES(6,'bo fil bo fil no ');
INSERT INTO contact_fts_content VALUES(7,'leo lead leo lead no ');
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
INSERT INTO relation VALUES(4,32,32,'contact',7,'company',4,'employee',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:35:00Z',1,'2026-03-02T08:35:00Z',NULL,NULL);
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
INSERT INTO activity VALUES(1,12,12,'note','Likes æøå','likes aoa',NULL,'2026-03-02T08:13:00Z',NULL,NULL,NULL,1,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:13:00Z',1,'2026-03-02T08:13:00Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO activity VALUES(2,13,13,'call','Asked for an offer','asked for an offer',NULL,'2026-03-02T08:14:00Z',NULL,'phone',NULL,2,2,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:14:00Z',1,'2026-03-02T08:14:00Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE activity_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content
  INTEGER, type TEXT, subject TEXT, subject_fold TEXT, body TEXT, at TEXT, minutes
  INTEGER, channel TEXT, direction TEXT, contact INTEGER, company INTEGER, outcome TEXT,
  outcome_fold TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at
  TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, contacts TEXT, deal INTEGER, lead INTEGER, quote INTEGER, advice TEXT, signed_at TEXT, PRIMARY
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
CREATE TABLE team(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT NOT NULL,
  name_fold TEXT, parent INTEGER REFERENCES team(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at
  TEXT NOT NULL) STRICT;
INSERT INTO team VALUES(1,25,25,'North','north',NULL,'2026-03-02T08:28:00Z',1,'2026-03-02T08:28:00Z');
INSERT INTO team VALUES(2,26,26,'South','south',1,'2026-03-02T08:29:00Z',1,'2026-03-02T08:29:00Z');
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
INSERT INTO product VALUES(1,40,40,'Chair','chair',NULL,NULL,NULL,10000,NULL,'NOK','standard','once',NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,'2026-03-02T08:43:00Z',1,'2026-03-02T08:43:00Z',NULL,NULL);
INSERT INTO product VALUES(2,41,41,'Support','support',NULL,NULL,NULL,1000,NULL,'NOK','standard','once',NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,'2026-03-02T08:44:00Z',1,'2026-03-02T08:44:00Z',NULL,NULL);
CREATE TABLE product_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, name TEXT, name_fold TEXT, sku TEXT, unit TEXT, unit_fold TEXT, price INTEGER, cost INTEGER, currency TEXT, vat_code TEXT, period TEXT, category TEXT, category_fold TEXT, requires TEXT, excludes TEXT, active INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE product_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE price(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, product INTEGER NOT NULL REFERENCES product(id), list TEXT NOT NULL, company INTEGER REFERENCES company(id), segment INTEGER REFERENCES segment(id), amount INTEGER NOT NULL, currency TEXT, min_quantity INTEGER NOT NULL, valid_from TEXT, valid_to TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO price VALUES(1,42,42,1,'standard',1,NULL,90000000,'NOK',1000000,NULL,NULL,'2026-03-02T08:45:00Z',1,'2026-03-02T08:45:00Z');
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
INSERT INTO deal VALUES(1,62,62,'Leo Lead','leo lead',4,7,NULL,1,2,6000000,'NOK',50000000,NULL,NULL,NULL,NULL,'open',1,NULL,NULL,NULL,NULL,NULL,NULL,'web_form',NULL,NULL,'2026-03-02T08:39:00Z',NULL,NULL,NULL,NULL,NULL,1,'2026-03-02T08:35:00Z',1,'2026-03-02T09:07:00Z',NULL,NULL);
INSERT INTO deal VALUES(2,37,37,'New shop','new shop',1,1,NULL,1,4,5000000,'NOK',100000000,NULL,NULL,'2026-05-01','2026-03-02T08:40:00Z','won',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:40:00Z',NULL,'2026-03-04',NULL,NULL,NULL,1,'2026-03-02T08:37:00Z',1,'2026-03-02T08:40:00Z',NULL,NULL);
INSERT INTO deal VALUES(3,39,39,'Old shop','old shop',2,NULL,NULL,1,5,70000,'NOK',0,NULL,NULL,NULL,'2026-03-02T08:42:00Z','lost',0,NULL,'price',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:42:00Z',NULL,NULL,NULL,NULL,NULL,1,'2026-03-02T08:38:00Z',1,'2026-03-02T08:42:00Z',NULL,NULL);
INSERT INTO deal VALUES(4,38,38,'Lost shop','lost shop',3,NULL,NULL,1,1,1000,'NOK',20000000,NULL,NULL,NULL,NULL,'open',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:41:00Z',NULL,NULL,NULL,NULL,NULL,1,'2026-03-02T08:41:00Z',1,'2026-03-02T08:41:00Z',NULL,NULL);
CREATE TABLE deal_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, title TEXT, title_fold TEXT, company INTEGER, contact INTEGER, contacts TEXT, pipeline INTEGER, stage INTEGER, amount INTEGER, currency TEXT, probability INTEGER, probability_reason TEXT, probability_reason_fold TEXT, close TEXT, closed_at TEXT, status TEXT, open INTEGER, category TEXT, loss_reason TEXT, win_reason TEXT, win_reason_fold TEXT, competitor TEXT, competitor_fold TEXT, source TEXT, referred_by INTEGER, products TEXT, stage_since TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO deal_past VALUES(36,1,32,32,'Leo Lead','leo lead',4,7,NULL,1,1,NULL,NULL,20000000,NULL,NULL,NULL,NULL,'open',1,NULL,NULL,NULL,NULL,NULL,NULL,'web_form',NULL,NULL,'2026-03-02T08:35:00Z',NULL,NULL,NULL,1,'2026-03-02T08:35:00Z',1,'2026-03-02T08:35:00Z',NULL,NULL);
INSERT INTO deal_past VALUES(37,2,34,34,'New shop','new shop',1,1,NULL,1,1,5000000,'NOK',20000000,NULL,NULL,'2026-05-01',NULL,'open',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:37:00Z',NULL,NULL,NULL,1,'2026-03-02T08:37:00Z',1,'2026-03-02T08:37:00Z',NULL,NULL);
INSERT INTO deal_past VALUES(39,3,35,35,'Old shop','old shop',2,NULL,NULL,1,1,70000,'NOK',20000000,NULL,NULL,NULL,NULL,'open',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:38:00Z',NULL,NULL,NULL,1,'2026-03-02T08:38:00Z',1,'2026-03-02T08:38:00Z',NULL,NULL);
INSERT INTO deal_past VALUES(62,1,36,36,'Leo Lead','leo lead',4,7,NULL,1,2,NULL,NULL,50000000,NULL,NULL,NULL,NULL,'open',1,NULL,NULL,NULL,NULL,NULL,NULL,'web_form',NULL,NULL,'2026-03-02T08:39:00Z',NULL,NULL,NULL,1,'2026-03-02T08:35:00Z',1,'2026-03-02T08:39:00Z',NULL,NULL);
CREATE TABLE deal_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','deal_fts','deal_fts',0,'CREATE VIRTUAL TABLE deal_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'deal_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO deal_fts_data VALUES(1,X'0408');
INSERT INTO deal_fts_data VALUES(10,X'000000000104040004010101020101030101040101');
INSERT INTO deal_fts_data VALUES(137438953473,X'0000000f05306c6561640103016f010407');
INSERT INTO deal_fts_data VALUES(274877906945,X'0000001104306e657702010473686f70020406');
INSERT INTO deal_fts_data VALUES(412316860417,X'0000001104306f6c6403010473686f70030406');
INSERT INTO deal_fts_data VALUES(549755813889,X'0000001205306c6f737404010473686f70040407');
CREATE TABLE IF NOT EXISTS 'deal_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO deal_fts_idx VALUES(1,X'',2);
INSERT INTO deal_fts_idx VALUES(2,X'',2);
INSERT INTO deal_fts_idx VALUES(3,X'',2);
INSERT INTO deal_fts_idx VALUES(4,X'',2);
CREATE TABLE IF NOT EXISTS 'deal_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO deal_fts_content VALUES(1,'leo lead ');
INSERT INTO deal_fts_content VALUES(2,'new shop ');
INSERT INTO deal_fts_content VALUES(3,'old shop ');
INSERT INTO deal_fts_content VALUES(4,'lost shop ');
CREATE TABLE IF NOT EXISTS 'deal_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO deal_fts_config VALUES('version',4);
CREATE TABLE stage_change(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, deal INTEGER NOT NULL REFERENCES deal(id), from_stage INTEGER REFERENCES stage(id), stage INTEGER NOT NULL REFERENCES stage(id), at TEXT NOT NULL, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO stage_change VALUES(1,32,32,1,NULL,1,'2026-03-02T08:35:00Z','2026-03-02T08:35:00Z',1,'2026-03-02T08:35:00Z');
INSERT INTO stage_change VALUES(2,34,34,2,NULL,1,'2026-03-02T08:37:00Z','2026-03-02T08:37:00Z',1,'2026-03-02T08:37:00Z');
INSERT INTO stage_change VALUES(3,35,35,3,NULL,1,'2026-03-02T08:38:00Z','2026-03-02T08:38:00Z',1,'2026-03-02T08:38:00Z');
INSERT INTO stage_change VALUES(4,36,36,1,1,2,'2026-03-02T08:39:00Z','2026-03-02T08:39:00Z',1,'2026-03-02T08:39:00Z');
INSERT INTO stage_change VALUES(5,37,37,2,1,4,'2026-03-02T08:40:00Z','2026-03-02T08:40:00Z',1,'2026-03-02T08:40:00Z');
INSERT INTO stage_change VALUES(6,38,38,4,NULL,1,'2026-03-02T08:41:00Z','2026-03-02T08:41:00Z',1,'2026-03-02T08:41:00Z');
INSERT INTO stage_change VALUES(7,39,39,3,1,5,'2026-03-02T08:42:00Z','2026-03-02T08:42:00Z',1,'2026-03-02T08:42:00Z');
CREATE TABLE stage_change_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, deal INTEGER, from_stage INTEGER, stage INTEGER, at TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE lead(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT, name_fold TEXT, contact INTEGER REFERENCES contact(id), company INTEGER REFERENCES company(id), company_name TEXT, company_name_fold TEXT, email TEXT, email_key TEXT, phone TEXT, source TEXT NOT NULL, source_detail TEXT, source_detail_fold TEXT, status TEXT NOT NULL, open INTEGER NOT NULL, interest TEXT, interest_fold TEXT, need TEXT, need_fold TEXT, budget INTEGER, currency TEXT, authority INTEGER REFERENCES contact(id), authority_level TEXT, timeline TEXT, timeline_fold TEXT, score INTEGER, definition INTEGER, first_response_at TEXT, disqualified_reason TEXT, recycle_on TEXT, converted_at TEXT, deal INTEGER REFERENCES deal(id), tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO lead VALUES(1,33,33,'Lea Lead','lea lead',NULL,NULL,NULL,NULL,'lea@lead.no','lea@lead.no',NULL,'event',NULL,NULL,'working',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,15,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:33:00Z',1,'2026-03-02T08:36:00Z',NULL,NULL);
INSERT INTO lead VALUES(2,32,32,'Leo Lead','leo lead',7,4,NULL,NULL,'leo@lead.no','leo@lead.no',NULL,'web_form',NULL,NULL,'converted',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,20,1,NULL,NULL,NULL,'2026-03-02T08:35:00Z',1,NULL,NULL,NULL,NULL,'2026-03-02T08:34:00Z',1,'2026-03-02T08:35:00Z',NULL,NULL);
CREATE TABLE lead_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, name TEXT, name_fold TEXT, contact INTEGER, company INTEGER, company_name TEXT, company_name_fold TEXT, email TEXT, email_key TEXT, phone TEXT, source TEXT, source_detail TEXT, source_detail_fold TEXT, status TEXT, open INTEGER, interest TEXT, interest_fold TEXT, need TEXT, need_fold TEXT, budget INTEGER, currency TEXT, authority INTEGER, authority_level TEXT, timeline TEXT, timeline_fold TEXT, score INTEGER, definition INTEGER, first_response_at TEXT, disqualified_reason TEXT, recycle_on TEXT, converted_at TEXT, deal INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO lead_past VALUES(32,2,31,31,'Leo Lead','leo lead',NULL,4,NULL,NULL,'leo@lead.no','leo@lead.no',NULL,'web_form',NULL,NULL,'new',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,20,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:34:00Z',1,'2026-03-02T08:34:00Z',NULL,NULL);
INSERT INTO lead_past VALUES(33,1,30,30,'Lea Lead','lea lead',NULL,NULL,NULL,NULL,'lea@lead.no','lea@lead.no',NULL,'event',NULL,NULL,'new',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,15,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:33:00Z',1,'2026-03-02T08:33:00Z',NULL,NULL);
CREATE TABLE lead_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE quote(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, number TEXT, edition INTEGER, title TEXT, title_fold TEXT, deal INTEGER REFERENCES deal(id), company INTEGER REFERENCES company(id), contact INTEGER REFERENCES contact(id), status TEXT, open INTEGER NOT NULL, currency TEXT, language TEXT, country TEXT, price_list TEXT, valid_until TEXT, terms TEXT, sent_at TEXT, opened_at TEXT, decided_at TEXT, reason TEXT, reason_fold TEXT, approved_by INTEGER REFERENCES user_account(id), discount INTEGER, net INTEGER, vat INTEGER, gross INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO quote VALUES(1,48,48,'Q-1',1,NULL,NULL,1,1,7,'accepted',0,'NOK','nb','NO',NULL,'2026-04-01',NULL,'2026-03-02T08:48:00Z',NULL,'2026-03-02T08:51:00Z',NULL,NULL,NULL,NULL,27000,6750,33750,NULL,NULL,NULL,1,'2026-03-02T08:46:00Z',1,'2026-03-02T08:51:00Z',NULL,NULL);
INSERT INTO quote VALUES(2,47,47,'Q-2',1,NULL,NULL,NULL,2,NULL,'draft',1,'NOK','nb','NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1000,250,1250,NULL,NULL,NULL,1,'2026-03-02T08:49:00Z',1,'2026-03-02T08:50:00Z',NULL,NULL);
CREATE TABLE quote_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, number TEXT, edition INTEGER, title TEXT, title_fold TEXT, deal INTEGER, company INTEGER, contact INTEGER, status TEXT, open INTEGER, currency TEXT, language TEXT, country TEXT, price_list TEXT, valid_until TEXT, terms TEXT, sent_at TEXT, opened_at TEXT, decided_at TEXT, reason TEXT, reason_fold TEXT, approved_by INTEGER, discount INTEGER, net INTEGER, vat INTEGER, gross INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO quote_past VALUES(44,1,43,43,'Q-1',1,NULL,NULL,1,1,7,'draft',1,'NOK','nb','NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,'2026-03-02T08:46:00Z',1,'2026-03-02T08:46:00Z',NULL,NULL);
INSERT INTO quote_past VALUES(45,1,44,44,'Q-1',1,NULL,NULL,1,1,7,'draft',1,'NOK','nb','NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,27000,6750,33750,NULL,NULL,NULL,1,'2026-03-02T08:46:00Z',1,'2026-03-02T08:47:00Z',NULL,NULL);
INSERT INTO quote_past VALUES(47,2,46,46,'Q-2',1,NULL,NULL,NULL,2,NULL,'draft',1,'NOK','nb','NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,'2026-03-02T08:49:00Z',1,'2026-03-02T08:49:00Z',NULL,NULL);
INSERT INTO quote_past VALUES(48,1,45,45,'Q-1',1,NULL,NULL,1,1,7,'sent',1,'NOK','nb','NO',NULL,'2026-04-01',NULL,'2026-03-02T08:48:00Z',NULL,NULL,NULL,NULL,NULL,NULL,27000,6750,33750,NULL,NULL,NULL,1,'2026-03-02T08:46:00Z',1,'2026-03-02T08:48:00Z',NULL,NULL);
CREATE TABLE quote_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE sales_order(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, number TEXT, quote INTEGER REFERENCES quote(id), deal INTEGER REFERENCES deal(id), company INTEGER REFERENCES company(id), contact INTEGER REFERENCES contact(id), status TEXT NOT NULL, ordered_on TEXT NOT NULL, deliver_by TEXT, delivered_on TEXT, country TEXT, source TEXT, source_fold TEXT, currency TEXT, net INTEGER, vat INTEGER, gross INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO sales_order VALUES(1,51,51,'O-1',1,1,1,7,'delivered','2026-03-02',NULL,'2026-03-02','NO','quote','quote','NOK',27000,6750,33750,NULL,NULL,NULL,1,'2026-03-02T08:51:00Z',1,'2026-03-02T08:54:00Z',NULL,NULL);
INSERT INTO sales_order VALUES(2,50,50,'O-2',NULL,NULL,2,NULL,'open','2026-03-02',NULL,NULL,'NO',NULL,NULL,'NOK',10000,2500,12500,NULL,NULL,NULL,NULL,'2026-03-02T08:52:00Z',1,'2026-03-02T08:53:00Z',NULL,NULL);
CREATE TABLE sales_order_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, number TEXT, quote INTEGER, deal INTEGER, company INTEGER, contact INTEGER, status TEXT, ordered_on TEXT, deliver_by TEXT, delivered_on TEXT, country TEXT, source TEXT, source_fold TEXT, currency TEXT, net INTEGER, vat INTEGER, gross INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO sales_order_past VALUES(50,2,49,49,'O-2',NULL,NULL,2,NULL,'open','2026-03-02',NULL,NULL,'NO',NULL,NULL,'NOK',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:52:00Z',1,'2026-03-02T08:52:00Z',NULL,NULL);
INSERT INTO sales_order_past VALUES(51,1,48,48,'O-1',1,1,1,7,'open','2026-03-02',NULL,NULL,'NO','quote','quote','NOK',27000,6750,33750,NULL,NULL,NULL,1,'2026-03-02T08:51:00Z',1,'2026-03-02T08:51:00Z',NULL,NULL);
CREATE TABLE sales_order_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE line(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, quote INTEGER REFERENCES quote(id), sales_order INTEGER REFERENCES sales_order(id), position INTEGER, product INTEGER REFERENCES product(id), text TEXT, text_fold TEXT, quantity INTEGER NOT NULL, unit TEXT, unit_fold TEXT, unit_price INTEGER, discount INTEGER, discount_amount INTEGER, vat_code TEXT, period TEXT, return_of INTEGER REFERENCES line(id), list_price INTEGER, price_rule TEXT, price_rule_fold TEXT, vat_rate INTEGER, currency TEXT, net INTEGER, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO line VALUES(1,44,44,1,NULL,1,1,'Chair','chair',3000000,NULL,NULL,90000000,NULL,NULL,'standard','once',NULL,90000000,'price 1 for the company','price 1 for the company',25000000,'NOK',27000,'2026-03-02T08:47:00Z',1,'2026-03-02T08:47:00Z');
INSERT INTO line VALUES(2,47,47,2,NULL,1,2,'Support','support',1000000,NULL,NULL,10000000,NULL,NULL,'standard','once',NULL,10000000,'product','product',25000000,'NOK',1000,'2026-03-02T08:50:00Z',1,'2026-03-02T08:50:00Z');
INSERT INTO line VALUES(3,48,48,NULL,1,1,1,'Chair','chair',3000000,NULL,NULL,90000000,NULL,NULL,'standard','once',NULL,90000000,'price 1 for the company','price 1 for the company',25000000,'NOK',27000,'2026-03-02T08:51:00Z',1,'2026-03-02T08:51:00Z');
INSERT INTO line VALUES(4,50,50,NULL,2,1,1,'Chair','chair',1000000,NULL,NULL,100000000,NULL,NULL,'standard','once',NULL,100000000,'product','product',25000000,'NOK',10000,'2026-03-02T08:53:00Z',1,'2026-03-02T08:53:00Z');
CREATE TABLE line_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, quote INTEGER, sales_order INTEGER, position INTEGER, product INTEGER, text TEXT, text_fold TEXT, quantity INTEGER, unit TEXT, unit_fold TEXT, unit_price INTEGER, discount INTEGER, discount_amount INTEGER, vat_code TEXT, period TEXT, return_of INTEGER, list_price INTEGER, price_rule TEXT, price_rule_fold TEXT, vat_rate INTEGER, currency TEXT, net INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE sent_quote(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, quote INTEGER NOT NULL REFERENCES quote(id), edition INTEGER NOT NULL, sent_at TEXT NOT NULL, document TEXT NOT NULL, currency TEXT, net INTEGER, gross INTEGER, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO sent_quote VALUES(1,45,45,1,1,'2026-03-02T08:48:00Z','{"language":"nb","blocks":[{"heading":"Tilbud Q-1"},{"paragraph":["Til: Oslo Design","Att.: Leo Lead","Dato: 02.03.2026","Gyldig til: 01.04.2026"]},{"table":["Beskrivelse","Antall","Pris","Rabatt","Mva.","Netto"],"numeric":[false,true,true,true,true,true],"rows":[["Chair","3","90,00","","25 %","270,00"]]},{"sums":[["Netto","270,00 kr",false],["Mva. 25 % av 270,00","67,50 kr",false],["Totalt","337,50 kr",true]]}]}','NOK',27000,33750,'2026-03-02T08:48:00Z',1,'2026-03-02T08:48:00Z');
CREATE TABLE sent_quote_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, quote INTEGER, edition INTEGER, sent_at TEXT, document TEXT, currency TEXT, net INTEGER, gross INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE contract(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, number TEXT, title TEXT, title_fold TEXT, company INTEGER REFERENCES company(id), contact INTEGER REFERENCES contact(id), sales_order INTEGER REFERENCES sales_order(id), starts_on TEXT NOT NULL, ends_on TEXT, term_months INTEGER, notice_days INTEGER, auto_renew INTEGER NOT NULL, mrr INTEGER, currency TEXT, price_index TEXT, price_index_fold TEXT, status TEXT NOT NULL, open INTEGER NOT NULL, renews INTEGER REFERENCES contract(id), anchor TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO contract VALUES(1,52,52,'C-1','Care','care',1,NULL,NULL,'2026-01-01','2026-12-31',12,NULL,0,10000,'NOK',NULL,NULL,'active',1,NULL,'2026-01-01',NULL,NULL,NULL,1,'2026-03-02T08:55:00Z',1,'2026-03-02T08:55:00Z',NULL,NULL);
CREATE TABLE contract_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, number TEXT, title TEXT, title_fold TEXT, company INTEGER, contact INTEGER, sales_order INTEGER, starts_on TEXT, ends_on TEXT, term_months INTEGER, notice_days INTEGER, auto_renew INTEGER, mrr INTEGER, currency TEXT, price_index TEXT, price_index_fold TEXT, status TEXT, open INTEGER, renews INTEGER, anchor TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE contract_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE payment(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, invoice TEXT, company INTEGER REFERENCES company(id), sales_order INTEGER REFERENCES sales_order(id), amount INTEGER NOT NULL, currency TEXT, due_on TEXT NOT NULL, paid_on TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO payment VALUES(1,53,53,'F1',1,NULL,10000,'NOK','2026-04-01',NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:56:00Z',1,'2026-03-02T08:56:00Z',NULL,NULL);
CREATE TABLE payment_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, invoice TEXT, company INTEGER, sales_order INTEGER, amount INTEGER, currency TEXT, due_on TEXT, paid_on TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE payment_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE quota(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, user_account INTEGER REFERENCES user_account(id), period TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO quota VALUES(1,60,60,2,'2026-Q1',10000000,'NOK','2026-03-02T09:04:00Z',1,'2026-03-02T09:04:00Z');
CREATE TABLE quota_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, user_account INTEGER, period TEXT, amount INTEGER, currency TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE forecast(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, period TEXT NOT NULL, at TEXT NOT NULL, user_account INTEGER REFERENCES user_account(id), currency TEXT, closed INTEGER, committed INTEGER, best_case INTEGER, total INTEGER, weighted INTEGER, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO forecast VALUES(1,61,61,'2026-Q1','2026-03-02T09:05:00Z',NULL,'NOK',5000000,5000000,5000000,5000000,0,'2026-03-02T09:05:00Z',1,'2026-03-02T09:05:00Z');
INSERT INTO forecast VALUES(2,61,61,'2026-Q1','2026-03-02T09:05:00Z',1,'NOK',5000000,5000000,5000000,5000000,0,'2026-03-02T09:05:00Z',1,'2026-03-02T09:05:00Z');
CREATE TABLE forecast_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, period TEXT, at TEXT, user_account INTEGER, currency TEXT, closed INTEGER, committed INTEGER, best_case INTEGER, total INTEGER, weighted INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE task(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, title TEXT NOT NULL, title_fold TEXT, due TEXT, remind INTEGER, priority TEXT NOT NULL, status TEXT NOT NULL, open INTEGER NOT NULL, repeat TEXT, repeat_fold TEXT, assignee INTEGER REFERENCES user_account(id), contact INTEGER REFERENCES contact(id), company INTEGER REFERENCES company(id), deal INTEGER REFERENCES deal(id), lead INTEGER REFERENCES lead(id), quote INTEGER REFERENCES quote(id), contract INTEGER REFERENCES contract(id), done_at TEXT, repeat_from TEXT, follows INTEGER REFERENCES task(id), origin TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO task VALUES(1,37,37,'Hand over to delivery','hand over to delivery','2026-03-04',NULL,'normal','open',1,NULL,NULL,1,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:40:00Z',1,'2026-03-02T08:40:00Z',NULL,NULL);
INSERT INTO task VALUES(2,48,48,'Follow up Q-1 version 1','follow up q-1 version 1','2026-03-09',NULL,'normal','done',0,NULL,NULL,1,7,1,1,NULL,1,NULL,'2026-03-02T08:51:00Z',NULL,NULL,'quote-answer:1:1',NULL,NULL,NULL,NULL,'2026-03-02T08:48:00Z',1,'2026-03-02T08:51:00Z',NULL,NULL);
INSERT INTO task VALUES(3,54,54,'Ring Kari','ring kari','2026-03-05',NULL,'normal','open',1,NULL,NULL,1,1,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:57:00Z',1,'2026-03-02T08:57:00Z',NULL,NULL);
INSERT INTO task VALUES(4,55,55,'Send list','send list','2026-03-03',NULL,'normal','open',1,NULL,NULL,1,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:58:00Z',1,'2026-03-02T08:58:00Z',NULL,NULL);
CREATE TABLE task_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, title TEXT, title_fold TEXT, due TEXT, remind INTEGER, priority TEXT, status TEXT, open INTEGER, repeat TEXT, repeat_fold TEXT, assignee INTEGER, contact INTEGER, company INTEGER, deal INTEGER, lead INTEGER, quote INTEGER, contract INTEGER, done_at TEXT, repeat_from TEXT, follows INTEGER, origin TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO task_past VALUES(48,2,45,45,'Follow up Q-1 version 1','follow up q-1 version 1','2026-03-09',NULL,'normal','open',1,NULL,NULL,1,7,1,1,NULL,1,NULL,NULL,NULL,NULL,'quote-answer:1:1',NULL,NULL,NULL,NULL,'2026-03-02T08:48:00Z',1,'2026-03-02T08:48:00Z',NULL,NULL);
CREATE TABLE task_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE consent(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, contact INTEGER NOT NULL REFERENCES contact(id), purpose TEXT NOT NULL, channel TEXT NOT NULL, action TEXT NOT NULL, at TEXT NOT NULL, method TEXT, evidence TEXT, notice_version TEXT, expires_at TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO consent VALUES(1,56,56,1,'newsletter','email','given','2026-03-02T09:00:00Z',NULL,'Ja',NULL,NULL,'2026-03-02T09:00:00Z',1,'2026-03-02T09:00:00Z');
INSERT INTO consent VALUES(2,57,57,2,'newsletter','email','given','2026-03-02T09:01:00Z',NULL,'Ja',NULL,NULL,'2026-03-02T09:01:00Z',1,'2026-03-02T09:01:00Z');
INSERT INTO consent VALUES(3,58,58,2,'newsletter','email','withdrawn','2026-03-02T09:02:00Z',NULL,'Nei',NULL,NULL,'2026-03-02T09:02:00Z',1,'2026-03-02T09:02:00Z');
CREATE TABLE consent_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, contact INTEGER, purpose TEXT, channel TEXT, action TEXT, at TEXT, method TEXT, evidence TEXT, notice_version TEXT, expires_at TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE attachment(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, record_noun TEXT NOT NULL, record_id INTEGER NOT NULL, name TEXT NOT NULL, name_fold TEXT, mime TEXT NOT NULL, size INTEGER NOT NULL, hash TEXT NOT NULL, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO attachment VALUES(1,59,59,'contact',1,'f.txt','f.txt','text/plain',5,'2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824','2026-03-02T09:03:00Z',1,'2026-03-02T09:03:00Z');
CREATE TABLE attachment_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, record_noun TEXT, record_id INTEGER, name TEXT, name_fold TEXT, mime TEXT, size INTEGER, hash TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
CREATE TABLE stored_file(hash TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT;
INSERT INTO stored_file VALUES('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824','aGVsbG8=');
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
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA user_version=4;
PRAGMA application_id=1668443441;
PRAGMA journal_mode=WAL;
