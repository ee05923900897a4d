package io.github.portfolioplatform.engine.redis;

/**
 * What makes users and a renewed certificate known to a server that runs.
 *
 * <p>It compares answers, because the client exits with 0 whatever the server says, and it ends with 1 if anything is not as it should be. The
 * certificate comes first: users that are wrong must not keep it from being renewed. Users are read only if they are others than those that
 * the server knows, because Redis before 7.2 closes all connections when it reads them.
 *
 * @see <a href="https://redis.io/docs/latest/commands/acl-load/">Redis: ACL LOAD</a>
 * @see <a href="https://github.com/redis/redis/issues/11986">Redis 7.0 closes all connections</a>
 */
final class AccessScript {

    /** The key of the ConfigMap, and the name of the file. */
    static final String KEY = "access.sh";

    /** The variable with the host of the server. */
    static final String HOST = "REDIS_HOST";

    private static final String TEXT = """
            #!/bin/sh
            # Lets the server read a renewed certificate and its users again. Whatever is right already stays.
            set -eu

            fail() {
              echo "$1" >&2
              exit 1
            }

            ask() {
              @client@ --no-auth-warning --tls --cacert @authority@ -h "$@host@" -p @port@ --user @user@ "$@" 2>&1 || true
            }

            # Names and hashes, of the lines of an ACL file
            users() {
              sed '/^$/d; s/^user //; s/ [^# ][^ ]*//g' | sort
            }

            is_up_to_date() {
              [ "$(ask ACL LIST | users)" = "$(users < @users@)" ]
            }

            # An empty password, or one that ends with a newline, which the shell would take away
            [ -n "$(tail -c 1 @password@)" ] ||
              fail 'The password of @user@ is empty or ends with a newline. Store it without.'
            REDISCLI_AUTH=$(cat @password@)
            export REDISCLI_AUTH

            attempts=30
            until answer=$(ask PING) && [ "$answer" = PONG ]; do
              case $answer in
                *WRONGPASS*) fail "$answer
            The server knows another password of @user@. If that was changed, restart the server: it reads its users when it starts." ;;
              esac
              attempts=$((attempts - 1))
              [ "$attempts" -gt 0 ] || fail "The server is not ready: $answer"
              sleep 5
            done

            failures=0
            certificate=$(ask CONFIG SET tls-cert-file @certificate@ tls-key-file @key@)
            if [ "$certificate" != OK ]; then
              echo "The certificate stays the old one: $certificate" >&2
              failures=1
            fi

            if ! is_up_to_date; then
              loaded=$(ask ACL LOAD)
              if [ "$loaded" != OK ]; then
                echo "The users stay the old ones: $loaded" >&2
                failures=1
              elif ! is_up_to_date; then
                echo 'The server does not see the new users yet. The next run tells it again.' >&2
                failures=1
              fi
            fi

            [ "$failures" -eq 0 ] || exit 1
            echo 'Users and certificate are up to date.'
            """.replace("@authority@", SecuredVolumes.AUTHORITY)
            .replace("@certificate@", SecuredVolumes.CERTIFICATE)
            .replace("@host@", HOST)
            .replace("@key@", SecuredVolumes.KEY)
            .replace("@password@", SecuredVolumes.PASSWORD)
            .replace("@port@", String.valueOf(RedisServer.PORT))
            .replace("@user@", RedisUser.RELOAD.id())
            .replace("@users@", SecuredVolumes.USERS);

    private AccessScript() {}

    /** {@return the script, for the programs of that flavour} */
    static String of(Flavour flavour) {
        return TEXT.replace("@client@", flavour.client());
    }
}
