#!/bin/sh
# Dumps a database. mongodump counts what it writes.
set -eu
. /backup/copy.sh

umask 077
printf "password: '%s'\n" "$(password | sed "s/'/''/g")" >/tmp/mongodump.yaml
umask 022
rm -rf /scratch/copy
mkdir /scratch/copy
cd /scratch/copy
taken=$(date -u +%Y%m%dT%H%M%SZ)

set -- --config=/tmp/mongodump.yaml --host="$MONGODB_HOST" --username="$MONGODB_USER" --authenticationDatabase=admin
authority=$(optional MONGODB_CAFILE)
[ -z "$authority" ] || set -- "$@" --ssl --sslCAFile="$authority"
if ! mongodump "$@" --numParallelCollections=1 --db="$MONGODB_DATABASE" --archive=archive.gz --gzip 2>/scratch/report; then
  fail "$(cat /scratch/report)" "mongodump did not dump $MONGODB_DATABASE, for the reason above."
fi
cat /scratch/report
gzip -t archive.gz || fail 'The dump is damaged.'

# The names of collections may have blanks: <time> done dumping orders.line items (3 documents)
# A time-series collection is dumped as its buckets, orders.system.buckets.prices, and restored under its own name.
sed -n 's/^[^\t]*\tdone dumping \x60*\(.*[^\x60]\)\x60* (\([0-9]*\) documents*)$/\1\t\2/p' /scratch/report | sed 's/^\([^.]*\.\)system\.buckets\./\1/' | LC_ALL=C sort >counts
refuse_empty "The database $MONGODB_DATABASE"

seal "$taken" archive.gz <<END
engine: mongodb
database: $MONGODB_DATABASE
server version: $(mongod --version | sed -n "s,^db version v,,p")
client version: $(mongodump --version | head -n 1)
END
