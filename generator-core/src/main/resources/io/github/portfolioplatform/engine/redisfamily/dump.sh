#!/bin/sh
# Takes a copy of all keys, as a replica does, and counts them in the copy: what is written meanwhile makes no difference.
set -eu
. /backup/copy.sh

REDISCLI_AUTH=$(password)
export REDISCLI_AUTH
rm -rf /scratch/copy
mkdir /scratch/copy
cd /scratch/copy
taken=$(date -u +%Y%m%dT%H%M%SZ)

set -- --no-auth-warning -h "$REDIS_HOST"
user=$(optional REDIS_USER)
[ -z "$user" ] || set -- "$@" --user "$user"
authority=$(optional REDIS_CACERT)
[ -z "$authority" ] || set -- "$@" --tls --cacert "$authority"
# A new pod may be there before the network lets it through. The client ends with 0 whatever the server answers to a ping.
attempts=24
until answer=$(timeout 20 "$REDIS_TOOL" "$@" PING 2>&1 || true) && [ "$answer" = PONG ]; do
  attempts=$((attempts - 1))
  case $answer in *WRONGPASS* | *NOAUTH* | *NOPERM*) attempts=0 ;; esac
  [ "$attempts" -gt 0 ] || fail "The answer of $REDIS_HOST: $answer" 'So there is no copy.'
  sleep 5
done
"$REDIS_TOOL" "$@" --rdb dump.rdb || fail "$REDIS_HOST gave no copy, for the reason above."

"$CHECK_TOOL" dump.rdb >/scratch/report 2>&1 || fail "$(cat /scratch/report)" 'The copy is damaged.'
number=$(sed -n 's/^\[info\] \([0-9]*\) keys read$/\1/p' /scratch/report)
[ -n "$number" ] || fail "$(cat /scratch/report)" "$CHECK_TOOL does not say how many keys the copy has."
printf 'keys\t%s\n' "$number" >counts
refuse_empty "$REDIS_HOST"

seal "$taken" dump.rdb <<END
engine: @engine@
server version: $(sed -n "s/.* AUX FIELD \(redis\|valkey\)-ver = '\(.*\)'$/\2/p" /scratch/report)
client version: $("$REDIS_TOOL" --version)
END
