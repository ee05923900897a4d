package io.github.portfolioplatform.engine.redisfamily;

import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;
import static io.github.portfolioplatform.engine.PodVolumes.secretFiles;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodVolumes;
import java.util.List;

/** TLS of a server: where its certificate is, and what server and clients are told. */
final class RedisTls {

    /** The certificate of the server. */
    static final String CERTIFICATE = PodVolumes.CERTIFICATES + "/tls.crt";

    /** The key of the certificate. */
    static final String KEY = PodVolumes.CERTIFICATES + "/tls.key";

    /** Who issued the certificate. */
    static final String AUTHORITY = PodVolumes.CERTIFICATES + "/ca.crt";

    /** The options of a client in the pod, which checks the certificate. */
    static final String OF_CLIENT = "--tls --cacert " + AUTHORITY + " -h localhost -p " + RedisServer.PORT;

    /** The same for a client that only asks whether the server is alive, which does not depend on a certificate that is valid. */
    static final String OF_LIVENESS = "--tls --insecure -h 127.0.0.1 -p " + RedisServer.PORT;

    /** The options of a server that has no file for them: there is no plain port beside the encrypted one. */
    static final List<String> OF_SERVER = List.of(
            "--port",
            "0",
            "--tls-port",
            String.valueOf(RedisServer.PORT),
            "--tls-cert-file",
            CERTIFICATE,
            "--tls-key-file",
            KEY,
            "--tls-ca-cert-file",
            AUTHORITY,
            "--tls-auth-clients",
            "no",
            "--tls-protocols",
            "TLSv1.2 TLSv1.3");

    private static final String VOLUME = "tls";

    private RedisTls() {}

    /** {@return the volume of the certificate} */
    static Volume volume(InstanceNames names) {
        return secretFiles(VOLUME, names.certificate(), "ca.crt", "tls.crt", "tls.key");
    }

    /** {@return where the server sees it} */
    static VolumeMount mount() {
        return readOnlyMount(VOLUME, PodVolumes.CERTIFICATES);
    }
}
