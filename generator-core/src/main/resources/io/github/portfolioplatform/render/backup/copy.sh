# What the scripts of backups share. A copy is a folder of data, counts of what is in it, a manifest, and the checksums of all of them.

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# A variable that need not be set
optional() {
  (
    set +u
    eval "set -- \"\$$1\""
    [ -z "$1" ] || printf '%s\n' "$1"
  )
}

password() {
  [ -s /run/credentials/password ] ||
    fail 'The file /run/credentials/password is missing or empty. Store the password in the Secret that is mounted there.'
  cat /run/credentials/password
}

# The credentials of a bucket are files, as all others are; rclone reads variables
access_target() {
  if [ -e /run/target/access-key-id ]; then
    RCLONE_CONFIG_TARGET_ACCESS_KEY_ID=$(cat /run/target/access-key-id)
    RCLONE_CONFIG_TARGET_SECRET_ACCESS_KEY=$(cat /run/target/secret-access-key)
    export RCLONE_CONFIG_TARGET_ACCESS_KEY_ID RCLONE_CONFIG_TARGET_SECRET_ACCESS_KEY
  fi
}

# How many rows, documents or keys a file of counts tells
total() {
  awk -F '\t' '{ sum += $NF } END { printf "%.0f\n", sum }' "$1"
}

# The value of that key in the manifest of the copy
value() {
  sed -n "s/^$1: //p" /scratch/copy/manifest
}

# Whether the manifest and the counts are what this format allows: a copy is data, and its store may have been written to by others
check_texts() {
  for file in manifest counts; do
    { [ -f "$file" ] && [ ! -L "$file" ]; } || fail "The copy has no $file. Take another one."
  done
  [ "$(wc -c <manifest)" -le 65536 ] || fail 'The manifest of the copy has more than 64 KiB, so it is not one. Take another copy.'
  [ "$(LC_ALL=C tr -d '\011\012\040-\176\200-\377' <manifest | wc -c)" -eq 0 ] ||
    fail 'The manifest of the copy has control characters, so it is not one. Take another copy.'
  repeated=$(sed -n 's/^\([a-z ]*\): .*/\1/p' manifest | LC_ALL=C sort | uniq -d)
  [ -z "$repeated" ] || fail "The manifest of the copy has more than one value for: $repeated. Take another copy."
  for key in bytes entries; do
    case $(value "$key") in
      '' | *[!0-9]*) fail "The manifest of the copy has no number for $key. Take another copy." ;;
    esac
  done
  [ -n "$(seconds "$(value taken)")" ] || fail 'The manifest of the copy has no time for taken. Take another copy.'
  ! awk -F '\t' '$NF !~ /^[0-9]+$/ || NF < 2 { bad = 1 } END { exit !bad }' counts ||
    fail 'The counts of the copy are not lines of a name, a tab and a number. Take another copy.'
}

# Whether the copy is from the environment that reads it. FROM names another environment on purpose
check_origin() {
  wanted_environment=$(optional FROM)
  [ -n "$wanted_environment" ] || wanted_environment=$(optional ENVIRONMENT)
  for key in portfolio environment; do
    case $key in
      portfolio) wanted_value=$(optional PORTFOLIO) ;;
      *) wanted_value=$wanted_environment ;;
    esac
    found=$(value "$key")
    # Copies of earlier versions do not name their origin.
    if [ -n "$wanted_value" ] && [ -n "$found" ] && [ "$found" != "$wanted_value" ]; then
      fail "The copy is from the $key '$found', not from '$wanted_value'." \
        "To restore a copy of another environment on purpose, set FROM to its name, such as FROM=production."
    fi
  done
}

refuse_empty() {
  reason=$(optional MAY_BE_EMPTY)
  if [ "$(total /scratch/copy/counts)" -eq 0 ]; then
    [ -n "$reason" ] || fail "$1 is empty. If that is right, give the reason in MAY_BE_EMPTY. If not, find out where its data went."
    echo "$1 is empty, which it may be: $reason"
  fi
}

# Completes a copy. What its manifest says of its engine is on standard input
seal() { # the moment it was taken, names of the files with data
  taken=$1
  shift
  {
    echo 'format: 1'
    echo "instance: $INSTANCE"
    for key in portfolio environment; do
      origin=$(optional "$(echo "$key" | tr '[:lower:]' '[:upper:]')")
      [ -z "$origin" ] || echo "$key: $origin"
    done
    cat
    echo "taken: $taken"
    echo "bytes: $(cat "$@" | wc -c)"
    echo "entries: $(total counts)"
  } >manifest
  sha256sum "$@" counts manifest >SHA256SUMS
  echo "Dumped $INSTANCE at $taken: $(value entries) entries, $(value bytes) bytes"
}

# Whether the copy is what was dumped, byte by byte
check_sums() {
  cd /scratch/copy || exit
  [ -s SHA256SUMS ] || fail 'The copy has no checksums, so it is incomplete. Take another one.'
  # Each line is a checksum and the plain name of a file of this folder, once: nothing outside of the copy is read.
  ! grep -qvE '^[0-9a-f]{64}  [A-Za-z0-9][A-Za-z0-9._-]*$' SHA256SUMS ||
    fail 'The checksums of the copy name something else than its files, so it is not one of ours. Take another one.'
  cut -c 67- SHA256SUMS | LC_ALL=C sort >/tmp/summed
  find . ! -name . ! -path ./SHA256SUMS | sed 's,^\./,,' | LC_ALL=C sort >/tmp/there
  if ! cmp -s /tmp/summed /tmp/there; then
    fail "$(diff -u /tmp/summed /tmp/there)" 'The files of the copy are not those of its checksums: - is missing, and + is not part of the copy.'
  fi
  [ -z "$(find . ! -type d ! -type f)" ] || fail 'The copy has something else than files. Take another one.'
  report=$(sha256sum -c SHA256SUMS 2>&1) || fail "$report" 'The copy is damaged: its checksums are not those of the dump. Take another one.'
}

# Whether the copy is whole, and of this instance
check_copy() { # engine
  check_sums
  check_texts
  [ "$(value format)" = 1 ] || fail "The format of the copy is '$(value format)', and this script reads format 1."
  [ "$(value engine)" = "$1" ] || fail "The copy is one of '$(value engine)', not of $1."
  [ "$(value instance)" = "$INSTANCE" ] || fail "The copy is one of the instance '$(value instance)', not of $INSTANCE."
  check_origin
  refuse_empty "The copy of $(value taken)"
}

# A copy is named by the moment it was taken: 20260701T013000Z. These seconds, or nothing if it is no such name
seconds() {
  moment=$(printf '%s\n' "$1" | sed -n 's/^\([0-9]\{4\}\)\([0-9]\{2\}\)\([0-9]\{2\}\)T\([0-9]\{2\}\)\([0-9]\{2\}\)\([0-9]\{2\}\)Z$/\1-\2-\3 \4:\5:\6/p')
  if [ -n "$moment" ] && [ "$(date -u -d "$moment" +%Y%m%dT%H%M%SZ)" = "$1" ]; then
    date -u -d "$moment" +%s
  fi
}

# Whether that moment has not come yet, by more than clocks differ: a clock was wrong, or the name was made up
in_future() { # moment
  [ "$(seconds "$1")" -gt "$(($(date -u +%s) + 3600))" ]
}

# Of lines of names, those of copies, newest first
newest_first() {
  while read -r name; do
    [ -z "$(seconds "$name")" ] || echo "$name"
  done | LC_ALL=C sort -r
}
