package io.github.portfolioplatform.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.github.portfolioplatform.engine.mongodb.MongoDb;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.model.Allocation;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.Quota;
import io.github.portfolioplatform.model.Resources;
import io.github.portfolioplatform.model.SharedUse;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortfolioSpecTest {

    private static Allocation allocation(Storage storage, Resources requests, Resources limits) {
        return new Allocation(storage, requests, limits);
    }

    private static Resources resources(long mebibytes, long millicores) {
        return new Resources(Memory.mebibytes(mebibytes), Cpu.millicores(millicores));
    }

    @Nested
    class Of_the_platform {

        private final Portfolio portfolio = Specs.read(Specs.platform());

        Of_the_platform() throws IOException {}

        private <T extends DatabaseInstance> List<T> instances(Class<T> type) {
            return portfolio.environment("development").instances().stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }

        @Test
        void tells_name_namespace_and_quota() {
            assertThat(portfolio.name()).isEqualTo("portfolio-orchestration-platform");
            assertThat(portfolio.environment("development").namespace()).isEqualTo("default");
            assertThat(portfolio.environment("development").quota())
                    .isEqualTo(Quota.of(Storage.gibibytes(11), Memory.mebibytes(2816), Cpu.millicores(2750)));
        }

        @Test
        void tells_six_instances_in_their_order() {
            assertThat(portfolio.environment("development").instances())
                    .extracting(DatabaseInstance::name)
                    .containsExactly(
                            "postgresql-bookmarked",
                            "postgresql-codetalk",
                            "redis",
                            "mongodb-educationelly",
                            "mongodb-educationelly-graphql",
                            "mongodb-intervalai");
        }

        @Test
        void tells_who_owns_each() {
            assertThat(portfolio.environment("development").instances())
                    .extracting(DatabaseInstance::application)
                    .containsExactly(
                            "Bookmarked",
                            "Code Talk",
                            "Code Talk",
                            "EducationELLy",
                            "EducationELLy GraphQL",
                            "IntervalAI");
        }

        @Test
        void tells_databases_users_and_passwords_of_postgresql() {
            assertThat(instances(PostgreSql.class))
                    .extracting(
                            PostgreSql::database,
                            db -> db.credentials().user(),
                            db -> db.password().orElseThrow().reveal())
                    .containsExactly(
                            tuple("bookmarked", "bookmarked_user", "bookmarked_postgres123"),
                            tuple("codetalk", "codetalk_user", "codetalk_postgres123"));
        }

        @Test
        void tells_the_password_of_redis() {
            assertThat(instances(Redis.class))
                    .singleElement()
                    .satisfies(redis ->
                            assertThat(redis.password().orElseThrow().reveal()).isEqualTo("redis123"));
        }

        @Test
        void tells_databases_and_passwords_of_mongodb_and_takes_root_for_the_user() {
            assertThat(instances(MongoDb.class))
                    .extracting(
                            MongoDb::database,
                            db -> db.credentials().user(),
                            db -> db.password().orElseThrow().reveal())
                    .containsExactly(
                            tuple("educationelly", "root", "educationelly_mongo123"),
                            tuple("educationelly_graphql", "root", "educationgql_mongo123"),
                            tuple("intervalai", "root", "intervalai_mongo123"));
        }

        @Test
        void tells_what_each_engine_runs() {
            Map<String, String> images = portfolio.environment("development").instances().stream()
                    .collect(Collectors.toMap(
                            instance -> instance.engine().id(),
                            instance -> instance.image().reference().toString(),
                            (one, other) -> one));

            assertThat(images)
                    .containsOnly(
                            entry("postgresql", "postgres:14"),
                            entry("redis", "redis:7-alpine"),
                            entry("mongodb", "mongo:6"));
        }

        @Test
        void tells_what_each_instance_claims() {
            Allocation large = allocation(Storage.gibibytes(2), resources(256, 250), resources(512, 500));
            Allocation small = allocation(Storage.gibibytes(1), resources(128, 100), resources(256, 250));

            assertThat(portfolio.environment("development").instances())
                    .extracting(DatabaseInstance::allocation)
                    .containsExactly(large, large, small, large, large, large);
        }

        @Test
        void adds_up_to_the_quota_exactly() {
            Allocation all = portfolio.environment("development").totals().all().allocation();

            assertThat(all.storage()).hasToString("11Gi");
            assertThat(all.limits().memory()).hasToString("2816Mi");
            assertThat(all.limits().cpu()).hasToString("2750m");
        }
    }

    @Nested
    class Merges_defaults {

        @Test
        void a_request_of_memory_alone_changes_memory_alone() {
            DatabaseInstance redis = Specs.onlyInstanceOf(Specs.redisWith("requests: {memory: 192Mi}"));

            assertThat(redis.allocation().requests()).isEqualTo(resources(192, 100));
            assertThat(redis.allocation().limits()).isEqualTo(resources(256, 250));
        }

        @Test
        void a_limit_of_cpu_alone_changes_cpu_alone() {
            DatabaseInstance redis = Specs.onlyInstanceOf(Specs.redisWith("limits:", "  cpu: 2"));

            assertThat(redis.allocation().limits()).isEqualTo(resources(256, 2000));
        }

        @Test
        void storage_of_the_instance_replaces_that_of_the_engine() {
            assertThat(Specs.onlyInstanceOf(Specs.redisWith("storage: 5Gi"))
                            .allocation()
                            .storage())
                    .isEqualTo(Storage.gibibytes(5));
        }

        @Test
        void a_version_of_the_instance_replaces_the_image_of_the_engine() {
            DatabaseInstance redis = Specs.onlyInstanceOf(Specs.redisWith("version: \"8\""));

            assertThat(redis.image().reference()).hasToString("redis:8");
            assertThat(redis.image().version()).isEqualTo(EngineVersion.parse("8"));
        }

        @Test
        void an_image_of_the_instance_replaces_the_version_of_the_engine() {
            String spec = Specs.redisWith("image: registry.example.com/redis:8.2")
                    .replace("image: redis:7-alpine", "version: \"7\"");

            DatabaseInstance redis = Specs.onlyInstanceOf(spec);

            assertThat(redis.image().reference()).hasToString("registry.example.com/redis:8.2");
            assertThat(redis.image().version()).isEqualTo(EngineVersion.parse("8.2"));
        }

        @Test
        void a_version_beside_an_image_says_what_the_tag_does_not() {
            DatabaseInstance redis = Specs.onlyInstanceOf(Specs.redisWith("image: redis:alpine", "version: 7.2"));

            assertThat(redis.image().reference()).hasToString("redis:alpine");
            assertThat(redis.image().version()).isEqualTo(EngineVersion.parse("7.2"));
        }

        @Test
        void an_instance_that_says_everything_needs_no_defaults() {
            String spec = Specs.redisWith(
                            "version: \"7\"",
                            "storage: 1Gi",
                            "requests: {memory: 16Mi, cpu: 1m}",
                            "limits: {memory: 32Mi, cpu: 2m}")
                    .replaceFirst("(?s)engines:.*instances:", "instances:");

            assertThat(Specs.onlyInstanceOf(spec).allocation())
                    .isEqualTo(allocation(Storage.gibibytes(1), resources(16, 1), resources(32, 2)));
        }

        @Test
        void the_user_of_mongodb_may_be_another_than_root() throws IOException {
            String spec = Specs.platform().replace("database: intervalai", "database: intervalai\n    user: admin");

            assertThat(Specs.read(spec).environment("development").instances().get(5))
                    .isInstanceOfSatisfying(
                            MongoDb.class,
                            db -> assertThat(db.credentials().user()).isEqualTo("admin"));
        }
    }

    @Nested
    class Accepts_every_way_of_writing {

        private final Portfolio expected = Specs.read(Specs.REDIS);

        private void assertSame(Portfolio portfolio) {
            assertThat(portfolio).usingRecursiveComparison().isEqualTo(expected);
        }

        @Test
        void with_comments_and_empty_lines() {
            assertSame(Specs.read("# First.\n---\n\n" + Specs.REDIS.replace("\n", " # more\n\n") + "...\n# Last."));
        }

        @Test
        void with_windows_line_ends() {
            assertSame(Specs.read(Specs.REDIS.replace("\n", "\r\n")));
        }

        @Test
        void with_a_byte_order_mark() {
            assertSame(Specs.read("\uFEFF" + Specs.REDIS));
        }

        @Test
        void without_a_last_line_end() {
            assertSame(Specs.read(Specs.REDIS.stripTrailing()));
        }

        @Test
        void with_a_yaml_directive() {
            assertSame(Specs.read("%YAML 1.2\n---\n" + Specs.REDIS));
        }

        @ParameterizedTest
        @ValueSource(strings = {"'", "\""})
        void with_quotes(String quote) {
            assertSame(
                    Specs.read(Specs.REDIS.replaceAll("(?m)^([^{\\n]*): ([^{\\n]+)$", "$1: " + quote + "$2" + quote)));
        }

        @Test
        void in_flow_style() {
            assertSame(Specs.read("""
                    {apiVersion: portfolio/v1, kind: Portfolio, name: platform,
                     engines: {redis: {image: "redis:7-alpine", storage: 1Gi,
                       requests: {memory: 128Mi, cpu: 100m}, limits: {memory: 256Mi, cpu: 250m}}},
                     instances: [{name: redis, engine: redis, application: Code Talk, password: redis123}]}
                    """));
        }

        @Test
        void as_json() {
            assertSame(Specs.read("""
                    {"apiVersion":"portfolio/v1","kind":"Portfolio","name":"platform",
                    "engines":{"redis":{"image":"redis:7-alpine","storage":"1Gi",
                    "requests":{"memory":"128Mi","cpu":"100m"},"limits":{"memory":"256Mi","cpu":"250m"}}},
                    "instances":[{"name":"redis","engine":"redis","application":"Code Talk","password":"redis123"}]}"""));
        }

        @Test
        void in_another_order() {
            String spec = Specs.REDIS.replace("apiVersion: portfolio/v1\n", "") + "apiVersion: portfolio/v1\n";

            assertSame(Specs.read(spec));
        }

        @Test
        void with_a_folded_text() {
            assertSame(Specs.read(Specs.REDIS.replace("Code Talk", ">-\n      Code\n      Talk")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"2", "2.0", "2e0", "\"2\"", "2000m", "'2000m'"})
        void with_cpu_as_a_number(String cpu) {
            DatabaseInstance redis = Specs.onlyInstanceOf(Specs.redisWith("limits: {cpu: " + cpu + "}"));

            assertThat(redis.allocation().limits().cpu()).isEqualTo(Cpu.cores(2));
        }

        @ParameterizedTest
        @ValueSource(strings = {"8", "\"8\"", "8.10", "'8.10'", "8.0.3"})
        void with_a_version_as_a_number_that_keeps_its_digits(String version) {
            DatabaseInstance redis = Specs.onlyInstanceOf(Specs.redisWith("version: " + version));

            assertThat(redis.image().version()).hasToString(version.replaceAll("['\"]", ""));
        }

        @Test
        void with_numbers_in_quotes_where_a_text_is_wanted() {
            DatabaseInstance redis = Specs.onlyInstanceOf(Specs.REDIS.replace("redis123", "\"20261123\""));

            assertThat(redis.password().orElseThrow().reveal()).isEqualTo("20261123");
        }

        @Test
        void with_applications_of_any_script() {
            DatabaseInstance redis = Specs.onlyInstanceOf(Specs.REDIS.replace("Code Talk", "コードトーク 😀"));

            assertThat(redis.application()).isEqualTo("コードトーク 😀");
        }
    }

    @Nested
    class Tells_apart_what_begins_alike {

        @ParameterizedTest
        @ValueSource(
                strings = {"educationelly, educationelly-graphql", "bookmarked, bookmarked2", "a, a-a", "db, db-secrets"
                })
        void instances_and_applications(String names) {
            String[] name = names.split(", ");
            String spec = Specs.REDIS.replace("name: redis", "name: " + name[0]).replace("Code Talk", name[0])
                    + Specs.redisWith()
                            .lines()
                            .skip(10)
                            .collect(Collectors.joining("\n", "", "\n"))
                            .replace("name: redis", "name: " + name[1])
                            .replace("Code Talk", name[1])
                            .replace("redis123", "another123");

            assertThat(Specs.read(spec).environment("development").totals().byApplication())
                    .containsOnlyKeys(name[0], name[1]);
        }

        @Test
        void passwords() throws IOException {
            String spec = Specs.platform().replace("educationgql_mongo123", "educationelly_mongo1234");

            assertThat(Specs.read(spec).environment("development").instances()).hasSize(6);
        }
    }

    @Test
    void tells_who_else_uses_an_instance() {
        DatabaseInstance redis = Specs.onlyInstanceOf(Specs.redisWith(
                "sharedWith:",
                "  - {application: Bookmarked, reason: until it has its own}",
                "  - reason: for sessions",
                "    application: IntervalAI"));

        assertThat(redis.sharedWith())
                .containsExactly(
                        new SharedUse("Bookmarked", "until it has its own"),
                        new SharedUse("IntervalAI", "for sessions"));
    }

    @Test
    void allows_one_application_several_instances() throws IOException {
        assertThat(Specs.read(Specs.platform())
                        .environment("development")
                        .totals()
                        .byApplication()
                        .get("Code Talk")
                        .instances())
                .isEqualTo(2);
    }

    @Test
    void counts_columns_in_characters_as_editors_do() {
        String spec = Specs.redisWith("sharedWith: [{application: \"😀😀\", reason: \"\"}]");

        assertThat(Specs.refusalOf(spec)).hasMessageStartingWith("portfolio.yaml:15:46: The reason is empty.");
    }

    @Test
    void counts_lines_with_windows_line_ends_once() {
        String spec = Specs.redisWith("replicas: 3").replace("\n", "\r\n");

        assertThat(Specs.refusalOf(spec)).hasMessageStartingWith("portfolio.yaml:15:5: 'replicas' is not a key");
    }

    @Test
    void puts_no_problem_beside_its_line_because_of_a_byte_order_mark() {
        String spec = "\uFEFF" + Specs.REDIS.replace("apiVersion", "apiVresion");

        assertThat(Specs.refusalOf(spec).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "portfolio.yaml:1:1: 'apiVresion' is not a key of the portfolio. Did you mean 'apiVersion'?");
    }

    @Test
    void reports_a_misspelt_required_key_once() {
        String spec = Specs.REDIS.replace("engine: redis", "enigne: redis");

        assertThat(Specs.refusalOf(spec).problems()).extracting(Problem::id).containsExactly("key-is-known");
    }

    @Test
    void hides_no_problem_behind_misspelt_defaults() {
        String spec = Specs.REDIS
                .replace("  redis:\n", "  rediss:\n")
                .replace("redis123", "changeme")
                .replace("name: redis", "name: Redis");

        assertThat(Specs.refusalOf(spec).problems())
                .extracting(Problem::id)
                .containsExactly("key-is-known", "name-is-valid", "password-is-real");
    }

    @Test
    void hides_no_problem_behind_defaults_of_a_wrong_type() {
        String spec = Specs.redisWith("limits: {memory: 0Gi}")
                .replaceFirst("(?s)engines:.*instances:", "engines: []\ninstances:");

        assertThat(Specs.refusalOf(spec).problems())
                .extracting(Problem::id)
                .containsExactly("value-has-type", "amount-is-positive");
    }

    @Test
    void gives_each_problem_the_line_of_its_instance_although_others_are_unusable() {
        String spec = Specs.REDIS.replace("  - name: redis\n", "  - nothing\n  - {engine: unknown}\n  - name: Redis\n");

        assertThat(Specs.refusalOf(spec).problems())
                .extracting(problem -> problem.id() + " " + problem.place())
                .containsExactly(
                        "value-has-type portfolio.yaml:11:5",
                        "value-is-known portfolio.yaml:12:14",
                        "name-is-valid portfolio.yaml:13:11");
    }

    @Test
    void calls_a_file_as_it_was_named(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("databases.yaml"), "kind: Portfolio\n");

        assertThat(Specs.refusalOf(() -> PortfolioSpec.read(file))).hasMessageStartingWith(file + ":1:1: ");
        assertThat(Specs.refusalOf(() -> PortfolioSpec.read(file, "mine"))).hasMessageStartingWith("mine:1:1: ");
    }

    @Test
    void reads_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("portfolio.yaml"), Specs.REDIS);

        assertThat(PortfolioSpec.read(file).environment("development").instances())
                .hasSize(1);
    }
}
