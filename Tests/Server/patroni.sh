#!/bin/bash
# Runs a client against a Patroni pair through (a) the death of the leader's whole
# node, (b) a planned switchover, (c) a frozen etcd, and checks after each that
# every acknowledged write is still there, once.
#
#   patroni.sh CLIENT [ARG...]
#
# CLIENT gets CRM_DB (both hosts), writes until SIGTERM, and prints one line per
# acknowledged write, flushed: "<unix seconds with fraction> <key>".
# CHECK_SQL lists the keys the database holds, one a row, repeats included.
# SETTLE: seconds of undisturbed writing around each phase.
# TAIL: lines of each log to show on failure.
set -euo pipefail
export LC_ALL=C

check_sql=${CHECK_SQL:-SELECT name FROM contact}
[ $# -gt 0 ] || { echo "usage: patroni.sh CLIENT [ARG...]" >&2; exit 64; }
settle=${SETTLE:-3}
freeze=${FREEZE:-14} # longer than ttl, so the leader key runs out meanwhile
bin=${POSTGRES_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
for v in ${!PG@} ${!PATRONI@} ${!ETCD@}; do unset "$v"; done

as=()
# The server refuses to run as root.
[ "$(id -u)" -ne 0 ] || as=(setpriv --reuid=postgres --regid=postgres --init-groups)

dir=$(realpath "$(mktemp -d /tmp/ha.XXXXXX)") # not TMPDIR: a socket path must stay under 108 bytes
client=
begin=$EPOCHREALTIME
# shellcheck source=processes.sh
. "$(dirname "$0")/processes.sh"

policy=

cleanup() {
    local rc=$? f
    trap - EXIT
    trap '' INT TERM
    set +e
    [ -z "$policy" ] || rm -f "$policy"
    [ -z "$client" ] || { kill -KILL -- -"$client"; wait "$client"; } 2>/dev/null
    kill_all_in "$dir"
    if [ "$rc" -ne 0 ]; then
        for f in "$dir"/*.err "$dir"/*.log; do
            [ ! -s "$f" ] || { echo "--- ${f##*/}"; tail -n "${TAIL:-20}" "$f"; } >&2
        done
    fi
    # A killed postmaster leaves its System V segment behind.
    for f in "$dir"/*/data/postmaster.pid; do
        [ -f "$f" ] || continue
        "${as[@]}" ipcrm -m "$(awk 'NR == 7 { print $2 }' "$f")" 2>/dev/null
    done
    rm -rf "$dir"
    exit "$rc"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

http() ( # PORT PATH: prints the answer, succeeds if it is a 200
    exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET %s HTTP/1.0\r\n\r\n' "$2" >&3
    read -r -t 3 _ code _ <&3
    timeout 3 cat <&3 # to its end in any case: Patroni logs a traceback for a reader that hangs up
    [ "$code" = 200 ]
)
http_ok() { http "$1" "$2" >/dev/null; }

[ -x "$bin/postgres" ] || die "no PostgreSQL in $bin"
for c in patroni patronictl etcd; do
    command -v $c >/dev/null && continue
    [ "$(id -u)" -eq 0 ] || die "$c is not installed"
    # The packages would start services of their own.
    if [ ! -e /usr/sbin/policy-rc.d ]; then
        policy=/usr/sbin/policy-rc.d
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
    fi
    {
        apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
            patroni etcd-server etcd-client python3-psycopg2
    } >"$dir/apt.log" 2>&1 || die 'apt-get install'
    [ -z "$policy" ] || rm -f "$policy"
    policy=
done

mkdir "$dir/etcd" "$dir/n1" "$dir/n2"
declare -A pg rest patroni
read -r etcd_client etcd_peer pg[n1] pg[n2] rest[n1] rest[n2] < <(free_ports 6)
export CRM_DB="postgres://postgres@127.0.0.1:${pg[n1]},127.0.0.1:${pg[n2]}/crm?target_session_attrs=read-write&connect_timeout=2"
q() { psql -XAt -d "${CRM_DB/\/crm\?//$1?}" -c "$2"; } # on the primary
on() { psql -XAt -h 127.0.0.1 -p "${pg[$1]}" -U postgres -d "$2" -c "$3"; }

for n in n1 n2; do
    # ttl must hold loop_wait + 2 * retry_timeout, or a leader that only retries loses its key.
    cat >"$dir/$n.yml" <<YML
scope: crm
name: $n
restapi:
  listen: 127.0.0.1:${rest[$n]}
  connect_address: 127.0.0.1:${rest[$n]}
etcd3:
  hosts: 127.0.0.1:$etcd_client
bootstrap:
  dcs:
    ttl: 8
    loop_wait: 1
    retry_timeout: 3
    synchronous_mode: true
    primary_start_timeout: 0
    failsafe_mode: true
    maximum_lag_on_failover: 1048576
    postgresql:
      use_pg_rewind: true
      use_slots: true
      parameters:
        wal_log_hints: 'on'
        wal_keep_size: 128MB
  initdb:
    - encoding: UTF8
    - locale: C
    - data-checksums
    - auth: trust
postgresql:
  listen: 127.0.0.1:${pg[$n]}
  connect_address: 127.0.0.1:${pg[$n]}
  bin_dir: $bin
  data_dir: $dir/$n/data
  pgpass: $dir/$n/pgpass
  authentication:
    superuser:
      username: postgres
    replication:
      username: postgres
  basebackup:
    - checkpoint: fast
  pg_hba:
    - local all all trust
    - host all all 127.0.0.1/32 trust
    - host replication all 127.0.0.1/32 trust
  parameters:
    unix_socket_directories: $dir
    shared_buffers: 32MB
    wal_retrieve_retry_interval: 100ms
    # Not in /dev/shm, where a killed server's files would stay.
    dynamic_shared_memory_type: mmap
watchdog:
  mode: 'off'
YML
done
[ "$(id -u)" -ne 0 ] || chown -R postgres:postgres "$dir"

env -C "$dir/etcd" HOME="$dir" "${as[@]}" setsid etcd --name e --data-dir "$dir/etcd/data" \
    --listen-client-urls "http://127.0.0.1:$etcd_client" --advertise-client-urls "http://127.0.0.1:$etcd_client" \
    --listen-peer-urls "http://127.0.0.1:$etcd_peer" --initial-advertise-peer-urls "http://127.0.0.1:$etcd_peer" \
    --initial-cluster "e=http://127.0.0.1:$etcd_peer" >"$dir/etcd.log" 2>&1 &
etcd=$!
disown
wait_for 30 'etcd' http_ok "$etcd_client" /health

start_node() {
    env -C "$dir/$1" HOME="$dir" "${as[@]}" setsid patroni "$dir/$1.yml" >>"$dir/$1.log" 2>&1 &
    patroni[$1]=$!
    disown
}
is_leader() { http_ok "${rest[$1]}" /primary; }
# Patroni's word and the primary's own.
is_sync() {
    http_ok "${rest[$1]}" /sync &&
        [ "$(q postgres "select sync_state from pg_stat_replication where application_name = '$1'" 2>/dev/null)" = sync ]
}
# Only the members listed there are asked when etcd is gone.
failsafe_lists() { http "${rest[$1]}" /failsafe | grep -q "\"$2\""; }

start_node n1
wait_for 60 'bootstrap' is_leader n1
start_node n2
wait_for 60 'synchronous standby' is_sync n2
q postgres 'create database crm' >/dev/null
say 'n1 leads, n2 is its synchronous standby'

acks=$dir/acks
: >"$acks"
chmod 644 "$acks"
setsid "$@" >>"$acks" 2>"$dir/client.err" &
client=$!
acked() { grep -cE '^[0-9]+\.[0-9]+ [^ ]+$' "$acks" || :; }
more_than() {
    kill -0 "$client" 2>/dev/null || die 'the client ended by itself'
    [ "$(acked)" -gt "$1" ]
}
more_soon() { wait_for 60 'acknowledged writes' more_than "$(($(acked) + 20))"; }

verify() { # PHASE START END
    # The acknowledgements first: rows may be newer. A line may be half written.
    sed '$d' "$acks" | grep -E '^[0-9]+\.[0-9]+ [^ ]+$' >"$dir/lines" || die 'no acknowledged write'
    local gap lost doubled rows
    gap=$(sort -n "$dir/lines" | awk -v s="$2" -v e="$3" '
        prev && $1 >= s && prev <= e && $1 - prev > g { g = $1 - prev }
        { prev = $1 }
        END { if (e - prev > g) g = e - prev; printf "%.3f", g }')
    awk '{ print $2 }' "$dir/lines" | sort -u >"$dir/acked"
    q crm "$check_sql" | sort >"$dir/rows"
    rows=$(wc -l <"$dir/rows")
    lost=$(comm -23 "$dir/acked" <(uniq "$dir/rows") | wc -l)
    doubled=$(uniq -d "$dir/rows" | wc -l)
    say "$1: acknowledged $(wc -l <"$dir/acked"), rows $rows, lost $lost, doubled $doubled, longest gap $gap s"
    [ "$lost" -eq 0 ] || die "$1: $lost acknowledged writes lost"
    [ "$doubled" -eq 0 ] || die "$1: $doubled writes doubled"
}

more_soon
sleep "$settle"

# (a)
old=n1 new=n2
t=$EPOCHREALTIME
kill_all_in "$dir/$old" || die 'the leader is still alive'
say "(a) $old killed"
wait_for 60 'failover' is_leader $new
say "(a) $new leads"
more_soon
start_node $old
wait_for 90 'the killed node back' is_sync $old
say "(a) $old is the synchronous standby"
sleep "$settle"
verify '(a) killed leader' "$t" "$EPOCHREALTIME"

# (b)
old=n2 new=n1
t=$EPOCHREALTIME
patronictl -c "$dir/$old.yml" switchover crm --leader $old --candidate $new --force >"$dir/switchover.log" 2>&1 ||
    die 'switchover'
wait_for 60 'switchover' is_leader $new
say "(b) $new leads"
wait_for 60 'the former leader as standby' is_sync $old
say "(b) $old is the synchronous standby"
more_soon
sleep "$settle"
verify '(b) switchover' "$t" "$EPOCHREALTIME"

# (c)
wait_for 30 'the failsafe list' failsafe_lists $new $old
# A promotion ends the recovery, a demotion restarts the server. (Patroni's own
# word flickers for a moment when it takes the expired key again.)
roles() {
    local n
    for n in n1 n2; do on $n postgres 'select pg_is_in_recovery(), pg_postmaster_start_time()' 2>&1; done
}
before=$(roles)
watch_roles() { # SECONDS
    local i
    for ((i = 0; i < $1; i++)); do
        sleep 1
        [ "$(roles)" = "$before" ] || die "(c) the roles changed: $(roles)"
    done
}
t=$EPOCHREALTIME
kill -STOP "$etcd"
say '(c) etcd frozen'
watch_roles "$freeze"
http "${rest[$new]}" /primary | grep -q '"failsafe_mode_is_active": true' || die 'failsafe mode was not in force'
kill -CONT "$etcd"
say '(c) etcd runs again'
watch_roles 10 # longer than ttl again: the expired keys are taken up meanwhile
wait_for 30 'the leader after the freeze' is_leader $new
wait_for 30 'the standby after the freeze' is_sync $old
more_soon
verify '(c) frozen etcd' "$t" "$EPOCHREALTIME"

kill -TERM -- -"$client" 2>/dev/null || :
for _ in {1..100}; do
    kill -0 "$client" 2>/dev/null || break
    sleep 0.1
done
kill -KILL -- -"$client" 2>/dev/null || :
wait "$client" 2>/dev/null || :
client=
echo >>"$acks" # the last line is whole now
verify 'in all' "$begin" "$(sed '$d' "$acks" | tail -n 1 | cut -d' ' -f1)"
same() { on $old crm "$check_sql" | sort | cmp -s - "$dir/rows"; }
wait_for 30 'the same rows on the standby' same

kill -TERM "${patroni[@]}"
stopped() { [ -z "$(procs_in "$dir/n1")$(procs_in "$dir/n2")" ]; }
wait_for 30 'an orderly stop' stopped
say 'OK'
