# Functions for the scripts that dump and restore MongoDB. The databases restore-check, restore-before and restore-state belong to restores:
# an instance cannot have their names, because a database of an instance has no dash.

# A Go program does not know the memory limit of its container
limit_memory() { # percent of the memory limit
  GOMEMLIMIT=$(($(optional MEMORY_MIB) * $1 / 100))MiB
  export GOMEMLIMIT
}

# Runs mongodump or mongorestore with the password in a file: arguments are visible to every process
tool() { # program and its arguments
  program=$1
  shift
  (
    umask 077
    printf "password: '%s'\n" "$(password | sed "s/'/''/g")" >/tmp/login.yaml
  )
  authority=$(optional MONGODB_CAFILE)
  [ -z "$authority" ] || set -- --ssl --sslCAFile="$authority" "$@"
  "$program" --config=/tmp/login.yaml --host="$MONGODB_HOST" --username="$MONGODB_USER" --authenticationDatabase=admin \
    --numParallelCollections=1 "$@"
}

# Runs a script of the shell, logged in
shell() {
  script='db.getSiblingDB("admin").auth(process.env.MONGODB_USER, require("fs").readFileSync("/run/credentials/password", "utf8").replace(/\n+$/, ""));'$1
  set --
  authority=$(optional MONGODB_CAFILE)
  [ -z "$authority" ] || set -- --tls --tlsCAFile "$authority"
  mongosh --quiet --norc "$@" "mongodb://$MONGODB_HOST/?directConnection=true&serverSelectionTimeoutMS=10000" --eval "$script"
}

# The server may be starting, and its network may take a moment to let a new pod in
await_server() {
  attempts=12
  until shell 'quit()' >/tmp/report 2>&1; do
    attempts=$((attempts - 1))
    [ "$attempts" -gt 0 ] || fail "$(cat /tmp/report)" "$MONGODB_USER cannot log in at $MONGODB_HOST, for the reason above. $1"
    sleep 10
  done
}

# The state of the last restore: its phase and its time, or nothing
restore_state() {
  shell 'const last = db.getSiblingDB("restore-state").state.findOne(); if (last !== null) { print(last.phase + " " + last.at.toISOString()); }' ||
    fail 'The state of the last restore cannot be read, for the reason above.'
}

# The pod whose restore runs, or nothing: a lock that is not renewed for five minutes is that of a pod that is gone
restore_runs() {
  shell 'db.getSiblingDB("restore-state").getCollection("lock").aggregate([{$match: {$expr: {$lt: [{$subtract: ["$$NOW", "$at"]}, 300000]}}}]).forEach(lock => print(lock.holder))' ||
    fail 'The lock of restores cannot be read, for the reason above.'
}

# Lines of a report as counts: <time> done dumping orders.line items (3 documents). Names may have blanks. The tools name a time-series
# collection differently when they dump it: orders.system.buckets.prices
counts_of() { # what the tool did, database, report
  sed -n 's/^[^\t]*\t'"$1"' \x60*\(.*[^\x60]\)\x60* (\([0-9]*\) documents*\(, 0 failures\)*)$/\1\t\2/p' "$3" |
    sed "s/^$2\.//; s/^system\.buckets\.//; s/^/$MONGODB_DATABASE./" | LC_ALL=C sort
}
