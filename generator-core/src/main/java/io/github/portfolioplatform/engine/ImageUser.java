package io.github.portfolioplatform.engine;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.RunAs;

/**
 * The user that the images of an engine run the server as. The distributions number it differently, and the files on the volume belong to
 * that number.
 *
 * @param onDebian its number in images on Debian, Ubuntu and other systems with the GNU C library
 * @param onAlpine its number in images on Alpine
 */
public record ImageUser(RunAs onDebian, RunAs onAlpine) {

    /** Refuses null. */
    public ImageUser {
        requireNonNull(onDebian, "onDebian");
        requireNonNull(onAlpine, "onAlpine");
    }

    /** {@return the user in the image of that instance} */
    public RunAs of(DatabaseInstance instance) {
        requireNonNull(instance, "instance");
        return of(instance.image().reference().tag().orElse(""));
    }

    /** {@return the user in an image with that tag} */
    public RunAs of(String tag) {
        requireNonNull(tag, "tag");
        return tag.contains("alpine") ? onAlpine : onDebian;
    }
}
