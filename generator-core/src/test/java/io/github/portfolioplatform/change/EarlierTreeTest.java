package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.FileSet;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.problem.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a user of a tree sees that an earlier version of this library rendered: the files are those of that version. */
class EarlierTreeTest {

    private static final Tree NOW = Spec.of(Scenario.PLATFORM).rendered();
    private static final Tree EARLIER = earlier("redis").plus(earlier("postgresql-codetalk"));
    private static final Tree BEFORE = NOW.without("production/postgresql-codetalk/credentials-restore.yaml")
            .plus(EARLIER);
    private static final ChangeSet CHANGES = BEFORE.changesTo(NOW);

    private static Tree earlier(String instance) {
        return new Tree(FileSet.of(Path.of("src/test/resources/earlier-tree")).files())
                .only("production/" + instance + "/");
    }

    private static Tree withoutFile(String path) {
        return NOW.plus(earlier("redis").only("production/redis/credentials-" + path));
    }

    @Test
    void nothing_asks_for_a_decision() {
        assertThat(CHANGES.refusals()).isEmpty();
        assertThat(CHANGES.resources()).noneMatch(change -> change.impact().kind() == Impact.Kind.DATA_AT_RISK);
    }

    @Test
    void secrets_that_only_the_server_and_its_job_read_go_with_their_readers() {
        assertThat(ChangeReport.of(CHANGES))
                .contains("  ExternalSecret redis-acl: removed\n", "  ExternalSecret redis-reload: removed\n");
    }

    @Test
    void a_secret_without_a_reader_that_goes_may_be_read_by_others() {
        assertThat(withoutFile("acl.yaml").changesTo(NOW).refusals())
                .extracting(Problem::id)
                .containsExactly("secret-key-vanishes");
    }

    @Test
    void a_secret_that_one_of_its_readers_still_reads_stays() {
        Tree after = NOW.plus(EARLIER.only("production/redis/statefulset.yaml"))
                .replace(
                        "production/redis/statefulset.yaml",
                        "priorityClassName: databases",
                        "priorityClassName: other");

        assertThat(NOW.plus(EARLIER).changesTo(after).refusals())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("The Secret redis-acl is gone");
    }

    @Test
    void a_secret_that_applications_log_in_with_is_never_let_go() {
        Tree before = NOW.plus(EARLIER)
                .replace("production/redis/credentials-reload.yaml", "password: '{{ .reload }}'", "username: reload");

        assertThat(before.changesTo(NOW).refusals())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("The Secret redis-reload is gone");
    }

    @Test
    void a_secret_of_another_owner_is_never_let_go() {
        Tree before = NOW.plus(EARLIER)
                .replace(
                        "production/redis/credentials-reload.yaml",
                        "managed-by: portfolio-generator",
                        "managed-by: me");

        assertThat(before.changesTo(NOW).refusals())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("The Secret redis-reload is gone");
    }
}
