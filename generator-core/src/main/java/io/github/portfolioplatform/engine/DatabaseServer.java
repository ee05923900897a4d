package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.RunAs;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The server of an instance in the posture of its environment: what a backend that runs its pods must know. Clients need the engine and an endpoint
 * alone. What a posture may leave out is empty.
 */
public interface DatabaseServer {

    /** {@return where the data volume is mounted} */
    String dataMountPath();

    /** {@return what the server needs of its pod beside the data volume} */
    PodContribution pod();

    /** {@return the group that the data volume has to belong to, where the image does not change the owner itself} */
    default Optional<Long> volumeGroup() {
        return Optional.empty();
    }

    /** {@return the user and the group that the image runs as} */
    RunAs runAs();

    /** {@return the server's own configuration, the files of a ConfigMap that {@link #pod()} mounts} */
    default SortedMap<String, String> configuration() {
        return Collections.emptySortedMap();
    }

    /**
     * {@return the files of a ConfigMap that create the users of the server: scripts of the first start, which {@link #pod()} mounts, and the
     * scripts of {@link #accessJob()}; empty where {@link #configuration()} has all of it}
     */
    default SortedMap<String, String> access() {
        return Collections.emptySortedMap();
    }

    /**
     * {@return the job that updates users, passwords and a renewed certificate in a running server, and is idempotent; empty for a server
     * that has none of these, and for one that follows changed files itself}
     */
    default Optional<AccessJob> accessJob() {
        return Optional.empty();
    }

    /** {@return the form of the certificate; empty for a server without TLS} */
    default Optional<CertificateShape> certificate() {
        return Optional.empty();
    }

    /** {@return how the passwords rotate; empty for a server with one password} */
    default Optional<Rotation> rotation() {
        return Optional.empty();
    }

    /** {@return the commands that the user of the application may not run although libraries use them, with alternatives} */
    default List<RefusedCommand> refused() {
        return List.of();
    }

    /** {@return the commands for administrators of the server, which runs in that pod} */
    OperatorCommands commands(PodCommands pod);
}
