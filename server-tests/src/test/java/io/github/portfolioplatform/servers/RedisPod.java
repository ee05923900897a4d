package io.github.portfolioplatform.servers;

import java.nio.file.Path;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** A Redis server that runs as rendered, and its clients. */
record RedisPod(RunningContainer container) implements AutoCloseable {

    private static final int PORT = 6379;

    /** Prepares the pod. The claim is in the folder. */
    static RedisPod open(RenderedInstance instance, Path folder) {
        return new RedisPod(RunningContainer.open(instance.server().container("redis"), RedisImage.newest(), folder));
    }

    /** Starts the server and waits until it answers. */
    void start() throws Exception {
        container.start().await(this::answers);
    }

    boolean answers() {
        try (Jedis client = connect("")) {
            client.ping();
            return true;
        } catch (JedisConnectionException notThere) {
            return false;
        } catch (JedisDataException refused) {
            return !refused.getMessage().startsWith("LOADING");
        }
    }

    String password() {
        return container.rendered().environment().get("REDISCLI_AUTH");
    }

    /** Connects with a password, or without one. */
    Jedis connect(String password) {
        DefaultJedisClientConfig.Builder login = DefaultJedisClientConfig.builder();
        if (!password.isEmpty()) {
            login.password(password);
        }
        return new Jedis(new HostAndPort("127.0.0.1", container.forward(PORT)), login.build());
    }

    @Override
    public void close() {
        container.close();
    }
}
