package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;

/**
 * Commands at a Redis server of production. Its pod has hashes of passwords alone, so the password comes from the Secret of its user, by the
 * input; whoever opens the shell is asked for it.
 *
 * @param family whose programs and folders they are
 * @param names the names of what belongs to the instance
 * @param pod the pod
 */
record RedisCommandsOfUsers(RedisFamily family, InstanceNames names, PodCommands pod) implements OperatorCommands {

    @Override
    public String copy() {
        String script = "REDISCLI_AUTH=$(cat); export REDISCLI_AUTH; " + CopyScripts.copy(client(RedisUser.BACKUP));
        return pod.stream(RedisSecrets.password(names, RedisUser.BACKUP), script, CopyScripts.file(pod));
    }

    /** The shell reads a line character by character, so that all behind it is left for the copy. */
    @Override
    public String putBack() {
        String script = "IFS= read -r REDISCLI_AUTH && export REDISCLI_AUTH && "
                + CopyScripts.putBack(family, client(RedisUser.ADMIN));
        return pod.feed(RedisSecrets.password(names, RedisUser.ADMIN), script, CopyScripts.file(pod)) + " && "
                + pod.restart();
    }

    @Override
    public String caution() {
        return CopyScripts.CAUTION;
    }

    @Override
    public String shell() {
        return pod.enter(client(RedisUser.ADMIN) + " --askpass");
    }

    private String client(RedisUser user) {
        return family.client() + " " + RedisTls.OF_CLIENT + " --user " + user.id();
    }
}
