package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text of a change shows a secret, wherever somebody wrote one. */
class SecretMaskTest {

    private static final String CANARY = "hunter2canary";
    private static final String BASE_64 = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
    private static final Tree PLATFORM = Tree.platform();
    private static final String SECRET = "development/redis/credentials.yaml";
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
