#!/bin/sh
# Restores a copy into a server of its own that nobody else can reach, and counts what it takes.
set -eu
. /backup/copy.sh
. /backup/mongodb.sh

check_copy mongodb
rm -rf /scratch/server
mkdir -m 700 /scratch/server
log=/scratch/server.log

# The loopback of a pod is its own. What has expired since is not removed, so that it can be counted.
mongod --dbpath /scratch/server --bind_ip 127.0.0.1 --port 27017 --nounixsocket --wiredTigerCacheSizeGB 0.25 \
  --setParameter ttlMonitorEnabled=false --setParameter diagnosticDataCollectionEnabled=false >"$log" 2>&1 &
server=$!
trap 'kill "$server"; wait "$server" || true' EXIT
attempts=120
until grep -q '"Waiting for connections"' "$log"; do
  attempts=$((attempts - 1))
  if [ "$attempts" -eq 0 ] || ! kill -0 "$server"; then
    trap - EXIT
    fail "$(cat "$log")" 'There is no server to restore into.'
  fi
  sleep 1
done

# The server beside it has the rest.
limit_memory 25
mongorestore --numParallelCollections="$PARALLEL" --host=127.0.0.1 --port=27017 --nsInclude="$MONGODB_DATABASE.*" --archive=archive.gz --gzip --stopOnError \
  --bypassDocumentValidation 2>/scratch/report || fail "$(cat /scratch/report)" "The copy of $(value taken) cannot be restored."
counts_of 'finished restoring' "$MONGODB_DATABASE" /scratch/report >/scratch/counts
if ! diff -u counts /scratch/counts >&2; then
  fail "The copy of $(value taken) restores to something else than was dumped: - was dumped, + is restored."
fi
echo "Verified the copy of $INSTANCE of $(value taken): $(wc -l <counts) collections with $(total counts) documents are restored, from $(value bytes) bytes"
