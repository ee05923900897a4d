#!/bin/sh
# Computes SCRAM verifiers of passwords in a private server without network or socket, so that no statement on the real server holds a password.
# Arguments: an empty directory for the results, the names of files in /run/credentials
set -eu
umask 077
results=$1
shift
data=$(mktemp -d /tmp/verifiers.XXXXXX)
trap 'rm -rf "$data"' EXIT

# SQL_ASCII takes the bytes of a password as they are. A user without a name in the image gets one, as the image's entrypoint does it.
if ! id -un >/dev/null 2>&1; then
  for wrapper in /usr/lib/*/libnss_wrapper.so /usr/lib/libnss_wrapper.so; do
    [ ! -e "$wrapper" ] || export LD_PRELOAD="$wrapper"
  done
  export NSS_WRAPPER_PASSWD="$data/passwd" NSS_WRAPPER_GROUP="$data/group"
  echo "postgres:x:$(id -u):$(id -g)::/:/bin/false" >"$NSS_WRAPPER_PASSWD"
  echo "postgres:x:$(id -g):" >"$NSS_WRAPPER_GROUP"
fi
initdb --pgdata="$data/server" --username=postgres --auth=reject --encoding=SQL_ASCII --locale=C \
  --no-sync --wal-segsize=1 >"$data/log" 2>&1 || {
  cat "$data/log" >&2
  echo 'The verifiers of the passwords cannot be computed.' >&2
  exit 1
}
for name; do
  # Read as the shell reads it: without line feeds at the end.
  printf '%s' "$(cat "/run/credentials/$name")" >"$data/password"
  [ -s "$data/password" ] || {
    echo 'A file in /run/credentials is missing or empty.' >&2
    exit 1
  }
  {
    echo "SET password_encryption = 'scram-sha-256'"
    echo "DO 'BEGIN EXECUTE format(''ALTER ROLE postgres PASSWORD %L'', pg_read_file(''$data/password'')); END'"
    echo "SELECT rolpassword FROM pg_authid WHERE oid = 10"
  } | postgres --single -D "$data/server" -c huge_pages=off -c shared_buffers=1MB -c fsync=off postgres 2>&1 |
    sed -n 's/.*rolpassword = "\(SCRAM-SHA-256[^"]*\)".*/\1/p' >"$results/$name"
  [ -s "$results/$name" ] || {
    echo "The verifier of $name cannot be computed." >&2
    exit 1
  }
done
