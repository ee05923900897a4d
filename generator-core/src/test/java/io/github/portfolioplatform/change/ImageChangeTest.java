package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of images that are no official ones the declared version counts, and never the tag. */
class ImageChangeTest {

    private static final String SPEC = """
            apiVersion: portfolio/v1
            kind: Portfolio
            name: platform
            CUSTOMIZE
            engines:
              postgresql: {storage: 1Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 256Mi, cpu: 1}}
            instances:
              - {name: db, engine: postgresql, application: A, database: app, user: app, password: hunter-4711-x, IMAGE}
            """;

    private static Tree of(String image, String customize) {
        return new Spec(SPEC.replace("IMAGE", image).replace("CUSTOMIZE\n", customize)).rendered();
    }

    private static Tree of(String image) {
        return of(image, "");
    }

    private static Tree own(String image, String version) {
        return of("image: '" + image + "', version: '" + version + "', startsLike: official");
    }

    private static List<String> refusals(Tree before, Tree after) {
        return before.changesTo(after).refusals().stream().map(Problem::id).toList();
    }

    @Test
    void another_major_version_of_postgresql_is_refused_whatever_the_extension_counts() {
        assertThat(own("timescale/timescaledb:2.17.2-pg16", "16")
                        .changesTo(own("timescale/timescaledb:2.17.2-pg17", "17"))
                        .refusals())
                .singleElement()
                .asString()
                .contains("PostgreSQL 17 does not start on the data directory of PostgreSQL 16.");
    }

    @Test
    void another_version_of_the_extension_passes() {
        assertThat(refusals(
                        own("timescale/timescaledb:2.17.2-pg16", "16"), own("timescale/timescaledb:3.0.0-pg16", "16")))
                .isEmpty();
    }

