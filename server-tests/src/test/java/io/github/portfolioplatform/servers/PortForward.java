package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Connects this machine with a network of its own, over a socket in a folder that both sides see. */
final class PortForward implements AutoCloseable {

    private static final int ATTEMPTS = 400;

    private final ServerSocketChannel server;
    private final SocketAddress target;

    private PortForward(ServerSocketChannel server, SocketAddress target) {
        this.server = server;
        this.target = target;
    }

    /** The side inside: from the socket to a port. */
    public static void main(String[] arguments) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(arguments[0]));
        new PortForward(socket, new InetSocketAddress(arguments[1], Integer.parseInt(arguments[2]))).accept();
    }

    /** How the side inside is started. */
    static List<String> inside(String classPath, String socket, String address, int port) {
        return List.of(
                java().resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                PortForward.class.getName(),
                socket,
                address,
                String.valueOf(port));
    }

    /** The side outside: from a free port to the socket, once it is there. */
    static PortForward toSocket(Path socket) throws IOException {
        for (int attempt = 0; !Files.exists(socket); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new IOException("nobody listens at " + socket);
            }
            sleep();
        }
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        PortForward forward = new PortForward(server, UnixDomainSocketAddress.of(socket));
        daemon(forward::accept);
        return forward;
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"));
    }

    static Path classes() {
        return Path.of(PortForward.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                daemon(() -> connect(client));
            }
        } catch (IOException closed) {
            // The pod has ended.
        }
    }

    private void connect(SocketChannel client) {
        try (client;
                SocketChannel connection = SocketChannel.open(target)) {
            daemon(() -> pump(connection, client));
            pump(client, connection);
        } catch (IOException refused) {
            // The client sees its connection end.
        }
    }

    private static void pump(ByteChannel from, ByteChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try (from;
                to) {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException ended) {
            // Closing both tells either side.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "port-forward");
        thread.setDaemon(true);
        thread.start();
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(25);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
