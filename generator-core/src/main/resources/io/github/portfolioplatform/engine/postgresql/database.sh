# What the scripts for PostgreSQL share.

# Users may create functions and operators with the names of the catalogue's. No statement finds those.
PGOPTIONS='-c search_path=pg_catalog'
export PGOPTIONS
tab=$(printf '\t')

run() {
  psql --no-psqlrc --no-password --quiet --tuples-only --no-align --field-separator="$tab" --set ON_ERROR_STOP=1 \
    --set database="$PGDATABASE" --set owner="$(optional OWNER)" "$@"
}

# Waits for a server that restarts, and for the end of dead sessions that use up the connections of the role
reach() { # database
  attempts=30
  until answer=$(run --dbname="$1" --command='SELECT' 2>&1); do
    attempts=$((attempts - 1))
    [ "$attempts" -gt 0 ] || fail "$answer" "The server cannot be reached as $PGUSER, after many attempts."
    sleep 5
  done
}

# A restore holds this lock, in a database that users cannot connect to
is_restored() {
  [ "$(run --command="SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                       WHERE d.datname = 'postgres' AND locktype = 'advisory' AND classid = 727 AND objid = 1")" != 0 ]
}

# Restores the copy into a new database that has the roles of the copy. Nothing in the copy is executed with the rights of a superuser.
restore_into() { # database
  create_extensions "$1"
  list_entries "$1"
  run --dbname="$1" --output=/dev/null --command="SELECT $FILL(true)"
  fill_database "$1" || return
  run --dbname="$1" --output=/dev/null --command="SELECT $FILL(false)"
  [ "$PGUSER" = "$OWNER" ] || run --dbname="$1" --set me="$PGUSER" <<'END'
REASSIGN OWNED BY :"me" TO :"owner";
END
  compare_rights "$1" || return
  run --dbname="$1" --output=/tmp/counted --file=/backup/counts.sql
  LC_ALL=C sort /tmp/counted >/tmp/counts
  diff -u /scratch/copy/counts /tmp/counts >/tmp/differences || {
    cat /tmp/differences >&2
    echo 'The restored rows are not those of the copy: - was copied, and + was restored.' >&2
    return 1
  }
  run --dbname="$1" --command='ANALYZE'
}

# What a trusted extension is, its server knows; all others are in the template
create_extensions() { # database
  run --dbname="$1" --output=/tmp/missing <<'END'
CREATE TEMP TABLE copied (extension name NOT NULL, schema name NOT NULL);
\copy copied FROM /scratch/copy/extensions
SELECT format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I; CREATE EXTENSION %I SCHEMA %I', schema, :'owner', extension, schema)
  FROM copied
 WHERE extension NOT IN (SELECT extname FROM pg_extension)
   AND NOT EXISTS (SELECT FROM pg_available_extension_versions WHERE name = extension AND (trusted OR :'superuser'));
END
}
