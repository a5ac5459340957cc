-- The shortest way in: the raw file into one table, three indexes.
PRAGMA journal_mode = WAL;
.mode csv
.import data/contacts.csv plain
CREATE INDEX plain_email ON plain(email);
CREATE INDEX plain_name ON plain(last_name, first_name);
CREATE INDEX plain_id ON plain(external_id);
