package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.ModelPath;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An instance as far as it is said, its settings merged; what the rules look at. Null is what nobody said. */
record InstanceDraft(
        ModelPath path,
        Engine engine,
        @Nullable String name,
        @Nullable String application,
        List<SharedUse> sharedWith,
        InstanceSettings settings,
        @Nullable String database,
        @Nullable String user,
        @Nullable Password password) {

    /** How a message speaks of this instance. */
    String title() {
        return name == null ? path.toString() : Name.shown(name);
    }

    /**
     * {@return what the instance runs}
     *
     * @throws InvalidValueException if image and version do not tell it, or contradict each other
     */
    ServerImage serverImage() {
        ImageReference image = settings.image();
        EngineVersion version = settings.version();
        if (image == null) {
            EngineVersion said = present(version);
            return new ServerImage(ImageReference.parse(engine.officialImage() + ":" + said), said);
        }
        EngineVersion ofTag = image.tag().flatMap(EngineVersion::ofTag).orElse(null);
        if (version == null && ofTag == null) {
            throw new InvalidValueException(
                    "The image " + image + " does not tell which version of " + engine.displayName() + " is inside.",
                    "Add version: with its number, such as \"14\" or \"7.2\".");
        }
        if (version != null && ofTag != null && !version.agreesWith(ofTag)) {
            throw new InvalidValueException(
                    "The version " + version + " contradicts the tag of the image " + image + ".",
                    "Remove version: or give it the version of the tag, \"" + ofTag + "\".");
        }
        return new ServerImage(image, version != null ? version : present(ofTag));
    }

    /** {@return what the instance claims}, of a draft in which nothing is missing. */
    Allocation allocation() {
        return new Allocation(
                present(settings.storage()), resources(settings.requests()), resources(settings.limits()));
    }

    /** {@return user and password}, of a draft in which nothing is missing. */
    Credentials credentials() {
        return new Credentials(present(user), present(password));
    }

    private static Resources resources(ResourceSettings settings) {
        return new Resources(present(settings.memory()), present(settings.cpu()));
    }

    /** {@return the value}, of a draft in which nothing is missing. */
    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "demanded by RequiredValues");
    }
}
