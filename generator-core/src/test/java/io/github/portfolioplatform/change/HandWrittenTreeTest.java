package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.ResourceChange.Type;
import io.github.portfolioplatform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What people wrote by hand is compared with what is rendered: one file an instance, several documents, few labels. */
class HandWrittenTreeTest {

    private static final String FILE = "development/codetalk.yaml";
    private static final String START = "      - command: [sh, -c, 'redis-server --requirepass \"$REDIS_PASSWORD\"']\n";
    private static final Tree BY_HAND = Tree.byHand(FILE, "postgresql-codetalk");
    private static final Tree RENDERED = Tree.platform().only("development/postgresql-codetalk/");

    @Test
    void the_rendered_files_take_over_without_a_risk() {
        ChangeSet changes = BY_HAND.changesTo(RENDERED);

        assertThat(changes.refusals()).isEmpty();
        assertThat(changes.count(Type.ADDED)).isZero();
        assertThat(changes.count(Type.REMOVED)).isZero();
        assertThat(changes.resources())
                .hasSize(4)
                .allSatisfy(change -> assertThat(change.instance()).isEqualTo("postgresql-codetalk"))
                .allSatisfy(change -> assertThat(change.fields())
                        .allSatisfy(field -> assertThat(field.path()).contains("labels")));
    }

    @Test
    void a_risk_is_found_across_files() {
        Tree larger = BY_HAND.replace(FILE, "storage: 2Gi", "storage: 5Gi");

        assertThat(larger.changesTo(RENDERED).refusals())
                .extracting(Problem::id)
                .containsExactly("storage-shrinks");
    }

    @Test
    void a_secret_in_base64_is_the_same_in_clear() {
        String encoded = Base64.getEncoder().encodeToString("codetalk_postgres123".getBytes(StandardCharsets.UTF_8));
        Tree before = BY_HAND.replace(FILE, "stringData:", "data:").replace(FILE, "codetalk_postgres123", encoded);

        assertThat(before.changesTo(RENDERED).resources())
                .noneMatch(change ->
                        change.fields().stream().anyMatch(field -> field.path().startsWith("stringData")));
    }

    @Test
    void resources_in_a_list_are_resources() {
        String items = BY_HAND.text(FILE).replaceFirst("(?s)^#.*?\n", "").replaceAll("(?m)^(?!---)", "    ");
        String list = "apiVersion: v1\nkind: List\nitems:\n"
                + items.replaceAll("(?m)^    apiVersion", "  - apiVersion")
                        .replaceAll("(?m)^---\n", "")
                        .stripTrailing()
                + "\n";

        assertThat(Tree.EMPTY.with(FILE, list).changesTo(RENDERED).count(Type.CHANGED))
                .isEqualTo(4);
    }

    @Test
    void the_file_with_one_server_is_the_instance_of_all_in_it() {
        ChangeSet changes = BY_HAND.changesTo(new Tree(new TreeMap<>()));

        assertThat(changes.refusals())
                .singleElement()
                .satisfies(problem -> assertThat(problem.fix())
                        .endsWith("{instance: postgresql-codetalk, environment: development, reason: …}"));
    }

    @Test
    void redis_without_an_append_only_file_needs_a_command_first() {
        Tree before = Tree.byHand("development/redis.yaml", "redis")
                .replace("development/redis.yaml", "      - args:\n        - redis-server\n", START + "        args:\n")
                .replace("development/redis.yaml", "        - --appendonly\n        - \"yes\"\n", "")
                .replace("development/redis.yaml", "REDISCLI_AUTH", "REDIS_PASSWORD");

        assertThat(before.changesTo(Tree.platform().only("development/redis/")).refusals())
                .singleElement()
                .satisfies(problem -> assertThat(problem.fix())
                        .startsWith(
                                "Before you apply it, let the running server write the file: kubectl exec redis-0 -n default -- sh -c"
                                        + " 'REDISCLI_AUTH=\"$REDIS_PASSWORD\" redis-cli CONFIG SET appendonly yes'."));
    }

    @Test
    void a_user_that_came_from_a_secret_may_be_written_out_if_it_is_the_same() {
        Tree before = fromSecret("codetalk_user");

        assertThat(before.changesTo(RENDERED).refusals())
                .extracting(Problem::id)
                .containsExactly("secret-key-vanishes");
    }

    @Test
    void a_user_that_came_from_a_secret_is_not_shown() {
        Tree before = fromSecret("hidden_owner");

        assertThat(before.changesTo(RENDERED).refusals())
                .extracting(Problem::id)
                .containsExactly("secret-key-vanishes", "database-is-renamed");
        assertThat(before.changesTo(RENDERED).refusals().toString()).doesNotContain("hidden_owner");
    }

    private static Tree fromSecret(String user) {
        return BY_HAND.replace(FILE, "stringData:\n", "stringData:\n  owner: " + user + "\n")
                .replace(
                        FILE,
                        "          value: codetalk_user\n",
                        "          valueFrom: {secretKeyRef: {name: postgresql-codetalk-secrets, key: owner}}\n");
    }

    @Test
    void the_server_is_found_behind_a_sidecar_that_stands_first() {
        String path = "development/redis.yaml";
        Tree redis = Tree.byHand(path, "redis");
        String container = "      containers:\n";
        Tree before = redis.replace(
                path,
                container,
                container + "      - image: oliver006/redis_exporter:v1.74.0\n        name: exporter\n");
        Tree after = before.replace(path, "image: redis:7-alpine", "image: redis:6-alpine");

        assertThat(before.text(path).indexOf("exporter"))
                .isLessThan(before.text(path).indexOf("image: redis:"));
        assertThat(before.changesTo(after).refusals()).singleElement().satisfies(problem -> {
            assertThat(problem.id()).isEqualTo("version-jumps");
            assertThat(problem.toString()).contains("containers[redis].image");
        });
    }

    @Test
    void what_names_no_namespace_comes_from_the_default_one() {
        Tree before = BY_HAND.replace(FILE, "  namespace: default\n", "");
        Tree after = BY_HAND.replace(FILE, "  namespace: default\n", "  namespace: elsewhere\n");

        assertThat(before.changesTo(after).refusals())
                .filteredOn(problem -> problem.id().equals("namespace-changes"))
                .singleElement()
                .asString()
                .contains("moves from the namespace default to elsewhere");
    }
}
