#!/bin/sh
# Dumps a database, and counts the rows of exactly what it dumps: both look at the same snapshot.
set -eu
. /backup/copy.sh

PGPASSWORD=$(password)
export PGPASSWORD
rm -rf /scratch/copy /scratch/dumped
mkdir /scratch/copy
cd /scratch/copy
taken=$(date -u +%Y%m%dT%H%M%SZ)

# A copy brings along how its rows are counted. Materialized views are not, for they are made anew when they are restored.
cat >counts.sql <<'END'
SET search_path = '';
SET row_security = off;
SELECT pg_catalog.format('SELECT %L, pg_catalog.count(*) FROM ONLY %s', c.oid::pg_catalog.regclass, c.oid::pg_catalog.regclass)
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = relnamespace
 WHERE relkind = 'r' AND nspname !~ '^pg_' AND nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
 UNION ALL
SELECT 'SELECT ''large objects'', pg_catalog.count(*) FROM pg_catalog.pg_largeobject_metadata'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_largeobject_metadata) \gexec
END

# This session holds the snapshot while pg_dump works, longer than some time limits allow.
psql --no-psqlrc --no-password --quiet --tuples-only --no-align --field-separator="$(printf '\t')" --set ON_ERROR_STOP=1 <<'END'
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
\o /dev/null
SELECT set_config(name, '0', true) FROM pg_settings
 WHERE name IN ('idle_in_transaction_session_timeout', 'lock_timeout', 'statement_timeout', 'transaction_timeout');
\o /scratch/facts
SELECT 'server version: ' || current_setting('server_version');
SELECT 'superuser: ' || quote_ident(rolname) FROM pg_roles WHERE oid = 10;
SELECT 'database: ' || current_database();
SELECT pg_export_snapshot() AS snapshot \gset
\setenv SNAPSHOT :snapshot
\! pg_dump --no-password --format=custom --snapshot="$SNAPSHOT" --file=database.dump && touch /scratch/dumped
\o /scratch/counted
\i counts.sql
END
[ -e /scratch/dumped ] || fail "pg_dump did not dump $PGDATABASE, for the reason above."
LC_ALL=C sort /scratch/counted >counts
refuse_empty "The database $PGDATABASE"

# Reads everything, also what a table of contents does not tell.
pg_restore --file=/dev/null database.dump
# Whom and what the database's rights mention, without passwords
pg_dumpall --no-password --globals-only --no-role-passwords --no-tablespaces --database="$PGDATABASE" --file=globals.sql

seal "$taken" database.dump globals.sql counts.sql <<END
engine: postgresql
$(cat /scratch/facts)
client version: $(pg_dump --version)
END
