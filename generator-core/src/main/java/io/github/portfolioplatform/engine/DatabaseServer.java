package io.github.portfolioplatform.engine;

import java.util.Map;

/** One instance as its engine sees it: everything that rendering and connecting must know of the engine. */
public interface DatabaseServer {

    /** {@return the port that clients connect to} */
    int port();

    /** {@return where the data volume is mounted} */
    String dataMountPath();

    /** {@return the keys and values of the credentials Secret; something in {@link #pod()} reads each of them} */
    Map<String, String> credentials();

    /** {@return what the server needs of its pod beside the data volume} */
    PodContribution pod();

    /** {@return how the owning application connects to the server at {@code host}} */
    ConnectionUri uri(String host);
}
