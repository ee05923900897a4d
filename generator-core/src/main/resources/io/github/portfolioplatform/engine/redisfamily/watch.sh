#!/bin/sh
# Tells the running server what the kubelet changes in its files: passwords, and a renewed certificate. Open connections stay.
set -u
umask 077
# shellcheck source=users.sh
. /etc/@engine@/users.sh
client=$1
server=$2
said=''

# Of an answer, whether all lines are OK; each other answer is told once
accepted() { # what stays as it was, the answer
  if [ "$(printf '%s\n' "$2" | sort -u)" = OK ]; then
    said=''
    return 0
  fi
  [ "$1$2" = "$said" ] || say "$1: $2"
  said=$1$2
  return 1
}

# Commands are on standard input, so that no hash is in a list of processes.
ask() {
  timeout 20 "$client" --no-auth-warning -s "$run/@engine@.sock" --user "$watcher" 2>&1
}

# A user is replaced as a whole, and in one step.
set_users() {
  sed -n 's/^user \([a-z]*\) on \(.*\)$/ACL SETUSER \1 reset on \2/p' "$run/users.acl" | ask
}

applied=$(hash <"$run/users.acl")
while sleep 5 && kill -0 "$server" 2>/dev/null; do
  renew 2>"$run/trouble" || :
  if [ -s "$run/trouble" ] && [ "$(cat "$run/trouble")" != "$(cat "$run/told" 2>/dev/null)" ]; then
    cat "$run/trouble" >&2
  fi
  mv "$run/trouble" "$run/told"
  users=$(hash <"$run/users.acl")
  if [ "$users" != "$applied" ] && accepted 'The users stay the old ones' "$(set_users)"; then
    applied=$users
    say 'The server knows the changed passwords. Those before count for a day.'
  fi
  certificate=$(checksum)
  if [ "$certificate" != "$(cat "$run/certificate")" ] && accepted 'The certificate stays the old one' \
    "$(echo 'CONFIG SET tls-cert-file /run/tls/tls.crt tls-key-file /run/tls/tls.key tls-ca-cert-file /run/tls/ca.crt' | ask)"; then
    printf '%s\n' "$certificate" >"$run/certificate"
    say 'The server shows the renewed certificate.'
  fi
done
