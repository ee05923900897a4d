#!/bin/sh
# Dumps a database, and counts the rows of exactly what it dumps: both look at the same snapshot.
set -eu
. /backup/copy.sh
. /backup/database.sh

PGPASSWORD=$(password)
PGAPPNAME=portfolio-backup
export PGPASSWORD PGAPPNAME
rm -rf /scratch/copy /scratch/dumped
mkdir /scratch/copy
cd /scratch/copy

reach "$PGDATABASE"
! restore_runs || fail "A restore of $PGDATABASE is running, so no copy is taken: it would be newer than the one that is restored."
# Sessions of an earlier job whose pod is gone
run --output=/dev/null --command="SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE usename = current_user AND application_name = 'portfolio-backup' AND pid <> pg_backend_pid()"
taken=$(date -u +%Y%m%dT%H%M%SZ)

# This session holds the snapshot while pg_dump works, longer than some time limits allow.
run <<'END' || rm -f /scratch/dumped
SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'portfolio' AND nspowner = 10) AS is_prepared \gset
\if :is_prepared
SELECT portfolio.let_backup_read();
\endif
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
\o /dev/null
SELECT set_config(name, '0', true) FROM pg_settings
 WHERE name IN ('idle_in_transaction_session_timeout', 'lock_timeout', 'statement_timeout', 'transaction_timeout');
\o /scratch/facts
SELECT 'server version: ' || current_setting('server_version');
SELECT format(E'database: %s\nowner: %s\nencoding: %s\ncollate: %s\nctype: %s\nprovider: %s\nlocale: %s\ndatabase size: %s',
         datname, pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datctype, all_of->>'datlocprovider',
         coalesce(all_of->>'datlocale', all_of->>'daticulocale'), pg_database_size(d.oid))
  FROM pg_database d, to_jsonb(d) AS all_of WHERE datname = current_database();
SELECT pg_export_snapshot() AS snapshot \gset
\setenv SNAPSHOT :snapshot
\! pg_dump --no-password --format=custom --snapshot="$SNAPSHOT" --exclude-schema=portfolio --file=database.dump && touch /scratch/dumped
\o roles
\i /backup/roles.sql
\o extensions
\i /backup/extensions.sql
\o rights
\i /backup/rights.sql
\o /scratch/counted
\i /backup/counts.sql
END
[ -e /scratch/dumped ] || fail "$PGDATABASE was not dumped, for the reason above."
LC_ALL=C sort /scratch/counted >counts
refuse_empty "The database $PGDATABASE"
! restore_runs || fail "A restore of $PGDATABASE has begun, so this copy is not stored: it would be newer than the one that is restored."

# Reads everything, also what a table of contents does not tell.
pg_restore --file=/dev/null database.dump

seal "$taken" database.dump roles extensions rights <<END
engine: postgresql
$(cat /scratch/facts)
client version: $(pg_dump --version)
END
