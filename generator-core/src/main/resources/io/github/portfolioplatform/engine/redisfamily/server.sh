# A server that nobody else can reach, with what is in a copy.

ask() {
  "$REDIS_TOOL" -s /tmp/redis.sock "$@" 2>&1 || true
}

info() { # section, field
  ask INFO "$1" | tr -d '\r' | sed -n "s/^$2://p"
}

# Ends the script if the server has ended
alive() { # what it was to do
  kill -0 "$!" 2>/tmp/ended || fail "$(cat /tmp/redis.log)" "$1"
}

# Says nothing if the server has ended already.
stop() {
  ask SHUTDOWN NOSAVE >/tmp/stopped
}

load() { # folder for its data
  rm -rf "$1"
  mkdir -m 700 "$1"
  cp /scratch/copy/dump.rdb "$1/dump.rdb"
  set -- --dir "$1" --dbfilename dump.rdb --save '' --appendonly no --logfile /tmp/redis.log
  # Redis 8 brings modules, which its image loads, too.
  for module in /usr/local/lib/redis/modules/*.so; do
    [ ! -s "$module" ] || set -- "$@" --loadmodule "$module"
  done
  "$REDIS_SERVER" --port 0 --unixsocket /tmp/redis.sock --unixsocketperm 700 "$@" &
  until [ "$(ask PING)" = PONG ]; do
    alive "The copy of $(value taken) cannot be loaded."
    sleep 1
  done
  loaded=$(info persistence rdb_last_load_keys_loaded)
  expired=$(info persistence rdb_last_load_keys_expired)
  [ "$((loaded + expired))" = "$(total /scratch/copy/counts)" ] ||
    fail "The copy of $(value taken) has $(total /scratch/copy/counts) keys, but the server loaded $loaded, and $expired have expired meanwhile."
}
