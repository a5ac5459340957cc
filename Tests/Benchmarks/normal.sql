-- What the shell is given: every column as the program stores it, normalised and folded, with the words of
-- the full text. Making these is the program's work and not the shell's.
.mode csv
.headers on
.once normal.csv
SELECT c.name, c.name_fold, c.first_name, c.first_name_fold, c.last_name, c.last_name_fold, c.title,
  c.title_fold, c.email, c.email_key, c.phone, o.name_fold AS company_fold, c.street, c.street_fold,
  c.postal_code, c.city, c.city_fold, c.country, c.lifecycle, c.external_ids, c.sort_key, f.words
FROM contact c LEFT JOIN company o ON o.id = c.company JOIN contact_fts f ON f.rowid = c.id ORDER BY c.id;
