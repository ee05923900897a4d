# What the scripts for PostgreSQL share.

# Users may create functions and operators with the names of the catalogue's. No statement finds those.
PGOPTIONS='-c search_path=pg_catalog -c client_min_messages=warning'
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
restore_runs() {
  [ "$(run --command="SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                       WHERE d.datname = 'postgres' AND locktype = 'advisory' AND classid = 727 AND objid = 1")" != 0 ]
}

# Restores the copy into a database that has its roles and extensions. Nothing of the copy is executed as a superuser
restore_into() { # database
  select_entries "$1" || return
  if ! pg_restore --no-password --dbname="$1" --jobs="$PARALLEL" --use-list=/tmp/wanted --no-tablespaces /scratch/copy/database.dump 2>/tmp/errors &&
    ! are_of_owners /tmp/errors; then
    cat /tmp/errors >&2
    return 1
  fi
  if [ "$PGUSER" != "$OWNER" ]; then
    echo 'REASSIGN OWNED BY :"me" TO :"owner"' | run --dbname="$1" --set me="$PGUSER" || return
  fi
  run --dbname="$1" --output=/dev/null --file=/backup/compare.sql || return
  if [ -s /tmp/differences ]; then
    cat /tmp/differences >&2
    echo 'The rights on the restored objects are not those of the copy: - is missing, and + is more than there was.' >&2
    return 1
  fi
  run --dbname="$1" --output=/tmp/counted --file=/backup/counts.sql || return
  LC_ALL=C sort /tmp/counted >/tmp/counts
  if ! diff -u /scratch/copy/counts /tmp/counts >&2; then
    echo 'The restored rows are not those of the copy: - was copied, and + was restored.' >&2
    return 1
  fi
}

# Divides the table of contents of the copy into what is restored, and what only a superuser may restore
select_entries() { # database
  run --dbname="$1" --output=/tmp/known --file=/backup/entries.sql || return
  pg_restore --list /scratch/copy/database.dump >/tmp/all || return
  rm -f /tmp/left_out
  LC_ALL=C awk -F '\t' -v left_out=/tmp/left_out '
    function reason(line, i) {
      for (i = 1; i <= n; i++)
        if (index(line, part[i]) && (end[i] == "" || substr(line, length(line) - length(end[i]) + 1) == end[i])) return why[i]
    }
    FILENAME == ARGV[1] { why[++n] = $1; part[n] = $2; end[n] = $3; next }
    { found = reason($0) }
    found == "superuser" { print >left_out }
    found == "" { print }' /tmp/known /tmp/all >/tmp/wanted
}

# Whether pg_restore failed in nothing but what compare.sql makes right: owners, and grants of other roles.
# It counts errors of its workers twice
are_of_owners() { # errors of pg_restore
  LC_ALL=C awk '
    /^pg_restore: error: / { errors++; is_owner = 0 }
    /^pg_restore: error: could not execute query: ERROR:  (must be member of role |must be able to SET ROLE |role ".*" does not exist|permission denied for (schema|database) )/ { is_owner = 1 }
    /^pg_restore: error: could not execute query: ERROR:  permission denied to set session authorization/ { accepted++ }
    /^Command was: / {
      if (is_owner && /^Command was: ALTER [^;]* OWNER TO [^;]*;$/) accepted++
      is_owner = 0
    }
    /^pg_restore: warning: errors ignored on restore: [0-9]+$/ { ignored = $NF }
    END { exit !(errors > 0 && accepted == errors && ignored >= errors) }' "$1"
}

# What a person has to know about a restored copy
tell_differences() {
  if [ -s /tmp/given_over ]; then
    echo "These objects belonged to roles that $PGUSER is not a member of, and now belong to $OWNER:"
    cat /tmp/given_over
  fi
  if [ -s /tmp/to_grant ]; then
    echo 'These rights on members of extensions were not restored, because only a superuser may:'
    cat /tmp/to_grant
  fi
  if [ -s /tmp/left_out ]; then
    echo 'These entries of the copy were not restored, because only a superuser may. Read them, and let a superuser run what is right:'
    pg_restore --use-list=/tmp/left_out --file=- /scratch/copy/database.dump | grep -vE '^(--.*|SET .*|SELECT pg_catalog.set_config.*|\\.*|)$' |
      LC_ALL=C tr -d '\000-\010\013-\037\177'
  fi
}
