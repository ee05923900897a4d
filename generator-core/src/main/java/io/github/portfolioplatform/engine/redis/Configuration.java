package io.github.portfolioplatform.engine.redis;

/**
 * The part of the configuration that holds the password.
 *
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/config/">Redis: configuration file</a>
 */
final class Configuration {

    private Configuration() {}

    /** {@return a file that demands the password; quoted, so that spaces, quotes and {@code #} mean themselves} */
    static String demanding(String password) {
        String escaped = password.replace("\\", "\\\\").replace("\"", "\\\"");
        return "requirepass \"" + escaped + "\"\n";
    }
}
