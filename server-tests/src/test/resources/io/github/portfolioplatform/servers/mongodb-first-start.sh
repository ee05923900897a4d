# What the image does with an empty data directory, as its documentation describes it. The arguments are: mongod --config <file>
set -euo pipefail

root=${MONGO_INITDB_ROOT_USERNAME:-}
if [[ -e /data/db/WiredTiger || ( -z "$root" && -z "$(ls /docker-entrypoint-initdb.d)" ) ]]; then
  exit 0
fi

# The image leaves out of the file what concerns others, so that nobody but its scripts comes in, and those without a user.
awk '/^[a-z]/ { kept = !/^(net|processManagement|security|systemLog):/ } kept' "$3" >/tmp/first-start.conf
"$1" --config /tmp/first-start.conf --bind_ip 127.0.0.1 --port 27017 --tlsMode disabled >/tmp/first-start.log 2>&1 &
server=$!
# A container whose entrypoint fails takes its server along.
trap 'kill -s KILL "$server" 2>/dev/null || true' EXIT

shell=(mongosh --host 127.0.0.1 --port 27017 --quiet)
until "${shell[@]}" admin --eval 'quit(0)'; do
  if ! kill -0 "$server"; then
    cat /tmp/first-start.log >&2
    exit 1
  fi
  sleep 0.2
done
if [[ -n "$root" ]]; then
  "${shell[@]}" admin --eval 'db.createUser({
    user: process.env.MONGO_INITDB_ROOT_USERNAME, pwd: process.env.MONGO_INITDB_ROOT_PASSWORD, roles: [{role: "root", db: "admin"}]})'
fi
shopt -s nullglob
for script in /docker-entrypoint-initdb.d/*.js; do
  "${shell[@]}" test "$script"
done
kill -s TERM "$server"
wait "$server"
rm /tmp/first-start.conf /tmp/first-start.log
