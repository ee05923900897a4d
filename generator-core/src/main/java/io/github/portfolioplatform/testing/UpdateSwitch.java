package io.github.portfolioplatform.testing;

import org.jspecify.annotations.Nullable;

/**
 * Whether somebody asked for golden folders to be rewritten. Nothing else in the library looks at its surroundings.
 *
 * @param isOn whether the system property is set, to whatever but {@code false}
 * @param isInCi whether the environment variable {@code CI} is, as all common CI services set it
 */
record UpdateSwitch(boolean isOn, boolean isInCi) {

    static final String OPTION = "-D" + GoldenFolder.UPDATE_PROPERTY;

    static UpdateSwitch current() {
        return new UpdateSwitch(isSet(System.getProperty(GoldenFolder.UPDATE_PROPERTY)), isCi(System.getenv("CI")));
    }

    /** An empty variable is how a shell unsets one for a command. */
    static boolean isCi(@Nullable String value) {
        return isSet(value) && !String.valueOf(value).isEmpty();
    }

    static boolean isSet(@Nullable String value) {
        return value != null && !value.equals("false");
    }
}
