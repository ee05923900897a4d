package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files on a volume keep their owner: a server that runs as another user does not start on them. */
class RunAsChangeTest {

    private static final Spec SPEC = Spec.of(Scenario.PLATFORM);
    private static final String POSTGRESQL = "production/postgresql-codetalk/statefulset.yaml";
    private static final String REDIS = "production/redis/statefulset.yaml";
    private static final Tree PLATFORM = SPEC.rendered();

    private static Tree ids(Tree tree, String server, long user, long group) {
        String text = tree.text(server)
                .replaceAll("runAsUser: \\d+", "runAsUser: " + user)
                .replaceAll("(fsGroup|runAsGroup): \\d+", "$1: " + group);
        return tree.with(server, text);
    }

    private static List<String> refusals(Tree before, Tree after) {
        return before.changesTo(after).refusals().stream().map(Problem::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        POSTGRESQL + ", PostgreSQL does not start on a data directory of another owner.",
        REDIS + ", Redis does not start if it may not write its append-only file",
        "production/mongodb-intervalai/statefulset.yaml, MongoDB does not start on files of another owner",
    })
    void another_user_is_refused_with_what_the_server_does(String server, String what) {
        Tree other = ids(PLATFORM, server, 1001, 1001);

        assertThat(PLATFORM.changesTo(other).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.id()).isEqualTo("run-as-changes"))
                .asString()
                .contains("runs as the user 1001, but its files belong to 999. " + what);
        assertThat(other.changesTo(PLATFORM).refusals())
                .singleElement()
                .asString()
                .contains("runs as the user 999, but its files belong to 1001. ");
    }

    @Test
    void another_group_passes_because_the_kubelet_changes_the_group_of_the_files() {
        assertThat(refusals(PLATFORM, ids(PLATFORM, POSTGRESQL, 999, 1001))).isEmpty();
    }

    @Test
    void a_server_that_starts_as_root_takes_over_the_files() {
        Tree before = Tree.platform()
                .replace(
                        "development/redis/statefulset.yaml",
                        "      enableServiceLinks: false\n",
                        "      enableServiceLinks: false\n      securityContext: {runAsUser: 1001}\n");

        assertThat(refusals(before, Tree.platform())).isEmpty();
    }

    @Test
    void a_container_has_the_last_word() {
        String pod = "        runAsUser: 999\n";
        Tree after = PLATFORM.replace(
                REDIS, "          readOnlyRootFilesystem: true\n", "          readOnlyRootFilesystem: true\n  " + pod);

        assertThat(PLATFORM.text(REDIS)).contains(pod);
        assertThat(refusals(
                        PLATFORM, after.with(REDIS, after.text(REDIS).replace("\n" + pod, "\n        runAsUser: 5\n"))))
                .isEmpty();
    }

    @Test
    void the_user_of_an_image_of_alpine_is_another() {
        String path = "development/postgresql-codetalk/statefulset.yaml";
        Tree before = Tree.platform().replace(path, "image: postgres:14", "image: postgres:14-alpine");
        Tree after = before.replace(
                path,
                "      enableServiceLinks: false\n",
                "      enableServiceLinks: false\n      securityContext: {runAsUser: 70}\n");

        assertThat(refusals(before, after)).isEmpty();
        assertThat(refusals(before, after.replace(path, "runAsUser: 70", "runAsUser: 999")))
                .containsExactly("run-as-changes");
    }

    @Test
    void data_of_development_belongs_to_the_user_of_the_image() {
        Tree development = Tree.platform().only("development/redis/");
        Tree secured = ids(PLATFORM, REDIS, 1001, 1001).only("production/redis/");
        Tree entered = Tree.EMPTY;
        for (String path : secured.files().keySet()) {
            entered = entered.with(path.replace("production/", "development/"), secured.text(path));
        }

        assertThat(refusals(development, entered)).contains("profile-changes", "run-as-changes");
    }
}
