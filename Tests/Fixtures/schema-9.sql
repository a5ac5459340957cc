PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE sequence(
  name TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID, STRICT;
INSERT INTO sequence VALUES('activity',4);
INSERT INTO sequence VALUES('attachment',1);
INSERT INTO sequence VALUES('company',3);
INSERT INTO sequence VALUES('company_transition',1);
INSERT INTO sequence VALUES('config',7);
INSERT INTO sequence VALUES('consent',1);
INSERT INTO sequence VALUES('contact',7);
INSERT INTO sequence VALUES('contact_transition',1);
INSERT INTO sequence VALUES('contract',1);
INSERT INTO sequence VALUES('contract_transition',1);
INSERT INTO sequence VALUES('deal',4);
INSERT INTO sequence VALUES('field',2);
INSERT INTO sequence VALUES('lead',2);
INSERT INTO sequence VALUES('lead_transition',2);
INSERT INTO sequence VALUES('line',2);
INSERT INTO sequence VALUES('operation',67);
INSERT INTO sequence VALUES('order',1);
INSERT INTO sequence VALUES('order_transition',1);
INSERT INTO sequence VALUES('payment',1);
INSERT INTO sequence VALUES('pipeline',2);
INSERT INTO sequence VALUES('price',1);
INSERT INTO sequence VALUES('product',1);
INSERT INTO sequence VALUES('quota',1);
INSERT INTO sequence VALUES('quote',1);
INSERT INTO sequence VALUES('quote_transition',2);
INSERT INTO sequence VALUES('rate',1);
INSERT INTO sequence VALUES('relation',3);
INSERT INTO sequence VALUES('segment',1);
INSERT INTO sequence VALUES('sent_order',1);
INSERT INTO sequence VALUES('sent_quote',1);
INSERT INTO sequence VALUES('stage',7);
INSERT INTO sequence VALUES('task',3);
INSERT INTO sequence VALUES('task_transition',1);
INSERT INTO sequence VALUES('team',1);
INSERT INTO sequence VALUES('transition',7);
INSERT INTO sequence VALUES('user',2);
INSERT INTO sequence VALUES('user_transition',1);
INSERT INTO sequence VALUES('vat',24);
INSERT INTO sequence VALUES('view',2);
CREATE TABLE identity(
  name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
INSERT INTO identity VALUES('collation','1');
INSERT INTO identity VALUES('folding','1');
INSERT INTO identity VALUES('uuid','81574763-2261-4ba2-b834-7a05d4657602');
CREATE TABLE operation(
  id INTEGER NOT NULL PRIMARY KEY, key TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
  actor TEXT NOT NULL, command TEXT NOT NULL, kind TEXT NOT NULL, target INTEGER,
  undone_by INTEGER, count INTEGER NOT NULL, digest INTEGER) STRICT;
INSERT INTO operation VALUES(1,'01M7PSJA40EHEMQPWDT7HZN001','2026-11-18T07:40:00Z','kari','team add','write',NULL,NULL,1,1135911430746338660);
INSERT INTO operation VALUES(2,'01M7PSJA408CWZQSFEJBG4R002','2026-11-18T07:40:00Z','kari','user add name= role= team=','write',NULL,NULL,1,1145061496104330407);
INSERT INTO operation VALUES(3,'01M7PSJA4096Q50X1RZFCJZ003','2026-11-18T07:40:00Z','kari','field add type=','write',NULL,NULL,1,681985466796737075);
INSERT INTO operation VALUES(4,'01M7PSJA40CSQF4X5WS5FP2004','2026-11-18T07:40:00Z','kari','field add type=','write',NULL,NULL,1,839311470917764174);
INSERT INTO operation VALUES(5,'01M7PSJA40C0E5TJZKCNZJS005','2026-11-18T07:40:00Z','kari','config set quote_followup_days=','write',NULL,NULL,1,299013010563976021);
INSERT INTO operation VALUES(6,'01M7PSJA406Q4DKGXZFSBK5006','2026-11-18T07:40:00Z','kari','company add domain= org_number=','write',NULL,NULL,1,2209138973417957311);
INSERT INTO operation VALUES(7,'01M7PSJA40FS064SQKHJ1YA007','2026-11-18T07:40:00Z','kari','company add parent=','write',NULL,NULL,1,2240032565499749700);
INSERT INTO operation VALUES(8,'01M7PSJA40CEW3QPKV6J8PW008','2026-11-18T07:40:00Z','kari','contact add email= phone= company= shoe_size=','write',NULL,NULL,2,1687869289101165347);
INSERT INTO operation VALUES(9,'01M7PSJA406AR9AA6ABNMS3009','2026-11-18T07:40:00Z','kari','contact add email= lifecycle= tags+=','write',NULL,NULL,1,849169207724856310);
INSERT INTO operation VALUES(10,'01M7PSJA4097GMVH7CM61NH00A','2026-11-18T07:40:00Z','kari','contact edit 2 lifecycle=','write',NULL,NULL,1,175784565875307931);
INSERT INTO operation VALUES(11,'01M7PSJA407PQW1FY5HQ5EQ00B','2026-11-18T07:40:00Z','kari','contact add email=','write',NULL,NULL,1,825075510456335678);
INSERT INTO operation VALUES(12,'01M7PSJA409YANNQBR8W98V00C','2026-11-18T07:40:00Z','kari','contact merge 2 3 --keep','write',NULL,NULL,2,1152018847084822582);
INSERT INTO operation VALUES(13,'01M7PSJA403VHG8DMW5826V00D','2026-11-18T07:40:00Z','kari','relation add type=','write',NULL,NULL,1,1936452968637936351);
INSERT INTO operation VALUES(14,'01M7PSJA4002KEATRYC8B1H00E','2026-11-18T07:40:00Z','kari','activity add type= contact= minutes= at=','write',NULL,NULL,1,1151886574724843782);
INSERT INTO operation VALUES(15,'01M7PSJA40DDSS1Q4811GDV00F','2026-11-18T07:40:00Z','kari','contact meeting 1 at= minutes= place=','write',NULL,NULL,1,1378622990521131764);
INSERT INTO operation VALUES(16,'01M7PSJA4018Q5ASKQX48MM00G','2026-11-18T07:40:00Z','kari','contact meeting 1 at= minutes= body= advice=','write',NULL,NULL,1,817684386647853686);
INSERT INTO operation VALUES(17,'01M7PSJA4043KQSC3MKG88Q00H','2026-11-18T07:40:00Z','kari','activity sign 3','write',NULL,NULL,1,995095904166604796);
INSERT INTO operation VALUES(18,'01M7PSJA408AEHPSKS0QZAM00J','2026-11-18T07:40:00Z','kari','activity correct 3 advice=','write',NULL,NULL,2,2069780010539948452);
INSERT INTO operation VALUES(19,'01M7PSJA404GQTCGRDMVR6R00K','2026-11-18T07:40:00Z','kari','segment add of= filter=','write',NULL,NULL,1,866294552198469532);
INSERT INTO operation VALUES(20,'01M7PSJA409GE9K40BCSAJC00M','2026-11-18T07:40:00Z','kari','rate add','write',NULL,NULL,1,1639307709906308685);
INSERT INTO operation VALUES(21,'01M7PSJA40564HVQ51ZPESG00N','2026-11-18T07:40:00Z','kari','product add sku= price= vat_code=','write',NULL,NULL,1,176767268982481904);
INSERT INTO operation VALUES(22,'01M7PSJA401531ZG9KPNH3300P','2026-11-18T07:40:00Z','kari','price add 1 list= amount= min_quantity=','write',NULL,NULL,1,1375857454051204259);
INSERT INTO operation VALUES(23,'01M7PSJA401VS0RF2NFBS9H00Q','2026-11-18T07:40:00Z','kari','vat add rate= code=','write',NULL,NULL,1,778152937037033332);
INSERT INTO operation VALUES(24,'01M7PSJA40DT1DATDJV68YJ00R','2026-11-18T07:40:00Z','kari','stage edit 1 probability=','write',NULL,NULL,1,267464518023007048);
INSERT INTO operation VALUES(25,'01M7PSJA40EFQN0XKRRNWNJ00S','2026-11-18T07:40:00Z','kari','deal add company= amount= close= kilde=','write',NULL,NULL,2,1088303221591895773);
INSERT INTO operation VALUES(26,'01M7PSJA40FF4V8EGSK0VCC00T','2026-11-18T07:40:00Z','kari','deal move 1','write',NULL,NULL,2,1425925537081771867);
INSERT INTO operation VALUES(27,'01M7PSJA406ECPTWBYVSCCP00V','2026-11-18T07:40:00Z','kari','deal add company= amount=','write',NULL,NULL,2,1865304404649999714);
INSERT INTO operation VALUES(28,'01M7PSJA407914P6R6YV0AW00W','2026-11-18T07:40:00Z','kari','deal lose 2','write',NULL,NULL,2,1696391468704917637);
INSERT INTO operation VALUES(29,'01M7PSJA408MVYQGF54M5GW00X','2026-11-18T07:40:00Z','kari','lead add email= company_name= source=','write',NULL,NULL,2,754935594287245987);
INSERT INTO operation VALUES(30,'01M7PSJA40678V0JXZKJ0G400Y','2026-11-18T07:40:00Z','kari','lead convert 1','write',NULL,NULL,6,375684642691346045);
INSERT INTO operation VALUES(31,'01M7PSJA4098QFH9TYYRJCF00Z','2026-11-18T07:40:00Z','kari','lead add source=','write',NULL,NULL,2,537867088049789826);
INSERT INTO operation VALUES(32,'01M7PSJA403AMCZVFT9DCA3010','2026-11-18T07:40:00Z','kari','lead disqualify 2','write',NULL,NULL,1,106334344795416358);
INSERT INTO operation VALUES(33,'01M7PSJA405JHFD2N0NYB79011','2026-11-18T07:40:00Z','kari','quote add company= deal=','write',NULL,NULL,1,741570105456622311);
INSERT INTO operation VALUES(34,'01M7PSJA408K62P8MKVTN0H012','2026-11-18T07:40:00Z','kari','line add 1 quantity= quote=','write',NULL,NULL,2,586012391854491269);
INSERT INTO operation VALUES(35,'01M7PSJA4054DYYD79468VE013','2026-11-18T07:40:00Z','kari','quote send','write',NULL,NULL,5,1814391501449223204);
INSERT INTO operation VALUES(36,'01M7PSJA40BX997NV5RY8B8014','2026-11-18T07:40:00Z','kari','quote accept','write',NULL,NULL,5,807436054146112301);
INSERT INTO operation VALUES(37,'01M7PSJA403SZWG2V4GQFMB015','2026-11-18T07:40:00Z','kari','contract add order= starts_on= term_months= mrr=','write',NULL,NULL,1,2290321078449826021);
INSERT INTO operation VALUES(38,'01M7PSJA40070QGXEPDNM43016','2026-11-18T07:40:00Z','kari','payment add company= amount= due_on= paid_on=','write',NULL,NULL,1,709664545734697099);
INSERT INTO operation VALUES(39,'01M7PSJA404RDCN4GM70VV2017','2026-11-18T07:40:00Z','kari','quota add user= period= amount=','write',NULL,NULL,1,453361364916135800);
INSERT INTO operation VALUES(40,'01M7PSJA40DDHKJ3SY2K3VF018','2026-11-18T07:40:00Z','kari','task add contact= due= repeat=','write',NULL,NULL,1,312130449610306555);
INSERT INTO operation VALUES(41,'01M7PSJA40DMSWS55HY3CSS019','2026-11-18T07:40:00Z','kari','consent add contact= purpose= channel= action= method= evidence=','write',NULL,NULL,1,1548566665972110840);
INSERT INTO operation VALUES(42,'01M7PSJA4016XE9J2DTH6MX01A','2026-11-18T07:40:00Z','kari','attachment add','write',NULL,NULL,1,2076014350888579870);
INSERT INTO operation VALUES(43,'01M7PSJA4091G1RG8R3F4T201B','2026-11-18T07:40:00Z','kari','contact import i.csv --rejects','import',NULL,NULL,1,898851815813703245);
INSERT INTO operation VALUES(44,'once:k1','2026-11-18T07:40:00Z','kari','contact add','write',NULL,NULL,1,317618348381046768);
INSERT INTO operation VALUES(45,'01M7PSJA409E3PH5KWNS86E01D','2026-11-18T07:40:00Z','kari','contact remove 5','write',NULL,46,1,2095264718043833518);
INSERT INTO operation VALUES(46,'01M7PSJA40DWG70A0J6DFHN01E','2026-11-18T07:40:00Z','kari','undo','undo',45,NULL,1,2068561673278115695);
INSERT INTO operation VALUES(47,'01M7PSJA403Q7GBM6BBFZGN01F','2026-11-18T07:40:00Z','kari','contract terminate 1','write',NULL,NULL,1,271607906563964588);
INSERT INTO operation VALUES(48,'01M7PSJA40D3RFA2XJH1W5Y01G','2026-11-18T07:40:00Z','kari','order edit 1 status=','write',NULL,NULL,1,1647340489081748024);
INSERT INTO operation VALUES(49,'01M7PSJA40CA7JJGWKG0NN201H','2026-11-18T07:40:00Z','kari','company edit 1 lifecycle=','write',NULL,NULL,1,1202417165424961965);
INSERT INTO operation VALUES(50,'01M7PSJA40D6E2XKAYYN9TS01J','2026-11-18T07:40:00Z','kari','user edit active=','write',NULL,NULL,1,1726566317751345522);
INSERT INTO operation VALUES(51,'01M7PSJA404J8ER6C1P32B001K','2026-11-18T07:40:00Z','kari','vat edit 24 rate=','write',NULL,NULL,1,528295172981158527);
INSERT INTO operation VALUES(52,'01M7PSJA40BEVG14V62P8HK01M','2026-11-18T07:40:00Z','kari','relation edit 1 role=','write',NULL,NULL,1,2290426025451798464);
INSERT INTO operation VALUES(53,'01M7PSJA40DCCV1BB64KQJA01N','2026-11-18T07:40:00Z','kari','product edit 1 price=','write',NULL,NULL,1,1497525200430831048);
INSERT INTO operation VALUES(54,'01M7PSJA40368E31K3EE67401P','2026-11-18T07:40:00Z','kari','pipeline add','write',NULL,NULL,3,984837769578424337);
INSERT INTO operation VALUES(55,'01M7PSJA405GQTPRJZMNX4C01Q','2026-11-18T07:40:00Z','kari','segment edit notes=','write',NULL,NULL,1,1021967065509677367);
INSERT INTO operation VALUES(56,'01M7SD3N0028JKK0J7RXE3Q01R','2026-11-19T08:00:00Z','kari','contact add email= tags=','write',NULL,NULL,1,575598801842648833);
INSERT INTO operation VALUES(57,'01M7SD3N00E9N45WJSHQPF001S','2026-11-19T08:00:00Z','kari','contact edit city=','write',NULL,NULL,1,215670448799293872);
INSERT INTO operation VALUES(58,'01M7SD3N00409NSRAWVCFW801T','2026-11-19T08:00:00Z','kari','deal add amount= contact=','write',NULL,NULL,2,1293789991237005163);
INSERT INTO operation VALUES(59,'01M7SD3N0071ZRFYPQ65JNY01V','2026-11-19T08:00:00Z','kari','task add due=','write',NULL,NULL,1,1811934205591441286);
INSERT INTO operation VALUES(60,'01M7SD3N003VHSQBAHGQSTD01W','2026-11-19T08:00:00Z','kari','deal move','write',NULL,NULL,2,1515301649068972217);
INSERT INTO operation VALUES(61,'01M7YHX300E0HCEK1FKDYHR01X','2026-11-21T08:00:00Z','kari','view add filter= sort=','write',NULL,NULL,1,657546942733454777);
INSERT INTO operation VALUES(62,'01M7YHX3007CAYYAHP9FYZ301Y','2026-11-21T08:00:00Z','kari','order edit 1 deliver_by=','write',NULL,NULL,1,1561005449744523719);
INSERT INTO operation VALUES(63,'01M7YHX3009RA7XE72FX46301Z','2026-11-21T08:00:00Z','kari','company edit 1 city=','write',NULL,NULL,1,1253102407033939860);
INSERT INTO operation VALUES(64,'01M7SD3N00CCZR5WD05QKWT020','2026-11-19T08:00:00Z','kari','config edit seller=','write',NULL,NULL,1,996198015091011568);
INSERT INTO operation VALUES(65,'01M7SD3N0087MFG25D9PKJV021','2026-11-19T08:00:00Z','kari','user edit phone=','write',NULL,NULL,1,1576272401935178376);
INSERT INTO operation VALUES(66,'01M7SD3N00BRSBXG2ZMNS13022','2026-11-19T08:00:00Z','kari','order send','write',NULL,NULL,1,181890966550042918);
INSERT INTO operation VALUES(67,'01M7SD3N008M0W74M1RGNSF023','2026-11-19T08:00:00Z','kari','view add sort=','write',NULL,NULL,1,1082096059865542352);
CREATE TABLE created(
  operation INTEGER NOT NULL, noun TEXT NOT NULL, first INTEGER NOT NULL,
  last INTEGER NOT NULL, row INTEGER, PRIMARY KEY(operation, noun, first)) WITHOUT ROWID, STRICT;
INSERT INTO created VALUES(1,'team',1,1,NULL);
INSERT INTO created VALUES(2,'user',2,2,NULL);
INSERT INTO created VALUES(3,'field',1,1,NULL);
INSERT INTO created VALUES(4,'field',2,2,NULL);
INSERT INTO created VALUES(5,'config',6,6,NULL);
INSERT INTO created VALUES(6,'company',1,1,NULL);
INSERT INTO created VALUES(7,'company',2,2,NULL);
INSERT INTO created VALUES(8,'contact',1,1,NULL);
INSERT INTO created VALUES(8,'relation',1,1,NULL);
INSERT INTO created VALUES(9,'contact',2,2,NULL);
INSERT INTO created VALUES(10,'contact_transition',1,1,NULL);
INSERT INTO created VALUES(11,'contact',3,3,NULL);
INSERT INTO created VALUES(13,'relation',2,2,NULL);
INSERT INTO created VALUES(14,'activity',1,1,NULL);
INSERT INTO created VALUES(15,'activity',2,2,NULL);
INSERT INTO created VALUES(16,'activity',3,3,NULL);
INSERT INTO created VALUES(18,'activity',4,4,NULL);
INSERT INTO created VALUES(19,'segment',1,1,NULL);
INSERT INTO created VALUES(20,'rate',1,1,NULL);
INSERT INTO created VALUES(21,'product',1,1,NULL);
INSERT INTO created VALUES(22,'price',1,1,NULL);
INSERT INTO created VALUES(23,'vat',24,24,NULL);
INSERT INTO created VALUES(25,'deal',1,1,NULL);
INSERT INTO created VALUES(25,'transition',1,1,NULL);
INSERT INTO created VALUES(26,'transition',2,2,NULL);
INSERT INTO created VALUES(27,'deal',2,2,NULL);
INSERT INTO created VALUES(27,'transition',3,3,NULL);
INSERT INTO created VALUES(28,'transition',4,4,NULL);
INSERT INTO created VALUES(29,'lead',1,1,NULL);
INSERT INTO created VALUES(30,'company',3,3,NULL);
INSERT INTO created VALUES(30,'contact',4,4,NULL);
INSERT INTO created VALUES(30,'deal',3,3,NULL);
INSERT INTO created VALUES(30,'lead_transition',1,1,NULL);
INSERT INTO created VALUES(30,'relation',3,3,NULL);
INSERT INTO created VALUES(30,'transition',5,5,NULL);
INSERT INTO created VALUES(31,'lead',2,2,NULL);
INSERT INTO created VALUES(32,'lead_transition',2,2,NULL);
INSERT INTO created VALUES(33,'quote',1,1,NULL);
INSERT INTO created VALUES(34,'line',1,1,NULL);
INSERT INTO created VALUES(35,'quote_transition',1,1,NULL);
INSERT INTO created VALUES(35,'sent_quote',1,1,NULL);
INSERT INTO created VALUES(35,'task',1,1,NULL);
INSERT INTO created VALUES(36,'line',2,2,NULL);
INSERT INTO created VALUES(36,'order',1,1,NULL);
INSERT INTO created VALUES(36,'quote_transition',2,2,NULL);
INSERT INTO created VALUES(36,'task_transition',1,1,NULL);
INSERT INTO created VALUES(37,'contract',1,1,NULL);
INSERT INTO created VALUES(38,'payment',1,1,NULL);
INSERT INTO created VALUES(39,'quota',1,1,NULL);
INSERT INTO created VALUES(40,'task',2,2,NULL);
INSERT INTO created VALUES(41,'consent',1,1,NULL);
INSERT INTO created VALUES(42,'attachment',1,1,NULL);
INSERT INTO created VALUES(43,'contact',5,5,2);
INSERT INTO created VALUES(44,'contact',6,6,NULL);
INSERT INTO created VALUES(46,'contact',5,5,NULL);
INSERT INTO created VALUES(47,'contract_transition',1,1,NULL);
INSERT INTO created VALUES(48,'order_transition',1,1,NULL);
INSERT INTO created VALUES(49,'company_transition',1,1,NULL);
INSERT INTO created VALUES(50,'user_transition',1,1,NULL);
INSERT INTO created VALUES(54,'pipeline',2,2,NULL);
INSERT INTO created VALUES(54,'stage',6,7,NULL);
INSERT INTO created VALUES(56,'contact',7,7,NULL);
INSERT INTO created VALUES(58,'deal',4,4,NULL);
INSERT INTO created VALUES(58,'transition',6,6,NULL);
INSERT INTO created VALUES(59,'task',3,3,NULL);
INSERT INTO created VALUES(60,'transition',7,7,NULL);
INSERT INTO created VALUES(61,'view',1,1,NULL);
INSERT INTO created VALUES(64,'config',7,7,NULL);
INSERT INTO created VALUES(66,'sent_order',1,1,NULL);
INSERT INTO created VALUES(67,'view',2,2,NULL);
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
  custom_fold TEXT, team INTEGER REFERENCES team(id), phone TEXT) STRICT;
INSERT INTO user_account VALUES(1,65,65,'kari','kari','kari',NULL,NULL,'admin',1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',NULL,'2026-11-19T08:00:00Z','kari',NULL,NULL,NULL,'+4790123456');
INSERT INTO user_account VALUES(2,50,50,'ola','Ola Berg','ola berg',NULL,NULL,'sales',0,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','ola"berg',NULL,NULL,1,NULL);
CREATE TABLE user_account_past(
  ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, login TEXT,
  name TEXT, name_fold TEXT, email TEXT, email_key TEXT, role TEXT,
  active INTEGER, time_zone TEXT, language TEXT, tags TEXT, notes TEXT,
  external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT,
  sort_key TEXT, custom TEXT, custom_fold TEXT, team INTEGER, phone TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO user_account_past VALUES(50,2,2,2,'ola','Ola Berg','ola berg',NULL,NULL,'sales',1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','ola"berg',NULL,NULL,1,NULL);
INSERT INTO user_account_past VALUES(65,1,0,0,'kari','kari','kari',NULL,NULL,'admin',1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',NULL,'2026-11-18T07:40:00Z','kari',NULL,NULL,NULL,NULL);
CREATE TABLE user_account_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE custom_field(
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT NOT NULL,
  type TEXT NOT NULL, label TEXT, label_fold TEXT, meaning TEXT,
  meaning_fold TEXT, personal INTEGER NOT NULL, required INTEGER NOT NULL,
  choices TEXT, of TEXT, indexed INTEGER NOT NULL, created_at TEXT NOT NULL,
  created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO custom_field VALUES(1,3,3,'contact.shoe_size','integer',NULL,NULL,NULL,NULL,1,0,NULL,NULL,0,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
INSERT INTO custom_field VALUES(2,4,4,'deal.kilde','text',NULL,NULL,NULL,NULL,1,0,NULL,NULL,0,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE setting(
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT NOT NULL,
  value TEXT, created_at TEXT NOT NULL, created_by INTEGER,
  updated_at TEXT NOT NULL) STRICT;
INSERT INTO setting VALUES(1,0,0,'collation','nb','2026-11-18T07:40:00Z',NULL,'2026-11-18T07:40:00Z');
INSERT INTO setting VALUES(2,0,0,'country','NO','2026-11-18T07:40:00Z',NULL,'2026-11-18T07:40:00Z');
INSERT INTO setting VALUES(3,0,0,'currency','NOK','2026-11-18T07:40:00Z',NULL,'2026-11-18T07:40:00Z');
INSERT INTO setting VALUES(4,0,0,'language','nb','2026-11-18T07:40:00Z',NULL,'2026-11-18T07:40:00Z');
INSERT INTO setting VALUES(5,0,0,'time_zone','Europe/Oslo','2026-11-18T07:40:00Z',NULL,'2026-11-18T07:40:00Z');
INSERT INTO setting VALUES(6,5,5,'quote_followup_days','4','2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
INSERT INTO setting VALUES(7,64,64,'seller','Fjord Data AS','2026-11-19T08:00:00Z',1,'2026-11-19T08:00:00Z');
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
INSERT INTO company VALUES(1,63,63,'Oslo Design','oslo design','974760673',NULL,'["oslodesign.no"]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Bergen','bergen',NULL,NULL,'NO',NULL,'customer',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,'2026-11-10T10:00:00Z','2026-11-17',NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-21T08:00:00Z','oslo"design',NULL,NULL);
INSERT INTO company VALUES(2,7,7,'Nordic Solutions','nordic solutions',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','nordic"solutions',NULL,NULL);
INSERT INTO company VALUES(3,30,30,'Vik Bygg','vik bygg',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','vik"bygg',NULL,NULL);
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
INSERT INTO company_past VALUES(49,1,6,6,'Oslo Design','oslo design','974760673',NULL,'["oslodesign.no"]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','oslo"design',NULL,NULL);
INSERT INTO company_past VALUES(63,1,49,49,'Oslo Design','oslo design','974760673',NULL,'["oslodesign.no"]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'NO',NULL,'customer',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','oslo"design',NULL,NULL);
CREATE TABLE company_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
INSERT INTO company_key VALUES('domain','oslodesign.no',1);
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
INSERT INTO contact VALUES(1,8,8,'Kari Nordmann','kari nordmann','Kari','kari',NULL,NULL,'Nordmann','nordmann',NULL,NULL,NULL,NULL,NULL,NULL,'kari@oslodesign.no','kari@oslodesign.no',NULL,'+4790123456',NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,'2026-11-10T10:00:00Z','2026-11-17',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','nordmann!kari','{"f1":39}',NULL);
INSERT INTO contact VALUES(2,12,12,'Åse Ødegård','ase odegard','Åse','ase',NULL,NULL,'Ødegård','odegard',NULL,NULL,NULL,NULL,NULL,NULL,'ase@example.no','ase@example.no','[{"label":null,"value":"ase@example.no"},{"label":null,"value":"ase2@example.no"}]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'customer',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,'["vip"]',NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','|deg}rd!}se',NULL,NULL);
INSERT INTO contact VALUES(4,30,30,'Per Vik','per vik','Per','per',NULL,NULL,'Vik','vik',NULL,NULL,NULL,NULL,NULL,NULL,'per@example.no','per@example.no',NULL,NULL,NULL,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'opportunity','web_form',NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','vik!per',NULL,NULL);
INSERT INTO contact VALUES(5,46,43,'Im Port','im port','Im','im',NULL,NULL,'Port','port',NULL,NULL,NULL,NULL,NULL,NULL,'im@example.no','im@example.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','port!im',NULL,NULL);
INSERT INTO contact VALUES(6,44,44,'Once','once',NULL,NULL,NULL,NULL,'Once','once',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','once',NULL,NULL);
INSERT INTO contact VALUES(7,57,57,'Per Sju','per sju','Per','per',NULL,NULL,'Sju','sju',NULL,NULL,NULL,NULL,NULL,NULL,'per.sju@example.no','per.sju@example.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Bodø','bodo',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,'["sju"]',NULL,NULL,NULL,'2026-11-19T08:00:00Z',1,'2026-11-19T08:00:00Z','sju!per',NULL,NULL);
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
INSERT INTO contact_past VALUES(10,2,9,9,'Åse Ødegård','ase odegard','Åse','ase',NULL,NULL,'Ødegård','odegard',NULL,NULL,NULL,NULL,NULL,NULL,'ase@example.no','ase@example.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead',NULL,NULL,NULL,1,0,NULL,NULL,'["vip"]',NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','|deg}rd!}se',NULL,NULL);
INSERT INTO contact_past VALUES(12,2,10,10,'Åse Ødegård','ase odegard','Åse','ase',NULL,NULL,'Ødegård','odegard',NULL,NULL,NULL,NULL,NULL,NULL,'ase@example.no','ase@example.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'customer',NULL,NULL,NULL,1,0,NULL,NULL,'["vip"]',NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','|deg}rd!}se',NULL,NULL);
INSERT INTO contact_past VALUES(12,3,11,11,'Ase Odegard','ase odegard','Ase','ase',NULL,NULL,'Odegard','odegard',NULL,NULL,NULL,NULL,NULL,NULL,'ase2@example.no','ase2@example.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','odegard!ase',NULL,NULL);
INSERT INTO contact_past VALUES(45,5,43,43,'Im Port','im port','Im','im',NULL,NULL,'Port','port',NULL,NULL,NULL,NULL,NULL,NULL,'im@example.no','im@example.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','port!im',NULL,NULL);
INSERT INTO contact_past VALUES(57,7,56,56,'Per Sju','per sju','Per','per',NULL,NULL,'Sju','sju',NULL,NULL,NULL,NULL,NULL,NULL,'per.sju@example.no','per.sju@example.no',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL,'["sju"]',NULL,NULL,NULL,'2026-11-19T08:00:00Z',1,'2026-11-19T08:00:00Z','sju!per',NULL,NULL);
CREATE TABLE contact_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
INSERT INTO contact_key VALUES('email','ase2@example.no',2);
INSERT INTO contact_key VALUES('tag','sju',7);
INSERT INTO contact_key VALUES('tag','vip',2);
CREATE TABLE relation(
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, subject_noun TEXT NOT NULL,
  subject_id INTEGER NOT NULL, object_noun TEXT NOT NULL, object_id INTEGER NOT NULL,
  type TEXT NOT NULL, role TEXT, role_fold TEXT, starts_on TEXT, ends_on TEXT,
  tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id),
  created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT,
  custom_fold TEXT) STRICT;
INSERT INTO relation VALUES(1,52,52,'contact',1,'company',1,'employee','x','x',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
INSERT INTO relation VALUES(2,13,13,'contact',2,'contact',1,'partner',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
INSERT INTO relation VALUES(3,30,30,'contact',4,'company',3,'employee',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
CREATE TABLE relation_past(
  ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER,
  subject_noun TEXT, subject_id INTEGER, object_noun TEXT, object_id INTEGER, type TEXT,
  role TEXT, role_fold TEXT, starts_on TEXT, ends_on TEXT, tags TEXT,
  notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER,
  updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO relation_past VALUES(52,1,8,8,'contact',1,'company',1,'employee',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
CREATE TABLE relation_key(
  kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE activity(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, type TEXT
  NOT NULL, subject TEXT, subject_fold TEXT, body TEXT, at TEXT NOT NULL, minutes
  INTEGER, channel TEXT, direction TEXT, contact INTEGER REFERENCES contact(id), company INTEGER
  REFERENCES company(id), outcome TEXT, outcome_fold TEXT, tags TEXT, notes TEXT,
  external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL,
  created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT, contacts TEXT, deal INTEGER, lead INTEGER, quote INTEGER, advice TEXT, signed_at TEXT, signed_by INTEGER REFERENCES user_account(id), corrects INTEGER REFERENCES activity(id), status TEXT, place TEXT, place_fold TEXT, remind INTEGER) STRICT;
INSERT INTO activity VALUES(1,14,14,'call','Wants a price','wants a price',NULL,'2026-11-10T10:00:00Z',12,'phone',NULL,1,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'held',NULL,NULL,NULL);
INSERT INTO activity VALUES(2,15,15,'meeting','Demo','demo',NULL,'2026-11-20T09:00:00Z',45,'meeting',NULL,1,1,NULL,NULL,NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'planned','Storgata 1','storgata 1',NULL);
INSERT INTO activity VALUES(3,17,17,'meeting','Pension','pension','x','2026-11-02T09:00:00Z',60,'meeting',NULL,1,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL,NULL,NULL,NULL,'y','2026-11-18T07:40:00Z',1,NULL,'held',NULL,NULL,NULL);
INSERT INTO activity VALUES(4,18,18,'meeting','Pension','pension','x','2026-11-02T09:00:00Z',60,'meeting',NULL,1,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL,NULL,NULL,NULL,'z',NULL,NULL,3,'held',NULL,NULL,NULL);
CREATE TABLE activity_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content
  INTEGER, type TEXT, subject TEXT, subject_fold TEXT, body TEXT, at TEXT, minutes
  INTEGER, channel TEXT, direction TEXT, contact INTEGER, company INTEGER, outcome TEXT,
  outcome_fold TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at
  TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, contacts TEXT, deal INTEGER, lead INTEGER, quote INTEGER, advice TEXT, signed_at TEXT, signed_by INTEGER, corrects INTEGER, status TEXT, place TEXT, place_fold TEXT, remind INTEGER, PRIMARY
  KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO activity_past VALUES(17,3,16,16,'meeting','Pension','pension','x','2026-11-02T09:00:00Z',60,'meeting',NULL,1,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL,NULL,NULL,NULL,'y',NULL,NULL,NULL,'held',NULL,NULL,NULL);
CREATE TABLE activity_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT
  NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE segment(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT
  NOT NULL, of TEXT NOT NULL, kind TEXT NOT NULL, filter TEXT, members TEXT, tags
  TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id),
  created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT,
  custom_fold TEXT) STRICT;
INSERT INTO segment VALUES(1,55,55,'vips','contact','dynamic','tags=vip',NULL,NULL,'x',NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
CREATE TABLE segment_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content
  INTEGER, name TEXT, of TEXT, kind TEXT, filter TEXT, members TEXT, tags TEXT,
  notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER,
  updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO segment_past VALUES(55,1,19,19,'vips','contact','dynamic','tags=vip',NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
CREATE TABLE segment_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
  PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE rate(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, day TEXT NOT
  NULL, base TEXT NOT NULL, quote TEXT NOT NULL, rate INTEGER NOT NULL, per INTEGER NOT NULL,
  source TEXT, source_fold TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at
  TEXT NOT NULL) STRICT;
INSERT INTO rate VALUES(1,20,20,'2026-11-01','EUR','NOK',11500000,1,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE merged(
  noun TEXT NOT NULL, record INTEGER NOT NULL, operation INTEGER NOT NULL,
  survivor INTEGER NOT NULL, PRIMARY KEY(noun, record, operation)) WITHOUT ROWID, STRICT;
INSERT INTO merged VALUES('contact',3,12,2);
CREATE TABLE answer(
  operation INTEGER NOT NULL, status INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY(operation)) WITHOUT ROWID, STRICT;
INSERT INTO answer VALUES(44,0,replace('contact 6: Once\n','\n',char(10)));
CREATE TABLE import_run(
  operation INTEGER NOT NULL, file TEXT NOT NULL, rows INTEGER NOT NULL,
  created INTEGER NOT NULL, changed INTEGER NOT NULL, unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL, conflicts INTEGER NOT NULL, rejects TEXT,
  PRIMARY KEY(operation)) WITHOUT ROWID, STRICT;
INSERT INTO import_run VALUES(43,'i.csv',1,1,0,0,0,0,NULL);
CREATE TABLE team(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT NOT NULL,
  name_fold TEXT, parent INTEGER REFERENCES team(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at
  TEXT NOT NULL) STRICT;
INSERT INTO team VALUES(1,1,1,'Nord','nord',NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE pipeline(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT NOT NULL, label TEXT, label_fold TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO pipeline VALUES(1,0,0,'salg',NULL,NULL,'2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO pipeline VALUES(2,54,54,'kort',NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE stage(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, pipeline INTEGER NOT NULL REFERENCES pipeline(id), key TEXT NOT NULL, name TEXT, name_fold TEXT, names TEXT, position INTEGER, probability INTEGER NOT NULL, rotting_days INTEGER, required_fields TEXT, kind TEXT NOT NULL, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO stage VALUES(1,24,24,1,'qualified',NULL,NULL,NULL,1,25000000,NULL,NULL,'open','2026-01-01T00:00:00Z',NULL,'2026-11-18T07:40:00Z');
INSERT INTO stage VALUES(2,0,0,1,'proposal',NULL,NULL,NULL,2,50000000,NULL,NULL,'open','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO stage VALUES(3,0,0,1,'negotiation',NULL,NULL,NULL,3,80000000,NULL,NULL,'open','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO stage VALUES(4,0,0,1,'won',NULL,NULL,NULL,4,100000000,NULL,NULL,'won','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO stage VALUES(5,0,0,1,'lost',NULL,NULL,NULL,5,0,NULL,NULL,'lost','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
INSERT INTO stage VALUES(6,54,54,2,'won',NULL,NULL,NULL,900,100000000,NULL,NULL,'won','2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
INSERT INTO stage VALUES(7,54,54,2,'lost',NULL,NULL,NULL,901,0,NULL,NULL,'lost','2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE stage_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, pipeline INTEGER, key TEXT, name TEXT, name_fold TEXT, names TEXT, position INTEGER, probability INTEGER, rotting_days INTEGER, required_fields TEXT, kind TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO stage_past VALUES(24,1,0,0,1,'qualified',NULL,NULL,NULL,1,20000000,NULL,NULL,'open','2026-01-01T00:00:00Z',NULL,'2026-01-01T00:00:00Z');
CREATE TABLE product(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT NOT NULL, name_fold TEXT, sku TEXT, unit TEXT, unit_fold TEXT, price INTEGER, cost INTEGER, currency TEXT, vat_code TEXT NOT NULL, period TEXT NOT NULL, category TEXT, category_fold TEXT, requires TEXT, excludes TEXT, active INTEGER NOT NULL, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO product VALUES(1,53,53,'Timer','timer','T1',NULL,NULL,130000,NULL,'NOK','standard','once',NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
CREATE TABLE product_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, name TEXT, name_fold TEXT, sku TEXT, unit TEXT, unit_fold TEXT, price INTEGER, cost INTEGER, currency TEXT, vat_code TEXT, period TEXT, category TEXT, category_fold TEXT, requires TEXT, excludes TEXT, active INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO product_past VALUES(53,1,21,21,'Timer','timer','T1',NULL,NULL,120000,NULL,'NOK','standard','once',NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
CREATE TABLE product_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE price(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, product INTEGER NOT NULL REFERENCES product(id), list TEXT NOT NULL, company INTEGER REFERENCES company(id), segment INTEGER, amount INTEGER NOT NULL, currency TEXT, min_quantity INTEGER NOT NULL, valid_from TEXT, valid_to TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO price VALUES(1,22,22,1,'std',NULL,NULL,1000000000,'NOK',10000000,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
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
INSERT INTO vat_rate VALUES(24,51,51,'NO','exempt',8000000,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE vat_rate_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, country TEXT, code TEXT, rate INTEGER, valid_from TEXT, valid_to TEXT, source TEXT, source_fold TEXT, created_at TEXT, created_by INTEGER, updated_at TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO vat_rate_past VALUES(51,24,23,23,'NO','exempt',7000000,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE deal(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, title TEXT NOT NULL, title_fold TEXT, company INTEGER REFERENCES company(id), contact INTEGER REFERENCES contact(id), contacts TEXT, pipeline INTEGER NOT NULL REFERENCES pipeline(id), stage INTEGER NOT NULL REFERENCES stage(id), amount INTEGER, currency TEXT, probability INTEGER, probability_reason TEXT, probability_reason_fold TEXT, close TEXT, closed_at TEXT, status TEXT, open INTEGER NOT NULL, category TEXT, loss_reason TEXT, win_reason TEXT, win_reason_fold TEXT, competitor TEXT, competitor_fold TEXT, source TEXT, referred_by INTEGER REFERENCES contact(id), products TEXT, stage_since TEXT, last_activity TEXT, next_activity TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO deal VALUES(1,26,26,'Website','website',1,NULL,NULL,1,2,45000000,'NOK',50000000,NULL,NULL,'2026-12-10',NULL,'open',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',NULL,NULL,NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','{"f2":"messe"}','{"f2":"messe"}');
INSERT INTO deal VALUES(2,28,28,'Support','support',2,NULL,NULL,1,5,1000000,'NOK',0,NULL,NULL,NULL,'2026-11-18T07:40:00Z','lost',0,NULL,'price',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',NULL,NULL,NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
INSERT INTO deal VALUES(3,30,30,'Vik Bygg','vik bygg',3,4,NULL,1,1,NULL,NULL,25000000,NULL,NULL,NULL,NULL,'open',1,NULL,NULL,NULL,NULL,NULL,NULL,'web_form',NULL,NULL,'2026-11-18T07:40:00Z',NULL,NULL,NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
INSERT INTO deal VALUES(4,60,60,'Sjuende','sjunde',NULL,7,NULL,1,2,70000,'NOK',50000000,NULL,NULL,NULL,NULL,'open',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-19T08:00:00Z',NULL,NULL,NULL,NULL,NULL,1,'2026-11-19T08:00:00Z',1,'2026-11-19T08:00:00Z',NULL,NULL);
CREATE TABLE deal_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, title TEXT, title_fold TEXT, company INTEGER, contact INTEGER, contacts TEXT, pipeline INTEGER, stage INTEGER, amount INTEGER, currency TEXT, probability INTEGER, probability_reason TEXT, probability_reason_fold TEXT, close TEXT, closed_at TEXT, status TEXT, open INTEGER, category TEXT, loss_reason TEXT, win_reason TEXT, win_reason_fold TEXT, competitor TEXT, competitor_fold TEXT, source TEXT, referred_by INTEGER, products TEXT, stage_since TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO deal_past VALUES(26,1,25,25,'Website','website',1,NULL,NULL,1,1,45000000,'NOK',25000000,NULL,NULL,'2026-12-10',NULL,'open',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z','{"f2":"messe"}','{"f2":"messe"}');
INSERT INTO deal_past VALUES(28,2,27,27,'Support','support',2,NULL,NULL,1,1,1000000,'NOK',25000000,NULL,NULL,NULL,NULL,'open',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
INSERT INTO deal_past VALUES(60,4,58,58,'Sjuende','sjunde',NULL,7,NULL,1,1,70000,'NOK',25000000,NULL,NULL,NULL,NULL,'open',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-19T08:00:00Z',NULL,NULL,NULL,1,'2026-11-19T08:00:00Z',1,'2026-11-19T08:00:00Z',NULL,NULL);
CREATE TABLE deal_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE stage_change(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, deal INTEGER NOT NULL REFERENCES deal(id), from_stage INTEGER REFERENCES stage(id), stage INTEGER NOT NULL REFERENCES stage(id), at TEXT NOT NULL, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, reason TEXT, reason_fold TEXT) STRICT;
INSERT INTO stage_change VALUES(1,25,25,1,NULL,1,'2026-11-18T07:40:00Z','2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
INSERT INTO stage_change VALUES(2,26,26,1,1,2,'2026-11-18T07:40:00Z','2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
INSERT INTO stage_change VALUES(3,27,27,2,NULL,1,'2026-11-18T07:40:00Z','2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
INSERT INTO stage_change VALUES(4,28,28,2,1,5,'2026-11-18T07:40:00Z','2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
INSERT INTO stage_change VALUES(5,30,30,3,NULL,1,'2026-11-18T07:40:00Z','2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
INSERT INTO stage_change VALUES(6,58,58,4,NULL,1,'2026-11-19T08:00:00Z','2026-11-19T08:00:00Z',1,'2026-11-19T08:00:00Z',NULL,NULL);
INSERT INTO stage_change VALUES(7,60,60,4,1,2,'2026-11-19T08:00:00Z','2026-11-19T08:00:00Z',1,'2026-11-19T08:00:00Z',NULL,NULL);
CREATE TABLE lead(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, name TEXT, name_fold TEXT, contact INTEGER REFERENCES contact(id), company INTEGER REFERENCES company(id), company_name TEXT, company_name_fold TEXT, email TEXT, email_key TEXT, phone TEXT, source TEXT NOT NULL, source_detail TEXT, source_detail_fold TEXT, status TEXT NOT NULL, open INTEGER NOT NULL, interest TEXT, interest_fold TEXT, need TEXT, need_fold TEXT, budget INTEGER, currency TEXT, authority INTEGER REFERENCES contact(id), authority_level TEXT, timeline TEXT, timeline_fold TEXT, score INTEGER, definition INTEGER, first_response_at TEXT, disqualified_reason TEXT, recycle_on TEXT, converted_at TEXT, deal INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT, country TEXT) STRICT;
INSERT INTO lead VALUES(1,30,30,'Per Vik','per vik',4,3,'Vik Bygg','vik bygg','per@example.no','per@example.no',NULL,'web_form',NULL,NULL,'converted',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,25,1,NULL,NULL,NULL,'2026-11-18T07:40:00Z',3,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL);
INSERT INTO lead VALUES(2,32,32,'Spam','spam',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'event',NULL,NULL,'disqualified',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,10,1,NULL,'spam',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL);
CREATE TABLE lead_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, name TEXT, name_fold TEXT, contact INTEGER, company INTEGER, company_name TEXT, company_name_fold TEXT, email TEXT, email_key TEXT, phone TEXT, source TEXT, source_detail TEXT, source_detail_fold TEXT, status TEXT, open INTEGER, interest TEXT, interest_fold TEXT, need TEXT, need_fold TEXT, budget INTEGER, currency TEXT, authority INTEGER, authority_level TEXT, timeline TEXT, timeline_fold TEXT, score INTEGER, definition INTEGER, first_response_at TEXT, disqualified_reason TEXT, recycle_on TEXT, converted_at TEXT, deal INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, country TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO lead_past VALUES(30,1,29,29,'Per Vik','per vik',NULL,NULL,'Vik Bygg','vik bygg','per@example.no','per@example.no',NULL,'web_form',NULL,NULL,'new',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,25,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL);
INSERT INTO lead_past VALUES(32,2,31,31,'Spam','spam',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'event',NULL,NULL,'new',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,10,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL);
CREATE TABLE lead_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE quote(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, number TEXT, edition INTEGER, title TEXT, title_fold TEXT, deal INTEGER, company INTEGER REFERENCES company(id), contact INTEGER REFERENCES contact(id), status TEXT, open INTEGER NOT NULL, currency TEXT, language TEXT, country TEXT, price_list TEXT, valid_until TEXT, terms TEXT, sent_at TEXT, opened_at TEXT, decided_at TEXT, reason TEXT, reason_fold TEXT, approved_by INTEGER REFERENCES user_account(id), discount INTEGER, net INTEGER, vat INTEGER, gross INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT, recurring INTEGER) STRICT;
INSERT INTO quote VALUES(1,36,36,'Q-1',1,'Website','website',1,1,NULL,'accepted',0,'NOK','nb','NO',NULL,'2026-12-18',NULL,'2026-11-18T07:40:00Z',NULL,'2026-11-18T07:40:00Z',NULL,NULL,NULL,NULL,1200000,300000,1500000,NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL);
CREATE TABLE quote_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, number TEXT, edition INTEGER, title TEXT, title_fold TEXT, deal INTEGER, company INTEGER, contact INTEGER, status TEXT, open INTEGER, currency TEXT, language TEXT, country TEXT, price_list TEXT, valid_until TEXT, terms TEXT, sent_at TEXT, opened_at TEXT, decided_at TEXT, reason TEXT, reason_fold TEXT, approved_by INTEGER, discount INTEGER, net INTEGER, vat INTEGER, gross INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, recurring INTEGER, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO quote_past VALUES(34,1,33,33,'Q-1',1,'Website','website',1,1,NULL,'draft',1,'NOK','nb','NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL);
INSERT INTO quote_past VALUES(35,1,34,34,'Q-1',1,'Website','website',1,1,NULL,'draft',1,'NOK','nb','NO',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1200000,300000,1500000,NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL);
INSERT INTO quote_past VALUES(36,1,35,35,'Q-1',1,'Website','website',1,1,NULL,'sent',1,'NOK','nb','NO',NULL,'2026-12-18',NULL,'2026-11-18T07:40:00Z',NULL,NULL,NULL,NULL,NULL,NULL,1200000,300000,1500000,NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL);
CREATE TABLE quote_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE sales_order(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, number TEXT, quote INTEGER REFERENCES quote(id), deal INTEGER, company INTEGER REFERENCES company(id), contact INTEGER REFERENCES contact(id), status TEXT NOT NULL, ordered_on TEXT NOT NULL, deliver_by TEXT, delivered_on TEXT, country TEXT, source TEXT, source_fold TEXT, currency TEXT, net INTEGER, vat INTEGER, gross INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT, recurring INTEGER) STRICT;
INSERT INTO sales_order VALUES(1,62,62,'O-1',1,1,1,NULL,'delivered','2026-11-18','2026-12-24','2026-11-18','NO','quote','quote','NOK',1200000,300000,1500000,NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-21T08:00:00Z',NULL,NULL,NULL);
CREATE TABLE sales_order_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, number TEXT, quote INTEGER, deal INTEGER, company INTEGER, contact INTEGER, status TEXT, ordered_on TEXT, deliver_by TEXT, delivered_on TEXT, country TEXT, source TEXT, source_fold TEXT, currency TEXT, net INTEGER, vat INTEGER, gross INTEGER, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, recurring INTEGER, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO sales_order_past VALUES(48,1,36,36,'O-1',1,1,1,NULL,'open','2026-11-18',NULL,NULL,'NO','quote','quote','NOK',1200000,300000,1500000,NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL);
INSERT INTO sales_order_past VALUES(62,1,48,48,'O-1',1,1,1,NULL,'delivered','2026-11-18',NULL,'2026-11-18','NO','quote','quote','NOK',1200000,300000,1500000,NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL,NULL);
CREATE TABLE sales_order_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE line(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, quote INTEGER REFERENCES quote(id), sales_order INTEGER REFERENCES sales_order(id), position INTEGER, product INTEGER, text TEXT, text_fold TEXT, quantity INTEGER NOT NULL, unit TEXT, unit_fold TEXT, unit_price INTEGER, discount INTEGER, discount_amount INTEGER, vat_code TEXT, period TEXT, return_of INTEGER REFERENCES line(id), list_price INTEGER, price_rule TEXT, price_rule_fold TEXT, vat_rate INTEGER, currency TEXT, net INTEGER, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO line VALUES(1,34,34,1,NULL,1,1,'Timer','timer',10000000,NULL,NULL,1200000000,NULL,NULL,'standard','once',NULL,1200000000,'product','product',25000000,'NOK',1200000,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
INSERT INTO line VALUES(2,36,36,NULL,1,1,1,'Timer','timer',10000000,NULL,NULL,1200000000,NULL,NULL,'standard','once',NULL,1200000000,'product','product',25000000,'NOK',1200000,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE sent_quote(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, quote INTEGER NOT NULL REFERENCES quote(id), edition INTEGER NOT NULL, sent_at TEXT NOT NULL, document TEXT NOT NULL, currency TEXT, net INTEGER, gross INTEGER, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, recurring INTEGER) STRICT;
INSERT INTO sent_quote VALUES(1,35,35,1,1,'2026-11-18T07:40:00Z','{"language":"nb","blocks":[{"heading":"Tilbud Q-1"},{"paragraph":["Website"]},{"paragraph":["Til: Oslo Design (974760673)","Dato: 18.11.2026","Gyldig til: 18.12.2026"]},{"table":["Beskrivelse","Antall","Pris","Rabatt","Mva.","Netto"],"numeric":[false,true,true,true,true,true],"rows":[["Timer","10","1 200,00","","25 %","12 000,00"]]},{"sums":[["Netto","12 000,00 kr",false],["Mva. 25 % av 12 000,00","3 000,00 kr",false],["Totalt","15 000,00 kr",true]]}]}','NOK',1200000,1500000,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL);
CREATE TABLE contract(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, number TEXT, title TEXT, title_fold TEXT, company INTEGER REFERENCES company(id), contact INTEGER REFERENCES contact(id), sales_order INTEGER, starts_on TEXT NOT NULL, ends_on TEXT, term_months INTEGER, notice_days INTEGER, auto_renew INTEGER NOT NULL, mrr INTEGER, currency TEXT, price_index TEXT, price_index_fold TEXT, status TEXT NOT NULL, open INTEGER NOT NULL, renews INTEGER REFERENCES contract(id), anchor TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO contract VALUES(1,47,47,'C-1',NULL,NULL,1,NULL,1,'2026-12-01','2027-11-30',12,NULL,0,150000,'NOK',NULL,NULL,'terminated',0,NULL,'2026-12-01',NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
CREATE TABLE contract_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, number TEXT, title TEXT, title_fold TEXT, company INTEGER, contact INTEGER, sales_order INTEGER, starts_on TEXT, ends_on TEXT, term_months INTEGER, notice_days INTEGER, auto_renew INTEGER, mrr INTEGER, currency TEXT, price_index TEXT, price_index_fold TEXT, status TEXT, open INTEGER, renews INTEGER, anchor TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO contract_past VALUES(47,1,37,37,'C-1',NULL,NULL,1,NULL,1,'2026-12-01','2027-11-30',12,NULL,0,150000,'NOK',NULL,NULL,'active',1,NULL,'2026-12-01',NULL,NULL,NULL,1,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
CREATE TABLE contract_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE payment(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, invoice TEXT, company INTEGER REFERENCES company(id), sales_order INTEGER, amount INTEGER NOT NULL, currency TEXT, due_on TEXT NOT NULL, paid_on TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO payment VALUES(1,38,38,NULL,1,NULL,10000,'NOK','2026-11-10','2026-11-01',NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
CREATE TABLE payment_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE quota(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, user_account INTEGER REFERENCES user_account(id), period TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO quota VALUES(1,39,39,2,'2026-Q4',100000000,'NOK','2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE task(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, title TEXT NOT NULL, title_fold TEXT, due TEXT, remind INTEGER, priority TEXT NOT NULL, status TEXT NOT NULL, open INTEGER NOT NULL, repeat TEXT, repeat_fold TEXT, assignee INTEGER REFERENCES user_account(id), contact INTEGER REFERENCES contact(id), company INTEGER REFERENCES company(id), deal INTEGER, lead INTEGER, quote INTEGER, contract INTEGER, done_at TEXT, repeat_from TEXT, follows INTEGER REFERENCES task(id), origin TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER REFERENCES user_account(id), created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, custom TEXT, custom_fold TEXT) STRICT;
INSERT INTO task VALUES(1,36,36,'Follow up Q-1 version 1','follow up q-1 version 1','2026-11-24',NULL,'normal','done',0,NULL,NULL,1,NULL,1,1,NULL,1,NULL,'2026-11-18T07:40:00Z',NULL,NULL,'quote-answer:1:1',NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
INSERT INTO task VALUES(2,40,40,'Ring','ring','2026-11-17',NULL,'normal','open',1,'FREQ=WEEKLY','freq=weekly',1,1,1,NULL,NULL,NULL,NULL,NULL,'2026-11-17',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
INSERT INTO task VALUES(3,59,59,'Sju','sju','2026-12-07',NULL,'normal','open',1,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-19T08:00:00Z',1,'2026-11-19T08:00:00Z',NULL,NULL);
CREATE TABLE task_past(ended INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER, content INTEGER, title TEXT, title_fold TEXT, due TEXT, remind INTEGER, priority TEXT, status TEXT, open INTEGER, repeat TEXT, repeat_fold TEXT, assignee INTEGER, contact INTEGER, company INTEGER, deal INTEGER, lead INTEGER, quote INTEGER, contract INTEGER, done_at TEXT, repeat_from TEXT, follows INTEGER, origin TEXT, tags TEXT, notes TEXT, external_ids TEXT, owner INTEGER, created_at TEXT, created_by INTEGER, updated_at TEXT, custom TEXT, custom_fold TEXT, PRIMARY KEY(ended, id)) WITHOUT ROWID, STRICT;
INSERT INTO task_past VALUES(36,1,35,35,'Follow up Q-1 version 1','follow up q-1 version 1','2026-11-24',NULL,'normal','open',1,NULL,NULL,1,NULL,1,1,NULL,1,NULL,NULL,NULL,NULL,'quote-answer:1:1',NULL,NULL,NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z',NULL,NULL);
CREATE TABLE task_key(kind TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(kind, value, record)) WITHOUT ROWID, STRICT;
CREATE TABLE consent(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, contact INTEGER NOT NULL REFERENCES contact(id), purpose TEXT NOT NULL, channel TEXT NOT NULL, action TEXT NOT NULL, at TEXT NOT NULL, method TEXT, evidence TEXT, notice_version TEXT, expires_at TEXT, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO consent VALUES(1,41,41,1,'newsletter','email','given','2026-11-18T07:40:00Z','web_form','x',NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE attachment(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, record_noun TEXT NOT NULL, record_id INTEGER NOT NULL, name TEXT NOT NULL, name_fold TEXT, mime TEXT NOT NULL, size INTEGER NOT NULL, hash TEXT NOT NULL, created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO attachment VALUES(1,42,42,'contact',1,'a.txt','a.txt','text/plain',5,'2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824','2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE stored_file(hash TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT;
INSERT INTO stored_file VALUES('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824','aGVsbG8=');
CREATE TABLE delivered(login TEXT NOT NULL, kind TEXT NOT NULL, record INTEGER NOT NULL, due TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY(login, kind, record, due)) WITHOUT ROWID, STRICT;
INSERT INTO delivered VALUES('kari','task',2,'2026-11-17','2026-11-18T07:40:00Z');
CREATE TABLE user_transition(
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  content INTEGER NOT NULL,
  user_account INTEGER NOT NULL REFERENCES user_account(id),
  from_state TEXT,
  state TEXT,
  at TEXT NOT NULL,
  reason TEXT,
  reason_fold TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER,
  updated_at TEXT NOT NULL) STRICT;
INSERT INTO user_transition VALUES(1,50,50,2,'active','inactive','2026-11-18T07:40:00Z',NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE company_transition(
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  content INTEGER NOT NULL,
  company INTEGER NOT NULL REFERENCES company(id),
  from_state TEXT,
  state TEXT,
  at TEXT NOT NULL,
  reason TEXT,
  reason_fold TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER,
  updated_at TEXT NOT NULL) STRICT;
INSERT INTO company_transition VALUES(1,49,49,1,NULL,'customer','2026-11-18T07:40:00Z',NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE contact_transition(
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  content INTEGER NOT NULL,
  contact INTEGER NOT NULL REFERENCES contact(id),
  from_state TEXT,
  state TEXT,
  at TEXT NOT NULL,
  reason TEXT,
  reason_fold TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER,
  updated_at TEXT NOT NULL) STRICT;
INSERT INTO contact_transition VALUES(1,10,10,2,'lead','customer','2026-11-18T07:40:00Z',NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE lead_transition(
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  content INTEGER NOT NULL,
  lead INTEGER NOT NULL,
  from_state TEXT,
  state TEXT,
  at TEXT NOT NULL,
  reason TEXT,
  reason_fold TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER,
  updated_at TEXT NOT NULL) STRICT;
INSERT INTO lead_transition VALUES(1,30,30,1,'new','converted','2026-11-18T07:40:00Z',NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
INSERT INTO lead_transition VALUES(2,32,32,2,'new','disqualified','2026-11-18T07:40:00Z','spam','spam','2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE quote_transition(
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  content INTEGER NOT NULL,
  quote INTEGER NOT NULL,
  from_state TEXT,
  state TEXT,
  at TEXT NOT NULL,
  reason TEXT,
  reason_fold TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER,
  updated_at TEXT NOT NULL) STRICT;
INSERT INTO quote_transition VALUES(1,35,35,1,'draft','sent','2026-11-18T07:40:00Z',NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
INSERT INTO quote_transition VALUES(2,36,36,1,'sent','accepted','2026-11-18T07:40:00Z',NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE order_transition(
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  content INTEGER NOT NULL,
  sales_order INTEGER NOT NULL,
  from_state TEXT,
  state TEXT,
  at TEXT NOT NULL,
  reason TEXT,
  reason_fold TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER,
  updated_at TEXT NOT NULL) STRICT;
INSERT INTO order_transition VALUES(1,48,48,1,'open','delivered','2026-11-18T07:40:00Z',NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE contract_transition(
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  content INTEGER NOT NULL,
  contract INTEGER NOT NULL,
  from_state TEXT,
  state TEXT,
  at TEXT NOT NULL,
  reason TEXT,
  reason_fold TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER,
  updated_at TEXT NOT NULL) STRICT;
INSERT INTO contract_transition VALUES(1,47,47,1,'active','terminated','2026-11-18T07:40:00Z',NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
CREATE TABLE task_transition(
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  content INTEGER NOT NULL,
  task INTEGER NOT NULL,
  from_state TEXT,
  state TEXT,
  at TEXT NOT NULL,
  reason TEXT,
  reason_fold TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER,
  updated_at TEXT NOT NULL) STRICT;
INSERT INTO task_transition VALUES(1,36,36,1,'open','done','2026-11-18T07:40:00Z',NULL,NULL,'2026-11-18T07:40:00Z',1,'2026-11-18T07:40:00Z');
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 VALUES('deal_fts_content',NULL,'4');
INSERT INTO sqlite_stat1 VALUES('contact_fts_content',NULL,'6');
INSERT INTO sqlite_stat1 VALUES('contact_fts_idx','contact_fts_idx','1 1 1');
INSERT INTO sqlite_stat1 VALUES('saved_view','saved_view_name','1 1');
INSERT INTO sqlite_stat1 VALUES('task_transition','task_transition_task','1 1 1');
INSERT INTO sqlite_stat1 VALUES('lead_transition','lead_transition_lead','2 1 1');
INSERT INTO sqlite_stat1 VALUES('company_transition','company_transition_company','1 1 1');
INSERT INTO sqlite_stat1 VALUES('user_transition','user_transition_user_account','1 1 1');
INSERT INTO sqlite_stat1 VALUES('stored_file','sqlite_autoindex_stored_file_1','1 1');
INSERT INTO sqlite_stat1 VALUES('task_past','task_past_id','1 1');
INSERT INTO sqlite_stat1 VALUES('task_past','task_past','1 1 1');
INSERT INTO sqlite_stat1 VALUES('consent','consent_contact','1 1');
INSERT INTO sqlite_stat1 VALUES('quota',NULL,'1');
INSERT INTO sqlite_stat1 VALUES('line','line_product','2 2');
INSERT INTO sqlite_stat1 VALUES('line','line_sales_order','2 1');
INSERT INTO sqlite_stat1 VALUES('line','line_quote','2 1');
INSERT INTO sqlite_stat1 VALUES('activity_fts_content',NULL,'4');
INSERT INTO sqlite_stat1 VALUES('sales_order','sales_order_quote','1 1');
INSERT INTO sqlite_stat1 VALUES('sales_order','sales_order_deal','1 1');
INSERT INTO sqlite_stat1 VALUES('sales_order','sales_order_company','1 1 1');
INSERT INTO sqlite_stat1 VALUES('sales_order','sales_order_number','1 1');
INSERT INTO sqlite_stat1 VALUES('order_transition','order_transition_sales_order','1 1 1');
INSERT INTO sqlite_stat1 VALUES('activity_fts_config','activity_fts_config','1 1');
INSERT INTO sqlite_stat1 VALUES('contract','contract_sales_order','1 1');
INSERT INTO sqlite_stat1 VALUES('contract','contract_company','1 1');
INSERT INTO sqlite_stat1 VALUES('contract','contract_number','1 1');
INSERT INTO sqlite_stat1 VALUES('quote','quote_company','1 1');
INSERT INTO sqlite_stat1 VALUES('quote','quote_deal','1 1');
INSERT INTO sqlite_stat1 VALUES('quote','quote_number','1 1');
INSERT INTO sqlite_stat1 VALUES('attachment','attachment_hash','1 1');
INSERT INTO sqlite_stat1 VALUES('attachment','attachment_record_noun','1 1 1');
INSERT INTO sqlite_stat1 VALUES('stage_change','stage_change_at','7 4');
INSERT INTO sqlite_stat1 VALUES('stage_change','stage_change_deal','7 2 2');
INSERT INTO sqlite_stat1 VALUES('lead_past','lead_past_id','2 1');
INSERT INTO sqlite_stat1 VALUES('lead_past','lead_past','2 1 1');
INSERT INTO sqlite_stat1 VALUES('deal_past','deal_past_id','3 1');
INSERT INTO sqlite_stat1 VALUES('deal_past','deal_past','3 1 1');
INSERT INTO sqlite_stat1 VALUES('contact_transition','contact_transition_contact','1 1 1');
INSERT INTO sqlite_stat1 VALUES('lead','lead_deal','1 1');
INSERT INTO sqlite_stat1 VALUES('lead','lead_company','1 1');
INSERT INTO sqlite_stat1 VALUES('lead','lead_contact','1 1');
INSERT INTO sqlite_stat1 VALUES('lead','lead_phone','2 2');
INSERT INTO sqlite_stat1 VALUES('lead','lead_name_fold','2 1');
INSERT INTO sqlite_stat1 VALUES('lead','lead_email_key','2 1');
INSERT INTO sqlite_stat1 VALUES('lead','lead_owner','2 2 1');
INSERT INTO sqlite_stat1 VALUES('deal','deal_stage','4 2');
INSERT INTO sqlite_stat1 VALUES('deal','deal_closed_at','1 1');
INSERT INTO sqlite_stat1 VALUES('deal','deal_currency','4 2');
INSERT INTO sqlite_stat1 VALUES('deal','deal_title_fold','4 1');
INSERT INTO sqlite_stat1 VALUES('deal','deal_contact','4 2');
INSERT INTO sqlite_stat1 VALUES('deal','deal_company','4 1');
INSERT INTO sqlite_stat1 VALUES('deal','deal_owner','4 4 2');
INSERT INTO sqlite_stat1 VALUES('user_account_past','user_account_past_id','1 1');
INSERT INTO sqlite_stat1 VALUES('user_account_past','user_account_past','1 1 1');
INSERT INTO sqlite_stat1 VALUES('vat_rate',NULL,'24');
INSERT INTO sqlite_stat1 VALUES('contract_transition','contract_transition_contract','1 1 1');
INSERT INTO sqlite_stat1 VALUES('quote_transition','quote_transition_quote','2 2 2');
INSERT INTO sqlite_stat1 VALUES('created','created','67 2 1 1');
INSERT INTO sqlite_stat1 VALUES('contact','contact_lifecycle','6 2 2');
INSERT INTO sqlite_stat1 VALUES('contact','contact_owner','6 6 1');
INSERT INTO sqlite_stat1 VALUES('contact','contact_company','6 2');
INSERT INTO sqlite_stat1 VALUES('contact','contact_phone','6 3');
INSERT INTO sqlite_stat1 VALUES('contact','contact_email_key','6 1');
INSERT INTO sqlite_stat1 VALUES('contact','contact_sort_key','6 1');
INSERT INTO sqlite_stat1 VALUES('contact','contact_name_fold','6 1');
INSERT INTO sqlite_stat1 VALUES('company_fts_data',NULL,'3');
INSERT INTO sqlite_stat1 VALUES('rate','rate_day','1 1');
INSERT INTO sqlite_stat1 VALUES('activity_fts_data',NULL,'2');
INSERT INTO sqlite_stat1 VALUES('segment_past','segment_past_id','1 1');
INSERT INTO sqlite_stat1 VALUES('segment_past','segment_past','1 1 1');
INSERT INTO sqlite_stat1 VALUES('contact_fts_data',NULL,'3');
INSERT INTO sqlite_stat1 VALUES('operation','sqlite_autoindex_operation_1','63 1');
INSERT INTO sqlite_stat1 VALUES('activity','activity_status','1 1 1');
INSERT INTO sqlite_stat1 VALUES('activity','activity_company','4 4 2 2');
INSERT INTO sqlite_stat1 VALUES('activity','activity_contact','4 4 2 2');
INSERT INTO sqlite_stat1 VALUES('activity','activity_corrects','1 1');
INSERT INTO sqlite_stat1 VALUES('activity','activity_at','4 2');
INSERT INTO sqlite_stat1 VALUES('product','product_name_fold','1 1');
INSERT INTO sqlite_stat1 VALUES('product','product_sku','1 1');
INSERT INTO sqlite_stat1 VALUES('sales_order_past','sales_order_past_id','2 2');
INSERT INTO sqlite_stat1 VALUES('sales_order_past','sales_order_past','2 1 1');
INSERT INTO sqlite_stat1 VALUES('identity','identity','3 1');
INSERT INTO sqlite_stat1 VALUES('custom_field','custom_field_name','2 1');
INSERT INTO sqlite_stat1 VALUES('payment','payment_company','1 1');
INSERT INTO sqlite_stat1 VALUES('company_past','company_past_id','2 2');
INSERT INTO sqlite_stat1 VALUES('company_past','company_past','2 1 1');
INSERT INTO sqlite_stat1 VALUES('deal_fts_idx','deal_fts_idx','1 1 1');
INSERT INTO sqlite_stat1 VALUES('pipeline','pipeline_name','2 1');
INSERT INTO sqlite_stat1 VALUES('sequence','sequence','38 1');
INSERT INTO sqlite_stat1 VALUES('contact_fts_config','contact_fts_config','1 1');
INSERT INTO sqlite_stat1 VALUES('company_fts_content',NULL,'3');
INSERT INTO sqlite_stat1 VALUES('vat_rate_past','vat_rate_past_id','1 1');
INSERT INTO sqlite_stat1 VALUES('vat_rate_past','vat_rate_past','1 1 1');
INSERT INTO sqlite_stat1 VALUES('relation_past','relation_past_id','1 1');
INSERT INTO sqlite_stat1 VALUES('relation_past','relation_past','1 1 1');
INSERT INTO sqlite_stat1 VALUES('contract_past','contract_past_id','1 1');
INSERT INTO sqlite_stat1 VALUES('contract_past','contract_past','1 1 1');
INSERT INTO sqlite_stat1 VALUES('quote_past','quote_past_id','3 3');
INSERT INTO sqlite_stat1 VALUES('quote_past','quote_past','3 1 1');
INSERT INTO sqlite_stat1 VALUES('company','company_currency','3 3');
INSERT INTO sqlite_stat1 VALUES('company','company_owner','3 3 1');
INSERT INTO sqlite_stat1 VALUES('company','company_parent','3 2');
INSERT INTO sqlite_stat1 VALUES('company','company_org_number','1 1 1');
INSERT INTO sqlite_stat1 VALUES('company','company_phone','3 3');
INSERT INTO sqlite_stat1 VALUES('company','company_email_key','3 3');
INSERT INTO sqlite_stat1 VALUES('company','company_sort_key','3 1');
INSERT INTO sqlite_stat1 VALUES('company','company_name_fold','3 1');
INSERT INTO sqlite_stat1 VALUES('import_run','import_run','1 1');
INSERT INTO sqlite_stat1 VALUES('company_key','company_key','1 1 1 1');
INSERT INTO sqlite_stat1 VALUES('segment','segment_name','1 1');
INSERT INTO sqlite_stat1 VALUES('contact_past','contact_past_id','5 2');
INSERT INTO sqlite_stat1 VALUES('contact_past','contact_past','5 2 1');
INSERT INTO sqlite_stat1 VALUES('stage_past','stage_past_id','1 1');
INSERT INTO sqlite_stat1 VALUES('stage_past','stage_past','1 1 1');
INSERT INTO sqlite_stat1 VALUES('delivered','delivered','1 1 1 1 1');
INSERT INTO sqlite_stat1 VALUES('contact_key','contact_key','3 2 1 1');
INSERT INTO sqlite_stat1 VALUES('activity_past','activity_past_id','1 1');
INSERT INTO sqlite_stat1 VALUES('activity_past','activity_past','1 1 1');
INSERT INTO sqlite_stat1 VALUES('merged','merged','1 1 1 1');
INSERT INTO sqlite_stat1 VALUES('answer','answer','1 1');
INSERT INTO sqlite_stat1 VALUES('stage',NULL,'7');
INSERT INTO sqlite_stat1 VALUES('setting','setting_name','6 1');
INSERT INTO sqlite_stat1 VALUES('relation','relation_object_noun','3 2 1');
INSERT INTO sqlite_stat1 VALUES('relation','relation_subject_noun','3 3 1');
INSERT INTO sqlite_stat1 VALUES('deal_fts_data',NULL,'3');
INSERT INTO sqlite_stat1 VALUES('user_account','user_account_sort_key','2 1');
INSERT INTO sqlite_stat1 VALUES('user_account','user_account_name_fold','2 1');
INSERT INTO sqlite_stat1 VALUES('user_account','user_account_login','2 1');
INSERT INTO sqlite_stat1 VALUES('deal_fts_config','deal_fts_config','1 1');
INSERT INTO sqlite_stat1 VALUES('company_fts_idx','company_fts_idx','1 1 1');
INSERT INTO sqlite_stat1 VALUES('sent_quote','sent_quote_quote','1 1');
INSERT INTO sqlite_stat1 VALUES('team',NULL,'1');
INSERT INTO sqlite_stat1 VALUES('task','task_quote','1 1');
INSERT INTO sqlite_stat1 VALUES('task','task_origin','1 1');
INSERT INTO sqlite_stat1 VALUES('task','task_deal','1 1');
INSERT INTO sqlite_stat1 VALUES('task','task_company','2 2');
INSERT INTO sqlite_stat1 VALUES('task','task_contact','1 1');
INSERT INTO sqlite_stat1 VALUES('task','task_assignee','3 3 1');
INSERT INTO sqlite_stat1 VALUES('price','price_product','1 1');
INSERT INTO sqlite_stat1 VALUES('company_fts_config','company_fts_config','1 1');
INSERT INTO sqlite_stat1 VALUES('product_past','product_past_id','1 1');
INSERT INTO sqlite_stat1 VALUES('product_past','product_past','1 1 1');
CREATE TABLE saved_view(
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  content INTEGER NOT NULL,
  name TEXT NOT NULL,
  filter TEXT,
  fields TEXT,
  fields_fold TEXT,
  sort TEXT,
  sort_fold TEXT,
  shows_all INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  created_by INTEGER,
  updated_at TEXT NOT NULL) STRICT;
INSERT INTO saved_view VALUES(1,61,61,'deal.open8','amount>1',NULL,NULL,'-amount','-amount',0,'2026-11-21T08:00:00Z',1,'2026-11-21T08:00:00Z');
INSERT INTO saved_view VALUES(2,67,67,'contact.alle',NULL,NULL,NULL,'name','name',0,'2026-11-19T08:00:00Z',1,'2026-11-19T08:00:00Z');
CREATE TABLE sent_order(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, content INTEGER NOT NULL, sales_order INTEGER
  NOT NULL REFERENCES sales_order(id), sent_at TEXT NOT NULL, document TEXT NOT NULL,
  currency TEXT, net INTEGER, gross INTEGER, recurring INTEGER, created_at TEXT NOT NULL,
  created_by INTEGER, updated_at TEXT NOT NULL) STRICT;
INSERT INTO sent_order VALUES(1,66,66,1,'2026-11-19T08:00:00Z','{"language":"nb","blocks":[{"heading":"Ordrebekreftelse O-1"},{"to":["Til: Oslo Design","Bergen","Org.nr. 974 760 673"],"from":["Fra: Fjord Data AS","Vår referanse: kari, +47 901 23 456"],"facts":["Dato: 19.11.2026","Bestilt: 18.11.2026","Leveres innen: 24.12.2026","Levert: 18.11.2026","Vårt tilbud: Q-1"]},{"table":["Beskrivelse","Antall","Pris","Rabatt","Mva.","Netto"],"numeric":[false,true,true,true,true,true],"rows":[["Timer","10","1 200,00","","25 %","12 000,00"]]},{"sums":[["Netto","12 000,00 kr",false],["Mva. 25 % av 12 000,00","3 000,00 kr",false],["Totalt","15 000,00 kr",true]]}]}','NOK',1200000,1500000,NULL,'2026-11-19T08:00:00Z',1,'2026-11-19T08:00:00Z');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','company_fts','company_fts',0,'CREATE VIRTUAL TABLE company_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'company_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO company_fts_data VALUES(1,X'030a');
INSERT INTO company_fts_data VALUES(10,X'000000000101010001010101');
INSERT INTO company_fts_data VALUES(137438953473,X'000000560a3039373437363036373301010662657267656e01020379676703010664657369676e0101026e6f010304726469630201046f736c6f01050664657369676e010109736f6c7574696f6e7302010376696b03040c090609050707090c');
CREATE TABLE IF NOT EXISTS 'company_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO company_fts_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'company_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO company_fts_content VALUES(1,'oslo design 974760673 oslodesign no bergen ');
INSERT INTO company_fts_content VALUES(2,'nordic solutions ');
INSERT INTO company_fts_content VALUES(3,'vik bygg ');
CREATE TABLE IF NOT EXISTS 'company_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO company_fts_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','contact_fts','contact_fts',0,'CREATE VIRTUAL TABLE contact_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'contact_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO contact_fts_data VALUES(1,X'061f');
INSERT INTO contact_fts_data VALUES(10,X'000000000101010001010101');
INSERT INTO contact_fts_data VALUES(137438953473,X'00000075043061736502040132020104626f646f0701076578616d706c65020201020102696d0501046b6172690101026e6f0101020102030672646d616e6e0101076f6465676172640202036e6365060209736c6f64657369676e010103706572040302036f7274050103736a7507010376696b04040604070d050709090a060c070606');
CREATE TABLE IF NOT EXISTS 'contact_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO contact_fts_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'contact_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO contact_fts_content VALUES(1,'kari nordmann kari oslodesign no ');
INSERT INTO contact_fts_content VALUES(2,'ase odegard ase example no ase2 example no ');
INSERT INTO contact_fts_content VALUES(4,'per vik per example no ');
INSERT INTO contact_fts_content VALUES(5,'im port im example no ');
INSERT INTO contact_fts_content VALUES(6,'once ');
INSERT INTO contact_fts_content VALUES(7,'per sju per sju example no bodo ');
CREATE TABLE IF NOT EXISTS 'contact_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO contact_fts_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','deal_fts','deal_fts',0,'CREATE VIRTUAL TABLE deal_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'deal_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO deal_fts_data VALUES(1,X'0406');
INSERT INTO deal_fts_data VALUES(10,X'000000000101010001010101');
INSERT INTO deal_fts_data VALUES(137438953473,X'000000350530627967670301056d65737365010106736a756e64650402067570706f727402010376696b0301077765627369746501040708090906');
CREATE TABLE IF NOT EXISTS 'deal_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO deal_fts_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'deal_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO deal_fts_content VALUES(1,'website messe ');
INSERT INTO deal_fts_content VALUES(2,'support ');
INSERT INTO deal_fts_content VALUES(3,'vik bygg ');
INSERT INTO deal_fts_content VALUES(4,'sjunde ');
CREATE TABLE IF NOT EXISTS 'deal_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO deal_fts_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','activity_fts','activity_fts',0,'CREATE VIRTUAL TABLE activity_fts USING fts5(words, columnsize=0, detail=none, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'activity_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO activity_fts_data VALUES(1,X'0408');
INSERT INTO activity_fts_data VALUES(10,X'000000000101010001010101');
INSERT INTO activity_fts_data VALUES(137438953473,X'0000002e02306101010464656d6f02010770656e73696f6e030102047269636501010577616e74730101017803010404070b0708');
CREATE TABLE IF NOT EXISTS 'activity_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO activity_fts_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'activity_fts_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO activity_fts_content VALUES(1,'wants a price ');
INSERT INTO activity_fts_content VALUES(2,'demo ');
INSERT INTO activity_fts_content VALUES(3,'pension x ');
INSERT INTO activity_fts_content VALUES(4,'pension x ');
CREATE TABLE IF NOT EXISTS 'activity_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO activity_fts_config VALUES('version',4);
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
CREATE INDEX activity_lead ON activity(lead) WHERE lead IS NOT NULL;
CREATE INDEX activity_quote ON activity(quote) WHERE quote IS NOT NULL;
CREATE INDEX attachment_hash ON attachment(hash);
CREATE INDEX activity_corrects ON activity(corrects) WHERE corrects IS NOT NULL;
CREATE INDEX activity_contact ON activity(contact, at, status);
CREATE INDEX activity_company ON activity(company, at, status);
CREATE INDEX activity_deal ON activity(deal, at, status) WHERE deal IS NOT NULL;
CREATE INDEX activity_status ON activity(status, at) WHERE status = 'planned';
CREATE INDEX user_transition_user_account ON user_transition(user_account, at);
CREATE INDEX company_transition_company ON company_transition(company, at);
CREATE INDEX contact_transition_contact ON contact_transition(contact, at);
CREATE INDEX lead_transition_lead ON lead_transition(lead, at);
CREATE INDEX quote_transition_quote ON quote_transition(quote, at);
CREATE INDEX order_transition_sales_order ON order_transition(sales_order, at);
CREATE INDEX contract_transition_contract ON contract_transition(contract, at);
CREATE INDEX task_transition_task ON task_transition(task, at);
CREATE INDEX stage_past_id ON stage_past(id);
CREATE INDEX vat_rate_past_id ON vat_rate_past(id);
CREATE UNIQUE INDEX saved_view_name ON saved_view(name);
CREATE INDEX sent_order_sales_order ON sent_order(sales_order);
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA user_version=9;
PRAGMA application_id=1668443441;
