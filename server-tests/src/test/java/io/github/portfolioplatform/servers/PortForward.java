package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Connects this machine with a network of its own, over a socket in a folder that both see. */
final class PortForward implements AutoCloseable {

    private final ServerSocketChannel server;
    private final SocketAddress target;
    private final Optional<Process> inside;

    private PortForward(ServerSocketChannel server, SocketAddress target, Optional<Process> inside) {
        this.server = server;
        this.target = target;
        this.inside = inside;
    }

    /**
     * Opens both sides.
     *
     * @param network what runs a command on the other network
     */
    static PortForward open(List<String> network, Path socket, String address, int port) throws IOException {
        Files.deleteIfExists(socket);
        List<String> command = new ArrayList<>(network);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PortForward.class.getName(),
                socket.toString(),
                address,
                String.valueOf(port)));
        Process inside = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (inside.getInputStream().read() < 0) {
            throw new IOException("nobody forwards to " + address + ":" + port);
        }
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        PortForward forward = new PortForward(server, UnixDomainSocketAddress.of(socket), Optional.of(inside));
        daemon(forward::accept);
        return forward;
    }

    /** The side inside: from the socket to the port, until the side outside ends. */
    public static void main(String[] arguments) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(arguments[0]));
        SocketAddress port = new InetSocketAddress(arguments[1], Integer.parseInt(arguments[2]));
        daemon(new PortForward(socket, port, Optional.empty())::accept);
        System.out.println("listens");
        System.in.readAllBytes();
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

    @Override
    public void close() {
        inside.ifPresent(process -> process.destroyForcibly().onExit().join());
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
