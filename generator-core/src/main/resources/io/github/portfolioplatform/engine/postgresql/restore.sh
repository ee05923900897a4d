#!/bin/sh
# Puts the tables of a copy in the place of those that are there, all or nothing. Tables that are newer than the copy stay.
set -eu
. /backup/copy.sh

check_copy postgresql
PGPASSWORD=$(password)
export PGPASSWORD

run() {
  psql --no-psqlrc --no-password --quiet --tuples-only --no-align --field-separator="$(printf '\t')" --set ON_ERROR_STOP=1 "$@"
}
others=$(run --command="SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
[ "$others" -eq 0 ] || echo "Others are connected to $PGDATABASE: $others sessions. This waits until they have ended their transactions."

# What a superuser has made is there, and stays: extensions, and the schema that may hold some of them.
pg_restore --list /scratch/copy/database.dump >/tmp/all
grep -vE '^[0-9]+; [0-9]+ [0-9]+ ((COMMENT - )?EXTENSION |(COMMENT - )?SCHEMA -? ?public )' /tmp/all >/tmp/wanted
pg_restore --no-password --dbname="$PGDATABASE" --use-list=/tmp/wanted \
  --clean --if-exists --no-owner --no-privileges --no-tablespaces --exit-on-error --single-transaction /scratch/copy/database.dump ||
  fail "The copy of $(value taken) cannot be restored. $PGDATABASE is as it was."

run --output=/tmp/counted --file=/scratch/copy/counts.sql
LC_ALL=C sort /tmp/counted >/tmp/counts
LC_ALL=C comm -23 /scratch/copy/counts /tmp/counts >/tmp/missing
[ ! -s /tmp/missing ] || fail "$(diff -u /scratch/copy/counts /tmp/counts)" \
  "The copy of $(value taken) is restored, but $PGDATABASE has other rows. Does somebody write to it?"
LC_ALL=C comm -13 /scratch/copy/counts /tmp/counts >/tmp/newer
[ ! -s /tmp/newer ] || printf '%s\n' 'These tables are not in the copy, and stayed as they were:' "$(cat /tmp/newer)"
echo "Restored $PGDATABASE to $(value taken): $(wc -l <counts) tables with $(total counts) rows"
