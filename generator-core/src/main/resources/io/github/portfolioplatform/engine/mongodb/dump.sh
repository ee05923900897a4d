#!/bin/sh
# Dumps a database. mongodump counts what it writes.
set -eu
. /backup/copy.sh
. /backup/mongodb.sh

limit_memory 80
rm -rf /scratch/copy
mkdir /scratch/copy
cd /scratch/copy
await_server 'Nothing was dumped.'
running=$(restore_runs)
[ -z "$running" ] || fail "A restore of $MONGODB_DATABASE is running, that of the pod $running, so no copy is taken: it would be newer than the one that is restored."
before=$(restore_state)
# The patterns of mongorestore do not match such a name: it would leave the collection out without an error.
names=$(shell 'print(db.getSiblingDB(process.env.MONGODB_DATABASE).getCollectionNames().filter(name => /[\x00-\x1f\x7f]/.test(name)).map(name => JSON.stringify(name)).join(", "))') ||
  fail "$names" 'The names of the collections cannot be read, for the reason above.'
[ -z "$names" ] || fail "Collections with control characters in their names cannot be restored: $names. Rename them. Nothing was dumped."
taken=$(date -u +%Y%m%dT%H%M%SZ)

if ! tool mongodump --db="$MONGODB_DATABASE" --archive=archive.gz --gzip 2>/scratch/report; then
  fail "$(cat /scratch/report)" "mongodump did not dump $MONGODB_DATABASE, for the reason above."
fi
cat /scratch/report
gzip -t archive.gz || fail 'The dump is damaged.'

# Neither half of a restored database nor what it replaces must become the newest copy.
running=$(restore_runs)
[ -z "$running" ] || fail "A restore of $MONGODB_DATABASE has begun, that of the pod $running, so this dump is not stored."
after=$(restore_state)
case $after in
  replacing*)
    fail "A restore replaces $MONGODB_DATABASE, or was interrupted while it did: the dump is not stored." \
      'Wait for the restore, or start it again. To keep the data as it is, drop the database restore-state.'
    ;;
  finished*)
    [ "$before" = "$after" ] || fail "A restore replaced $MONGODB_DATABASE meanwhile: the dump is not stored. The next one will be."
    ;;
esac

counts_of 'done dumping' "$MONGODB_DATABASE" /scratch/report >counts
refuse_empty "The database $MONGODB_DATABASE"

seal "$taken" archive.gz <<END
engine: mongodb
database: $MONGODB_DATABASE
server version: $(mongod --version | sed -n "s,^db version v,,p")
client version: $(mongodump --version | head -n 1)
END
