package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text of a change shows a secret, wherever somebody wrote one. */
class SecretMaskTest {

    private static final String CANARY = "hunter2canary";
    private static final String BASE_64 = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
    private static final Tree PLATFORM = Tree.platform();
    private static final String SECRET = "development/redis/credentials.yaml";
    private static final String CONFIG_MAP = "kind: ConfigMap\nmetadata: {name: more}\n";
    private static final String SERVER = "development/redis/statefulset.yaml";

    static Stream<Tree> places() {
        return Stream.of(
                PLATFORM.replace(SECRET, "redis123", CANARY),
                PLATFORM.replace(SECRET, "stringData:\n", "stringData:\n  other: " + CANARY + "\n"),
                PLATFORM.replace(SECRET, "stringData:", "data:\n  other: " + BASE_64 + "\nstringData:"),
                PLATFORM.replace(SECRET, "metadata:", "data: {broken: \"%" + CANARY + "\"}\nmetadata:"),
                PLATFORM.replace(SECRET, "stringData:", "stringData: " + CANARY + "\nunused:"),
                PLATFORM.replace(
                        SECRET,
                        "  annotations:\n",
                        "  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: '{\"stringData\":{\"a\":\""
                                + CANARY + "\"}}'\n"),
                variable("name: REDIS_PASSWORD\n          value: " + CANARY),
                variable("name: API_KEY\n          value: " + CANARY),
                variable("name: REDIS_URL\n          value: redis://user:" + CANARY + "@redis:6379"),
                variable("name: OPTIONS\n          value: --requirepass " + CANARY),
                PLATFORM.replace(
                        SERVER,
                        "        - --dir\n",
                        "        - --requirepass\n        - " + CANARY + "\n        - --dir\n"),
                PLATFORM.replace(SERVER, "        - /data\n", "        - --requirepass " + CANARY + "\n"),
                PLATFORM.replace(SERVER, "        - /data\n", "        - requirepass \"two " + CANARY + "\"\n"),
                variable("name: MY_PWD\n          value: " + CANARY),
                variable("name: PGPASSWORD_FOR_PSQL\n          value: " + CANARY),
                variable("name: ANY\n          value: PGPASSWORD=" + CANARY + " psql -p 5432"),
                variable("name: ANY\n          value: redis-cli -h a -a " + CANARY + " ping"),
                variable("name: ANY\n          value: redis-cli -h a -a" + CANARY + " ping"),
                variable("name: ANY\n          value: mongosh -u a -p " + CANARY + " --quiet"),
                variable("name: ANY\n          value: mongosh -u a -p" + CANARY),
                variable("name: ANY\n          value: sh -c 'redis-server --requirepass " + CANARY + "'"),
                variable("name: ANY\n          value: exec mysqladmin -u root -p" + CANARY + " ping"),
                variable("name: ANY\n          value: REDISCLI_AUTH=" + CANARY + " redis-cli ping"),
                variable("name: ANY\n          value: echo AUTH " + CANARY),
                variable("name: ANY\n          value: echo AUTH default " + CANARY),
                variable("name: ANY\n          value: https://" + CANARY + "@git.example.com/a.git"),
                variable("name: ANY\n          value: postgres://a:" + CANARY + "@db:5432/a?x=y"),
                variable("name: REDIS_PASSWORD\n          value: " + CANARY
                        + "\n        - name: ANY\n          value: x" + CANARY),
                variable("name: A_TOKEN\n          value: " + CANARY + "\n        - name: ANY\n          value: "
                        + BASE_64),
                PLATFORM.replace(
                        SERVER, "        - /data\n", "        - redis-cli\n        - -a\n        - " + CANARY + "\n"),
                PLATFORM.replace(SERVER, "        - /data\n", "        - redis-cli -a " + CANARY + " ping\n"),
                PLATFORM.replace(SERVER, "        - /data\n", "        - masterauth " + CANARY + "\n"),
                PLATFORM.with("development/redis/more.yaml", configuration("user default on >" + CANARY + " ~* +@all")),
                PLATFORM.with(
                        "development/redis/more.yaml", configuration("user a on >abcdef >" + CANARY + " ~* +@all")),
                PLATFORM.with("development/redis/more.yaml", configuration("ACL SETUSER a on >" + CANARY)),
                PLATFORM.with("development/redis/more.yaml", configuration("masterauth " + CANARY)),
                PLATFORM.with("development/redis/more.yaml", configuration("sentinel auth-pass m " + CANARY)),
                PLATFORM.with(
                        "development/redis/more.yaml", configuration("primary_conninfo = 'password=" + CANARY + "'")),
                PLATFORM.with("development/redis/more.yaml", configuration("plain " + CANARY + " in the middle")),
                PLATFORM.with("development/redis/more.yaml", configuration("plain " + BASE_64 + " in the middle")),
                PLATFORM.with("development/redis/more.yaml", configuration("requirepass " + CANARY)),
                PLATFORM.with("development/redis/more.yaml", configuration("password = \"" + CANARY + "\"")),
                PLATFORM.with("development/redis/more.yaml", configuration("password: \"{{ .app }}" + CANARY + "\"")),
                PLATFORM.with(
                        "development/redis/more.yaml", configuration("password:\n      " + CANARY + "\n    other: x")),
                PLATFORM.with("development/redis/more.yaml", configuration("password: \"a\n      " + CANARY + "\"")));
    }

