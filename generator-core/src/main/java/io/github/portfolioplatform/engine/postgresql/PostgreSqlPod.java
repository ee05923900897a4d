package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.mount;
import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;
import static io.github.portfolioplatform.engine.PodParts.variable;
import static io.github.portfolioplatform.engine.PodVolumes.configurationFiles;
import static io.github.portfolioplatform.engine.PodVolumes.configurationVariable;
import static io.github.portfolioplatform.engine.PodVolumes.emptyDirectory;
import static io.github.portfolioplatform.engine.PodVolumes.emptyMemory;
import static io.github.portfolioplatform.engine.PodVolumes.secretFiles;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.model.Memory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The containers of an instance of production: that of the server, and that of the job beside it. Both see the same files in the same
 * places, so that one script serves a first start and every later one.
 *
 * @param instance the instance
 * @param names the names of what belongs to it
 * @param users the users of the server
 */
record PostgreSqlPod(PostgreSql instance, InstanceNames names, PostgreSqlUsers users) {

    static final String CONFIGURATION = "/etc/postgresql";
    static final String CERTIFICATE = PodVolumes.CERTIFICATES;
    static final String CREDENTIALS = "/run/credentials";

    /** The key of the ConfigMap that says where the superuser's password is; the value of such a variable itself looks like a password. */
    static final String SUPERUSER_FILE = "superuser-file";

    private static final int PORT = PostgreSqlServer.PORT;
    /** A large cache takes its time to be written by the last checkpoint. */
    private static final long GRACE_PERIOD_SECONDS = 300;

    private static final Memory JOB = Memory.mebibytes(64);
    private static final String ACCESS = "/access";
    private static final String[] OF_SUPERUSER = AccessFiles.OF_SUPERUSER.toArray(String[]::new);
    private static final String[] OF_JOB = Stream.concat(
                    AccessFiles.OF_SUPERUSER.stream(), Stream.of(AccessFiles.SCRIPT))
            .toArray(String[]::new);

    PodContribution server() {
        return new PodContribution(
                List.of("-c", "config_file=" + CONFIGURATION + "/postgresql.conf"),
                environment(),
                serverVolumes(),
                List.of(
                        readOnlyMount("postgresql-access", "/docker-entrypoint-initdb.d"),
                        readOnlyMount("postgresql-configuration", CONFIGURATION),
                        readOnlyMount("credentials", CREDENTIALS),
                        readOnlyMount("tls", CERTIFICATE),
                        mount("shared-memory", "/dev/shm"),
                        mount("temporary", "/tmp"),
                        mount("socket", "/var/run/postgresql")),
                Optional.of(AvailabilityProbes.of(PORT, roles().of(Roles.Purpose.APPLICATION), instance.database())),
                Optional.of(GRACE_PERIOD_SECONDS));
    }

    private List<EnvVar> environment() {
        return List.of(
                variable("POSTGRES_DB", instance.database()),
                variable("POSTGRES_USER", Roles.superuser()),
                configurationVariable("POSTGRES_PASSWORD_FILE", names().configuration(), SUPERUSER_FILE),
                variable(
                        "POSTGRES_INITDB_ARGS",
                        InitialDatabase.stableArguments(instance.image().version())),
                variable("PGDATA", DataLayout.of(instance.image().version()).dataDirectory()));
    }

    private List<Volume> serverVolumes() {
        return List.of(
                configurationFiles("postgresql-access", names().access(), OF_SUPERUSER),
                configurationFiles(
                        "postgresql-configuration", names().configuration(), "pg_hba.conf", "postgresql.conf"),
                secretFiles("credentials", users.files()),
                secretFiles("tls", names().certificate(), "tls.crt", "tls.key"),
                emptyMemory("shared-memory", Tuning.sharedMemory(instance.allocation())),
                emptyDirectory("temporary", Memory.mebibytes(64)),
                emptyDirectory("socket", Memory.mebibytes(1)));
    }

    AccessJob access() {
        return new AccessJob(
                List.of("sh", ACCESS + "/" + AccessFiles.SCRIPT),
                List.of(
                        variable("PGHOST", names().service()),
                        variable("PGDATABASE", instance.database()),
                        variable("PGSSLMODE", "verify-full"),
                        variable("PGSSLROOTCERT", CERTIFICATE + "/ca.crt"),
                        variable("PGCONNECT_TIMEOUT", "5")),
                List.of(
                        configurationFiles("access", names().access(), OF_JOB),
                        secretFiles("credentials", users.filesOfJob()),
                        secretFiles("tls", names().certificate(), "ca.crt")),
                accessMounts(),
                JOB);
    }

    private static List<VolumeMount> accessMounts() {
        return List.of(
                readOnlyMount("access", ACCESS),
                readOnlyMount("credentials", CREDENTIALS),
                readOnlyMount("tls", CERTIFICATE));
    }

    private Roles roles() {
        return new Roles(instance.database());
    }
}
