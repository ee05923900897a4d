#!/bin/sh
# Tells the server which users there are and what their passwords are now, and makes it read a renewed certificate.
# Whatever is right already stays as it is.
set -eu

as() { # user, file of its password, arguments of psql
  PGUSER=$1
  PGPASSWORD=$(cat "/run/credentials/$2")
  export PGUSER PGPASSWORD
  shift 2
  psql --no-psqlrc --no-password --quiet --tuples-only "$@"
}

attempts=30
until pg_isready --quiet --username=@admin@; do
  attempts=$((attempts - 1))
  if [ "$attempts" -eq 0 ]; then
    pg_isready --username=@admin@ || true
    echo 'The server does not answer, or its certificate is not what it should be.' >&2
    exit 1
  fi
  sleep 5
done

if ! as @admin@ admin --command 'SELECT' >/dev/null; then
  echo '@admin@ cannot log in. On a volume from before, @former@ is the superuser, with the password of the application.'
  if ! as @former@ app --file /access/10-bootstrap.sql; then
    cat >&2 <<'END'
So this is no such volume: its first start was interrupted, or the password of @admin@ is no longer that of the Secret.
A person with the right to enter the pod repairs both with

kubectl exec -n @namespace@ @pod@ -- sh -c 'PGPASSWORD=$(cat /run/credentials/superuser) psql -XqU postgres -d @database@ -f /docker-entrypoint-initdb.d/10-bootstrap.sql'
END
    exit 1
  fi
fi
as @admin@ admin --file /access/20-roles.sql
as @admin@ admin --output /dev/null --command 'SELECT pg_reload_conf()'
echo 'The users are as they should be.'
