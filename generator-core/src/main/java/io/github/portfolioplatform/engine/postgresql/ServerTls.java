package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.CertificateFiles;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodContribution;
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
}
