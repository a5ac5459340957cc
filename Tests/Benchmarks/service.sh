#!/bin/bash
# Holds a help desk with a million tickets and five million events against the best SQL by hand. 'make bench' runs it
# last.
#
#     bash Tests/Benchmarks/service.sh CRM [TICKETS]
set -eu
crm=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
tickets=${2:-${TICKETS:-1000000}} runs=${RUNS:-3}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$root/.build/service
mkdir -p "$folder"
cd "$folder"
now=2026-11-18T08:00:00Z
export HOME="$folder" LOGNAME=kari TZ=UTC LC_ALL=C.UTF-8 CRM_NOW=$now
unset CRM_DB CRM_USER 2>/dev/null || true
. "$here/measure.sh"

# A base of so many tickets: the last two thousand are open, of which a fifth nobody has and a hundred are to be told of;
# with each a promise, two states it came to, and two messages. What is not looked for is written as it is, past the
# program, which would take an hour for it.
furnish() { # database, tickets
  rm -f "$1" "$1"-*
  "$crm" init --db "$1" country=NO -q >/dev/null
  "$crm" user add eva role=support --db "$1" -q >/dev/null
  "$crm" contact add 'Kari Nordmann' email=kari@example.no --db "$1" -q >/dev/null
  "$crm" ticket add 'The first' contact=1 --db "$1" -q >/dev/null
  "$crm" ticket reply 1 'Seen' --db "$1" -q >/dev/null
  "$crm" ticket resolve 1 'Done' --db "$1" -q >/dev/null
  "$crm" ticket add 'The second' contact=1 --db "$1" -q >/dev/null
  "$crm" run escalations --db "$1" -q >/dev/null
  sqlite3 "$1" >/dev/null <<SQL
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
BEGIN;
CREATE TEMP TABLE n(i INTEGER PRIMARY KEY, made TEXT, late INTEGER, open INTEGER);
WITH RECURSIVE c(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM c WHERE i < $2)
INSERT INTO n SELECT i,
  strftime('%Y-%m-%dT%H:%M:%SZ', '2026-11-16T07:00:00Z', '-' || (CASE WHEN i > $2 - 2000 THEN ($2 - i) * 1800
    ELSE 3600000 + ($2 - 2000 - i) * 90000000 / $2 END) || ' seconds'),
  (i * 7919) % 1209600 - 172800, i > $2 - 2000 FROM c;
INSERT INTO ticket(id, version, content, subject, subject_fold, kind, priority, status, open, channel, contact, assignee,
    resolved_at, reopened, due, first_response_due, resolution_due, escalates_at, created_at, created_by, updated_at)
  SELECT i, 5, 5, 'Ticket ' || i, 'ticket ' || i, 'incident', CASE i % 7 WHEN 0 THEN 'critical' WHEN 1 THEN 'high' ELSE 'normal' END,
    CASE WHEN NOT open THEN 'resolved' WHEN i % 4 = 0 THEN 'waiting_customer' WHEN i % 5 = 0 THEN 'new' ELSE 'in_progress' END,
    open, 'email', 1, CASE WHEN open AND i % 5 = 0 THEN NULL ELSE 2 END,
    CASE WHEN open THEN NULL ELSE strftime('%Y-%m-%dT%H:%M:%SZ', made, '+1 day') END, 0,
    CASE WHEN open AND i % 4 > 0 THEN strftime('%Y-%m-%dT%H:%M:%SZ', '$now', late || ' seconds') END, NULL,
    CASE WHEN open AND i % 4 > 0 THEN strftime('%Y-%m-%dT%H:%M:%SZ', '$now', late || ' seconds') END,
    CASE WHEN open AND i % 4 > 0 THEN strftime('%Y-%m-%dT%H:%M:%SZ', '$now', (CASE WHEN i % 20 = 1 THEN -60 ELSE 86400 END) || ' seconds') END,
    made, 1, made FROM n;
INSERT INTO promise(id, version, content, ticket, at, sla, priority, resolution, calendar, created_at, created_by, updated_at)
  SELECT 100 + i, 5, 5, i, made, 1, 'normal', '24h', 1, made, 1, made FROM n;
INSERT INTO ticket_transition(id, version, content, ticket, from_state, state, at, created_at, created_by, updated_at)
  SELECT 100 + 2 * i, 5, 5, i, NULL, 'new', made, made, 1, made FROM n
  UNION ALL SELECT 101 + 2 * i, 5, 5, i, 'new', CASE WHEN NOT open THEN 'resolved' WHEN i % 4 = 0 THEN 'waiting_customer' ELSE 'in_progress' END,
    strftime('%Y-%m-%dT%H:%M:%SZ', made, '+1 day'), made, 1, made FROM n WHERE NOT open OR i % 5 > 0;
INSERT INTO activity(id, version, content, type, status, subject, subject_fold, at, direction, public, ticket, contact, created_at, created_by, updated_at)
  SELECT 100 + 2 * i, 5, 5, 'email', 'held', 'Question', 'question', made, 'in', 1, i, 1, made, 1, made FROM n
  UNION ALL SELECT 101 + 2 * i, 5, 5, 'email', 'held', 'Answer', 'answer', strftime('%Y-%m-%dT%H:%M:%SZ', made, '+1 hour'), 'out', 1, i, 1, made, 1, made FROM n WHERE NOT open OR i % 5 > 0;
UPDATE sequence SET last = 3 * $2 + 1000 WHERE name IN ('ticket', 'promise', 'ticket_transition', 'activity');
COMMIT;
ANALYZE;
SQL
}

