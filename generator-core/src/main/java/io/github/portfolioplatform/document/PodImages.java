package io.github.portfolioplatform.document;

import io.github.portfolioplatform.model.Customization;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.ExtraContainer;
import io.github.portfolioplatform.model.ImageReference;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The images that the pods of an instance run. */
final class PodImages {

    private PodImages() {}

    /** {@return the images of the server, of the containers beside it, and of its backups} */
    static Stream<ImageReference> of(DatabaseInstance instance) {
        Customization customization = instance.basics().customization();
        return Stream.of(
                        Stream.of(instance.image().reference()),
                        Stream.concat(customization.initContainers().stream(), customization.sidecars().stream())
                                .map(ExtraContainer::image),
                        instance.basics().backup().stream()
                                .map(backup -> backup.target().image()))
                .flatMap(Function.identity());
    }

    /** {@return those that are not pinned by a digest} */
    static List<ImageReference> unpinned(DatabaseInstance instance) {
        return of(instance).filter(image -> image.digest().isEmpty()).toList();
    }
}
