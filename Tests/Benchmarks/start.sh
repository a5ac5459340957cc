#!/bin/bash
# Counts what a start costs, in millions of instructions: a command pays for the tables a file has used, and somebody of
# a team hardly more than the administrator. 'make bench' runs it; it needs valgrind.
#
#     bash Tests/Benchmarks/start.sh CRM
set -eu
crm=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export HOME="$folder" LOGNAME=kari TZ=UTC LC_ALL=C.UTF-8
unset CRM_DB CRM_USER CRM_NOW 2>/dev/null || true
# shellcheck source=measure.sh
. "$here/measure.sh"
command -v valgrind >/dev/null || { echo 'no valgrind here to count with'; exit 0; }

count() { # database, words…: $millions
  base=$1; shift
  millions=$(CRM_DB=$base valgrind --tool=callgrind --callgrind-out-file=/dev/null "$crm" "$@" 2>&1 >/dev/null \
    | sed -n 's/.*Collected : //p' | awk '{ print $1 / 1000000 }')
}
line() { # name limit database words…
  name=$1 limit=$2; shift 2
  count "$@"
  report "$name" "$millions" "$limit" 'million instructions'
}
date '+%Y-%m-%d'
printf '%-42s %6s   %-6s\n' '' millions limit

# A base with contacts and companies; once one was changed; with activities and deals.
"$crm" init --db few.db country=NO >/dev/null
export CRM_DB=few.db
"$crm" company add 'Oslo Design' >/dev/null
"$crm" contact add 'Kari Nordmann' email=kari@example.no company=1 >/dev/null
line 'contact show 1: contacts and companies' 3.5 few.db contact show 1
cp few.db twins.db
CRM_DB=twins.db "$crm" contact edit 1 title=Editor >/dev/null
line '  once one was changed' 4.1 twins.db contact show 1
cp few.db deals.db
CRM_DB=deals.db "$crm" contact call 1 'Demo' >/dev/null
CRM_DB=deals.db "$crm" deal add 'Shop' company=1 amount=5 >/dev/null
line '  with activities and deals' 4.5 deals.db contact show 1
CRM_DB=deals.db "$crm" contact edit 1 title=Editor >/dev/null
line '  with those, once one was changed' 5.2 deals.db contact show 1

# One with a record of every noun. The limits are what the same cost when each file held every table.
sqlite3 all.db >/dev/null <"$here/../Fixtures/schema-6.sql"
chmod 600 all.db
export CRM_DB=all.db
"$crm" upgrade --yes >/dev/null
"$crm" user edit ola active=yes >/dev/null
line '  with every noun used' 9.7 all.db contact show 1
administrator=$millions
CRM_USER=ola count all.db contact show 1
report '  as a seller, to the administrator' "$(awk "BEGIN { print $millions / $administrator }")" 1.5 "$millions : $administrator million"
line 'today' 10.4 all.db today
line 'contact brief 1' 12.7 all.db contact brief 1
line 'search kari' 13.2 all.db search kari
line 'contact remove 1 -n' 11.1 all.db contact remove 1 -n
line 'undo -n' 22.0 all.db undo -n
line 'dump' 26.2 all.db dump
line 'contact list --as-of now' 42.9 all.db contact list --as-of now
exit $failed
