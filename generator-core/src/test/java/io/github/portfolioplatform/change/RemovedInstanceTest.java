package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.portfolioplatform.change.ResourceChange.Type;
import io.github.portfolioplatform.model.Tombstone;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An instance with data goes only if somebody says so. */
class RemovedInstanceTest {

    private static final Tree PLATFORM = Tree.platform();

    private static Accepted tombstone(String instance) {
        return new Accepted(List.of(), List.of(Tombstone.of(instance, "moved")));
    }

    private static Accepted tombstone(String instance, String environment) {
        return new Accepted(List.of(), List.of(Tombstone.of(instance, "moved").in(environment)));
    }

    @Test
    void is_refused_without_a_tombstone() {
        assertThat(PLATFORM.changesTo(PLATFORM.without("development/redis/")).refusals())
                .extracting(Problem::id, Problem::toString)
                .containsExactly(tuple(
                        "instance-is-removed",
                        "k8s/development/redis/claim.yaml: metadata.name: redis is gone; what removes it from the cluster"
                                + " deletes its data. Keep it, or back it up first. If it is right, add to tombstones: in the"
                                + " spec: {instance: redis, environment: development, reason: …}"));
    }

    @Test
    void passes_with_a_tombstone_for_its_environment_or_for_all() {
        Tree after = PLATFORM.without("development/redis/");

        assertThat(PLATFORM.changesTo(after, tombstone("redis", "development")).refusals())
                .isEmpty();
        assertThat(PLATFORM.changesTo(after, tombstone("redis")).refusals()).isEmpty();
        assertThat(PLATFORM.changesTo(after, tombstone("redis")).hints())
                .containsExactly(
                        "Accepted in the spec: development/redis: redis is gone; what removes it from the cluster"
                                + " deletes its data. The reason there: moved");
    }

    @Test
    void stays_refused_with_the_tombstone_of_another() {
        Tree after = PLATFORM.without("development/redis/");

        assertThat(PLATFORM.changesTo(after, tombstone("redis", "production")).refusals())
                .hasSize(1);
        assertThat(PLATFORM.changesTo(after, tombstone("redi")).refusals()).hasSize(1);
    }

    @Test
    void a_tombstone_that_has_done_its_work_may_go() {
        assertThat(PLATFORM.changesTo(PLATFORM, tombstone("redis-old", "development"))
                        .hints())
                .containsExactly(
                        "The tombstone of development/redis-old fits no change. If it has done its work, remove it.");
    }

    @Test
    void a_rename_is_called_one_if_there_is_one_candidate() {
        Tree renamed = PLATFORM.renamed("redis", "redis-cache");

        assertThat(PLATFORM.changesTo(renamed).refusals()).singleElement().satisfies(problem -> {
            assertThat(problem.what())
                    .isEqualTo(
                            "redis is gone; what removes it from the cluster deletes its data. If redis-cache is its new name:"
                                    + " a rename starts an empty database beside the old one.");
            assertThat(problem.fix()).startsWith("Keep the name, or keep both until the data is copied.");
        });
    }

    @Test
    void two_candidates_or_one_of_another_engine_are_no_rename() {
        Tree two = PLATFORM.renamed("redis", "redis-cache")
                .plus(PLATFORM.only("development/redis/").renamed("redis", "redis-queue"));
        Tree other = PLATFORM.without("development/redis/")
                .plus(PLATFORM.only("development/mongodb-intervalai/").renamed("mongodb-intervalai", "mongodb-new"));

        assertThat(PLATFORM.changesTo(two).refusals())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).doesNotContain("new name"));
        assertThat(PLATFORM.changesTo(other).refusals())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).doesNotContain("new name"));
    }

    @Test
    void an_environment_that_vanishes_is_refused_instance_by_instance() {
        ChangeSet changes = PLATFORM.changesTo(Tree.EMPTY);

        assertThat(changes.refusals()).extracting(Problem::id).hasSize(2 * 6).containsOnly("instance-is-removed");
        assertThat(changes.count(Type.REMOVED)).isEqualTo(160);
    }

    @Test
    void an_instance_without_data_may_go() {
        Tree stateless = PLATFORM.without("development/redis/claim.yaml");

        assertThat(stateless.changesTo(PLATFORM.without("development/redis/")).refusals())
                .isEmpty();
    }

    @Test
    void a_statefulset_that_makes_its_claims_holds_data() {
        String path = "development/redis/statefulset.yaml";
        Tree before = PLATFORM.without("development/redis/claim.yaml")
                .replace(
                        path,
                        "  updateStrategy:",
                        "  volumeClaimTemplates:\n  - metadata:\n      name: data\n  updateStrategy:");

        assertThat(before.changesTo(PLATFORM.without("development/redis/")).refusals())
                .singleElement()
                .satisfies(problem -> assertThat(problem.place()).hasToString("k8s/" + path + ": metadata.name"));
    }
}