date '+%Y-%m-%d'
if [ "$(cat made 2>/dev/null)" != "$tickets $("$crm" version)" ]; then
  furnish small.db 3000
  furnish all.db "$tickets"
  echo "$tickets $("$crm" version)" >made
fi
events=$(sqlite3 all.db 'SELECT (SELECT COUNT(*) FROM promise) + (SELECT COUNT(*) FROM ticket_transition) + (SELECT COUNT(*) FROM activity)')
echo "$tickets tickets, $events events, sqlite3 $(sqlite3 --version | cut -d' ' -f1), $(nproc) cores"
printf '%-42s %6s   %-6s\n' '' ratio limit
loop='i=0; while [ $i -lt 100 ]; do "$@" >/dev/null; i=$((i + 1)); done'

# same NAME LIMIT SQL words…: a hundred times each, and the same numbers.
same() {
  name=$1 limit=$2 sql=$3; shift 3
  words=("$@")
  "$crm" "${words[@]}" --format ids --db all.db | sed 's/.*://' >ours.ids
  sqlite3 all.db "$sql" >peer.ids
  cmp -s ours.ids peer.ids || { failed=1; echo "  DIFFERENT ANSWERS: $name"; }
  ours() { measure dash -c "$loop" - "$crm" "${words[@]}" --format ids --db all.db; }
  peer() { measure dash -c "$loop" - sqlite3 all.db "$sql"; }
  pair "$name" "$limit"
}
same 'ticket list due=..+4h' 1.3 \
  "SELECT id FROM ticket WHERE open AND due <= '2026-11-18T12:00:00Z' ORDER BY due, CASE priority WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 ELSE 3 END DESC, id" \
  ticket list due=..+4h
urgent="SELECT id FROM ticket WHERE open AND assignee IS NULL AND status IN ('new', 'in_progress') AND due IS NOT NULL
  ORDER BY due, CASE priority WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END, created_at, id LIMIT 1"
# What the statement by hand leaves out is the half of it: the log, the history, the state, the promise, the clock.
same 'ticket next -n' 3 \
  "BEGIN IMMEDIATE; $urgent; UPDATE ticket SET assignee = 1, status = 'in_progress' WHERE id = ($urgent); ROLLBACK" \
  ticket next -n

# --- What is there costs nothing where it is not looked for: the same command where there are few and many.
for words in 'ticket next -n' 'run escalations -n' 'ticket list due=..+4h' 'ticket sla 1'; do
  # shellcheck disable=SC2086
  ours() { measure dash -c "$loop" - "$crm" $words --db all.db; }
  # shellcheck disable=SC2086
  peer() { measure dash -c "$loop" - "$crm" $words --db small.db; }
  pair "$words, many others : few" 1.1
done
exit $failed
