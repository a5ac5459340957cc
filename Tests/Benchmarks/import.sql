-- The peer of the import: a staging table, then INSERT … SELECT into the same tables with the same indexes,
-- keys, words and operation, indexes made after the rows, in one transaction, as the program does it.
PRAGMA journal_mode = WAL;
PRAGMA cache_size = -16384;
CREATE TEMP TABLE staging(name, name_fold, first_name, first_name_fold, last_name, last_name_fold, title,
  title_fold, email, email_key, phone, company_fold, street, street_fold, postal_code, city, city_fold,
  country, lifecycle, external_ids, sort_key, words);
BEGIN IMMEDIATE;
.mode csv
.import --skip 1 --schema temp normal.csv staging
DROP INDEX contact_name_fold; DROP INDEX contact_sort_key; DROP INDEX contact_email_key;
DROP INDEX contact_phone; DROP INDEX contact_company; DROP INDEX contact_owner;
DROP INDEX contact_lifecycle; DROP INDEX contact_inactive; DROP INDEX relation_subject_noun;
DROP INDEX relation_object_noun;
INSERT INTO contact(id, version, content, name, name_fold, first_name, first_name_fold, last_name,
  last_name_fold, title, title_fold, email, email_key, phone, company, street, street_fold, postal_code, city,
  city_fold, country, lifecycle, active, do_not_contact, external_ids, created_at, created_by, updated_at,
  sort_key)
SELECT s.rowid, 2, 2, s.name, s.name_fold, s.first_name, s.first_name_fold, s.last_name, s.last_name_fold,
  NULLIF(s.title, ''), NULLIF(s.title_fold, ''), s.email, s.email_key, s.phone,
  (SELECT o.id FROM company o WHERE o.name_fold = NULLIF(s.company_fold, '')), s.street, s.street_fold,
  s.postal_code, s.city, s.city_fold, s.country, s.lifecycle, 1, 0, s.external_ids, '2026-11-21T09:00:00Z', 1,
  '2026-11-21T09:00:00Z', s.sort_key FROM staging s;
INSERT INTO relation(version, content, subject_noun, subject_id, object_noun, object_id, type, created_at,
  created_by, updated_at)
SELECT 2, 2, 'contact', id, 'company', company, 'employee', '2026-11-21T09:00:00Z', 1,
  '2026-11-21T09:00:00Z' FROM contact WHERE company IS NOT NULL;
INSERT INTO contact_fts(rowid, words) SELECT rowid, words FROM staging;
CREATE INDEX contact_name_fold ON contact(name_fold);
CREATE INDEX contact_sort_key ON contact(sort_key);
CREATE INDEX contact_email_key ON contact(email_key);
CREATE INDEX contact_phone ON contact(phone);
CREATE INDEX contact_company ON contact(company);
CREATE INDEX contact_owner ON contact(owner, id);
CREATE INDEX contact_lifecycle ON contact(lifecycle, last_activity);
CREATE INDEX contact_inactive ON contact(id) WHERE NOT active;
CREATE INDEX relation_subject_noun ON relation(subject_noun, subject_id);
CREATE INDEX relation_object_noun ON relation(object_noun, object_id);
INSERT INTO contact_key(kind, value, record)
SELECT 'external_id', json_extract(external_ids, '$[0]'), id FROM contact WHERE external_ids IS NOT NULL
ORDER BY 1, 2, 3;
INSERT INTO created(operation, noun, first, last, row)
VALUES (2, 'contact', 1, 1000000, 2), (2, 'relation', 1, 900000, NULL);
INSERT INTO operation(id, key, at, actor, command, kind, count)
VALUES (2, 'peer', '2026-11-21T09:00:00Z', 'kari', 'contact import', 'import', 1000000);
PRAGMA analysis_limit = 1000;
ANALYZE;
COMMIT;
