package io.github.portfolioplatform.engine.redisfamily;

import java.util.List;

/**
 * How a server keeps its data, in development as in production, so that an environment goes from one to the other with what it has.
 *
 * <p>It stands in the arguments and not in a configuration file, because changes are judged by what a pod tells its server.
 *
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/">Redis: persistence</a>
 */
final class Persistence {

    /** Where the image works. */
    static final String FOLDER = "/data";

    /** Every write is kept, and on the disk within a second. Snapshots beside that would only fork the server more often. */
    static final List<String> ARGUMENTS =
            List.of("--dir", FOLDER, "--appendonly", "yes", "--appendfsync", "everysec", "--save", "");

    private Persistence() {}
}
