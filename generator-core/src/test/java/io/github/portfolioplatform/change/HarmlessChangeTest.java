package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like a risk and is none must pass, or people learn to accept without reading. */
class HarmlessChangeTest {

    private static final Tree PLATFORM = Tree.platform();
    private static final String CLAIM = "development/postgresql-codetalk/claim.yaml";
    private static final String SERVER = "development/postgresql-codetalk/statefulset.yaml";
    private static final String DIGEST = "@sha256:" + "a".repeat(64);

    private static ChangeSet image(String from, String to) {
        String path = from.startsWith("redis") || to.contains("redis")
                ? "development/redis/statefulset.yaml"
                : from.contains("mongo") ? "development/mongodb-intervalai/statefulset.yaml" : SERVER;
        String rendered = PLATFORM.text(path).replaceAll("(?s).* image: (\\S+).*", "$1");
        Tree instance = PLATFORM.only(path.substring(0, path.lastIndexOf('/')));
        return instance.replace(path, "image: " + rendered, "image: " + from)
                .changesTo(instance.replace(path, "image: " + rendered, "image: " + to));
    }

    @ParameterizedTest
    @CsvSource({
        "postgres:14, postgres:14.19",
        "postgres:14.2, postgres:14.19",
        "postgres:14.19, postgres:14",
        "postgres:14-bookworm, postgres:14.19-bookworm",
        "postgres:14-alpine3.20, postgres:14-alpine3.22",
        "postgres:14, registry.example.com:5000/library/postgres:14",
        "postgres:14, docker.io/library/postgres:14.19",
        "public.ecr.aws/docker/library/postgres:14, localhost:5000/postgres:14",
        "redis:7, redis:7-bookworm",
        "redis:7-alpine, redis:7.2-alpine",
        "redis:7.4-alpine, redis:8-alpine",
        "redis:7-bookworm, redis:7-trixie",
        "mongo:6, mongo:7.0",
        "mongo:4.4, mongo:5",
        "mongo:7-jammy, mongo:8-noble",
        "mongo:8.0, mongo:8.2",
    })
    void an_image_that_goes_on_with_the_data_passes(String from, String to) {
        ChangeSet changes = image(from, to);

        assertThat(changes.refusals()).isEmpty();
        assertThat(changes.restarts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "postgres:14.19, postgres:14.2, version-jumps",
        "postgres:16, postgres:14, version-jumps",
        "postgres:9.5, postgres:9.6, version-jumps",
        "postgres:14-bookworm, postgres:14-trixie, image-family-changes",
        "postgres:14, postgres:14-bookworm, image-family-changes",
        "postgres:14-bookworm, postgres:14.19, image-family-changes",
        "postgres:14, cimg/postgres:14, image-family-changes",
        "postgres:14, registry.example.com/team/postgres:14, image-family-changes",
        "redis:7.4-alpine, redis:7.2-alpine, version-jumps",
        "redis:7-alpine, redis:7, image-family-changes",
        "redis:7-alpine, bitnami/redis:7-alpine, image-family-changes",
        "mongo:7, mongo:6, version-jumps",
        "mongo:7.0, mongo:8.2, version-jumps",
        "mongo:4.2, mongo:5.0, version-jumps",
        "mongo:6, mongo:6-ubi8, image-family-changes",
    })
    void its_neighbour_does_not(String from, String to, String refused) {
        assertThat(image(from, to).refusals())
                .extracting(problem -> problem.id())
                .containsExactly(refused);
    }

    @Test
    void a_digest_that_changes_or_is_added_passes() {
        assertThat(image("postgres:14", "postgres:14" + DIGEST).refusals()).isEmpty();
        assertThat(image("postgres:14" + DIGEST, "postgres:14" + DIGEST.replace('a', 'b'))
                        .refusals())
                .isEmpty();
    }

