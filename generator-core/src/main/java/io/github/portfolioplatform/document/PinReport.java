package io.github.portfolioplatform.document;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ImageReference;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which images of production may be others tomorrow. A tag is moved whenever the image is built anew, and without the name of its system also
 * to another release of that, with other collations; a digest is one image for ever.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/containers/images/#image-names">Kubernetes: image names</a>
 */
public final class PinReport {

    private final SortedMap<String, String> lines = new TreeMap<>();

    private PinReport() {}

    /** {@return the report of these environments, of which those of production count} */
    public static PinReport of(List<Environment> environments) {
        requireNonNull(environments, "environments");
        PinReport report = new PinReport();
        environments.stream()
                .filter(environment -> environment.production().isPresent())
                .forEach(report::add);
        return report;
    }

    private void add(Environment environment) {
        for (DatabaseInstance instance : environment.instances()) {
            PodImages.of(instance)
                    .forEach(image -> gap(image)
                            .ifPresent(gap -> lines.putIfAbsent(
                                    environment.name() + " " + image,
                                    environment.name() + "/" + instance.name() + " runs " + image + ", which " + gap
                                            + ".")));
        }
    }

    private static Optional<String> gap(ImageReference image) {
        if (image.digest().isEmpty()) {
            return Optional.of("is not pinned: add its digest, as docker buildx imagetools inspect shows it");
        }
        return isOfKnownSystem(image)
                ? Optional.empty()
                : Optional.of("does not say its system: write the tag with it, such as 17.6-bookworm");
    }

    /** Of the official images alone it is known how tags say it. */
    private static boolean isOfKnownSystem(ImageReference image) {
        boolean official = DatabaseEngines.all().stream()
                .anyMatch(engine -> engine.images().name().equals(image.name()));
        return !official || image.tag().map(tag -> tag.contains("-")).orElse(false);
    }

    /** {@return a line for each image and environment; none if all are pinned} */
    public List<String> lines() {
        return List.copyOf(lines.values());
    }
}
