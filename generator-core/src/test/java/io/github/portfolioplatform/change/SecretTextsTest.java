package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets inside of the texts of hand-written manifests, in the languages of servers, clients and shells. */
class SecretTextsTest {

    private static final String CANARY = "hunter2canary";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/x?api_key=CANARY",
                "https://h/?X-Amz-Signature=CANARY",
                "https://h/?sig=CANARY",
                "postgres://u:p%40CANARY%23@h/db?sslmode=require",
                "redis://:CANARY@h:6379",
                "//u:CANARY@h/x",
                "jdbc:oracle:thin:app/CANARY@db:1521/orders",
                "sqlplus -s app/CANARY@db:1521/orders",
                "PASSWORD_HASH=md5CANARY",
                "passwordHash: CANARY",
                "ldapsearch -x -D cn=app -w CANARY -b dc=x",
                "CREATE ROLE app LOGIN PASSWORD $$CANARY$$",
                "CREATE ROLE app LOGIN PASSWORD $x$CANARY$x$",
                "ALTER ROLE app PASSWORD 'CANARY';",
                "ALTER USER app IDENTIFIED BY 'CANARY'",
                "ALTER USER app IDENTIFIED WITH mysql_native_password BY 'CANARY'",
                "SET PASSWORD FOR 'a'@'%' = 'CANARY'",
                "set password to 'CANARY'",
                "db.changeUserPassword(\"a\", \"CANARY\")",
                "db.auth('a', 'CANARY')",
                "db.createUser({user: 'a',\n  pwd:\n    'CANARY'})",
                "{\\\"password\\\": \\\"CANARY\\\"}",
                "{\"auths\": {\"r\": {\"auth\": \"CANARY\"}}}",
                "{\"env\": [{\"name\": \"PGPASSWORD\", \"value\": \"CANARY\"}]}",
                "- name: PGPASSWORD\n  value: 'CANARY'",
                "<password>CANARY</password>",
                "my_pw: CANARY",
                "psql -v pw='CANARY'",
                "password => 'CANARY'",
                "password := 'CANARY'",
                "primary_conninfo = 'host=a password=''CANARY'''",
                "psql 'host=h password='\\''CANARY'\\'''",
                "*:*:*:postgres:CANARY",
                "db.example.com:5432:orders:app:CANARY",
                "echo \"*:*:*:*:CANARY\" > ~/.pgpass",
                "cat > ~/.pgpass <<EOF\nlocalhost:5432:*:app:CANARY\nEOF\n",
                "Authorization: Bearer CANARY",
                "curl -H \"Authorization: Basic CANARY\"",
                "curl -u user:CANARY https://h",
                "curl -s --user 'user:CANARY' https://h",
                "AWS_SECRET_ACCESS_KEY=CANARY",
                "AccountKey=CANARY;EndpointSuffix=x",
                "x-api-key: CANARY",
                "--access-key CANARY",
                "--pw CANARY",
                "redis-cli auth default CANARY",
                "redis-cli \\\n  -h a \\\n  -a \\\n  CANARY \\\n  ping",
                "mysql \\\n  -u a \\\n  -pCANARY",
                "cat <<'EOF' | redis-cli\nAUTH CANARY\nPING\nEOF\n",
                "HELLO 3 auth default CANARY",
                "ACL SETUSER a on '>CANARY'",
                "sentinel auth-pass main CANARY",
                "echo 'CANARY' | docker login --password-stdin",
                "printf '%s' 'CANARY' > /etc/pgpass",
                "restic --password-command 'echo CANARY'",
                "ssl_passphrase_command = 'echo CANARY'",
                "sshpass -p CANARY ssh h",
                "htpasswd -b f a CANARY",
                "password: |\n  CANARY\nother: x",
                "PASSWORD=\\\nCANARY",
                "\"app\" \"CANARY\"",
                "SCRAM-SHA-256$4096:CANARY$stored:server",
                "-----BEGIN RSA PRIVATE KEY-----\nabc\nCANARY\n-----END RSA PRIVATE KEY-----\n"
            })
    void a_secret_is_masked_and_no_line_is_lost(String form) {
        String text = form.replace("CANARY", CANARY);

        String shown = SecretTexts.masked(text);

        assertThat(shown).doesNotContain(CANARY).contains("****");
        assertThat(shown.lines().count()).isEqualTo(text.lines().count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongod --auth --bind_ip_all --keyFile /etc/mongo/key",
                "keyFile: /etc/mongodb/keyfile",
                "mongodb://h:27017/?authSource=admin&authMechanism=SCRAM-SHA-256",
                "password_encryption = scram-sha-256",
                "hostssl all all 0.0.0.0/0 scram-sha-256",
                "fd00:10:96:ab:1",
                "registry.example.com:5000/postgres:14@sha256:abc",
                "PGPASSWORD=$APP_PASSWORD psql -p 5432",
                "redis-cli -a \"$(REDIS_PASSWORD)\" ping",
                "redis://:$(REDIS_PASSWORD)@redis:6379",
                "mkdir -p /data",
                "echo ready > /tmp/ready",
                "{\"name\": \"LANG\", \"value\": \"C.UTF-8\"}",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"
            })
    void what_is_no_secret_stays_readable(String text) {
        assertThat(SecretTexts.masked(text)).isEqualTo(text);
    }

    @Test
    void a_long_text_is_masked_in_a_moment() {
        String text = "password: x\nuser a on >abcdef\n:://\"'\\ ".repeat(2_000);

        assertThat(SecretTexts.masked(text).lines().count())
                .isEqualTo(text.lines().count());
    }

    @Test
    void the_secrets_of_a_text_are_found_without_their_quotes() {
        assertThat(SecretTexts.in("redis-cli -a 'hunter2canary' ping; PGPASSWORD=\\\nother \"password\": \"third\""))
                .containsExactlyInAnyOrder("hunter2canary", "other", "third");
        assertThat(SecretTexts.in("redis-cli -a $PASSWORD ping")).isEmpty();
    }

    @Test
    void the_shortest_text_with_a_secret_has_six_characters() {
        assertThat(SecretTexts.masked("pw: ab")).isEqualTo("pw: ****");
        assertThat(SecretTexts.masked("pw: a")).isEqualTo("pw: a");
    }
}
