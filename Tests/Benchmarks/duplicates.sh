#!/bin/bash
# How many of the duplicates that were planted are found, and how many of those found were planted, for each
# way in which duplicates differ. The made-up contacts are stored one a line, whatever they share, so that
# the line of a row in truth.csv tells its number.
#
#     bash Tests/Benchmarks/duplicates.sh CRM [CONTACTS] [SEED]
set -eu
crm=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
contacts=${2:-${CONTACTS:-200000}} seed=${3:-${SEED:-1}}
folder=$(mktemp -d "${TMPDIR:-/tmp}/crm-duplicates-XXXXXX")
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export HOME="$folder" LOGNAME=kari TZ=UTC LC_ALL=C.UTF-8
unset CRM_DB CRM_USER CRM_NOW 2>/dev/null || true
failed=0

# share NAME FOUND OF [LIMIT]: a line of the report, in per cent.
share() {
  awk -v name="$1" -v found="$2" -v of="$3" -v limit="${4:-0}" 'BEGIN {
    value = of ? 100 * found / of : 0
    mark = (value < limit) ? "TOO FEW" : (limit > 0) ? "ok" : ""
    bound = (limit > 0) ? "≥ " limit : ""
    printf "%-42s %6.2f   %-8s %-9s %d of %d\n", name, value, bound, mark, found, of
    exit (value < limit) }' || failed=1
}

echo "$contacts contacts, seed $seed"
for slip in $("$crm" demo --help | sed -n 's/.*(\(lists, .*\)).*/\1/p' | tr -d ,); do
  rm -rf data test.db*
  "$crm" demo --contacts "$contacts" --seed "$seed" --slip "$slip" --files data >/dev/null
  "$crm" init country=NO --db test.db >/dev/null
  "$crm" company import data/companies.csv --db test.db -q >/dev/null
  # The files hold no quoted cell, so a comma always parts two.
  tail -n +2 data/contacts.csv | jq -cR 'split(",") | {external_ids: .[0], first_name: .[1], last_name: .[2], title: .[3],
    email: .[4], phone: .[5], company: .[6], street: .[7], postal_code: .[8], city: .[9], country: .[10]}
    | with_entries(select(.value != ""))' |
    "$crm" contact add --stdin --allow-duplicate --db test.db -q >/dev/null
  awk -F, '$2 == "duplicate" { print $3 - 1 "," $1 - 1 }' data/truth.csv | sort >planted
  "$crm" duplicate scan --db test.db -q >/dev/null
  "$crm" duplicate list --db test.db --csv | tail -n +2 | cut -d, -f2,3,5 >found
  cut -d, -f2,3 found | sort >all
  grep '^certain' found | cut -d, -f2,3 | sort >certain
  hits=$(comm -12 planted all | wc -l)
  # The limits are for duplicates as lists make them, which is what 'crm demo' plants unless told otherwise.
  case $slip in lists) limits=(95 98 99.9) ;; *) limits=(0 0 0) ;; esac
  share "$slip: found of those planted" "$hits" "$(wc -l <planted)" "${limits[0]}"
  share "  planted of those found" "$hits" "$(wc -l <all)" "${limits[1]}"
  share "  planted of those called certain" "$(comm -12 planted certain | wc -l)" "$(wc -l <certain)" "${limits[2]}"
done
[ "$failed" = 0 ] || { echo 'a limit does not hold' >&2; exit 1; }
