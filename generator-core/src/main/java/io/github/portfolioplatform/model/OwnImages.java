package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is known of images that are not official: which of them start in another way, and which version they seem to have. */
final class OwnImages {

    private static final String OTHER_VARIABLES = "reads other variables and keeps its data in another folder";

    /** Why images of vendors that pack several engines do not start as official ones, by a pattern of their paths. */
    private static final Map<Pattern, String> OF_VENDORS = Map.of(
            Pattern.compile("(?:.*/)?bitnami[a-z]*/.*"), OTHER_VARIABLES,
            Pattern.compile("(?:.*/)?(?:rhel[0-9]+|ubi[0-9]+|sclorg|centos|fedora)/.*"), OTHER_VARIABLES,
            Pattern.compile("(?:.*/)?soldevelo/.*"), OTHER_VARIABLES,
            Pattern.compile("(?:.*/)?(?:cimg|circleci)/.*"),
                    "is made for tests in CI: its user and its folders are others",
            Pattern.compile("(?:.*/)?percona(?:lab)?/.*"),
                    "starts as another user, who does not take over the folder of the data");

    private OwnImages() {}

    /** {@return how the image starts in another way than the official one, the end of a sentence} */
    static Optional<String> otherStart(ImageReference image, EngineImages images, boolean inProduction) {
        String path = OfficialImages.path(image.repository());
        return firstOf(OF_VENDORS, path)
                .or(() -> firstOf(images.otherStarts(), path))
                .or(() -> inProduction ? firstOf(images.otherStartsInProduction(), path) : Optional.empty());
    }

    private static Optional<String> firstOf(Map<Pattern, String> starts, String path) {
        return starts.entrySet().stream()
                .filter(known -> known.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst();
    }

    static InvalidValueException withoutVersion(ImageReference image, Engine engine) {
        return new InvalidValueException(
                "The image " + image + " is not the official one, so its tag does not tell which version of "
                        + engine.displayName() + " is inside.",
                "Add version: with its number" + guess(image, engine)
                        + (isNamedOfficially(image, engine)
                                ? "; if it mirrors the official image, write its path as library/" + image.name()
                                        + " or take customize.imageRegistry instead."
                                : "."));
    }

    private static String guess(ImageReference image, Engine engine) {
        return engine.images()
                .versionByTag(image.repository(), image.tag().orElse(""))
                .map(version -> ", which seems to be \"" + version.text() + "\" here")
                .orElse(", such as \"14\" or \"7.2\"");
    }

    /** {@return the other engine that the image is one of, by its name} */
    static Optional<Engine> otherEngine(ImageReference image, Engine engine) {
        return isOf(engine, image)
                ? Optional.empty()
                : KnownEngines.all().stream()
                        .filter(other -> isOf(other, image))
                        .findFirst();
    }

    private static boolean isOf(Engine engine, ImageReference image) {
        return engine.images().name().equals(image.name());
    }

    /** Whether it may be a mirror, by its name. */
    private static boolean isNamedOfficially(ImageReference image, Engine engine) {
        return OfficialImages.of(engine.images(), image.name()).isPresent();
    }
}
