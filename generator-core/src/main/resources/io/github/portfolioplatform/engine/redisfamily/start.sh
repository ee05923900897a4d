#!/bin/sh
# Starts the server, whose arguments these are: alone on its volume, and with the users whose passwords are mounted.
set -eu
umask 077
# shellcheck source=users.sh
. /etc/@engine@/users.sh

# The server inherits the lock and holds it until its last process has ended. A job that restores a copy takes the same one.
: >>"$lock" || fail "$lock cannot be written. May this user write to the volume?"
chmod 666 "$lock" 2>/dev/null || :
exec 9>>"$lock"
trap 'exit 0' TERM INT
told=no
until answer=$(flock -n 9 2>&1); do
  if [ -n "$answer" ]; then
    say "The volume takes no locks: $answer" 'Nothing keeps a second server from these data, and the restore job refuses to run.'
    break
  fi
  [ "$told" = yes ] || say "Waiting: a restore or another server holds the lock $lock. The server starts when that has ended."
  told=yes
  sleep 2
done
trap - TERM INT

# Between the two moves of a restore that was killed. A server without data would begin a new volume.
for before in /data/before-*; do
  [ ! -d "$before" ] || [ ! -d /data/restoring ] || [ -e /data/appendonlydir ] ||
    fail "A restore was interrupted while it replaced the data. What was there before is in $before." \
      'Scale this StatefulSet to 0, and start the restore again.'
done

# What watches the files logs in with a password that this start has drawn, through a socket that only this container has.
REDISCLI_AUTH=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
[ "$(printf %s "$REDISCLI_AUTH" | wc -c)" -eq 64 ] || fail '/dev/urandom gives no random bytes.'
printf 'user %s on #%s resetkeys resetchannels -@all +ping +acl|setuser +config|set\n' "$watcher" "$(printf %s "$REDISCLI_AUTH" | hash)" >"$run/watcher"
client=$(printf '%s\n' "$1" | sed 's/-server$/-cli/')
rm -f "$run/unsaved"
renew || fail 'The users cannot be composed, for the reason above.'
checksum >"$run/certificate"

# The loop starts it again should it ever end. It must not hold the lock, which is the server's.
(
  export REDISCLI_AUTH
  while kill -0 "$$" 2>/dev/null; do
    sh /etc/@engine@/watch.sh "$client" "$$" || :
    sleep 5
  done
) 9>&- &

# The entrypoint loads modules that the image brings; it has run once, but has seen the name of this script.
entrypoint=$(command -v docker-entrypoint.sh || :)
if [ -n "$entrypoint" ]; then
  exec "$entrypoint" "$@"
fi
exec "$@"
