#!/bin/sh
# Runs a command with a PostgreSQL server of its own, where PostgreSQL is installed:
#   with-server.sh COMMAND…
# The command finds the server's URL, without a database, in CRM_TEST_SERVER. The server listens on a free
# port of this machine, keeps its files in a temporary folder, is no root's, and is gone at the end. Without
# PostgreSQL the command runs all the same, and the last line says what was skipped; where
# CRM_TEST_ENGINES asks for it, that is a failure.
set -u

bin=
for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) \
  /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin /usr/local/pgsql/bin; do
  if [ -x "$folder/initdb" ]; then bin=$folder; break; fi
done
reason=
[ -n "$bin" ] || reason='no server is installed'
[ -n "$reason" ] || [ -e .build/debug/crm-postgres ] || reason='libpq was not there when the program was built'
command -v psql >/dev/null || reason=${reason:-psql is not installed}

if [ -n "$reason" ]; then
  case ",${CRM_TEST_ENGINES:-}," in
    *,postgres,*) echo "PostgreSQL was asked for: $reason" >&2; exit 1 ;;
  esac
  "$@"
  status=$?
  echo "SKIPPED: PostgreSQL ($reason)"
  exit $status
fi

# Short, as the path of a socket has at most 107 bytes.
folder=$(mktemp -d /tmp/crm-pg-XXXXXX)
# initdb refuses root.
as=
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as='setpriv --reuid=postgres --regid=postgres --init-groups'
fi
stop() {
  $as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

(cd "$folder" && $as "$bin/initdb" -D data -U postgres -A trust -E UTF8 --locale=C --no-sync) \
  >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
# Nothing here must survive a loss of power. A session that says synchronous_commit=on waits for a standby
# that never comes, so that its COMMIT can be interrupted.
started=
for attempt in 1 2 3 4 5; do
  port=$(awk 'BEGIN { srand(); print 20000 + int(rand() * 20000) }')
  port=$((port + attempt * 17 + $$ % 1000))
  if (cd "$folder" && $as "$bin/pg_ctl" -D data -w -t 30 -l "$folder/server.log" -o "-c fsync=off \
    -c full_page_writes=off -c synchronous_standby_names=nobody -c synchronous_commit=local -c listen_addresses=127.0.0.1 -c max_connections=100 -k $folder -p $port" \
    start) >>"$folder/log" 2>&1; then
    started=yes
    break
  fi
done
[ -n "$started" ] || { cat "$folder/log" "$folder/server.log" >&2; exit 1; }

CRM_TEST_SERVER="postgres://postgres@127.0.0.1:$port"
export CRM_TEST_SERVER
"$@"
