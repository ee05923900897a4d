package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.OfficialImages;
import java.util.Optional;

/**
 * The image of a container, whatever somebody wrote: it may name no version, which no image of the model may.
 *
 * @param text the image, {@code registry.example.com/team/redis:7.2-alpine@sha256:…}
 */
record ImageName(String text) {

    /** {@return registry and path} */
    String repository() {
        String untilDigest = text.split("@", 2)[0];
        int tag = untilDigest.indexOf(':', untilDigest.lastIndexOf('/'));
        return tag < 0 ? untilDigest : untilDigest.substring(0, tag);
    }

    Optional<String> tag() {
        String untilDigest = text.split("@", 2)[0];
        int length = repository().length();
        return length == untilDigest.length() ? Optional.empty() : Optional.of(untilDigest.substring(length + 1));
    }

    Optional<String> digest() {
        int at = text.indexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
    }

    /** {@return the last part of the repository; a mirror keeps it} */
    String name() {
        return repository().substring(repository().lastIndexOf('/') + 1);
    }

    /** {@return the official image that it is by its path, {@code docker.io/library/redis}} */
    Optional<String> official() {
        return official(repository());
    }

    /** {@return whether it has a name that mirrors keep} */
    boolean isNamedOfficially() {
        return official(name()).isPresent();
    }

    private static Optional<String> official(String repository) {
        return DatabaseEngines.all().stream()
                .flatMap(engine -> OfficialImages.of(engine.images(), repository).stream())
                .findFirst();
    }

    /** {@return whether one has the path of the other, in the same registry or in a mirror, which may put something before it} */
    boolean isMirrorOf(ImageName other) {
        String one = OfficialImages.path(repository());
        String two = OfficialImages.path(other.repository());
        return one.equals(two)
                || (two.contains("/") && one.endsWith("/" + two))
                || (one.contains("/") && two.endsWith("/" + one));
    }

    Optional<EngineVersion> version() {
        return tag().flatMap(EngineVersion::ofTag);
    }

    Optional<DatabaseEngine> engine() {
        return DatabaseEngines.all().stream()
                .filter(engine ->
                        engine.images().name().equals(name()) || engine.id().equals(name()))
                .findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
