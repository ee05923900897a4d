package io.github.portfolioplatform.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The goals in real builds: what depends on Maven itself with every version that the plugin supports, the rest with the version that builds
 * the plugin.
 */
class GoalsIT {

    private static final String PLUGIN =
            "io.github.portfolioplatform:portfolio-maven-plugin:" + System.getProperty("project.version") + ":";

    private static final String[] REPORTS = {
        "-Dportfolio.junitFile=target/check.xml", "-Dportfolio.markdownFile=target/check.md"
    };

    @TempDir
    Path parent;

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#homes")
    void generate_reproduces_the_committed_tree_byte_for_byte(Path maven) {
        TestProject platform = TestProject.platform(parent);
        var committed = platform.tree();
        platform.commit()
                .delete("k8s/development/redis/claim.yaml")
                .replace("k8s/development/redis/service.yaml", "ClusterIP", "NodePort");

        MavenRun refused = MavenRun.in(platform.folder(), maven, "portfolio:generate");
        MavenRun run = MavenRun.in(platform.folder(), maven, "portfolio:generate", "-Dportfolio.overwrite");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains("k8s/development/redis/service.yaml:1:1: It was edited by hand since a run wrote it.");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.linesOf("generate"))
                .containsExactly(
                        "  written  k8s/development/redis/claim.yaml",
                        "  written  k8s/development/redis/service.yaml",
                        "2 files written, 174 unchanged, 0 removed in k8s.",
                        "development claims 11Gi storage, 2816Mi memory, 2750m CPU.",
                        "production claims 104Gi storage, 17Gi memory, 11 CPU.");
        assertThat(platform.tree()).isEqualTo(committed);
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void a_run_that_finds_nothing_to_do_says_the_same_when_it_knows_that_beforehand(Path maven) {
        TestProject platform = TestProject.platform(parent).commit().makeOld();

        MavenRun first = MavenRun.in(platform.folder(), maven, "portfolio:generate");
        String noted = platform.read("target/portfolio/last-run.txt");
        MavenRun second = MavenRun.in(platform.folder(), maven, "portfolio:generate");
        platform.replace("k8s/development/redis/service.yaml", "6379", "6380");
        MavenRun third = MavenRun.in(platform.folder(), maven, "portfolio:generate");

        assertThat(noted).contains("below development production\nfiles 176\n");
        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(second.linesOf("generate")).isEqualTo(first.linesOf("generate"));
        assertThat(third.output()).contains("k8s/development/redis/service.yaml:1:1: It was edited by hand");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void verify_checks_the_committed_tree(Path maven) {
        TestProject platform = TestProject.platform(parent);

        MavenRun run = MavenRun.in(platform.folder(), maven, "verify");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.linesOf("check")).first().isEqualTo("176 files in k8s as rendered.");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#homes")
    void decorators_on_the_class_path_of_the_plugin_decorate_what_is_rendered(Path maven) {
        TestProject company = TestProject.customDecorators(parent);

        MavenRun run = MavenRun.in(company.folder(), maven, "verify");
        company.replace("databases/portfolio.yaml", "application: Storefront", "application: Billing");
        MavenRun refused = MavenRun.in(company.folder(), maven, "verify");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.linesOf("check")).first().isEqualTo("22 files in k8s as rendered.");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains("[ERROR] com.example.decorators.CompanyDecoration on redis-sessions in development: It fails "
                        + "with java.lang.IllegalStateException: 'who pays for Billing?'.");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void check_lists_what_differs_and_writes_nothing(Path maven) {
        TestProject platform = TestProject.platform(parent)
                .commit()
                .replace("k8s/development/redis/claim.yaml", "1Gi", "3Gi")
                .delete("k8s/development/redis/service.yaml")
                .write("k8s/development/redis/notes.yaml", "kind: ConfigMap\n")
                .replace("portfolio.yaml", "mongodb-intervalai", "mongodb-interval")
                .replace("portfolio.yaml", "cpu: 100m", "cpu: 110m");
        var before = platform.tree();

        MavenRun run = MavenRun.in(platform.folder(), maven, "portfolio:check", "-Dportfolio.environment=development");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("18 files in k8s not as rendered:")
                .contains("  changed  k8s/development/redis/statefulset.yaml")
                .contains("  edited   k8s/development/redis/claim.yaml")
                .contains("  missing  k8s/development/redis/service.yaml")
                .contains("  missing  k8s/development/mongodb-interval/.portfolio-inventory")
                .contains("  missing  k8s/development/mongodb-interval/claim.yaml")
                .contains("  stale    k8s/development/mongodb-intervalai/claim.yaml")
                .contains("  foreign  k8s/development/redis/notes.yaml")
                .contains("Then run 'mvn portfolio:generate' and commit the result.");
        assertThat(platform.tree()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#homes")
    void diff_and_the_reports_of_check_tell_what_a_pull_request_changes(Path maven) {
        TestProject shop = TestProject.gitops(parent)
                .commit()
                .replace("portfolio.yaml", "redis:7.4-bookworm", "redis:7.4.1-bookworm")
                .replace("k8s/development/redis-sessions/service.yaml", "ClusterIP", "NodePort");

        MavenRun differs = MavenRun.in(
                shop.folder(), maven, with(REPORTS, "portfolio:diff", "portfolio:check", "-Dportfolio.base=HEAD"));
        String failed = shop.read("target/check.xml");
        String comment = shop.read("target/check.md");
        MavenRun same = MavenRun.in(
                shop.folder(),
                maven,
                with(
                        REPORTS,
                        "portfolio:generate",
                        "portfolio:check",
                        "-Dportfolio.overwrite",
                        "-Dportfolio.base=HEAD"));

        assertThat(differs.exitCode()).isEqualTo(1);
        assertThat(differs.linesOf("diff"))
                .startsWith("development/redis-sessions: rolling restart of redis-sessions-0")
                .contains(
                        "    spec.template.spec.containers[redis].image  redis:7.4-bookworm → redis:7.4.1-bookworm",
                        "2 resources change, 0 are added, 0 removed in k8s: 2 pods restart.");
        assertThat(failed)
                .contains("<testcase classname=\"k8s/development\" name=\"redis-sessions\" time=\"0\">")
                .contains("edited by hand: k8s/development/redis-sessions/service.yaml");
        assertThat(comment)
                .startsWith("<!-- portfolio:check -->\n### ❌ ")
                .contains("| `production` | `redis-sessions` | 🟡 rolling restart of redis-sessions-0 |");
        assertThat(same.exitCode()).as(same.output()).isZero();
        assertThat(shop.read("target/check.xml")).contains("failures=\"0\" errors=\"0\"");
        assertThat(shop.read("target/check.md")).startsWith("<!-- portfolio:check -->\n✅ ");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void a_check_that_is_impossible_says_so_in_its_reports(Path maven) {
        TestProject shop = TestProject.gitops(parent).replace("portfolio.yaml", "database: orders", "databse: orders");

        MavenRun run = MavenRun.in(shop.folder(), maven, with(REPORTS, "portfolio:check"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(shop.read("target/check.xml"))
                .contains("errors=\"1\"", "<error type=\"key-is-known\" message=\"'databse' is not a key");
        assertThat(shop.read("target/check.md")).contains("### ❌ The portfolio cannot be checked: 1 problem\n");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void an_environment_is_dealt_with_alone_and_an_unknown_one_is_named(Path maven) {
        TestProject shop = TestProject.gitops(parent)
                .replace("portfolio.yaml", "redis:7.4-bookworm", "redis:7.4.1-bookworm")
                .write("target/check.xml", "of an earlier run");
        var development = development(shop);

        MavenRun one = MavenRun.in(
                shop.folder(), maven, "portfolio:generate", "portfolio:check", "-Dportfolio.environment=production");
        MavenRun unknown = MavenRun.in(
                shop.folder(), maven, with(REPORTS, "portfolio:check", "-Dportfolio.environment=produktion"));

        assertThat(one.exitCode()).as(one.output()).isZero();
        assertThat(shop.read("k8s/production/redis-sessions/statefulset.yaml")).contains("redis:7.4.1-bookworm");
        assertThat(development(shop)).isEqualTo(development).isNotEmpty();
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.output()).contains("portfolio.environment: ", "produktion");
        assertThat(shop.folder().resolve("target/check.xml")).doesNotExist();
    }

    private static SortedMap<String, String> development(TestProject project) {
        return new TreeMap<>(project.tree().subMap("development/", "development0"));
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void an_unknown_base_revision_is_named(Path maven) {
        TestProject platform = TestProject.platform(parent);

        MavenRun run = MavenRun.in(platform.folder(), maven, "portfolio:check", "-Dportfolio.base=origin/main");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("k8s:1:1: Git cannot tell what was committed at 'origin/main': ");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void a_broken_spec_stops_the_build_with_every_problem_and_nothing_written(Path maven) {
        TestProject broken = TestProject.platform(parent)
                .replace("portfolio.yaml", "user: codetalk_user", "usr: codetalk_user")
                .replace("portfolio.yaml", "password: redis123", "password: codetalk_postgres123")
                .replace("portfolio.yaml", "storage: 11Gi", "storage: 10Gi");
        var before = broken.tree();

        MavenRun run = MavenRun.in(broken.folder(), maven, "portfolio:generate");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains(
                        "portfolio.yaml:6:18: The instances of development claim 11Gi of storage, the quota allows 10Gi; ")
                .contains("portfolio.yaml:24:5: 'usr' is not a key of an instance of PostgreSQL. Did you mean 'user'?")
                .contains("portfolio.yaml:29:15: redis has the same password as postgresql-codetalk: ")
                .doesNotContain("codetalk_postgres123", "\tat ", "Exception:");
        assertThat(broken.tree()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void a_missing_spec_is_named(Path maven) {
        TestProject project = TestProject.platform(parent).delete("portfolio.yaml");

        MavenRun run = MavenRun.in(project.folder(), maven, "portfolio:validate", "-Dportfolio.spec=specs/other.yaml");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("specs/other.yaml:1:1: There is no such file.");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#homes")
    void goals_work_without_a_pom(Path maven) {
        TestProject bare = TestProject.withoutPom(parent);
        var committed = bare.tree();

        MavenRun run = MavenRun.in(
                bare.folder(), maven, PLUGIN + "generate", PLUGIN + "check", "-Dportfolio.outputDirectory=out/k8s");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("176 files written, 0 unchanged, 0 removed in out/k8s.");
        assertThat(bare.read("out/k8s/.portfolio-inventory")).isEqualTo(committed.get(".portfolio-inventory"));
        assertThat(bare.folder().resolve("target")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#homes")
    void totals_as_json_can_be_piped(Path maven) {
        TestProject platform = TestProject.platform(parent);
        String[] raw = maven.toString().contains("-4.") ? new String[] {"--raw-streams"} : new String[0];

        MavenRun run =
                MavenRun.in(platform.folder(), maven, with(raw, "-q", "portfolio:totals", "-Dportfolio.format=json"));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output().strip()).startsWith("{\n").endsWith("}").contains("\"storage\" : \"11Gi\"");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void totals_go_to_a_file_on_request(Path maven) {
        TestProject platform = TestProject.platform(parent);

        MavenRun run = MavenRun.in(
                platform.folder(),
                maven,
                "portfolio:totals",
                "-Dportfolio.format=json",
                "-Dportfolio.outputFile=out/totals.json");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(platform.read("out/totals.json")).startsWith("{\n").endsWith("}\n");
        assertThat(run.linesOf("totals")).containsExactly("Totals written to out/totals.json.");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void an_unknown_format_is_refused(Path maven) {
        TestProject platform = TestProject.platform(parent);

        MavenRun run = MavenRun.in(platform.folder(), maven, "portfolio:totals", "-Dportfolio.format=xml");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("portfolio.format is 'xml'. Write text or json.");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void connections_mask_passwords_unless_asked(Path maven) {
        TestProject platform = TestProject.platform(parent);

        MavenRun masked = MavenRun.in(platform.folder(), maven, "portfolio:connections");
        MavenRun shown = MavenRun.in(platform.folder(), maven, "portfolio:connections", "-Dportfolio.showPasswords");

        assertThat(masked.linesOf("connections"))
                .contains(
                        "Environment development, namespace default:",
                        "Environment production, namespace platform-production:")
                .contains("  redis://:****@redis.default.svc.cluster.local:6379")
                .contains("  rediss://app:****@redis.platform-production.svc.cluster.local:6379")
                .noneMatch(line -> line.contains("123"));
        assertThat(shown.linesOf("connections")).contains("  redis://:redis123@redis.default.svc.cluster.local:6379");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void connections_speak_the_dialect_of_the_application(Path maven) {
        TestProject platform = TestProject.platform(parent);

        MavenRun jdbc = MavenRun.in(platform.folder(), maven, "portfolio:connections", "-Dportfolio.dialect=jdbc");
        MavenRun unknown = MavenRun.in(platform.folder(), maven, "portfolio:connections", "-Dportfolio.dialect=jdcb");

        assertThat(jdbc.linesOf("connections"))
                .filteredOn(line -> line.contains("JDBC_DATABASE_URL"))
                .hasSize(4)
                .contains(
                        "  JDBC_DATABASE_URL=jdbc:postgresql://postgresql-codetalk.default.svc.cluster.local:5432/codetalk?user=codetalk_user&password=****",
                        "  JDBC_DATABASE_URL=jdbc:postgresql://postgresql-codetalk.platform-production.svc.cluster.local:5432/codetalk?user=codetalk_app&password=****&sslmode=verify-full");
        assertThat(jdbc.linesOf("connections"))
                .anyMatch(line -> line.startsWith("Left out, because their engines have no jdbc connection: redis, "));
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.output())
                .contains("portfolio.dialect: 'jdcb' is not a dialect of connections. Did you mean 'jdbc'?");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void commands_are_shown_without_a_password(Path maven) {
        TestProject platform = TestProject.platform(parent);

        MavenRun run = MavenRun.in(platform.folder(), maven, "portfolio:commands");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.linesOf("commands"))
                .startsWith("Environment development, namespace default:", "All instances")
                .contains(
                        "  kubectl get pods -n default -l tier=database",
                        "  kubectl logs -n platform-production redis-0 -c redis --since=1h")
                .noneMatch(line -> line.contains("123"));
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void the_document_of_one_environment_goes_to_a_file_and_has_passwords_on_request_alone(Path maven) {
        TestProject platform = TestProject.platform(parent);
        String[] toFile = {"portfolio:document", "-Dportfolio.outputFile=out/databases.md"};

        MavenRun both = MavenRun.in(platform.folder(), maven, toFile);
        MavenRun one = MavenRun.in(platform.folder(), maven, with(toFile, "-Dportfolio.environment=development"));
        String masked = platform.read("out/databases.md");
        MavenRun.in(
                platform.folder(),
                maven,
                with(toFile, "-Dportfolio.environment=development", "-Dportfolio.showPasswords"));

        assertThat(both.exitCode()).isEqualTo(1);
        assertThat(both.output())
                .contains("portfolio.outputFile takes the document of one environment. Say of which: "
                        + "-Dportfolio.environment=development or -Dportfolio.environment=production.");
        assertThat(one.linesOf("document")).containsExactly("Document of development written to out/databases.md.");
        assertThat(masked)
                .contains("6 database instances for 5 applications, in the namespace `default`.", "11Gi")
                .doesNotContain("123");
        assertThat(platform.read("out/databases.md"))
                .contains("redis://:redis123@redis.default.svc.cluster.local:6379");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void commands_that_fill_a_store_go_to_a_file_that_a_shell_reads(Path maven) throws Exception {
        TestProject platform = TestProject.platform(parent);

        MavenRun run = MavenRun.in(
                platform.folder(),
                maven,
                "portfolio:connections",
                "-Dportfolio.environment=production",
                "-Dportfolio.fill=vault",
                "-Dportfolio.outputFile=out/fill.sh");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.linesOf("connections")).containsExactly("Commands written to out/fill.sh.");
        assertThat(platform.read("out/fill.sh"))
                .contains("\n# redis\n", " | vault kv put -cas=0 ")
                .doesNotContain("[INFO]");
        assertThat(new ProcessBuilder(
                                "sh",
                                "-n",
                                platform.folder().resolve("out/fill.sh").toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void skip_and_help_need_no_spec(Path maven) {
        TestProject project = TestProject.platform(parent).delete("portfolio.yaml");

        MavenRun run = MavenRun.in(project.folder(), maven, "portfolio:generate", "portfolio:help", "-Dportfolio.skip");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("Skipped, because portfolio.skip is set.")
                .contains(
                        "portfolio:connections",
                        "portfolio:commands",
                        "portfolio:document",
                        "portfolio:check",
                        "portfolio:totals",
                        "portfolio:validate");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#homes")
    void modules_are_rendered_in_parallel_without_a_warning_about_the_plugin(Path maven) {
        TestProject platform = TestProject.platform(parent);
        TestProject root = twoModules(platform);

        MavenRun run = MavenRun.in(root.folder(), maven, "-T2", "verify", "-Dmaven.plugin.validation=VERBOSE");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(root.read("one/k8s/.portfolio-inventory")).isEqualTo(root.read("two/k8s/.portfolio-inventory"));
        assertThat(run.output()).doesNotContain("not marked as thread-safe", "[WARNING] Plugin", "validation issues");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#wrapper")
    void schema_is_written_beside_the_spec_and_a_folder_that_is_missing_is_named(Path maven) {
        TestProject platform = TestProject.platform(parent);
        String published = platform.read("portfolio-v1.schema.json");
        platform.delete("portfolio-v1.schema.json");

        MavenRun run = MavenRun.in(platform.folder(), maven, "portfolio:schema");
        MavenRun failed = MavenRun.in(platform.folder(), maven, "portfolio:schema", "-Dportfolio.schemaFile=no/x.json");

        assertThat(run.linesOf("schema")).containsExactly("Schema written to portfolio-v1.schema.json.");
        assertThat(platform.read("portfolio-v1.schema.json")).isEqualTo(published);
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output())
                .containsPattern("Cannot read or write .*no/x.json: no such file\\.")
                .doesNotContain("\tat ");
    }

    private static String[] with(String[] some, String... others) {
        return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
    }

    private static TestProject twoModules(TestProject platform) {
        String module = platform.read("pom.xml")
                .replace("<execution>", "<execution><phase>verify</phase>")
                .replace("<goal>check</goal>", "<goal>generate</goal>");
        String spec = platform.read("portfolio.yaml");
        String parentPom = module.replace("<artifactId>portfolio-platform<", "<artifactId>all<")
                .replaceFirst("<build>(?s).*</build>", "<modules><module>one</module><module>two</module></modules>");
        return new TestProject(platform.folder().resolveSibling("all"))
                .write(".mvn/maven.config", "")
                .write("pom.xml", parentPom)
                .write("one/pom.xml", module.replace("<artifactId>portfolio-platform<", "<artifactId>one<"))
                .write("one/portfolio.yaml", spec)
                .write("two/pom.xml", module.replace("<artifactId>portfolio-platform<", "<artifactId>two<"))
                .write("two/portfolio.yaml", spec);
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.maven.MavenRun#homes")
    void a_property_that_no_goal_reads_is_warned_about_once(Path maven) {
        TestProject platform = TestProject.platform(parent)
                .replace(
                        "pom.xml",
                        "</project>",
                        "<properties><portfolio.baze>x</portfolio.baze><portfolio.own>1</portfolio.own></properties>"
                                + "<description>${portfolio.own}</description></project>");

        MavenRun run = MavenRun.in(
                platform.folder(),
                maven,
                "portfolio:validate",
                "portfolio:totals",
                "-Dportfolio.ouputDirectory=elsewhere",
                "-Dportfolio.skip=false");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output().lines().filter(line -> line.contains("No goal reads")))
                .containsExactly(
                        "[WARNING] No goal reads the property portfolio.baze. Did you mean portfolio.base?",
                        "[WARNING] No goal reads the property portfolio.ouputDirectory."
                                + " Did you mean portfolio.outputDirectory?");
    }
}
