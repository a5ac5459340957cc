#!/bin/bash
# Holds the program against the sqlite3 shell in one run and prints ratios of CPU time (user + system, its
# children included); 'make bench' runs it. Everything the peer does stands in the .sql files beside this one.
#
#     sh Tests/Benchmarks/bench.sh CRM [CONTACTS] [SEED]
#
# Each pair runs alternately, RUNS times, and the smallest CPU time of each side counts.
set -eu
crm=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
contacts=${2:-${CONTACTS:-1000000}} seed=${3:-${SEED:-1}} runs=${RUNS:-3}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$root/.build/bench
mkdir -p "$folder"
cd "$folder"
export HOME="$folder" LOGNAME=kari TZ=UTC LC_ALL=C.UTF-8
unset CRM_DB CRM_USER CRM_NOW 2>/dev/null || true

# shellcheck source=measure.sh
. "$here/measure.sh"

date '+%Y-%m-%d'
echo "$contacts contacts, seed $seed, sqlite3 $(sqlite3 --version | cut -d' ' -f1), $(nproc) cores"
printf '%-42s %6s   %-6s\n' '' ratio limit

# The data, made once.
if [ "$(cat made 2>/dev/null)" != "$contacts $seed $("$crm" version)" ]; then
  rm -rf ./*
  "$crm" demo --contacts "$contacts" --seed "$seed" --files data >/dev/null
  "$crm" init --db base.db country=NO >/dev/null
  "$crm" company import data/companies.csv --db base.db -q >/dev/null
  cp base.db whole.db
  "$crm" contact import data/contacts.csv --map external_id=external_ids --db whole.db -q >/dev/null
  sqlite3 whole.db <"$here/normal.sql"
  # A fifth of it with five fields of one's own and tags, for the export of everything.
  cp base.db fields.db
  for field in shoe_size:integer score:decimal budget:money nickname:text; do
    "$crm" field add "contact.${field%%:*}" type="${field##*:}" --db fields.db -q >/dev/null
  done
  "$crm" field add contact.segment type=choice choices=a,b,c --db fields.db -q >/dev/null
  head -n $((contacts / 5 + 1)) data/contacts.csv >part.csv
  "$crm" contact import part.csv --map external_id=external_ids shoe_size=42 score=1.5 budget=1000 segment=b \
    nickname=Kalle tags='vip;oslo' --db fields.db -q >/dev/null
  echo "$contacts $seed $("$crm" version)" >made
fi

# --- Start-up: what every command pays.
# The small shell forks cheaply; what the forking itself costs is in both sides.
loop='i=0; while [ $i -lt 500 ]; do "$@" >/dev/null; i=$((i + 1)); done'
ours() { measure dash -c "$loop" - "$crm" contact show 1 --db whole.db; }
peer() { measure dash -c "$loop" - sqlite3 whole.db 'SELECT * FROM contact WHERE id = 1'; }
ours_best=999 peer_best=999
for _ in $(seq $((runs * 2))); do
  ours; less "$cpu" "$ours_best" && ours_best=$cpu
  peer; less "$cpu" "$peer_best" && peer_best=$cpu
done
report 'start and show one contact' "$(awk "BEGIN { print $ours_best / $peer_best }")" 0.8 \
  "$(awk "BEGIN { printf \"%.2f : %.2f ms CPU with the fork\", $ours_best * 2, $peer_best * 2 }")"
instructions() { valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null | sed -n 's/.*Collected : //p'; }
if command -v valgrind >/dev/null; then
  plain=$(instructions "$crm" contact show 1 --db whole.db)
  shell=$(instructions sqlite3 whole.db 'SELECT * FROM contact WHERE id = 1')
  report '  instructions' "$(awk "BEGIN { print $plain / $shell }")" '' "$plain : $shell"
  if [ "${DUMMIES:-yes}" = yes ]; then
    # The same program with 300 commands more linked in.
    rm -rf dummies; mkdir dummies; cp -r "$root/Package.swift" "$root/Sources" dummies/
    for target in "$root"/Tests/Support "$root"/Tests/*Tests; do
      mkdir -p "dummies/Tests/${target##*/}"
      echo >"dummies/Tests/${target##*/}/Empty.swift"
    done
    {
      echo 'extension Verb { static let dummies: [Verb] = ['
      for n in $(seq 300); do echo "  dummy$n,"; done
      echo ']'
      for n in $(seq 300); do
        cat <<SWIFT
  static let dummy$n = Verb("dummy$n", .reads, "Do number $n.", "  \$ crm dummy$n") { a throws(CRMError) in
    let name: String = try a.argument("name$n", "The name $n.")
    let count: Count? = try a.option("count$n", value: "n", "How many $n.")
    return { context throws(CRMError) in try context.sink().write(name + "\(count?.value ?? $n)") }
  }
SWIFT
      done
      echo '}'
    } >dummies/Sources/CRMCommands/Dummies.swift
    sed -i '1i import CRMDomain\nimport CRMOutput' dummies/Sources/CRMCommands/Dummies.swift
    sed -i 's/\(case .import: \[.importPreview.*\]\)/\1 + Verb.dummies/' dummies/Sources/CRMCommands/CommandTable.swift
    make -s -C "$root" BUILD="$folder/dummies/.build" CRM="$folder/dummies/crm" SOURCE_ROOT="$folder/dummies" dummy-build >build.log 2>&1 \
      || { tail -5 build.log >&2; exit 1; }
    more=$(instructions dummies/crm contact show 1 --db whole.db)
    report '  with 300 more commands, instructions' "$(awk "BEGIN { print $more / $plain }")" 1.02 "$more : $plain"
  fi
