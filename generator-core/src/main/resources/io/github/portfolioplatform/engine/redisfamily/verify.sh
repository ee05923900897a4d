#!/bin/sh
# Loads a copy into a server of its own, and counts its keys.
set -eu
. /backup/copy.sh
. /backup/server.sh

check_copy @written-by@
"$CHECK_TOOL" dump.rdb >/tmp/report 2>&1 || fail "$(cat /tmp/report)" "The copy of $(value taken) is damaged."
trap stop EXIT
load /scratch/server
echo "Verified the copy of $INSTANCE of $(value taken): $(info persistence rdb_last_load_keys_loaded) keys are loaded," \
  "$(info persistence rdb_last_load_keys_expired) have expired since, from $(value bytes) bytes"