    @Test
    void a_digest_alone_has_the_version_of_the_label() {
        assertThat(image("postgres" + DIGEST, "postgres" + DIGEST.replace('a', 'b'))
                        .refusals())
                .isEmpty();
    }

    @Test
    void a_restart_is_told_how_it_goes_on_when_it_does_not() {
        assertThat(image("redis:7.2-alpine", "redis:7.4-alpine").hints())
                .containsExactly("A pod that never gets ready keeps its place although the cause is mended and applied;"
                        + " then delete it (kubectl delete pod): development/redis-0.");
    }

    @Test
    void a_claim_may_grow_if_its_class_lets_it() {
        ChangeSet changes = PLATFORM.changesTo(PLATFORM.replace(CLAIM, "storage: 2Gi", "storage: 3Gi"));

        assertThat(changes.refusals()).isEmpty();
        assertThat(changes.hints())
                .containsExactly("Claims grow, which their storage class must support (allowVolumeExpansion: true):"
                        + " development/postgresql-codetalk 2Gi → 3Gi.");
        assertThat(changes.resources())
                .singleElement()
                .satisfies(change -> assertThat(change.impact()).hasToString("no restart"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2048Mi", "2147483648", "\"2Gi\""})
    void the_same_storage_in_other_words_is_no_change(String storage) {
        assertThat(PLATFORM.changesTo(PLATFORM.replace(CLAIM, "storage: 2Gi", "storage: " + storage))
                        .resources())
                .isEmpty();
    }

    @Test
    void what_the_api_server_would_fill_in_is_no_change() {
        Tree silent = PLATFORM.replace(CLAIM, "  volumeMode: Filesystem\n", "")
                .replace(SERVER, "          protocol: TCP\n", "")
                .replace(SERVER, "  updateStrategy:\n    type: RollingUpdate\n", "")
                .replace("development/postgresql-codetalk/service.yaml", "  type: ClusterIP\n", "")
                .replaceAll("postgresql-codetalk", "  namespace: default\n", "");

        assertThat(silent.changesTo(PLATFORM).resources()).isEmpty();
        assertThat(silent.changesTo(PLATFORM).refusals()).isEmpty();
    }

    @Test
    void another_path_to_the_same_folder_of_the_same_volume_passes() {
        Tree moved = PLATFORM.replace(SERVER, "/var/lib/postgresql/data/pgdata", "/srv/pgdata")
                .replace(SERVER, "mountPath: /var/lib/postgresql/data\n", "mountPath: /srv/\n");

        assertThat(PLATFORM.changesTo(moved).refusals()).isEmpty();
    }

    @Test
    void a_sub_path_moves_the_data() {
        Tree moved = PLATFORM.replace(
                SERVER,
                "          name: postgresql-storage\n",
                "          name: postgresql-storage\n          subPath: v14\n");

        assertThat(PLATFORM.changesTo(moved).refusals())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("postgresql-codetalk-pvc:/v14/pgdata"));
    }

