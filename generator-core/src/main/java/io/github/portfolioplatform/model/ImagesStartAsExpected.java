package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Problems;
import java.util.Optional;

/** An image that is no official one starts like it, because variables, folders and arguments are rendered for that. */
final class ImagesStartAsExpected implements PortfolioRule {

    private static final String ID = "image-starts-as-expected";

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (EnvironmentDraft environment : portfolio.environments()) {
            boolean isInProduction = environment.traits().production() != null;
            environment.instances().stream()
                    .filter(instance -> !isOfOtherEngine(instance))
                    .forEach(instance -> check(instance, isInProduction, problems));
        }
    }

    /** That is said by another rule. */
    private static boolean isOfOtherEngine(ResolvedDraft instance) {
        return Optional.ofNullable(instance.settings().image())
                .flatMap(image -> OwnImages.otherEngine(image, instance.engine()))
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

    private static void check(ResolvedDraft instance, boolean isInProduction, Problems problems) {
        ImageReference image = instance.settings().image();
        if (image == null) {
            official(instance, problems);
            return;
        }
        Optional<String> other =
                OwnImages.otherStart(pulled(instance, image), instance.engine().images(), isInProduction);
        if (instance.isOfficial(image)) {
            official(instance, problems);
        }
        if (other.isPresent()) {
            startsInAnotherWay(instance, pulled(instance, image), other.get(), problems);
        } else if (!instance.isOfficial(image) && instance.settings().startsLike() == null) {
            isUnknown(instance, image, problems);
        }
    }

    private static void startsInAnotherWay(
            ResolvedDraft instance, ImageReference image, String difference, Problems problems) {
        problems.add(
                ID,
                instance.path().field("image"),
                "The image " + image + " does not start like the official one of "
                        + instance.engine().displayName() + ": it " + difference + ".",
                "Write the official image, or one that is built on it and starts like it.");
    }

    private static void isUnknown(ResolvedDraft instance, ImageReference image, Problems problems) {
        String official = instance.engine().images().official();
        problems.add(
                ID,
                instance.path().field("image"),
                "The image " + image
                        + " is not the official one, and the variables and arguments that are rendered for " + official
                        + " replace its command and its settings.",
                "Add startsLike: official if it has entrypoint, folders and user of " + official
                        + " and needs no command or settings of its own.");
    }
}
