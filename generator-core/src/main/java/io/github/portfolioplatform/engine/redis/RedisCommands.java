package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;

/**
 * Commands at a Redis server of development, whose clients in the pod read the password from {@code REDISCLI_AUTH}.
 *
 * @param flavour whose programs the image has
 * @param pod the pod
 */
record RedisCommands(Flavour flavour, PodCommands pod) implements OperatorCommands {

    @Override
    public String copy() {
        return pod.stream(CopyScripts.copy(flavour.client()), CopyScripts.file(pod));
    }

    @Override
    public String putBack() {
        return pod.feed(CopyScripts.putBack(flavour, flavour.client()), CopyScripts.file(pod)) + " && " + pod.restart();
    }

    @Override
    public String caution() {
        return CopyScripts.CAUTION;
    }

    @Override
    public String shell() {
        return pod.enter(flavour.client());
    }
}
