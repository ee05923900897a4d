package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;

/**
 * Commands at a server with one password. Clients in the pod read the password from {@code REDISCLI_AUTH}.
 *
 * @param family whose programs and folders they are
 * @param tls whether clients connect over TLS
 * @param pod the pod
 */
record RedisCommands(RedisFamily family, boolean tls, PodCommands pod) implements OperatorCommands {

    @Override
    public String copy() {
        return pod.stream(CopyScripts.copy(client()), CopyScripts.file(pod));
    }

    @Override
    public String putBack() {
        return pod.feed(CopyScripts.putBack(family, client()), CopyScripts.file(pod)) + " && " + pod.restart();
    }

    @Override
    public String caution() {
        return CopyScripts.CAUTION;
    }

    @Override
    public String shell() {
        return pod.enter(client());
    }

    private String client() {
        return tls ? family.client() + " " + RedisTls.OF_CLIENT : family.client();
    }
}
