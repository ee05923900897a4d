package io.github.portfolioplatform.model;

import java.util.Optional;

/**
 * Recognises the images whose tags name the version of the server, and which this library is tested with. A mirror keeps their path: {@code
 * registry.example.com/postgres}, {@code public.ecr.aws/docker/library/postgres}. Another path that ends in the name is not an official image.
 *
 * @see <a href="https://github.com/docker-library/official-images">Docker Official Images</a>
 */
public final class OfficialImages {

    /** The annotation of a workload that tells which image is mirrored by its own, where the path does not. */
    public static final String MIRROR_OF = "portfolioplatform.github.io/mirror-of";

    static final String LIBRARY = "library/";
    private static final String HUB = "docker.io/";

    private OfficialImages() {}

    /**
     * {@return the official image that the repository holds, {@code docker.io/library/postgres}; empty if it is none of them and no mirror}
     *
     * @param images the images of the engine
     * @param repository registry and path, without tag
     */
    public static Optional<String> of(EngineImages images, String repository) {
        String path = path(repository);
        boolean isMirrored = path.length() < repository.length();
        return images.paths().stream()
                .filter(official -> path.equals(official)
                        || path.equals(nameInLibrary(official))
                        || (isMirrored && path.endsWith("/" + official)))
                .findFirst()
                .map(HUB::concat);
    }

    private static String nameInLibrary(String official) {
        return official.startsWith(LIBRARY) ? official.substring(LIBRARY.length()) : official;
    }

    /** {@return the repository without its registry, which has a dot or a port, or is {@code localhost}} */
    public static String path(String repository) {
        int slash = repository.indexOf('/');
        String first = repository.substring(0, Math.max(slash, 0));
        boolean isRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
        return isRegistry ? repository.substring(slash + 1) : repository;
    }
}
