#!/bin/sh
# Restores a copy into a database beside the live one, compares it with what was copied, and then gives it the name of the live one.
set -eu
. /backup/copy.sh
. /backup/database.sh

# Of a name with more than 63 characters, PostgreSQL would cut the end, which makes it another one than that of the live database
short=$(printf %.52s "$PGDATABASE")
restoring="$short"_restoring incomplete="$short"_incomplete template="$short"_template
before=$(printf %.39s "$PGDATABASE")_before_$(date -u +%Y%m%dT%H%M%SZ)
in_place=$(optional IN_PLACE)

# The database that is named by none of these is not touched. Standard input are statements
manage() {
  run --dbname=postgres --set restoring="$restoring" --set incomplete="$incomplete" --set template="$template" "$@"
}

exists() { # database
  [ "$(echo "SELECT count(*) FROM pg_database WHERE datname = :'name'" | manage --set name="$1")" = 1 ]
}

drop() { # database
  echo 'DROP DATABASE IF EXISTS :"name" WITH (FORCE)' | manage --set name="$1"
}

state="$PGDATABASE is as it was."
finish() {
  status=$?
  trap - EXIT
  exec 3>&- || true
  [ "$status" -eq 0 ] || {
    live_database release_live || echo 'The next run of the access job gives the live database back to its owner.' >&2
    drop "$restoring" || echo "$restoring is still there. The next restore removes it." >&2
    echo "The restore has failed. $state" >&2
  }
  exit "$status"
}

# One session holds the lock of the restore for as long as this script runs, and switches the databases in the end
hold_lock() {
  rm -f /tmp/orders /tmp/lock
  mkfifo /tmp/orders
  manage --set before="$before" </tmp/orders &
  holder=$!
  exec 3>/tmp/orders
  cat >&3 <<'END'
SELECT pg_try_advisory_lock(727, 1) AS is_ours \gset
\if :is_ours
\! echo yes >/tmp/lock
\else
\! echo no >/tmp/lock
\endif
END
  until [ -s /tmp/lock ]; do
    kill -0 "$holder" 2>/dev/null || fail 'The session that holds the lock of the restore has ended.'
    sleep 0.2
  done
  [ "$(cat /tmp/lock)" = yes ] || fail 'Another restore is running on this server. Wait until it has ended.'
}

# What the server and the manifest know of sizes. The disk itself cannot be seen from here
check_room() {
  needed=$(value 'database size')
  case $needed in
    '' | *[!0-9]*) needed=$(value bytes) ;;
  esac
  used=$(echo "SELECT coalesce(sum(pg_database_size(oid)), 0)::bigint + pg_size_bytes(current_setting('max_wal_size'))
    FROM pg_database WHERE has_database_privilege(oid, 'CONNECT') AND (datname <> :'database' OR '$in_place' <> 'yes')" | manage)
  volume=$(optional VOLUME_BYTES)
  [ -n "$volume" ] || volume=$((used + needed))
  echo "The restored database takes about $(mebibytes "$needed") MiB beside $(mebibytes "$used") MiB of other databases and logs;" \
    "the volume has $(mebibytes "$volume") MiB."
  echo "SELECT format('%s takes %s MiB. To drop it: DROP DATABASE %I', datname, pg_database_size(oid) / 1048576, datname)
    FROM pg_database WHERE starts_with(datname, left(:'database', 39) || '_before_')" | manage
  [ "$((used + needed))" -le "$volume" ] ||
    fail 'That is more than the volume has. Drop databases of earlier restores, grow the volume, or set IN_PLACE=yes: then the live' \
      'database is dropped first, and there is no database until the restore has ended.'
}

mebibytes() {
  echo $(($1 / 1048576))
}

create_restoring() {
  if exists "$template"; then
    from=$template
  else
    from=template0
  fi
  drop "$restoring"
  manage --set from="$from" <<'END'
CREATE DATABASE :"restoring" TEMPLATE :"from" OWNER :"owner";
REVOKE ALL ON DATABASE :"restoring" FROM PUBLIC;
END
}

# A superuser of development does by itself what production has a function for
take_settings() {
  run --dbname="$restoring" --set incomplete="$incomplete" --output=/dev/null <<'END'
SELECT rolsuper AS as_superuser FROM pg_roles WHERE rolname = current_user \gset
\if :as_superuser
SELECT oid AS live FROM pg_database WHERE datname IN (:'database', :'incomplete') ORDER BY datname LIMIT 1 \gset
INSERT INTO pg_db_role_setting
SELECT oid, setrole, setconfig FROM pg_db_role_setting, pg_database WHERE setdatabase = :live AND datname = current_database();
SELECT format('GRANT %s ON DATABASE %I TO %s %s', privilege_type, current_database(),
         CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
         CASE WHEN is_grantable THEN 'WITH GRANT OPTION' END)
  FROM pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) WHERE oid = :live \gexec
\else
SELECT portfolio.take_settings();
\endif
END
}

# Production has functions that keep the live database from the code of a copy. That code has no session in the database that they are in
live_database() { # hold_live or release_live. The access job may change the same row at this moment
  call_live "$1" || { sleep 5 && call_live "$1"; }
}

call_live() { # function
  manage --output=/dev/null --set function="$1" <<'END'
SELECT EXISTS (SELECT FROM pg_proc WHERE pronamespace::regnamespace::text = 'portfolio' AND proname = :'function') AS is_there \gset
\if :is_there
SELECT portfolio.:"function"();
\endif
END
}

