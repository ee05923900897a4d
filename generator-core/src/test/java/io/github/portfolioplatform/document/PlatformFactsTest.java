package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody wrote down by hand of the platform in development: each fact is in our document if it is true, and another one if it is not. */
class PlatformFactsTest {

    private static final EnvironmentDocument DOCUMENT =
            EnvironmentDocument.of(Scenario.PLATFORM.portfolio().environment("development"));
    private static final String MASKED = DOCUMENT.masked();
    private static final String REVEALED = DOCUMENT.revealed();

    /** The text below a heading, to the next heading of the same rank or a higher one. */
    private static String section(String text, String heading) {
        String rank = heading.substring(0, heading.indexOf(' '));
        String rest = text.substring(text.indexOf("\n" + heading + "\n") + heading.length() + 2);
        return rest.split("(?m)^#{1," + rank.length() + "} ", 2)[0];
    }

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL, postgresql-bookmarked, 5432, bookmarked, bookmarked_user, 2Gi, Bookmarked, postgres-password, bookmarked_postgres123",
        "PostgreSQL, postgresql-codetalk, 5432, codetalk, codetalk_user, 2Gi, Code Talk, postgres-password, codetalk_postgres123",
        "MongoDB, mongodb-educationelly, 27017, educationelly, root, 2Gi, EducationELLy, mongodb-root-password, educationelly_mongo123",
        "MongoDB, mongodb-educationelly-graphql, 27017, educationelly_graphql, root, 2Gi, EducationELLy GraphQL, mongodb-root-password, educationgql_mongo123",
        "MongoDB, mongodb-intervalai, 27017, intervalai, root, 2Gi, IntervalAI, mongodb-root-password, intervalai_mongo123"
    })
    void each_instance_has_its_service_database_user_claim_and_application(
            String engine,
            String name,
            int port,
            String database,
            String user,
            String storage,
            String application,
            String key,
            String password) {
        String secret = "| Password | key `" + key + "` of the Secret `" + name + "-secrets`";
        assertThat(section(section(MASKED, "### " + engine), "#### " + name))
                .contains(
                        "| Service name | `" + name + ".default.svc.cluster.local:" + port + "` |\n",
                        "| Database | `" + database + "` |\n",
                        "| User | `" + user + "` |\n",
                        secret + " |\n",
                        "| Storage | " + storage + ", claim `" + name + "-pvc` |\n",
                        "| Requests | 256Mi memory, 250m CPU |\n",
                        "| Limits | 512Mi memory, 500m CPU |\n",
                        "| Used by | " + application + " |\n");
        assertThat(section(REVEALED, "#### " + name)).contains(secret + ": `" + password + "` |\n");
    }

    @Test
    void redis_has_neither_user_nor_named_database() {
        assertThat(section(MASKED, "#### redis"))
                .contains(
                        "| Service name | `redis.default.svc.cluster.local:6379` |\n",
                        "| Database | numbered ones, without names |\n",
                        "| User | none, the password is enough |\n",
                        "| Storage | 1Gi, claim `redis-pvc` |\n",
                        "| Requests | 128Mi memory, 100m CPU |\n",
                        "| Limits | 256Mi memory, 250m CPU |\n",
                        "| Used by | Code Talk |\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://bookmarked_user:bookmarked_postgres123@postgresql-bookmarked.default.svc.cluster.local:5432/bookmarked",
                "postgres://codetalk_user:codetalk_postgres123@postgresql-codetalk.default.svc.cluster.local:5432/codetalk",
                "redis://:redis123@redis.default.svc.cluster.local:6379",
                "mongodb://root:educationelly_mongo123@mongodb-educationelly.default.svc.cluster.local:27017/educationelly?authSource=admin",
                "mongodb://root:educationgql_mongo123@mongodb-educationelly-graphql.default.svc.cluster.local:27017/educationelly_graphql?authSource=admin",
                "mongodb://root:intervalai_mongo123@mongodb-intervalai.default.svc.cluster.local:27017/intervalai?authSource=admin"
            })
    void connection_strings_are_whole_on_request_and_masked_otherwise(String uri) {
        assertThat(REVEALED.lines()).contains(uri);
        assertThat(MASKED.lines()).contains(uri.replaceFirst(":[a-z0-9_]*123@", ":****@"));
    }

    @Test
    void no_password_is_shown_unasked_and_who_asked_is_warned() {
        assertThat(MASKED).doesNotContain("123").doesNotContain("This copy shows passwords");
        assertThat(REVEALED).contains("> **This copy shows passwords.**");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 instances × 2Gi = 4Gi",
                "1 instance × 1Gi = 1Gi",
                "3 instances × 2Gi = 6Gi",
                "4Gi + 1Gi + 6Gi = **11Gi**",
                "2 instances × 512Mi = 1024Mi",
                "1 instance × 256Mi = 256Mi",
                "3 instances × 512Mi = 1536Mi",
                "1024Mi + 256Mi + 1536Mi = **2816Mi**",
                "2 instances × 500m = 1000m",
                "1 instance × 250m = 250m",
                "3 instances × 500m = 1500m",
                "1000m + 250m + 1500m = **2750m**"
            })
    void every_sum_is_shown(String sum) {
        assertThat(section(MASKED, "## Resources")).contains("| " + sum + " |");
    }

    /** 2816Mi are 2.75Gi. */
    @Test
    void no_total_is_rounded() {
        assertThat(section(MASKED, "## Resources")).doesNotContain("2.8", "~");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Isolation",
                "Independence",
                "Scaling",
                "Security",
                "Migrations",
                "Maintenance",
                "Debugging",
                "Performance",
                "Moving out",
                "The same shape everywhere"
            })
    void the_reasons_for_instances_of_their_own_are_given(String topic) {
        assertThat(section(MASKED, "## Why each application has its own instances"))
                .contains(
                        "- **" + topic + ".** ",
                        "One large server would take less memory",
                        "There is no exception here.");
    }

    /** By hand, they went through a terminal, which changes line ends. */
    @Test
    void copies_are_streamed_without_a_terminal() {
        assertThat(commands().filter(line -> line.contains(" > ") || line.contains(" < ")))
                .hasSize(2 * 6)
                .noneMatch(line -> line.contains(" -it "));
    }

    /** By hand, pg_dump and mongodump had none, and that of Redis stood in the list of processes. */
    @Test
    void copies_are_taken_with_a_password_that_nobody_sees() {
        assertThat(commands().filter(line -> line.contains(".part && mv ")))
                .allMatch(line -> line.contains("$POSTGRES_PASSWORD pg_dump ")
                        || line.contains("\"$MONGO_INITDB_ROOT_PASSWORD\" | mongodump --config=")
                        || line.contains("redis-cli --rdb "));
        assertThat(MASKED).doesNotContain("--pass", " -a ");
    }

    /** By hand, mongodump wrote into a folder of the container, which is lost with it, and Redis copied a file that it may be writing. */
    @Test
    void copies_leave_the_pod_whole() {
        assertThat(MASKED).doesNotContain("--out", "/data/backup", "kubectl cp");
        assertThat(commands().filter(line -> line.contains("mongodump ")))
                .hasSize(3)
                .allMatch(line -> line.contains(" --archive --gzip' > mongodb-"));
    }

    @Test
    void every_copy_can_be_put_back() {
        assertThat(commands()
                        .filter(line -> line.contains("pg_restore ")
                                || line.contains("mongorestore ")
                                || line.contains("redis-check-rdb ")))
                .hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl get pods -n default -l tier=database",
                "kubectl top pods -n default -l tier=database",
                "kubectl logs -n default postgresql-bookmarked-0 -c postgresql --since=1h",
                "kubectl logs -n default mongodb-educationelly-0 -c mongodb --since=1h",
                "kubectl logs -n default redis-0 -c redis --since=1h"
            })
    void monitoring_is_a_command(String command) {
        assertThat(MASKED.lines()).contains(command);
    }

    @Test
    void what_is_open_in_development_is_named_with_what_to_write() {
        assertThat(section(MASKED, "## Security").lines().skip(3))
                .hasSize(7)
                .allMatch(line -> line.contains(" | **open** | "))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("stand in the files of this folder", "`secrets: {externalSecrets: "),
                        line -> assertThat(line).contains("Connections are plain", "`certificates: "),
                        line -> assertThat(line).contains("the application is the superuser", "MongoDB, it is root"),
                        line -> assertThat(line).contains("Any pod of the cluster", "`consumers:`"),
                        line -> assertThat(line).contains("`backup: {keep: {by: bucket}}`"),
                        line -> assertThat(line).contains("`audit:`"),
                        line -> assertThat(line).contains("images of all instances", "`image:`"));
    }

    @Test
    void each_recommendation_for_production_is_carried_out_there() {
        String production = EnvironmentDocument.of(Scenario.PLATFORM.portfolio().environment("production"))
                .masked();

        assertThat(section(production, "## Security")
                        .lines()
                        .skip(3)
                        .filter(line -> !line.startsWith("| Copies outlive a stolen key | **open** | ")))
                .hasSize(6)
                .allMatch(line -> line.contains(" | **done** | "));
    }

    private static Stream<String> commands() {
        return MASKED.lines().filter(line -> line.startsWith("kubectl "));
    }
}
