#!/bin/sh
# Kills the program at random moments and lets many write at once: afterwards a database holds all of an
# operation or nothing of it, and everything that was acknowledged.
#
#     sh Tests/Torture/torture.sh CRM [seed]
#
# KILLS, RECORDS, PROCESSES, ADDS, SECONDS and BIG say how much; 'make torture' takes the large numbers,
# 'make test' runs it with small ones.
set -u
crm=$(command -v "$1") || exit 2
case $crm in /*) ;; *) crm=$PWD/$crm ;; esac
fixtures=$(cd "$(dirname "$0")/../Fixtures" && pwd)
seed=${2:-$(date +%s)}
kills=${KILLS:-1000} records=${RECORDS:-20000} processes=${PROCESSES:-16} adds=${ADDS:-500}
seconds=${SECONDS_EACH:-60} big=${BIG:-20}
folder=$(mktemp -d "${TMPDIR:-/tmp}/crm-torture-XXXXXX")
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
export HOME="$folder" LOGNAME=torture TZ=UTC
unset CRM_DB CRM_USER CRM_NOW 2>/dev/null
failures=0

fail() {
  echo "FAILED: $* (seed $seed)" >&2
  failures=$((failures + 1))
}

# A number below $1, from a sequence the seed decides.
state=$seed
random() {
  state=$(((state * 1103515245 + 12345) % 2147483648))
  number=$((state / 65536 % $1))
}

# How long a command takes when nobody kills it, in milliseconds.
clock() { date +%s%N | cut -c1-13; }

check() {
  found=$(sqlite3 "$1" 'PRAGMA integrity_check')
  [ "$found" = ok ] || fail "$1 is damaged: $found"
  # Every record has its words, and no words are left of what is not there.
  words=$(sqlite3 "$1" "SELECT (SELECT COUNT(*) FROM contact) - (SELECT COUNT(*) FROM contact_fts_docsize)" 2>/dev/null || echo 0)
  case $words in 0 | "") ;; *) fail "$1: $words records without words" ;; esac
  # What operations say was created is there or was removed since.
  missing=$(sqlite3 "$1" "SELECT COUNT(*) FROM contact WHERE version > (SELECT MAX(id) FROM operation)")
  [ "$missing" = 0 ] || fail "$1: $missing records of an operation that is not there"
}

kill_imports() { # how many, rows
  rm -rf data base.db* whole.db* k.db*
  "$crm" demo --contacts "$2" --seed "$seed" --files data >/dev/null || fail "demo"
  "$crm" init --db base.db country=NO >/dev/null
  "$crm" contact add "First One" --db base.db >/dev/null
  before=$(clock)
  cp base.db whole.db
  "$crm" contact import data/contacts.csv --map external_id=external_ids --db whole.db -q >/dev/null \
    || fail "the import that nobody killed"
  took=$(($(clock) - before + 1))
  all=$("$crm" contact list --count --db whole.db)
  before=$(clock)
  cp whole.db edited.db
  "$crm" contact edit --all city=Killed --db edited.db -q >/dev/null || fail "the edit that nobody killed"
  edit_took=$(($(clock) - before + 1))
  n=0 stored=0
  while [ "$n" -lt "$1" ]; do
    n=$((n + 1))
    if [ $((n % 2)) = 1 ]; then
      cp base.db k.db; rm -f k.db-wal k.db-shm k.db-writer
      random "$took"
      timeout -s KILL "$(printf '%d.%03d' $((number / 1000)) $((number % 1000)))" \
        "$crm" contact import data/contacts.csv --map external_id=external_ids --db k.db -q >/dev/null 2>&1
      count=$("$crm" contact list --count --db k.db) || fail "kill $n: the next command failed"
      case $count in
      1) ;;
      "$all") stored=$((stored + 1)) ;;
      *) fail "kill $n at $number ms: $count contacts of 1 or $all" ;;
      esac
    else
      cp whole.db k.db; rm -f k.db-wal k.db-shm k.db-writer
      random "$edit_took"
      timeout -s KILL "$(printf '%d.%03d' $((number / 1000)) $((number % 1000)))" \
        "$crm" contact edit --all city=Killed --db k.db -q >/dev/null 2>&1
      count=$("$crm" contact list city=Killed --count --db k.db) || fail "kill $n: the next command failed"
      case $count in
      0) ;;
      "$all") stored=$((stored + 1)) ;;
      *) fail "kill $n at $number ms: $count contacts changed of 0 or $all" ;;
      esac
    fi
    check k.db
  done
  echo "$1 kills over $all contacts (import $took ms, edit $edit_took ms): $stored were stored whole, the rest not at all"
}

write_at_once() { # processes, adds each
  rm -f many.db*
  "$crm" init --db many.db country=NO >/dev/null
  p=0
  while [ "$p" -lt "$1" ]; do
    p=$((p + 1))
    (
      i=0
      while [ "$i" -lt "$2" ]; do
        i=$((i + 1))
        "$crm" contact add "Person $p-$i" email="p$p.$i@example.no" -q --db many.db >/dev/null 2>>errors.$p \
          || echo "add $i failed" >>errors.$p
      done
    ) &
  done
  wait
  if cat errors.* 2>/dev/null | grep -q .; then fail "writing at once: $(cat errors.* | head -3)"; fi
  count=$("$crm" contact list --count --db many.db)
  [ "$count" = $(($1 * $2)) ] || fail "$count contacts of $(($1 * $2))"
  distinct=$(sqlite3 many.db 'SELECT COUNT(DISTINCT id) FROM contact')
  [ "$distinct" = "$count" ] || fail "numbers given twice"
  check many.db
  echo "$1 processes added $2 contacts each: $count contacts, no error"
}

first_of_each() { # rounds: the first records of many nouns at once, some killed; what was acknowledged is there
  rm -rf first.db* empty.db*
  "$crm" init --db empty.db country=NO >/dev/null
  "$crm" contact add "First One" --db empty.db >/dev/null
  n=0 all=0
  while [ "$n" -lt "$1" ]; do
    n=$((n + 1))
    rm -rf first.db first.db-* told.*
    cp empty.db first.db
    for p in 1 2 3 4; do
      random 60
      (
        for noun in deal task lead segment activity contact; do
          case $noun in
          deal) set -- deal add "D$p" amount=1 ;;
          task) set -- task add "T$p" ;;
          lead) set -- lead add "L$p" source=event ;;
          segment) set -- segment add "s$p" of=contact filter=active ;;
          activity) set -- contact call 1 "C$p" ;;
          contact) set -- contact edit 1 title="E$p" ;;
          esac
          timeout -s KILL "0.$(printf '%03d' $((number + 20)))" "$crm" "$@" -q --db first.db >/dev/null 2>>first.errors \
            && echo "$noun" >>told.$p
        done
      ) &
    done
    wait
    for noun in deal task lead segment activity; do
      told=$(cat told.* 2>/dev/null | grep -c "^$noun$")
      there=$("$crm" $noun list --all --count --db first.db) || fail "round $n: $noun cannot be listed"
      [ "$there" -ge "$told" ] || fail "round $n: $there of $told $noun"
      all=$((all + told))
    done
    well first.db "round $n of first records"
    check first.db
  done
  grep -v '^Killed' first.errors 2>/dev/null | grep -q . && fail "first records: $(head -3 first.errors)"
  echo "$1 rounds of first records by four at once, killed at random: $all were acknowledged and are there"
}

mixed() { # processes, seconds
  cp whole.db mixed.db; rm -f mixed.db-wal mixed.db-shm
  end=$(($(date +%s) + $2))
  p=0
  while [ "$p" -lt "$1" ]; do
    p=$((p + 1))
    (
      n=$p
      while [ "$(date +%s)" -lt "$end" ]; do
        n=$(((n * 48271 + p) % 2147483647))
        r=$((n % 1000 + 1))
        case $((n / 1000 % 8)) in
        0) "$crm" contact edit "$r" title="T$n" --db mixed.db ;;
        1) "$crm" contact add "Mixed $p-$n" --db mixed.db ;;
        2) "$crm" contact list city=Oslo --count --db mixed.db ;;
        3) "$crm" contact show "$r" --db mixed.db --json ;;
        4) "$crm" contact edit "$r" tags+="t$p" --db mixed.db && "$crm" undo --as "p$p" --db mixed.db ;;
        5) printf 'name,email\nPer Fil,f%s.%s@example.no\n' "$p" "$n" >in.$p.csv
          "$crm" contact import in.$p.csv --db mixed.db -q ;;
        6) "$crm" contact edit --where "id=$r..$((r + 30))" city="C$n" --db mixed.db -q ;;
        7) [ $((n / 8000 % 20)) != 0 ] || "$crm" backup create "mixed-$p-$n.db" --db mixed.db ;;
        esac >/dev/null 2>>mixed.$p
        status=$?
        # 66: removed or nothing to undo; 65: later work stands on it. Anything else is wrong.
        case $status in 0 | 65 | 66) ;; *) echo "status $status" >>wrong.$p ;; esac
      done
    ) &
  done
  wait
  if cat wrong.* 2>/dev/null | grep -q .; then fail "at once: $(cat wrong.* mixed.* | head -5)"; fi
  check mixed.db
  well mixed.db "after $1 at once"
  for copy in mixed-*.db; do
    [ -e "$copy" ] || continue
    "$crm" backup verify "$copy" --db mixed.db >/dev/null || fail "a backup made meanwhile: $copy"
    rm -f "$copy"
  done
  echo "$1 processes at once for $2 s: no error, no damage"
}

# The content of a database as one number; a copy is looked at, so that nothing is folded in or mended.
content() { "$crm" dump --content --db "$1" 2>/dev/null | cksum; }

# A database must be well, whatever happened; a file mode or a small disk is no damage.
well() {
  "$crm" doctor --db "$1" --json >doctor.json 2>/dev/null
  if grep -q '"severity":"error"' doctor.json; then fail "$2: $(head -c 300 doctor.json)"; fi
}

kill_each() { # name, how many, database, command…: kills it at random moments; all of it is there or nothing
  name=$1 times=$2 from=$3
  shift 3
  rm -rf k.db k.db-* k.db.backups done.db*
  before=$(content "$from")
  cp "$from" done.db
  began=$(clock)
  "$@" --db done.db >/dev/null 2>errors || fail "$name that nobody killed: $(cat errors)"
  took=$(($(clock) - began + 1))
  after=$(content done.db)
  n=0 stored=0
  while [ "$n" -lt "$times" ]; do
    n=$((n + 1))
    rm -rf k.db k.db-* k.db.backups
    cp "$from" k.db
    random "$took"
    timeout -s KILL "$(printf '%d.%03d' $((number / 1000)) $((number % 1000)))" "$@" --db k.db >/dev/null 2>&1
    case $(content k.db) in
    "$before") [ "$before" = "$after" ] && stored=$((stored + 1)) ;;
    "$after") stored=$((stored + 1)) ;;
    *) fail "$name, kill $n at $number ms: seen in part" ;;
    esac
    well k.db "$name, kill $n"
    # A backup is there whole or not at all.
    for copy in k.db.backups/*.db; do
      [ ! -e "$copy" ] || "$crm" backup verify "$copy" --db k.db >/dev/null || fail "$name, kill $n: $copy"
    done
  done
  echo "$times kills of $name ($took ms): $stored were done whole, the rest not at all"
}

full_disk() { # name, database, command…: files may grow so far only; nothing is lost, and the error says so
  name=$1 from=$2
  shift 2
  rm -rf k.db k.db-* k.db.backups done.db*
  before=$(content "$from")
  cp "$from" done.db
  "$@" --db done.db >/dev/null 2>&1
  after=$(content done.db)
  size=$(($(stat -c %s "$from") / 512))
  for room in 8 64 256 1024 4096; do
    rm -rf k.db k.db-* k.db.backups
    cp "$from" k.db
    (ulimit -f $((size + room)); TMPDIR=$folder SQLITE_TMPDIR=$folder exec "$@" --db k.db) >/dev/null 2>errors
    status=$?
    case $status in
    0) [ "$(content k.db)" = "$after" ] || fail "$name with $room blocks left: done, and not there" ;;
    73 | 74) [ "$(content k.db)" = "$before" ] || fail "$name with $room blocks left: seen in part" ;;
    *) fail "$name with $room blocks left: status $status, $(head -1 errors)" ;;
    esac
    well k.db "$name with $room blocks left"
  done
  echo "a full disk under $name: all of it or nothing, five times"
}

others() { # kills of each
  umask 077
  # One moment for all, so that what is done twice is the same.
  CRM_NOW=$(date -u -d '+1 hour' +%Y-%m-%dT%H:%M:%SZ)
  export CRM_NOW
  cp whole.db made.db
  "$crm" contact edit --all city=Edited tags+=edited --db made.db -q >/dev/null || fail "the edit"
  "$crm" activity add "Call" contact=2 --db made.db -q >/dev/null
  cp made.db merging.db
  "$crm" contact edit 2 company=2 --db merging.db -q >/dev/null
  edited=$("$crm" log 'command~edit' --sort id --limit 1 --json --db made.db | sed 's/.*"id":\([0-9]*\).*/\1/')
  kill_each 'undo' "$1" made.db "$crm" undo "$edited"
  kill_each 'merge' "$1" merging.db "$crm" company merge 1 2
  kill_each 'a bulk edit of lists' "$1" made.db "$crm" contact edit --all tags+=again
  kill_each 'backup' "$1" made.db "$crm" backup create
  # Databases of older schemas.
  for old in crm-0.1.0 schema-2 schema-3 schema-4 schema-5 schema-6 schema-7; do
    rm -rf old.db old.db-* done.db done.db-* done.db.backups
    sqlite3 old.db <"$fixtures/$old.sql" >/dev/null
    cp old.db done.db
    "$crm" upgrade --db done.db >/dev/null 2>&1 || fail "upgrade of $old that nobody killed"
    after=$(content done.db)
    n=0
    while [ "$n" -lt "$1" ]; do
      n=$((n + 1))
      rm -rf k.db k.db-* k.db.backups
      cp old.db k.db
      random 60
      timeout -s KILL "0.$(printf %03d "$number")" "$crm" upgrade --db k.db >/dev/null 2>&1
      "$crm" upgrade --db k.db >/dev/null 2>&1 || fail "upgrade of $old, kill $n: a second one fails"
      [ "$(content k.db)" = "$after" ] || fail "upgrade of $old, kill $n: it holds something else"
      well k.db "upgrade of $old, kill $n"
    done
  done
  echo "$1 kills each of six upgrades: a second one always ends it"
  full_disk 'undo' made.db "$crm" undo "$edited"
  full_disk 'a bulk edit' made.db "$crm" contact edit --all tags+=again
  full_disk 'merge' merging.db "$crm" company merge 1 2
  full_disk 'import' base.db "$crm" contact import data/contacts.csv --map external_id=external_ids -q --rejects none.csv
  full_disk 'backup' made.db "$crm" backup create
}

echo "seed $seed"
kill_imports "$kills" "$records"
write_at_once "$processes" "$adds"
first_of_each "${FIRST:-$((kills / 4))}"
mixed "$processes" "$seconds"
others "${OTHERS:-$((kills / 5))}"
if [ "$big" -gt 0 ]; then kill_imports "$big" 1000000; fi
[ "$failures" = 0 ] || { echo "$failures failures" >&2; exit 1; }