    /** A variable with a harmless name that something uses as a password. */
    static Stream<Tree> referenced_places() {
        String harmless = "name: FOO\n          value: " + CANARY;
        Stream<String> words = Stream.of(
                "redis-cli -a $(FOO) ping",
                "sh -c 'redis-cli -h a -a $FOO ping'",
                "\"redis-cli -a \\\"$FOO\\\" ping\"",
                "mongosh -u a -p ${FOO} --quiet",
                "mysqladmin -u root -p$FOO ping",
                "redis-server --requirepass $(FOO)",
                "redis-server --requirepass=${FOO:-none}",
                "PGPASSWORD=$FOO psql",
                "echo AUTH default $FOO",
                "redis://:$(FOO)@redis:6379",
                "ACL SETUSER app on >$FOO");
        Tree lists = variable(harmless).replace(SERVER, "        - /data\n", "        - -a\n        - $(FOO)\n");
        Tree clients = variable(harmless)
                .with(
                        "development/redis/more.yaml",
                        "kind: Pod\nmetadata: {name: more}\nspec: {command: [mongosh, -p, $(FOO)]}\n");
        Tree named = variable(harmless + "\n        - name: DB_PASSWORD\n          value: $(FOO)");
        Tree made = variable(harmless + "\n        - name: BAR\n          value: x$(FOO)")
                .replace(SERVER, "        - /data\n", "        - redis-cli -a $(BAR)\n");
        Tree elsewhere = variable(harmless)
                .with("development/redis/more.yaml", CONFIG_MAP + "data: {ping.sh: redis-cli -a $FOO ping}\n");
        Tree configured = variable("name: FOO\n          valueFrom: {configMapKeyRef: {name: more, key: foo}}")
                .replace(SERVER, "        - /data\n", "        - redis-cli -a $(FOO)\n")
                .with("development/redis/more.yaml", CONFIG_MAP + "data: {foo: " + CANARY + "}\n");
        Tree all = PLATFORM.replace(
                        SERVER,
                        "        - /data\n",
                        "        - redis-cli -a $(FOO)\n        envFrom:\n        - configMapRef: {name: more}\n")
                .with("development/redis/more.yaml", CONFIG_MAP + "data: {FOO: " + CANARY + ", BAR: x}\n");
        Tree secret = variable("name: FOO\n          valueFrom: {secretKeyRef: {name: more, key: foo}}")
                .replace(SERVER, "        - /data\n", "        - redis-cli -a $(FOO)\n        - plain" + CANARY + "\n")
                .with(
                        "development/redis/more.yaml",
                        "kind: Secret\nmetadata: {name: more}\nstringData: {foo: " + CANARY + "}\n");
        return Stream.concat(
                words.map(word -> variable(harmless).replace(SERVER, "        - /data\n", "        - " + word + "\n")),
                Stream.of(lists, clients, named, made, elsewhere, configured, all, secret));
    }

    /** Resources of other kinds, which are written by hand or by other tools. */
    static Stream<Tree> resources_of_others() {
        return Stream.of(
                        "kind: Pod\nspec: {containers: [{command: [mongosh], args: [-u, a, -p, CANARY]}]}",
                        "kind: Pod\nspec: {containers: [{command: [/bin/mysql], args: [-pCANARY]}]}",
                        "kind: Pod\nspec: {containers: [{command: [env, X=1, mongosh, -p, CANARY]}]}",
                        "kind: Pod\nspec: {containers: [{args: [-p, CANARY]}]}",
                        "kind: Pod\nspec: {containers: [{command: [curl, -u, 'a:CANARY', http://x]}]}",
                        "kind: Redis\nspec: {users: [{name: a, password: CANARY}]}",
                        "kind: Redis\nspec: {auth: {password: {value: CANARY}}}",
                        "kind: Redis\nspec: {adminPassword: CANARY, accessToken: CANARY, apiKey: CANARY}",
                        "kind: HelmRelease\nspec: {values: {auth: {postgresPassword: CANARY}}}",
                        "kind: Object\nspec: {manifest: {kind: Secret, data: {a: CANARY}}}",
                        "kind: Made\nspec: {template: {stringData: {a: CANARY}}}",
                        "kind: secret\nstringData: {a: CANARY}",
                        "kind: ConfigMap\ndata: {pass: CANARY}",
                        "kind: ConfigMap\ndata: {.pgpass: CANARY}",
                        "kind: ConfigMap\ndata: {api-key: CANARY}",
                        "kind: ConfigMap\ndata: {db-pw: CANARY}",
                        "kind: ConfigMap\nmetadata: {annotations: {example.com/pw: CANARY}}",
                        "kind: ConfigMap\nmetadata: {annotations: {example.com/last-applied: '{\"a\": \"CANARY\"}'}}")
                .map(text -> PLATFORM.with(
                        "development/redis/more.yaml",
                        (text.contains("metadata:") ? text : text + "\nmetadata: {}")
                                        .replace("metadata: {", "metadata: {name: more, ")
                                        .replace("CANARY", CANARY)
                                + "\n"));
    }

