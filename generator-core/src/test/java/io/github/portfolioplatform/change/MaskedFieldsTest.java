package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.yaml.YamlDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fields of a single resource are secrets, and which of their neighbours a reviewer reads. */
class MaskedFieldsTest {

    private static String masked(String text) {
        Fields fields = new Fields(YamlDocuments.read(text).get(0));
        String kind = fields.text("kind").orElse("");
        return new SecretMask()
                .of(new Resource("a.yaml", new InstanceKey("", "a"), kind, "a", fields))
                .map()
                .toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: Secret, stringData: {username: CANARY}}",
                "{kind: Secret, data: {username: CANARY}}",
                "{kind: secret, data: {username: CANARY}}",
                "{kind: Made, spec: {stringData: {a: CANARY}}}",
                "{kind: Made, spec: {manifest: {kind: Secret, data: {a: CANARY}}}}",
                "{kind: ConfigMap, data: {password: CANARY}}",
                "{kind: ConfigMap, data: {db-pw: CANARY}}",
                "{kind: ConfigMap, data: {token: CANARY}}",
                "{kind: ConfigMap, metadata: {annotations: {kubectl.kubernetes.io/last-applied-configuration: CANARY}}}",
                "{kind: ConfigMap, metadata: {annotations: {example.com/last-applied: CANARY}}}",
                "{kind: ConfigMap, metadata: {annotations: {example.com/api-key: CANARY}}}",
                "{kind: ConfigMap, metadata: {labels: {credential: CANARY}}}",
                "{kind: Redis, spec: {password: CANARY}}",
                "{kind: Redis, spec: {password: {value: CANARY}}}",
                "{kind: Redis, spec: {users: [{name: a, passwd: CANARY}]}}",
                "{kind: Redis, spec: {bearerToken: CANARY}}",
                "{kind: Redis, spec: {s3: {secretAccessKey: CANARY}}}",
                "{kind: Redis, spec: {oauth: {client_secret: CANARY}}}",
                "{kind: Pod, spec: {env: [{name: DB_PASS, value: CANARY}]}}",
                "{kind: Pod, spec: {env: [{name: API_KEY, value: CANARY}]}}",
                "{kind: Pod, spec: {env: [{name: ANY, value: 'redis-cli -a CANARY'}]}}",
                "{kind: Pod, spec: {args: [redis-cli, -a, CANARY]}}",
                "{kind: Pod, spec: {args: [--requirepass, CANARY]}}",
                "{kind: Pod, spec: {args: [--REQUIREPASS, CANARY]}}",
                "{kind: Pod, spec: {args: [requirepass, CANARY]}}",
                "{kind: Pod, spec: {args: [-p, CANARY]}}",
                "{kind: Pod, spec: {command: [mongosh], args: [-p, CANARY]}}",
                "{kind: Pod, spec: {command: [/usr/bin/mysql], args: [-pCANARY]}}",
                "{kind: Pod, spec: {command: [mysqladmin, -u, a, -pCANARY]}}",
                "{kind: Pod, spec: {command: [sshpass, -pCANARY]}}",
                "{kind: Pod, spec: {command: [curl, -u, 'a:CANARY']}}",
                "{kind: Pod, spec: {command: [curl, --user, 'a:CANARY']}}",
                "{kind: Pod, spec: {command: [curl, '-ua:CANARY']}}",
                "{kind: Pod, spec: {command: [/bin/curl, '--user=a:CANARY']}}",
                "{kind: Pod, spec: {command: [[redis-cli, -a, CANARY]]}}",
            })
    void a_secret_is_masked(String text) {
        assertThat(masked(text)).doesNotContain("CANARY").contains("****");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: ConfigMap, data: {username: CANARY}}",
                "{kind: ConfigMap, data: {compass: CANARY}}",
                "{kind: ConfigMap, data: {password: '{{ .CANARY }}'}}",
                "{kind: ConfigMap, binaryData: {passwort: CANARY}}",
                "{kind: ConfigMap, metadata: {annotations: {example.com/applied: CANARY}}}",
                "{kind: Redis, spec: {passwordSecretName: CANARY}}",
                "{kind: Redis, spec: {password: $CANARY}}",
                "{kind: Redis, spec: {password: $(CANARY)}}",
                "{kind: Redis, spec: {password: '{{ .CANARY }}'}}",
                "{kind: Redis, spec: {password: {name: CANARY}}}",
                "{kind: Redis, spec: {password: {valueFrom: CANARY}}}",
                "{kind: Redis, spec: {password: [CANARY]}}",
                "{kind: Redis, spec: {password: '', user: CANARY}}",
                "{kind: Redis, spec: {secretKeyRef: {name: CANARY, key: a}}}",
                "{kind: Pod, spec: {env: [{name: USER, value: CANARY}]}}",
                "{kind: Pod, spec: {env: [{name: DB_PASS, valueFrom: {secretKeyRef: {name: CANARY}}}]}}",
                "{kind: Pod, spec: {items: [{name: DB_PASS, port: CANARY}]}}",
                "{kind: Pod, spec: {args: [CANARY, -a]}}",
                "{kind: Pod, spec: {args: [redis-cli, -a, $CANARY]}}",
                "{kind: Pod, spec: {args: [redis-cli, -h, CANARY]}}",
                "{kind: Pod, spec: {args: [psql, -p, /CANARY]}}",
                "{kind: Pod, spec: {args: [psql, -p, -CANARY]}}",
                "{kind: Pod, spec: {args: [psql, -p, '5432', CANARY]}}",
                "{kind: Pod, spec: {args: [ssh, -pCANARY]}}",
                "{kind: Pod, spec: {args: [mysql, -p$CANARY]}}",
                "{kind: Pod, spec: {args: [-pCANARY, mysql]}}",
                "{kind: Pod, spec: {args: [mysql, -u, 'CANARY:a']}}",
                "{kind: Pod, spec: {args: [curl, -u, CANARY]}}",
                "{kind: Pod, spec: {args: [curl, -u, 'CANARY:$PASSWORD']}}",
                "{kind: Pod, spec: {args: [curl, -o, 'a:CANARY']}}",
                "{kind: Pod, spec: {args: ['a:CANARY', curl, -u]}}",
                "{kind: Pod, spec: {args: [5, CANARY, 6]}}",
            })
    void its_neighbour_is_shown(String text) {
        assertThat(masked(text)).contains("CANARY").doesNotContain("****");
    }

    @Test
    void numbers_and_lists_keep_their_values() {
        assertThat(masked("{kind: Pod, spec: {ports: [5432, true], password: 4711, args: [-a, 5]}}"))
                .isEqualTo("{kind=Pod, spec={ports=[5432, true], password=****, args=[-a, 5]}}");
        assertThat(masked("{kind: Redis, spec: {password: true}}")).contains("password=true");
    }

    @Test
    void a_number_behind_p_is_a_port_except_for_clients_whose_password_it_is() {
        assertThat(masked("{kind: Pod, spec: {args: [psql, -p, '5432']}}")).contains("[psql, -p, 5432]");
        assertThat(masked("{kind: Pod, spec: {args: [mongosh, -p, '5432']}}")).contains("[mongosh, -p, ****]");
    }

    @Test
    void two_secrets_are_compared_although_both_look_the_same() {
        assertThat(SecretMask.hidden("one"))
                .isNotEqualTo(SecretMask.hidden("two"))
                .hasToString("****");
    }

    @Test
    void the_words_of_a_command_stand_before_its_arguments_and_are_not_repeated() {
        assertThat(masked("{kind: Pod, spec: {command: [mongosh, -u], args: [a, -p, CANARY, b]}}"))
                .isEqualTo("{kind=Pod, spec={command=[mongosh, -u], args=[a, -p, ****, b]}}");
    }

    @Test
    void a_secret_in_a_text_is_masked_at_its_place_alone() {
        assertThat(masked("{kind: ConfigMap, data: {redis.conf: \"port 6379\\nrequirepass CANARY\\n\"}}"))
                .isEqualTo("{kind=ConfigMap, data={redis.conf=port 6379\nrequirepass ****\n}}");
    }
}
