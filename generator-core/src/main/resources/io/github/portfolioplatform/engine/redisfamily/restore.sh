#!/bin/sh
# Makes the volume of a server that does not run what a copy says. What was there moves aside, but not before the new is complete.
set -eu
. /backup/copy.sh
. /backup/server.sh

check_copy @written-by@
# The server holds this lock as long as it runs, and waits for it while this runs. No network is asked: each answers in its own way.
lock=/data/.lock
[ -e "$lock" ] || [ ! -e /data/appendonlydir ] ||
  fail 'The volume has data of a server that takes no lock yet, so nothing says whether it is stopped.' \
    "Apply the manifests, let the server start once, scale its StatefulSet to 0, wait until its pod is gone, and start this again."
: >>"$lock" || fail "$lock cannot be written. May this user write to the volume?"
exec 9>>"$lock"
if ! answer=$(flock -n 9 2>&1); then
  [ -z "$answer" ] || fail "The volume takes no locks: $answer" 'Nothing keeps a server from these data while they are restored. Restore by hand, as the README says.'
  fail "The server is running: it holds the lock $lock." 'Scale its StatefulSet to 0, wait until its pod is gone, and start this again.'
fi

new=/data/restoring
trap 'stop; rm -rf "$new"' EXIT
load "$new"
keys=$(info persistence rdb_last_load_keys_loaded)
# A server that is to keep a log of changes begins empty if there is none, whatever dump lies beside. So the log is made here.
[ "$(ask CONFIG SET appendonly yes)" = OK ] || fail "$(cat /tmp/redis.log)" 'The log of changes cannot be written.'
until [ "$(info persistence aof_rewrite_in_progress)$(info persistence aof_rewrite_scheduled)" = 00 ]; do
  alive 'The log of changes could not be written.'
  sleep 1
done
[ "$(info persistence aof_last_bgrewrite_status)" = ok ] || fail "$(cat /tmp/redis.log)" 'The log of changes could not be written.'
ask SHUTDOWN
wait "$!" || fail "$(cat /tmp/redis.log)" 'The log of changes could not be finished.'

before=/data/before-$(date -u +%Y%m%dT%H%M%SZ)
mkdir "$before"
for file in appendonlydir dump.rdb; do
  [ ! -e "/data/$file" ] || mv "/data/$file" "$before"
done
if ! mv "$new"/* /data; then
  for file in appendonlydir dump.rdb; do
    [ ! -e "$before/$file" ] || { rm -rf "/data/$file" && mv "$before/$file" /data; }
  done
  fail 'The restored data could not be moved to their place. What was there before is there again.'
fi
echo "Restored $INSTANCE to $(value taken): $keys keys. What was there before is in $before. Remove it when nobody misses it."
