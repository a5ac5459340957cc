#!/bin/bash
# Kills the primary of a synchronous pair under load, promotes the standby and
# checks that every acknowledged write is still there, once.
#
#   streaming.sh CLIENT [ARG...]
#
# CLIENT gets CRM_DB (both hosts), writes until SIGTERM, and prints one line per
# acknowledged write, flushed: "<unix seconds with fraction> <key>".
# CHECK_SQL lists the keys the database holds, one a row, repeats included.
# SETTLE: seconds of writing before the kill and after the take-over.
# TAIL: lines of each log to show on failure.
set -euo pipefail
export LC_ALL=C

check_sql=${CHECK_SQL:-SELECT name FROM contact}
settle=${SETTLE:-5}
bin=${POSTGRES_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
[ $# -gt 0 ] || { echo "usage: streaming.sh CLIENT [ARG...]" >&2; exit 64; }
for v in ${!PG@}; do unset "$v"; done

as=()
# The server refuses to run as root.
[ "$(id -u)" -ne 0 ] || as=(setpriv --reuid=postgres --regid=postgres --init-groups)

dir=$(realpath "$(mktemp -d /tmp/ha.XXXXXX)") # not TMPDIR: a socket path must stay under 108 bytes
client=
begin=$EPOCHREALTIME
# shellcheck source=processes.sh
. "$(dirname "$0")/processes.sh"

cleanup() {
    local rc=$? f
    trap - EXIT
    trap '' INT TERM
    set +e
    [ -z "$client" ] || { kill -KILL -- -"$client"; wait "$client"; } 2>/dev/null
    kill_all_in "$dir"
    if [ "$rc" -ne 0 ]; then
        for f in "$dir"/*.err "$dir"/*.log; do
            [ ! -s "$f" ] || { echo "--- ${f##*/}"; tail -n "${TAIL:-20}" "$f"; } >&2
        done
    fi
    # A killed postmaster leaves its System V segment behind.
    for f in "$dir"/*/postmaster.pid; do
        [ -f "$f" ] || continue
        "${as[@]}" ipcrm -m "$(awk 'NR == 7 { print $2 }' "$f")" 2>/dev/null
    done
    rm -rf "$dir"
    exit "$rc"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

pg() { env -C "$dir" HOME="$dir" "${as[@]}" "$@"; }
q() { psql -XAt -h 127.0.0.1 -p "$1" -U postgres -d "$2" -c "$3"; }

[ -x "$bin/postgres" ] || die "no PostgreSQL in $bin"
[ "$(id -u)" -ne 0 ] || chown postgres:postgres "$dir"
read -r p1 p2 < <(free_ports 2)
export CRM_DB="postgres://postgres@127.0.0.1:$p1,127.0.0.1:$p2/crm?target_session_attrs=read-write&connect_timeout=2"

pg "$bin/initdb" -k -E UTF8 --locale=C -A trust -U postgres -D "$dir/a" >"$dir/initdb.log" 2>&1
pg tee -a "$dir/a/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$dir'
wal_log_hints = on
wal_retrieve_retry_interval = 100ms
fsync = on
shared_buffers = 32MB
# Not in /dev/shm, where a killed server's files would stay.
dynamic_shared_memory_type = mmap
CONF
pg "$bin/pg_ctl" -D "$dir/a" -w -l "$dir/a.log" -o "-p $p1" start >/dev/null
q "$p1" postgres 'create database crm' >/dev/null

pg "$bin/pg_basebackup" -D "$dir/b" -R -X stream -c fast -C -S standby \
    -d "host=127.0.0.1 port=$p1 user=postgres application_name=standby"
pg "$bin/pg_ctl" -D "$dir/b" -w -l "$dir/b.log" -o "-p $p2" start >/dev/null
# Only now: in the base backup it would make the promoted standby wait for itself.
q "$p1" postgres "alter system set synchronous_standby_names = 'standby'" >/dev/null
q "$p1" postgres 'select pg_reload_conf()' >/dev/null
in_sync() { [ "$(q "$p1" postgres "select sync_state from pg_stat_replication where application_name = 'standby'")" = sync ]; }
wait_for 30 'synchronous standby' in_sync
say 'standby is synchronous'

acks=$dir/acks
: >"$acks"
setsid "$@" >>"$acks" 2>"$dir/client.err" &
client=$!
acked() { grep -cE '^[0-9]+\.[0-9]+ [^ ]+$' "$acks" || :; }
more_than() {
    kill -0 "$client" 2>/dev/null || die 'the client ended by itself'
    [ "$(acked)" -gt "$1" ]
}
wait_for 60 'first acknowledged writes' more_than 20
sleep "$settle"

t_kill=$EPOCHREALTIME
kill_all_in "$dir/a" || die 'the primary is still alive'
at_kill=$(acked)
say "primary killed after $at_kill acknowledged writes"
pg "$bin/pg_ctl" -D "$dir/b" -w -t 30 promote >/dev/null
t_up=$EPOCHREALTIME
say 'standby promoted'
wait_for 60 'writes on the new primary' more_than "$((at_kill + 20))"
sleep "$settle"
more_than "$at_kill" # the client still runs
t_end=$EPOCHREALTIME

kill -TERM -- -"$client" 2>/dev/null || :
for _ in {1..100}; do
    kill -0 "$client" 2>/dev/null || break
    sleep 0.1
done
kill -KILL -- -"$client" 2>/dev/null || :
wait "$client" 2>/dev/null || :
client=

grep -E '^[0-9]+\.[0-9]+ [^ ]+$' "$acks" >"$dir/lines" || die 'no acknowledged write'
awk '{ print $2 }' "$dir/lines" | sort -u >"$dir/acked"
q "$p2" crm "$check_sql" | sort >"$dir/rows"
lost=$(comm -23 "$dir/acked" <(uniq "$dir/rows") | wc -l)
doubled=$(uniq -d "$dir/rows" | wc -l)
extra=$(comm -13 "$dir/acked" <(uniq "$dir/rows") | wc -l)
gap=$(sort -n "$dir/lines" | awk -v s="$t_kill" -v e="$t_end" '
    prev && $1 >= s && prev <= e && $1 - prev > g { g = $1 - prev }
    { prev = $1 }
    END { if (e - prev > g) g = e - prev; printf "%.3f", g }')
say "acknowledged $(wc -l <"$dir/acked"), rows $(wc -l <"$dir/rows"), lost $lost, doubled $doubled, unacknowledged $extra"
say "promoted $(minus "$t_up" "$t_kill") s after the kill, longest gap $gap s"
[ "$lost" -eq 0 ] || die "$lost acknowledged writes lost"
[ "$doubled" -eq 0 ] || die "$doubled writes doubled"
say 'OK'
