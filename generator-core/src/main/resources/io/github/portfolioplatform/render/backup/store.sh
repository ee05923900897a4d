#!/bin/sh
# Brings a copy to where it is kept, and removes copies that nobody needs any more. What it has not seen arrive is no reason to remove
# anything.
set -eu
. /backup/copy.sh
access_target

keep_by=$(optional KEEP_BY)
if [ "$keep_by" != bucket ]; then
  for number in "$KEEP_LAST" "$KEEP_DAILY" "$KEEP_WEEKLY"; do
    case $number in
      '' | *[!0-9]*) fail "KEEP_LAST, KEEP_DAILY and KEEP_WEEKLY are numbers, and '$number' is none." ;;
    esac
  done
  [ "$KEEP_LAST" -ge 1 ] || fail 'KEEP_LAST is 0, which would remove the copy that has just been stored.'
fi

check_sums
check_texts
taken=$(value taken)
[ -n "$(seconds "$taken")" ] || fail "The manifest says that the copy was taken '$taken', which is no time."
case $TARGET in
  target:"$(value instance)" | target:*/"$(value instance)") ;;
  *) fail "The copy is one of $(value instance), but TARGET is $TARGET. Each instance has a folder of its own name." ;;
esac

# A folder of another environment or portfolio is not touched: retention would delete its copies
# A folder that does not exist yet is what 3 means.
rclone lsf --retries 1 --files-only --recursive --max-depth 2 --include '/*/SHA256SUMS' "$TARGET" >/tmp/listed 2>/tmp/report ||
  [ $? -eq 3 ] || fail "$(cat /tmp/report)" "$TARGET cannot be listed. Nothing was stored."
newest=$(sed -n 's,/SHA256SUMS$,,p' /tmp/listed | newest_first | head -n 1)
if [ -n "$newest" ]; then
  rclone cat "$TARGET/$newest/manifest" >/tmp/newest || fail "The manifest of $TARGET/$newest cannot be read. Nothing was stored."
  for key in portfolio environment; do
    other=$(sed -n "s/^$key: //p" /tmp/newest)
    [ -z "$other" ] || [ "$other" = "$(value "$key")" ] ||
      fail "The copies in $TARGET are from the $key '$other', not from '$(value "$key")'. Nothing was stored." \
        'Give each environment and each portfolio a folder of its own: prefix: {portfolio}/{environment}.'
  done
fi

# Whether the target has what is here, but for files that it is not asked for
arrived() {
  if ! report=$(rclone check --one-way /scratch/copy "$TARGET/$taken" "$@" 2>&1); then
    fail "$report" "What arrived at $TARGET/$taken is not what was sent. No copy was removed."
  fi
  case $report in
    *'hashes could not be checked'*) rclone check --one-way --download /scratch/copy "$TARGET/$taken" "$@" ||
      fail "What arrived at $TARGET/$taken is not what was sent. No copy was removed." ;;
  esac
}

# Whether a restore of this instance has begun since this copy was dumped: see fetch.sh
restore_has_begun() {
  rclone lsf --retries 1 --files-only --include /restore "$TARGET" >/tmp/marks 2>/tmp/report ||
    [ $? -eq 3 ] || fail "$(cat /tmp/report)" "$TARGET cannot be listed. No copy was removed."
  [ -s /tmp/marks ] || return 1
  rclone cat "$TARGET/restore" >/tmp/mark || fail "The mark $TARGET/restore of the last restore cannot be read. No copy was removed."
  began=$(sed -n 's/^began: //p' /tmp/mark)
  [ -n "$(seconds "$began")" ] || fail "$TARGET/restore says that a restore began '$began', which is no time. Remove it."
  ! in_future "$began" || fail "$TARGET/restore says that a restore began at $began, which is in the future. Remove it: no copy is stored until then."
  [ "$(seconds "$began")" -ge "$(seconds "$taken")" ]
}
superseded="A restore of $(value instance) has begun since this copy was dumped, so it is not stored: it would be newer than the one that is restored.
The next backup is stored."

# The checksums come last: a folder without them is no copy.
rclone copy --exclude /SHA256SUMS /scratch/copy "$TARGET/$taken" || fail "The copy could not be sent to $TARGET/$taken. No copy was removed."
arrived --exclude /SHA256SUMS
! restore_has_begun || fail "$superseded"
rclone copyto /scratch/copy/SHA256SUMS "$TARGET/$taken/SHA256SUMS" ||
  fail "The checksums could not be sent to $TARGET/$taken. No copy was removed."
arrived
# A restore that has begun in this moment may not have seen the copy.
if restore_has_begun; then
  rclone deletefile "$TARGET/$taken/SHA256SUMS" || fail "$superseded" "But $TARGET/$taken/SHA256SUMS could not be removed. Remove it."
  fail "$superseded"
fi

# It would stay the newest copy and take the place of another one, whatever is stored later.
if [ -n "$newest" ] && in_future "$newest"; then
  fail "Stored $TARGET/$taken, but $TARGET/$newest is in the future: a clock was wrong, or the name was made up. Remove it. No copy was removed."
fi
if [ "$keep_by" = bucket ]; then
  echo "Stored $TARGET/$taken; the bucket removes old copies"
  exit
fi
rclone lsf --dirs-only "$TARGET" >/tmp/listed
sed 's,/$,,' /tmp/listed | newest_first >/tmp/folders
rclone lsf --files-only --recursive --max-depth 2 --include '/*/SHA256SUMS' "$TARGET" >/tmp/listed
sed -n 's,/SHA256SUMS$,,p' /tmp/listed | newest_first >/tmp/copies
grep -qxF "$taken" /tmp/copies || fail "$TARGET does not list the copy that has just been stored. No copy was removed."

kept=0 days=0 weeks=0 day='' week='' removed=0
while read -r name; do
  keep=no
  if [ "$kept" -lt "$KEEP_LAST" ]; then
    keep=yes
  fi
  its_second=$(seconds "$name")
  its_day=$(date -u -d "@$its_second" +%F)
  if [ "$its_day" != "$day" ] && [ "$days" -lt "$KEEP_DAILY" ]; then
    keep=yes day=$its_day days=$((days + 1))
  fi
  its_week=$(date -u -d "@$its_second" +%G-W%V)
  if [ "$its_week" != "$week" ] && [ "$weeks" -lt "$KEEP_WEEKLY" ]; then
    keep=yes week=$its_week weeks=$((weeks + 1))
  fi
  if [ "$keep" = yes ]; then
    kept=$((kept + 1))
    continue
  fi
  # Without its checksums it is no copy any more, should what follows be cut short.
  { rclone deletefile "$TARGET/$name/SHA256SUMS" && rclone purge "$TARGET/$name"; } </dev/null ||
    fail "The new copy $TARGET/$taken is stored, but the old one $name could not be removed. May this user delete there?"
  removed=$((removed + 1))
done </tmp/copies

# What was cut short
yesterday=$(($(date -u +%s) - 86400))
while read -r name; do
  if ! grep -qxF "$name" /tmp/copies && [ "$(seconds "$name")" -lt "$yesterday" ] && [ "$(seconds "$name")" -lt "$(seconds "$taken")" ]; then
    rclone purge "$TARGET/$name" </dev/null ||
      fail "The new copy $TARGET/$taken is stored, but $name, which is incomplete, could not be removed. May this user delete there?"
    echo "Removed $name, which was incomplete"
  fi
done </tmp/folders
echo "Stored $TARGET/$taken; $kept copies are kept, $removed were removed"
