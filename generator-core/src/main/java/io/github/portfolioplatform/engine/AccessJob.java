package io.github.portfolioplatform.engine;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.model.Memory;
import java.util.List;

/**
 * The container that runs beside a server, now and then, with the server's own image.
 *
 * @param command what it runs
 * @param environment its environment variables
 * @param volumes the volumes of its pod
 * @param mounts where it sees them
 * @param memory what it needs
 */
public record AccessJob(
        List<String> command, List<EnvVar> environment, List<Volume> volumes, List<VolumeMount> mounts, Memory memory) {

    /** Copies the lists. */
    public AccessJob {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
        volumes = List.copyOf(volumes);
        mounts = List.copyOf(mounts);
    }
}
