package io.github.portfolioplatform.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a container finds in its file system, and whom it runs as.
 *
 * @param root a folder that becomes the root
 * @param folders paths below the root that everybody writes to
 * @param group a group beside that of the user, if the pod has one
 * @param ports where it listens
 * @param sysctls what the kernel does otherwise for the network of its pod
 */
record PodLayout(
        Path root,
        List<Mount> mounts,
        List<String> folders,
        String workingDirectory,
        int user,
        OptionalInt group,
        boolean readOnlyRoot,
        List<Integer> ports,
        Map<String, String> sysctls) {

    PodLayout {
        mounts = List.copyOf(mounts);
        folders = List.copyOf(folders);
        ports = List.copyOf(ports);
        sysctls = Map.copyOf(sysctls);
    }

    /** How a folder of this machine is seen in the container. */
    enum Access {
        READ,
        WRITE,
        /** Not a folder, but memory. */
        MEMORY
    }

    /** A folder or file of this machine at a path of the container. */
    record Mount(Access access, Path source, String target) {}
}
