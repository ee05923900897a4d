# The users of the server: their rights are of /etc/@engine@/users.acl, and the hashes of their passwords are of the files in $passwords. A
# password that has been replaced counts for another day, so that nobody is locked out who has not heard of the new one yet.

# shellcheck disable=SC2034 # what the scripts use that read this file
lock=/data/.lock
kept=/data/.replaced-passwords
passwords=/run/passwords
run=/run/@engine@
# shellcheck disable=SC2034
watcher=watcher
day=86400

say() {
  printf '%s\n' "$@" >&2
}

fail() {
  say "$@"
  exit 1
}

hash() {
  sha256sum | cut -c 1-64
}

# Of certificate, key and authority
checksum() {
  cat /run/tls/ca.crt /run/tls/tls.crt /run/tls/tls.key | hash
}

# Users and hashes of the mounted passwords. One that ends with a newline counts without it, too: shells and some clients cut it off.
mounted() {
  for file in "$passwords"/*; do
    user=$(basename "$file")
    if [ ! -s "$file" ]; then
      say "The password of $user is empty, so it counts for nothing. The one before counts until there is another."
      printf '%s\n' "$user"
      continue
    fi
    printf '%s %s\n' "$user" "$(hash <"$file")"
    [ -n "$(tail -c 1 "$file")" ] || printf '%s %s\n' "$user" "$(printf %s "$(cat "$file")" | hash)"
  done
}

# Composes the file of users. Whose password is missing keeps the one before. Who removes $kept ends all replaced passwords.
renew() {
  mounted >"$run/mounted"
  before=$kept
  [ ! -e "$run/unsaved" ] || before=$run/known
  [ -f "$before" ] || before=/dev/null
  awk -v now="$(date +%s)" -v day="$day" '
    of == "mounted" { has[$1] = NF > 1 }
    NF < 2 || length($2) != 64 || $2 ~ /[^0-9a-f]/ || !($1 in has) || seen[$1, $2]++ { next }
    of == "mounted" || !has[$1] { print $1, $2, "-"; next }
    $3 == "-" || $3 > now + day { print $1, $2, now + day; next }
    $3 > now { print }
  ' of=mounted "$run/mounted" of=known "$before" >"$run/next" && mv "$run/next" "$run/known" || return 1
  if ! cmp -s "$run/known" "$kept"; then
    if cp "$run/known" "$kept.next" && mv "$kept.next" "$kept"; then
      rm -f "$run/unsaved"
    else
      touch "$run/unsaved"
      say 'The hashes of replaced passwords cannot be written to the volume. They count until this pod ends.'
    fi
  fi
  awk '
    of == "known" { hashes[$1] = hashes[$1] " #" $2; next }
    $1 == "user" && $3 == "on" { $3 = $3 hashes[$2] }
    { print }
  ' of=known "$run/known" of=users /etc/@engine@/users.acl "$run/watcher" >"$run/users.next" &&
    mv "$run/users.next" "$run/users.acl"
}
