package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.model.EngineVersion;

/**
 * What {@code initdb} is told. Only the first start on an empty volume reads it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-initdb.html">PostgreSQL: initdb</a>
 */
final class InitialDatabase {

    private static final int MAJOR_WITH_SETTINGS = 16;
    private static final int MAJOR_WITH_LOCALES_OF_ITS_OWN = 17;

    /** Without the first two the image trusts every connection from inside the pod, as a port-forward makes one. */
    private static final String SAFE = "--auth-host=scram-sha-256 --auth-local=scram-sha-256 --data-checksums";

    private InitialDatabase() {}

    /** {@return the arguments for development} */
    static String arguments(EngineVersion version) {
        return SAFE + hugePages(version);
    }

    /** Before 16, initdb takes no settings. */
    private static String hugePages(EngineVersion version) {
        return version.major() < MAJOR_WITH_SETTINGS ? "" : " --set huge_pages=off";
    }

    /** {@return the arguments for production, where text sorts the same whatever libraries the next image has} */
    static String stableArguments(EngineVersion version) {
        String locale = version.major() < MAJOR_WITH_LOCALES_OF_ITS_OWN
                ? "--locale=C.UTF-8"
                : "--locale-provider=builtin --builtin-locale=C.UTF-8";
        return SAFE + hugePages(version) + " --encoding=UTF8 " + locale;
    }
}
