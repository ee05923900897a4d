package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;
import static io.github.portfolioplatform.engine.PodParts.variable;
import static io.github.portfolioplatform.engine.PodVolumes.secretFiles;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodVolumes;
import java.util.List;

/** TLS of a server: its certificate, and how the programs of its image connect. */
final class ServerTls {

    /** Certificate and key are two files, and the server is a client of no other. */
    static final CertificateShape SHAPE = new CertificateShape(false, false);

    private static final String FOLDER = PodVolumes.CERTIFICATES;
    private static final String VOLUME = "tls";
    private static final String CERTIFICATE = "tls.crt";
    private static final String KEY = "tls.key";
    private static final String AUTHORITY = "ca.crt";

    private ServerTls() {}

    /** {@return what the programs of {@code libpq} read, so that they check the certificate} */
    static List<EnvVar> variables() {
        return List.of(variable("PGSSLMODE", "verify-full"), variable("PGSSLROOTCERT", FOLDER + "/" + AUTHORITY));
    }

    static PodContribution pod(InstanceNames names) {
        return PodContribution.ofVolume(secretFiles(VOLUME, names.certificate(), CERTIFICATE, KEY), mount());
    }

    static Volume authority(InstanceNames names) {
        return secretFiles(VOLUME, names.certificate(), AUTHORITY);
    }

    static VolumeMount mount() {
        return readOnlyMount(VOLUME, FOLDER);
    }
}
