package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Connects to a port of this machine whatever host is asked for, so that drivers check certificates for the host that their connection
 * string has. Drivers make it by its name and an argument, the port.
 */
public final class ForwardedSockets extends SocketFactory {

    private final int port;

    /** Connects to that port. */
    public ForwardedSockets(String port) {
        this.port = Integer.parseInt(port);
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int ignored) throws IOException {
        Socket socket = createSocket();
        socket.connect(InetSocketAddress.createUnresolved(host, ignored), 0);
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int ignored) throws IOException {
        return createSocket(host.getHostName(), ignored);
    }

    @Override
    public Socket createSocket(String host, int ignored, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, ignored);
    }

    @Override
    public Socket createSocket(InetAddress host, int ignored, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, ignored);
    }
}
