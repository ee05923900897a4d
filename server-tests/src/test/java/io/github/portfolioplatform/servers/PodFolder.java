package io.github.portfolioplatform.servers;

import io.github.portfolioplatform.servers.PodLayout.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what a container finds in its file system into a folder of this machine. */
final class PodFolder {

    private static final int EVERYBODY_READS = 0755;
    private static final int EVERYBODY_WRITES = 01777;
    private static final List<Path> OF_THIS_MACHINE = Stream.of(
                    "/etc/alternatives", "/etc/ld.so.cache", "/etc/localtime", "/etc/ssl")
            .map(Path::of)
            .toList();

    private final Path folder;
    private final boolean starts;

    /** The folder of a pod that starts, or of one that gets another container. */
    PodFolder(Path folder, boolean starts) {
        this.folder = folder;
        this.starts = starts;
    }

    /** What belongs to one container. */
    Path of(RenderedContainer container) throws IOException {
        Path own = Files.createDirectories(folder.resolve(container.fields().text("name")));
        Permissions.give(own, EVERYBODY_READS);
        return own;
    }

    PodLayout prepare(RenderedContainer container, ServerImage image) throws IOException {
        Permissions.give(Files.createDirectories(folder), EVERYBODY_READS);
        Path root = root(container, image);
        RenderedPod pod = container.pod();
        return new PodLayout(
                root,
                mounts(container, image),
                image.folders(),
                image.workingDirectory(),
                PodNamespaces.user(container.user().orElse(image.user())),
                pod.group(),
                container.hasReadOnlyRoot(),
                container.fields().all("ports").stream()
                        .map(port -> port.number("containerPort"))
                        .toList(),
                pod.sysctls());
    }

    private Path root(RenderedContainer container, ServerImage image) throws IOException {
        Path root = Permissions.emptied(of(container).resolve("root"));
        Path etc = Files.createDirectories(root.resolve("etc"));
        Files.writeString(etc.resolve("passwd"), users(":%d:%<d::/:/bin/sh\n"));
        Files.writeString(etc.resolve("group"), users(":%d:\n"));
        Files.writeString(etc.resolve("nsswitch.conf"), "hosts: files\n");
        Files.writeString(etc.resolve("hosts"), hosts(container.pod().instance().hosts()));
        Files.createDirectories(root.resolve("run"));
        Files.createSymbolicLink(Files.createDirectories(root.resolve("var")).resolve("run"), Path.of("../run"));
        for (String path : image.folders()) {
            Permissions.give(Files.createDirectories(root.resolve(path.substring(1))), EVERYBODY_WRITES);
        }
        return root;
    }

    /** Debian's images give all databases the same number. */
    private static String users(String line) {
        return Map.of("root", 0, "postgres", 999, "nobody", 65534).entrySet().stream()
                .map(user -> user.getKey() + ":x" + line.formatted(user.getValue()))
                .collect(Collectors.joining());
    }

    private static String hosts(List<String> names) {
        return "127.0.0.1 localhost\n" + NamespaceSandbox.ADDRESS + " pod " + String.join(" ", names) + "\n";
    }

    private List<PodLayout.Mount> mounts(RenderedContainer container, ServerImage image) throws IOException {
        PodVolumes volumes =
                new PodVolumes(folder.resolve("volumes"), container, PodNamespaces.user(image.user()), starts);
        List<PodLayout.Mount> mounts = new ArrayList<>();
        for (RenderedContainer.Mount mount : container.mounts()) {
            mounts.add(volumes.at(mount));
        }
        mounts.add(new PodLayout.Mount(Access.READ, image.programs(), ServerImage.PROGRAMS));
        Stream.concat(OF_THIS_MACHINE.stream(), image.clients().stream().map(Path::getParent))
                .filter(path -> Files.exists(path) && !path.startsWith("/usr"))
                .map(path -> new PodLayout.Mount(Access.READ, path, path.toString()))
                .forEach(mounts::add);
        return mounts;
    }
}