    @Test
    void a_version_that_is_declared_anew_for_the_same_image_is_a_jump() {
        assertThat(refusals(own("mycompany/app-db:1.4.0", "16"), own("mycompany/app-db:1.4.0", "17")))
                .containsExactly("version-jumps");
        assertThat(refusals(own("mycompany/app-db:1.4.0", "16"), own("mycompany/app-db:1.4.0", "16.4")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pgvector/pgvector:pg17, pgvector/pgvector:pg18",
        "pgvector/pgvector:0.8.0-pg17-bookworm, pgvector/pgvector:0.8.1-pg16-bookworm",
        "postgis/postgis:17-3.5, postgis/postgis:18-3.6",
        "mycompany/age:release_PG17_1.6.0, mycompany/age:release_PG18_1.7.0",
        "registry.example.com/team/postgres:17.6, registry.example.com/team/postgres:17.5",
    })
    void a_version_that_stays_while_the_tag_tells_another_one_is_a_jump(String before, String after) {
        List<Problem> refusals = own(before, "17").changesTo(own(after, "17")).refusals();

        assertThat(refusals).extracting(Problem::id).containsExactly("version-jumps");
        assertThat(refusals.get(0).toString())
                .contains(
                        after + ", of which version: says 17, but by its tag PostgreSQL",
                        "to: " + after + ", reason: …}");
    }

    @Test
    void a_version_that_is_declared_anew_for_the_same_digest_is_a_jump() {
        String digest = "image: 'postgres@sha256:" + "5f70bf18".repeat(8) + "', version: ";

        assertThat(refusals(of(digest + "'17'"), of(digest + "'16'"))).containsExactly("version-jumps");
        assertThat(refusals(of(digest + "'17'"), of(digest + "'17.6'"))).isEmpty();
    }

    @Test
    void a_tag_without_a_suite_that_was_built_again_may_be_on_another_one() {
        String digest = "@sha256:" + "5f70bf18".repeat(8);
        String other = "@sha256:" + "2c26b46b".repeat(8);

        assertThat(of("image: 'postgres:17.6" + digest + "'")
                        .changesTo(of("image: 'postgres:17.6" + other + "'"))
                        .hints())
                .anyMatch(hint -> hint.startsWith("Tags that name no suite of Debian"));
        assertThat(of("image: 'postgres:17.6-bookworm" + digest + "'")
                        .changesTo(of("image: 'postgres:17.6-bookworm" + other + "'"))
                        .hints())
                .noneMatch(hint -> hint.startsWith("Tags that name no suite of Debian"));
    }

    @Test
    void a_version_that_was_guessed_says_nothing() {
        String path = "development/db/statefulset.yaml";
        Tree after = own("timescale/timescaledb:2.17.2-pg16", "16");
        Tree guessed = after.replace(path, "version: \"16\"", "version: 2.17.2-pg16");

        assertThat(refusals(guessed, after)).isEmpty();
        assertThat(guessed.changesTo(own("timescale/timescaledb:2.18.0-pg16", "16"))
                        .refusals())
                .singleElement()
                .asString()
                .contains("timescale/timescaledb:2.17.2-pg16 does not tell its version");
        Tree number = own("mycompany/app-db:17.2", "16");
        assertThat(refusals(number.replace(path, "version: \"16\"", "version: \"17.2\""), number))
                .isEmpty();
    }

    @Test
    void an_image_of_the_company_is_another_product_and_its_version_counts_nevertheless() {
        Tree official = of("image: 'postgres:16'");

        assertThat(refusals(official, own("mycompany/app-db:1.4.0", "16"))).containsExactly("image-family-changes");
        assertThat(refusals(official, own("mycompany/app-db:1.4.0", "17")))
                .containsExactlyInAnyOrder("image-family-changes", "version-jumps");
    }

    @Test
    void an_image_of_the_same_name_may_be_a_mirror_or_not() {
        assertThat(of("image: 'postgres:16'")
                        .changesTo(own("registry.example.com/team/postgres:16", "16"))
                        .refusals())
                .singleElement()
                .asString()
                .contains(
                        "The image comes from registry.example.com/team/postgres instead of postgres, which are no mirrors of each"
                                + " other by their names",
                        "If it is a mirror of the official image, write its path as library/postgres or take"
                                + " customize.imageRegistry.");
    }

    @ParameterizedTest
    @CsvSource({
        "'', registry.example.com/hub",
        "registry.example.com/hub, ''",
        "registry.example.com/hub, mirror.example.org:5000/docker",
        "registry.example.com, mirror.example.org:5000/docker",
    })
    void a_registry_for_all_images_mirrors_them(String before, String after) {
        for (String image : List.of(
                "image: 'postgres:16.4'",
                "image: 'mycompany/app-db:1.4.0', version: '16', startsLike: official",
                "version: '16'")) {
            assertThat(refusals(of(image, registry(before)), of(image, registry(after))))
                    .isEmpty();
        }
        assertThat(refusals(of("image: 'postgres:16'", registry(before)), of("image: 'postgres:17'", registry(after))))
                .containsExactly("version-jumps");
    }

    private static String registry(String registry) {
        return registry.isEmpty() ? "" : "customize: {imageRegistry: '" + registry + "'}\n";
    }

    @Test
    void a_workload_tells_what_its_image_mirrors_only_where_the_path_does_not() {
        String path = "development/db/statefulset.yaml";

        assertThat(of("image: 'postgres:16'", registry("registry.example.com/hub"))
                        .text(path))
                .contains("portfolioplatform.github.io/mirror-of: docker.io/library/postgres\n");
        assertThat(of("image: 'postgres:16'", registry("registry.example.com")).text(path))
                .doesNotContain("mirror-of");
        assertThat(of("image: 'x/db:1', version: '16', startsLike: official", registry("registry.example.com/hub"))
                        .text(path))
                .contains("portfolioplatform.github.io/mirror-of: x/db\n");
    }

    @Test
    void a_suite_of_debian_that_gets_a_name_is_refused_with_what_to_do_for_indexes() {
        assertThat(of("image: 'postgres:17.5'")
                        .changesTo(of("image: 'postgres:17.5-bookworm'"))
                        .refusals())
                .singleElement()
                .asString()
                .contains(
                        "from the usual system of the image to bookworm, which may sort text differently",
                        "REINDEX DATABASE and ALTER DATABASE … REFRESH COLLATION VERSION");
    }

    @Test
    void an_own_image_of_the_same_name_in_another_folder_is_no_mirror_and_has_no_way_to_be_declared_as_one() {
        assertThat(own("mycompany/app-db:1.4.0", "16")
                        .changesTo(own("others/app-db:1.4.0", "16"))
                        .refusals())
                .singleElement()
                .asString()
                .contains(
                        "The image comes from others/app-db instead of mycompany/app-db, which are no mirrors of each other by their"
                                + " names: another product",
                        "Keep mycompany/app-db:1.4.0, or move the data to a new instance with a dump. If it is right,");
    }

    @Test
    void another_product_is_refused_by_its_name_however_official_it_is() {
        assertThat(own("pgvector/pgvector:pg17", "17")
                        .changesTo(of("image: 'postgres:17'"))
                        .refusals())
                .singleElement()
                .asString()
                .contains(
                        "The server becomes another product, postgres instead of pgvector, with its own files",
                        "Keep pgvector/pgvector:pg17, or move the data to a new instance with a dump. If it is right,");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres:17-alpine, postgres:17, 'from Alpine to the usual system of the image, which may sort'",
        "postgres:17-alpine, postgres:17-trixie, 'from Alpine to trixie, which may sort'",
        "postgres:17-bookworm, postgres:17-alpine3.22, 'from bookworm to Alpine, which may sort'",
    })
    void another_family_is_refused_without_a_way_to_keep_the_files(String before, String after, String what) {
        assertThat(of("image: '" + before + "'")
                        .changesTo(of("image: '" + after + "'"))
                        .refusals())
                .filteredOn(refusal -> refusal.id().equals("image-family-changes"))
                .singleElement()
                .asString()
                .contains(what, "Keep " + before + ", or move the data to a new instance with a dump. If it is right,")
                .doesNotContain("REINDEX");
    }

    @Test
    void a_server_that_sorts_by_itself_is_refused_for_the_owner_of_its_files() {
        Tree platform = Tree.platform();
        String path = "development/redis/statefulset.yaml";

        assertThat(platform.changesTo(platform.replace(path, "image: redis:7-alpine", "image: redis:7-bookworm"))
                        .refusals())
                .singleElement()
                .asString()
                .contains(
                        "The image moves from Alpine to bookworm, where another user may own the files. Keep redis:7-alpine, or"
                                + " move the data to a new instance with a dump. If it is right,");
    }

    @ParameterizedTest
    @CsvSource({
        "16.4.0-debian-11-r5, 16.6.0-debian-12-r0, from debian-11 to debian-12",
        "16-ubuntu22.04, 16-ubuntu24.04, from ubuntu22.04 to ubuntu24.04",
        "ubi8-16.4, ubi9-16.4, from ubi8 to ubi9",
        "16-stretch, 16, from stretch to the usual system of the image",
    })
    void a_release_by_number_sorts_as_differently_as_one_by_name(String before, String after, String what) {
        assertThat(own("mycompany/app-db:" + before, "16")
                        .changesTo(own("mycompany/app-db:" + after, "16"))
                        .refusals())
                .singleElement()
                .asString()
                .contains(what + ", which may sort text differently", "REINDEX DATABASE");
    }
}
