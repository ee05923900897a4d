# The server inherits this lock and holds it as long as it runs. A job that restores a copy takes the same one.
lock=/data/.lock
: >>"$lock" || {
  printf '%s\n' "$lock cannot be written. May this user write to the volume?" >&2
  exit 1
}
# Some entrypoints change no owner in a folder with files that they do not know. The job is no root.
[ "$(id -u)" != 0 ] || chown @ids@ /data "$lock" || :
chmod 666 "$lock" 2>/dev/null || :
exec 9>>"$lock"
trap 'exit 0' TERM INT
until answer=$(flock -n 9 2>&1); do
  if [ -n "$answer" ]; then
    printf '%s\n' "The volume takes no locks, so restores refuse to run: $answer" >&2
    break
  fi
  printf '%s\n' "Waiting: a restore or another server holds the lock $lock." >&2
  sleep 2
done
trap - TERM INT
entrypoint=$(command -v docker-entrypoint.sh || :)
[ -z "$entrypoint" ] || exec "$entrypoint" "$@"
exec "$@"
