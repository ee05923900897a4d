package io.github.portfolioplatform.servers;

/** Closes what a test has no use for any more. */
final class Closing {

    private Closing() {}

    static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception ended) {
            throw new IllegalStateException(ended);
        }
    }
}
