package io.github.portfolioplatform.cluster;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of rendered files that a cluster is given as one: an environment, or what a GitOps tool is told.
 *
 * @param path of this repository, {@code examples/gitops/k8s/production}
 * @param resources of its files, without kustomizations, which clusters do not know
 */
record RenderedFolder(Path path, List<Resource> resources) {

    private static final Path REPOSITORY = Path.of(System.getProperty("repository.root", ".."))
            .toAbsolutePath()
            .normalize();

    /** {@return those of all examples and golden files} Folders with the same files appear once. */
    static Collection<RenderedFolder> all() {
        Map<Map<String, String>, RenderedFolder> folders = new LinkedHashMap<>();
        for (String root : List.of("examples", "golden-manifests")) {
            for (Path tree : trees(REPOSITORY.resolve(root))) {
                for (Path folder : list(tree).filter(RenderedFolder::isRendered).toList()) {
                    folders.putIfAbsent(texts(folder), read(folder));
                }
            }
        }
        return folders.values();
    }

    /** A working copy that was rendered in place has a hidden folder beside those of environments. */
    private static boolean isRendered(Path folder) {
        return Files.isDirectory(folder) && !folder.getFileName().toString().startsWith(".");
    }

    private static List<Path> trees(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> path.endsWith("k8s") && !path.toString().contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> texts(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    /** {@return the folder at that path} */
    static RenderedFolder read(Path folder) {
        return new RenderedFolder(
                folder,
                texts(folder).values().stream()
                        .flatMap(text -> Resource.parseAll(text).stream())
                        .filter(resource -> !resource.apiVersion().startsWith("kustomize.config.k8s.io/"))
                        .toList());
    }

    /** {@return the folder at that path of this repository} */
    static RenderedFolder of(String path) {
        return read(REPOSITORY.resolve(path));
    }

    /** {@return an environment of a spec that is next to this class, rendered into a new folder} */
    static RenderedFolder render(String spec, String environment) {
        try {
            Path parent = Files.createDirectories(REPOSITORY.resolve("cluster-tests/target/rendered"));
            Path project = Files.createTempDirectory(parent, "");
            Path portfolio = Files.writeString(project.resolve("portfolio.yaml"), Resource.text(spec));
            Path tree = project.resolve("k8s");
            for (var text : PortfolioGenerator.of(PortfolioSpec.read(portfolio))
                    .render()
                    .texts()
                    .entrySet()) {
                Path file = tree.resolve(text.getKey().text());
                Files.createDirectories(file.getParent());
                Files.writeString(file, text.getValue());
            }
            return read(tree.resolve(environment));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** {@return how kubectl is told to read it} */
    List<String> selection() {
        String flag = Files.exists(path.resolve("kustomization.yaml")) ? "-k" : "-f";
        return List.of(flag, path.toString());
    }

    /** {@return the namespaces that its objects are in} */
    SortedSet<String> namespaces() {
        SortedSet<String> namespaces = new TreeSet<>();
        resources.forEach(resource -> namespaces.add(resource.namespace()));
        namespaces.remove("");
        return namespaces;
    }

    /** {@return the objects of that kind} */
    List<Resource> all(String kind) {
        return resources.stream()
                .filter(resource -> resource.kind().equals(kind))
                .toList();
    }

    /** {@return the folder of the portfolio that this is rendered from} Golden files of an example have none of their own. */
    Path project() {
        Path project = path.getParent().getParent();
        Path example = REPOSITORY.resolve("examples").resolve(project.getFileName());
        return project.getParent().endsWith("golden-manifests") && Files.isDirectory(example) ? example : project;
    }

    @Override
    public String toString() {
        return REPOSITORY.relativize(path).toString();
    }
}
