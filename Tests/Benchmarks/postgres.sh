#!/bin/bash
# Holds the program on PostgreSQL against psql with the same statements, in one run, and prints ratios of
# elapsed time, connecting included; 'make bench-postgres' runs it on a server of its own.
#
#     bash Tests/Benchmarks/postgres.sh CRM [CONTACTS] [SEED]
#
# CRM finds crm-postgres beside itself. The server is the one of CRM_TEST_SERVER.
set -eu
crm=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
contacts=${2:-${CONTACTS:-1000000}} seed=${3:-${SEED:-1}} runs=${RUNS:-3}
here=$(cd "$(dirname "$0")" && pwd)
folder=$here/../../.build/bench-postgres
mkdir -p "$folder"
cd "$folder"
export HOME="$folder" LOGNAME=kari TZ=UTC LC_ALL=C.UTF-8
unset CRM_DB CRM_USER CRM_NOW 2>/dev/null || true
server=${CRM_TEST_SERVER:?}
host=${server#*@}
url() { echo "postgres://$2@$host/$1"; }
admin() { psql "$server/postgres" -qXAt -v ON_ERROR_STOP=1 -c "$1"; }
in_() { psql "$server/$1" -qXAt -v ON_ERROR_STOP=1 -c "$2"; }
now() { date +%s.%N; }
# The shortest of RUNS times of a command, in seconds.
best() {
  local least=999999 begin end
  for _ in $(seq "$runs"); do
    begin=$(now)
    "$@" >/dev/null
    end=$(now)
    least=$(awk "BEGIN { t = $end - $begin; print t < $least ? t : $least }")
  done
  echo "$least"
}
report() { # WHAT OURS THEIRS LIMIT
  awk -v what="$1" -v a="$2" -v b="$3" -v limit="$4" 'BEGIN { r = a / b
    printf "%-46s %5.2f   %-5s %s  %.3f : %.3f s\n", what, r, limit, r <= limit ? "holds" : "FAILS", a, b }'
}

date '+%Y-%m-%d'
echo "$contacts contacts, seed $seed, PostgreSQL $(admin 'SHOW server_version'), $(nproc) cores"
for person in kari sam sofie; do admin "CREATE ROLE $person LOGIN CREATEROLE" 2>/dev/null || true; done
[ -e data/contacts.csv ] || "$crm" demo --contacts "$contacts" --seed "$seed" --files data >/dev/null
for database in peer ours base; do admin "DROP DATABASE IF EXISTS bench_$database" 2>/dev/null; done

# What both begin with: the companies.
admin "CREATE DATABASE bench_base OWNER kari"
"$crm" init country=NO -q --db "$(url bench_base kari)" >/dev/null
"$crm" company import data/companies.csv -q --db "$(url bench_base kari)" >/dev/null
in_ bench_base 'VACUUM ANALYZE'

fresh() {
  admin "DROP DATABASE IF EXISTS bench_$1" 2>/dev/null
  admin "CREATE DATABASE bench_$1 OWNER kari TEMPLATE bench_base"
}

# --- Import
fresh ours
begin=$(now)
"$crm" contact import data/contacts.csv --map external_id=external_ids -q --db "$(url bench_ours kari)" >/dev/null
ours=$(awk "BEGIN { print $(now) - $begin }")
# The peer brings the same rows into the same tables by the same statements.
: >peer.sql
echo 'BEGIN;' >>peer.sql
for table in contact contact_key relation contact_fts; do
  columns=$(in_ bench_ours "SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = '$table'::regclass AND attnum > 0 AND attgenerated = '' AND NOT attisdropped")
  psql "$server/bench_ours" -qXc "\\copy (SELECT $columns FROM $table) TO '$folder/$table.copy'"
  cat >>peer.sql <<SQL
CREATE TEMP TABLE rows_$table ON COMMIT DROP AS SELECT $columns FROM $table WITH NO DATA;
\\copy rows_$table($columns) FROM '$folder/$table.copy'
INSERT INTO $table($columns) SELECT $columns FROM rows_$table;
SQL
done
echo 'COMMIT;' >>peer.sql
fresh peer
begin=$(now)
psql "$(url bench_peer kari)" -qX -v ON_ERROR_STOP=1 -f peer.sql
theirs=$(awk "BEGIN { print $(now) - $begin }")
report 'import contacts, to the same statements in psql' "$ours" "$theirs" 1.2
in_ bench_ours 'VACUUM ANALYZE'