    @Test
    void another_claim_moves_the_data() {
        Tree moved = PLATFORM.replace(SERVER, "claimName: postgresql-codetalk-pvc", "claimName: other");

        assertThat(PLATFORM.changesTo(moved).refusals())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what())
                        .contains("at other:/pgdata, but it lies at postgresql-codetalk-pvc:/pgdata"));
    }

    @Test
    void no_mount_at_all_moves_the_data_into_the_pod() {
        Tree moved = PLATFORM.replace(SERVER, "mountPath: /var/lib/postgresql/data\n", "mountPath: /mnt\n");

        assertThat(PLATFORM.changesTo(moved).refusals())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("at Pod:/var/lib/postgresql/data/pgdata"));
    }

    @Test
    void data_that_lay_in_the_pod_is_not_missed() {
        Tree lost = PLATFORM.replace(SERVER, "mountPath: /var/lib/postgresql/data\n", "mountPath: /mnt\n");

        assertThat(lost.changesTo(PLATFORM).refusals()).isEmpty();
    }

    @Test
    void a_minor_version_of_mongodb_has_a_feature_compatibility_version_of_its_own() {
        assertThat(image("mongo:8.0.4", "mongo:8.2.1").hints()).anyMatch(hint -> hint.contains("\"8.2\", confirm"));
        assertThat(image("mongo:8.2.1", "mongo:8.2.4").hints()).noneMatch(hint -> hint.contains("feature"));
    }

    @ParameterizedTest
    @CsvSource({"mongo:8.0, mongo:7.0", "mongo:6.0, mongo:8.0", "mongo:7.0, mongo:8.2"})
    void what_is_refused_has_no_advice_on_how_to_go_on(String from, String to) {
        assertThat(image(from, to).hints()).noneMatch(hint -> hint.contains("feature compatibility"));
    }

    @Test
    void the_next_major_version_of_mongodb_passes_with_what_to_do() {
        assertThat(image("mongo:6", "mongo:7").hints())
                .contains(
                        "MongoDB goes from 6 to 7: its feature compatibility version must be that of 6 before; when all"
                                + " is well, run db.adminCommand({setFeatureCompatibilityVersion: \"7.0\", confirm: true}). This is"
                                + " about development/mongodb-intervalai.");
    }

    @Test
    void redis_that_no_longer_reads_its_append_only_file_is_refused() {
        Tree before = PLATFORM.replace("development/redis/statefulset.yaml", "- \"yes\"", "- \"no\"");

        assertThat(PLATFORM.changesTo(before).refusals())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("starts with its last snapshot", "Keep --appendonly yes.", "to: \"no\""));
    }

    @Test
    void more_replicas_a_label_and_limits_pass() {
        Tree after = PLATFORM.replace(SERVER, "replicas: 1", "replicas: 3")
                .replace(SERVER, "memory: 512Mi", "memory: 1Gi")
                .replace(CLAIM, "tier: database", "tier: data");

        assertThat(PLATFORM.changesTo(after).refusals()).isEmpty();
    }

    @Test
    void a_password_passes_with_what_it_does_not_change() {
        Tree after = PLATFORM.replace(
                        "development/postgresql-codetalk/credentials.yaml", "codetalk_postgres123", "other_postgres123")
                .replace("development/redis/credentials.yaml", "redis123", "redis456");
        ChangeSet changes = PLATFORM.changesTo(after);

        assertThat(changes.refusals()).isEmpty();
        assertThat(changes.hints())
                .containsExactly(
                        "Passwords change that pods read at their next start, but the databases keep the old ones until they are"
                                + " changed there, too: development/postgresql-codetalk.",
                        "Passwords change that servers and pods read at their next start: development/redis.");
        assertThat(changes.restarts()).isZero();
    }

    @Test
    void nothing_is_refused_and_nothing_hinted_where_nothing_was() {
        ChangeSet changes = Tree.EMPTY.changesTo(PLATFORM);

        assertThat(changes.refusals()).isEmpty();
        assertThat(changes.hints()).isEmpty();
        assertThat(changes.count(ResourceChange.Type.ADDED)).isEqualTo(160);
    }

    @Test
    void hints_name_five_instances_and_count_the_others() {
        Tree before = Tree.EMPTY;
        Tree after = Tree.EMPTY;
        for (String name : Stream.of("a", "b", "c", "d", "e", "f", "g").toList()) {
            Tree one = PLATFORM.only("development/redis/").renamed("redis", name);
            before = before.plus(one);
            after = after.plus(one.replace("development/" + name + "/claim.yaml", "1Gi", "2Gi"));
        }

        List<String> hints = before.changesTo(after).hints();

        assertThat(hints)
                .singleElement()
                .satisfies(hint ->
                        assertThat(hint).endsWith("development/d 1Gi → 2Gi, development/e 1Gi → 2Gi and 2 more."));
    }
}
