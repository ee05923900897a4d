package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;
import redis.clients.jedis.util.SafeEncoder;

/**
 * A Redis server of production, and those who deal with it.
 *
 * @param folder where its volumes are
 */
record ProductionRedisPod(ProductionInstance rendered, RunningContainer container, Path folder)
        implements AutoCloseable {

    private static final int PORT = 6379;
    private static final int GROUP_READS = 0440;

    /** All users with a password. */
    static final List<String> USERS = List.of("app", "admin", "metrics", "backup");

    /** Prepares the pod. The claim is in the folder. */
    static ProductionRedisPod open(ProductionInstance rendered, Path folder) {
        return open(rendered, RedisImage.newest(), folder);
    }

    static ProductionRedisPod open(ProductionInstance rendered, RedisImage image, Path folder) {
        RenderedContainer server = rendered.rendered().server().container(image.flavour());
        return new ProductionRedisPod(rendered, RunningContainer.open(server, image, folder), folder);
    }

    /** Starts the server and waits until clients may connect. */
    void start() throws Exception {
        container.start().await(() -> container.succeeds("readinessProbe"));
    }

    /** Brings the volumes of the server up to date, as the kubelet does some time after Secrets have changed. */
    void mount(ProductionInstance changed) throws IOException {
        for (String user : USERS) {
            write(
                    container.rendered().name() + "-passwords",
                    user,
                    changed.passwords().get(user));
        }
        write("tls", "tls.crt", changed.certificate().certificate());
        write("tls", "tls.key", changed.certificate().key());
    }

    /** Does that, and waits until the server has noticed all of it. */
    void follow(ProductionInstance changed) throws Exception {
        mount(changed);
        container.await(() -> USERS.stream().allMatch(user -> with(changed).isLetIn(user)));
    }

    /** Whether the user comes in with the password of these Secrets. */
    boolean isLetIn(String user) {
        try (Jedis client = connect(user)) {
            return client.ping().equals("PONG");
        } catch (JedisException refused) {
            return false;
        }
    }

    void write(String volume, String file, String text) throws IOException {
        container.replace(volume, file, text, GROUP_READS);
    }

    /** Connects over TLS, as the user of that purpose does who reads his Secret. */
    Jedis connect(String purpose) {
        return connect(
                rendered.secret(purpose).get("username"), rendered.passwords().get(purpose));
    }

    Jedis connect(String user, String password) {
        return new Jedis(
                this::overTls,
                DefaultJedisClientConfig.builder().user(user).password(password).build());
    }

    /** Connects with what an application is configured with. */
    Jedis open(String uri) {
        URI parsed = URI.create(uri);
        if (!JedisURIHelper.isRedisSSLScheme(parsed)
                || !parsed.getAuthority().endsWith("@" + rendered.host() + ":" + PORT)) {
            throw new AssertionError("leads elsewhere, or not over TLS");
        }
        return connect(JedisURIHelper.getUser(parsed), JedisURIHelper.getPassword(parsed));
    }

    /** Knocks without TLS. */
    Jedis withoutTls() {
        return new Jedis(new HostAndPort("127.0.0.1", container.forward(PORT)));
    }

    /** Knocks as nobody. */
    Jedis withoutUser() {
        return new Jedis(this::overTls, DefaultJedisClientConfig.builder().build());
    }

    /** Demands a certificate for the host that is rendered. */
    private Socket overTls() {
        try {
            Socket plain =
                    new ForwardedSockets(String.valueOf(container.forward(PORT))).createSocket(rendered.host(), PORT);
            SSLSocket socket =
                    (SSLSocket) rendered.certificate().clients().createSocket(plain, rendered.host(), PORT, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException | GeneralSecurityException failed) {
            throw new JedisConnectionException(failed.getMessage(), failed);
        }
    }

    /** What the server answers to a command of several words. */
    static Object answer(Jedis client, String command) {
        List<String> words = List.of(command.split(" "));
        return client.sendCommand(
                () -> SafeEncoder.encode(words.get(0)),
                words.subList(1, words.size()).toArray(String[]::new));
    }

    /** The same, for clients who have the passwords and trust the authorities of these Secrets. */
    ProductionRedisPod with(ProductionInstance secrets) {
        return new ProductionRedisPod(secrets, container, folder);
    }

    /** What redis-cli says in the pod of the server. */
    String client(String... options) {
        List<String> command =
                new ArrayList<>(List.of("redis-cli", "--no-auth-warning", "--cacert", "/run/tls/ca.crt"));
        command.addAll(List.of(options));
        return container.run(command).succeeded();
    }

    @Override
    public void close() {
        container.close();
    }
}
