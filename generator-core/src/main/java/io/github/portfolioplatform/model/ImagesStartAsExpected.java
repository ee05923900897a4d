package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;
import java.util.Optional;

/** An image that is no official one starts like it, because variables, folders and arguments are rendered for that. */
final class ImagesStartAsExpected implements PortfolioRule {

    private static final String ID = "image-starts-as-expected";

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (EnvironmentDraft environment : portfolio.environments()) {
            boolean isSecured = environment.traits().production() != null;
            environment.instances().stream()
                    .filter(instance -> !isOfOtherEngine(instance, portfolio))
                    .forEach(instance -> check(instance, isSecured, problems));
        }
    }

    /** That is said by another rule. */
    private static boolean isOfOtherEngine(ResolvedDraft instance, PortfolioDraft portfolio) {
        return Optional.ofNullable(instance.settings().image())
                .flatMap(image -> OwnImages.otherEngine(image, instance.engine(), portfolio.engines()))
                .isPresent();
    }

    private static ImageReference pulled(ResolvedDraft instance, ImageReference image) {
        String registry = instance.settings().customization().imageRegistry();
        return registry == null ? image : image.pulledFrom(registry);
    }

    private static void official(ResolvedDraft instance, Problems problems) {
        if (instance.settings().startsLike() != null) {
            problems.add(
                    ID,
                    instance.path().field("startsLike"),
                    "startsLike is about images that are no official ones, and " + instance.title()
                            + " runs the official one.",
                    "Remove startsLike:.");
        }
    }

    private static void check(ResolvedDraft instance, boolean isSecured, Problems problems) {
        ImageReference image = instance.settings().image();
        Engine engine = instance.engine();
        ModelPath path = instance.path().field("image");
        boolean isOfficial = image != null && instance.isOfficial(image);
        if (image == null || isOfficial) {
            official(instance, problems);
        }
        Optional<String> other = Optional.ofNullable(image)
                .flatMap(said -> OwnImages.otherStart(pulled(instance, said), engine.images(), isSecured));
        if (image != null && other.isPresent()) {
            problems.add(
                    ID,
                    path,
                    "The image " + pulled(instance, image) + " does not start like the official one of "
                            + engine.displayName() + ": it " + other.get() + ".",
                    "Write the official image, or one that is built on it and starts like it.");
        } else if (image != null && !isOfficial && instance.settings().startsLike() == null) {
            problems.add(
                    ID,
                    path,
                    "The image " + image
                            + " is not the official one, and the variables and arguments that are rendered for "
                            + engine.images().official() + " replace its command and its settings.",
                    "Add startsLike: official if it has entrypoint, folders and user of "
                            + engine.images().official() + " and needs no command or settings of its own.");
        }
    }
}
