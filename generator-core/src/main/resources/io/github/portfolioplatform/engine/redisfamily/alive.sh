#!/bin/sh
# Whether the server is alive, for a kubelet that restarts it otherwise. Arguments: the client, with the options to reach the server.
set -u
# @engine@-cli is to report a connection that the server closes, as it does at the maximum of clients, and not to end silently.
trap '' PIPE

# Sets $used: whether the thread that runs commands waits for a disk (D), and how much processor time it has used.
look() {
  used=''
  read -r pid </run/@engine@/@engine@.pid && read -r _ _ state _ _ _ _ _ _ _ _ _ _ user system _ <"/proc/$pid/task/$pid/stat" &&
    used="$user $system"
} 2>/dev/null

look
before=$used
answer=$(timeout 4 "$@" ping 2>&1)
[ -z "$answer" ] || {
  printf '%s\n' "$answer" | grep -q @answers@
  exit
}
# No answer: a command that takes long blocks all clients. To restart the server would not end it sooner. A server that is stopped or
# deadlocked uses no time; one that waits for a disk cannot be killed either.
look
[ -n "$before" ] && [ -n "$used" ] && { [ "$used" != "$before" ] || [ "$state" = D ]; }
