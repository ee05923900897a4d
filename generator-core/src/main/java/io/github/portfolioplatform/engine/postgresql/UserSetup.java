package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;
import static io.github.portfolioplatform.engine.PodParts.variable;
import static io.github.portfolioplatform.engine.PodVolumes.configurationFiles;
import static io.github.portfolioplatform.engine.PodVolumes.configurationVariable;
import static io.github.portfolioplatform.engine.PodVolumes.secretFiles;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.CertificateFiles;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.ServerUser.Purpose;
import io.github.portfolioplatform.model.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What tells the server its users: the first start, and the job beside it. Both see the same files in the same places, so that one script
 * serves both.
 *
 * @param users the users
 */
record UserSetup(UsersByPurpose users) {

    static final String CREDENTIALS = "/run/credentials";
    /** The key of the ConfigMap that says where the superuser's password is; the value of such a variable itself looks like a password. */
    static final String SUPERUSER_FILE = "superuser-file";

    private static final Memory JOB = Memory.mebibytes(64);
    private static final String ACCESS = "/access";
    private static final String[] OF_SUPERUSER = AccessFiles.OF_SUPERUSER.toArray(String[]::new);
    private static final String[] OF_JOB = Stream.concat(
                    AccessFiles.OF_SUPERUSER.stream(), Stream.of(AccessFiles.SCRIPT))
            .toArray(String[]::new);

    PodContribution firstStart() {
        PostgreSql instance = users.instance();
        return PodContribution.ofVariables(List.of(
                        variable("POSTGRES_DB", instance.database()),
                        variable("POSTGRES_USER", users.of(Purpose.SUPERUSER).login()),
                        configurationVariable(
                                "POSTGRES_PASSWORD_FILE", users.names().configuration(), SUPERUSER_FILE),
                        variable(
                                "POSTGRES_INITDB_ARGS",
                                InitialDatabase.stableArguments(instance.image().version())),
                        variable(
                                "PGDATA",
                                DataLayout.of(instance.image().version()).dataDirectory())))
                .plus(PodContribution.ofVolume(
                        configurationFiles("postgresql-access", users.names().access(), OF_SUPERUSER),
                        readOnlyMount("postgresql-access", "/docker-entrypoint-initdb.d")));
    }

    PodContribution passwords() {
        return PodContribution.ofVolume(
                secretFiles("credentials", users.files()), readOnlyMount("credentials", CREDENTIALS));
    }

    AccessJob job() {
        List<EnvVar> environment = new ArrayList<>();
        environment.add(variable("PGHOST", users.names().service()));
        environment.add(variable("PGDATABASE", users.instance().database()));
        environment.addAll(ServerTls.variables());
        environment.add(variable("PGCONNECT_TIMEOUT", "5"));
        return new AccessJob(
                List.of("sh", ACCESS + "/" + AccessFiles.SCRIPT),
                environment,
                List.of(
                        configurationFiles("access", users.names().access(), OF_JOB),
                        secretFiles("credentials", users.filesOfJob()),
                        CertificateFiles.authority(users.names())),
                List.of(
                        readOnlyMount("access", ACCESS),
                        readOnlyMount("credentials", CREDENTIALS),
                        CertificateFiles.mount()),
                JOB);
    }
}