fi

# --- Import.
ours() { cp base.db o.db; rm -f o.db-*; measure "$crm" contact import data/contacts.csv --map external_id=external_ids --db o.db -q; }
peer() { cp base.db p.db; rm -f p.db-*; measure sqlite3 p.db <"$here/import.sql"; }
pair 'import' 1.0
memory '  its memory' "$most" 64
rm -f plain.db*; measure sqlite3 plain.db <"$here/plain.sql"
printf '%-42s %6s   %23s\n' '  beside it: .import and three indexes' '' "$cpu s CPU"
measure "$crm" contact import data/contacts.csv --map external_id=external_ids --db o.db
printf '%-42s %6s   %23s  %s\n' '  the same file once more' '' "$cpu s CPU" "$(head -1 output)"
measure "$crm" undo 2 --db o.db
printf '%-42s %6s   %23s  %s\n' '  undo of the import' '' "$cpu s CPU" "$(head -1 output)"
memory '  its memory' "$peak" 64
rm -f o.db* p.db* plain.db*

# --- Export.
fields=id,name,first_name,last_name,title,email,phone,street,postal_code,city,country,lifecycle,created_at
ours() { measure "$crm" contact export --json --fields $fields --db whole.db; mv output ours.json; }
peer() { measure sqlite3 -json whole.db "SELECT $fields FROM contact ORDER BY id"; mv output peer.json; }
pair 'export, JSON' 0.6
memory '  its memory' "$most" 32
cmp ours.json peer.json && echo '  byte for byte the same'
rm -f ours.json peer.json
ours() { measure "$crm" contact export --fields $fields --db whole.db; mv output ours.csv; }
peer() { measure sqlite3 -csv -header whole.db "SELECT $fields FROM contact ORDER BY id"; mv output peer.csv; }
pair 'export, CSV' 0.6
# The shell quotes texts with blanks, the program only where it must: without quotes they are the same.
if [ "$(tr -d '"\r' <ours.csv | cksum)" = "$(tr -d '"\r' <peer.csv | cksum)" ]; then echo '  the same but for needless quotes'; else failed=1; echo '  DIFFERENT'; fi
rm -f ours.csv peer.csv
ours() { measure "$crm" contact export --db fields.db; }
peer() { measure sqlite3 fields.db ".read $here/export-full.sql"; }
pair 'export with lists, relations, five fields' 1.0
memory '  its memory' "$most" 32

# --- Questions over 50 ms, against the best statement by hand.
db=whole.db
question "list city=Oslo" "SELECT 'contact:' || t.id FROM contact t WHERE t.city_fold = 'oslo' AND t.active $order" city=Oslo
question "list name~berg" "SELECT 'contact:' || t.id FROM contact t WHERE instr(t.name_fold, 'berg') > 0 AND t.active $order" name~berg
question "list company.industry=Retail" "SELECT 'contact:' || t.id FROM contact t WHERE t.company IN (SELECT id FROM company WHERE industry_fold = 'retail') AND t.active $order" company.industry=Retail
question "list lifecycle=customer, not Oslo" "SELECT 'contact:' || t.id FROM contact t WHERE t.lifecycle = 'customer' AND (t.city_fold = 'oslo') IS NOT TRUE AND t.active $order" lifecycle=customer 'not city=Oslo'

# --- Completion: of a name, of a number, of a value.
for words in 'contact show kari' 'contact show 12' 'contact list city=O' 'contact edit 1 company=sm'; do
  # shellcheck disable=SC2086
  CRM_DB=whole.db measure dash -c 'i=0; while [ $i -lt 20 ]; do "$@" >/dev/null; i=$((i + 1)); done' - "$crm" complete -- $words
  ms=$(awk "BEGIN { print $cpu * 50 }")
  mark=ok; less 50 "$ms" && { mark="TOO SLOW"; failed=1; }
  printf '%-42s %6.1f   %-6s %-9s ms CPU\n' "complete $words" "$ms" '≤ 50' "$mark"
done

# --- Work on many.
measure "$crm" contact list --db whole.db
memory 'memory of a list of everything' "$peak" 32
cp whole.db edit.db; rm -f edit.db-*
n=$("$crm" contact list city=Oslo --count --db edit.db)
measure "$crm" contact edit --where city=Oslo tags+=capital --db edit.db
printf '%-42s %6s   %23s  %s\n' "edit of $n contacts" '' "$cpu s CPU" "$(head -1 output)"
memory '  its memory' "$peak" 32
measure "$crm" undo --db edit.db
printf '%-42s %6s   %23s  %s\n' '  undo of it' '' "$cpu s CPU" "$(head -1 output)"
memory '  its memory' "$peak" 64
rm -f edit.db* output errors timing
[ "$failed" = 0 ] || { echo 'a limit does not hold' >&2; exit 1; }
