package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nasty database is copied, proven and restored, and is the same afterwards for each role. */
@Tag("thorough")
class NastyPostgreSqlIT {

    private static final String NOT_PROVEN = "that a nasty database of PostgreSQL comes back";

    private static ProductionPostgreSqlPod pod;
    private static NastyPostgreSql nasty;
    private static BackupPods pods;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        Machine.runsPods(NOT_PROVEN);
        Machine.needs("rclone", NOT_PROVEN);
        PostgreSqlImage image = NastyPostgreSql.withExtension(Machine.newestDumpedPostgreSql(NOT_PROVEN));
        pod = ProductionPostgreSqlPod.open(
                Shop.postgreSql(image.major()).backedUp().production(), folder.resolve("server"));
        pod.start();
        nasty = NastyPostgreSql.on(pod);
        pods = BackupPods.of(pod.rendered(), pod.container(), image, Files.createDirectories(folder.resolve("jobs")))
                .with("PARALLEL", "4");
        pods.backup().succeeded();
    }

    @AfterAll
    static void stop() {
        if (pod != null) {
            pod.close();
        }
    }

    @Test
    void a_copy_of_it_is_verified() throws Exception {
        System.out.println(pods.verify().succeeded());
    }

    @Test
    void it_is_the_same_after_a_restore() throws Exception {
        String schema = nasty.schema();
        String content = nasty.content();
        List<String> rights = nasty.whatEachRoleMay();
        String settings = nasty.settings();
        Execution unprepared = pods.restore();
        assertThat(unprepared.exitCode()).isNotZero();
        assertThat(unprepared.output())
                .contains("psql -X -U postgres -d orders_template -c 'CREATE SCHEMA IF NOT EXISTS extensions"
                        + " AUTHORIZATION orders_owner' -c 'CREATE EXTENSION parcels SCHEMA extensions'")
                .endsWith("The restore has failed. orders is as it was.");
        nasty.prepareTemplate();

        String said = pods.restore().succeeded();

        System.out.println(said);
        String trigger = "CREATE EVENT TRIGGER \"watch it\" ON ddl_command_end\n   EXECUTE FUNCTION public.on_ddl();";
        assertThat(said)
                .contains(
                        "LARGE OBJECT 990001 (postgres)\nROUTINE public.of_superuser() (postgres)\nTABLE public.by_superuser (postgres)")
                .contains(trigger);
        pods.backup().succeeded();
        pod.superuser(trigger);
        assertThat(difference(NastyPostgreSql.withoutObjectsOfSuperuser(schema), nasty.schema()))
                .isEmpty();
        assertThat(nasty.content()).isEqualTo(content);
        // What belonged to the superuser belongs to the owner, whose member the migration user is.
        List<String> expected = rights.stream()
                .map(line -> line.matches("migrate: .*([bo][yf]_superuser|990001).*")
                        ? line.replace("42501", "allowed")
                        : line)
                .toList();
        assertThat(nasty.whatEachRoleMay()).isEqualTo(expected);
        assertThat(nasty.settings()).isEqualTo(settings);
    }

    /** The lines that only one of the two texts has. */
    private static String difference(String before, String after) throws Exception {
        Files.writeString(folder.resolve("before"), before + "\n");
        Files.writeString(folder.resolve("after"), after + "\n");
        return Execution.of(new ProcessBuilder("diff", "before", "after").directory(folder.toFile()))
                .output();
    }
}
