#!/bin/sh
# Brings a copy back from where it is kept: the one of COPY, or the newest.
set -eu
. /backup/copy.sh
access_target

wanted=$(optional COPY)
hours=$(optional MAX_AGE_HOURS)
case $hours in
  *[!0-9]*) fail "MAX_AGE_HOURS is a number, and '$hours' is none." ;;
esac

# A restore leaves a mark where the copies of its instance are: what was dumped before it and is stored later must not become the newest copy
mark_restore() {
  [ -n "$mark_in" ] || return 0
  echo "began: $(date -u +%Y%m%dT%H%M%SZ)" >/tmp/restore
  rclone copyto --ignore-times /tmp/restore "$mark_in/restore" || echo "The mark $mark_in/restore of this restore could not be written." \
    'A backup that was dumped before the restore and is stored during it becomes the newest copy. See that none runs.' >&2
}

mark_in=$(optional MARK_IN)
mark_restore
rclone lsf --retries 1 --files-only --recursive --max-depth 2 --include '/*/SHA256SUMS' "$TARGET" >/tmp/listed ||
  fail "$TARGET cannot be listed. Was a copy ever stored there?"
sed -n 's,/SHA256SUMS$,,p' /tmp/listed | newest_first >/tmp/copies
[ -s /tmp/copies ] || fail "There is no complete copy in $TARGET."

if [ -z "$wanted" ] || [ "$wanted" = latest ]; then
  wanted=$(head -n 1 /tmp/copies)
  ! in_future "$wanted" || fail "The newest copy in $TARGET is $wanted, which is in the future: a clock was wrong, or the name was made up." \
    'Remove it, or set COPY to the one to restore. There are:' "$(cat /tmp/copies)"
elif ! grep -qxF "$wanted" /tmp/copies; then
  fail "There is no complete copy $wanted in $TARGET. There are:" "$(cat /tmp/copies)"
fi
if [ -n "$hours" ] && [ "$hours" -gt 0 ]; then
  age=$((($(date -u +%s) - $(seconds "$wanted")) / 3600))
  [ "$age" -lt "$hours" ] || fail "The newest copy in $TARGET is $wanted, $age hours old; $hours hours are allowed. Why did no backup run since?"
fi

rm -rf /scratch/copy
rclone copy "$TARGET/$wanted" /scratch/copy || fail "The copy $wanted could not be fetched from $TARGET."
check_sums
check_texts
check_origin
[ "$(value taken)" = "$wanted" ] || fail "The copy $wanted in $TARGET says that it was taken '$(value taken)'. Somebody moved it."
# Fetching may take long, and a backup meanwhile is one from before the restore.
mark_restore
echo "Fetched $TARGET/$wanted: $(value entries) entries, $(value bytes) bytes"