# --- Filters: the program's own question, given to psql.
filter() {
  local what=$1 question
  shift
  question=$("$crm" contact list "$@" --fields id --explain --json --db "$(url bench_ours kari)" |
    jq -r '. as $q | reduce range($q.values | length; 0; -1) as $i ($q.sql;
      gsub("\\$\($i)(?![0-9])"; "\u0027" + ($q.values[$i - 1] | tostring | gsub("\u0027"; "\u0027\u0027")) + "\u0027"))')
  ours=$(best "$crm" contact list "$@" --fields id --csv --db "$(url bench_ours kari)")
  theirs=$(best psql "$(url bench_ours kari)" -qXAt -c "$question")
  report "$what" "$ours" "$theirs" 1.2
}
email=$(in_ bench_ours 'SELECT email FROM contact WHERE email IS NOT NULL ORDER BY id LIMIT 1 OFFSET 5000')
filter 'e-mail' "email=$email"
filter 'beginning of a name' 'name~^kari' 2>/dev/null || true
filter 'tenth of all, by life cycle' lifecycle=customer
filter 'city and life cycle' city=Oslo lifecycle=customer
filter 'words' --search 'hansen'

# --- Rows that are hidden from most: the same question by a seller and by the owner of the tables.
for team in North South; do "$crm" team add $team -q --db "$(url bench_ours kari)" >/dev/null; done
"$crm" user add sam role=sales team=North -q --db "$(url bench_ours kari)" >/dev/null
"$crm" user add sofie role=sales team=South -q --db "$(url bench_ours kari)" >/dev/null
in_ bench_ours "UPDATE contact SET owner = CASE id % 3 WHEN 0 THEN (SELECT id FROM user_account WHERE login = 'sam')
  WHEN 1 THEN (SELECT id FROM user_account WHERE login = 'sofie') END"
in_ bench_ours 'VACUUM ANALYZE contact'
repeated() { # WHO SQL: a hundred times in one session, without the connecting
  awk -v sql="$2" 'BEGIN { for (i = 0; i < 100; i++) print sql ";" }' >repeated.sql
  echo "SELECT 1;" >nothing.sql
  awk "BEGIN { print $(best psql "$(url bench_ours "$1")" -qXAt -f repeated.sql) - $(best psql "$(url bench_ours "$1")" -qXAt -f nothing.sql) }"
}
hidden() {
  report "as a seller: $1" "$(repeated sam "$2")" "$(repeated kari "$2")" 5
}
prefix=$(in_ bench_ours 'SELECT substr(name_fold, 1, 8) FROM contact ORDER BY name_fold LIMIT 1 OFFSET 500000')
hidden "beginning of a name ($prefix)" "SELECT id FROM contact WHERE name_fold >= '$prefix' AND name_fold < '${prefix}~' ORDER BY sort_key, id LIMIT 50"
hidden 'e-mail' "SELECT id FROM contact WHERE id IN (SELECT id FROM contact WHERE email_key = '$email' UNION ALL SELECT record FROM contact_key WHERE kind = 'email' AND value = '$email')"
word=$(in_ bench_ours "SELECT word FROM ts_stat('SELECT lexemes FROM contact_fts LIMIT 50000') WHERE ndoc BETWEEN 5 AND 20 LIMIT 1")
hidden "words ($word)" "SELECT id FROM contact WHERE id IN (SELECT contact_fts_match('''$word''')) ORDER BY sort_key LIMIT 50"
hidden 'by number' "SELECT name FROM contact WHERE id = 4711"

# --- Sixteen at once, on one record and on many.
for what in one many; do
  "$crm" contact edit 1 title=none -q --db "$(url bench_ours kari)" >/dev/null
  in_ bench_ours "SELECT pg_stat_reset()" >/dev/null
  begin=$(now)
  for p in $(seq 16); do
    (for n in $(seq 20); do
      record=1
      [ $what = one ] || record=$((p * 1000 + n))
      "$crm" contact edit $record title="by $p $n" -q --db "$(url bench_ours kari)" >/dev/null || echo failed
    done) >"writer.$p" 2>&1 &
  done
  wait
  end=$(now)
  failed=$(cat writer.* | grep -c . || true)
  aborts=$(in_ bench_ours "SELECT xact_rollback FROM pg_stat_database WHERE datname = 'bench_ours'")
  deadlocks=$(in_ bench_ours "SELECT deadlocks FROM pg_stat_database WHERE datname = 'bench_ours'")
  awk "BEGIN { printf \"16 writers, 320 edits of %s: %.1f edits/s, $failed failed, $aborts aborts, $deadlocks deadlocks\n\", \"$what\", 320 / ($end - $begin) }"
done
