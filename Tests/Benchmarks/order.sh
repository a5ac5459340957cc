#!/bin/sh
# Prints the functions that a start runs, so that the linker lays them side by side: what a command needs then lies
# in a third of the pages. 'make order' writes them to Sources/crm/start.order; what has gone since is passed over.
#
#     sh Tests/Benchmarks/order.sh UNSTRIPPED_CRM
set -eu
crm=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export HOME="$folder" LOGNAME=kari TZ=UTC LC_ALL=C.UTF-8 CRM_DB="$folder/crm.db" CRM_NOW=2026-11-18T08:00:00Z
unset CRM_USER 2>/dev/null || true
"$crm" init country=NO -q >/dev/null
"$crm" company add 'Oslo Design' -q >/dev/null
"$crm" contact add 'Kari Nordmann' email=kari@example.no company=1 -q >/dev/null
"$crm" contact edit 1 title=Editor -q >/dev/null
"$crm" deal add 'New shop' company=1 amount=5000 -q >/dev/null
"$crm" task add 'Ring' due=2026-11-18 contact=1 -q >/dev/null
n=0
while read -r line; do
  n=$((n + 1))
  eval "set -- $line"
  valgrind --tool=callgrind --demangle=no --callgrind-out-file="$n.out" "$crm" "$@" >/dev/null 2>&1 </dev/null
done <<'END'
contact show 1
contact list city=Oslo --json
contact list --limit 50
contact edit 1 title=Author
contact add "Ola Hansen" company=1
company show 1
deal list
deal edit 1 amount=6000
task list
today
search kari
contact timeline 1
version
END
# What the first needs comes first, then what the next ones need beside it.
for i in $(seq "$n"); do
  sed -n "s/^c\{0,1\}fn=([0-9]*) //p" "$i.out" | sed "s/'[0-9]*\$//" | grep -E '^(\$s|_Z|swift_|__swift)' | LC_ALL=C sort -u
done | awk '!seen[$0]++'
