package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.secretVariable;
import static io.github.portfolioplatform.engine.PodParts.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.CertificateFiles;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.model.Memory;
import java.util.ArrayList;
import java.util.List;

/** TLS of a server: its certificate, and how the programs of its image connect. */
final class ServerTls {

    /** Certificate and key are two files, and the server is a client of no other. */
    static final CertificateShape SHAPE = new CertificateShape(false, false);

    private ServerTls() {}

    static PodContribution pod(InstanceNames names) {
        return CertificateFiles.ofServer(names, "tls.crt", "tls.key");
    }

    /** {@return what the programs of {@code libpq} read, so that they check the certificate} */
    static List<EnvVar> variables() {
        return List.of(variable("PGSSLMODE", "verify-full"), variable("PGSSLROOTCERT", CertificateFiles.AUTHORITY));
    }

    /** {@return the job that has a renewed certificate read, where no other job does, as a superuser} */
    static AccessJob reload(InstanceNames names, ServerUser superuser) {
        List<EnvVar> environment = new ArrayList<>(variables());
        environment.add(variable("PGHOST", names.service()));
        environment.add(variable("PGDATABASE", "postgres"));
        environment.add(variable("PGUSER", superuser.login()));
        environment.add(secretVariable(
                "PGPASSWORD",
                superuser.password().secretName(),
                superuser.password().key()));
        environment.add(variable("PGCONNECT_TIMEOUT", "5"));
        return new AccessJob(
                List.of("psql", "-X", "--no-password", "--quiet", "--command=SELECT pg_catalog.pg_reload_conf()"),
                environment,
                List.of(CertificateFiles.authority(names)),
                List.of(CertificateFiles.mount()),
                Memory.mebibytes(64));
    }
}
