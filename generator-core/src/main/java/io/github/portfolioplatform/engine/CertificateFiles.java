package io.github.portfolioplatform.engine;

import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;
import static io.github.portfolioplatform.engine.PodVolumes.secretFiles;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;

/** The certificate of a server as files of a pod, in the same folder of every pod. */
public final class CertificateFiles {

    /** The certificate of the authority, which clients check servers by. */
    public static final String AUTHORITY = PodVolumes.CERTIFICATES + "/ca.crt";

    private static final String VOLUME = "tls";

    private CertificateFiles() {}

    /** {@return those keys of the Secret of the certificate, as files of the server} */
    public static PodContribution ofServer(InstanceNames names, String... keys) {
        return PodContribution.ofVolume(secretFiles(VOLUME, names.certificate(), keys), mount());
    }

    /** {@return the volume of a client, which has the certificate of the authority alone} */
    public static Volume authority(InstanceNames names) {
        return secretFiles(VOLUME, names.certificate(), "ca.crt");
    }

    /** {@return where the container sees it} */
    public static VolumeMount mount() {
        return readOnlyMount(VOLUME, PodVolumes.CERTIFICATES);
    }
}
