# What the scripts of backups share. A copy is a folder of data, counts of what is in it, a manifest, and the checksums of all of them.

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# A variable that need not be set
optional() {
  printenv "$1" || true
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

# What the manifest of the copy says of that key
value() {
  sed -n "s/^$1: //p" /scratch/copy/manifest
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
  for file in *; do
    [ "$file" = SHA256SUMS ] || grep -q "  $file\$" SHA256SUMS || fail "$file is not among the checksums, so it is no part of the copy."
  done
  report=$(sha256sum -c SHA256SUMS 2>&1) || fail "$report" 'The copy is damaged: its checksums are not those of the dump. Take another one.'
}

# Whether the copy is whole, and of this instance
check_copy() { # engine
  check_sums
  for file in manifest counts; do
    [ -f "$file" ] || fail "The copy has no $file. Take another one."
  done
  [ "$(value format)" = 1 ] || fail "The format of the copy is '$(value format)', and this script reads format 1."
  [ "$(value engine)" = "$1" ] || fail "The copy is one of '$(value engine)', not of $1."
  [ "$(value instance)" = "$INSTANCE" ] || fail "The copy is one of the instance '$(value instance)', not of $INSTANCE."
  refuse_empty "The copy of $(value taken)"
}

# A copy is named by the moment it was taken: 20260701T013000Z. These seconds, or nothing if it is no such name
seconds() {
  moment=$(printf '%s\n' "$1" | sed -n 's/^\([0-9]\{4\}\)\([0-9]\{2\}\)\([0-9]\{2\}\)T\([0-9]\{2\}\)\([0-9]\{2\}\)\([0-9]\{2\}\)Z$/\1-\2-\3 \4:\5:\6/p')
  if [ -n "$moment" ] && [ "$(date -u -d "$moment" +%Y%m%dT%H%M%SZ)" = "$1" ]; then
    date -u -d "$moment" +%s
  fi
}

# Of lines of names, those of copies, newest first
newest_first() {
  while read -r name; do
    [ -z "$(seconds "$name")" ] || echo "$name"
  done | LC_ALL=C sort -r
}
