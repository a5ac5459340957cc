#!/bin/bash
# Holds questions over a million contacts, a hundred thousand companies and five million activities against
# the best SQL by hand, and what is written to many records against UPDATE statements that keep the same
# earlier states. 'make bench' runs it after bench.sh.
#
#     bash Tests/Benchmarks/questions.sh CRM [CONTACTS] [SEED]
set -eu
crm=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
contacts=${2:-${CONTACTS:-1000000}} seed=${3:-${SEED:-1}} runs=${RUNS:-3}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$root/.build/questions
mkdir -p "$folder"
cd "$folder"
export HOME="$folder" LOGNAME=kari TZ=UTC LC_ALL=C.UTF-8 SQLITE_TMPDIR="$folder"
unset CRM_DB CRM_USER CRM_NOW 2>/dev/null || true
. "$here/measure.sh"

date '+%Y-%m-%d'
if [ "$(cat made 2>/dev/null)" != "$contacts $seed $("$crm" version)" ]; then
  rm -rf ./*
  "$crm" demo --no-sales --contacts "$contacts" --seed "$seed" --db all.db -q >/dev/null
  "$crm" demo --no-sales --contacts 10000 --seed "$seed" --db small.db -q >/dev/null
  echo "$contacts $seed $("$crm" version)" >made
fi
echo "$contacts contacts, $("$crm" activity list --count --db all.db) activities, sqlite3 $(sqlite3 --version | cut -d' ' -f1), $(nproc) cores"
printf '%-42s %6s   %-6s\n' '' ratio limit
db=all.db
ids="SELECT 'contact:' || t.id FROM contact t WHERE"
year=$(date -u -d '365 days ago' +%Y-%m-%d)T00:00:00Z

question 'not activities[at>=D]' "$ids (t.last_activity < '$year' OR t.last_activity IS NULL) AND t.active $order" \
  "not activities[at>=$year]"
question 'customers, not activities[at>=D]' \
  "$ids t.lifecycle = 'customer' AND (t.last_activity < '$year' OR t.last_activity IS NULL) AND t.active $order" \
  "lifecycle=customer not activities[at>=$year]"
question 'count(activities[type=meeting])>3' \
  "$ids t.id IN (SELECT contact FROM activity WHERE +contact IS NOT NULL AND type = 'meeting' GROUP BY +contact HAVING COUNT(*) > 3) AND t.active $order" \
  'count(activities[type=meeting])>3'
question 'sum(activities.minutes)>=600' \
  "$ids t.id IN (SELECT contact FROM activity WHERE +contact IS NOT NULL GROUP BY +contact HAVING SUM(minutes) >= 600) AND t.active $order" \
  'sum(activities.minutes)>=600'
question 'activities[type=call direction=in]' \
  "$ids t.id IN (SELECT contact FROM activity WHERE contact IS NOT NULL AND type = 'call' AND direction = 'in') AND t.active $order" \
  'activities[type=call direction=in]'
question 'two relations deep' \
  "$ids t.company IN (SELECT id FROM company WHERE id IN (SELECT company FROM contact WHERE company IS NOT NULL AND city_fold = 'bergen')) AND t.active $order" \
  'company.contacts.city=Bergen'
question 'words in names, notes, activities' \
  "$ids t.id IN (SELECT rowid FROM contact_fts WHERE contact_fts MATCH '\"bergen\" AND \"levering\"*' UNION SELECT contact FROM activity WHERE contact IS NOT NULL AND id IN (SELECT rowid FROM activity_fts WHERE activity_fts MATCH '\"bergen\" AND \"levering\"*')) AND t.active $order" \
  '"bergen levering"'
question 'beginning of a name' "$ids t.name_fold >= 'kari' AND t.name_fold <= 'karj' AND t.active $order" 'name=kari..karj'

# --- What an index finds, in a loop of a hundred on both sides: start-up included for both.
loop='i=0; while [ $i -lt 100 ]; do "$@" >/dev/null; i=$((i + 1)); done'
indexed() { # name, SQL, filter
  name=$1 sql=$2 words=$3
  ours() { measure dash -c "$loop" - "$crm" contact list "$words" --format ids --db "$db"; }
  peer() { measure dash -c "$loop" - sqlite3 "$db" "$sql"; }
  pair "$name" 1.1
}
email=$(sqlite3 "$db" "SELECT email_key FROM contact WHERE id = 4711")
phone=$(sqlite3 "$db" "SELECT phone FROM contact WHERE id = 4711")
indexed 'email=' "$ids t.id IN (SELECT id FROM contact WHERE email_key = '$email' UNION ALL SELECT record FROM contact_key WHERE kind = 'email' AND value = '$email') AND t.active $order" "email=$email"
indexed 'phone=' "$ids t.id IN (SELECT id FROM contact WHERE phone = '$phone' UNION ALL SELECT record FROM contact_key WHERE kind = 'phone' AND value = '$phone') AND t.active $order" "phone=$phone"
indexed 'company=' "$ids t.company = 17 AND t.active $order" 'company=17'

# --- The same command at ten thousand and at a million records.
loop='i=0; while [ $i -lt 100 ]; do "$@" >/dev/null; i=$((i + 1)); done'
for words in 'contact show 500' 'contact list --limit 50' 'activity list --limit 50'; do
  # shellcheck disable=SC2086
  ours() { measure dash -c "$loop" - "$crm" $words --db all.db; }
  # shellcheck disable=SC2086
  peer() { measure dash -c "$loop" - "$crm" $words --db small.db; }
  pair "$words, large : small" 1.3
done

# --- Writing to many.
many=$((contacts / 10))
# The tables of earlier states and of moves come with the first change.
"$crm" contact edit 1 lifecycle=former --db all.db -q >/dev/null
columns=$(sqlite3 all.db "SELECT group_concat(name, ', ') FROM pragma_table_info('contact_past') WHERE name <> 'ended'")
{
  echo 'BEGIN IMMEDIATE;'
  echo "INSERT INTO contact_past(ended, $columns) SELECT 9999, $columns FROM contact WHERE id <= $many AND lifecycle IS NOT 'former';"
  # A life cycle keeps its moves.
  echo "INSERT INTO contact_transition(version, content, contact, from_state, state, at, created_at, created_by, updated_at) SELECT 9999, 9999, id, lifecycle, 'former', '2026-11-25T00:00:00Z', '2026-11-25T00:00:00Z', 1, '2026-11-25T00:00:00Z' FROM contact WHERE id <= $many AND lifecycle IS NOT 'former';"
  echo "UPDATE contact SET lifecycle = 'former', version = 9999, content = 9999, updated_at = '2026-11-25T00:00:00Z' WHERE id <= $many AND lifecycle IS NOT 'former';"
  echo 'COMMIT;'
} >edit.sql
keep() { cp all.db "$1"; rm -f "$1"-*; cat "$1" >/dev/null; }
keep a.db; keep b.db
ours() { "$crm" contact edit --where "id=1..$many" lifecycle=customer --db a.db -q >/dev/null; measure "$crm" contact edit --where "id=1..$many" lifecycle=former --db a.db -q; }
peer() { sqlite3 b.db "UPDATE contact SET lifecycle = 'customer' WHERE id <= $many; DELETE FROM contact_past; DELETE FROM contact_transition"; measure sqlite3 b.db <edit.sql; }
pair "edit of $many contacts" 1.5
memory '  its memory' "$most" 32
last=$("$crm" log kind=write --sort -id --limit 1 --fields id --json --db a.db | tr -dc 0-9)
best_peer=$b
a=999999
for _ in $(seq "$runs"); do
  measure "$crm" undo "$last" --db a.db -q; less "$cpu" "$a" && a=$cpu; most_memory=$peak
  measure "$crm" redo "$last" --db a.db -q; less "$cpu" "${redo:=999999}" && redo=$cpu
done
report '  undo of it' "$(awk "BEGIN { print $a / $best_peer }")" 1.5 "$a s : $best_peer s CPU"
report '  redo of it' "$(awk "BEGIN { print $redo / $best_peer }")" 1.5 "$redo s : $best_peer s CPU"
memory '  its memory' "$most_memory" 64
measure "$crm" contact edit --where "id=1..$many" tags+=fair --db a.db -q
printf '%-42s %6s   %23s\n' '  a tag added to as many' '' "$cpu s CPU"

# --- The past: one in a hundred changed since.
keep a.db
moment=$(date -u +%Y-%m-%dT%H:%M:%SZ); sleep 2
"$crm" contact edit --where "id=1..$((contacts / 100))" city=Nesodden tags+=x --db a.db -q >/dev/null
past() { # name, limit, words…
  name=$1 limit=$2; shift 2
  words=("$@")
  ours() { measure "$crm" contact "${words[@]}" --as-of "$moment" --db a.db; }
  peer() { measure "$crm" contact "${words[@]}" --db a.db; }
  pair "as of then: $name" "$limit"
}
past 'few hits' 1.5 list city=Nesodden --format ids
past 'every row' 2.5 list --json
loop='i=0; while [ $i -lt 20 ]; do "$@" >/dev/null; i=$((i + 1)); done'
ours() { measure dash -c "$loop" - "$crm" contact list --limit 50 --as-of "$moment" --db a.db; }
peer() { measure dash -c "$loop" - "$crm" contact list --limit 50 --db a.db; }
pair 'as of then: page of 50' 2.0

# --- Duplicates.
measure "$crm" duplicate scan --db a.db
printf '%-42s %6s   %23s  %s\n' "duplicates among $contacts contacts" '' "$cpu s CPU" "$(head -1 output)"
memory '  its memory' "$peak" 256
if python3 -c 'import splink' 2>/dev/null; then
  ours_cpu=$cpu
  sqlite3 -csv -header a.db "SELECT id AS unique_id, first_name_fold AS first_name, last_name_fold AS last_name, email_key AS email, phone, company, postal_code FROM contact" >people.csv
  measure python3 "$here/peer-splink.py" people.csv
  report '  against splink' "$(awk "BEGIN { print $ours_cpu / $cpu }")" 0.5 "$ours_cpu s : $cpu s CPU, its memory $((peak / 1024)) MiB, $(cat output)"
else
  echo '  no splink here to compare with (pip install splink)'
fi
rm -f a.db* b.db* people.csv output errors timing
[ "$failed" = 0 ] || { echo 'a limit does not hold' >&2; exit 1; }
