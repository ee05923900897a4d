#!/bin/sh
# Replaces the collections of a database by those of a copy. The copy is restored beside the data first and compared, and the data that is
# replaced stays in the database restore-before. Collections and views that the copy does not have stay as they are.
set -eu
. /backup/copy.sh
. /backup/mongodb.sh

check_copy mongodb
limit_memory 70
taken=$(value taken)
await_server 'Nothing was changed.'
# One restore at a time. Its lock is renewed every minute, and taken over after five minutes without
HOLDER=$(uname -n)
export HOLDER

hold_lock() {
  shell 'const lock = db.getSiblingDB("restore-state").getCollection("lock");
    const stale = {$expr: {$gte: [{$subtract: ["$$NOW", "$at"]}, 300000]}};
    const taken = lock.updateOne(stale, {$set: {holder: process.env.HOLDER}, $currentDate: {at: true}});
    if (taken.matchedCount === 0) {
      try {
        lock.insertOne({_id: "restore", holder: process.env.HOLDER, at: new Date()});
        lock.updateOne({_id: "restore"}, {$currentDate: {at: true}});
      } catch (error) {
        if (error.code !== 11000) { throw error; }
        print("held by " + lock.findOne()?.holder);
      }
    }' >/tmp/report 2>&1 || fail "$(cat /tmp/report)" "The lock of restores cannot be taken, for the reason above. $MONGODB_DATABASE is as it was."
  other=$(sed -n 's/^held by //p' /tmp/report)
  [ -z "$other" ] || fail "Another restore of $MONGODB_DATABASE is running, that of the pod $other. Wait until it has ended." \
    'If that pod is gone, start this again in five minutes.'
  renew_lock >/dev/null 2>&1 &
  renewing=$!
  trap release_lock EXIT
  trap 'exit 143' TERM INT HUP
}

renew_lock() {
  while sleep 60; do
    shell 'db.getSiblingDB("restore-state").getCollection("lock").updateOne({holder: process.env.HOLDER}, {$currentDate: {at: true}})' || :
  done
}

release_lock() {
  status=$?
  trap - EXIT
  kill "$renewing" 2>/dev/null || :
  shell 'db.getSiblingDB("restore-state").getCollection("lock").deleteOne({holder: process.env.HOLDER})' >/dev/null 2>&1 || :
  exit "$status"
}

in_phase() {
  shell 'db.getSiblingDB("restore-state").state.replaceOne({_id: "last"}, {phase: "'"$1"'", at: new Date(), copy: "'"$taken"'"}, {upsert: true})' >/tmp/report 2>&1 ||
    fail "$(cat /tmp/report)" 'The state of the restore cannot be written, for the reason above.'
}

drop() { # database
  shell 'db.getSiblingDB("'"$1"'").dropDatabase()' >/tmp/report 2>&1 || fail "$(cat /tmp/report)" "The database $1 cannot be dropped, for the reason above."
}

# Restores an archive into a database, and compares what arrived with the counts
put() { # archive, its database, the database to restore into, expected counts, more arguments
  archive=$1 from=$2 into=$3 expected=$4
  shift 4
  tool mongorestore --nsInclude="$from.*" --nsFrom="$from.*" --nsTo="$into.*" --archive="$archive" --gzip --stopOnError --bypassDocumentValidation "$@" \
    2>/tmp/report || return 1
  counts_of 'finished restoring' "$into" /tmp/report >/tmp/counts
  diff -u "$expected" /tmp/counts >>/tmp/report
}

# Prints what the volume has free beyond what the restore needs beside the data, in MiB
room() {
  shell 'const stats = db.getSiblingDB(process.env.MONGODB_DATABASE).stats(); const needed = Math.max(stats.totalSize, 3 * '"$(value bytes)"');
    print(Math.round((stats.fsTotalSize - stats.fsUsedSize - stats.totalSize - needed) / 1048576))' || fail 'The free space of the volume is unknown, for the reason above.'
}

check() {
  drop restore-check
  if ! put archive.gz "$MONGODB_DATABASE" restore-check counts; then
    cat /tmp/report >&2
    drop restore-check
    fail "The copy of $taken cannot be restored completely, for the reason above: - was dumped, + is restored. $MONGODB_DATABASE is as it was."
  fi
  echo "Checked: the copy of $taken restores to what was dumped"
}

keep_before() {
  case $state in
    replacing*) echo 'The last restore was interrupted: restore-before stays as that restore made it' && return ;;
  esac
  drop restore-before
  tool mongodump --db="$MONGODB_DATABASE" --archive=/scratch/before.gz --gzip 2>/tmp/report ||
    fail "$(cat /tmp/report)" "$MONGODB_DATABASE cannot be kept in restore-before, for the reason above. It is as it was."
  counts_of 'done dumping' "$MONGODB_DATABASE" /tmp/report >/tmp/before
  if [ -s /tmp/before ] && ! put /scratch/before.gz "$MONGODB_DATABASE" restore-before /tmp/before; then
    fail "$(cat /tmp/report)" "$MONGODB_DATABASE cannot be kept in restore-before, for the reason above. It is as it was."
  fi
  rm -f /scratch/before.gz
  echo "Kept: $(wc -l </tmp/before) collections of $MONGODB_DATABASE are in restore-before"
}

# No client drops system.js: functions with the names of copied ones would stop the restore
remove_functions() { # database with the functions of the copy
  shell 'const ids = db.getSiblingDB("'"$1"'").getCollection("system.js").find({}, {_id: 1}).toArray().map(each => each._id);
    db.getSiblingDB(process.env.MONGODB_DATABASE).getCollection("system.js").deleteMany({_id: {$in: ids}})' >/tmp/report 2>&1 ||
    fail "$(cat /tmp/report)" 'The functions of the database cannot be replaced, for the reason above. Start this again.'
}

hold_lock
state=$(restore_state)
if [ "$(optional IN_PLACE)" = yes ]; then
  echo "Replaces $MONGODB_DATABASE in place: the copy is not checked first, and the data that is there is not kept"
  in_phase replacing
  remove_functions "$MONGODB_DATABASE"
else
  free=$(room)
  echo "Restores the copy of $taken beside $MONGODB_DATABASE, keeps $MONGODB_DATABASE in restore-before, and then replaces it. The volume has $free MiB more than that needs"
  [ "$free" -ge 0 ] || fail 'The volume is too small for that. Enlarge it, or replace the data without a check and without keeping it: set IN_PLACE to yes.' \
    "$MONGODB_DATABASE is as it was."
  echo "Stop what writes to $MONGODB_DATABASE: what is written from now on is lost"
  check
  keep_before
  in_phase replacing
  remove_functions restore-check
  drop restore-check
fi

put archive.gz "$MONGODB_DATABASE" "$MONGODB_DATABASE" counts --drop ||
  fail "$(cat /tmp/report)" "$MONGODB_DATABASE is restored in part, and no backup is taken of it. Start this again when the reason above is gone."
in_phase finished
echo "Restored $MONGODB_DATABASE to $taken: $(wc -l <counts) collections with $(total counts) documents"
