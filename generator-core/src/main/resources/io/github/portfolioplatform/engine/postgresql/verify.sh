#!/bin/sh
# Restores a copy into a server of its own that nobody else can reach, with all roles, owners and rights, and counts its rows.
set -eu
. /backup/copy.sh

check_copy postgresql
database=$(value database)

rm -rf /scratch/server
mkdir -m 700 /scratch/server /scratch/server/socket
export PGHOST=/scratch/server/socket PGDATA=/scratch/server/data PGUSER=postgres
stop() {
  [ ! -e "$PGDATA/postmaster.pid" ] || pg_ctl stop --silent --mode=immediate
}
log=/scratch/server/log

# Roles that the first superuser has granted want him to have the same name.
superuser=$(value superuser)
PGUSER=$(printf '%s\n' "$superuser" | sed 's/^"\(.*\)"$/\1/; s/""/"/g')
initdb --username="$PGUSER" --auth=trust --encoding=UTF8 --locale=C --no-sync >"$log" 2>&1 || fail "$(cat "$log")" 'There is no server to restore into.'
# Nothing here has to outlive the pod, and memory may be shared in /scratch alone.
cat >>"$PGDATA/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$PGHOST'
dynamic_shared_memory_type = mmap
max_parallel_maintenance_workers = 0
fsync = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
END
trap stop EXIT
pg_ctl start --silent --wait --timeout=120 --log="$log" || fail "$(cat "$log")" 'There is no server to restore into.'

run() {
  psql --no-psqlrc --no-password --quiet --tuples-only --no-align --field-separator="$(printf '\t')" --set ON_ERROR_STOP=1 "$@"
}
grep -vxF "CREATE ROLE $superuser;" /scratch/copy/globals.sql >/scratch/server/globals.sql
run --dbname=template1 --output=/dev/null --command='DROP DATABASE postgres' --file=/scratch/server/globals.sql
pg_restore --no-password --exit-on-error --create --no-tablespaces --dbname=template1 /scratch/copy/database.dump ||
  fail "The copy of $(value taken) cannot be restored."

run --dbname="$database" --output=/scratch/server/counted --file=/scratch/copy/counts.sql
LC_ALL=C sort /scratch/server/counted >/scratch/server/counts
if ! diff -u /scratch/copy/counts /scratch/server/counts >&2; then
  fail "The copy of $(value taken) restores to something else than was dumped: rows were dumped as - says, and restored as + says."
fi
echo "Verified the copy of $INSTANCE of $(value taken): $(wc -l <counts) tables with $(total counts) rows are restored, from $(value bytes) bytes"
