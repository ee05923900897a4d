package io.github.portfolioplatform.change;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The system that an image is built on, as its tag tells: {@code 14-alpine3.22}, {@code 14-bookworm}, {@code 14-debian-12}.
 *
 * @param family what the system belongs to; empty if the tag leaves that to the image, which is never Alpine then
 * @param suite the release of the system by name or number, {@code bookworm}, {@code debian-12}; empty if the tag names none. Releases of
 *     Alpine are none: its C library sorts by bytes in all of them
 * @see <a href="https://github.com/docker-library/official-images">Docker Official Images: tags</a>
 */
record ImageSystem(Optional<String> family, Optional<String> suite) {

    private static final String DEBIAN = "Debian";
    private static final String UBUNTU = "Ubuntu";
    private static final String WINDOWS = "Windows";
    private static final Set<String> OF_DEBIAN =
            Set.of("jessie", "stretch", "buster", "bullseye", "bookworm", "trixie", "forky");
    private static final Set<String> OF_UBUNTU = Set.of("xenial", "bionic", "focal", "jammy", "noble", "resolute");
    /** Point releases of Debian and Red Hat keep the C library; the two numbers of Ubuntu are one release. */
    private static final Pattern NUMBERED =
            Pattern.compile("(?<![A-Za-z0-9])(?:(?:debian|ubi)-?[0-9]+|ubuntu-?[0-9]+(?:\\.[0-9]+)?)");

    private static final Map<String, String> OTHERS = Map.of(
            "debian", DEBIAN,
            "slim", DEBIAN,
            "ubuntu", UBUNTU,
            "alpine", "Alpine",
            "ubi", "Red Hat",
            "windowsservercore", WINDOWS,
            "nanoserver", WINDOWS);

    static ImageSystem ofTag(String tag) {
        Optional<String> family = Optional.empty();
        Optional<String> suite = Optional.empty();
        for (String part : tag.split("[-_]", -1)) {
            if (OF_DEBIAN.contains(part) || OF_UBUNTU.contains(part)) {
                family = Optional.of(OF_DEBIAN.contains(part) ? DEBIAN : UBUNTU);
                suite = Optional.of(part);
            } else if (family.isEmpty()) {
                // A release may follow the name: alpine3.22, ubi9.
                family = Optional.ofNullable(OTHERS.get(part.replaceAll("[0-9.]+$", "")));
            }
        }
        return new ImageSystem(family, suite.or(() -> numbered(tag)));
    }

    private static Optional<String> numbered(String tag) {
        return NUMBERED.matcher(tag).results().map(MatchResult::group).findFirst();
    }

    /** {@return whether files keep their owner, and text its order as far as the C library decides it} */
    boolean isFamilyOf(ImageSystem other) {
        return family.equals(other.family)
                || (family.isEmpty() && other.isUsual())
                || (other.family.isEmpty() && isUsual());
    }

    /** What an image without a word about its system may be built on. */
    private boolean isUsual() {
        return family.filter(name -> name.equals(DEBIAN) || name.equals(UBUNTU)).isPresent();
    }

    /** {@return whether they name two releases, or one of them names none, which is that of the day on which it was built} */
    boolean isAnotherSuiteThan(ImageSystem other) {
        return !suite.equals(other.suite);
    }

    /** {@return whether the tag leaves the release to the image} */
    boolean isUnnamed() {
        return family.isEmpty();
    }

    @Override
    public String toString() {
        return suite.or(() -> family).orElse("the usual system of the image");
    }
}