# What a copy must not change: other databases, and settings and memberships of roles
surroundings() {
  manage <<'END'
SELECT datname, datdba::regrole, datallowconn, datconnlimit, datistemplate, datacl, shobj_description(oid, 'pg_database')
  FROM pg_database WHERE datname <> :'restoring' ORDER BY 1;
SELECT coalesce(datname, 'all databases'), CASE setrole WHEN 0 THEN 'all roles' ELSE setrole::regrole::text END, setconfig
  FROM pg_db_role_setting LEFT JOIN pg_database d ON d.oid = setdatabase WHERE datname IS DISTINCT FROM :'restoring' ORDER BY 1, 2;
SELECT rolname, shobj_description(oid, 'pg_authid') FROM pg_roles ORDER BY 1;
SELECT roleid::regrole, member::regrole, admin_option FROM pg_auth_members ORDER BY 1, 2;
END
}

let_fill() { # true or false
  [ "$(echo "SELECT to_regprocedure('portfolio.let_restore_fill(boolean)') IS NOT NULL" | run --dbname="$restoring")" = f ] ||
    run --dbname="$restoring" --output=/dev/null --command="SELECT portfolio.let_restore_fill($1)"
}

check_extensions() {
  run --dbname="$restoring" --output=/tmp/extensions --set template="$template" --file=/backup/prepare.sql
  [ ! -s /tmp/extensions ] || fail 'The copy needs extensions that only a superuser may create. Enter the pod of the server, and run as the superuser:' \
    "$(cat /tmp/extensions)" 'Then start the restore again.'
}

# Without room for two, the live database goes first. Its settings stay in an empty one
drop_live() {
  create_restoring
  take_settings
  state="$PGDATABASE was dropped, as IN_PLACE=yes demands, and does not exist until a restore succeeds. Start the restore again."
  drop "$incomplete"
  echo 'ALTER DATABASE :"restoring" RENAME TO :"incomplete"' | manage
  drop "$PGDATABASE"
}

# New sessions wait for the renaming, which waits 5 seconds for the end of the old ones, and is repeated because some take longer
switch() {
  rm -f /tmp/switched
  if exists "$PGDATABASE"; then
    old='ALTER DATABASE :"database" RENAME TO :"before";'
  else
    old=
  fi
  attempts=6
  while [ ! -e /tmp/switched ] && [ "$attempts" -gt 0 ] && kill -0 "$holder" 2>/dev/null; do
    attempts=$((attempts - 1))
    rename
  done
  # The server may have renamed it and ended the connection before it answered
  [ -e /tmp/switched ] || [ "$(echo "SELECT count(*) FROM pg_database WHERE datname = :'restoring'" | manage)" = 0 ] ||
    fail "$PGDATABASE cannot be renamed. Is a superuser or a prepared transaction in it?"
}

rename() {
  rm -f /tmp/answered
  cat >&3 <<END
\\set ON_ERROR_STOP off
BEGIN;
SET LOCAL lock_timeout = '1min';
$old
ALTER DATABASE :"restoring" RENAME TO :"database";
COMMIT;
SELECT count(*) = 0 AS is_switched FROM pg_database WHERE datname = :'restoring' \\gset
\\if :is_switched
\\! touch /tmp/switched
\\endif
\\! touch /tmp/answered
END
  until [ -e /tmp/answered ] || ! kill -0 "$holder" 2>/dev/null; do
    manage --output=/dev/null <<'END'
SELECT pg_terminate_backend(pid)
  FROM pg_stat_activity a JOIN pg_roles u ON u.oid = usesysid
 WHERE datname IN (:'database', :'restoring') AND (NOT rolsuper OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user));
END
    sleep 0.3
  done
}

case $PGDATABASE in
  "$restoring" | "$incomplete" | "$template") fail "A restore needs a database that is called $PGDATABASE, too, so this one cannot be restored." ;;
esac
check_copy postgresql
[ -f rights ] || fail 'The copy has no rights, because an earlier version has taken it. Take another copy, or restore this one with the version that took it.'
PGPASSWORD=$(password)
PGAPPNAME=portfolio-restore
export PGPASSWORD PGAPPNAME
reach postgres
trap finish EXIT
trap 'exit 143' TERM INT HUP
hold_lock
# After a restore that was killed
live_database release_live
# Reads everything, before anything is done.
pg_restore --file=/dev/null database.dump || fail "The copy of $(value taken) cannot be read. Take another one."
OWNER=$(echo "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname IN (:'database', :'incomplete') ORDER BY datname LIMIT 1" | manage)
[ -n "$OWNER" ] || fail "There is no database $PGDATABASE on this server."
export OWNER
exists "$PGDATABASE" || state="$PGDATABASE does not exist until a restore succeeds. Start the restore again."

check_room
create_restoring
check_extensions
if exists "$PGDATABASE" && [ "$in_place" = yes ]; then
  drop_live
  create_restoring
  check_extensions
fi
let_fill true
live_database hold_live
surroundings >/tmp/surroundings
restore_into "$restoring" || fail "The copy of $(value taken) cannot be restored."
surroundings >/tmp/surroundings.after
diff -u /tmp/surroundings /tmp/surroundings.after >&2 ||
  fail 'The copy changed settings outside of its database while it was restored: - is from before, + from after. Find out who wrote it.' \
    'If a person or the application changed them meanwhile, start the restore again.'
let_fill false
run --dbname="$restoring" --command='SET client_min_messages = error' --command='ANALYZE'
live_database release_live
take_settings
switch
state="$PGDATABASE is restored."
drop "$incomplete"
tell_differences
[ "$in_place" = yes ] || cat <<END
What was $PGDATABASE is now $before. When it is needed no more, enter the pod of the server, and run as the superuser:
psql -X -U postgres -d postgres -c 'DROP DATABASE "$before"'
END
echo "Restored $PGDATABASE to $(value taken): $(wc -l <counts) tables with $(total counts) rows"
