#!/bin/sh
# Restores a copy into a server of its own that nothing else can reach, with all roles, owners and rights, and counts its rows.
set -eu
. /backup/copy.sh

check_copy postgresql
[ -f rights ] || fail 'The copy has no rights, because an earlier version has taken it. Take another copy.'

rm -rf /scratch/server
mkdir -m 700 /scratch/server /scratch/server/socket
export PGHOST=/scratch/server/socket PGDATA=/scratch/server/data PGUSER=portfolio_verify PGDATABASE=template1
. /backup/database.sh
stop() {
  [ ! -e "$PGDATA/postmaster.pid" ] || pg_ctl stop --silent --mode=immediate
}
log=/scratch/server/log

initdb --username="$PGUSER" --auth=trust --encoding=UTF8 --locale=C --no-sync >"$log" 2>&1 || fail "$(cat "$log")" 'There is no server to restore into.'
# Nothing here has to outlive the pod, and memory may be shared in /scratch alone.
cat >>"$PGDATA/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$PGHOST'
dynamic_shared_memory_type = mmap
huge_pages = off
max_parallel_maintenance_workers = 0
fsync = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
END
trap stop EXIT
pg_ctl start --silent --wait --timeout=120 --log="$log" || fail "$(cat "$log")" 'There is no server to restore into.'

# The roles of the copy, without passwords, and one that restores, which can become each of them but for superusers. What the copy says of
# the database is compared with what the server knows, or quoted.
PGDATABASE=$(value database)
OWNER=$(value owner)
export PGDATABASE OWNER
for setting in encoding collate ctype provider locale; do
  set -- "$@" --set "$setting=$(value "$setting")"
done
run --dbname=template1 "$@" <<'SQL'
CREATE TEMP TABLE copied (role name NOT NULL, superuser boolean NOT NULL, member_of name);
\copy copied FROM /scratch/copy/roles
CREATE ROLE portfolio_restore LOGIN BYPASSRLS;
SELECT format('CREATE ROLE %I', role) FROM copied WHERE member_of IS NULL AND role <> ALL (SELECT rolname FROM pg_roles) \gexec
SELECT format('GRANT %I TO %I', member_of, role) FROM copied JOIN pg_roles ON rolname = member_of WHERE member_of IS NOT NULL \gexec
SELECT format('GRANT %I TO portfolio_restore', role) FROM copied WHERE member_of IS NULL AND (NOT superuser OR role = :'owner') \gexec
SELECT format('CREATE DATABASE %I TEMPLATE template0 OWNER %I ENCODING %L LC_COLLATE %L LC_CTYPE %L %s',
         :'database', :'owner', :'encoding', :'collate', :'ctype',
         CASE :'provider'
           WHEN 'i' THEN format('LOCALE_PROVIDER icu ICU_LOCALE %L', :'locale')
           WHEN 'b' THEN format('LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', :'locale')
           WHEN 'c' THEN 'LOCALE_PROVIDER libc'
         END) \gexec
SQL
run --set template="$PGDATABASE" --output=/tmp/extensions --file=/backup/prepare.sql
[ ! -s /tmp/extensions ] || fail "The image has no such extensions: $(cut -f 1 /scratch/copy/extensions)"
run <<'END'
SELECT format('ALTER SCHEMA public OWNER TO %I', :'owner') FROM pg_namespace WHERE nspname = 'public' \gexec
SELECT format('GRANT %s ON %s TO portfolio_restore', CASE relkind WHEN 'S' THEN 'USAGE, SELECT, UPDATE' ELSE 'SELECT, INSERT' END, relation::regclass)
  FROM pg_extension e, unnest(extconfig) AS relation JOIN pg_class c ON c.oid = relation \gexec
END
PGUSER=portfolio_restore
restore_into "$PGDATABASE" || fail "The copy of $(value taken) cannot be restored."
tell_differences
echo "Verified the copy of $INSTANCE of $(value taken): $(wc -l <counts) tables with $(total counts) rows are restored, from $(value bytes) bytes"
