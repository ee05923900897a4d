package io.github.portfolioplatform.servers;

import io.github.portfolioplatform.servers.PodLayout.Access;
import io.github.portfolioplatform.servers.RenderedVolume.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The volumes of a pod, with the owners and permissions that the kubelet gives: all belongs to root and, if the pod has an {@code
 * fsGroup}, to that group, which reads files and writes folders.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/pkg/volume/volume_linux.go">Kubernetes: SetVolumeOwnership</a>
 */
final class PodVolumes {

    private static final int GROUP_READS = 0440;
    private static final int GROUP_OWNS = 02775;
    private static final int EVERYBODY_WRITES = 0777;
    private static final int EVERYBODY_READS = 0755;

    private final Path folder;
    private final RenderedContainer container;
    private final int stepsDownTo;
    private final SortedMap<String, RenderedVolume> volumes = new TreeMap<>();

    /** The volumes of a pod that starts, or of one that has them already. */
    PodVolumes(Path folder, RenderedContainer container, int stepsDownTo, boolean starts) throws IOException {
        this.folder = folder;
        this.container = container;
        this.stepsDownTo = stepsDownTo;
        for (RenderedVolume volume : container.pod().volumes()) {
            volumes.put(volume.name(), volume);
            if (starts) {
                create(volume);
            }
        }
    }

    /** What of a volume is mounted there. */
    PodLayout.Mount at(RenderedContainer.Mount mount) throws IOException {
        RenderedVolume volume = volumes.get(mount.volume());
        if (volume == null) {
            throw new AssertionError("no volume " + mount.volume() + " is rendered");
        }
        if (volume.kind() == Kind.MEMORY) {
            return new PodLayout.Mount(Access.MEMORY, folder, mount.path());
        }
        Access access = mount.readOnly() || volume.kind() == Kind.FILES ? Access.READ : Access.WRITE;
        Path source = folder.resolve(volume.folder()).resolve(mount.subPath());
        if (access == Access.WRITE) {
            give(Files.createDirectories(source));
        }
        return new PodLayout.Mount(access, source, mount.path());
    }

    private void create(RenderedVolume volume) throws IOException {
        Path path = folder.resolve(volume.folder());
        switch (volume.kind()) {
            case CLAIM -> give(Files.createDirectories(path));
            case EMPTY -> give(Permissions.emptied(path));
            case FILES -> {
                Permissions.give(Permissions.emptied(path), EVERYBODY_READS);
                for (Map.Entry<String, RenderedVolume.File> file :
                        volume.files().entrySet()) {
                    write(path.resolve(file.getKey()), file.getValue());
                }
            }
            case MEMORY -> Files.createDirectories(folder);
        }
    }

    /** Without a user of its own the container starts as root, and the image's entrypoint hands the folder on before it steps down. */
    private void give(Path path) throws IOException {
        if (container.pod().group().isPresent()) {
            Permissions.give(path, GROUP_OWNS, 0, container.pod().group().getAsInt());
        } else if (container.user().isPresent()) {
            Permissions.give(path, EVERYBODY_WRITES);
        } else {
            Permissions.give(path, EVERYBODY_READS, stepsDownTo, stepsDownTo);
        }
    }

    private void write(Path path, RenderedVolume.File file) throws IOException {
        Files.createDirectories(path.getParent());
        Files.write(path, file.content());
        if (container.pod().group().isPresent()) {
            Permissions.give(
                    path, file.mode() | GROUP_READS, 0, container.pod().group().getAsInt());
        } else {
            Permissions.give(path, file.mode(), 0, 0);
        }
    }
}
