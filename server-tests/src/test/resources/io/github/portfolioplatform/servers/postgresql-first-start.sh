# What the image does with an empty data directory, as its documentation describes it. The arguments are the command of the server.
set -euo pipefail

value_or_file() { # variable: NAME, or what is in the file that NAME_FILE names, but not both
  local file="${1}_FILE"
  if [[ -n "${!1:-}" && -n "${!file:-}" ]]; then
    echo "both $1 and $file are set" >&2
    exit 1
  fi
  if [[ -n "${!file:-}" ]]; then
    export "$1"="$(<"${!file}")"
    unset "$file"
  fi
}

run_sql() { psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --no-password --no-psqlrc "$@"; }

run_scripts() { # in the order of their names; a shell script that is no program is read into this shell
  local script
  for script in /docker-entrypoint-initdb.d/*; do
    case $script in
      *.sh) if [[ -x $script ]]; then "$script"; else . "$script"; fi ;;
      *.sql) run_sql -f "$script" ;;
      *.sql.gz) gunzip -c "$script" | run_sql ;;
      *) echo "ignored: $script" ;;
    esac
  done
}

if [[ -s "$PGDATA/PG_VERSION" ]]; then
  exit 0
fi
for name in POSTGRES_PASSWORD POSTGRES_USER POSTGRES_DB POSTGRES_INITDB_ARGS; do
  value_or_file "$name"
done
: "${POSTGRES_USER:=postgres}" "${POSTGRES_DB:=$POSTGRES_USER}"
if [[ -z "${POSTGRES_PASSWORD:-}" && "${POSTGRES_HOST_AUTH_METHOD:-}" != trust ]]; then
  echo "there is no POSTGRES_PASSWORD" >&2
  exit 1
fi

mkdir -p "$PGDATA"
chmod 700 "$PGDATA"
# Not the image's: a test does not wait for the disk.
eval 'initdb --no-sync --username="$POSTGRES_USER" --pwfile=<(printf "%s\n" "$POSTGRES_PASSWORD")' "${POSTGRES_INITDB_ARGS:-}"
printf '\nhost all all all %s\n' "${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >>"$PGDATA/pg_hba.conf"
if [[ $POSTGRES_DB != postgres ]]; then
  # The image asks psql to, which not every machine has.
  printf 'CREATE DATABASE "%s"\n' "${POSTGRES_DB//\"/\"\"}" | postgres --single -D "$PGDATA" postgres
fi

if [[ -n "$(ls /docker-entrypoint-initdb.d)" ]]; then
  # Seen on the socket only, so that nobody takes it for the server.
  export PGPASSWORD="${PGPASSWORD:-${POSTGRES_PASSWORD:-}}" POSTGRES_USER POSTGRES_DB
  "$@" -c listen_addresses= -c log_destination=stderr &
  server=$!
  # A container whose entrypoint fails takes its server along.
  trap 'kill -s QUIT "$server" 2>/dev/null || true' EXIT
  until pg_isready -q || ! kill -0 $server; do sleep 0.1; done
  run_scripts
  kill -s INT $server
  wait $server
fi
