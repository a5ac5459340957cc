#!/bin/bash
# Holds the reports and the day of a seller over half a million deals with their stage history against the best
# SQL by hand. 'make bench' runs it.
#
#     bash Tests/Benchmarks/sales.sh CRM [DEALS]
set -eu
crm=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
deals=${2:-${DEALS:-500000}} runs=${RUNS:-3}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$root/.build/sales
mkdir -p "$folder"
cd "$folder"
export HOME="$folder" LOGNAME=kari TZ=UTC LC_ALL=C.UTF-8 CRM_NOW=2026-11-18T08:00:00Z
unset CRM_DB CRM_USER 2>/dev/null || true
. "$here/measure.sh"

# A base of so many deals: kari has a hundred open ones and as many tasks, fifty others all the rest.
furnish() { # database, deals
  rm -f "$1" "$1"-*
  "$crm" init --db "$1" country=NO -q >/dev/null
  for n in $(seq 50); do echo "user$n"; done | sed 1ilogin >users.csv
  "$crm" user import users.csv --db "$1" -q >/dev/null
  "$crm" rate add 2026-11-17 EUR NOK 11.5 --db "$1" -q >/dev/null
  awk -v n="$2" 'BEGIN {
    srand(1)
    split("qualified proposal negotiation won lost", stage)
    print "title,amount,currency,stage,owner,close,created_at,closed_at,loss_reason"
    for (i = 1; i <= n; i++) {
      mine = i <= 100
      k = mine ? 1 + i % 3 : 1 + int(rand() * 5)
      month = 1 + int(rand() * 9); day = 1 + int(rand() * 28)
      made = sprintf("2026-%02d-%02dT%02d:%02d:%02dZ", month, day, 7 + int(rand() * 9), int(rand() * 60), int(rand() * 60))
      ends = sprintf("2026-%02d-%02d", 10 + int(rand() * 3), 1 + int(rand() * 28))
      closed = k > 3 ? sprintf("2026-%02d-%02dT12:%02d:%02dZ", 10 + int(rand() * 2), 1 + int(rand() * 17), int(rand() * 60), int(rand() * 60)) : ""
      printf "Deal %d,%d,%s,%s,%s,%s,%s,%s,%s\n", i, 1000 + int(rand() * 900000), rand() < 0.1 ? "EUR" : "NOK",
        stage[k], mine ? "kari" : "user" (1 + int(rand() * 50)), ends, made, closed, k == 5 ? "price" : ""
    }
  }' >deals.csv
  "$crm" deal import deals.csv --db "$1" -q >/dev/null
  awk -F, 'NR > 1 {
    split($4 == "proposal" ? "qualified proposal" : $4 == "negotiation" ? "qualified proposal negotiation" : \
      $4 == "qualified" ? "qualified" : "qualified proposal negotiation " $4, path, " ")
    for (j = 1; j in path; j++) {
      at = j == 1 ? $7 : path[j] == "won" || path[j] == "lost" ? $8 : sprintf("2026-10-%02dT0%d:%02d:%02dZ", 1 + NR % 28, j, NR % 60, int(NR / 60) % 60)
      printf "deal:%d,%s,%s,%s\n", NR - 1, j == 1 ? "" : path[j - 1], path[j], at
    }
    split("", path)
  }' deals.csv | sed '1ideal,from_stage,stage,at' >changes.csv
  "$crm" transition import changes.csv --db "$1" -q >/dev/null
  awk -v n="$2" 'BEGIN {
    srand(2); print "title,due,assignee"
    for (i = 1; i <= n / 5; i++)
      printf "Task %d,2026-%02d-%02d,%s\n", i, 11 + i % 2, 1 + int(rand() * 28), i <= 100 ? "kari" : "user" (1 + int(rand() * 50))
  }' >tasks.csv
  "$crm" task import tasks.csv --db "$1" -q >/dev/null
}

date '+%Y-%m-%d'
if [ "$(cat made 2>/dev/null)" != "$deals $("$crm" version)" ]; then
  furnish small.db 2000
  furnish all.db "$deals"
  echo "$deals $("$crm" version)" >made
fi
echo "$deals deals, $("$crm" transition list --count --db all.db) stage changes, sqlite3 $(sqlite3 --version | cut -d' ' -f1), $(nproc) cores"
printf '%-42s %6s   %-6s\n' '' ratio limit
db=all.db

report_pair() { # name, SQL, words…
  name=$1 sql=$2; shift 2
  words=("$@")
  ours() { measure "$crm" report "${words[@]}" --db "$db"; }
  peer() { measure sqlite3 "$db" "$sql"; }
  pair "$name" 1.3
}
sums="COUNT(*), COUNT(amount), SUM(amount), SUM(amount * (probability / 10000))"
report_pair 'report pipeline' \
  "SELECT stage, currency, $sums, SUM(stage_since < '2026-10-18') FROM deal WHERE open GROUP BY stage, currency" pipeline
category="COALESCE(category, CASE WHEN probability < 50000000 THEN 'p' WHEN probability < 80000000 THEN 'b' ELSE 'c' END)"
report_pair 'report forecast' \
  "SELECT currency, SUBSTR(closed_at, 1, 10), $sums FROM deal WHERE status = 'won' AND closed_at >= '2026-09-30T22:00:00Z' AND closed_at < '2026-12-31T23:00:00Z' GROUP BY 1, 2;
   SELECT currency, $category, $sums FROM deal WHERE open AND close >= '2026-11-18' AND close <= '2026-12-31' GROUP BY 1, 2;
   SELECT currency, $category, $sums FROM deal WHERE open AND close >= '2026-10-01' AND close <= '2026-11-17' GROUP BY 1, 2" forecast
report_pair 'report forecast --by owner' \
  "SELECT u.name, d.currency, SUBSTR(closed_at, 1, 10), $sums FROM deal d LEFT JOIN user_account u ON u.id = d.owner WHERE status = 'won' AND closed_at >= '2026-09-30T22:00:00Z' AND closed_at < '2026-12-31T23:00:00Z' GROUP BY 1, 2, 3;
   SELECT u.name, d.currency, $category, $sums FROM deal d LEFT JOIN user_account u ON u.id = d.owner WHERE d.open AND close >= '2026-11-18' AND close <= '2026-12-31' GROUP BY 1, 2, 3;
   SELECT u.name, d.currency, $category, $sums FROM deal d LEFT JOIN user_account u ON u.id = d.owner WHERE d.open AND close >= '2026-10-01' AND close <= '2026-11-17' GROUP BY 1, 2, 3" forecast --by owner

# --- What others have costs one's own day nothing: the same command where there are few and many.
loop='i=0; while [ $i -lt 100 ]; do "$@" >/dev/null; i=$((i + 1)); done'
for words in 'today' 'deal list owner=me' 'remind --dry-run --user kari'; do
  # shellcheck disable=SC2086
  ours() { measure dash -c "$loop" - "$crm" $words --db all.db; }
  # shellcheck disable=SC2086
  peer() { measure dash -c "$loop" - "$crm" $words --db small.db; }
  pair "$words, many others : few" 1.1
done
exit $failed
