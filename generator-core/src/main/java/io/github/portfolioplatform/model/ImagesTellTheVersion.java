package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;
import java.util.Optional;

/** It is known which version runs, because data paths and upgrades depend on it, and the image is one of the right engine. */
final class ImagesTellTheVersion implements PortfolioRule {

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (ResolvedDraft instance : portfolio.resolved().toList()) {
            ImageReference image = instance.settings().image();
            if (image == null) {
                continue;
            }
            ModelPath path = instance.path().field("image");
            Optional<Engine> other = OwnImages.otherEngine(image, instance.engine());
            try {
                if (OwnImages.otherStart(image, instance.engine().images(), false)
                                .isEmpty()
                        && other.isEmpty()) {
                    instance.serverImage();
                }
            } catch (InvalidValueException unknown) {
                problems.add("image-tells-version", path, unknown.what(), unknown.fix());
            }
            other.ifPresent(engine -> problems.add(
                    "image-fits-engine",
                    path,
                    "The image " + image + " is one of " + engine.displayName() + ", but " + instance.title() + " is a "
                            + instance.engine().displayName() + " instance.",
                    "Write an image of " + instance.engine().displayName() + " or engine: " + engine.id() + "."));
        }
    }
}
