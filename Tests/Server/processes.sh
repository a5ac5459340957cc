# What the tests of several servers share: to be read by bash, with 'begin' set to when the test began.

# Postgres children each start a session of their own, so neither the group nor
# the session finds them all; their working directory does.
procs_in() {
    find /proc/[0-9]*/cwd -maxdepth 0 \( -lname "$1" -o -lname "$1/*" \) 2>/dev/null | cut -d/ -f3 || :
}

kill_all_in() {
    local seen= now
    # Frozen first, until none is new: no one may fork, ship WAL or shut down in order meanwhile.
    while now=$(procs_in "$1") && [ "$now" != "$seen" ]; do
        seen=$now
        kill -STOP $now 2>/dev/null || :
    done
    [ -z "$seen" ] || kill -KILL $seen 2>/dev/null || :
    for _ in {1..100}; do
        [ -n "$(procs_in "$1")" ] || return 0
        sleep 0.05
    done
    return 1
}

die() { echo "FAILED: $*" >&2; exit 1; }
minus() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a - b }'; }
say() { printf '%7.2f  %s\n' "$(minus "$EPOCHREALTIME" "$begin")" "$*"; }
wait_for() { # SECONDS WHAT COMMAND...
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || die "timed out: $what"
        sleep 0.1
    done
}

# Below the ephemeral range: there an outgoing connection, even one to a dead
# server's own port, could take the port.
free_ports() {
    local low p
    local -A got=()
    read -r low _ </proc/sys/net/ipv4/ip_local_port_range
    while [ "${#got[@]}" -lt "$1" ]; do
        p=$((low - 1 - RANDOM % 12000))
        (: <>"/dev/tcp/127.0.0.1/$p") 2>/dev/null || got[$p]=1
    done
    echo "${!got[@]}"
}