    @ParameterizedTest
    @MethodSource("resources_of_others")
    void a_secret_in_a_resource_of_others_is_masked(Tree secret) {
        shows_no_secret_whether_it_comes_or_goes(secret);
        assertThat(secret.changesTo(other(secret)).resources()).hasSize(1);
    }

    @Test
    void a_refusal_shows_no_secret_either() {
        Tree leaking = PLATFORM.replace(SERVER, "        - /data\n", "        - redis://a:" + CANARY + "@h\n");

        assertThat(PLATFORM.changesTo(leaking).refusals())
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal.toString()).doesNotContain(CANARY));
    }

    @ParameterizedTest
    @MethodSource("referenced_places")
    void a_variable_of_a_harmless_name_that_is_used_as_a_password_is_one(Tree secret) {
        shows_no_secret_whether_it_comes_or_goes(secret);
    }

    @Test
    void a_briefvariable_that_is_used_as_a_password_is_masked_at_its_own_place_alone() {
        Tree brief = variable("name: FOO\n          value: abcde\n        - name: ANY\n          value: abcdef")
                .replace(SERVER, "        - /data\n", "        - redis-cli -a $(FOO)\n");

        assertThat(texts(brief.changesTo(brief.replace(SERVER, "abcde", "abcd0"))))
                .contains("env[FOO].value  **** → ****", "env[ANY].value  abcdef → abcd0f");
    }

    @Test
    void a_secret_of_one_instance_is_masked_in_all_others() {
        Tree before = PLATFORM.replace(SECRET, "redis123", CANARY);
        Tree after = before.replace(
                        "development/mongodb-intervalai/statefulset.yaml",
                        "        env:\n",
                        "        env:\n        - name: ANY\n          value: x" + CANARY + "x\n")
                .with("production/more.yaml", CONFIG_MAP + "data: {a: " + BASE_64 + "}\n")
                .replace("development/redis/claim.yaml", "1Gi", "2Gi");

        assertThat(texts(before.changesTo(after))).doesNotContain(CANARY, BASE_64);
        assertThat(texts(after.changesTo(before))).doesNotContain(CANARY, BASE_64);
        assertThat(texts(after.changesTo(after.replace(
                        "development/mongodb-intervalai/statefulset.yaml", "x" + CANARY + "x", "y" + CANARY + "x"))))
                .contains("env[ANY].value  x****x → y****x");
    }

    private static Tree variable(String lines) {
        return PLATFORM.replace(
                SERVER, "        - name: REDISCLI_AUTH", "        - " + lines + "\n        - name: REDISCLI_AUTH");
    }

    private static String configuration(String line) {
        return "kind: ConfigMap\nmetadata: {name: more}\ndata:\n  redis.conf: |\n    " + line + "\n  db-password: "
                + CANARY + "\n";
    }

    @ParameterizedTest
    @MethodSource("places")
    void shows_no_secret_whether_it_comes_or_goes(Tree secret) {
        assertThat(secret.files()).isNotEqualTo(PLATFORM.files());
        assertThat(Stream.of(PLATFORM.changesTo(secret), secret.changesTo(PLATFORM), secret.changesTo(other(secret))))
                .allSatisfy(changes -> assertThat(texts(changes)).doesNotContain(CANARY, BASE_64));
    }

    /** The same with another password in its place, so that both are compared. */
    private static Tree other(Tree secret) {
        Tree other = secret;
        for (String path : secret.paths()) {
            String text = secret.text(path);
            other = other.with(path, text.replace(CANARY, CANARY + "3").replace(BASE_64, "b3RoZXI="));
        }
        return other;
    }

    private static String texts(ChangeSet changes) {
        return Stream.of(changes.resources(), changes.refusals(), changes.hints(), ChangeReport.of(changes))
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ .app }}",
                "{{ .app | sha256sum }}",
                "{{ .app | urlquery | replace \"+\" \"%20\" }}",
                "{{ get .Secrets \"read-only\" }}"
            })
    void what_an_operator_fills_in_is_readable(String template) {
        Tree before = PLATFORM.with("development/redis/more.yaml", configuration("password none"));
        Tree after = PLATFORM.with("development/redis/more.yaml", configuration("password " + template));

        assertThat(texts(before.changesTo(after))).contains("→ password " + template);
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_changed_secret_is_a_change_although_both_look_the_same(Tree secret) {
        boolean lost = secret.text(SECRET).contains("unused:");

        assertThat(secret.changesTo(other(secret)).resources().isEmpty()).isEqualTo(lost);
    }
}
