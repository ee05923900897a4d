#!/bin/sh
# Keeps the users of the server as they are declared, with the passwords that their Secrets have now, and makes the server read a renewed
# certificate. It runs the functions of 10-bootstrap.sql, in a database in which no user can create anything, and sends no password:
# the server reads them in its own pod.
set -eu
export PGOPTIONS='-c search_path=pg_catalog'

as() { # user, file of its password, arguments of psql
  PGUSER=$1
  PGPASSWORD=$(cat "/run/credentials/$2")
  export PGUSER PGPASSWORD
  shift 2
  psql -X --no-password --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 "$@"
}

admin() { # a call of a function
  as @admin@ "$way" --dbname=postgres --command="SELECT portfolio.$1"
}

connect() { # file of the password of its user
  case $1 in
    admin) as @admin@ admin --dbname=postgres --command='' ;;
    app) as @app@ app --command='' ;;
    app2) as @app2@ app2 --command='' ;;
    migrate) as @migrate@ migrate --command='' ;;
    read-only) as @read-only@ read-only --command='' ;;
    metrics) as @metrics@ metrics --command='' ;;
    backup) as @backup@ backup --command='' ;;
    restore) as @restore@ restore --command='' ;;
  esac
}

login() { # file of a password: whether the server takes it. These refusals come after the password was right
  answer=$(connect "$1" 2>&1) || case $answer in
    *'too many connections for '* | *'database "@database@" does not exist'* | *'is not currently accepting connections'*) ;;
    *) return 1 ;;
  esac
}

changed() { # the users that cannot log in with the passwords of their Secrets; the admin is the last one to change
  for user in app app2 migrate read-only metrics backup restore admin; do
    [ ! -s "/run/credentials/$user" ] || login "$user" || echo "$user"
  done
}

find_way() { # sets way to the file of a password with which the admin can log in
  for way in admin admin-previous; do
    [ ! -s "/run/credentials/$way" ] || ! revision=$(admin 'revision()' 2>&1) || return 0
  done
  way='admin'
  return 1
}

repair() { # what to say before the command of a person
  printf '%s\n\n' "$@" >&2
  cat >&2 <<'END'
kubectl exec -n @namespace@ @pod@ -c postgresql -- sh -c 'cd /docker-entrypoint-initdb.d && PGOPTIONS="@options@" PGPASSWORD=$(cat /run/credentials/superuser) psql -XqU postgres -d postgres -o /dev/null @files@'
END
  exit 1
}

for user in admin app migrate read-only metrics backup; do
  [ -s "/run/credentials/$user" ] || {
    echo 'A file in /run/credentials is missing or empty.' >&2
    exit 1
  }
done

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

if ! find_way; then
  printf '%s\n' "$revision"
  echo '@admin@ cannot log in. On a volume of development, @former@ is the superuser, with the password of the application.'
  cd /access
  if ! as @former@ app --dbname=postgres --output=/dev/null @files@ || ! find_way; then
    repair 'This is no such volume. Its first start was interrupted, or an older version of the generator rendered it, or the password of
@admin@ has changed and its Secret has no admin-previous. A person with the right to enter the pod repairs all of these with'
  fi
fi

admin 'maintain()' >/dev/null
admin 'reload()' >/dev/null
# The kubelet brings a changed Secret to the pod of the server within two minutes.
attempts=40
late=$(changed)
while [ -n "$late" ]; do
  for user in $late; do
    admin "read_password('$user')" >/dev/null || exit 1
  done
  find_way || true
  late=$(changed)
  [ -n "$late" ] || break
  attempts=$((attempts - 1))
  if [ "$attempts" -eq 0 ]; then
    printf '%s\n' 'The pod of the server does not have the new passwords of these users yet:' "$late" >&2
    echo 'The next run makes them known. Until then the passwords from before are valid.' >&2
    exit 1
  fi
  sleep 5
done
admin "read_password('superuser')" >/dev/null

[ -s /run/credentials/restore ] ||
  echo 'The Secret of the user restore has no password: until it is provided, nothing can be restored.'
second_login='@second-login@'
[ "$second_login" = no ] || [ -s /run/credentials/app2 ] ||
  echo 'The Secret of the second login has no password: until it is provided, @app2@ cannot log in.'
[ "$revision" = @revision@ ] ||
  repair 'The users are as they should be, by functions of another version of the generator. A person with the right to enter the pod updates them with'
echo 'The users are as they should be.'
