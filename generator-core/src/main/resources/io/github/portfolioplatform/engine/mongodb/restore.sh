#!/bin/sh
# Puts the collections of a copy in the place of those that are there. Collections that are newer than the copy stay.
set -eu
. /backup/copy.sh

check_copy mongodb
umask 077
printf "password: '%s'\n" "$(password | sed "s/'/''/g")" >/tmp/mongorestore.yaml

set -- --config=/tmp/mongorestore.yaml --host="$MONGODB_HOST" --username="$MONGODB_USER" --authenticationDatabase=admin
authority=$(optional MONGODB_CAFILE)
[ -z "$authority" ] || set -- "$@" --ssl --sslCAFile="$authority"
# No client drops system.js, so that functions with the names of copied ones are in the way.
(
  set -- --quiet --norc --host "$MONGODB_HOST"
  [ -z "$authority" ] || set -- "$@" --tls --tlsCAFile "$authority"
  mongosh "$@" --eval '
    const password = require("fs").readFileSync("/run/credentials/password", "utf8").replace(/\n+$/, "");
    db.getSiblingDB("admin").auth(process.env.MONGODB_USER, password);
    db.getSiblingDB(process.env.MONGODB_DATABASE).getCollection("system.js").deleteMany({});' >/tmp/report 2>&1
) || fail "$(cat /tmp/report)" 'The server does not let this user in, or its functions cannot be replaced. Nothing was restored.'
mongorestore --numParallelCollections=1 "$@" --drop --nsInclude="$MONGODB_DATABASE.*" --archive=archive.gz --gzip --stopOnError --bypassDocumentValidation 2>/tmp/report ||
  fail "$(cat /tmp/report)" "The copy of $(value taken) is restored in part at most. Start this again when the reason above is gone."
# <time> finished restoring orders.items (3 documents, 0 failures)
sed -n 's/^.*\tfinished restoring \x60*\(.*[^\x60]\)\x60* (\([0-9]*\) documents*, 0 failures)$/\1\t\2/p' /tmp/report | sed 's/^\([^.]*\.\)system\.buckets\./\1/' | LC_ALL=C sort >/tmp/counts
if ! diff -u counts /tmp/counts >&2; then
  fail "The copy of $(value taken) restores to something else than was dumped: documents were dumped as - says, and restored as + says."
fi
echo "Restored $MONGODB_DATABASE to $(value taken): $(wc -l <counts) collections with $(total counts) documents"
