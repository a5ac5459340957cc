# How the benchmarks measure; read by both. `crm`, `runs` and the folder are set by whoever reads it.

# CPU seconds and peak memory in KiB of a command: $cpu and $peak.
measure() {
  command time -f '%U %S %M' -o timing "$@" >output 2>errors || { cat errors >&2; echo "failed: $*" >&2; exit 1; }
  read -r user system peak <timing
  cpu=$(awk "BEGIN { print $user + $system }")
}
less() { awk "BEGIN { exit !($1 < $2) }"; }
failed=0
# report NAME RATIO LIMIT [more]
report() {
  mark=ok
  if [ -n "$3" ] && less "$3" "$2"; then mark="TOO SLOW"; failed=1; fi
  printf '%-42s %6.2f   %-6s %-9s %s\n' "$1" "$2" "${3:+≤ $3}" "$mark" "${4:-}"
}
memory() { # name KiB limit-MiB
  mark=ok
  if [ "$2" -gt $(($3 * 1024)) ]; then mark="TOO MUCH"; failed=1; fi
  printf '%-42s %6.1f   %-6s %-9s MiB\n' "$1" "$(awk "BEGIN { print $2 / 1024 }")" "≤ $3" "$mark"
}
# pair NAME LIMIT: functions ours and peer, alternating.
pair() {
  a=999999 b=999999 most=0
  for _ in $(seq "$runs"); do
    ours; less "$cpu" "$a" && a=$cpu; [ "$peak" -gt "$most" ] && most=$peak
    peer; less "$cpu" "$b" && b=$cpu
  done
  report "$1" "$(awk "BEGIN { print $a / $b }")" "$2" "$(printf '%.2f s : %.2f s CPU, %.1f MiB' "$a" "$b" "$(awk "BEGIN { print $most / 1024 }")")"
}

# question NAME SQL filter words…: a list against the best statement by hand, on the database $db.
question() {
  name=$1 sql=$2; shift 2
  words=("$@")
  ours() { measure "$crm" contact list "${words[@]}" --format ids --db "$db"; sort output >ours.ids; }
  peer() { measure sqlite3 "$db" "$sql"; sort output >peer.ids; }
  pair "$name" 1.2
  cmp -s ours.ids peer.ids || { failed=1; echo "  DIFFERENT ANSWERS: $name"; }
}
order='ORDER BY t.sort_key, t.id'
