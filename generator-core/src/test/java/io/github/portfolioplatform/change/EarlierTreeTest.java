package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.FileSet;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user of a tree sees that an earlier version of this library rendered: the files are those of that version. */
class EarlierTreeTest {

    private static final String STORE = "{externalSecrets: {store: vault, key: \"platform/{environment}/{instance}\"}}";
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

        Tree before = NOW.plus(EARLIER);

        assertThat(before.changesTo(after.plus(before.only("production/redis/statefulset.yaml")))
                        .refusals())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("The Secret redis-acl is gone");
        assertThat(before.changesTo(after).refusals())
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

    @Test
    void a_property_that_a_new_version_reads_is_named_with_its_entry() {
        assertThat(CHANGES.hints())
                .contains(
                        "Secrets read properties that they did not read before; add them to the store first, because an"
                                + " operator makes such a Secret only when it finds all of them: production/postgresql-codetalk: restore of"
                                + " platform/production/postgresql-codetalk.");
    }

    @Test
    void a_secret_that_a_person_provides_is_named() {
        Spec spec = Spec.of(Scenario.PLATFORM).replace(STORE, "{brought: true}");
        Tree now = spec.rendered();

        assertThat(now.plus(EARLIER.only("production/postgresql-codetalk/"))
                        .changesTo(now)
                        .hints())
                .contains(
                        "Servers read Secrets that they did not read before; provide them first (connections lists their keys):"
                                + " production/postgresql-codetalk: postgresql-codetalk-restore.")
                .noneMatch(hint -> hint.contains("add them to the store"));
    }

    @Test
    void a_secret_that_a_file_makes_which_stays_as_it_is_needs_no_person() {
        assertThat(CHANGES.hints()).noneMatch(hint -> hint.startsWith("Servers read Secrets"));
    }

    @Test
    void vault_is_told_of_a_property_and_a_generator_is_not() {
        assertThat(hintsOf("{vault: {auth: databases, mount: kv}}"))
                .anyMatch(hint ->
                        hint.endsWith("restore of portfolio-orchestration-platform/production/postgresql-codetalk."));
        assertThat(hintsOf("{generated: true}")).noneMatch(hint -> hint.contains("did not read before"));
    }

    private static List<String> hintsOf(String source) {
        Tree now = Spec.of(Scenario.PLATFORM).replace(STORE, source).rendered();
        return now.without("production/postgresql-codetalk/credentials-restore.yaml")
                .changesTo(now)
                .hints();
    }

    @Test
    void the_command_of_a_person_is_printed_once_for_each_server() {
        assertThat(CHANGES.hints())
                .filteredOn(hint -> hint.startsWith("The access job fails until a person"))
                .singleElement()
                .asString()
                .contains("production/postgresql-codetalk: kubectl exec -n platform-production postgresql-codetalk-0"
                        + " -c postgresql -- sh -c 'cd /docker-entrypoint-initdb.d && ")
                .endsWith("-f 10-bootstrap.sql -f 12-backup.sql'.");
    }
}
